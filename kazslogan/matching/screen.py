"""The screen: tells at C speed that a text holds no match. It may be wrong about a text that has none; it may not miss.

In a match at least one slot of some length is written without slips (see ``shapes.is_key``; a phrase of one slot may
have slips anywhere). The beginnings of the slots' wordings are *keys*: :mod:`kazslogan.matching.shapes` lists the
shapes they may have in the folded text, and :mod:`kazslogan.matching.grams` tells at once which of them a text may
show; most texts show none. Only for these a regular expression makes sure, and then every other slot must have left a
trace, slips and all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from kazslogan.matching.automaton import Automaton
from kazslogan.matching.codes import codes_of, trigrams
from kazslogan.matching.frequency import frequency
from kazslogan.matching.grams import Grams
from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import (
    VIEWS,
    Key,
    Shape,
    compile_shapes,
    is_key,
    likelihood,
    pieces,
    spoilt,
    tokens_of,
)
from kazslogan.matching.traces import Families, Trace, traces_of_key, traces_of_slot, words_of_slot
from kazslogan.matching.trie import GAP, count_letters, letters_of
from kazslogan.rules.compile import Frame, SlotWordings, Wording
from kazslogan.text.classes import shorten_runs
from kazslogan.text.quick import quick_folds
from kazslogan.text.units import Units

__all__ = ["Candidate", "Screen", "SlotShapes", "rarest_slot", "slips_of_voucher"]

Role = Literal["alone", "rarest", "part"]
"""What a slot is in its frame: the only one, the one that ordinary text shows least, or one of the others."""

#: A word is cut to its first letters if ordinary text shows them, slips and all, less often than this, per letter.
_RARE_ENOUGH = 1e-9
_SHORTEST_STEM = 4
_LONG_PIECE = 5  # letters between two slips that are worth looking for
_TRACED_LETTERS = 9  # first letters of a word, which its other forms share
_MOST_TRACED = 60  # words of a slot: more of them leave a trace in any text
_COMMON_PIECES = 1e-3  # times for each letter of ordinary text
_FEW_FRAMES = 50  # so few that each of their patterns is used often
#: A slip may spoil the first letters of a key, so that it is seen a little behind its beginning.
_SPOILT_LETTERS = 3
_AROUND = 8  # letters of a gram and some more


class Candidate(NamedTuple):
    """A frame that the text may hold, and the view it must be read in."""

    frame: int
    view: str


class SlotShapes:
    """What a text must show to hold a slot, in one view; all but the keys is worked out when it is needed."""

    def __init__(self, slot: SlotWordings, view: str, policy: Policy, role: Role, often: bool) -> None:
        self._slot, self._view, self._policy, self._role = slot, view, policy.view(view), role
        self._alone = role == "alone"
        self._often = often
        #: ``reach``: how many letters before a key a wording may begin; ``complete``: whether every wording has a key.
        self.keys, self.reach, self.complete = self._find_keys()

    @property
    def is_readable(self) -> bool:
        """Whether the view has keys for any wording."""
        return any(tokens_of(_letters(wording.text), self._view) is not None for wording in self._slot.wordings)

    @property
    def likelihood(self) -> float:
        """How often ordinary text shows one of the keys, per letter; 1 if there are none."""
        return sum(key.likelihood for key in self.keys) or 1.0

    def _slips(self, wording: Wording) -> int:
        """Return how many slips a wording may have."""
        letters = count_letters(wording.budgeted)
        return self._policy.alone(letters) if self._alone else self._policy.slips(letters)

    def _slips_of_key(self, wording: Wording) -> int:
        """Return how many slips a wording may have and still vouch for the other slots."""
        if self._role == "part":
            return 0
        return self._slips(wording) if self._alone else slips_of_voucher(wording, self._view, self._policy)

    def _find_keys(self) -> tuple[tuple[Key, ...], int, bool]:
        """Choose for each wording a beginning to look for; many wordings share one."""
        stems: dict[str, int] = {}
        reach, complete = 0, True
        for wording in sorted(self._slot.wordings, key=lambda wording: (len(wording.text), wording.text)):
            whole = _letters(wording.text)
            slips = self._slips_of_key(wording)
            if any(stems.get(whole[:length], -1) >= slips for length in range(_SHORTEST_STEM, len(whole) + 1)):
                before = [0]
            else:
                before = [whole.index(stem) for stem, allowed in stems.items() if stem in whole and allowed >= slips]
            if not before:
                if tokens_of(whole, self._view) is None:
                    continue
                if not (self._alone or is_key(whole, self._view)):
                    complete = False
                    continue
                stems[_stem(whole, slips, self._view)] = slips
                before = [0]
            reach = max(reach, min(before) + (_SPOILT_LETTERS if slips == 1 else len(whole) if slips else 0))
        tokens = ((tokens_of(stem, self._view), slips) for stem, slips in stems.items())
        return tuple(dict.fromkeys(Key(shown, slips) for shown, slips in tokens if shown)), reach, complete

    @cached_property
    def _wordings(self) -> tuple[Key, ...]:
        """The letters of all wordings."""
        shown = (
            (tokens_of(_letters(wording.text), self._view), self._slips(wording)) for wording in self._slot.wordings
        )
        return tuple(dict.fromkeys(Key(tokens, slips) for tokens, slips in shown if tokens is not None))

    @cached_property
    def _families(self) -> Families:
        return words_of_slot(self._slot, self._policy, self._alone)

    @cached_property
    def _words(self) -> tuple[Key, ...]:
        """Words of which every wording has one; none if there are too many to look for."""
        if not all(self._families):
            return ()
        for letters in (None, _TRACED_LETTERS):
            chosen: dict[Key, None] = {}
            for words in sorted(self._families, key=len):
                beginnings = [Key(tokens[:letters], slips) for tokens, slips in words]
                if not any(word in chosen for word in beginnings):
                    chosen[min(beginnings, key=_commonness) if len(words) > 1 else beginnings[0]] = None
            if len(chosen) <= _MOST_TRACED:
                return tuple(chosen)
        return ()

    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """The pattern that finds any of the keys in a folded text."""
        return compile_shapes(shape for key in self.keys for shape in spoilt(*key))

    def may_have_left_trace(self, folded: bytes) -> bool:
        """Tell quickly whether a folded text may show what any wording leaves, slips and all."""
        return not self._words or self._much_spoilt is not None or self._trace.search(folded) is not None

    def has_left_trace(self, folded: bytes) -> bool:
        """Tell whether it really does."""
        if self._much_spoilt is None or self._trace.search(folded):
            return True
        return self._much_spoilt.may_read(folded, anywhere=True)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Sets of trigrams; a text that holds the slot shows one of each."""
        return traces_of_slot(self._families)

    @cached_property
    def _trace(self) -> re.Pattern[bytes]:
        shapes = (shape for word in self._words if not _is_much_spoilt(word) for shape in spoilt(*word))
        return compile_shapes(shapes, self._often)

    @cached_property
    def _much_spoilt(self) -> Automaton | None:
        much = [word for word in self._words if _is_much_spoilt(word)]
        return Automaton(much) if much else None

    @cached_property
    def forward(self) -> Automaton:
        """Tells whether a wording may begin at a place."""
        return Automaton(self._wordings)

    @cached_property
    def backward(self) -> Automaton:
        """Tells the same of a text read backwards: whether a wording may end at a place."""
        return Automaton((tuple(reversed(tokens)), slips) for tokens, slips in self._wordings)


