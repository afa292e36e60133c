"""The screen: tells at C speed that a text holds no match. It may be wrong about a text that has none; it may not miss.

In a match every word keeps within its own budget of slips. So for each wording of a slot it is enough to look for one of
its words, the one that ordinary text shows least, in all the shapes that :mod:`kazslogan.matching.shapes` lists. A frame
is worth reading only if all its slots are seen, and the rarest slot is looked for first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import VIEWS, Shape, compile_shapes, likelihood, tokens_of, word_shapes
from kazslogan.matching.trie import GAP, count_letters, letters_of
from kazslogan.rules.compile import Frame, SlotWordings
from kazslogan.text.classes import classes, quick_classes
from kazslogan.text.encodings import may_be_encoded
from kazslogan.text.units import Units, read_units

__all__ = ["Candidate", "Screen", "SlotShapes"]

_STYLED = "\\u249c-\\u24e9\\U0001f100-\\U0001f1ff"
#: Characters that the charmap skips though they may be letters; emoji and punctuation are none.
_SKIPPED_LETTER = regex.compile(rf"[\p{{L}}\p{{N}}€£¥₽{_STYLED}]")


#: A word is cut to its first letters if ordinary text shows them, slips and all, less often than this, per letter.
_RARE_ENOUGH = 2e-4
_SHORTEST_STEM = 4


class Candidate(NamedTuple):
    """A frame that the text may hold, and the view it must be read in."""

    frame: int
    view: str


@dataclass(frozen=True, eq=False)
class SlotShapes:
    """What a text must show to hold a slot, in one view."""

    shapes: tuple[Shape, ...]
    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """The pattern that finds any of the shapes in a folded text."""
        return compile_shapes(self.shapes)

    @cached_property
    def likelihood(self) -> float:
        """How often ordinary text shows one, roughly, per letter."""
        return sum(map(likelihood, self.shapes))


class Screen:
    """The screen for the frames of a detector."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        self._rarest: dict[Candidate, tuple[SlotShapes, ...]] = {}
        first: dict[Shape, None] = {}
        for number, frame in enumerate(frames):
            for view in VIEWS:
                slots = [_slot_shapes(slot, view, policy, len(frame.slots) == 1) for slot in frame.slots]
                if all(slot.shapes for slot in slots):
                    slots.sort(key=lambda slot: slot.likelihood)
                    self._rarest[Candidate(number, view)] = tuple(slots)
                    first |= dict.fromkeys(slots[0].shapes)
        self._first = compile_shapes(first) if first else None

    def rarest(self, candidate: Candidate) -> SlotShapes:
        """Return what the screen looks for of a frame's rarest slot: a match has it somewhere."""
        return self._rarest[candidate][0]

    def candidates(self, text: str) -> tuple[list[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        folded, known = quick_classes(text)
        units = None
        if (known != len(text) and _needs_reading(text)) or may_be_encoded(text):
            units = read_units(text)
            folded = classes(units.chars)[0]
        if self._first is not None and self._first.search(folded):
            return list(self._of(folded)), units
        return [], units

    def _of(self, folded: bytes) -> Iterator[Candidate]:
        seen: dict[SlotShapes, bool] = {}
        for candidate, slots in self._rarest.items():
            for slot in slots:
                if slot not in seen:
                    seen[slot] = slot.pattern.search(folded) is not None
                if not seen[slot]:
                    break
            else:
                yield candidate


def _needs_reading(text: str) -> bool:
    """Tell whether ``text`` has a letter that the charmap doesn't know."""
    return any(not _in_charmap(found[0]) for found in _SKIPPED_LETTER.finditer(text))


@lru_cache(maxsize=4096)
def _in_charmap(char: str) -> bool:
    return quick_classes(char)[1] == 1


@lru_cache(maxsize=1024)
def _slot_shapes(slot: SlotWordings, view: str, policy: Policy, alone: bool) -> SlotShapes:
    """Choose for each wording a beginning of one of its words to look for; many wordings share one."""
    policy = policy.view(view)
    keys: dict[str, int] = {}
    for wording in sorted(slot.wordings, key=lambda wording: (len(wording.text), wording.text)):
        words = letters_of(wording.text).split(GAP)
        whole = "".join(words)
        letters = count_letters(wording.budgeted)
        budget = policy.alone(letters) if alone else policy.slips(letters)
        budgets = [(word, min(budget, policy.word_slips(count_letters(word)))) for word in words]
        options = [*budgets, (whole, min(budget, sum(slips for _, slips in budgets)))]
        if tokens_of(whole, view) is None or any(_is_covered(letters, slips, keys) for letters, slips in options):
            continue
        stems = [(_stem(letters, slips, view), slips) for letters, slips in options]
        key, slips = min(stems, key=lambda stem: _likelihood(*stem, view))
        keys[key] = max(slips, keys.get(key, 0))
    shapes = dict.fromkeys(shape for key, slips in keys.items() for shape in _shapes(key, slips, view))
    return SlotShapes(tuple(shapes))


def _is_covered(letters: str, slips: int, keys: dict[str, int]) -> bool:
    return any(keys.get(letters[:length], -1) >= slips for length in range(1, len(letters) + 1))


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
