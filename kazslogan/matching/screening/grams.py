"""Look up at C speed which shapes a folded text shows, whatever their number.

A shape is looked for at its rarest part: every way to write six letters there is a *gram* (``wordings.codes``), and
one look-up tells which letters of a text begin one. Few do, and of these most are told by one look at all the letters
around; what is left is read letter by letter. Stretched letters would hide a shape: who calls must treat them apart.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import compress
from operator import and_, itemgetter
from typing import NamedTuple

from kazslogan.matching.screening.gate import Gate
from kazslogan.matching.wordings.codes import GRAM, coded, codes_of, grams, numbers, part_to_look_for
from kazslogan.matching.wordings.shapes import WILD_TOKEN, Shape, Token, backwards
from kazslogan.text.classes import ALPHABET

__all__ = ["Grams", "Part", "parts_of"]

#: A part of fewer letters has too many grams.
_FEWEST = 4
_ALL_GRAMS = 1 << 24
_OWNER_BITS = 32
_BUCKETS = 256
#: Letters before the first one of a gram, and from it on, that are looked at together: as a number of 32 bits each.
_BEFORE, _ONWARD = 6, 12
_BITS = 32
_NO_LETTER = 1
_WINDOW_BEFORE = (1 << _BITS * _BEFORE) - 1
_WINDOW = (1 << _BITS * (_BEFORE + _ONWARD)) - 1
#: The bit of each class; signs of scripts without classes share some.
_BIT_OF = [1 << (1 + ALPHABET.index(name) if name in ALPHABET else 24 + name % 8) for name in range(256)]


_Excluded = tuple[int, ...]
"""Ways to tell letters: the classes that they can't be, a bit for each."""


class Part(NamedTuple):
    """Letters in a row that are to be looked for."""

    letters: Shape
    around: tuple[tuple[Shape, Shape], ...]
    """What may stand before and behind them: one of these."""
    ways: tuple[Shape, ...] = ()
    """What they may show, if that is less than what each of them may show."""


def parts_of(shapes: Iterable[Shape]) -> list[Part]:
    """Return what is best to look for of some shapes of which one is to be found; several may share a part."""
    around: dict[Shape, list[tuple[Shape, Shape]]] = {}
    for shape in shapes:
        lengths = range(_FEWEST, GRAM + 1) if WILD_TOKEN in shape else (GRAM,)
        part = part_to_look_for(coded(shape), *lengths)
        around.setdefault(shape[part], []).append((shape[: part.start], shape[part.stop :]))
    return [Part(letters, tuple(beside)) for letters, beside in around.items()]