class _Sought:
    """A key with the candidates that a text may hold if it shows the key."""

    __slots__ = ("_often", "_pattern", "_traces", "candidates", "key")

    def __init__(self, key: Key, candidates: dict[Candidate, int], often: bool) -> None:
        self._often = often
        self.key = key
        #: Each with the slot whose key it is.
        self.candidates = candidates
        self._traces: tuple[Trace, ...] | None = None
        self._pattern: re.Pattern[bytes] | None = None

    def may_show(self, shown: AbstractSet[int]) -> bool:
        """Tell very cheaply whether a text that shows these trigrams may show the key."""
        if self._traces is None:
            self._traces = traces_of_key(*self.key)
        missing = 0
        for trace in self._traces:
            if trace.isdisjoint(shown):
                missing += 1
                if missing > self.key.slips:
                    return False
        return True

    def is_in(self, folded: bytes) -> bool:
        """Tell whether a folded text shows the key."""
        if self._pattern is None:
            self._pattern = compile_shapes(spoilt(*self.key), self._often)
        return self._pattern.search(folded) is not None


class Screen:
    """The screen for the frames of a detector."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        self._slots: dict[Candidate, tuple[SlotShapes, ...]] = {}
        #: Each key with the candidates that a text may hold if it shows it.
        sought: dict[Key, dict[Candidate, int]] = {}
        often = len(frames) <= _FEW_FRAMES
        shared: dict[tuple[SlotWordings, Role, str], SlotShapes] = {}
        for number, frame in enumerate(frames):
            for view in VIEWS:
                slots = tuple(
                    shared.get((slot, role, view))
                    or shared.setdefault((slot, role, view), SlotShapes(slot, view, policy, role, often))
                    for slot, role in zip(frame.slots, _roles(frame), strict=True)
                )
                if not all(slot.is_readable for slot in slots):
                    continue
                candidate = Candidate(number, view)
                self._slots[candidate] = slots
                # On a wrong layout nothing may have slips: any slot will do whose wordings all have keys.
                known = [slot for slot in slots if slot.complete] if view else []
                for slot in [min(known, key=lambda slot: slot.likelihood)] if known else slots:
                    for key in slot.keys:
                        sought.setdefault(key, {})[candidate] = slots.index(slot)
        self._known_traces: dict[Candidate, tuple[Trace, ...]] = {}
        #: Each shape with the keys that a text may show if it shows the shape.
        shapes: dict[Shape, list[_Sought]] = {}
        for key, candidates in sought.items():
            one = _Sought(key, candidates, often)
            for shape in pieces(*key):
                shapes.setdefault(shape, []).append(one)
        self._keys = list(shapes.values())
        self._grams = Grams(list(shapes))

    def slots(self, candidate: Candidate) -> tuple[SlotShapes, ...]:
        """Return what the screen looks for, slot by slot of the frame."""
        return self._slots[candidate]

    def candidates(self, text: str) -> tuple[list[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        folds, units = quick_folds(text)
        found: set[Candidate] | None = None
        for folded in folds:
            codes = codes_of(folded)
            shapes = self._grams.shapes(folded, codes)
            if shapes:
                found = (found or set()).union(self._likely(folded, codes, shapes))
        return sorted(found) if found else [], units

    def _likely(self, folded: bytes, codes: bytes, shapes: frozenset[int]) -> Iterator[Candidate]:
        """Yield the candidates of which a key is really there and every slot has left a trace."""
        shown = trigrams(codes)
        folded, _ = shorten_runs(folded)
        judged: set[Candidate] = set()
        for shape in shapes:
            for sought in self._keys[shape]:
                if not sought.may_show(shown):
                    continue
                possible: list[Candidate] = []
                for candidate in sought.candidates:
                    if candidate not in judged:
                        for trace in self._traces(candidate):
                            if trace.isdisjoint(shown):
                                judged.add(candidate)
                                break
                        else:
                            possible.append(candidate)
                if possible and sought.is_in(folded):
                    judged.update(possible)
                    yield from (each for each in possible if self._is_whole(each, folded, sought.candidates[each]))

    def _traces(self, candidate: Candidate) -> tuple[Trace, ...]:
        """Return sets of trigrams; a text that holds the candidate shows one of each."""
        traces = self._known_traces.get(candidate)
        if traces is None:
            # On a wrong layout letters that stand on neither layout are typed as they are.
            slots = self._slots[candidate] if not candidate.view else ()
            traces = tuple(sorted((trace for slot in slots for trace in slot.traces), key=len))
            self._known_traces[candidate] = traces
        return traces

    def _is_whole(self, candidate: Candidate, folded: bytes, there: int) -> bool:
        """Tell whether every slot has left a trace; that of slot ``there`` was found."""
        if candidate.view:
            return True
        slots = [slot for number, slot in enumerate(self._slots[candidate]) if number != there]
        return all(slot.may_have_left_trace(folded) for slot in slots) and all(
            slot.has_left_trace(folded) for slot in slots
        )


@lru_cache(maxsize=65536)
def slips_of_voucher(wording: Wording, view: str, policy: Policy) -> int:
    """Return how many slips a wording of the rarest slot may have and still vouch for the other slots.

    ``policy``: that of the view. None if what a slip leaves of it is in too many texts.
    """
    tokens = tokens_of(_letters(wording.text), view)
    if tokens is None or not policy.vouched(count_letters(wording.budgeted)):
        return 0
    return int(sum(map(frequency, pieces(tokens, 1))) < _COMMON_PIECES)


def rarest_slot(frame: Frame) -> int:
    """Return the slot of a frame that ordinary text shows least; if it is long it may have a slip and yet vouch."""
    commonest = [
        max(
            (likelihood(tokens_of(_letters(each.text), "") or ()) for each in slot.wordings if not each.disguise),
            default=1,
        )
        for slot in frame.slots
    ]
    return commonest.index(min(commonest))


def _roles(frame: Frame) -> tuple[Role, ...]:
    if len(frame.slots) == 1:
        return ("alone",)
    rarest = rarest_slot(frame)
    return tuple("rarest" if number == rarest else "part" for number in range(len(frame.slots)))


def _letters(text: str) -> str:
    return letters_of(text).replace(GAP, "")


def _is_much_spoilt(word: Key) -> bool:
    """Tell whether the pieces of a word between two slips are too short to look for."""
    return word.slips > 1 and len(word.tokens) < _LONG_PIECE * (word.slips + 1)


def _commonness(word: Key) -> float:
    return frequency(word.tokens[: len(word.tokens) - word.slips])


def _stem(letters: str, slips: int, view: str) -> str:
    """Return the shortest beginning of a word that is rare enough, so that its other forms share it."""
    tokens = tokens_of(letters, view) or ()
    for length in range(_SHORTEST_STEM + 2 * slips, len(letters)):
        if letters[length - 1] != letters[length] and Key(tokens[:length], slips).likelihood < _RARE_ENOUGH:
            return letters[:length]
    return letters
