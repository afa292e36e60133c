"""Templates: one line of text that stands for many wordings; :mod:`kazslogan.rules.syntax` tells the marks.

A template is parsed once into small frozen nodes; :func:`expand` lists the wordings, :func:`measure` tells
how many and how long they are without listing them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import permutations, product
from typing import NamedTuple

import regex

from kazslogan.rules.letters import holds_letter
from kazslogan.rules.syntax import (
    Alternatives,
    Node,
    Optional_,
    Permutation,
    Sequence,
    SlotRef,
    TemplateError,
    Text,
    children,
    parse,
    slot_names,
)

__all__ = [
    "Alternatives",
    "Node",
    "Optional_",
    "Permutation",
    "Sequence",
    "Size",
    "SlotRef",
    "TemplateError",
    "Text",
    "Wording",
    "expand",
    "measure",
    "parse",
    "slot_names",
]

LIMIT = 2000
"""Most wordings that one template may stand for."""
CEILING = 10**9
"""Where counting stops."""
HAN = regex.compile(r"\p{Han}")
LETTER_OF_HAN = 1.5
"""A Han character is a syllable with a meaning: two of them say as much as three letters."""
WHITE = re.compile(r"\s+")
BEFORE_COMMA = re.compile(r" (?=[,.!?;:،，。])")

Wording = tuple[str | SlotRef, ...]
"""One plain wording: text and slots in order, neighbouring text merged."""
Slots = Mapping[str, tuple[Sequence, ...]]


def expand(sequence: Sequence, slots: Slots | None = None, *, limit: int = LIMIT) -> list[Wording]:
    """List the wordings of a template: plainest first (optional words left out), each once.

    References to a slot in ``slots`` (name -> templates) are replaced by its wordings; others stay
    :class:`SlotRef` objects. Runs of white space become one space, none stands at the ends or before a comma.

    >>> expand(parse("[please] (stay|be) at {place}"))[0]
    ('stay at ', SlotRef(name='place'))
    >>> expand(parse("(a;b) [{x}]"), {"x": (parse("c"),)})
    [('a b',), ('a b c',), ('b a',), ('b a c',)]

    Raises:
        TemplateError: there are more than ``limit`` wordings.
    """
    slots = slots or {}
    if all(isinstance(item, Text) for item in sequence.items):
        return [_tidy(tuple(item.text for item in sequence.items if isinstance(item, Text)))]  # most are plain
    if measure(sequence, slots).wordings > limit:
        fix = "use fewer alternatives and optional words, or split it into several phrases"
        raise TemplateError(0, f"it stands for more than {limit} wordings", fix)
    return list(dict.fromkeys(_tidy(wording) for wording in _expand(sequence, slots)))


class Size(NamedTuple):
    """How much a template stands for; found without expanding it, so it is safe for any template."""

    wordings: int
    """Before equal ones are merged; never more than :data:`CEILING`."""
    fewest: float
    """Letters in the wording that has the fewest; a Han character counts as one and a half."""
    most: float
    longest: int
    """Code points in the longest wording, about."""


def measure(node: Node, slots: Slots, seen: dict[str, Size] | None = None) -> Size:
    """Measure a template with its slots. A slot that isn't in ``slots``, or is inside itself, counts as no text.

    >>> measure(parse("(a|bc) [{x}]"), {"x": (parse("def"),)})
    Size(wordings=4, fewest=1, most=5, longest=6)
    """
    seen = {} if seen is None else seen
    match node:
        case Text(text):
            letters = _count_letters(text)
            return Size(1, letters, letters, len(text))
        case SlotRef(name):
            if name not in seen:
                seen[name] = Size(1, 0, 0, 0)
                if name in slots:
                    seen[name] = _either([measure(template, slots, seen) for template in slots[name]])
            return seen[name]
        case Alternatives(options):
            return _either([measure(option, slots, seen) for option in options])
        case Optional_(body):
            return _either([Size(1, 0, 0, 0), measure(body, slots, seen)])
    sizes = [measure(child, slots, seen) for child in children(node)]
    wordings = 1
    for place, size in enumerate(sizes, start=1):
        orders = place if isinstance(node, Permutation) else 1  # 1 · 2 · … n: the number of orders
        wordings = min(wordings * orders * size.wordings, CEILING)
    return Size(wordings, sum(s.fewest for s in sizes), sum(s.most for s in sizes), sum(s.longest for s in sizes))


@lru_cache(maxsize=4096)
def _count_letters(text: str) -> float:
    if not holds_letter(text):
        return 0
    return sum(LETTER_OF_HAN if HAN.match(char) else 1 for char in text if char.isalpha())


def _either(sizes: list[Size]) -> Size:
    if not sizes:
        return Size(1, 0, 0, 0)
    wordings, fewest, most, longest = zip(*sizes, strict=True)
    return Size(min(sum(wordings), CEILING), min(fewest), max(most), max(longest))


def _expand(node: Node, slots: Slots) -> Iterator[Wording]:
    match node:
        case Text(text):
            yield (text,)
        case SlotRef(name):
            if name in slots:
                for template in slots[name]:
                    yield from _expand(template, _without(slots, name))
            else:
                yield (node,)
        case Optional_(body):
            yield ()
            yield from _expand(body, slots)
        case Alternatives(options):
            for option in options:
                yield from _expand(option, slots)
        case Permutation(parts):
            for order in permutations(parts):
                yield from _joined([_expand(part, slots) for part in order], between=(" ",))
        case Sequence(items):
            yield from _joined([_expand(item, slots) for item in items], between=())


def _joined(columns: list[Iterator[Wording]], between: Wording) -> Iterator[Wording]:
    """Every way to take one wording of each column."""
    for chosen in product(*columns):
        pieces: list[str | SlotRef] = []
        for number, wording in enumerate(chosen):
            pieces += (*(between if number else ()), *wording)
        yield tuple(pieces)


def _without(slots: Slots, name: str) -> Slots:
    """A slot inside itself stays a reference, so that a cycle can't run for ever."""
    return {key: value for key, value in slots.items() if key != name}


def _tidy(wording: Wording) -> Wording:
    """Merge neighbouring text and normalise its white space."""
    merged: list[str | SlotRef] = []
    for piece in wording:
        if merged and isinstance(piece, str) and isinstance(merged[-1], str):
            merged[-1] += piece
        elif piece != "":
            merged.append(piece)
    tidy = [BEFORE_COMMA.sub("", WHITE.sub(" ", piece)) if isinstance(piece, str) else piece for piece in merged]
    if tidy and isinstance(tidy[0], str):
        tidy[0] = tidy[0].lstrip()
    if tidy and isinstance(tidy[-1], str):
        tidy[-1] = tidy[-1].rstrip()
    return tuple(piece for piece in tidy if piece != "")
