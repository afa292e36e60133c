"""Look up at C speed which shapes a folded text may show.

Six letters of five bits each make a *gram*, a number below 2³⁰. A few operations on one long integer pack the letters
of a whole text into its grams, at every second letter, and one look-up in a dictionary tells which of them belong to
a shape; most texts have none. A shape is looked for at its rarest place, once for each way to write it there and for
each of the two ways it may fall on the grams.
Stretched letters would hide a gram: who calls must treat them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from struct import Struct

from kazslogan.matching.frequency import frequency
from kazslogan.matching.shapes import Shape
from kazslogan.text.classes import ALPHABET

__all__ = ["Grams"]

#: Letters in a gram, and bits in a letter.
_GRAM, _BITS = 6, 5
#: Letters that a shape needs so that one of two grams lies inside it wherever it begins.
_NEEDED = _GRAM + 1
#: A string of fewer letters has too many grams around it.
_FEWEST = 4
#: Every way to write a shape costs memory.
_MANY = 64
_LETTER = 1 << _BITS
_ANY = range(_LETTER)
#: 0 is no letter (the end of the text); signs of scripts without classes share the rest.
_CODES = bytes(
    ALPHABET.index(name) + 1 if name in ALPHABET else len(ALPHABET) + 1 + name % (_LETTER - 1 - len(ALPHABET))
    for name in range(256)
)
_BLOCK = 512  # letters that are packed at once


class Grams:
    """The grams of many keys; each has some shapes, and its number is its place among them."""

    def __init__(self, keys: Sequence[Sequence[Shape]]) -> None:
        owners: dict[Shape, dict[int, None]] = {}
        shapes = {shape: None for of_key in keys for shape in of_key}
        parts = _shared_parts(shapes)
        for key, of_key in enumerate(keys):
            for shape in of_key:
                owners.setdefault(parts[shape], {})[key] = None
        self._keys: dict[int, tuple[int, ...]] = {}
        #: Strings that are too short for a gram, with negative numbers instead.
        self._short: dict[bytes, int] = {}
        both: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[int, ...]] = {}
        for part, owned in ((part, tuple(numbers)) for part, numbers in owners.items()):
            for string in _strings(part, _NEEDED):
                for gram in self._numbers(string):
                    known = self._keys.setdefault(gram, owned)
                    if known is not owned:
                        pair = known, owned
                        self._keys[gram] = both[pair] = both.get(pair) or tuple(dict.fromkeys((*known, *owned)))
        self._known = self._keys.keys()
        self._short_pattern = re.compile(b"|".join(sorted(map(re.escape, self._short)))) if self._short else None

    def _numbers(self, string: bytes) -> Iterable[int]:
        if len(string) >= _FEWEST:
            return _grams(string.translate(_CODES))
        return [self._short.setdefault(string, -1 - len(self._short))]

    def hits(self, folded: bytes) -> set[int]:
        """Return the grams of keys that ``folded`` shows, if no letter is stretched; most texts show none."""
        numbers = numbers_of(folded)
        hits = set() if self._known.isdisjoint(numbers) else self._known & numbers
        if self._short_pattern and self._short_pattern.search(folded):
            hits.update(self._short[string] for string in self._short_pattern.findall(folded))
        return hits

    def places(self, folded: bytes, hits: Iterable[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield where in ``folded`` some hits are, each with the keys that it may be part of."""
        codes = folded.translate(_CODES)
        strings = {number: string.translate(_CODES) for string, number in self._short.items()}
        for gram in hits:
            letters = strings.get(gram) or _letters(gram)
            place = codes.find(letters)
            while place >= 0:
                yield place, self._keys[gram]
                place = codes.find(letters, place + 1)


@lru_cache(maxsize=65536)
def _letters(gram: int) -> bytes:
    """Return the codes in a gram; at the end of a text there may be fewer of them."""
    return bytes(gram >> _BITS * place & _LETTER - 1 for place in range(_GRAM)).rstrip(b"\0")


