"""How much of a slogan may be misread by text recognition, and what the screen looks for because of that.

Nobody reads a word of which most letters are wrong: of six letters in a row at most two may be. So there are few ways
to misread six letters, and the screen knows them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations

from kazslogan.matching.align import Op
from kazslogan.matching.codes import GRAM, coded, part_to_look_for
from kazslogan.matching.shapes import Shape
from kazslogan.models import Disguise

__all__ = ["IN_A_ROW", "misread_letters", "misread_shapes", "too_much_is_misread", "too_much_of_word"]

IN_A_ROW = 6  # letters, of which
_MOST_IN_A_ROW = 2  # may be misread
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
    return misread > _MOST_IN_A_ROW and any(
        misread_letters(ops[at : at + IN_A_ROW]) > _MOST_IN_A_ROW
        for slot in slots
        for ops in [[op for op in slot if op.letters.strip()]]
        for at in range(max(1, len(ops) - IN_A_ROW + 1))
    )


def too_much_of_word(ops: Sequence[Op], letters: int) -> bool:
    """Tell whether more of a word with so many letters is misread than anybody would read."""
    return misread_letters(ops) > _MOST_OF_WORD * letters


def misread_shapes(tokens: Shape, plain: Shape) -> list[Shape]:
    """Return shapes of which a text with a key shows one, if no more is misread than may be.

    Args:
        tokens: what its letters show, misread or not.
        plain: what they show if they aren't misread.
    """
    part = part_to_look_for(coded(tokens), GRAM)
    at = next(at for at in range(len(tokens)) if coded(tokens[at : at + len(part)]) == part)
    tokens, plain = tokens[at : at + len(part)], plain[at : at + len(part)]
    wide = tuple(at for at, (misread, usual) in enumerate(zip(tokens, plain, strict=True)) if misread != usual)
    return [
        tuple(tokens[at] if at in chosen else plain[at] for at in range(len(part)))
        for chosen in _most_misread(len(part), wide)
    ]


@lru_cache(maxsize=1024)
def _most_misread(letters: int, places: tuple[int, ...]) -> tuple[frozenset[int], ...]:
    """Return the largest sets of places of so many letters that may be misread together."""
    rows = [frozenset(range(at, at + IN_A_ROW)) for at in range(max(1, letters - IN_A_ROW + 1))]
    found: list[frozenset[int]] = []
    for count in range(len(places), -1, -1):
        for chosen in map(frozenset, combinations(places, count)):
            if all(len(chosen & row) <= _MOST_IN_A_ROW for row in rows) and not any(map(chosen.issubset, found)):
                found.append(chosen)
    return tuple(found)
