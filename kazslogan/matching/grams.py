"""Look up at C speed which shapes a folded text may show.

A shape is looked for at its rarest place: every way to write six letters there is a *gram* (``matching.codes``), and
one look-up in a set tells whether a text shows any; most texts show none. Only then a second place of the shape is
looked up in the same way. For few shapes it is enough to read the grams of a text at every second letter (then a shape
has two of them for each way), for many shapes they are read at every letter: that needs less memory, but more time.
Stretched letters would hide a gram: who calls must treat them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kazslogan.matching.codes import ANY_CODE, GRAM, coded, gram, grams, part_to_look_for, strings
from kazslogan.matching.shapes import Shape

__all__ = ["Grams"]

#: A shape of fewer letters has too many grams around it.
_FEWEST = 4
#: From so many shapes on the grams of a text are read at every letter.
_MANY_SHAPES = 1500
_NONE: frozenset[int] = frozenset()


class Grams:
    """The grams of some shapes; a shape's number is its place among them."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self._step = 1 if len(shapes) >= _MANY_SHAPES else 2
        self._length = GRAM + self._step - 1
        #: Strings of classes that are too short for a gram, with the shapes that they are ways to write.
        self._short: dict[bytes, tuple[int, ...]] = {}
        owners: dict[Shape, list[int]] = {}
        for number, shape in enumerate(shapes):
            for part in self._parts(shape, number):
                owners.setdefault(part, []).append(number)
        self._shapes: dict[int, tuple[int, ...]] = {}
        both: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[int, ...]] = {}
        for part, owned in ((part, tuple(numbers)) for part, numbers in owners.items()):
            for number in {number for codes in strings(part, self._length) for number in _grams(codes, self._step)}:
                known = self._shapes.setdefault(number, owned)
                if known is not owned:
                    pair = known, owned
                    self._shapes[number] = both[pair] = both.get(pair) or known + owned
        self._known = frozenset(self._shapes)
        self._short_pattern = re.compile(b"|".join(sorted(map(re.escape, self._short)))) if self._short else None

    def _parts(self, shape: Shape, number: int) -> Iterator[Shape]:
        """Yield the parts of a shape to look for: the rarest one; of a short shape all that are long enough."""
        if sum(min(map(len, token)) for token in shape) >= _FEWEST:
            yield part_to_look_for(coded(shape), self._length)
            return
        for string in strings(shape, self._length):
            if len(string) < _FEWEST:
                self._short[string] = (*self._short.get(string, ()), number)
            else:
                yield coded((frozenset([string]),))

    def shapes(self, folded: bytes, codes: bytes) -> frozenset[int]:
        """Return the shapes that a folded text (with its codes) may show if no letter is stretched; mostly none."""
        numbers = grams(codes, self._step)
        found = _NONE
        if not self._known.isdisjoint(numbers):
            found = found.union(*map(self._shapes.__getitem__, self._known.intersection(numbers)))
        if self._short_pattern and self._short_pattern.search(folded):
            found = found.union(*(numbers for string, numbers in self._short.items() if string in folded))
        return found


def _grams(codes: bytes, step: int) -> Iterator[int]:
    """Yield the grams, of those read at every letter or every second one, in which a text may show a string."""
    yield from _continued(codes[:GRAM])
    if step == 1:
        return
    if len(codes) > GRAM:
        yield gram(codes[1 : GRAM + 1])
    else:
        for before in ANY_CODE[1:]:
            yield from _continued(bytes([before]) + codes[: GRAM - 1])


def _continued(codes: bytes) -> Iterator[int]:
    if len(codes) == GRAM:
        yield gram(codes)
        return
    for code in ANY_CODE:
        yield from _continued(codes + bytes([code]))
