"""What a text must show to hold a slot: the keys to look for, and what its wordings leave, slips and all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from typing import Literal

from kazslogan.matching.automaton import Automaton
from kazslogan.matching.clues import Clue, clue_of_keys, clue_of_words
from kazslogan.matching.evidence import slips_of_voucher
from kazslogan.matching.frequency import frequency
from kazslogan.matching.gate import gate_of
from kazslogan.matching.misread import misread_shapes
from kazslogan.matching.policy import Policy
from kazslogan.matching.rows import Row, rows_of
from kazslogan.matching.shapes import (
    VIEWS,
    Key,
    Shape,
    backwards,
    compile_shapes,
    is_key,
    pieces,
    spoilt,
    tokens_of,
)
from kazslogan.matching.traces import Families, Trace, traces_of_key, traces_of_slot, words_of_slot
from kazslogan.matching.trie import count_letters, joined_letters, slips_of
from kazslogan.rules.frame import SlotWordings, Wording

__all__ = ["Role", "Seeker", "SlotShapes", "have_left_traces", "seeker"]

Role = Literal["alone", "rarest", "part"]
"""What a slot is in its frame: the only one, the one that ordinary text shows least, or one of the others."""

#: A word is cut to its first letters if ordinary text shows them, slips and all, less often than this, per letter.
_RARE_ENOUGH = 1e-9
_SHORTEST_STEM = 4
_LONG_PIECE = 5  # letters between two slips that are worth looking for
_TRACED_LETTERS = 9  # first letters of a word, which its other forms share
_MOST_TRACED = 60  # words of a slot: more of them leave a trace in any text
_STRETCHED = re.compile(rb"(.)\1\1", re.DOTALL)
#: A slip may spoil the first letters of a key, so that it is seen a little behind its beginning.
_SPOILT_LETTERS = 3


class Seeker:
    """Finds one key in folded texts."""

    __slots__ = ("_automaton", "_pattern", "_traces", "key")

    def __init__(self, key: Key) -> None:
        self.key = key
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
        far = len(folded) if _STRETCHED.search(folded) else self._length
        return any(
            self._whole().may_read(folded[max(0, at - far) : at + far], anywhere=True) for at in self.places(folded)
        )

    def places(self, folded: bytes) -> Iterator[int]:
        """Yield where in a folded text the key is shown."""
        return (found.start() for found in self._compiled().finditer(folded))

    @property
    def _length(self) -> int:
        """The most classes that the key may show, where no letter is stretched."""
        return sum(max(map(len, token)) for token in self.key.tokens) + self.key.slips

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
        return self._found[0]

    @property
    def keys(self) -> dict[Key, tuple[Shape, ...]]:
        """The keys, each with the shapes of which a text shows one if it shows the key."""
        return self._found[1]

    @property
    def reach(self) -> int:
        """How many letters before a key a wording may begin."""
        return self._found[2]

    @property
    def complete(self) -> bool:
        """Whether every wording has a key."""
        return self._found[3]

    @cached_property
    def _found(self) -> tuple[dict[str, int], dict[Key, tuple[Shape, ...]], int, bool]:
        return self._find_keys()

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

    def _slips_of_key(self, wording: Wording) -> int:
        """Return how many slips a wording may have and still vouch for the other slots."""
        if self._role == "part":
            return 0
        if self._alone:
            return self._slips(wording)
        letters = joined_letters(wording.text)
        return slips_of_voucher(letters, count_letters(wording.budgeted), self._view, self._policy)

    def _find_keys(self) -> tuple[dict[str, int], dict[Key, tuple[Shape, ...]], int, bool]:
        """Choose for each wording a beginning to look for; many wordings share one. Each has shapes."""
        stems: dict[str, int] = {}
        reach, complete = 0, True
        for wording in sorted(self._slot.wordings, key=lambda wording: (len(wording.text), wording.text)):
            whole = joined_letters(wording.text)
            slips = self._slips_of_key(wording)
            if any(stems.get(whole[:length], -1) >= slips for length in range(_SHORTEST_STEM, len(whole) + 1)):
                before = [0]
            else:
                before = [whole.index(stem) for stem, allowed in stems.items() if stem in whole and allowed >= slips]
            if not before:
                if tokens_of(whole, self._view) is None:
                    continue
                if not (is_key(whole, self._view) or (self._alone and not VIEWS[self._view].misread)):
                    complete = False
                    continue
                stems[_stem(whole, slips, self._view)] = slips
                before = [0]
            reach = max(reach, min(before) + (_SPOILT_LETTERS if slips == 1 else len(whole) if slips else 0))
        keys: dict[Key, tuple[Shape, ...]] = {}
        for stem, slips in stems.items():
            tokens = tokens_of(stem, self._view)
            if tokens:
                key = Key(tokens, slips)
                keys[key] = tuple(self._shapes(key, stem))
        return stems, keys, reach, complete

    def _shapes(self, key: Key, letters: str) -> Sequence[Shape]:
        """Return the shapes of which a text shows at least one if it shows a key."""
        if VIEWS[self._view].misread:
            return misread_shapes(key.tokens, tokens_of(letters, "") or ())
        return pieces(*key)

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
    def _words(self) -> tuple[Key, ...]:
        """Words of which every wording has one; none if there are too many to look for."""
        if not all(self._families):
            return ()
        for letters in (None, _TRACED_LETTERS):
            chosen: dict[Key, None] = {}
            for words in sorted(self._families, key=len):
                beginnings = [Key(tokens[:letters], slips) for tokens, slips in words]
                if not any(word in chosen for word in beginnings):
                    chosen[min(beginnings, key=_commonness) if len(words) > 1 else beginnings[0]] = None
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
        return gate_of(self.clue_of_keys.shapes).shows

    @cached_property
    def clue_of_words(self) -> Clue | None:
        """What any text with the slot shows; None if that is worth nothing."""
        return clue_of_words(self._slot, self._view, self._policy, self._alone)

    @cached_property
    def by_stem(self) -> list[tuple[Clue, list[Wording]]]:
        """The wordings of a slot that is the whole phrase, by the key that a text with them shows."""
        wordings: dict[tuple[str, int], list[Wording]] = {}
        for wording in self._slot.wordings:
            letters, slips = joined_letters(wording.text), self._slips(wording)
            for stem in self.stems.items():
                if stem[0] in letters and slips <= stem[1]:
                    wordings.setdefault(stem, []).append(wording)
                    break
        return [(clue_of_keys({letters: slips}, self._view), formed) for (letters, slips), formed in wordings.items()]

    def rows(self, wordings: Iterable[Wording]) -> tuple[Row, ...]:
        """Return what a text shows in which some of its wordings are the whole phrase: all their letters in a row."""
        return rows_of(wordings, self._view, self._policy)

    @cached_property
    def seekers(self) -> tuple[Seeker, ...]:
        """What finds the keys in a folded text."""
        return tuple(seeker(key) for key in self.keys)

    @cached_property
    def _by_trigram(self) -> dict[int, list[Seeker]]:
        """They, by each trigram of as many traces as can't all be missing; -1 if they have no more than may be."""
        found: dict[int, list[Seeker]] = {-1: []}
        for one in self.seekers:
            for trigram in set().union(*one.traces[: one.key.slips + 1]) if len(one.traces) > one.key.slips else (-1,):
                found.setdefault(trigram, []).append(one)
        return found

    def likely_seekers(self, shown: AbstractSet[int]) -> list[Seeker]:
        """Return the seekers whose keys a text with these trigrams may show."""
        found = dict.fromkeys(self._by_trigram[-1])
        found |= {one: None for trigram in self._by_trigram.keys() & shown for one in self._by_trigram[trigram]}
        return [one for one in found if one.may_show(shown)]

    def may_have_left_trace(self, folded: bytes) -> bool:
        """Tell quickly whether a folded text may show what any wording leaves, slips and all."""
        return not self._words or self._much_spoilt is not None or self._trace.search(folded) is not None

    def has_left_trace(self, folded: bytes) -> bool:
        """Tell whether it really does."""
        if self._much_spoilt is None or self._trace.search(folded):
            return True
        return self._much_spoilt.may_read(folded, anywhere=True)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """Sets of trigrams; a text that holds the slot shows one of each."""
        return traces_of_slot(self._families)

    @cached_property
    def _trace(self) -> re.Pattern[bytes]:
        shapes = (shape for word in self._words if not _is_much_spoilt(word) for shape in spoilt(*word))
        return compile_shapes(shapes)

    @cached_property
    def _much_spoilt(self) -> Automaton | None:
        much = [word for word in self._words if _is_much_spoilt(word)]
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


def have_left_traces(slots: Sequence[SlotShapes], folded: bytes) -> bool:
    """Tell whether every slot has left a trace in a folded text; all are asked the quick question first."""
    return all(slot.may_have_left_trace(folded) for slot in slots) and all(
        slot.has_left_trace(folded) for slot in slots
    )


def _is_much_spoilt(word: Key) -> bool:
    """Tell whether the pieces of a word between two slips are too short to look for."""
    return word.slips > 1 and len(word.tokens) < _LONG_PIECE * (word.slips + 1)


def _commonness(word: Key) -> float:
    return frequency(word.tokens[: len(word.tokens) - word.slips])


def _stem(letters: str, slips: int, view: str) -> str:
    """Return the shortest beginning of a word that is rare enough, so that its other forms share it."""
    tokens = tokens_of(letters, view) or ()
    for length in range(_SHORTEST_STEM + 2 * slips, len(letters)):
        if letters[length - 1] != letters[length] and Key(tokens[:length], slips).likelihood < _RARE_ENOUGH:
            return letters[:length]
    return letters
