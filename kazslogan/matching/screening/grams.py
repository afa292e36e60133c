"""Look up at C speed which shapes a folded text may show.

A shape is looked for at its rarest place: every way to write six letters there is a *gram* (``wordings.codes``), and
one look-up in a set tells whether a text shows any; most texts show none. If it does, the end of the shape that is
farther from its rarest place must be there, too.
Stretched letters would hide a gram: who calls must treat them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kazslogan.matching.wordings.codes import ANY_CODE, GRAM, coded, gram, grams, part_to_look_for, parts, strings
from kazslogan.matching.wordings.shapes import Shape

__all__ = ["Grams"]

#: A shape of fewer letters has too many grams around it.
_FEWEST = 4
_NONE: frozenset[int] = frozenset()


class Grams:
    """The grams of some shapes; a shape's number is its place among them."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        #: Strings of classes that are too short for a gram, with the shapes that they are ways to write.
        self._short: dict[bytes, tuple[int, ...]] = {}
        owners: dict[Shape, list[int]] = {}
        others: dict[Shape, list[int]] = {}
        single: list[int] = []
        for number, shape in enumerate(shapes):
            for part in self._parts(shape, number):
                owners.setdefault(part, []).append(number)
            other = self._other_end(shape)
            if other is None:
                single.append(number)
            else:
                others.setdefault(other, []).append(number)
        self._shapes, self._others = self._by_gram(owners), self._by_gram(others)
        self._single = frozenset(single)
        self._short_pattern = re.compile(b"|".join(sorted(map(re.escape, self._short)))) if self._short else None

    def _by_gram(self, owners: dict[Shape, list[int]]) -> dict[int, tuple[int, ...]]:
        """Return each gram of some parts with the shapes that they are parts of."""
        found: dict[int, tuple[int, ...]] = {}
        both: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[int, ...]] = {}
        for part, owned in ((part, tuple(numbers)) for part, numbers in owners.items()):
            for number in {number for codes in strings(part, GRAM) for number in _grams(codes)}:
                known = found.setdefault(number, owned)
                if known is not owned:
                    pair = known, owned
                    found[number] = both[pair] = both.get(pair) or known + owned
        return found

    def _other_end(self, shape: Shape) -> Shape | None:
        """Return the end of a shape that is farther from its rarest part; None if it has no other part."""
        codes = coded(shape)
        ends = parts(codes, GRAM)
        if len(ends) < 2:
            return None
        return ends[0 if 2 * ends.index(part_to_look_for(codes, GRAM)) >= len(ends) else -1]

    def _parts(self, shape: Shape, number: int) -> Iterator[Shape]:
        """Yield the parts of a shape to look for: the rarest one; of a short shape all that are long enough."""
        if sum(min(map(len, token)) for token in shape) >= _FEWEST:
            yield part_to_look_for(coded(shape), GRAM)
            return
        for string in strings(shape, GRAM):
            if len(string) < _FEWEST:
                self._short[string] = (*self._short.get(string, ()), number)
            else:
                yield coded((frozenset([string]),))

    def shapes(self, folded: bytes, codes: bytes) -> frozenset[int]:
        """Return the shapes that a folded text (with its codes) may show if no letter is stretched; mostly none."""
        numbers = grams(codes)
        found = _NONE
        hits = self._shapes.keys() & numbers
        if hits:
            found = found.union(*map(self._shapes.__getitem__, hits))
            others = _NONE.union(*map(self._others.__getitem__, self._others.keys() & numbers))
            found = (found & self._single) | (found & others)
        if self._short_pattern and self._short_pattern.search(folded):
            found = found.union(*(numbers for string, numbers in self._short.items() if string in folded))
        return found


def _grams(codes: bytes) -> Iterator[int]:
    """Yield the grams that begin with a string: itself, or, if it is shorter, whatever may follow it."""
    if len(codes) == GRAM:
        yield gram(codes)
        return
    for code in ANY_CODE:
        yield from _grams(codes + bytes([code]))