def numbers_of(folded: bytes) -> Sequence[int]:
    """Return the grams of a folded text at every second letter, in no order."""
    if len(folded) > _BLOCK:
        parts = (numbers_of(folded[at : at + _BLOCK]) for at in range(0, len(folded), _BLOCK - _GRAM))
        return [number for part in parts for number in part]
    lanes = (len(folded) + 3) // 4
    even, odd, low, shift, size, unpack = _layout(lanes)
    letters = int.from_bytes(folded.translate(_CODES), "little")
    pairs = letters & even | letters >> 3 & odd  # two letters in the low ten bits of every 16
    first = pairs & low  # of four letters, the first two
    second = pairs ^ first
    grams = first | second >> 6 | first >> 12
    grams |= (second >> 16 | first >> 22 | second >> 28) << shift  # those that begin two letters later
    return unpack(grams.to_bytes(size, "little"))


@cache
def _layout(lanes: int) -> tuple[int, int, int, int, int, Callable[[bytes], tuple[int, ...]]]:
    """Return what :func:`numbers_of` needs for so many groups of four letters."""

    def each(lane: int) -> int:
        return int.from_bytes(lane.to_bytes(4, "little") * lanes, "little")

    return each(0x001F001F), each(0x03E003E0), each(0x3FF), 32 * lanes, 8 * lanes, Struct(f"<{2 * lanes}I").unpack


def _grams(codes: bytes) -> Iterator[int]:
    """Yield every gram that a text may have, at one of the two first places, where a string of codes begins."""
    number = 0
    for place, code in enumerate(codes[:_GRAM]):
        number |= code << _BITS * place
    yield from _continued(number, len(codes[:_GRAM]))
    if len(codes) > _GRAM:
        yield number >> _BITS | codes[_GRAM] << _BITS * (_GRAM - 1)
    else:
        number = (number << _BITS) & ((1 << _BITS * _GRAM) - 1)
        for before in _ANY:
            yield from _continued(number | before, min(_GRAM, len(codes) + 1))


def _continued(number: int, letters: int) -> Iterator[int]:
    if letters == _GRAM:
        yield number
        return
    for code in _ANY:
        yield from _continued(number | code << _BITS * letters, letters + 1)


def _shared_parts(shapes: Iterable[Shape]) -> dict[Shape, Shape]:
    """Choose a part of each shape to look for: one that ordinary text shows seldom and many shapes have."""
    parts = {shape: _parts(shape) for shape in shapes}
    count = Counter(part for of_shape in parts.values() for part in of_shape)
    price = {part: _price(part) / number for part, number in count.items()}
    return {shape: min(of_shape, key=price.__getitem__) for shape, of_shape in parts.items()}


def _parts(shape: Shape) -> list[Shape]:
    """Return the parts of a shape that are just long enough for two grams; of a short shape its longest ones."""
    lengths = [min(map(len, token)) for token in shape]
    needed = min(sum(lengths), _NEEDED)
    parts = []
    for at in range(len(shape)):
        if sum(lengths[at:]) < needed:
            break
        end = at + 1
        while sum(lengths[at:end]) < needed:
            end += 1
        parts.append(shape[at : end if needed == _NEEDED else len(shape)])
    return list(dict.fromkeys(parts))


def _price(part: Shape) -> float:
    ways = 1
    for token in part:
        ways *= len(token)
    return frequency(part) * max(1.0, ways / _MANY)


@cache
def _strings(shape: Shape, length: int) -> frozenset[bytes]:
    """Return the first ``length`` classes that a text may show for a shape; fewer where the shape ends before."""
    if not shape or not length:
        return frozenset([b""])
    found: set[bytes] = set()
    for shown in shape[0]:
        if len(shown) < length:
            found.update([shown + rest for rest in _strings(shape[1:], length - len(shown))])
        else:
            found.add(shown[:length])
    return frozenset(found)
