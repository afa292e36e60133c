"""Look up at C speed which shapes a folded text may show.

Every shape has a place, the letters that ordinary text shows least, whose first four classes make a *gram*: an integer
that :mod:`struct` reads from the text at every offset. One look-up in a set tells whether a text shows any gram of any
shape. The few classes that follow the gram are compared next; only what agrees in both is worth a regular expression.
Stretched letters would hide a gram: who calls must treat them apart.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from struct import Struct

from kazslogan.matching.shapes import Shape, compile_shapes, string_likelihood
from kazslogan.text.classes import ALPHABET, classes
from kazslogan.text.tables import common_word_counts

__all__ = ["Grams"]

#: Letters in a gram, as many as the bytes of an unsigned integer of :mod:`struct`'s format ``I``.
_GRAM = 4
#: Classes that are compared at most, the gram's included, and how many ways to write them a shape may have.
_COMPARED = 10
_MOST_STRINGS = 300
#: What may stand behind the last letter of a shape: any class, a sign of a script without classes, the end.
_AFTER = (b"\0", *(bytes([name]) for name in (*ALPHABET, *range(128, 256))))
_UNPACK = [Struct(f"{length}I").unpack_from for length in range(256)]


class Grams:
    """The grams of many shapes; every shape belongs to some *marks*, the bits of an integer."""

    def __init__(self, marks: Mapping[Shape, int]) -> None:
        self._tails: dict[int, dict[int, dict[bytes, int]]] = {}  # gram -> length -> the classes behind it -> marks
        tiny = 0
        tiny_shapes: list[Shape] = []
        chosen: set[bytes] = set()
        for shape in sorted(marks, key=len):
            strings = _rarest_strings(shape, chosen)
            if strings is None:
                tiny |= marks[shape]
                tiny_shapes.append(shape)
                continue
            for string in strings:
                chosen.add(string[:_GRAM])
                tails = self._tails.setdefault(_number(string[:_GRAM]), {})
                tail = string[_GRAM:].rstrip(b"\0")
                ends = tails.setdefault(len(tail), {})
                ends[tail] = ends.get(tail, 0) | marks[shape]
        self._known = frozenset(self._tails)
        self._tiny = (compile_shapes(tiny_shapes), tiny) if tiny else None

    def seen(self, folded: bytes) -> int:
        """Return the marks of all shapes that ``folded`` may show (and maybe more), if no letter is stretched."""
        length = len(folded) // _GRAM + 1
        unpack = _UNPACK[length] if length < len(_UNPACK) else Struct(f"{length}I").unpack_from
        padded = folded + bytes(2 * _GRAM)
        among = self._known.intersection
        marks = 0
        for offset in range(_GRAM):
            for gram in among(unpack(padded, offset)):
                marks |= self._agreeing(gram, padded)
        if self._tiny and self._tiny[0].search(folded):
            marks |= self._tiny[1]
        return marks

    def _agreeing(self, gram: int, padded: bytes) -> int:
        """Return the marks of the shapes that go on behind a gram as the text does."""
        shown = gram.to_bytes(_GRAM, sys.byteorder)
        tails = self._tails[gram].items()
        marks = 0
        at = padded.find(shown)
        while at >= 0:
            behind = at + _GRAM
            for length, ends in tails:
                marks |= ends.get(padded[behind : behind + length], 0)
            at = padded.find(shown, at + 1)
        return marks


def _rarest_strings(shape: Shape, chosen: set[bytes]) -> frozenset[bytes] | None:
    """Return what may stand at the place of a shape that adds least to the grams ``chosen`` before.

    None if the shape is too short for a gram.
    """
    best: tuple[float, Shape] | None = None
    for at in range(len(shape)):
        rest = shape[at:]
        grams = _strings(rest, _GRAM)
        if min(map(len, grams)) < _GRAM or (best and len(rest) < min(len(shape), _GRAM + 2)):
            continue
        common = sum(_frequency(gram) for gram in grams if gram not in chosen)
        if best is None or common < best[0]:
            best = common, rest
    if best is None:
        grams = _strings(shape, _GRAM)
        if min(map(len, grams)) < _GRAM - 1:
            return None
        short = (gram for gram in grams if len(gram) < _GRAM)
        return frozenset(gram + after for gram in short for after in _AFTER) | {g for g in grams if len(g) == _GRAM}
    for length in range(_COMPARED, _GRAM, -1):
        strings = _strings(best[1], length)
        if len(strings) <= _MOST_STRINGS:
            return strings
    return _strings(best[1], _GRAM)


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


def _number(gram: bytes) -> int:
    """Return the number that :mod:`struct` unpacks from four bytes."""
    return int.from_bytes(gram, sys.byteorder)


@cache
def _frequency(gram: bytes) -> float:
    """Estimate how often text shows a gram: as counted in common words, and as its letters let one expect."""
    counts, total = _counts()
    return counts.get(gram, 0) / total + string_likelihood(gram)


@cache
def _counts() -> tuple[dict[bytes, int], int]:
    """Count the grams of common words; also return how many there are in all."""
    counts: dict[bytes, int] = {}
    for word, count in common_word_counts():
        folded = classes(word)[0]
        for at in range(len(folded) - _GRAM + 1):
            gram = folded[at : at + _GRAM]
            counts[gram] = counts.get(gram, 0) + count
    return counts, sum(counts.values())
