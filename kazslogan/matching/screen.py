"""The screen: tells at C speed that a text holds no match. It may be wrong about a text that has none; it may not miss.

In a match at least one slot of some length is written without slips (see ``shapes.is_key``), or the rarest one with
one at most (see ``slots.slips_of_voucher``); a phrase of one slot may have slips anywhere. The beginnings of the slots'
wordings are *keys*: :mod:`kazslogan.matching.shapes` lists the shapes they may have in the folded text, and
:mod:`kazslogan.matching.grams` tells at once which of them a text may show; most texts show none. Only for these a
regular expression makes sure, and then every other slot must have left a trace, slips and all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kazslogan.matching.codes import codes_of, trigrams
from kazslogan.matching.grams import Grams
from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import VIEWS, Key, Shape
from kazslogan.matching.slots import Role, Seeker, SlotShapes, rarest_slot, seeker
from kazslogan.matching.traces import Trace
from kazslogan.rules.compile import Frame, SlotWordings
from kazslogan.text.classes import shorten_runs
from kazslogan.text.quick import quick_folds
from kazslogan.text.units import Units

__all__ = ["Candidate", "Screen"]

_FEW_FRAMES = 50  # so few that each of their patterns is used often


class Candidate(NamedTuple):
    """A frame that the text may hold, and the view it must be read in."""

    frame: int
    view: str


class _Sought(NamedTuple):
    """A key with the candidates that a text may hold if it shows the key, each with the slot whose key it is."""

    seeker: Seeker
    candidates: dict[Candidate, int]


class Screen:
    """The screen for the frames of a detector."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        self._slots: dict[Candidate, tuple[SlotShapes, ...]] = {}
        #: Each key with the candidates that a text may hold if it shows it.
        sought: dict[Key, dict[Candidate, int]] = {}
        shapes_of: dict[Key, tuple[Shape, ...]] = {}
        often = len(frames) <= _FEW_FRAMES
        shared: dict[tuple[SlotWordings, Role, str], SlotShapes] = {}
        for number, frame in enumerate(frames):
            for view, how in VIEWS.items():
                if how.misread and not policy.misread:
                    continue
                slots = tuple(
                    shared.get((slot, role, view))
                    or shared.setdefault((slot, role, view), SlotShapes(slot, view, policy, role, often))
                    for slot, role in zip(frame.slots, _roles(frame), strict=True)
                )
                if not all(slot.is_readable for slot in slots):
                    continue
                candidate = Candidate(number, view)
                self._slots[candidate] = slots
                # In all views but the first nothing may have slips: any slot will do whose wordings all have keys.
                known = [slot for slot in slots if slot.complete] if view else []
                for slot in [min(known, key=lambda slot: slot.likelihood)] if known else slots:
                    place = slots.index(slot)
                    shapes_of |= slot.keys
                    for key in slot.keys:
                        sought.setdefault(key, {})[candidate] = place
        self._known_traces: dict[Candidate, tuple[Trace, ...]] = {}
        #: Each shape with the keys that a text may show if it shows the shape.
        shapes: dict[Shape, list[_Sought]] = {}
        for key, candidates in sought.items():
            one = _Sought(seeker(key, often), candidates)
            for shape in shapes_of[key]:
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
                if not sought.seeker.may_show(shown):
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
                if possible and sought.seeker.is_in(folded):
                    judged.update(possible)
                    yield from (each for each in possible if self._is_whole(each, folded, sought.candidates[each]))

    def _traces(self, candidate: Candidate) -> tuple[Trace, ...]:
        """Return sets of trigrams; a text that holds the candidate shows one of each."""
        traces = self._known_traces.get(candidate)
        if traces is None:
            # On a wrong layout letters that stand on neither layout are typed as they are.
            slots = self._slots[candidate] if not VIEWS[candidate.view].layouts else ()
            traces = tuple(sorted((trace for slot in slots for trace in slot.traces), key=len))
            self._known_traces[candidate] = traces
        return traces

    def _is_whole(self, candidate: Candidate, folded: bytes, there: int) -> bool:
        """Tell whether every slot has left a trace; that of slot ``there`` was found."""
        if VIEWS[candidate.view].layouts:
            return True
        slots = [slot for number, slot in enumerate(self._slots[candidate]) if number != there]
        return all(slot.may_have_left_trace(folded) for slot in slots) and all(
            slot.has_left_trace(folded) for slot in slots
        )


def _roles(frame: Frame) -> tuple[Role, ...]:
    if len(frame.slots) == 1:
        return ("alone",)
    rarest = rarest_slot(frame)
    return tuple("rarest" if number == rarest else "part" for number in range(len(frame.slots)))