class Grams:
    """The grams of some parts of shapes."""

    def __init__(self, sought: Iterable[tuple[Part, int]]) -> None:
        """Take parts, each with the number of what it belongs to."""
        self._numbers = array("I")  # by part
        #: By part: the classes that letters around it can't be, for each that may stand before and behind it; and those
        #: that they can't be whatever stands there.
        self._excluded: list[tuple[tuple[_Excluded, _Excluded], ...]] = []
        self._always_excluded: list[int] = []
        self._short: list[tuple[Gate, int]] = []
        short: list[Shape] = []
        self._begins = bytearray(_ALL_GRAMS)  # whether any part has the gram
        buckets = [array("Q") for _ in range(_BUCKETS)]
        for part, number in sought:
            if sum(min(map(len, token)) for token in part.letters) < _FEWEST:
                shapes = [before + part.letters + behind for before, behind in part.around]
                self._short.append((Gate(shapes), number))
                short += shapes
                continue
            for gram in set().union(*(numbers(coded(way), GRAM) for way in part.ways or (part.letters,))):
                self._begins[gram] = 1
                buckets[gram % _BUCKETS].append(gram << _OWNER_BITS | len(self._numbers))
            excluded = tuple({_excluded(before, part.letters + behind) for before, behind in part.around})
            self._excluded.append(excluded)
            self._always_excluded.append(reduce(and_, (reduce(and_, one) | reduce(and_, two) for one, two in excluded)))
            self._numbers.append(number)
        #: Each gram with the places of the parts that have it: a hundred million of such numbers take little memory.
        self._owners = [array("Q", sorted(bucket)) for bucket in buckets]
        self._any_short = Gate(short)

    def shown(self, folded: bytes) -> set[tuple[int, int]]:
        """Return what a folded text shows if no letter is stretched, mostly nothing.

        Numbers, each with the place of the letter that the part begins with; -1 for parts of few letters.
        """
        found = set(self._shown(folded)) if len(folded) > 1 else set()
        if self._short and self._any_short.shows(classes := folded.decode("latin-1")):
            found.update((number, -1) for gate, number in self._short if gate.shows(classes))
        return found

    def _shown(self, folded: bytes) -> Iterator[tuple[int, int]]:
        shown = grams(codes_of(folded))
        begins = itemgetter(*shown)(self._begins)
        if not any(begins):
            return
        always, excluded = self._always_excluded, self._excluded
        bits = [_NO_LETTER] * _BEFORE + [_BIT_OF[name] for name in folded] + [_NO_LETTER] * _ONWARD
        letters = int.from_bytes(array("I", bits).tobytes(), sys.byteorder)
        for at in compress(range(len(folded)), begins):
            window = letters >> _BITS * at & _WINDOW
            bucket = self._owners[shown[at] % _BUCKETS]
            gram = shown[at] << _OWNER_BITS
            for entry in range(bisect_left(bucket, gram), len(bucket)):
                owner = bucket[entry] - gram
                if owner >> _OWNER_BITS:
                    break
                if not window & always[owner] and _may_stand_in(window, excluded[owner]):
                    yield self._numbers[owner], at


def _may_stand_in(window: int, around: Iterable[tuple[_Excluded, _Excluded]]) -> bool:
    """Tell whether letters may be what may stand around a part."""
    return any(
        not all(map(window.__and__, onward)) and not all(map(window.__and__, before)) for before, onward in around
    )


def _excluded(before: Shape, onward: Shape) -> tuple[_Excluded, _Excluded]:
    """Return the classes that letters before a part, and from it on, can't be."""
    ahead = map(_turned, _allowed(backwards(before), _BEFORE))
    behind = (allowed << _BITS * _BEFORE for allowed in _allowed(onward, _ONWARD))
    return (
        tuple(_WINDOW_BEFORE & ~allowed for allowed in ahead),
        tuple(_WINDOW & ~_WINDOW_BEFORE & ~allowed for allowed in behind),
    )


def _allowed(tokens: Shape, count: int) -> Iterable[int]:
    """Return which classes each of the first letters of a text may be that shows some letters, whatever follows them.

    There are several ways, one for each length, where letters may show none or two.
    """
    by_length = {0: 0}
    for token in tokens:
        further: dict[int, int] = {}
        for length, allowed in by_length.items():
            for more, shown in _shown_by(token):
                end = min(count, length + more)
                further[end] = further.get(end, 0) | allowed | shown << _BITS * length
        by_length = further
        if min(by_length) == count:
            break
    full = (1 << _BITS * count) - 1
    return {(allowed | full << _BITS * length) & full for length, allowed in by_length.items()}


def _turned(classes: int) -> int:
    """Return the classes of as many letters as there are before a part, the last one first."""
    names = classes.to_bytes(_BITS * _BEFORE // 8, "big")
    step = _BITS // 8
    return int.from_bytes(b"".join(names[at : at + step] for at in reversed(range(0, len(names), step))), "big")


@lru_cache(maxsize=4096)
def _shown_by(token: Token) -> tuple[tuple[int, int], ...]:
    """Return how many classes a letter may show, each with what these may be, place by place and a bit for each."""
    found: dict[int, int] = {}
    for string in token:
        shown = sum(_BIT_OF[name] << _BITS * at for at, name in enumerate(string))
        found[len(string)] = found.get(len(string), 0) | shown
    return tuple(found.items())
