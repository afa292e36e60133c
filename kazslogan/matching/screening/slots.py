"""What a text must show to hold a slot: the keys to look for, and what its wordings leave, slips and all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import filterfalse

from kazslogan.matching.screening.automaton import Automaton
from kazslogan.matching.screening.clues import Clue, clue_of_keys, clue_of_words
from kazslogan.matching.screening.gate import Gate, gate_of
from kazslogan.matching.screening.keys import Keys, Role, find_keys, parts_with_key
from kazslogan.matching.screening.rows import Row, rows_of
from kazslogan.matching.screening.traces import Families, Trace, Word, traces_of_slot, words_of_slot
from kazslogan.matching.wordings.frequency import frequency
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import Shape, backwards, tokens_of
from kazslogan.matching.wordings.slips import MANY_LETTERS, Key, cuts, parts, spoilt
from kazslogan.matching.wordings.trie import joined_letters, slips_of
from kazslogan.rules.frame import SlotWordings, Wording
from kazslogan.text.quick import Folded

__all__ = ["SlotShapes", "have_left_traces"]

_LONG_PIECE = 5  # letters between two slips that are worth looking for
_TRACED_LETTERS = 9  # first letters of a word, which its other forms share
_MANY_WORDINGS = 1500  # of a slot: they have too many words
_MOST_TRACED = 60  # words of a slot: more of them leave a trace in any text


class SlotShapes:
    """What a text must show to hold a slot, in one view; all but the keys is worked out when it is needed."""

    def __init__(self, slot: SlotWordings, view: str, policy: Policy, role: Role) -> None:
        self._slot, self._view, self._policy, self._role = slot, view, policy.view(view), role
        self._alone = role == "alone"

    @property
    def size(self) -> int:
        """How many wordings the slot has."""
        return len(self._slot.wordings)

    @property
    def stems(self) -> dict[str, int]:
        """The letters of the keys, with the slips that they may have."""
        return self._found.stems

    @property
    def keys(self) -> dict[Key, tuple[Shape, ...]]:
        """The keys, each with the shapes of which a text shows one if it shows the key."""
        return self._found.shapes

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
        return find_keys(self._slot, self._view, self._policy, self._role)

    @property
    def is_readable(self) -> bool:
        """Whether the view has keys for any wording."""
        return any(tokens_of(joined_letters(wording.text), self._view) is not None for wording in self._slot.wordings)

    @property
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
            for wording in self._slot.wordings
        )
        return tuple(dict.fromkeys(Key(tokens, slips) for tokens, slips in shown if tokens is not None))

    @cached_property
    def _families(self) -> Families:
        return words_of_slot(self._slot, self._view, self._policy, self._alone)

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        """Words of which every wording has one; none if there are too many to look for."""
        if self.size > _MANY_WORDINGS or not all(self._families):
            return ()
        for letters in (None, _TRACED_LETTERS):
            chosen: dict[Word, None] = {}
            for words in sorted(self._families, key=len):
                beginnings = [Word(word.classes[:letters], word.signs[:letters], word.slips) for word in words]
                if len(chosen) > _MOST_TRACED:
                    break
                if not any(word in chosen for word in beginnings):
                    chosen[min(beginnings, key=_worth_little) if len(words) > 1 else beginnings[0]] = None
            if len(chosen) <= _MOST_TRACED:
                return tuple(chosen)
        return ()

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
        return clue_of_words(self._slot, self._view, self._policy, self._alone)

    @cached_property
    def by_stem(self) -> list[tuple[Clue, list[Wording]]]:
        """The wordings of a slot that is the whole phrase, by the key that a text with them shows."""
        wordings: dict[tuple[str, int], list[Wording]] = {}
        for wording in self._slot.wordings:
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

    def may_have_left_trace(self, text: Folded) -> bool:
        """Tell quickly whether a text may show what any wording leaves."""
        return self._quick_trace is None or any(map(self._quick_trace.shows, text.signs))

    def has_left_trace(self, text: Folded) -> bool:
        """Tell whether it really does, slips and all."""
        if self._much_spoilt is None:
            return True
        if self not in text.told:
            text.told[self] = any(map(self._trace.shows, text.signs)) or any(
                self._much_spoilt.may_read(classes, anywhere=True) for classes in text.classes
            )
        return text.told[self]

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Sets of trigrams; a text that holds the slot shows one of each."""
        return traces_of_slot(self._families)

    @cached_property
    def _quick_trace(self) -> Gate | None:
        """What is left of the words; None if it is too little to look for."""
        if not self._words or not all(map(_leaves_something, self._words)):
            return None
        return _gate_of_words(self._words)

    @cached_property
    def _trace(self) -> Gate:
        """What is left of those of which enough is left."""
        return _gate_of_words(filterfalse(_is_much_spoilt, self._words))

    @cached_property
    def _much_spoilt(self) -> Automaton | None:
        much = [(word.classes, word.slips) for word in self._words if _is_much_spoilt(word)]
        return Automaton(much) if much else None

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


def have_left_traces(slots: Sequence[SlotShapes], *parts: Folded) -> bool:
    """Tell whether every slot has left a trace in some part of a text; all are asked the quick question first."""
    open_parts: list[tuple[SlotShapes, list[Folded]]] = []
    for slot in slots:
        showing = [part for part in parts if slot.may_have_left_trace(part)]
        if not showing:
            return False
        open_parts.append((slot, showing))
    open_parts.sort(key=lambda asked: len(asked[1]))
    return all(any(map(slot.has_left_trace, showing)) for slot, showing in open_parts)


def _leaves_something(word: Word) -> bool:
    """Tell whether slips leave enough of a word to look for."""
    return not _is_much_spoilt(word) or (word.slips == 2 and len(word.classes) >= MANY_LETTERS)


def _gate_of_words(words: Iterable[Word]) -> Gate:
    """Return what tells whether a text shows one of some words, slips and all."""
    forward: list[Shape] = []
    backward: list[Shape] = []
    for classes, signs, slips in words:
        ahead, behind = parts(signs, cuts(classes, slips)) if slips == 2 else (spoilt(signs, slips), [])
        forward += ahead
        backward += behind
    return Gate(forward, backward)


def _is_much_spoilt(word: Word) -> bool:
    """Tell whether pieces of a word between its slips are too short to tell that it is there."""
    return word.slips > 1 and len(word.classes) < _LONG_PIECE * (word.slips + 1)


@lru_cache(maxsize=4096)
def _worth_little(word: Word) -> tuple[bool, float]:
    """Return what sorts words: those of which slips leave enough first, of these the rarest."""
    return not _leaves_something(word), frequency(word.classes[: len(word.classes) - word.slips])
