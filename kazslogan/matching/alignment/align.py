"""Align a slot's wordings with a text: cheapest way first, every letter priced, every slip counted.

The search is Dijkstra's, over pairs of (place in the text, place in the trie). Moves that a disguise explains cost
little (see ``text.readings``); a slip – a letter too much, too few, another one, two exchanged – costs 1. So what
comes out first is what a reader would see first, and a rival wording (Pakistan) beats a bent one (Kazakhstan).
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from kazslogan.matching.alignment.moves import SPACING, STRETCH, Moves, Stages, letters_for
from kazslogan.matching.wordings.trie import GAP, Node, Trie
from kazslogan.models import Disguise
from kazslogan.text.classes import ALPHABET, class_of
from kazslogan.text.context import ends_word

__all__ = ["Aligner", "Hit", "Op"]

_WORSE = 0.5  # how much worse than the best another reading may be to be worth knowing
_WORTH = 0.125  # how much more it may cost for each letter of the text that it explains besides
_LONGEST_SLIP = 2  # units that a slip takes at most
_ROOM = 1 << 32  # numbers kept free for the slips of one state: more than there can be


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
        return bool(self.stages) and any(name is disguise for name, _ in self.stages)


_Path = tuple["_Path | None", int, int, str, Stages, bool]


class Hit:
    """A wording found at units ``[start, end)``; how it is read is only written down when somebody asks."""

    __slots__ = ("_is_parted", "_letters", "_ops", "_path", "cost", "end", "slips", "start", "wordings")

    def __init__(self, start: int, end: int, wordings: tuple[int, ...], cost: float, slips: int, path: _Path) -> None:
        """``wordings``: indices into the trie's wordings, all spelled alike; -1 is a rival."""
        self.start, self.end, self.wordings, self.cost, self.slips = start, end, wordings, cost, slips
        self._path = path
        self._ops: tuple[Op, ...] | None = None
        self._letters = self._is_parted = -1

    @property
    def ops(self) -> tuple[Op, ...]:
        """The moves, in order."""
        if self._ops is None:
            self._ops = tuple(Op(*step[1:]) for step in reversed(_steps(self._path)))
        return self._ops

    @property
    def words(self) -> list[tuple[Op, ...]]:
        """The moves of each word of the wording."""
        runs: list[list[Op]] = [[]]
        for op in self.ops:
            if op.letters == GAP:
                runs.append([])
            else:
                runs[-1].append(op)
        return list(map(tuple, runs))

    @property
    def gaps(self) -> list[Op]:
        """The moves between two words of the wording."""
        return [op for op in self.ops if op.letters == GAP]

    @property
    def letters(self) -> int:
        """How many moves read letters of the text; where several stand apart for one, each counts: K h."""
        if self._letters < 0:
            self._letters = sum(map(_letters_read, _steps(self._path)))
        return self._letters

    @property
    def is_parted(self) -> bool:
        """Whether the letters are parted at more than one place."""
        if self._is_parted < 0:
            parted = [step for step in _steps(self._path) if step[4] and step[4][0][0] is Disguise.SPACING]
            self._is_parted = len(parted) > 1
        return bool(self._is_parted)


def _steps(path: _Path | None) -> list[_Path]:
    """Return the steps of a path, last one first."""
    steps: list[_Path] = []
    while path is not None:
        steps.append(path)
        path = path[0]
    return steps


def _letters_read(step: _Path) -> int:
    _, first, last, letters, stages, _ = step
    if last == first or letters in ("", GAP):
        return 0
    parted = stages[0][1] if stages and stages[0][0] is Disguise.SPACING else ""
    return max(1, len(parted) - len(letters) + 1)


def _stands_alone(chars: Sequence[str], place: int) -> bool:
    """Tell whether a letter is one of several that are parted by the same sign: k.a.z."""
    separator = chars[place - 1]
    around = chars[place + 1 : place + 2]
    return place > 2 and chars[place - 3] == separator and (not around or around[0] == separator)


