"""The screen: tells at C speed that a text holds no match. It may be wrong about a text that has none; it may not miss.

In a match at least one slot of some length is written without slips (see ``shapes.is_key``), or the rarest one with
one at most (see ``slots.slips_of_voucher``); a phrase of one slot may have slips anywhere. So a text with a match shows
*keys*, the beginnings of the slots' wordings, and of every slot it shows some trace. What is asked first are *clues*
(:mod:`kazslogan.matching.clues`): of each frame the one that ordinary text shows least, many of them at once in a
*gate*. The few texts that pass are asked for the frame's other clues and then for the traces themselves, or, where a
slot is the whole phrase, for all its letters in a row (:mod:`kazslogan.matching.rows`). A detector with many frames
asks for keys at once: see :mod:`kazslogan.matching.index`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from kazslogan.matching.clues import Clue, merged
from kazslogan.matching.gate import Gate, Test, gate_of
from kazslogan.matching.keys import Role
from kazslogan.matching.passages import MOST_KNOWN, Passage, Pieces, reach_of
from kazslogan.matching.policy import Policy
from kazslogan.matching.rarest import rarest_slot
from kazslogan.matching.shapes import VIEWS
from kazslogan.matching.slots import SlotShapes, have_left_traces
from kazslogan.rules.frame import Frame, SlotWordings, Wording
from kazslogan.text.classes import shorten_runs
from kazslogan.text.quick import quick_folds, quick_signs, versions
from kazslogan.text.units import Units

if TYPE_CHECKING:
    from kazslogan.matching.index import Index

__all__ = ["Candidate", "Screen", "roles"]

_FEW_FRAMES = 100  # so few that a gate for each is worth it
_SHAPES_OF_GATE = 60
_STEMS_TOGETHER = 8
_MOST_OF_STEM = 60  # wordings: more of them in a row take too long to make ready
_MANY_WORDINGS = 400
_LONG_TEXT = 3000  # code points
_PIECES_TOGETHER = 8  # of a long text that are looked up in an index
#: A clue that ordinary text shows more often, times for each letter, isn't worth asking for.
_TOO_COMMON = 0.01
#: A clue of this price is good enough.
_CHEAP = 0.003


class Candidate(NamedTuple):
    """A frame that the text may hold, and the view it must be read in."""

    frame: int
    view: str


class _Stem:
    """Wordings that are a whole phrase each, and begin alike; most texts don't show even that."""

    def __init__(self, slot: SlotShapes, clue: Clue, wordings: Sequence[Wording]) -> None:
        self.clue = clue
        self._slot, self._wordings = slot, wordings

    @cached_property
    def _gate(self) -> Gate:
        return gate_of(self.clue)

    @cached_property
    def _rows(self) -> Gate:
        return Gate(rows=self._slot.rows(self._wordings))

    def shows(self, signs: str) -> bool:
        """Tell whether a text shows the letters of one of them in a row."""
        return self._gate.shows(signs) and (len(self._wordings) > _MOST_OF_STEM or self._rows.shows(signs))


class Hint(NamedTuple):
    """What a text that shows a clue may hold."""

    gate: Gate | None
    """That of the clue; None if it was asked already."""
    candidates: tuple[Candidate, ...]
    stems: tuple[_Stem, ...] = ()
    """If the candidate is a phrase of one part: what the clue is of."""


