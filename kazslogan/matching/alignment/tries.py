"""A frame ready to be looked for: its slots, what may stand around and between them, and in which orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kazslogan.matching.screening.passages import reach_of
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.rarest import rarest_slot, slots_of_few
from kazslogan.matching.wordings.trie import Trie, plain_trie, word_trie
from kazslogan.rules.frame import Frame

__all__ = ["FrameTries"]

_FEW_ALIKE = 3  # slots: there are few ways to exchange them


@dataclass(frozen=True)
class FrameTries:
    """A frame with its words as tries."""

    frame: Frame
    slots: tuple[Trie, ...]
    fillers: Trie
    before: Trie
    after: Trie
    rarest: int
    """The slot that ordinary text shows least."""
    listed: tuple[str, ...]
    """The languages of the phrases."""
    orders: frozenset[tuple[int, ...]]
    """The orders in which a phrase has the slots."""
    extras: dict[tuple[tuple[int, tuple[int, ...]], ...], tuple[float, int, float]] = field(default_factory=dict)
    """What chains of certain wordings cost besides their letters, as far as it is known."""

    @cached_property
    def polite(self) -> frozenset[str]:
        """Words that may stand before and between the slots without changing what is said."""
        return frozenset(self.frame.fillers)

    @cached_property
    def few(self) -> tuple[int, ...]:
        """The slots of few wordings, see :func:`kazslogan.matching.wordings.rarest.slots_of_few`."""
        return slots_of_few(len(slot.wordings) for slot in self.frame.slots)

    @cached_property
    def first_alike(self) -> tuple[int, ...]:
        """For each slot the first of many with the same wordings: in a chain they may stand for one another.

        A word that is said a few times may be one of this clause or of that one, so these stay apart.
        """
        wordings = [slot.wordings for slot in self.slots]
        many = [wordings.count(each) > _FEW_ALIKE for each in wordings]
        return tuple(wordings.index(each) if many[at] else at for at, each in enumerate(wordings))

    @cached_property
    def reach(self) -> int:
        """The most signs that a chain may have, see :func:`kazslogan.matching.screening.passages.reach_of`."""
        return reach_of(self.frame)

    @classmethod
    def build(cls, frame: Frame, policy: Policy, only: Sequence[frozenset[int]] = ()) -> FrameTries:
        """Build the tries of a frame; it shares those of a slot with other frames.

        ``only``: of each slot the numbers of those wordings that are worth looking for; nothing for all of them.
        """
        chosen: Sequence[frozenset[int] | None] = only or [None] * len(frame.slots)
        alone = len(frame.slots) == 1
        slots = tuple(word_trie(slot, policy, alone, some) for slot, some in zip(frame.slots, chosen, strict=True))
        fillers, before, after = (plain_trie(words, policy) for words in (frame.fillers, frame.before, frame.after))
        listed = tuple(dict.fromkeys(arrangement.language for arrangement in frame.arrangements))
        orders = frozenset(arrangement.order for arrangement in frame.arrangements)
        return cls(frame, slots, fillers, before, after, rarest_slot(frame), listed, orders)
