"""Tell fast whether some wording of a slot may begin (or end) at a place, slips and all.

A bit-parallel automaton (Wu & Manber 1992, "Fast text searching allowing errors") over letter classes: one long integer
holds, bit by bit, how far the first letters of every wording have been read; one more integer for each slip allowed. It
may say yes wrongly, never no: what it lets pass is aligned letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kazslogan.matching.shapes import Token

__all__ = ["Automaton"]

#: First letters of a wording that are looked at, by the slips it may have: more slips need more letters.
_HEAD = (6, 8, 11)
_MOST_BYTES = 64  # of folded text that are read: a stretched letter may take many


class Automaton:
    """Reads the first letters of many wordings at once."""

    def __init__(self, wordings: Iterable[tuple[Sequence[Token], int]]) -> None:
        heads: dict[tuple[Token, ...], int] = {}
        for tokens, allowed in wordings:
            slips = min(allowed, len(_HEAD) - 1)
            head = tuple(tokens[: _HEAD[slips]])
            heads[head] = max(slips, heads.get(head, 0))
        self._next: dict[int, int] = {}  # class -> places before a letter that may show it
        self._stay: dict[int, int] = {}  # class -> places behind a letter that may show it once more
        self._starts = self._silent = 0
        self._ends = [0] * len(_HEAD)
        bit = 0
        for head, slips in heads.items():
            self._starts |= 1 << bit
            for token in head:
                for shown in token:
                    if not shown:
                        self._silent |= 1 << bit
                        continue
                    self._next[shown[0]] = self._next.get(shown[0], 0) | 1 << bit
                    for name in shown:
                        self._stay[name] = self._stay.get(name, 0) | 1 << (bit + 1)
                bit += 1
            for count in range(slips + 1):
                self._ends[count] |= 1 << bit
            bit += 1
        self._inside = (1 << bit) - 1 & ~self._starts
        self._slips = max(heads.values(), default=0)

    def may_read(self, folded: Sequence[int]) -> bool:
        """Tell whether a wording may be read from the beginning of ``folded``, the classes of a text."""
        inside, ends = self._inside, self._ends
        levels = [self._skip(self._starts)]
        for slips in range(self._slips):
            levels.append(self._skip(levels[slips] | (levels[slips] << 1) & inside))
        before: list[int] | None = None  # the levels before the last class was read
        last = 0
        if any(level & end for level, end in zip(levels, ends, strict=False)):
            return True
        for name in folded[:_MOST_BYTES]:
            onward, stay = self._next.get(name, 0), self._stay.get(name, 0)
            read: list[int] = []
            for slips, level in enumerate(levels):
                state = ((level & onward) << 1) | (level & stay)
                if slips:
                    fewer = levels[slips - 1]
                    # a class too much, another class, a letter left out, two exchanged
                    state |= fewer | (fewer << 1) & inside | (read[slips - 1] << 1) & inside
                    if before is not None:
                        state |= (before[slips - 1] & onward & (self._next.get(last, 0) >> 1)) << 2
                read.append(self._skip(state))
            if not any(read):
                return False
            if any(level & end for level, end in zip(read, ends, strict=False)):
                return True
            before, levels, last = levels, read, name
        return False

    def _skip(self, state: int) -> int:
        """Pass over letters that may be missing; two in a row are enough."""
        state |= ((state & self._silent) << 1) & self._inside
        return state | (((state & self._silent) << 1) & self._inside)
