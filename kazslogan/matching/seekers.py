"""Find one key in folded texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from kazslogan.matching.automaton import Automaton
from kazslogan.matching.shapes import Key, compile_shapes, spoilt
from kazslogan.matching.traces import Trace, traces_of_key
from kazslogan.text.classes import LONGEST_RUN

__all__ = ["Seeker", "seeker"]

_STRETCHED = re.compile(rb"(.)\1\1", re.DOTALL)


class Seeker:
    """Finds one key in folded texts."""

    __slots__ = ("_automaton", "_pattern", "_traces", "key", "length")

    def __init__(self, key: Key) -> None:
        self.key = key
        #: The most classes that the key may show, where no letter is stretched.
        self.length = sum(max(map(len, token)) for token in key.tokens) + key.slips
        self._traces: tuple[Trace, ...] | None = None
        self._pattern: re.Pattern[bytes] | None = None
        self._automaton: Automaton | None = None

    @property
    def traces(self) -> tuple[Trace, ...]:
        """Sets of trigrams; a text with the key shows one of each, but of as many as the key may have slips."""
        if self._traces is None:
            self._traces = traces_of_key(*self.key)
        return self._traces

    def may_show(self, shown: AbstractSet[int]) -> bool:
        """Tell very cheaply whether a text that shows these trigrams, and no stretched letter, may show the key."""
        missing = 0
        for trace in self.traces:
            if trace.isdisjoint(shown):
                missing += 1
                if missing > self.key.slips:
                    return False
        return True

    def is_in(self, folded: bytes) -> bool:
        """Tell whether a folded text shows the key."""
        if self.key.slips < 2:
            return self._compiled().search(folded) is not None
        # The pattern only tells of a piece between two slips: make sure around it.
        far = len(folded) if _STRETCHED.search(folded) else self.length
        return any(
            self._whole().may_read(folded[max(0, at - far) : at + far], anywhere=True)
            for at in self.places(folded, 0, len(folded))
        )

    def places(self, folded: bytes, low: int, high: int) -> Iterator[int]:
        """Yield where in ``[low, high)`` of a folded text the key is shown, be it over and over in the same letters."""
        search, end = self._compiled().search, high + LONGEST_RUN * self.length
        while (found := search(folded, low, end)) and found.start() < high:
            yield found.start()
            low = found.start() + 1

    def _whole(self) -> Automaton:
        """Return what reads all letters of the key, slips and all."""
        if self._automaton is None:
            self._automaton = Automaton([self.key], whole=True)
        return self._automaton

    def _compiled(self) -> re.Pattern[bytes]:
        if self._pattern is None:
            self._pattern = compile_shapes(spoilt(*self.key))
        return self._pattern


@lru_cache(maxsize=65536)
def seeker(key: Key) -> Seeker:
    """Return the one seeker of a key."""
    return Seeker(key)
