"""What detectors with the same rule sets and settings share; each part is worked out when a text needs it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.matching.screening.first import FirstTexts, Shapes, Texts
from kazslogan.matching.screening.hints import Candidate
from kazslogan.matching.screening.screen import Screen
from kazslogan.matching.wordings.frames import all_frames
from kazslogan.matching.wordings.policy import POLICIES
from kazslogan.matching.wordings.shapes import VIEWS
from kazslogan.models import Identity, Level, Strictness
from kazslogan.rules.frame import Frame
from kazslogan.rules.model import RuleSet

__all__ = ["Compiled", "Sought"]

_FEW_FRAMES = 50


class Sought(NamedTuple):
    """What is looked for of a frame."""

    shapes: Shapes
    """What the screen looks for, slot by slot."""
    tries: FrameTries


class Compiled:
    """Rule sets, compiled for one strictness and level."""

    def __init__(self, rulesets: Sequence[RuleSet], strictness: Strictness, min_level: Level) -> None:
        self._rulesets, self._min_level = rulesets, min_level
        self.policy = POLICIES[strictness]
        self._tries: dict[int, FrameTries] = {}

    @cached_property
    def _frames(self) -> tuple[tuple[Frame, RuleSet], ...]:
        # What can't reach the level that is asked for need not be looked for.
        return tuple(
            (frame, ruleset)
            for ruleset in self._rulesets
            for frame in all_frames(ruleset)
            if frame.level >= self._min_level
        )

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """The frames of all rule sets."""
        return tuple(frame for frame, _ in self._frames)

    @cached_property
    def screen(self) -> Screen:
        """The screen for them, which takes a while to build."""
        return Screen(self.frames, self.policy)

    def sought(self, candidate: Candidate) -> Sought:
        """Return what is looked for of a frame."""
        # A text read as typed on another layout is plain text from here on.
        shapes = self.screen.slots(Candidate(candidate.frame, "") if VIEWS[candidate.view].layouts else candidate)
        return Sought(shapes, self.tries(candidate.frame))

    def sought_in(self, first: FirstTexts, texts: Texts) -> dict[Candidate, Sought]:
        """Return what is looked for of the frames that one of the first texts may hold."""
        return {
            candidate: Sought(shapes, FrameTries.build(self.frames[candidate.frame], self.policy, numbers))
            for candidate, (shapes, numbers) in first.shown_in(texts).items()
        }

    @cached_property
    def first(self) -> FirstTexts | None:
        """What does without the screen; None for so many frames that it would take longer."""
        return FirstTexts(self.frames, self.policy) if len(self.frames) <= _FEW_FRAMES else None

    def identity(self, frame: int) -> Identity:
        """Return which rule set a frame belongs to."""
        return self._frames[frame][1].identity

    def tries(self, frame: int) -> FrameTries:
        """Return a frame with its words as tries."""
        if frame not in self._tries:
            self._tries[frame] = FrameTries.build(self.frames[frame], self.policy)
        return self._tries[frame]
