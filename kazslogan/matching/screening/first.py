"""A detector's first texts: to build the screen takes longer than to read a few short texts without it.

What such a text is looked through for is only made ready for the wordings that the text itself may show
(``screening.narrow``); of most texts that is nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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

__all__ = ["FirstTexts", "Shapes"]

Shapes = tuple[SlotShapes, ...]
"""What is looked for, slot by slot of a frame."""
Texts = Callable[[str], Sequence[Sequence[str]]]
"""Tells how a text is read in a view: its characters, as they are written or as typed on other layouts."""


class FirstTexts:
    """Tells what to look for in a short text."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        self._frames, self._policy = frames, policy
        self._words: dict[int, Branch] = {}
        self._readable: dict[Candidate, bool] = {}

    def shapes_in(self, texts: Texts) -> dict[Candidate, Shapes]:
        """Return what to look for of those frames of which a text may show every slot, each with its view."""
        found: dict[Candidate, Shapes] = {}
        for view, how in VIEWS.items():
            if how.misread and not self._policy.misread:
                continue
            # Only what is read as it is written may have slips.
            narrow = [Narrow(shorten_runs(*classes(chars))[0], how.misread, slips=not view) for chars in texts(view)]
            known: dict[int, SlotWordings] = {}
            for number, frame in enumerate(self._frames):
                # The slots with the fewest wordings are asked for first.
                for slot in sorted(frame.slots, key=lambda slot: len(slot.wordings)):
                    if id(slot) not in known:
                        known[id(slot)] = self._shown(slot, narrow)
                    if not known[id(slot)].wordings:
                        break
                else:
                    candidate = Candidate(number, view)
                    if self._is_readable(candidate):
                        found[candidate] = self._shapes(frame, view, known)
        return dict(sorted(found.items()))

    def _shown(self, slot: SlotWordings, texts: Sequence[Narrow]) -> SlotWordings:
        """Return a slot with those wordings that one of some texts may show."""
        words = self._words.get(id(slot))
        if words is None:
            letters = [
                (joined_letters(wording.text), self._policy.slips(count_letters(wording.budgeted)), number)
                for number, wording in enumerate(slot.wordings)
            ]
            words = self._words[id(slot)] = Branch(letters)
        numbers = sorted({number for text in texts for number in text.shown(words)})
        return SlotWordings(slot.name, tuple(slot.wordings[number] for number in numbers), slot.rivals)

    def _shapes(self, frame: Frame, view: str, shown: dict[int, SlotWordings]) -> Shapes:
        # A text read as typed on another layout is plain text from here on.
        read_as = "" if VIEWS[view].layouts else view
        return tuple(
            SlotShapes(shown[id(slot)], read_as, self._policy, role)
            for slot, role in zip(frame.slots, roles(frame), strict=True)
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