_Watchers = dict[Candidate, tuple[_Stem, ...]]
"""Candidates that a clue leads to; of a phrase of one part the stems that the clue is of."""


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
        self._vouchers = {candidate: _vouchers(candidate, slots) for candidate, slots in self._slots.items()}
        self._index = None if few else _index(self._slots, self._vouchers)
        self._others: dict[Candidate, tuple[Gate, ...]] = {}
        first = list(self._asked_first()) if few else []
        #: What every text is asked, one automaton after another, each with what it hints at.
        self._gates = [gate for clues in first for gate in _first_gates(clues, backward=False)]
        #: The same of the text when it is read backwards.
        self._gates_backward = [gate for clues in first for gate in _first_gates(clues, backward=True)]

    @cached_property
    def _reaches(self) -> list[int]:
        """How far a match of each frame may reach, in signs: what only long texts are asked."""
        return _raised([reach_of(frame) for frame in self._frames])

    def _asked_first(self) -> Iterator[dict[Clue, _Watchers]]:
        """Yield clues to ask for first, those together that one gate is for, each with who watches for it."""
        watched: dict[Clue, _Watchers] = {}
        for candidate, slots in self._slots.items():
            for clue, stems in self._first_clues(candidate, slots, watched):
                if clue.size:
                    watched.setdefault(clue, {})[candidate] = stems
        together: dict[Clue, _Watchers] = {}
        # Those that are often shown come last, in gates of their own; and misread letters are seen nearly everywhere.
        for clue in sorted(watched, key=lambda clue: (_is_misread(watched[clue]), clue.likelihood)):
            if together and sum(each.size for each in [*together, clue]) > _SHAPES_OF_GATE:
                yield together
                together = {}
            together[clue] = watched[clue]
        if together:
            yield together

    def _first_clues(
        self, candidate: Candidate, slots: Sequence[SlotShapes], watched: Container[Clue]
    ) -> Iterator[tuple[Clue, tuple[_Stem, ...]]]:
        """Yield the clues that are asked first, one of which every text with a candidate shows."""
        if self._is_alone(candidate):
            stems = [_Stem(slots[0], clue, wordings) for clue, wordings in slots[0].by_stem]
            for at in range(0, len(stems), _STEMS_TOGETHER):
                group = tuple(stems[at : at + _STEMS_TOGETHER])
                yield merged([stem.clue for stem in group]), group
            return
        options = _clues(candidate, slots, self._vouchers[candidate], wanted=_CHEAP)
        # What is asked for anyhow costs nothing more.
        best = min(options, key=lambda clues: sum(clue.likelihood if clue in watched else clue.price for clue in clues))
        yield from ((clue, ()) for clue in best)

    def reads_passages(self, text: str) -> bool:
        """Tell whether a text is so long that it is to be read passage by passage."""
        return len(text) > _LONG_TEXT

    def slots(self, candidate: Candidate) -> tuple[SlotShapes, ...]:
        """Return what the screen looks for, slot by slot of the frame."""
        return self._slots[candidate]

    def candidates(self, text: str) -> tuple[list[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        if self._index:
            return self._index.candidates(text)
        signs, units = quick_signs(text)
        likely: dict[Candidate, None] = {}
        for version in versions(signs):
            hints = self._hints(version)
            if hints:
                likely |= dict.fromkeys(self._likely(version, chain.from_iterable(hints)))
        return (self._shown(text, list(likely)) if likely else []), units

    def _hints(self, signs: str) -> list[tuple[Hint, ...]]:
        """Return what the first gates hint at."""
        backward = signs[::-1]
        return [hints for shows, hints in self._gates if shows(signs)] + [
            hints for shows, hints in self._gates_backward if shows(backward)
        ]

    def passages(self, text: str) -> Iterator[tuple[Passage, list[Candidate]]]:
        """Yield the passages of a long text that may hold matches, with the frames that each may hold."""
        pieces = Pieces(text)
        found: dict[int, dict[int, list[Candidate]]] = {}  # by how far a match may reach, and by piece
        for reach, number, shown in self._indexed(pieces) if self._index else self._asked(pieces):
            found.setdefault(reach, {})[number] = shown
        for reach, by_piece in found.items():
            for passage, numbers in pieces.passages(list(by_piece), reach):
                yield passage, sorted({candidate for number in numbers for candidate in by_piece[number]})

    def _asked(self, pieces: Pieces) -> Iterator[tuple[int, int, list[Candidate]]]:
        """Yield how far a match may reach, the number of a piece, and the frames that may have a match there."""
        tell_shown = lru_cache(maxsize=MOST_KNOWN)(self._shown)
        for number in range(len(pieces)):
            for reach, hints in self._hinted(versions(pieces.window(number))).items():
                around = pieces.around(number, number + 1, reach)
                signs = versions(pieces.signs(*around))
                likely = dict.fromkeys(each for version in signs for each in self._likely(version, hints))
                shown = tell_shown(pieces.text(*around), tuple(likely)) if likely else []
                if shown:
                    yield reach, number, shown

    def _indexed(self, pieces: Pieces) -> Iterator[tuple[int, int, list[Candidate]]]:
        """Yield the same for many frames."""
        assert self._index  # noqa: S101 - there are many
        reach = max(self._reaches)
        candidates = lru_cache(maxsize=MOST_KNOWN)(self._index.candidates)
        for number in range(0, len(pieces), _PIECES_TOGETHER):
            numbers = range(number, min(len(pieces), number + _PIECES_TOGETHER))
            shown, _ = candidates(pieces.text(*pieces.around(number, numbers.stop, reach)))
            if shown:
                yield from ((reach, number, shown) for number in numbers)

    def _hinted(self, signs: Iterable[str]) -> dict[int, list[Hint]]:
        """Return what a text hints at, by how far a match may reach; ``signs``: the versions of the text's signs."""
        hinted: dict[int, list[Hint]] = {}
        for version in signs:
            for gate, candidates, stems in chain.from_iterable(self._hints(version)):
                if gate is None or gate.shows(version):
                    for candidate in candidates:
                        reach = self._reaches[candidate.frame]
                        hinted.setdefault(reach, []).append(Hint(None, (candidate,), stems))
        return hinted

    def _likely(self, signs: str, hints: Iterable[Hint]) -> Iterator[Candidate]:
        """Yield the candidates of which a text shows all clues."""
        known: dict[Gate, bool] = {}
        asked: set[Candidate] = set()
        for gate, candidates, stems in hints:
            if gate is not None and not gate.shows(signs):
                continue
            if stems:
                if any(stem.shows(signs) for stem in stems):
                    yield from candidates
                continue
            for candidate in candidates:
                if candidate not in asked:
                    asked.add(candidate)
                    for other in self._gates_later(candidate):
                        if other not in known:
                            known[other] = other.shows(signs)
                        if not known[other]:
                            break
                    else:
                        yield candidate

    def _gates_later(self, candidate: Candidate) -> tuple[Gate, ...]:
        """Return the gates for the other clues of a candidate."""
        gates = self._others.get(candidate)
        if gates is None:
            slots = self._slots[candidate]
            options = _clues(candidate, slots, self._vouchers[candidate])
            either = [clues for clues in options if sum(clue.likelihood for clue in clues) < _TOO_COMMON]
            gates = tuple(gate_of(merged(clues)) for clues in either)
            self._others[candidate] = gates
        return gates

    def _is_alone(self, candidate: Candidate) -> bool:
        """Tell whether a candidate is a phrase of one part in a view in which rows are known."""
        return len(self._slots[candidate]) == 1 and not VIEWS[candidate.view].layouts

    def _shown(self, text: str, likely: Sequence[Candidate]) -> list[Candidate]:
        """Return those candidates of which every slot has left a trace, in order."""
        several = [
            candidate
            for candidate in likely
            if len(self._slots[candidate]) > 1 and not VIEWS[candidate.view].layouts  # others are told exactly enough
        ]
        if not several:
            return sorted(likely)
        folds = [shorten_runs(folded)[0] for folded in quick_folds(text)[0]]
        untraced = {
            candidate
            for candidate in several
            if not any(have_left_traces(self._slots[candidate], folded) for folded in folds)
        }
        return sorted(set(likely) - untraced)


def _raised(reaches: Sequence[int]) -> list[int]:
    """Return reaches, each raised to one that is less than twice as long: frames of one reach share what is read."""
    raised: dict[int, int] = {}
    longest = max(reaches, default=0)
    for reach in sorted(reaches, reverse=True):
        longest = longest if 2 * reach > longest else reach
        raised[reach] = longest
    return [raised[reach] for reach in reaches]


def _first_gates(watched: Mapping[Clue, _Watchers], backward: bool) -> Iterator[tuple[Test, tuple[Hint, ...]]]:
    """Yield tests of signs for some clues, with what each hints at; ``backward``: of signs that are read backwards."""
    one_way = {
        clue: clue._replace(shapes=()) if backward else clue._replace(backward=())
        for clue in watched
        if (clue.backward if backward else clue.shapes)
    }
    hints: list[Hint] = []
    for clue, part in one_way.items():
        gate = gate_of(part) if len(one_way) > 1 else None
        several = tuple(candidate for candidate, stems in watched[clue].items() if not stems)
        hints += [Hint(gate, several)] if several else []
        hints += [Hint(gate, (candidate,), stems) for candidate, stems in watched[clue].items() if stems]
    gate = gate_of(merged(list(one_way.values())))
    yield from ((test, tuple(hints)) for test in (gate.backward if backward else gate.forward))


def _is_misread(candidates: Iterable[Candidate]) -> bool:
    return all(VIEWS[candidate.view].misread for candidate in candidates)


def _vouchers(candidate: Candidate, slots: Sequence[SlotShapes]) -> tuple[int, ...]:
    """Return the slots of which one must show a key."""
    # In all views but the first nothing may have slips: any slot will do whose wordings all have keys.
    known: list[SlotShapes] = []
    for slot in sorted(slots, key=lambda slot: slot.size) if candidate.view else ():
        if slot.size > _MANY_WORDINGS and known:
            break  # it would take long to find its keys
        if slot.complete:
            known.append(slot)
    if known:
        return (slots.index(min(known, key=lambda slot: slot.likelihood)),)
    return tuple(range(len(slots)))


def _clues(
    candidate: Candidate, slots: Sequence[SlotShapes], vouchers: Iterable[int], wanted: float = 0.0
) -> list[tuple[Clue, ...]]:
    """Return clues of a candidate, the best ones first: a text with it shows one of each tuple.

    ``wanted``: a price at which no further ones need to be looked for.
    """
    options = [tuple(slots[place].clue_of_keys for place in vouchers)]
    # On a wrong layout letters that stand on neither layout are typed as they are.
    if not VIEWS[candidate.view].layouts and _price(options[0]) > wanted:
        options += [(slot.clue_of_words,) for slot in slots if slot.clue_of_words]
    return sorted(options, key=_price)


def _price(either: Iterable[Clue]) -> float:
    return sum(clue.price for clue in either)


def _index(slots: Mapping[Candidate, tuple[SlotShapes, ...]], vouchers: Mapping[Candidate, tuple[int, ...]]) -> Index:
    from kazslogan.matching.index import Index  # most detectors have few frames

    return Index(slots, vouchers)


def roles(frame: Frame) -> tuple[Role, ...]:
    """Return what each slot is in its frame."""
    if len(frame.slots) == 1:
        return ("alone",)
    rarest = rarest_slot(frame)
    return tuple("rarest" if number == rarest else "part" for number in range(len(frame.slots)))
