"""Tell fast that no filler or guard stands at a place; only where one may stand it is read letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kazslogan.matching.automaton import MOST_BYTES, UNKNOWN, Automaton
from kazslogan.matching.shapes import backwards, tokens_of
from kazslogan.matching.trie import Trie, joined_letters, letters_of
from kazslogan.text.classes import class_of, classes, fold

__all__ = ["LONG", "filler_automaton", "may_stand_at", "places_before"]

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
        words.append((backwards(tokens) if backward else tokens, int(len(letters_of(each.text)) > LONG)))
    return Automaton(words, whole=True)


def may_stand_at(chars: Sequence[str], place: int, guards: Trie) -> bool:
    """Tell whether a guard may begin at unit ``place``."""
    shown = chars[place : place + _WINDOW]
    folded = fold(shown)
    is_cut = len(folded) <= MOST_BYTES and len(shown) == _WINDOW
    return is_cut or _guard_automaton(guards, backward=False).may_read(folded)


def places_before(chars: Sequence[str], place: int, guards: Trie) -> frozenset[int] | None:
    """Return where a guard may begin that ends before unit ``place``, or before signs there; None: anywhere."""
    automaton = _guard_automaton(guards, backward=True)
    found: set[int] = set()
    for end in range(place, max(0, place - MOST_BYTES), -1):
        last = chars[end - 1]
        if last.isalnum() or class_of(last):
            low = max(0, end - _WINDOW)
            folded, shown = classes(chars[low:end])
            counts = set(automaton.ends(folded[::-1]))
            if UNKNOWN in counts or (low and len(folded) <= MOST_BYTES):
                return None
            found |= {low + shown[-count] for count in counts if count}
        if last.isalnum():
            return frozenset(found)
    return frozenset(found) if place <= MOST_BYTES else None
