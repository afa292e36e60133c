"""What a text must show to hold a slot: the keys to look for, and what its wordings leave, slips and all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from kazslogan.matching.screening.automaton import Automaton
from kazslogan.matching.screening.clues import Clue, clue_of_keys, clue_of_words
from kazslogan.matching.screening.gate import gate_of
from kazslogan.matching.screening.keys import Keys, Role, find_keys, parts_with_key
from kazslogan.matching.screening.remains import Remains
from kazslogan.matching.screening.rows import Row, rows_of
from kazslogan.matching.screening.traces import Families, Trace, traces_of_slot, words_of_slot
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.rarest import MANY_WORDINGS
from kazslogan.matching.wordings.shapes import backwards, tokens_of
from kazslogan.matching.wordings.slips import Key
from kazslogan.matching.wordings.trie import joined_letters, slips_of
from kazslogan.rules.frame import SlotWordings, Wording

__all__ = ["SlotShapes", "certain_slot"]


class SlotShapes:
    """What a text must show to hold a slot, in one view; all but the keys is worked out when it is needed."""

    def __init__(self, slot: SlotWordings, view: str, policy: Policy, role: Role) -> None:
        #: The wordings.
        self.slot = slot
        self._view, self._policy, self._role = view, policy.view(view), role
        self._alone = role == "alone"

    @property
    def size(self) -> int:
        """How many wordings the slot has."""
        return len(self.slot.wordings)

    @property
    def stems(self) -> dict[str, int]:
        """The letters of the keys, with the slips that they may have."""
        return self._found.stems

    @property
    def keys(self) -> tuple[Key, ...]:
        """The same in classes."""
        return self._found.keys

    @property
    def reach(self) -> int:
        """How many signs before a key a wording may begin, a stretched letter counting once."""
        return self._found.reach

    @property
    def complete(self) -> bool:
        """Whether every wording has a key."""
        return self._found.complete

    @cached_property
    def _found(self) -> Keys:
        return find_keys(self.slot, self._view, self._policy, self._role)

    @property
    def is_readable(self) -> bool:
        """Whether the view has keys for any wording."""
        return any(tokens_of(joined_letters(wording.text), self._view) is not None for wording in self.slot.wordings)

    @cached_property
    def likelihood(self) -> float:
        """How often ordinary text shows one of the keys, per letter; 1 if there are none."""
        return sum(key.likelihood for key in self.keys) or 1.0

    def _slips(self, wording: Wording) -> int:
        """Return how many slips a wording may have."""
        return slips_of(wording, self._policy, self._alone)

    @cached_property
    def _wordings(self) -> tuple[Key, ...]:
        """The letters of all wordings."""
        shown = (
            (tokens_of(joined_letters(wording.text), self._view), self._slips(wording))
            for wording in self.slot.wordings
        )
        return tuple(dict.fromkeys(Key(tokens, slips) for tokens, slips in shown if tokens is not None))

    @cached_property
    def _families(self) -> Families:
        return words_of_slot(self.slot, self._view, self._policy, self._alone)

    @cached_property
    def clue_of_keys(self) -> Clue:
        """What a text shows in which the slot vouches for the others."""
        return clue_of_keys(self.stems, self._view)

    @cached_property
    def may_show_key(self) -> Callable[[str], bool]:
        """Tells whether a text may show a key, by its signs."""
        return gate_of(self.clue_of_keys).shows

    @cached_property
    def clue_of_words(self) -> Clue | None:
        """What any text with the slot shows; None if that is worth nothing."""
        return clue_of_words(self.slot, self._view, self._policy, self._alone)

    @cached_property
    def by_stem(self) -> list[tuple[Clue, list[Wording]]]:
        """The wordings of a slot that is the whole phrase, by the key that a text with them shows."""
        wordings: dict[tuple[str, int], list[Wording]] = {}
        for wording in self.slot.wordings:
            parts = parts_with_key(wording, self._view, self._policy, self._role)
            for stem in self.stems.items():
                if any(part.place_of(*stem) is not None for part in parts):
                    wordings.setdefault(stem, []).append(wording)
                    break
        return [(clue_of_keys({letters: slips}, self._view), formed) for (letters, slips), formed in wordings.items()]

    def rows(self, wordings: Iterable[Wording]) -> tuple[Row, ...]:
        """Return what a text shows in which some of its wordings are the whole phrase: all their letters in a row."""
        return rows_of(wordings, self._view, self._policy)

    @cached_property
    def longest_key(self) -> int:
        """The most classes that a key may show, where no letter is stretched."""
        return max((sum(max(map(len, token)) for token in tokens) + slips for tokens, slips in self.keys), default=0)

    @cached_property
    def keys_backward(self) -> tuple[Automaton, Automaton]:
        """What tells in text that is read backwards where keys begin: those without slips, those that may have some."""
        plain, bent = (
            [(backwards(tokens), slips) for tokens, slips in self.keys if bool(slips) == with_slips]
            for with_slips in (False, True)
        )
        return Automaton(plain, whole=True), Automaton(bent, whole=True)

    @cached_property
    def remains(self) -> Remains:
        """What slips leave of the wordings' words."""
        return Remains(self._families)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Sets of trigrams; a text that holds the slot shows one of each."""
        return traces_of_slot(self._families)

    @cached_property
    def forward(self) -> Automaton:
        """Tells whether a wording may begin at a place."""
        return Automaton(self._wordings)

    @cached_property
    def whole(self) -> Automaton:
        """Tells whether a wording may be read at a place, all of it: takes longer than :attr:`forward`."""
        return Automaton(self._wordings, whole=True)

    @cached_property
    def backward(self) -> Automaton:
        """Tells the same of a text read backwards: whether a wording may end at a place."""
        return Automaton((backwards(tokens), slips) for tokens, slips in self._wordings)

    @cached_property
    def whole_backward(self) -> Automaton:
        """Tells the same of all letters of a wording, and so where it may begin."""
        return Automaton(((backwards(tokens), slips) for tokens, slips in self._wordings), whole=True)


def certain_slot(slots: Sequence[SlotShapes]) -> int | None:
    """Return a slot whose keys a text must show if nothing in it is misspelt: every wording has one; None if none is.

    Of several that one which ordinary text shows least.
    """
    certain: list[int] = []
    for number in sorted(range(len(slots)), key=lambda number: slots[number].size):
        if slots[number].size > MANY_WORDINGS and certain:
            break  # it would take long to find its keys
        if slots[number].complete:
            certain.append(number)
    return min(certain, key=lambda number: slots[number].likelihood, default=None)
