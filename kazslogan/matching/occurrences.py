"""Where in a text the slots of a frame can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kazslogan.matching.align import Aligner, Hit
from kazslogan.matching.policy import Policy
from kazslogan.matching.trie import Trie
from kazslogan.text.classes import class_of, classes
from kazslogan.text.context import begins_word, ends_word

__all__ = ["Reader"]

_ALIKE = 0.1  # readings with one end that differ less in cost may both be meant
_MOST_HITS = 4  # readings of one slot at one place that are worth going on with


class Reader:
    """Reads slots at places of one text, each only once."""

    def __init__(self, chars: Sequence[str], policy: Policy) -> None:
        self.chars = chars
        self.aligner = Aligner(chars)
        self._policy = policy
        self._folded, self._places = classes(chars)
        self._hits: dict[tuple[int, int, bool], tuple[Hit, ...]] = {}

    def sightings(self, pattern: re.Pattern[bytes]) -> list[int]:
        """Return the units at which the screen's pattern of a slot is seen."""
        return [self._places[found.start()] for found in pattern.finditer(self._folded)]

    def starts(self, sightings: Sequence[int] | None, reach: int) -> list[int]:
        """Return the units at which a word begins within ``reach`` letters of a sighting (None: anywhere)."""
        if sightings is None:
            return [place for place in range(len(self.chars)) if self._may_begin(place)]
        found: list[int] = []
        done = -1
        for sighting in sightings:
            low = max(done + 1, self._step(sighting, -1, reach))
            done = max(done, self._step(sighting, 1, reach))
            found += [place for place in range(low, done + 1) if self._may_begin(place)]
        return found

    def _step(self, place: int, step: int, letters: int) -> int:
        """Go so many letters from ``place``; a stretched letter counts once, separators don't."""
        chars = self.chars
        while letters and 0 <= place + step < len(chars):
            place += step
            if class_of(chars[place]) and chars[place] != chars[place - step]:
                letters -= 1
        return place

    def _may_begin(self, place: int) -> bool:
        return bool(class_of(self.chars[place])) and begins_word(self.chars, place)

    def read(self, trie: Trie, start: int, bent: bool) -> tuple[Hit, ...]:
        """Return the acceptable readings of a slot that begin at unit ``start``, cheapest first.

        ``bent``: with slips, but only as long as no whole word is found without.
        """
        key = start, id(trie), bent
        if key not in self._hits:
            self._hits[key] = tuple(self._deepen(start, trie, trie.root.slips if bent else 0))
        return self._hits[key]

    def _deepen(self, start: int, trie: Trie, most: int) -> list[Hit]:
        found: list[Hit] = []
        for slips in range(most + 1):
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
            if any(other.end == hit.end and other.cost + _ALIKE < hit.cost for other in kept):
                continue
            if any(rival.cost < max(hit.cost, 0.5) and rival.end >= hit.end - 1 for rival in rivals):
                continue
            kept.append(hit)
        return kept[:_MOST_HITS]

