"""The screen: tells at C speed that a text holds no match. It may be wrong about a text that has none; it may not miss.

In a match at least one slot of some length is written without slips (see ``shapes.is_key``; a phrase of one slot may
have slips anywhere). The beginnings of the slots' wordings are *keys*: :mod:`kazslogan.matching.shapes` lists the
shapes they may have in the folded text, and :mod:`kazslogan.matching.grams` tells at once which of them a text may
show; most texts show none. Only for these a regular expression makes sure, and then every other slot must have left a
trace, slips and all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from kazslogan.matching.automaton import Automaton
from kazslogan.matching.frequency import frequency
from kazslogan.matching.grams import Grams
from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import (
    VIEWS,
    Shape,
    compile_shapes,
    is_key,
    likelihood,
    pieces,
    spoilt,
    tokens_of,
)
from kazslogan.matching.trie import GAP, count_letters, letters_of
from kazslogan.rules.compile import Frame, SlotWordings
from kazslogan.text.classes import shorten_runs
from kazslogan.text.quick import quick_folds
from kazslogan.text.units import Units

__all__ = ["Candidate", "Screen", "SlotShapes", "rarest_slot"]

Role = Literal["alone", "rarest", "part"]
"""What a slot is in its frame: the only one, the one that ordinary text shows least, or one of the others."""

#: A word is cut to its first letters if ordinary text shows them, slips and all, less often than this, per letter.
_RARE_ENOUGH = 1e-9
_SHORTEST_STEM = 4
_LONG_PIECE = 5  # letters between two slips that are worth looking for
_TRACED_LETTERS = 9  # first letters of a word, which its other forms share
_MOST_TRACED = 60  # words of a slot: more of them leave a trace in any text
#: A slip may spoil the first letters of a key, so that it is seen a little behind its beginning.
_SPOILT_LETTERS = 3
_AROUND = 8  # letters of a gram and some more


class Candidate(NamedTuple):
    """A frame that the text may hold, and the view it must be read in."""

    frame: int
    view: str


class Key(NamedTuple):
    """Letters that a text must show to hold one of some wordings."""

    tokens: Shape
    slips: int
    """How many slips the text may have in them."""

    @property
    def likelihood(self) -> float:
        """How often ordinary text shows the key, per letter."""
        return sum(map(likelihood, pieces(self.tokens, self.slips)))


@dataclass(frozen=True, eq=False)
class SlotShapes:
    """What a text must show to hold a slot, in one view."""

    keys: tuple[Key, ...]
    complete: bool
    """Whether every wording has one of the keys."""
    reach: int
    """How many letters before a key a wording may begin."""
    wordings: tuple[Key, ...]
    """The letters of all wordings."""
    words: tuple[Key, ...]
    """Words of which every wording has one; none if there are too many to look for."""

    @property
    def likelihood(self) -> float:
        """How often ordinary text shows one of the keys, per letter; 1 if there are none."""
        return sum(key.likelihood for key in self.keys) or 1.0

    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """The pattern that finds any of the keys in a folded text."""
        return compile_shapes(shape for key in self.keys for shape in spoilt(*key))

    def may_have_left_trace(self, folded: bytes) -> bool:
        """Tell quickly whether a folded text may show what any wording leaves, slips and all."""
        return not self.words or self._much_spoilt is not None or self._trace.search(folded) is not None

    def has_left_trace(self, folded: bytes) -> bool:
        """Tell whether it really does."""
        if self._much_spoilt is None or self._trace.search(folded):
            return True
        return self._much_spoilt.may_read(folded, anywhere=True)

    @cached_property
    def _trace(self) -> re.Pattern[bytes]:
        return compile_shapes(shape for word in self.words if not _is_much_spoilt(word) for shape in spoilt(*word))

    @cached_property
    def _much_spoilt(self) -> Automaton | None:
        much = [word for word in self.words if _is_much_spoilt(word)]
        return Automaton(much) if much else None

    @cached_property
    def forward(self) -> Automaton:
        """Tells whether a wording may begin at a place."""
        return Automaton(self.wordings)

    @cached_property
    def backward(self) -> Automaton:
        """Tells the same of a text read backwards: whether a wording may end at a place."""
        return Automaton((tuple(reversed(tokens)), slips) for tokens, slips in self.wordings)


class _Sought:
    """A key with the candidates that a text may hold if it shows the key."""

    def __init__(self, key: Key, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates
        self._key = key
        #: How far from a place the key may begin or end.
        self._reach = 2 * sum(max(map(len, token)) for token in key.tokens) + _AROUND

    def is_at(self, place: int, folded: bytes) -> bool:
        """Tell whether a folded text shows the key around a place."""
        return self._pattern.search(folded, max(0, place - self._reach), place + self._reach) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[bytes]:
        return compile_shapes(spoilt(*self._key))


class Screen:
    """The screen for the frames of a detector."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        self._slots: dict[Candidate, tuple[SlotShapes, ...]] = {}
        #: Each key with the candidates that a text may hold if it shows it.
        sought: dict[Key, dict[Candidate, None]] = {}
        for number, frame in enumerate(frames):
            for view in VIEWS:
                slots = frame_shapes(frame, view, policy)
                if not all(slot.wordings for slot in slots):
                    continue
                candidate = Candidate(number, view)
                self._slots[candidate] = slots
                # On a wrong layout nothing may have slips: any slot will do whose wordings all have keys.
                known = [slot for slot in slots if slot.complete] if view else []
                for slot in [min(known, key=lambda slot: slot.likelihood)] if known else slots:
                    for key in slot.keys:
                        sought.setdefault(key, {})[candidate] = None
        self._sought = [_Sought(key, tuple(candidates)) for key, candidates in sought.items()]
        self._grams = Grams([pieces(*key) for key in sought])

    def slots(self, candidate: Candidate) -> tuple[SlotShapes, ...]:
        """Return what the screen looks for, slot by slot of the frame."""
        return self._slots[candidate]

    def candidates(self, text: str) -> tuple[list[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        folds, units = quick_folds(text)
        found: set[Candidate] | None = None
        for folded in folds:
            hits = self._grams.hits(folded)
            if hits:
                found = (found or set()).union(self._likely(folded, hits))
        return sorted(found) if found else [], units

    def _likely(self, folded: bytes, hits: Iterable[int]) -> Iterator[Candidate]:
        """Yield the candidates of which a key is really there and every slot has left a trace."""
        judged: set[Candidate] = set()
        short, _ = shorten_runs(folded)
        for place, keys in self._grams.places(folded, hits):
            for sought in map(self._sought.__getitem__, keys):
                if not judged.issuperset(sought.candidates) and sought.is_at(place, folded):
                    yield from (
                        each for each in sought.candidates if each not in judged and self._is_whole(each, short)
                    )
                    judged.update(sought.candidates)

    def _is_whole(self, candidate: Candidate, folded: bytes) -> bool:
        # On a wrong layout letters that stand on neither layout are typed as they are.
        if candidate.view:
            return True
        slots = self._slots[candidate]
        return all(slot.may_have_left_trace(folded) for slot in slots) and all(
            slot.has_left_trace(folded) for slot in slots
        )


@lru_cache(maxsize=4096)
def rarest_slot(frame: Frame, policy: Policy) -> int:
    """Return the slot of a frame that ordinary text shows least; if it is long it may have a slip and yet vouch."""
    likely = [_slot_shapes(slot, "", policy, "part").likelihood for slot in frame.slots]
    return likely.index(min(likely))


def frame_shapes(frame: Frame, view: str, policy: Policy) -> tuple[SlotShapes, ...]:
    """Return what a text must show to hold the slots of a frame."""
    if len(frame.slots) == 1:
        return (_slot_shapes(frame.slots[0], view, policy, "alone"),)
    rarest = rarest_slot(frame, policy)
    return tuple(
        _slot_shapes(slot, view, policy, "rarest" if number == rarest else "part")
        for number, slot in enumerate(frame.slots)
    )


def _letters(text: str) -> str:
    return letters_of(text).replace(GAP, "")


@lru_cache(maxsize=1024)
def _slot_shapes(slot: SlotWordings, view: str, policy: Policy, role: Role) -> SlotShapes:
    """Choose for each wording a beginning to look for; many wordings share one."""
    policy = policy.view(view)
    alone = role == "alone"
    allowed: Callable[[int], int] = {"alone": policy.alone, "rarest": policy.vouched, "part": lambda _letters: 0}[role]
    stems: dict[str, int] = {}
    reach, complete = 0, True
    for wording in sorted(slot.wordings, key=lambda wording: (len(wording.text), wording.text)):
        whole = _letters(wording.text)
        slips = allowed(count_letters(wording.budgeted))
        if tokens_of(whole, view) is None:
            continue
        if not (alone or is_key(whole, view)):
            complete = False
            continue
        before = [whole.index(stem) for stem, most in stems.items() if stem in whole and most >= slips]
        if before:
            reach = max(reach, min(before) + (_SPOILT_LETTERS if slips == 1 else len(whole) if slips else 0))
        else:
            stems[_stem(whole, slips, view)] = slips
            reach = max(reach, _SPOILT_LETTERS if slips == 1 else len(whole) if slips else 0)
    keys = dict.fromkeys(Key(tokens, slips) for stem, slips in stems.items() if (tokens := tokens_of(stem, view)))
    return SlotShapes(tuple(keys), complete, reach, *_wordings(slot, policy, view, alone))


def _wordings(slot: SlotWordings, policy: Policy, view: str, alone: bool) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Return the letters of all wordings, and words of which each of them has one."""
    wholes: dict[Key, list[Key]] = {}
    for wording in slot.wordings:
        tokens = tokens_of(_letters(wording.text), view)
        if tokens is None:
            continue
        letters = count_letters(wording.budgeted)
        slips = policy.alone(letters) if alone else policy.slips(letters)
        words = wholes.setdefault(Key(tokens, slips), [])
        at = 0
        for word in letters_of(wording.text).split(GAP):
            words.append(Key(tokens[at : at + len(word)], min(slips, policy.word_slips(count_letters(word)))))
            at += len(word)
    return tuple(wholes), _hitting(list(wholes.values())) if not view else ()


def _is_much_spoilt(word: Key) -> bool:
    """Tell whether the pieces of a word between two slips are too short to look for."""
    return word.slips > 1 and len(word.tokens) < _LONG_PIECE * (word.slips + 1)


def _hitting(wordings: list[list[Key]]) -> tuple[Key, ...]:
    """Choose rare words so that every wording has one of them; none if that takes too many."""
    for letters in (None, _TRACED_LETTERS):
        chosen: dict[Key, None] = {}
        for words in sorted(wordings, key=len):
            beginnings = [Key(tokens[:letters], slips) for tokens, slips in words]
            if not any(word in chosen for word in beginnings):
                chosen[min(beginnings, key=_commonness)] = None
        if len(chosen) <= _MOST_TRACED:
            return tuple(chosen)
    return ()


def _commonness(word: Key) -> float:
    return frequency(word.tokens[: len(word.tokens) - word.slips])


def _stem(letters: str, slips: int, view: str) -> str:
    """Return the shortest beginning of a word that is rare enough, so that its other forms share it."""
    for length in range(_SHORTEST_STEM + 2 * slips, len(letters)):
        if letters[length - 1] != letters[length] and _likelihood(letters[:length], slips, view) < _RARE_ENOUGH:
            return letters[:length]
    return letters


@lru_cache(maxsize=8192)
def _likelihood(letters: str, slips: int, view: str) -> float:
    tokens = tokens_of(letters, view)
    return 0.0 if tokens is None else Key(tokens, slips).likelihood
