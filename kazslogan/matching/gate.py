"""Tell at the speed of a compiled automaton whether a text shows one of many shapes.

A gate is a regular expression over the signs of a text (see ``text.alphabets``), of the kind that pydantic brings
along: it runs in time that is linear in the text, whatever the pattern, and it tells yes or no in about a microsecond
for a post. It is fast as long as it is in states that it was in before; so there are several gates for many shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import groupby

from pydantic_core import SchemaValidator, core_schema

from kazslogan.matching.shapes import WILD_TOKEN, Shape, Token

__all__ = ["Gate", "gate_of"]

_MOST_SHAPES = 100  # in one automaton: with more of them it is seldom in a state that it knows
_ANY_SIGN = "[\x01-\x7f]?"  # signs of scripts without classes are seldom wrong
_SPECIAL = frozenset(r"\.+*?()|[]{}^$#&-~")  # of the expressions' syntax


class Gate:
    """A test whether a text shows one of some shapes; stretched letters hide nothing."""

    __slots__ = ("shows",)

    def __init__(self, shapes: Iterable[Shape]) -> None:
        every = sorted(set(shapes), key=_order)
        tests = [_test(every[at : at + _MOST_SHAPES]) for at in range(0, len(every), _MOST_SHAPES)]
        #: Tells whether the signs of a text show one of the shapes.
        self.shows = tests[0] if len(tests) == 1 else partial(_any, tests)


def _any(tests: Sequence[Callable[[str], bool]], signs: str) -> bool:
    return any(test(signs) for test in tests)


@lru_cache(maxsize=4096)
def gate_of(shapes: tuple[Shape, ...]) -> Gate:
    """Return the one gate of some shapes."""
    return Gate(shapes)


def _order(shape: Shape) -> list[list[bytes]]:
    return [sorted(token) for token in shape]


def _test(shapes: Sequence[Shape]) -> Callable[[str], bool]:
    return SchemaValidator(
        core_schema.str_schema(pattern=_branches(shapes), strict=True, regex_engine="rust-regex")
    ).isinstance_python


def _branches(shapes: Sequence[Shape]) -> str:
    if any(not shape for shape in shapes):
        return ""  # a shape ends here: what goes on from here need not be looked at
    by_token: dict[Token, list[Shape]] = {}
    for shape in shapes:
        by_token.setdefault(shape[0], []).append(shape[1:])
    branches = sorted(_fragment(token) + _branches(rests) for token, rests in by_token.items())
    return branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"


@lru_cache(maxsize=4096)
def _fragment(token: Token) -> str:
    """Return the pattern for one letter of a phrase; a stretched letter shows its sign several times."""
    if token is WILD_TOKEN:
        return _ANY_SIGN
    if not any(token):
        return ""
    singles = sorted(shown[0] for shown in token if len(shown) == 1)
    several = ["".join(_escaped(sign) + "+" for sign in shown) for shown in sorted(token) if len(shown) > 1]
    if not several:
        return _class(singles) + ("*" if b"" in token else "+")
    return (
        "(?:"
        + "|".join([*([_class(singles) + "+"] if singles else []), *several])
        + ")"
        + ("?" if b"" in token else "")
    )


def _class(signs: Sequence[int]) -> str:
    """Return the shortest pattern for one of some signs: a pattern is copied each time that a text doesn't show it."""
    if len(signs) == 1:
        return _escaped(signs[0])
    runs = [[sign for _, sign in run] for _, run in groupby(enumerate(signs), key=lambda item: item[1] - item[0])]
    return (
        "["
        + "".join(
            _escaped(run[0]) + ("-" if len(run) > 2 else "") + (_escaped(run[-1]) if len(run) > 1 else "")
            for run in runs
        )
        + "]"
    )


def _escaped(sign: int) -> str:
    char = chr(sign)
    return "\\" + char if char in _SPECIAL else char
