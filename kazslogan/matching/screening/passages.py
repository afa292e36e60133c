"""Long texts, passage by passage: what shows no clue is dismissed at the cost of a post.

The text is cut into pieces of the length of a post. Where a piece (with the beginning of the next ones) shows a clue,
the letters around it are asked for the rest, as many as the longest match may have. So no match is lost where the text
is cut. What is read is so much longer that it shows where sentences and quotations begin.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import eq
from typing import NamedTuple

from kazslogan.matching.wordings.shapes import most_signs
from kazslogan.matching.wordings.trie import joined_letters
from kazslogan.rules.frame import Frame
from kazslogan.text.encodings import may_be_encoded
from kazslogan.text.markup import end_of_markup
from kazslogan.text.quick import quick_signs

__all__ = ["LONGEST_ASIDE", "MOST_KNOWN", "Passage", "Pieces", "reach_of"]

#: Units that may stand between brackets, or commas, between two slots.
LONGEST_ASIDE = 24
#: Passages (or the texts around pieces) that are remembered while a text is read: long ones often say the same again.
MOST_KNOWN = 2048

_PIECE = 100  # code points
_LATER = 100  # code points that a cut may come later, so that it doesn't part a word
_LONGEST_ENCODED = 3000  # code points without a space that aren't cut if they are encoded
_CLUE_SIGNS = 64  # that a clue may have at most
_CONTEXT = 300  # code points around the letters of a match that may matter (see ``text.context``)
_MOST_TOGETHER = 16  # pieces that are read together
_SLIPS = 3
_FILLERS = 3  # between two slots
_RUN = re.compile(r"(.)\1{3,}", re.DOTALL)


class Passage(NamedTuple):
    """A passage of a text; all places but ``at`` are code points in the passage."""

    at: int
    """Where it begins in the text."""
    text: str
    start: int
    end: int
    """What matches must have a letter of ``[start, end)`` ..."""
    first: int
    last: int
    """... and all of its letters are in ``[first, last)``; what stands around only tells where words begin, or what
    is beside them."""


def reach_of(frame: Frame) -> int:
    """Return the most signs that a match of a frame may have, a stretched letter counting once; fillers included."""
    slots = sum(max(_signs(wording.text) for wording in slot.wordings) + _SLIPS for slot in frame.slots)
    fillers = (len(frame.slots) - 1) * (LONGEST_ASIDE + _FILLERS * max(map(_signs, frame.fillers), default=0))
    return slots + fillers


def _signs(text: str) -> int:
    return most_signs(joined_letters(text))


class Pieces:
    """A long text, cut."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bounds = [0]
        self._signs: list[str] = []
        sizes: list[int] = []
        read = lru_cache(maxsize=MOST_KNOWN)(_signs_of_piece)
        for low, high in pairwise(_cuts(text)):
            signs, size = read(text[low:high])
            if signs or not sizes:
                self._bounds.append(high)
                self._signs.append(signs)
                sizes.append(size)
            else:  # heaped marks, emoji …: as a piece of their own they would be read with the letters on either side
                self._bounds[-1] = high
        self._before = list(accumulate(sizes, initial=0))

    def __len__(self) -> int:
        return len(self._signs)

    def window(self, first: int, behind: int) -> str:
        """Return the signs of some pieces and of what follows them, so that clues that begin in them are seen."""
        return "".join(self._signs[first : self._reached(behind, _CLUE_SIGNS)])

    def around(self, first: int, behind: int, reach: int) -> tuple[int, int]:
        """Return the pieces (first, and behind the last) with so many signs before and behind the window of some."""
        low = max(0, bisect_left(self._before, max(0, self._before[first] - reach) + 1) - 1)
        return low, self._reached(behind, _CLUE_SIGNS + reach)

    def windows(self, first: int, behind: int) -> Iterator[str]:
        """Yield the text of each of some pieces with that of what follows it, as in :meth:`window`."""
        for number in range(first, behind):
            yield self.text(number, self._reached(number + 1, _CLUE_SIGNS))

    def signs(self, first: int, behind: int) -> str:
        """Return the signs of some pieces."""
        return "".join(self._signs[first:behind])

    def text(self, first: int, behind: int) -> str:
        """Return the text of some pieces."""
        return self._text[slice(*self.span(first, behind))]

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """Return where some pieces begin and end."""
        return self._bounds[first], self._bounds[behind]

    def _reached(self, behind: int, signs: int) -> int:
        """Return the piece behind those that hold so many signs from where a piece begins; the text may end before."""
        return min(len(self), bisect_left(self._before, self._before[behind] + signs))

    def passages(self, shown: Sequence[int], reach: int) -> Iterator[tuple[Passage, range]]:
        """Yield what to read around the pieces that show something, neighbours together, with their pieces."""
        groups: list[list[int]] = []
        for number in shown:
            if groups and number == groups[-1][-1] + 1 and len(groups[-1]) < _MOST_TOGETHER:
                groups[-1].append(number)
            else:
                groups.append([number])
        for group in groups:
            first, last = self.span(*self.around(group[0], group[-1] + 1, reach))
            start, end = self.span(group[0], self._reached(group[-1] + 1, _CLUE_SIGNS))
            at = max(0, first - _CONTEXT)
            text = self._text[at : last + _CONTEXT]
            yield Passage(at, text, start - at, end - at, first - at, last - at), range(group[0], group[-1] + 1)


def _signs_of_piece(text: str) -> tuple[str, int]:
    """Return the signs of a piece, and how many there are without repeats: any letter may be doubled."""
    # However long a stretched letter is, three of it tell that it is one.
    signs = _RUN.sub(r"\1\1\1", quick_signs(text)[0])
    return signs, len(signs) - sum(map(eq, signs, signs[1:]))


def _cuts(text: str) -> list[int]:
    """Return where to cut a text, both ends included: before a space, so that no word and no encoding is parted."""
    found = [0]
    while len(text) - found[-1] > _PIECE:
        at = found[-1] + _PIECE
        space = text.find(" ", at, at + _LATER)
        if space < 0:
            line = text.find("\n", at, at + _LATER)
            encoded = line < 0 and may_be_encoded(text[found[-1] : at + _LATER])
            space = text.find(" ", at, at + _LONGEST_ENCODED) if encoded else line
        found.append(end_of_markup(text, space if space >= 0 else at))
    return [*found, len(text)]
