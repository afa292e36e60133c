"""What text recognition may leave of letters: what the screen looks for because of that.

Nobody reads a word of which most letters are wrong: of six letters in a row at most two may be. So there are few ways
to misread six letters, and the screen knows them all.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

from kazslogan.matching.wordings.shapes import Shape

__all__ = ["IN_A_ROW", "MOST_IN_A_ROW", "misread_shapes"]

IN_A_ROW = 6  # letters, of which
MOST_IN_A_ROW = 2  # may be misread


def misread_shapes(tokens: Shape, plain: Shape) -> list[Shape]:
    """Return shapes of which a text shows one where it shows some letters in a row, if no more is misread than may be.

    Args:
        tokens: what the letters show, misread or not.
        plain: what they show if they aren't misread.
    """
    wide = tuple(at for at, (misread, usual) in enumerate(zip(tokens, plain, strict=True)) if misread != usual)
    return [
        tuple(tokens[at] if at in chosen else plain[at] for at in range(len(tokens)))
        for chosen in _most_misread(len(tokens), wide)
    ]


@lru_cache(maxsize=1024)
def _most_misread(letters: int, places: tuple[int, ...]) -> tuple[frozenset[int], ...]:
    """Return the largest sets of places of so many letters that may be misread together."""
    rows = [frozenset(range(at, at + IN_A_ROW)) for at in range(max(1, letters - IN_A_ROW + 1))]
    found: list[frozenset[int]] = []
    for count in range(len(places), -1, -1):
        for chosen in map(frozenset, combinations(places, count)):
            if all(len(chosen & row) <= MOST_IN_A_ROW for row in rows) and not any(map(chosen.issubset, found)):
                found.append(chosen)
    return tuple(found)
