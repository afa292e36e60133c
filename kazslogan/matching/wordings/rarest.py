"""The slot of a frame that ordinary text shows least: though it is misspelt it may vouch for the others."""

from __future__ import annotations

from kazslogan.matching.wordings.shapes import likelihood, tokens_of
from kazslogan.matching.wordings.trie import joined_letters
from kazslogan.rules.frame import Frame

__all__ = ["rarest_slot"]


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
