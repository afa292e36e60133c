"""Align a slot's wordings with a text: cheapest way first, every letter priced, every slip counted.

The search is Dijkstra's, over pairs of (place in the text, place in the trie). Moves that a disguise explains cost
little (see ``text.readings``); a slip – a letter too much, too few, another one, two exchanged – costs 1. So what
comes out first is what a reader would see first, and a rival wording (Pakistan) beats a bent one (Kazakhstan).
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import count
from typing import NamedTuple

from kazslogan.matching.trie import GAP, Node, Trie
from kazslogan.models import Disguise
from kazslogan.text.classes import class_of
from kazslogan.text.readings import APOSTROPHES, Reading, long_readings, longest_sign, readings_of
from kazslogan.text.tables import dropped_letters

__all__ = ["Aligner", "Hit", "Op", "skip_separators"]

_GAP_PRICE = 0.03  # a separator inside a word
_STRETCH_PRICE = 0.03  # a run of one letter, however long
_DOUBLE_PRICE = 0.15  # one letter twice, or once instead of twice
_LONGEST_GAP = 48  # separators that may stand between two letters of one phrase
_LONGEST_RUN = 4096  # of one letter; a longer one is no word


class Op(NamedTuple):
    """One move: the units ``[first, last)`` of the text stand for ``letters`` of the wording."""

    first: int
    last: int
    letters: str
    stages: tuple[tuple[Disguise, str], ...]
    """What is undone and what that leaves, in order; empty when the text has the letters themselves."""
    slip: bool

    def undoes(self, disguise: Disguise) -> bool:
        """Tell whether the move undoes ``disguise``."""
        return any(name is disguise for name, _ in self.stages)


class Hit(NamedTuple):
    """A wording found at units ``[start, end)``."""

    start: int
    end: int
    wordings: tuple[int, ...]
    """Indices into the trie's wordings, all spelled alike; -1 is a rival."""
    cost: float
    slips: int
    ops: tuple[Op, ...]


_Path = tuple["_Path | None", int, int, str, tuple[tuple[Disguise, str], ...], bool]
_Move = tuple[float, int, str, Reading]  # price, place after it, letters, reading
_SPACING = ((Disguise.SPACING, ""),)
_STRETCH = ((Disguise.STRETCH, ""),)
_EXTRA = ((Disguise.TYPO, ""),)
_SILENT = ((Disguise.TRANSLITERATION, ""),)


def skip_separators(chars: Sequence[str], place: int) -> int:
    """Return the first unit from ``place`` on that may be (part of) a letter; gives up after a long gap."""
    end = min(len(chars), place + _LONGEST_GAP)
    while place < end and not class_of(chars[place]):
        place += 1
    return place


@lru_cache(maxsize=16384)
def _of_char(char: str) -> tuple[dict[str, Reading], tuple[tuple[str, Reading], ...], bool]:
    """Split the readings of a character into those of one letter and of several; tell whether it is a letter."""
    readings = readings_of(char)
    several = tuple((letters, reading) for letters, reading in readings.items() if len(letters) > 1)
    return {letter: reading for letter, reading in readings.items() if len(letter) == 1}, several, bool(class_of(char))


@cache
def _dropped_letters() -> tuple[tuple[str, float], ...]:
    return tuple(dropped_letters()[0].items())


