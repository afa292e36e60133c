"""Tell fast whether some wording of a slot may begin (or end) at a place, slips and all.

A bit-parallel automaton (Wu & Manber 1992, "Fast text searching allowing errors") over letter classes: one long integer
holds, bit by bit, how far the first letters of every wording have been read; one more integer for each slip allowed. It
may say yes wrongly, never no: what it lets pass is aligned letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kazslogan.matching.wordings.shapes import Token

__all__ = ["MOST_BYTES", "UNKNOWN", "Automaton"]

#: First letters of a wording that are looked at, by the slips it may have: more slips need more letters.
_HEAD = (6, 8, 11, 14)
#: Of folded text that are read: a stretched letter may take many. Of a longer text nothing is known then.
MOST_BYTES = 64
UNKNOWN = -1


class Automaton:
    """Reads the first letters of many wordings at once."""

    def __init__(self, wordings: Iterable[tuple[Sequence[Token], int]], whole: bool = False) -> None:
        """``whole``: all letters of the wordings are looked at, not only the first ones."""
        heads: dict[tuple[Token, ...], int] = {}
        for tokens, allowed in wordings:
            slips = min(allowed, len(_HEAD) - 1)
            head = tuple(tokens if whole else tokens[: _HEAD[slips]])
            heads[head] = max(slips, heads.get(head, 0))
        # All letters of all wordings in a row: a bit for the place before each, and one for the end of each wording.
        before: dict[Token, list[int]] = {}
        starts: list[int] = []
        behind: list[list[int]] = [[] for _ in _HEAD]  # the ends, by slips
        bit = 0
        for head, slips in heads.items():
            starts.append(bit)
            for token in head:
                before.setdefault(token, []).append(bit)
                bit += 1
            for count in range(slips + 1):
                behind[count].append(bit)
            bit += 1
        onward = [0] * 256  # by class: places before a letter that may show it
        stay = [0] * 256  # by class: places behind a letter that may show it once more
        silent = 0
        for token, places in before.items():
            bits = _bits(places, bit)
            for shown in token:
                if not shown:
                    silent |= bits
                    continue
                onward[shown[0]] |= bits
                for name in shown:
                    stay[name] |= bits << 1
        begins, ends = _bits(starts, bit), [_bits(places, bit) for places in behind]
        self._moves = list(zip(onward, stay, strict=True))
        self._silent, self._ends = silent, ends
        self._inside = (1 << bit) - 1 & ~begins
        self._begin = self._skip(begins)
        self._most = max(heads.values(), default=0)

    def may_read(self, folded: Sequence[int], anywhere: bool = False) -> bool:
        """Tell whether a wording may be read in ``folded``, the classes of a text: from its beginning, or anywhere."""
        return next(self.ends(folded, anywhere), None) is not None

    def ends(self, folded: Sequence[int], anywhere: bool = False) -> Iterator[int]:
        """Yield after how many classes a wording may end; :data:`UNKNOWN` at last if too many would have to be read."""
        if not self._most:
            return self._ends_as_written(folded, anywhere)
        return self._ends_with_slips(folded, anywhere)

    def _ends_as_written(self, folded: Sequence[int], anywhere: bool) -> Iterator[int]:
        moves, silent, end = self._moves, self._silent, self._ends[0]
        read = self._begin
        if read & end:
            yield 0
        again = read if anywhere else 0
        for count, name in enumerate(folded if anywhere else folded[:MOST_BYTES], 1):
            onward, stay = moves[name]
            read = (read & onward) << 1 | read & stay | again
            if read & silent:
                read = self._skip(read)
            if read & end:
                yield count
            if not read:
                return
        if not anywhere and len(folded) > MOST_BYTES:
            yield UNKNOWN

    def _ends_with_slips(self, folded: Sequence[int], anywhere: bool) -> Iterator[int]:
        moves, inside, silent, skip, most = self._moves, self._inside, self._silent, self._skip, self._most
        end0, end1, end2, end3 = self._ends
        # How far wordings are read, bit by bit, with no slip, one, two and three.
        read0 = self._begin
        read1 = skip(read0 | read0 << 1 & inside)
        read2 = skip(read1 | read1 << 1 & inside) if most > 1 else 0
        read3 = skip(read2 | read2 << 1 & inside) if most > 2 else 0
        if read0 & end0 or read1 & end1 or read2 & end2 or read3 & end3:
            yield 0
        again0, again1, again2, again3 = (read0, read1, read2, read3) if anywhere else (0, 0, 0, 0)
        older0 = older1 = older2 = before = 0  # as they were before the last letter was read
        for count, name in enumerate(folded if anywhere else folded[:MOST_BYTES], 1):
            onward, stay = moves[name]
            # What follows is written out, though it's thrice the same: this is where time goes.
            next0 = (read0 & onward) << 1 | read0 & stay | again0
            if skipped := next0 & silent:
                next0 |= skipped << 1 & inside
                next0 |= (next0 & silent) << 1 & inside
            # One more slip: a class too much, another class or a letter left out, two exchanged.
            next1 = (read1 & onward) << 1 | read1 & stay | again1
            next1 |= read0 | (read0 | next0) << 1 & inside | (older0 & onward & before) << 2
            if skipped := next1 & silent:
                next1 |= skipped << 1 & inside
                next1 |= (next1 & silent) << 1 & inside
            next2 = next3 = 0
            if most > 1:
                next2 = (read2 & onward) << 1 | read2 & stay | again2
                next2 |= read1 | (read1 | next1) << 1 & inside | (older1 & onward & before) << 2
                if skipped := next2 & silent:
                    next2 |= skipped << 1 & inside
                    next2 |= (next2 & silent) << 1 & inside
                if most > 2:
                    next3 = (read3 & onward) << 1 | read3 & stay | again3
                    next3 |= read2 | (read2 | next2) << 1 & inside | (older2 & onward & before) << 2
                    if next3 & silent:
                        next3 = skip(next3)
            if next0 & end0 or next1 & end1 or next2 & end2 or next3 & end3:
                yield count
            if not (next0 or next1 or next2 or next3):
                return
            older0, older1, older2, before = read0, read1, read2, onward >> 1
            read0, read1, read2, read3 = next0, next1, next2, next3
        if not anywhere and len(folded) > MOST_BYTES:
            yield UNKNOWN

    def _skip(self, state: int) -> int:
        """Pass over letters that may be missing; two in a row are enough."""
        state |= (state & self._silent) << 1 & self._inside
        return state | (state & self._silent) << 1 & self._inside


def _bits(places: Iterable[int], count: int) -> int:
    """Return an integer of ``count`` bits with those at some places set; one by one it would be copied each time."""
    found = bytearray(count // 8 + 1)
    for place in places:
        found[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(found, "little")
