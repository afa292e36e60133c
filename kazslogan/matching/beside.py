"""Tell fast that no filler or guard stands at a place; only where one may stand it is read letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kazslogan.matching.automaton import MOST_BYTES, Automaton
from kazslogan.matching.shapes import tokens_of
from kazslogan.matching.trie import Trie, joined_letters, letters_of
from kazslogan.text.classes import class_of, fold

__all__ = ["LONG", "filler_automaton", "may_stand_at", "may_stand_before"]

LONG = 5  # letters that a guard with slips must have more than
_WINDOW = 4 * MOST_BYTES  # units that are looked at


@lru_cache(maxsize=1024)
def filler_automaton(fillers: Trie, view: str) -> Automaton:
    """Return what reads fillers, which have no slips, in a view that is not of another layout."""
    return Automaton(((tokens_of(joined_letters(each.text), view) or (), 0) for each in fillers.wordings), whole=True)


@lru_cache(maxsize=1024)
def _guard_automaton(guards: Trie, backward: bool) -> Automaton:
    """Return what reads guards, which may be misread and, if they are long, have a slip."""
    words = []
    for each in guards.wordings:
        tokens = tokens_of(joined_letters(each.text), "misread") or ()
        if backward:
            tokens = tuple(frozenset(shown[::-1] for shown in token) for token in reversed(tokens))
        words.append((tokens, int(len(letters_of(each.text)) > LONG)))
    return Automaton(words, whole=True)


def may_stand_at(chars: Sequence[str], place: int, guards: Trie, end: int | None = None) -> bool:
    """Tell whether a guard may begin at unit ``place`` (and end at unit ``end`` or before)."""
    last = place + _WINDOW if end is None else min(end, place + _WINDOW)
    return _may_read(_guard_automaton(guards, backward=False), chars[place:last])


def may_stand_before(chars: Sequence[str], place: int, guards: Trie) -> bool:
    """Tell whether a guard may end before unit ``place``, with nothing but signs between them."""
    automaton = _guard_automaton(guards, backward=True)
    low = max(0, place - _WINDOW)
    for end in range(place, low, -1):
        last = chars[end - 1]
        if (last.isalnum() or class_of(last)) and _may_read(automaton, chars[max(0, end - _WINDOW) : end][::-1]):
            return True
        if last.isalnum():
            return False
    return low > 0


def _may_read(automaton: Automaton, chars: Sequence[str]) -> bool:
    folded = fold(chars)
    return automaton.may_read(folded) or (len(folded) <= MOST_BYTES and len(chars) == _WINDOW)
