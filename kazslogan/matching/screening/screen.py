"""The screen: tells at C speed that a text holds no match. It may be wrong about a text that has none; it may not miss.

In a match at least one slot of some length is written without slips (see ``wordings.shapes.is_key``), or the rarest one
with one at most (see ``wordings.evidence``); a phrase of one slot may have slips anywhere. So a text with a match shows
*keys*, the beginnings of the slots' wordings, and of every slot it shows some trace. What is asked first are *clues*
(``screening.clues``), many of them at once in a *gate* (``screening.hints``). The few texts that pass are asked for the
frame's other clues and then for the traces themselves, or, where a slot is the whole phrase, for all its letters in a
row (``screening.rows``). A detector with many frames asks for keys at once: see ``screening.index``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from kazslogan.matching.screening.gate import Gate, gate_of
from kazslogan.matching.screening.hints import (
    Candidate,
    FirstGates,
    Gates,
    Hint,
    Stem,
    clues_of,
    first_gates,
    vouchers_of,
)
from kazslogan.matching.screening.keys import Role
from kazslogan.matching.screening.passages import MOST_KNOWN, Passage, Pieces, reach_of
from kazslogan.matching.screening.remains import all_remain
from kazslogan.matching.screening.slots import SlotShapes
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.rarest import rarest_slot
from kazslogan.matching.wordings.shapes import VIEWS
from kazslogan.rules.frame import Frame, SlotWordings
from kazslogan.text.quick import Folded, quick_signs, versions
from kazslogan.text.units import Units

if TYPE_CHECKING:
    from kazslogan.matching.screening.index import Index

__all__ = ["Screen", "roles"]

_FEW_FRAMES = 100  # so few that a gate for each is worth it
_LONG_TEXT = 3000  # code points
_PIECES_ASKED = 16  # of a long text that are asked together what they hint at
_PIECES_TOGETHER = 8  # of a long text that are looked up in an index
#: A clue that ordinary text shows more often, times for each letter, isn't worth asking for.
_TOO_COMMON = 0.01

_Open = tuple[int, ...]
"""Numbers of gates that a text opens."""


class Screen:
    """The screen for the frames of a detector."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        few = len(frames) <= _FEW_FRAMES
        self._frames = frames
        self._slots: dict[Candidate, tuple[SlotShapes, ...]] = {}
        shared: dict[tuple[SlotWordings, Role, str], SlotShapes] = {}
        for number, frame in enumerate(frames):
            for view, how in VIEWS.items():
                if how.misread and not policy.misread:
                    continue
                slots = tuple(
                    shared.get((slot, role, view))
                    or shared.setdefault((slot, role, view), SlotShapes(slot, view, policy, role))
                    for slot, role in zip(frame.slots, roles(frame), strict=True)
                )
                if all(slot.is_readable for slot in slots):
                    self._slots[Candidate(number, view)] = slots
        self._vouchers = {candidate: vouchers_of(candidate, slots) for candidate, slots in self._slots.items()}
        self._index = None if few else _index(self._slots, self._vouchers)
        self._later: dict[Candidate, tuple[tuple[Gate, ...], ...]] = {}
        #: What every text is asked, one automaton after another, each with what it hints at; and what it is asked when
        #: it is read backwards.
        self._first = first_gates(self._slots, self._vouchers) if few else FirstGates([], [], {})

    @cached_property
    def _reaches(self) -> list[int]:
        """How far a match of each frame may reach, in signs: what only long texts are asked."""
        return _raised([reach_of(frame) for frame in self._frames])

    def reads_passages(self, text: str) -> bool:
        """Tell whether a text is so long that it is to be read passage by passage."""
        return len(text) > _LONG_TEXT

    def slots(self, candidate: Candidate) -> tuple[SlotShapes, ...]:
        """Return what the screen looks for, slot by slot of the frame."""
        return self._slots[candidate]

    def candidates(self, text: str) -> tuple[Sequence[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        if self._index:
            return self._index.candidates(text)
        signs, units = quick_signs(text)
        likely: dict[Candidate, None] = {}
        for version in versions(signs):
            hints = _hints(version, self._first.forward, self._first.backward)
            if hints:
                likely |= dict.fromkeys(self._likely(version, chain.from_iterable(hints)))
        return (self._shown([Folded(text)], list(likely)) if likely else []), units

    def passages(self, text: str) -> Iterator[tuple[Passage, list[Candidate]]]:
        """Yield the passages of a long text that may hold matches, with the frames that each may hold."""
        pieces = Pieces(text)
        found: dict[int, dict[int, Sequence[Candidate]]] = {}  # by how far a match may reach, and by piece
        for reach, number, shown in self._indexed(pieces) if self._index else self._asked(pieces):
            found.setdefault(reach, {})[number] = shown
        for reach, by_piece in found.items():
            for passage, numbers in pieces.passages(list(by_piece), reach):
                yield passage, sorted({candidate for number in numbers for candidate in by_piece[number]})

    def _asked(self, pieces: Pieces) -> Iterator[tuple[int, int, Sequence[Candidate]]]:
        """Yield how far a match may reach, the number of a piece, and the frames that may have a match there.

        Many pieces are asked at once, and each of them only what these show; what is said again is asked once.
        """
        remember = lru_cache(maxsize=MOST_KNOWN)
        open_gates, hinted = remember(self._open_gates), remember(self._hinted)
        likely, shown, folded = remember(self._likely_in), remember(self._shown), remember(Folded)
        for first in range(0, len(pieces), _PIECES_ASKED):
            behind = min(first + _PIECES_ASKED, len(pieces))
            gates = open_gates(pieces.window(first, behind))
            for number in range(first, behind) if any(gates) else ():
                for reach, hints in hinted(pieces.window(number, number + 1), gates):
                    around = pieces.around(number, number + 1, reach)
                    candidates = likely(pieces.signs(*around), hints)
                    there = shown(tuple(map(folded, pieces.windows(*around))), candidates) if candidates else ()
                    if there:
                        yield reach, number, there

    def _indexed(self, pieces: Pieces) -> Iterator[tuple[int, int, Sequence[Candidate]]]:
        """Yield the same for many frames."""
        assert self._index  # noqa: S101 - there are many
        reach = max(self._reaches)
        candidates = lru_cache(maxsize=MOST_KNOWN)(self._index.candidates)
        for number in range(0, len(pieces), _PIECES_TOGETHER):
            numbers = range(number, min(len(pieces), number + _PIECES_TOGETHER))
            shown, _ = candidates(pieces.text(*pieces.around(number, numbers.stop, reach)))
            if shown:
                yield from ((reach, number, shown) for number in numbers)

    def _open_gates(self, signs: str) -> tuple[_Open, _Open]:
        """Return which of the first gates a text opens: those it is asked, and those it is asked backwards."""
        forward: set[int] = set()
        backward: set[int] = set()
        for version in versions(signs):
            reversed_signs = version[::-1]
            forward |= {at for at, (shows, _) in enumerate(self._first.forward) if at not in forward and shows(version)}
            backward |= {
                at for at, (shows, _) in enumerate(self._first.backward) if at not in backward and shows(reversed_signs)
            }
        return tuple(sorted(forward)), tuple(sorted(backward))

    def _hinted(self, signs: str, gates: tuple[_Open, _Open]) -> tuple[tuple[int, tuple[Hint, ...]], ...]:
        """Return what a text hints at, by how far a match may reach; ``gates``: those that it may open."""
        hinted: dict[int, list[Hint]] = {}
        forward, backward = [self._first.forward[at] for at in gates[0]], [self._first.backward[at] for at in gates[1]]
        for version in versions(signs):
            for gate, candidates, stems in chain.from_iterable(_hints(version, forward, backward)):
                if gate is None or gate.shows(version):
                    for candidate in candidates:
                        reach = self._reaches[candidate.frame]
                        hinted.setdefault(reach, []).append(Hint(None, (candidate,), stems))
        return tuple((reach, tuple(hints)) for reach, hints in hinted.items())

    def _likely_in(self, signs: str, hints: Sequence[Hint]) -> tuple[Candidate, ...]:
        """Return the candidates of which a part of a text shows all clues, of those that it hints at."""
        return tuple(dict.fromkeys(each for version in versions(signs) for each in self._likely(version, hints)))

    def _likely(self, signs: str, hints: Iterable[Hint]) -> Iterator[Candidate]:
        """Yield the candidates of which a text shows all clues."""
        known: dict[Gate | Stem, bool] = {}

        def shows(gate: Gate | Stem) -> bool:
            if gate not in known:
                known[gate] = gate.shows(signs)
            return known[gate]

        asked: set[Candidate] = set()
        for gate, candidates, stems in hints:
            if gate is not None and (asked.issuperset(candidates) or not gate.shows(signs)):
                continue
            if stems:
                if any(map(shows, stems)):
                    yield from candidates
                continue
            for candidate in candidates:
                if candidate not in asked:
                    asked.add(candidate)
                    if all(any(map(shows, either)) for either in self._gates_later(candidate)):
                        yield candidate

    def _gates_later(self, candidate: Candidate) -> tuple[tuple[Gate, ...], ...]:
        """Return the gates for the other clues of a candidate, each with those of which any will do."""
        gates = self._later.get(candidate)
        if gates is None:
            options = clues_of(candidate, self._slots[candidate], self._vouchers[candidate])
            gates = self._later[candidate] = tuple(
                tuple(map(gate_of, clues))
                for clues in options
                if clues != self._first.clues[candidate] and sum(clue.likelihood for clue in clues) < _TOO_COMMON
            )
        return gates

    def _shown(self, parts: Sequence[Folded], likely: Sequence[Candidate]) -> Sequence[Candidate]:
        """Return those candidates of which every slot has left a trace, in order; each word is whole in some part."""
        found = {candidate for candidate in likely if len(self._slots[candidate]) == 1}
        by_layouts: dict[tuple[str, ...], list[Candidate]] = {}
        for candidate in likely:
            if candidate not in found:
                by_layouts.setdefault(VIEWS[candidate.view].layouts, []).append(candidate)
        for layouts, candidates in by_layouts.items():
            asked = {
                each: [slot.remains for slot in self._slots[Candidate(each.frame, "") if layouts else each]]
                for each in candidates
            }
            shown = [meant for part in parts for meant in part.as_meant(layouts)] if layouts else parts
            found.update(all_remain(asked, shown))
        return sorted(found)


def _hints(signs: str, forward: Gates, backward: Gates) -> list[tuple[Hint, ...]]:
    """Return what some of the first gates hint at; some are asked of signs that are read backwards."""
    reversed_signs = signs[::-1]
    return [hints for shows, hints in forward if shows(signs)] + [
        hints for shows, hints in backward if shows(reversed_signs)
    ]


def _raised(reaches: Sequence[int]) -> list[int]:
    """Return reaches, each raised to one that is less than twice as long: frames of one reach share what is read."""
    raised: dict[int, int] = {}
    longest = max(reaches, default=0)
    for reach in sorted(reaches, reverse=True):
        longest = longest if 2 * reach > longest else reach
        raised[reach] = longest
    return [raised[reach] for reach in reaches]


def _index(slots: Mapping[Candidate, tuple[SlotShapes, ...]], vouchers: Mapping[Candidate, tuple[int, ...]]) -> Index:
    from kazslogan.matching.screening.index import Index  # most detectors have few frames

    return Index(slots, vouchers)


def roles(frame: Frame) -> tuple[Role, ...]:
    """Return what each slot is in its frame."""
    if len(frame.slots) == 1:
        return ("alone",)
    rarest = rarest_slot(frame)
    return tuple("rarest" if number == rarest else "part" for number in range(len(frame.slots)))
