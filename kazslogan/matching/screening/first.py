"""A detector's first texts: to build the screen takes longer than to read a few short texts without it.

What such a text is looked through for is only made ready for the wordings that the text itself may show
(``screening.narrow``); of most texts that is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter

from kazslogan.matching.screening.hints import Candidate
from kazslogan.matching.screening.keys import Role
from kazslogan.matching.screening.narrow import Branch, Narrow
from kazslogan.matching.screening.screen import roles
from kazslogan.matching.screening.slots import SlotShapes
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import VIEWS
from kazslogan.matching.wordings.trie import count_letters, joined_letters
from kazslogan.rules.frame import Frame, SlotWordings
from kazslogan.text.classes import classes, shorten_runs

__all__ = ["FirstTexts", "Numbers", "Shapes", "Texts"]

Shapes = tuple[SlotShapes, ...]
"""What is looked for, slot by slot of a frame."""
Numbers = tuple[frozenset[int], ...]
"""Which wordings of each slot of a frame a text may show."""
Texts = Callable[[str], Sequence[Sequence[str]]]
"""Tells how a text is read in a view: its characters, as they are written or as typed on other layouts."""


class FirstTexts:
    """Tells what to look for in a short text."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        self._frames, self._policy = frames, policy
        self._words: dict[int, Branch] = {}
        self._readable: dict[Candidate, bool] = {}

    def shown_in(self, texts: Texts) -> dict[Candidate, tuple[Shapes, Numbers]]:
        """Return what to look for of those frames of which a text may show every slot, each with its view."""
        found: dict[Candidate, tuple[Shapes, Numbers]] = {}
        for view, how in VIEWS.items():
            if how.misread and not self._policy.misread:
                continue
            # Only what is read as it is written may have slips.
            narrow = [Narrow(shorten_runs(*classes(chars))[0], how.misread, slips=not view) for chars in texts(view)]
            known: dict[int, frozenset[int]] = {}
            for number, frame in enumerate(self._frames):
                # The slots with the fewest wordings are asked for first.
                for slot in sorted(frame.slots, key=lambda slot: len(slot.wordings)):
                    if id(slot) not in known:
                        known[id(slot)] = self._shown(slot, narrow)
                    if not known[id(slot)]:
                        break
                else:
                    candidate = Candidate(number, view)
                    if self._is_readable(candidate):
                        numbers = tuple(known[id(slot)] for slot in frame.slots)
                        found[candidate] = self._shapes(frame, view, numbers), numbers
        return dict(sorted(found.items(), key=itemgetter(0)))

    def _shown(self, slot: SlotWordings, texts: Sequence[Narrow]) -> frozenset[int]:
        """Return the numbers of those wordings of a slot that one of some texts may show."""
        words = self._words.get(id(slot))
        if words is None:
            letters = [
                (joined_letters(wording.text), self._policy.slips(count_letters(wording.budgeted)), number)
                for number, wording in enumerate(slot.wordings)
            ]
            words = self._words[id(slot)] = Branch(letters)
        return frozenset(number for text in texts for number in text.shown(words))

    def _shapes(self, frame: Frame, view: str, numbers: Numbers) -> Shapes:
        # A text read as typed on another layout is plain text from here on.
        read_as = "" if VIEWS[view].layouts else view
        slots = (
            SlotWordings(slot.name, tuple(slot.wordings[number] for number in sorted(shown)), slot.rivals)
            for slot, shown in zip(frame.slots, numbers, strict=True)
        )
        return tuple(
            SlotShapes(slot, read_as, self._policy, role) for slot, role in zip(slots, roles(frame), strict=True)
        )

    def _is_readable(self, candidate: Candidate) -> bool:
        """Tell whether the view has keys for a frame at all."""
        known = self._readable.get(candidate)
        if known is None:
            role: Role = "part"  # any will do
            slots = self._frames[candidate.frame].slots
            known = all(SlotShapes(slot, candidate.view, self._policy, role).is_readable for slot in slots)
            self._readable[candidate] = known
        return known
