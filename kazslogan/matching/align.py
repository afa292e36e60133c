"""Align a slot's wordings with a text: cheapest way first, every letter priced, every slip counted.

The search is Dijkstra's, over pairs of (place in the text, place in the trie). Moves that a disguise explains cost
little (see ``text.readings``); a slip – a letter too much, too few, another one, two exchanged – costs 1. So what
comes out first is what a reader would see first, and a rival wording (Pakistan) beats a bent one (Kazakhstan).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from itertools import count
from typing import NamedTuple

from kazslogan.matching.trie import GAP, Node, Trie
from kazslogan.models import Disguise
from kazslogan.text.classes import ALPHABET, class_of, counts_as_slip, misread
from kazslogan.text.context import ends_word
from kazslogan.text.readings import APOSTROPHES, long_readings, longest_sign, readings_of
from kazslogan.text.tables import dropped_letters

__all__ = ["Aligner", "Hit", "Op", "skip_separators"]

_GAP_PRICE = 0.03  # a separator inside a word
_STRETCH_PRICE = 0.03  # a run of one letter, however long
_DOUBLE_PRICE = 0.15  # one letter twice, or once instead of twice
_WORSE = 0.5  # how much worse than the best another reading may be to be worth knowing
_WORTH = 0.125  # how much more it may cost for each letter of the text that it explains besides
_LONGEST_GAP = 48  # separators that may stand between two letters of one phrase
_LONGEST_RUN = 4096  # of one letter; a longer one is no word

Stages = tuple[tuple[Disguise, str], ...]


class Op(NamedTuple):
    """One move: the units ``[first, last)`` of the text stand for ``letters`` of the wording."""

    first: int
    last: int
    letters: str
    stages: Stages
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


_Path = tuple["_Path | None", int, int, str, Stages, bool]
_Move = tuple[float, int, str, Stages, bool]  # price, place after it, letters, what it undoes, whether a slip
_NodeMove = tuple[float, int, Node, str, Stages, bool]  # the same with the node after it
_Choice = tuple[float, Stages, bool]
_SCRIPTLESS = b"\x80"  # classes from here on are signs of scripts without classes
_CLASSES = frozenset(bytes([byte]) for byte in ALPHABET)
_DRAWL = frozenset("-–—~.·…")  # what stands between the parts of a drawn out letter: а-а-а
_PUNCTUATION = frozenset("!(+")  # signs that are letters only inside a word
_SPACING = ((Disguise.SPACING, ""),)
_STRETCH = ((Disguise.STRETCH, ""),)
_EXTRA = ((Disguise.TYPO, ""),)
_SILENT = ((Disguise.TRANSLITERATION, ""),)


def skip_separators(chars: Sequence[str], place: int, loose: bool = False) -> int:
    """Return the first unit from ``place`` on that may be (part of) a letter; gives up after a long gap.

    ``loose``: punctuation that may stand for a letter (!) is passed over, too.
    """
    end = min(len(chars), place + _LONGEST_GAP)
    while place < end and (not class_of(chars[place]) or (loose and chars[place] in _PUNCTUATION)):
        place += 1
    return place


@lru_cache(maxsize=16384)
def _of_char(char: str, is_misread: bool = False) -> tuple[dict[str, _Choice], tuple[tuple[str, _Choice], ...]]:
    """Return what a character may stand for: single letters, and several letters at once.

    ``is_misread``: what text recognition confuses is no slip.
    """
    single: dict[str, _Choice] = {}
    several: list[tuple[str, _Choice]] = []
    for letters, reading in readings_of(char).items():
        choice = reading.price, reading.stages, counts_as_slip(char, letters, reading)
        if len(letters) == 1:
            single[letters] = choice
        else:
            several.append((letters, choice))
    for letter, price in misread(char).items() if is_misread else ():
        if letter not in single or single[letter][2]:
            single[letter] = price, ((Disguise.OCR, letter),), False
    return single, tuple(several)


@cache
def _dropped_letters() -> tuple[tuple[str, float], ...]:
    return tuple(dropped_letters()[0].items())


class Aligner:
    """Aligns tries with one text."""

    def __init__(
        self, chars: Sequence[str], allowed: frozenset[Disguise] | None = None, is_misread: bool = False
    ) -> None:
        """Take a text.

        Args:
            chars: its characters.
            allowed: the only disguises that letters may have (None: any).
            is_misread: whether what text recognition confuses is no slip.
        """
        self.chars = chars
        self._allowed, self.is_misread = allowed, is_misread
        self._several: dict[int, tuple[_Move, ...]] = {}

    @cached_property
    def misreading(self) -> Aligner:
        """The same that takes what text recognition confuses for no slip."""
        return self if self.is_misread else Aligner(self.chars, self._allowed, is_misread=True)

    def align(self, start: int, trie: Trie, slips: int) -> list[Hit]:
        """Return what of ``trie`` can be read from unit ``start`` on with at most ``slips`` slips.

        At most one hit for each end and spelling, the cheapest, in order of cost.
        """
        if not self._may_begin(start, trie.root.children) and not slips:
            return []
        hits: dict[tuple[int, int], Hit] = {}
        numbers = count()
        # What readings may cost that end no farther than the best one; where a wording goes on, more words earn more.
        enough, farthest, goes_on = math.inf, start, False
        # (cost, slips, number for ties, slips in the word, place, node, path).
        # States are bounded by wordings × slips, not by the text: no run-away.
        heap: list[tuple[float, int, int, int, int, Node, _Path | None]] = [(0.0, 0, 0, 0, start, trie.root, None)]
        seen: dict[tuple[int, int], int] = {}
        while heap:
            cost, used, _, in_word, place, node, path = heapq.heappop(heap)
            key = place, id(node)
            if seen.get(key, 99) <= used:
                continue
            seen[key] = used
            if cost > enough:
                if not goes_on:
                    break
                if place <= farthest or cost > enough + 1 + _WORTH * (place - farthest):
                    continue
            if node.ends and path is not None and path[4] is not _SPACING:
                if key not in hits or used < hits[key].slips:
                    hits[key] = Hit(start, place, tuple(node.ends), cost, used, _unwind(path))
                if cost + _WORSE < enough and ends_word(self.chars, place, False):
                    enough, farthest, goes_on = cost + _WORSE, place, GAP in node.children and used < slips
            for price, after, child, letters, stages, slip in self._moves(place, node, path):
                if self._allowed is not None and any(name not in self._allowed for name, _ in stages):
                    continue
                if slip and (used == slips or in_word == child.word_slips or (path and path[4] is _SPACING)):
                    continue
                word = 0 if letters == GAP else in_word + slip
                step = (path, place, after, letters, stages, slip)
                heapq.heappush(heap, (cost + price, used + slip, next(numbers), word, after, child, step))
            if used < min(slips, node.slips) and in_word < node.word_slips:
                for after, child, letters in self._slips(place, node, path):
                    if used >= child.slips or in_word >= child.word_slips:
                        continue
                    step = (path, place, after, letters, ((Disguise.TYPO, letters),), True)
                    heapq.heappush(heap, (cost + 1, used + 1, next(numbers), in_word + 1, after, child, step))
        return sorted(hits.values(), key=lambda hit: (hit.cost, hit.slips, -hit.end))

    def _may_begin(self, place: int, children: dict[str, Node]) -> bool:
        """Tell whether any reading at ``place`` begins a wording."""
        if any(letter in children for letter, _ in _dropped_letters()):
            return True
        if place == len(self.chars):
            return False
        if not children.keys().isdisjoint(_of_char(self.chars[place], self.is_misread)[0]):
            return True
        return any(move[2][0] in children for move in self._several_at(place))

    def _several_at(self, place: int) -> tuple[_Move, ...]:
        several = self._several.get(place)
        if several is None:
            several = self._several[place] = tuple(self._long_moves(place))
        return several

    def _moves(self, place: int, node: Node, path: _Path | None) -> Iterator[_NodeMove]:
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
        if self.chars[place] in _PUNCTUATION and not _goes_on(self.chars, place):
            return
        singles, _ = _of_char(self.chars[place], self.is_misread)
        for letter, child in children.items():
            choice = singles.get(letter)
            if choice is not None:
                yield choice[0], place + 1, child, letter, choice[1], choice[2]
        for price, after, letters, stages, slip in self._several_at(place):
            further: Node | None = node
            for letter in letters:
                further = further.children.get(letter) if further is not None else None
            if further is not None:
                yield price, after, further, letters, stages, slip

    def _repeats(self, place: int, node: Node, path: _Path) -> Iterator[_NodeMove]:
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
            if letters and letters != GAP and _is_drawn_out(chars, place, after):
                yield _STRETCH_PRICE, _drawl_end(chars, after), node, "", _STRETCH, False
            if letters != GAP and after < len(chars) and class_of(chars[after]):
                yield _GAP_PRICE, after, node, "", _SPACING, False
        elif place > 0 and char.lower() == chars[place - 1].lower() and letters != GAP:
            after = _run_end(chars, place)
            if after - place > 1 or (place > 1 and chars[place - 2].lower() == char.lower()):
                yield _STRETCH_PRICE, after, node, "", _STRETCH, False
            else:
                yield _DOUBLE_PRICE, after, node, "", _EXTRA, True

    def _long_moves(self, place: int) -> Iterator[_Move]:
        """Yield the readings at ``place`` that take several signs (sh) or give several letters (x for кс)."""
        chars = self.chars
        for letters, (price, stages, slip) in _of_char(chars[place])[1]:
            if not slip:  # the screen can't see a slip that changes the number of letters
                yield price, place + 1, letters, stages, slip
        longest = longest_sign().get(chars[place].lower()) or longest_sign().get(chars[place]) or 0
        for length in range(2, longest + 1):
            sign = "".join(chars[place : place + length])
            if len(sign) < length:
                break
            for spelled in dict.fromkeys((sign, _fold_apostrophes(sign.lower()))):
                for letters, reading in (long_readings(spelled) or {}).items():
                    if not counts_as_slip(spelled, letters, reading):
                        yield reading.price, place + length, letters, reading.stages, False
        parted = _parted_letters(chars, place, longest)
        for length in range(2, len(parted) + 1):
            sign = "".join(chars[at] for at in parted[:length])
            for letters, reading in (long_readings(_fold_apostrophes(sign.lower())) or {}).items():
                if not counts_as_slip(sign, letters, reading):
                    stages = ((Disguise.SPACING, sign), *reading.stages)
                    yield reading.price + _GAP_PRICE, parted[length - 1] + 1, letters, stages, False

    def _slips(self, place: int, node: Node, path: _Path | None) -> Iterator[tuple[int, Node, str]]:
        """Yield the slips possible here: a letter left out, too much, another one, or two exchanged."""
        chars = self.chars
        if path is not None and path[4] is _SPACING:
            return  # a word may be parted, but not where it is misspelt as well: "Kazakhstan, pay" is no "Казахстану"
        # Signs of scripts without classes are no slips of the pen, nor are they left out: the screen doesn't expect it.
        letter_here = place < len(chars) and class_of(chars[place]) in _CLASSES
        # A letter too much stands next to letters of its word: "pay no attention" is no slip for "pay attention".
        if letter_here and path is not None and path[3] != GAP and class_of(chars[place - 1]):
            yield place + 1, node, ""
        following = _of_char(chars[place + 1])[0] if place + 1 < len(chars) else {}
        for letter, child in node.children.items():
            if letter == GAP or class_of(letter) >= _SCRIPTLESS:
                continue
            yield place, child, letter
            if not letter_here:
                continue
            yield place + 1, child, letter
            if letter in following and not following[letter][2]:
                here = _of_char(chars[place])[0]
                for second, grandchild in child.children.items():
                    if second in here and second != letter and not here[second][2]:
                        yield place + 2, grandchild, letter + second


def _unwind(path: _Path | None) -> tuple[Op, ...]:
    ops: list[Op] = []
    while path is not None:
        ops.append(Op(*path[1:]))
        path = path[0]
    return tuple(reversed(ops))


def _goes_on(chars: Sequence[str], place: int) -> bool:
    """Tell whether a word goes on behind a sign."""
    return place + 1 < len(chars) and chars[place + 1].isalnum()


def _fold_apostrophes(sign: str) -> str:
    return "".join("'" if char in APOSTROPHES else char for char in sign)


def _is_drawn_out(chars: Sequence[str], place: int, after: int) -> bool:
    """Tell whether the letter before separators (``place`` to ``after``) goes on behind them: а-а, or а а а."""
    if after == len(chars) or chars[after].lower() != chars[place - 1].lower():
        return False
    third = skip_separators(chars, after + 1)
    return chars[place] in _DRAWL or (third < len(chars) and chars[third].lower() == chars[after].lower())


def _parted_letters(chars: Sequence[str], place: int, most: int) -> list[int]:
    """Return the places of at most so many letters that stand apart from each other, from one on: C h i."""
    found: list[int] = []
    while len(found) < most and place < len(chars) and (not place or not class_of(chars[place - 1])):
        following = skip_separators(chars, place + 1)
        if following == place + 1 < len(chars):
            break  # two letters together
        found.append(place)
        place = following
    return found


def _drawl_end(chars: Sequence[str], place: int) -> int:
    """Return where a letter ends that is drawn out with separators: а-а-а."""
    letter, end = chars[place].lower(), min(len(chars), place + _LONGEST_RUN)
    while place < end and chars[place].lower() == letter:
        place = _run_end(chars, place)
        further = skip_separators(chars, place)
        if further < end and chars[further].lower() == letter:
            place = further
    return place


def _run_end(chars: Sequence[str], place: int) -> int:
    letter, end = chars[place].lower(), min(len(chars), place + _LONGEST_RUN)
    while place < end and chars[place].lower() == letter:
        place += 1
    return place