class Aligner:
    """Aligns tries with one text."""

    def __init__(self, chars: Sequence[str]) -> None:
        self.chars = chars
        self._several: dict[int, tuple[_Move, ...]] = {}

    def align(self, start: int, trie: Trie, slips: int) -> list[Hit]:
        """Return what of ``trie`` can be read from unit ``start`` on with at most ``slips`` slips.

        At most one hit for each end and spelling, the cheapest, in order of cost.
        """
        hits: dict[tuple[int, int], Hit] = {}
        numbers = count()
        # (cost, slips, number for ties, place, node, path). States are bounded by wordings × slips: no run-away.
        heap: list[tuple[float, int, int, int, Node, _Path | None]] = [(0.0, 0, 0, start, trie.root, None)]
        seen: dict[tuple[int, int], int] = {}
        while heap:
            cost, used, _, place, node, path = heapq.heappop(heap)
            key = place, id(node)
            if seen.get(key, 99) <= used:
                continue
            seen[key] = used
            if node.ends and path is not None and key not in hits:
                hits[key] = Hit(start, place, tuple(node.ends), cost, used, _unwind(path))
            for price, after, child, letters, stages, slip in self._moves(place, node, path):
                if used + slip <= slips:
                    step = (path, place, after, letters, stages, slip)
                    heapq.heappush(heap, (cost + price, used + slip, next(numbers), after, child, step))
            if used < min(slips, node.slips):
                for after, child, letters in self._slips(place, node, path):
                    step = (path, place, after, letters, ((Disguise.TYPO, letters),), True)
                    heapq.heappush(heap, (cost + 1, used + 1, next(numbers), after, child, step))
        return sorted(hits.values(), key=lambda hit: (hit.cost, hit.slips, -hit.end))

    def _moves(
        self, place: int, node: Node, path: _Path | None
    ) -> Iterator[tuple[float, int, Node, str, tuple[tuple[Disguise, str], ...], bool]]:
        """Yield the moves that are no slips: price, place after it, node after it, letters, what it undoes."""
        children = node.children
        for letter, price in _dropped_letters():
            if letter in children:
                yield price, place, children[letter], letter, ((Disguise.TRANSLITERATION, letter),), False
        if GAP in children:
            yield 0.0, skip_separators(self.chars, place), children[GAP], GAP, (), False
        if path is not None:
            yield from self._repeats(place, node, path)
        if place == len(self.chars):
            return
        singles, _, _ = _of_char(self.chars[place])
        for letter, child in children.items():
            reading = singles.get(letter)
            if reading is not None:
                yield reading.price, place + 1, child, letter, reading.stages, reading.slip
        several = self._several.get(place)
        if several is None:
            several = self._several[place] = tuple(self._long_moves(place))
        for price, after, letters, reading in several:
            further: Node | None = node
            for letter in letters:
                further = further.children.get(letter) if further is not None else None
            if further is not None:
                yield price, after, further, letters, reading.stages, reading.slip

    def _repeats(
        self, place: int, node: Node, path: _Path
    ) -> Iterator[tuple[float, int, Node, str, tuple[tuple[Disguise, str], ...], bool]]:
        """Yield what may be skipped inside a word – separators, silent signs, a stretched letter – or was doubled."""
        chars = self.chars
        letters = path[3]
        if letters and letters != GAP and letters[-1] in node.children:
            doubled = letters[-1]
            yield _DOUBLE_PRICE, place, node.children[doubled], doubled, ((Disguise.TYPO, doubled),), False
        if place == len(chars):
            return
        char = chars[place]
        if char in dropped_letters()[1]:
            yield dropped_letters()[1][char], place + 1, node, "", _SILENT, False
        if not class_of(char):
            after = skip_separators(chars, place)
            if letters != GAP and after < len(chars) and class_of(chars[after]):
                yield _GAP_PRICE, after, node, "", _SPACING, False
        elif place > 0 and char.lower() == chars[place - 1].lower() and letters != GAP:
            after = _run_end(chars, place)
            if after - place > 1 or (place > 1 and chars[place - 2].lower() == char.lower()):
                yield _STRETCH_PRICE, after, node, "", _STRETCH, False
            else:
                yield _DOUBLE_PRICE, after, node, "", _EXTRA, False

    def _long_moves(self, place: int) -> Iterator[_Move]:
        """Yield the readings at ``place`` that take several signs (sh) or give several letters (x for кс)."""
        chars = self.chars
        for letters, reading in _of_char(chars[place])[1]:
            yield reading.price, place + 1, letters, reading
        longest = longest_sign().get(chars[place].lower()) or longest_sign().get(chars[place]) or 0
        for length in range(2, longest + 1):
            sign = "".join(chars[place : place + length])
            if len(sign) < length:
                break
            for spelled in dict.fromkeys((sign, _fold_apostrophes(sign.lower()))):
                for letters, reading in (long_readings(spelled) or {}).items():
                    yield reading.price, place + length, letters, reading

    def _slips(self, place: int, node: Node, path: _Path | None) -> Iterator[tuple[int, Node, str]]:
        """Yield the slips possible here: a letter left out, too much, another one, or two exchanged."""
        chars = self.chars
        letter_here = place < len(chars) and bool(class_of(chars[place]))
        # A letter too much stands next to letters of its word: "pay no attention" is no slip for "pay attention".
        if letter_here and path is not None and path[3] != GAP and class_of(chars[place - 1]):
            yield place + 1, node, ""
        following = _of_char(chars[place + 1])[0] if place + 1 < len(chars) else {}
        for letter, child in node.children.items():
            if letter == GAP:
                continue
            yield place, child, letter
            if not letter_here:
                continue
            yield place + 1, child, letter
            if letter in following:
                here = _of_char(chars[place])[0]
                for second, grandchild in child.children.items():
                    if second in here and second != letter:
                        yield place + 2, grandchild, letter + second


def _unwind(path: _Path | None) -> tuple[Op, ...]:
    ops: list[Op] = []
    while path is not None:
        ops.append(Op(*path[1:]))
        path = path[0]
    return tuple(reversed(ops))


def _fold_apostrophes(sign: str) -> str:
    return "".join("'" if char in APOSTROPHES else char for char in sign)


def _run_end(chars: Sequence[str], place: int) -> int:
    letter, end = chars[place].lower(), min(len(chars), place + _LONGEST_RUN)
    while place < end and chars[place].lower() == letter:
        place += 1
    return place
