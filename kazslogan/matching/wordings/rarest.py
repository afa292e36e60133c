"""Which slots of a frame tell it from ordinary text: the rarest one, and on a wrong layout those of few wordings."""

from __future__ import annotations

from collections.abc import Iterable

from kazslogan.matching.wordings.shapes import likelihood, tokens_of
from kazslogan.matching.wordings.trie import joined_letters
from kazslogan.rules.frame import Frame

__all__ = ["MANY_WORDINGS", "rarest_slot", "slots_of_few"]

MANY_WORDINGS = 400  # of a slot: it takes long to find keys of all of them


def rarest_slot(frame: Frame) -> int:
    """Return the slot of a frame that ordinary text shows least; if it is long it may have a slip and yet vouch."""
    if frame.rarest is not None:
        return frame.rarest
    commonest = [
        max(
            (likelihood(tokens_of(joined_letters(each.text), "") or ()) for each in slot.wordings if not each.disguise),
            default=1,
        )
        for slot in frame.slots
    ]
    return commonest.index(min(commonest))


def slots_of_few(sizes: Iterable[int]) -> tuple[int, ...]:
    """Return the slots of few wordings, or all; of a phrase on a wrong layout one of them is typed so.

    >>> slots_of_few([150, 2000, 3]), slots_of_few([2000, 500])
    ((0, 2), (0, 1))
    """
    sizes = list(sizes)
    return tuple(at for at, size in enumerate(sizes) if size <= MANY_WORDINGS) or tuple(range(len(sizes)))
