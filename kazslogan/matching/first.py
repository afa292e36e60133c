"""A detector's first texts: to build the screen for many texts takes longer than to read a few without it.

Of built-in rule sets it is known beforehand what a text must show to hold a match at all (the screen's first question,
prepared by ``tools/build_prepared.py``). What a text is looked through for then is only made ready for the wordings
that the text itself may show (:mod:`kazslogan.matching.narrow`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kazslogan.matching.gate import test_of
from kazslogan.matching.narrow import Narrow, Words
from kazslogan.matching.policy import Policy
from kazslogan.matching.screen import Candidate, roles
from kazslogan.matching.shapes import VIEWS
from kazslogan.matching.slots import Role, SlotShapes
from kazslogan.matching.trie import count_letters, joined_letters
from kazslogan.models import Level
from kazslogan.rules.frame import Frame, SlotWordings
from kazslogan.rules.prepared import Prepared
from kazslogan.text.classes import classes, shorten_runs

__all__ = ["FirstQuestions", "Shapes", "shapes_in"]

Shapes = tuple[SlotShapes, ...]
"""What is looked for, slot by slot of a frame."""
Texts = Mapping[str, Sequence[Sequence[str]]]
"""By view, the characters of a text as they are read in it: as written, or as typed on other layouts."""


class FirstQuestions:
    """Tells of most texts without a match that they hold none, and of the others which frames they may hold."""

    def __init__(self, tables: Sequence[Prepared], policy: Policy, min_level: Level) -> None:
        """``tables``: what is known of each rule set of a detector."""
        self._gates: list[list[tuple[list[str], list[Candidate]]]] = []
        count = 0  # of the detector's frames so far
        for table in tables:
            numbers = {}
            for own, frame in enumerate(table["frames"]):
                if Level(frame["level"]) >= min_level:
                    numbers[own] = count
                    count += 1
            for hints in table["questions"][policy.name]:
                wanted = [
                    (patterns, [Candidate(numbers[own], view) for own, view in of if own in numbers])
                    for patterns, of in hints
                ]
                self._gates.append([hint for hint in wanted if hint[1]])

    def candidates(self, signs: str) -> list[Candidate]:
        """Return the frames that a text with these signs may hold, each with the view it must be read in."""
        return sorted(set(self._candidates(signs)))

    def _candidates(self, signs: str) -> Iterator[Candidate]:
        for hints in self._gates:
            either = "|".join(pattern for patterns, _ in hints for pattern in patterns)
            if hints and test_of(either)(signs):
                for patterns, candidates in hints:
                    if len(hints) == 1 or test_of("|".join(patterns))(signs):
                        yield from candidates


def shapes_in(
    texts: Texts, frames: Sequence[Frame], candidates: Sequence[Candidate], policy: Policy
) -> dict[Candidate, Shapes]:
    """Return what to look for of those candidates of which one text may show every slot.

    Args:
        texts: the text.
        frames: the detector's frames.
        candidates: what the text may hold.
        policy: the budgets of slips.
    """
    narrow = {
        # Only what is read as it is written may have slips.
        view: [Narrow(shorten_runs(*classes(chars))[0], VIEWS[view].misread, slips=not view) for chars in texts[view]]
        for view in dict.fromkeys(candidate.view for candidate in candidates)
    }
    words: dict[int, Words] = {}  # of a slot
    known: dict[tuple[int, Role, str], SlotShapes | None] = {}
    found: dict[Candidate, Shapes] = {}
    for candidate in candidates:
        frame, view = frames[candidate.frame], candidate.view
        slots: list[SlotShapes] = []
        for slot, role in zip(frame.slots, roles(frame), strict=True):
            key = id(slot), role, view
            if key not in known:
                if id(slot) not in words:
                    words[id(slot)] = _words(slot, policy)
                shown = _shown(slot, words[id(slot)], narrow[view])
                # A text read as typed on another layout is plain text from here on.
                read_as = "" if VIEWS[view].layouts else view
                known[key] = SlotShapes(shown, read_as, policy, role) if shown.wordings else None
            shapes = known[key]
            if shapes is None:
                break
            slots.append(shapes)
        else:
            found[candidate] = tuple(slots)
    return found


def _words(slot: SlotWordings, policy: Policy) -> Words:
    """Return the letters of a slot's wordings, each with the most slips that it may have."""
    return [
        (joined_letters(wording.text), policy.slips(count_letters(wording.budgeted)), number)
        for number, wording in enumerate(slot.wordings)
    ]


def _shown(slot: SlotWordings, words: Words, texts: Sequence[Narrow]) -> SlotWordings:
    """Return a slot with those wordings that one of some texts may show."""
    numbers = sorted({number for text in texts for number in text.shown(words)})
    return SlotWordings(slot.name, tuple(slot.wordings[number] for number in numbers), slot.rivals)
