"""What every text is asked first, many clues at once in a gate, and what it hints at if a text shows one.

Of a frame of several slots that is the clue which ordinary text shows least. A frame of one slot has many, one for each
beginning of its wordings (a *stem*), some of them together; so a text that shows one is only asked for a few wordings.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from kazslogan.matching.screening.clues import Clue, merged
from kazslogan.matching.screening.gate import Gate, gate_of, ordered, parted, pattern_of
from kazslogan.matching.screening.slots import SlotShapes, certain_slot
from kazslogan.matching.wordings.rarest import slots_of_few
from kazslogan.matching.wordings.shapes import VIEWS, Shape
from kazslogan.rules.frame import Wording
from kazslogan.text.linear import Test, tell

__all__ = ["Candidate", "FirstGates", "Gates", "Hint", "Stem", "clues_of", "first_gates", "vouchers_of"]

#: Shapes that every text is asked for together, as many as an automaton can look for without meeting a state that is
#: new to it in most texts; letters that may be misread are seen nearly everywhere.
_SHAPES_TOGETHER, _MISREAD_TOGETHER = 110, 42
_STEMS_TOGETHER = 8
_FEW_OF_STEM = 8  # wordings of several stems
_MOST_OF_STEM = 60  # wordings: more of them in a row take too long to make ready
#: A clue of this price is good enough.
_CHEAP = 0.003


class Candidate(NamedTuple):
    """A frame that the text may hold, and the view it must be read in."""

    frame: int
    view: str


class Stem:
    """Wordings that are a whole phrase each, and begin alike (or are few); most texts don't show even that."""

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
    stems: tuple[Stem, ...] = ()
    """If the candidate is a phrase of one part: what the clue is of."""


Gates = list[tuple[Test, tuple[Hint, ...]]]
"""Tests of signs, each with what it hints at."""
_Watchers = dict[Candidate, tuple[Stem, ...]]
"""Candidates that a clue leads to; of a phrase of one part the stems that the clue is of."""


class FirstGates(NamedTuple):
    """What every text is asked first."""

    forward: Gates
    backward: Gates
    """What it is asked when it is read backwards."""
    clues: dict[Candidate, tuple[Clue, ...]]
    """The clues of each candidate that are asked for; a text with the candidate shows one of them."""


def first_gates(
    slots: Mapping[Candidate, Sequence[SlotShapes]], vouchers: Mapping[Candidate, Sequence[int]]
) -> FirstGates:
    """Return what every text is asked first.

    Args:
        slots: what is looked for of each candidate.
        vouchers: the slots of each of which one must show a key (see :func:`vouchers_of`).
    """
    watched: dict[Clue, _Watchers] = {}
    clues: dict[Candidate, tuple[Clue, ...]] = {}
    for candidate, shapes in slots.items():
        first = list(_first_clues(candidate, shapes, vouchers[candidate], watched))
        clues[candidate] = tuple(clue for clue, _ in first)
        for clue, stems in first:
            if clue.size:
                watched.setdefault(clue, {})[candidate] = stems
    return FirstGates(list(_gates(watched, backward=False)), list(_gates(watched, backward=True)), clues)


def _first_clues(
    candidate: Candidate, slots: Sequence[SlotShapes], vouchers: Sequence[int], watched: Container[Clue]
) -> Iterator[tuple[Clue, tuple[Stem, ...]]]:
    """Yield clues of which every text with a candidate shows one; of a phrase of one part each with its stems."""
    if len(slots) == 1 and not VIEWS[candidate.view].layouts:  # rows are known in the other views
        stems = list(_stems(slots[0]))
        for at in range(0, len(stems), _STEMS_TOGETHER):
            together = tuple(stems[at : at + _STEMS_TOGETHER])
            yield merged([stem.clue for stem in together]), together
        return
    options = clues_of(candidate, slots, vouchers, wanted=_CHEAP)
    # What is asked for anyhow costs nothing more.
    best = min(options, key=lambda clues: sum(clue.likelihood if clue in watched else clue.price for clue in clues))
    yield from ((clue, ()) for clue in best)


def _stems(slot: SlotShapes) -> Iterator[Stem]:
    """Yield the stems of a slot; those of a few wordings are taken together: to ask once is faster."""
    few: list[tuple[Clue, Sequence[Wording]]] = []
    for clue, wordings in slot.by_stem:
        if sum(len(known) for _, known in [*few, (clue, wordings)]) <= _FEW_OF_STEM:
            few.append((clue, wordings))
        else:
            yield Stem(slot, clue, wordings)
    if few:
        yield Stem(slot, merged([clue for clue, _ in few]), [each for _, wordings in few for each in wordings])


def _gates(watched: Mapping[Clue, _Watchers], backward: bool) -> Iterator[tuple[Test, tuple[Hint, ...]]]:
    """Yield the tests for some clues, with what each hints at; ``backward``: those of signs that are read backwards."""
    misread = {clue: all(VIEWS[each.view].misread for each in watchers) for clue, watchers in watched.items()}
    for of_misread, most in ((False, _SHAPES_TOGETHER), (True, _MISREAD_TOGETHER)):
        clues_of_shape: dict[Shape, list[Clue]] = {}
        for clue in watched:
            if misread[clue] == of_misread:
                for shape in ordered(clue.backward if backward else clue.shapes):
                    clues_of_shape.setdefault(shape, []).append(clue)
        for shapes in parted(clues_of_shape, most):
            shown: dict[Clue, list[Shape]] = {}
            for shape in shapes:
                for clue in clues_of_shape[shape]:
                    shown.setdefault(clue, []).append(shape)
            hints = (_hints(watched[clue], part, backward, len(shown) > 1) for clue, part in shown.items())
            yield tell(pattern_of(shapes)), tuple(chain.from_iterable(hints))


def _hints(watchers: _Watchers, shapes: Sequence[Shape], backward: bool, ask: bool) -> Iterator[Hint]:
    """Yield what a clue hints at; ``shapes``: those of the clue; ``ask``: whether they are to be asked for."""
    gate = None if not ask else Gate(backward=shapes) if backward else Gate(shapes)
    several = tuple(candidate for candidate, stems in watchers.items() if not stems)
    if several:
        yield Hint(gate, several)
    for candidate, stems in watchers.items():
        if stems:
            yield Hint(gate if len(stems) > 1 else None, (candidate,), stems)  # one stem has a gate of its own


def vouchers_of(candidate: Candidate, slots: Sequence[SlotShapes]) -> tuple[int, ...]:
    """Return the slots of which one must show a key."""
    if VIEWS[candidate.view].layouts:
        return slots_of_few(slot.size for slot in slots)
    certain = certain_slot(slots) if candidate.view else None  # what is read off a picture has no slips
    return tuple(range(len(slots))) if certain is None else (certain,)


def clues_of(
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
