"""Tell at the speed of a compiled automaton whether a text shows one of many shapes.

A gate is a regular expression over the signs of a text (see ``text.alphabets``), of the kind that pydantic brings
along: it runs in time that is linear in the text, whatever the pattern, and it tells yes or no in about a microsecond
for a post. It is fast as long as it is in states that it was in before; so there are several gates for many shapes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from itertools import groupby
from math import ceil
from typing import Any, TypeVar

from kazslogan.matching.screening.clues import Clue
from kazslogan.matching.screening.rows import Row
from kazslogan.matching.wordings.shapes import WILD_TOKEN, Shape, Token
from kazslogan.text.linear import Test, escaped, tell

__all__ = ["Gate", "gate_of", "ordered", "parted", "pattern_of"]

_MOST_SHAPES = 110  # in one automaton: with more of them it is seldom in a state that it knows
_ANY_SIGN = "[\x01-\x7f]?"  # signs of scripts without classes are seldom wrong

_Sequence = TypeVar("_Sequence", bound=Sequence[Any])
_Step = TypeVar("_Step", bound=Hashable)


class Gate:
    """A test whether a text shows one of some shapes; stretched letters hide nothing. It is built when it is asked."""

    def __init__(self, shapes: Iterable[Shape] = (), backward: Iterable[Shape] = (), rows: Iterable[Row] = ()) -> None:
        """Take what to look for.

        Args:
            shapes: the shapes.
            backward: others, to look for in the text when it is read backwards.
            rows: of shapes, each of which shows one at each of its places.
        """
        self._shapes, self._backward, self._rows = tuple(shapes), tuple(backward), tuple(rows)

    @cached_property
    def shows(self) -> Test:
        """Tells whether the signs of a text show one of the shapes."""
        rows = (_trie(part, _branches) for part in _parted(self._rows, _size_of_row, _MOST_SHAPES))
        forward = [*_tests(self._shapes), *map(tell, rows)]
        backward = _tests(self._backward)
        return forward[0] if len(forward) == 1 and not backward else partial(_shows, forward, backward)


def _shows(forward: Sequence[Test], backward: Sequence[Test], signs: str) -> bool:
    if any(test(signs) for test in forward):
        return True
    reversed_signs = signs[::-1]
    return any(test(reversed_signs) for test in backward)


@lru_cache(maxsize=512)  # some take two megabytes
def gate_of(clue: Clue) -> Gate:
    """Return the one gate of a clue."""
    return Gate(clue.shapes, clue.backward)


def _tests(shapes: Iterable[Shape]) -> list[Test]:
    return [tell(pattern_of(part)) for part in parted(ordered(shapes))]


def pattern_of(shapes: Iterable[Shape]) -> str:
    """Return one pattern for some shapes."""
    return _trie(shapes, _fragment)


def ordered(shapes: Iterable[Shape]) -> list[Shape]:
    """Return shapes, none twice and those that begin alike together, as it is best to look for them."""
    return sorted(set(map(_trimmed, shapes)), key=_order)


@lru_cache(maxsize=16384)
def _trimmed(shape: Shape) -> Shape:
    """Return a shape without letters at its ends that may be missing: a text that shows the rest shows the shape."""
    needed = [place for place, token in enumerate(shape) if b"" not in token]
    return shape[needed[0] : needed[-1] + 1] if needed else ()


def parted(shapes: Iterable[Shape], most: int = _MOST_SHAPES) -> Iterator[list[Shape]]:
    """Yield parts of some shapes, each with ``most`` at most, as big as one another."""
    return _parted(shapes, lambda _: 1, most)


def _size_of_row(row: Row) -> int:
    return sum(map(len, row))


def _parted(sequences: Iterable[_Sequence], size: Callable[[_Sequence], int], most: int) -> Iterator[list[_Sequence]]:
    """Yield parts that are small enough for one automaton, and about as big as one another; none of them twice."""
    sequences = list(dict.fromkeys(sequences))
    total = sum(map(size, sequences))
    enough = total / ceil(total / most) if total else 0
    part: list[_Sequence] = []
    done = 0.0
    for sequence in sequences:
        part.append(sequence)
        done += size(sequence)
        if done >= enough:
            yield part
            part, done = [], 0.0
    if part:
        yield part


def _order(shape: Shape) -> list[tuple[bytes, ...]]:
    return list(map(_sorted, shape))


@lru_cache(maxsize=4096)
def _sorted(token: Token) -> tuple[bytes, ...]:
    return tuple(sorted(token))


def _trie(sequences: Iterable[Sequence[_Step]], pattern: Callable[[_Step], str], ends: bool = True) -> str:
    """Return one pattern for some sequences.

    Args:
        sequences: of steps.
        pattern: that of one step.
        ends: whether nothing follows, so that what goes on behind the end of a sequence need not be looked at.
    """
    by_step: dict[_Step, list[Sequence[_Step]]] = {}
    may_end = False
    for sequence in sequences:
        if sequence:
            by_step.setdefault(sequence[0], []).append(sequence[1:])
        else:
            may_end = True
    if not by_step or (may_end and ends):
        return ""
    branches = sorted(pattern(step) + _trie(rests, pattern, ends) for step, rests in by_step.items())
    either = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    return f"(?:{either})?" if may_end else either


@lru_cache(maxsize=4096)
def _branches(shapes: tuple[Shape, ...]) -> str:
    """Return the pattern for one place of a row."""
    return _trie(shapes, _fragment, ends=False)


@lru_cache(maxsize=4096)
def _fragment(token: Token) -> str:
    """Return the pattern for one letter of a phrase; a stretched letter shows its sign several times."""
    if token is WILD_TOKEN:
        return _ANY_SIGN
    if not any(token):
        return ""
    return _spelt(token)


def _spelt(strings: Token) -> str:
    """Return the pattern for one of some strings of signs, as short as possible (see :func:`_class`)."""
    rests: dict[int, set[bytes]] = {}
    for shown in filter(None, strings):
        rests.setdefault(shown[0], set()).add(shown[1:])
    firsts: dict[Token, list[int]] = {}
    for sign, rest in sorted(rests.items()):
        firsts.setdefault(frozenset(rest), []).append(sign)
    branches = [_class(signs) + "+" + (_spelt(rest) if any(rest) else "") for rest, signs in firsts.items()]
    either = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if b"" not in strings:
        return either
    return either[:-1] + "*" if max(map(len, strings)) == 1 else f"(?:{either})?"


def _class(signs: Sequence[int]) -> str:
    """Return the shortest pattern for one of some signs: a pattern is copied each time that a text doesn't show it."""
    if len(signs) == 1:
        return escaped(chr(signs[0]))
    runs = [[sign for _, sign in run] for _, run in groupby(enumerate(signs), key=lambda item: item[1] - item[0])]
    return (
        "["
        + "".join(
            escaped(chr(run[0])) + ("-" if len(run) > 2 else "") + (escaped(chr(run[-1])) if len(run) > 1 else "")
            for run in runs
        )
        + "]"
    )
