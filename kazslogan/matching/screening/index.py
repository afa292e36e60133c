"""The screen's first question where there are many frames: which keys may a text show?

The shapes that all keys may have are looked up at once (``screening.grams``), which costs the same for any
number of them. For the few that a text may show a regular expression makes sure, and then every other slot must have
left a trace, slips and all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kazslogan.matching.screening.grams import Grams
from kazslogan.matching.screening.hints import Candidate
from kazslogan.matching.screening.remains import all_remain
from kazslogan.matching.screening.seekers import Seeker, seeker
from kazslogan.matching.screening.slots import SlotShapes
from kazslogan.matching.screening.traces import Trace
from kazslogan.matching.wordings.codes import codes_of, trigrams
from kazslogan.matching.wordings.shapes import VIEWS, Shape
from kazslogan.matching.wordings.slips import Key
from kazslogan.text.classes import shorten_runs
from kazslogan.text.quick import Folded, quick_folds
from kazslogan.text.units import Units

__all__ = ["Index"]


class _Sought(NamedTuple):
    """A key with the candidates that a text may hold if it shows the key, each with the slot whose key it is."""

    seeker: Seeker
    candidates: dict[Candidate, int]


class Index:
    """The keys of many frames."""

    def __init__(
        self, slots: Mapping[Candidate, tuple[SlotShapes, ...]], vouchers: Mapping[Candidate, Sequence[int]]
    ) -> None:
        """Take the slots of each candidate, and which of them may show a key."""
        self._slots, self._vouchers = slots, vouchers
        sought: dict[Key, dict[Candidate, int]] = {}
        shapes_of: dict[Key, tuple[Shape, ...]] = {}
        for candidate, places in vouchers.items():
            for place in places:
                keys = slots[candidate][place].keys
                shapes_of |= keys
                for key in keys:
                    sought.setdefault(key, {})[candidate] = place
        self._known_traces: dict[Candidate, tuple[Trace, ...]] = {}
        #: Each shape with the keys that a text may show if it shows the shape.
        shapes: dict[Shape, list[_Sought]] = {}
        for key, candidates in sought.items():
            one = _Sought(seeker(key), candidates)
            for shape in shapes_of[key]:
                shapes.setdefault(shape, []).append(one)
        self._keys = list(shapes.values())
        self._grams = Grams(list(shapes))

    def candidates(self, text: str) -> tuple[list[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        folds, units = quick_folds(text)
        whole = Folded(text)
        found: set[Candidate] | None = None
        for folded in folds:
            codes = codes_of(folded)
            shapes = self._grams.shapes(folded, codes)
            if shapes:
                found = (found or set()).union(self._likely(folded, codes, shapes, whole))
        return sorted(found) if found else [], units

    def _likely(self, folded: bytes, codes: bytes, shapes: frozenset[int], text: Folded) -> Iterator[Candidate]:
        """Yield the candidates of which a key is really there and every slot has left a trace."""
        shown = trigrams(codes)
        folded, _ = shorten_runs(folded)
        classes = folded.decode("latin-1")
        judged: set[Candidate] = set()
        for sought in {each.seeker: each for shape in shapes for each in self._keys[shape]}.values():
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
            if possible and sought.seeker.is_in(classes):
                judged.update(possible)
                yield from (each for each in possible if self._is_whole(each, text, sought.candidates[each]))

    def _traces(self, candidate: Candidate) -> tuple[Trace, ...]:
        """Return sets of trigrams; a text that holds the candidate shows one of each."""
        traces = self._known_traces.get(candidate)
        if traces is None:
            # On a wrong layout letters that stand on neither layout are typed as they are.
            slots = self._slots[candidate] if not VIEWS[candidate.view].layouts else ()
            traces = tuple(sorted((trace for slot in slots for trace in slot.traces), key=len))
            self._known_traces[candidate] = traces
        return traces

    def _is_whole(self, candidate: Candidate, text: Folded, there: int) -> bool:
        """Tell whether every slot has left a trace; that of slot ``there`` was found."""
        if VIEWS[candidate.view].layouts:
            return self._is_typed_so(candidate, text)
        slots = [slot.remains for number, slot in enumerate(self._slots[candidate]) if number != there]
        return bool(all_remain({candidate: slots}, [text]))

    def _is_typed_so(self, candidate: Candidate, text: Folded) -> bool:
        """Tell whether a text shows a key as it is typed, and has traces of every slot as it was meant."""
        vouching = (self._slots[candidate][place] for place in self._vouchers[candidate])
        if not any(slot.may_show_key(signs) for slot in vouching for signs in text.signs):
            return False
        layouts = VIEWS[candidate.view].layouts
        slots = self._slots[Candidate(candidate.frame, "")]
        return bool(all_remain({candidate: [slot.remains for slot in slots]}, text.as_meant(layouts)))
