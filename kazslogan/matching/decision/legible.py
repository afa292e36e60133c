"""How much of a slogan may be misread by text recognition: no more than a person would read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kazslogan.matching.alignment.align import Op
from kazslogan.matching.wordings.misread import IN_A_ROW, MOST_IN_A_ROW
from kazslogan.models import Disguise

__all__ = ["misread_letters", "too_much_is_misread", "too_much_of_word"]

_MOST_OF_PHRASE = 0.25
_MOST_OF_WORD = 0.4


def misread_letters(ops: Iterable[Op]) -> int:
    """Return how many letters are misread."""
    return sum(op.undoes(Disguise.OCR) for op in ops)


def too_much_is_misread(slots: Sequence[Sequence[Op]], letters: int) -> bool:
    """Tell whether more is misread than anybody would read.

    Args:
        slots: how the letters of each slot are read.
        letters: how many the phrase has.
    """
    misread = sum(map(misread_letters, slots))
    if misread > _MOST_OF_PHRASE * letters:
        return True
    return misread > MOST_IN_A_ROW and any(
        misread_letters(ops[at : at + IN_A_ROW]) > MOST_IN_A_ROW
        for slot in slots
        for ops in [[op for op in slot if op.letters.strip()]]
        for at in range(max(1, len(ops) - IN_A_ROW + 1))
    )


def too_much_of_word(ops: Sequence[Op], letters: int) -> bool:
    """Tell whether more of a word with so many letters is misread than anybody would read."""
    return misread_letters(ops) > _MOST_OF_WORD * letters
