"""Find one key in folded texts."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache

from kazslogan.matching.screening.automaton import Automaton
from kazslogan.matching.screening.gate import Gate
from kazslogan.matching.screening.traces import Trace, traces_of_key
from kazslogan.matching.wordings.slips import Key, spoilt, thirds

__all__ = ["Seeker", "seeker"]

_LETTERS_OF_THIRDS = 6  # fewest of a key that is worth cutting into three parts


class Seeker:
    """Finds one key in folded texts."""

    def __init__(self, key: Key) -> None:
        self.key = key

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Sets of trigrams; a text with the key shows one of each, but of as many as the key may have slips."""
        return traces_of_key(*self.key)

    def may_show(self, shown: AbstractSet[int]) -> bool:
        """Tell very cheaply whether a text that shows these trigrams, and no stretched letter, may show the key."""
        missing = 0
        for trace in self.traces:
            if trace.isdisjoint(shown):
                missing += 1
                if missing > self.key.slips:
                    return False
        return True

    def is_in(self, folded: str) -> bool:
        """Tell whether a folded text, a character for each class, shows what is left of the key around a slip."""
        # The gate of a key with several slips only knows the pieces between them.
        return self._gate.shows(folded) and (
            self.key.slips < 2 or self._whole.may_read(folded.encode("latin-1"), anywhere=True)
        )

    @cached_property
    def _gate(self) -> Gate:
        tokens, slips = self.key
        # All ways to spoil a word take ten times the memory, and tell little more than two thirds that are left.
        return Gate(thirds(tokens) if slips == 1 and len(tokens) >= _LETTERS_OF_THIRDS else spoilt(tokens, slips))

    @cached_property
    def _whole(self) -> Automaton:
        """What reads all letters of the key, slips and all."""
        return Automaton([self.key], whole=True)


@lru_cache(maxsize=65536)
def seeker(key: Key) -> Seeker:
    """Return the one seeker of a key."""
    return Seeker(key)