_SCRIPTLESS = b"\x80"  # classes from here on are signs of scripts without classes
_CLASSES = frozenset(bytes([byte]) for byte in ALPHABET)


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
        self._moves = Moves(chars, is_misread)
        self._plain: dict[tuple[int, Trie], tuple[list[Hit], bool]] = {}

    @cached_property
    def misreading(self) -> Aligner:
        """The same that takes what text recognition confuses for no slip."""
        return self if self.is_misread else Aligner(self.chars, self._allowed, is_misread=True)

    def align(self, start: int, trie: Trie, slips: int) -> list[Hit]:
        """Return what of ``trie`` can be read from unit ``start`` on with at most ``slips`` slips.

        At most one hit for each end and spelling, the cheapest, in order of cost.
        """
        plain = self._plain.get((start, trie))
        if plain is None:
            begins = self._moves.may_begin(start, trie.root.children)
            plain = self._plain[start, trie] = self._search(start, trie, 0) if begins else ([], False)
        hits, is_all = plain
        return hits if is_all or not slips else self._search(start, trie, slips)[0]

    def _search(self, start: int, trie: Trie, slips: int) -> tuple[list[Hit], bool]:
        """Return what :meth:`align` does, and whether it would be the same with any number of slips."""
        allowed, push = self._allowed, heapq.heappush
        hits: dict[tuple[int, Node], Hit] = {}
        # What readings may cost that end no farther than the best one; where a wording goes on, more words earn more.
        enough, farthest, more, worth = math.inf, start, 0.0, 0.0
        # (cost, slips, number for ties, slips in the word, place, node, path). With the slips in the word inverted it
        # stands for all slips that may come next: few texts are so bad that they are worked out.
        # States are bounded by wordings × slips, not by the text: no run-away.
        heap: list[tuple[float, int, int, int, int, Node, _Path | None]] = [(0.0, 0, 0, 0, start, trie.root, None)]
        number = 0
        is_last, refused = False, math.inf  # whether no wording goes on behind the best one; the cheapest slip refused
        seen: dict[tuple[int, Node], int] = {}
        while heap:
            cost, used, ordinal, in_word, place, node, path = heapq.heappop(heap)
            if cost > enough and not more:
                break
            if in_word < 0:
                if cost > enough and place + _LONGEST_SLIP <= farthest:
                    continue
                for after, child, letters in self._slips(place, node, path):
                    ordinal += 1
                    if used <= child.slips and ~in_word < child.word_slips and seen.get((after, child), 99) > used:
                        step = (path, place, after, letters, ((Disguise.TYPO, letters),), True)
                        push(heap, (cost, used, ordinal, ~in_word + 1, after, child, step))
                continue
            key = place, node
            if seen.get(key, 99) <= used:
                continue
            seen[key] = used
            if cost > enough and (place <= farthest or cost > enough + more + worth * (place - farthest)):
                continue
            last, undone = (path[3], path[4]) if path is not None else (None, None)
            if node.ends and path is not None and undone is not SPACING:
                if key not in hits or used < hits[key].slips:
                    hits[key] = Hit(start, place, tuple(node.ends), cost, used, path)
                if enough == math.inf and ends_word(self.chars, place, False):
                    enough, farthest, is_last = cost + _WORSE, place, GAP not in node.children
                    more, worth = (0.0, 0.0) if is_last or used == slips else (1.0, _WORTH)
            for price, width, child, letters, stages, slip in self._moves.at(place, node, last):
                if stages is STRETCH and path is not None and path[5]:
                    continue  # a letter that shouldn't be there isn't drawn out: it would hide too much
                if slip and (
                    used == slips
                    or in_word == child.word_slips
                    or (undone is SPACING and not _stands_alone(self.chars, place))
                ):
                    refused = min(refused, cost + price)
                    continue
                after, total = place + width, cost + price
                if seen.get((after, child), 99) <= used + slip:
                    continue
                if total > enough and (after <= farthest or total > enough + more + worth * (after - farthest)):
                    continue
                if allowed is not None and not all(name in allowed for name, _ in stages):
                    continue
                number += 1
                word = 0 if letters == GAP else in_word + slip
                push(
                    heap, (total, used + slip, number, word, after, child, (path, place, after, letters, stages, slip))
                )
            if (
                used < min(slips, node.slips)
                and in_word < node.word_slips
                and (cost + 1 <= enough or (more and place + _LONGEST_SLIP > farthest))
            ):
                push(heap, (cost + 1, used + 1, number + 1, ~in_word, place, node, path))
                number += _ROOM
        found = sorted(hits.values(), key=lambda hit: (hit.cost, hit.slips, -hit.end))
        return found, is_last and enough < min(1, refused)

    def _slips(self, place: int, node: Node, path: _Path | None) -> Iterator[tuple[int, Node, str]]:
        """Yield the slips possible here: a letter left out, too much, another one, or two exchanged."""
        chars = self.chars
        if path is not None and path[4] is SPACING and not _stands_alone(chars, place):
            return  # a word may be parted, but not where it is misspelt as well: "Kazakhstan, pay" is no "Казахстану"
        # Signs of scripts without classes are no slips of the pen, nor are they left out: the screen doesn't expect it.
        letter_here = place < len(chars) and class_of(chars[place]) in _CLASSES
        # A letter too much stands next to letters of its word: "pay no attention" is no slip for "pay attention".
        if letter_here and path is not None and path[3] != GAP and class_of(chars[place - 1]):
            beside = (chars[place - 1], chars[place + 1] if place + 1 < len(chars) else "")
            if all(class_of(char) < _SCRIPTLESS for char in beside):
                yield place + 1, node, ""
        following = letters_for(chars[place + 1])[0] if place + 1 < len(chars) else {}
        for letter, child in node.children.items():
            if letter == GAP or class_of(letter) >= _SCRIPTLESS:
                continue
            yield place, child, letter
            if not letter_here:
                continue
            yield place + 1, child, letter
            if letter in following and not following[letter][2]:
                here = letters_for(chars[place])[0]
                for second, grandchild in child.children.items():
                    if second in here and second != letter and not here[second][2]:
                        yield place + 2, grandchild, letter + second
