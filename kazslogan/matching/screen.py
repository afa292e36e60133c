"""The screen: tells at C speed that a text holds no match. It may be wrong about a text that has none; it may not miss.

In a match at least one slot of some length is written without slips (see ``shapes.is_key``; a phrase of one slot is
cut into pieces instead). :mod:`kazslogan.matching.shapes` lists all the shapes that the slots' wordings may have in the
folded text, and :mod:`kazslogan.matching.grams` tells at once which slots a text may hold; most texts show none. Only
for these slots a regular expression makes sure, and then every other slot must have left a trace, slips and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from kazslogan.matching.automaton import Automaton
from kazslogan.matching.grams import Grams
from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import (
    VIEWS,
    Shape,
    compile_shapes,
    compile_traces,
    is_key,
    likelihood,
    tokens_of,
    traces,
    word_shapes,
)
from kazslogan.matching.trie import GAP, count_letters, letters_of
from kazslogan.rules.compile import Frame, SlotWordings
from kazslogan.text.classes import ALPHABET, charmap_letters, fold, quick_classes, shorten_runs
from kazslogan.text.encodings import may_be_encoded, may_be_misread
from kazslogan.text.units import Units, read_units

__all__ = ["Candidate", "Screen", "SlotShapes"]

_STYLED = "\\u249c-\\u24e9\\U0001f100-\\U0001f1ff"
#: Characters that the charmap skips though they may be letters; emoji and punctuation are none.
_SKIPPED_LETTER = regex.compile(rf"[\p{{L}}\p{{N}}€£¥₽{_STYLED}--[{regex.escape(charmap_letters())}]]", regex.V1)
#: A word is cut to its first letters if ordinary text shows them, slips and all, less often than this, per letter.
_RARE_ENOUGH = 1e-9
_SHORTEST_STEM = 4
_MOST_TRACED = 50  # wordings of a slot: more of them leave a trace in any text

_STRETCH = re.compile(r"(\w)[^\w\s]*\1[^\w\s]*\1", re.IGNORECASE)
_STRETCHED = tuple(bytes([name]) * 3 for name in ALPHABET)


class Candidate(NamedTuple):
    """A frame that the text may hold, and the view it must be read in."""

    frame: int
    view: str


@dataclass(frozen=True, eq=False)
class SlotShapes:
    """What a text must show to hold a slot, in one view."""

    shapes: tuple[Shape, ...]
    words: tuple[tuple[Shape, int], ...]
    """The letters of all wordings, each with the slips it may have."""

    @property
    def likelihood(self) -> float:
        """How often ordinary text shows one of the shapes, per letter; 1 if there are none."""
        return sum(map(likelihood, self.shapes)) or 1.0

    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """The pattern that finds any of the shapes in a folded text."""
        return compile_shapes(self.shapes)

    @cached_property
    def trace(self) -> re.Pattern[bytes] | None:
        """The pattern that finds what any wording leaves, slips and all; None if there are too many to look for."""
        if len(self.words) > _MOST_TRACED:
            return None
        return compile_traces(shape for tokens, slips in self.words for shape in traces(tokens, slips))

    @cached_property
    def forward(self) -> Automaton:
        """Tells whether a wording may begin at a place."""
        return Automaton(self.words)

    @cached_property
    def backward(self) -> Automaton:
        """Tells the same of a text read backwards: whether a wording may end at a place."""
        return Automaton((tuple(reversed(tokens)), slips) for tokens, slips in self.words)


class Screen:
    """The screen for the frames of a detector."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        self._slots: dict[Candidate, tuple[SlotShapes, ...]] = {}
        #: The slots of which a candidate's text shows one unspoilt, and the marks of their grams.
        self._keys: dict[Candidate, tuple[tuple[SlotShapes, int], ...]] = {}
        marks: dict[SlotShapes, int] = {}
        for number, frame in enumerate(frames):
            for view in VIEWS:
                slots = tuple(_slot_shapes(slot, view, policy, len(frame.slots) == 1) for slot in frame.slots)
                if not all(slot.words for slot in slots):
                    continue
                # On a wrong layout nothing may have slips: every slot will do, the rarest one best.
                keys = slots if not view else (min(slots, key=lambda slot: slot.likelihood),)
                for slot in keys:
                    marks.setdefault(slot, 1 << len(marks))
                self._slots[Candidate(number, view)] = slots
                self._keys[Candidate(number, view)] = tuple((slot, marks[slot]) for slot in keys if slot.shapes)
        by_shape: dict[Shape, int] = {}
        for slot, mark in marks.items():
            for shape in slot.shapes:
                by_shape[shape] = by_shape.get(shape, 0) | mark
        self._grams = Grams(by_shape)

    def slots(self, candidate: Candidate) -> tuple[SlotShapes, ...]:
        """Return what the screen looks for, slot by slot of the frame."""
        return self._slots[candidate]

    def candidates(self, text: str) -> tuple[list[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        folded, known = quick_classes(text)
        units = None
        # A text read in the wrong charset is full of signs that the charmap doesn't know.
        odd = known != len(text) and (_SKIPPED_LETTER.search(text) or may_be_misread(text))
        if odd or may_be_encoded(text):
            units = read_units(text)
            folded = fold(units.chars)
        if _is_stretched(folded, text):
            return list(self._of(shorten_runs(folded, ())[0], -1)), units
        seen = self._grams.seen(folded)
        return [each for each in self._of(folded, seen) if self._is_whole(each, folded)] if seen else [], units

    def _of(self, folded: bytes, marks: int) -> Iterator[Candidate]:
        """Yield the candidates of which a slot with one of the ``marks`` is really there."""
        seen: dict[int, bool] = {}
        for candidate, keys in self._keys.items():
            for slot, mark in keys:
                if mark & marks and mark not in seen:
                    seen[mark] = slot.pattern.search(folded) is not None
                if seen.get(mark):
                    yield candidate
                    break

    def _is_whole(self, candidate: Candidate, folded: bytes) -> bool:
        """Tell whether every slot of a candidate has left a trace in a text without stretched letters."""
        if candidate.view:
            return True  # letters that stand on neither layout are typed as they are
        return all(slot.trace is None or slot.trace.search(folded) for slot in self._slots[candidate])


def _is_stretched(folded: bytes, text: str) -> bool:
    """Tell whether a letter stands three times in a row: its classes may well do so in any text, one letter seldom."""
    return any(map(folded.__contains__, _STRETCHED)) and _STRETCH.search(text) is not None


def _letters(text: str) -> str:
    return letters_of(text).replace(GAP, "")


@lru_cache(maxsize=1024)
def _slot_shapes(slot: SlotWordings, view: str, policy: Policy, alone: bool) -> SlotShapes:
    """Choose for each wording a beginning of one of its words to look for; many wordings share one."""
    policy = policy.view(view)
    keys: dict[str, int] = {}
    for wording in sorted(slot.wordings, key=lambda wording: (len(wording.text), wording.text)):
        whole = _letters(wording.text)
        slips = policy.alone(count_letters(wording.budgeted)) if alone else 0
        if tokens_of(whole, view) is None or not (alone or is_key(whole, view)):
            continue
        if not _is_covered(whole, slips, keys):
            keys[_stem(whole, slips, view)] = slips
    shapes = dict.fromkeys(shape for key, slips in keys.items() for shape in _shapes(key, slips, view))
    return SlotShapes(tuple(shapes), tuple(_words(slot, policy, view, alone)))


def _words(slot: SlotWordings, policy: Policy, view: str, alone: bool) -> dict[tuple[Shape, int], None]:
    words: dict[tuple[Shape, int], None] = {}
    for wording in slot.wordings:
        tokens = tokens_of(_letters(wording.text), view)
        if tokens is not None:
            letters = count_letters(wording.budgeted)
            words[tokens, policy.alone(letters) if alone else policy.slips(letters)] = None
    return words


def _is_covered(letters: str, slips: int, keys: dict[str, int]) -> bool:
    return any(key in letters and allowed >= slips for key, allowed in keys.items())


def _stem(letters: str, slips: int, view: str) -> str:
    """Return the shortest beginning of a word that is rare enough, so that its other forms share it."""
    for length in range(_SHORTEST_STEM + 2 * slips, len(letters)):
        if letters[length - 1] != letters[length] and _likelihood(letters[:length], slips, view) < _RARE_ENOUGH:
            return letters[:length]
    return letters


@lru_cache(maxsize=8192)
def _likelihood(letters: str, slips: int, view: str) -> float:
    return sum(likelihood(shape) for shape in _shapes(letters, slips, view))


@lru_cache(maxsize=8192)
def _shapes(letters: str, slips: int, view: str) -> tuple[Shape, ...]:
    tokens = tokens_of(letters, view)
    return () if tokens is None else word_shapes(tokens, slips)
