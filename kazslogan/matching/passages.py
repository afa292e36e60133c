"""Long texts, passage by passage: what a million characters cost is what their posts would cost one by one.

The text is cut into pieces of the length of a post. Where a piece (with the beginning of the next ones) shows a clue,
the letters around it are asked for the rest, as many as the longest match may have. So no match is lost where the text
is cut. What is read then still knows the whole text: a sentence or a quotation may begin far before a match.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from kazslogan.rules.frame import Frame
from kazslogan.text.encodings import may_be_encoded
from kazslogan.text.quick import quick_signs

__all__ = ["Passage", "Pieces", "reach_of"]

_PIECE = 250  # code points
_LATER = 100  # code points that a cut may come later, so that it doesn't part a word
_LONGEST_ENCODED = 3000  # code points without a space that aren't cut if they are encoded
_CLUE_SIGNS = 64  # that a clue may have at most
_CONTEXT = 300  # code points around the letters of a match that tell where words begin, or what stands beside it
_MOST_TOGETHER = 16  # pieces that are read together
_SLIPS = 3
_FILLERS = 3  # between two slots
_RUN = re.compile(r"(.)\1{2,}", re.DOTALL)


class Passage(NamedTuple):
    """A passage ``[low, high)`` to read; what matches there must have a letter of ``[start, end)``. Code points."""

    low: int
    high: int
    start: int
    end: int


def reach_of(frame: Frame) -> int:
    """Return the most letters that a match of a frame may have, each written with two signs; fillers included."""
    slots = sum(max(len(wording.text) for wording in slot.wordings) + _SLIPS for slot in frame.slots)
    fillers = (len(frame.slots) - 1) * _FILLERS * max(map(len, frame.fillers), default=0)
    return 2 * (slots + fillers)


class Pieces:
    """A long text, cut."""

    def __init__(self, text: str) -> None:
        self._bounds = _cuts(text)
        self._signs = [
            # A stretched letter counts no more than a doubled one.
            _RUN.sub(r"\1\1", quick_signs(text[low:high])[0])
            for low, high in zip(self._bounds, self._bounds[1:], strict=False)
        ]
        self._before = list(accumulate(map(len, self._signs), initial=0))

    def __len__(self) -> int:
        return len(self._signs)

    def window(self, number: int) -> str:
        """Return the signs of a piece and of what follows it, so that clues that begin in it are seen."""
        last = bisect_left(self._before, self._before[number + 1] + _CLUE_SIGNS)
        return "".join(self._signs[number:last])

    def around(self, number: int, reach: int) -> tuple[int, int]:
        """Return the pieces (first, and behind the last) that hold so many signs before and behind a window."""
        first = max(0, bisect_left(self._before, max(0, self._before[number] - reach) + 1) - 1)
        behind = bisect_left(self._before, self._before[number + 1] + _CLUE_SIGNS + reach)
        return first, min(len(self), behind)

    def signs(self, first: int, behind: int) -> str:
        """Return the signs of some pieces."""
        return "".join(self._signs[first:behind])

    def span(self, first: int, behind: int) -> tuple[int, int]:
        """Return where some pieces begin and end."""
        return self._bounds[first], self._bounds[behind]

    def passages(self, shown: Sequence[int], reach: int) -> Iterator[tuple[Passage, range]]:
        """Yield what to read around the pieces that show something, neighbours together, with their pieces."""
        groups: list[list[int]] = []
        for number in shown:
            if groups and number == groups[-1][-1] + 1 and len(groups[-1]) < _MOST_TOGETHER:
                groups[-1].append(number)
            else:
                groups.append([number])
        for group in groups:
            first, behind = self.around(group[0], reach)[0], self.around(group[-1], reach)[1]
            low, high = self.span(first, behind)
            after = min(len(self), bisect_left(self._before, self._before[group[-1] + 1] + _CLUE_SIGNS))
            start, end = self.span(group[0], after)
            yield (
                Passage(max(0, low - _CONTEXT), min(self._bounds[-1], high + _CONTEXT), start, end),
                range(group[0], group[-1] + 1),
            )


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
        found.append(space if space >= 0 else at)
    return [*found, len(text)]
