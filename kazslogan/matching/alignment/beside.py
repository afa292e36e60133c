"""Tell fast that no filler or guard stands at a place; only where one may stand it is read letter by letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from kazslogan.matching.screening.automaton import MOST_BYTES, UNKNOWN, Automaton
from kazslogan.matching.wordings.shapes import backwards, tokens_of
from kazslogan.matching.wordings.trie import Trie, joined_letters, letters_of
from kazslogan.text.classes import class_of, classes, fold

__all__ = ["LONG", "may_be_filler", "may_stand_at", "places_before"]

LONG = 5  # letters that a guard with slips must have more than
_WINDOW = 4 * MOST_BYTES  # units that are looked at
_FEW_QUESTIONS = 30  # to read letter by letter at so many places takes no longer than to build an automaton


class _Later:
    """An automaton that is built when it has been asked for so often that it is worth it."""

    def __init__(self, build: Callable[[], Automaton]) -> None:
        self._build, self._asked = build, 0

    @cached_property
    def _built(self) -> Automaton:
        return self._build()

    def automaton(self) -> Automaton | None:
        """Return it; None for the first questions: then anything may be at any place."""
        if self._asked < _FEW_QUESTIONS:
            self._asked += 1
            return None
        return self._built


def may_be_filler(fillers: Trie, view: str, folded: bytes) -> bool:
    """Tell whether a filler, which has no slips, may be read in some classes; the view is not of another layout."""
    automaton = _filler_automaton(fillers, view).automaton()
    return automaton is None or automaton.may_read(folded)


@lru_cache(maxsize=1024)
def _filler_automaton(fillers: Trie, view: str) -> _Later:
    words = [joined_letters(each.text) for each in fillers.wordings]
    return _Later(lambda: Automaton(((tokens_of(word, view) or (), 0) for word in words), whole=True))


@lru_cache(maxsize=1024)
def _guard_automaton(guards: Trie, backward: bool) -> _Later:
    """Return what reads guards, which may be misread and, if they are long, have a slip."""
    return _Later(lambda: _build_guards(guards, backward))


def _build_guards(guards: Trie, backward: bool) -> Automaton:
    words = []
    for each in guards.wordings:
        tokens = tokens_of(joined_letters(each.text), "misread") or ()
        words.append((backwards(tokens) if backward else tokens, int(len(letters_of(each.text)) > LONG)))
    return Automaton(words, whole=True)


def may_stand_at(chars: Sequence[str], place: int, guards: Trie) -> bool:
    """Tell whether a guard may begin at unit ``place``."""
    automaton = _guard_automaton(guards, backward=False).automaton()
    shown = chars[place : place + _WINDOW]
    folded = fold(shown)
    is_cut = len(folded) <= MOST_BYTES and len(shown) == _WINDOW
    return is_cut or automaton is None or automaton.may_read(folded)


def places_before(chars: Sequence[str], place: int, guards: Trie) -> frozenset[int] | None:
    """Return where a guard may begin that ends before unit ``place``, or before signs there; None: anywhere."""
    automaton = _guard_automaton(guards, backward=True).automaton()
    if automaton is None:
        return None
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
