"""Where in a text the slots of a frame can be read: only near places where the screen saw a piece of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kazslogan.matching.align import Aligner, Hit
from kazslogan.matching.policy import Policy
from kazslogan.matching.trie import Trie
from kazslogan.text.classes import class_of, classes
from kazslogan.text.context import begins_word, ends_word

__all__ = ["Reader"]

_WINDOW = 400  # class bytes in which a piece of a wording must be seen for slips to be tried


class Reader:
    """Reads slots at places of one text, each only once."""

    def __init__(self, chars: Sequence[str], policy: Policy) -> None:
        self.chars = chars
        self.aligner = Aligner(chars)
        self._policy = policy
        self._folded, self._places = classes(chars)
        self._hits: dict[tuple[int, int], tuple[Hit, ...]] = {}

    def starts(self, trie: Trie, pieces: re.Pattern[bytes] | None) -> list[int]:
        """Return the units where a wording of ``trie`` might begin: word starts shortly before a piece of it.

        Without ``pieces`` (the slow oracle of the tests) every word start is returned.
        """
        if pieces is None:
            return [place for place in range(len(self.chars)) if self._may_begin(place)]
        found: dict[int, None] = {}
        reach = trie.longest + self._policy.slips(trie.longest) + 2
        done = -1
        for piece in pieces.finditer(self._folded):
            last = piece.end() - 1
            for at in range(last, max(self._back(piece.start(), reach), done + 1) - 1, -1):
                if self._may_begin(self._places[at]):
                    found[self._places[at]] = None
            done = max(done, last)
        return sorted(found)

    def _back(self, at: int, reach: int) -> int:
        """Go back by ``reach`` class bytes, counting a run of equal ones (a stretched letter) as one."""
        while at > 0 and reach > 0:
            at -= 1
            while at > 0 and self._folded[at - 1] == self._folded[at]:
                at -= 1
            reach -= 1
        return at

    def _may_begin(self, place: int) -> bool:
        return bool(class_of(self.chars[place])) and begins_word(self.chars, place)

    def read(self, trie: Trie, start: int, pieces: re.Pattern[bytes] | None) -> tuple[Hit, ...]:
        """Return the acceptable readings of a slot that begin at unit ``start``, cheapest first."""
        key = start, id(trie)
        if key not in self._hits:
            at = bisect_left(self._places, start)
            near = pieces is None or pieces.search(self._folded, at, at + _WINDOW) is not None
            self._hits[key] = tuple(self._deepen(start, trie)) if near else ()
        return self._hits[key]

    def _deepen(self, start: int, trie: Trie) -> list[Hit]:
        """Read without slips, and with more of them only as long as no whole word is found."""
        found: list[Hit] = []
        for slips in range(trie.root.slips + 1):
            hits = self.aligner.align(start, trie, slips)
            found = self._acceptable(hits, trie)
            if any(ends_word(self.chars, hit.end, False) for hit in hits):
                break
        return found

    def _acceptable(self, hits: list[Hit], trie: Trie) -> list[Hit]:
        """Leave out rivals, what a rival explains as well, and what has too many slips for its length."""
        rivals = [hit for hit in hits if -1 in hit.wordings]
        kept = []
        for hit in hits:
            if -1 in hit.wordings or hit.slips > self._policy.slips(trie.lengths[hit.wordings[0]]):
                continue
            if any(rival.cost <= hit.cost and rival.end >= hit.end - 1 for rival in rivals):
                continue
            kept.append(hit)
        return kept[:8]
