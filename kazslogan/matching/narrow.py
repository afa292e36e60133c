"""Tell which wordings a short text may show at all, slips and all, so that only these need be made ready for it.

All that a slot's keys, patterns and automata are made of takes as long as the slot has wordings, and a text shows few.
Here the text is the automaton and the wordings walk over it, those that begin alike together: one long integer for each
number of slips holds, bit by bit, behind which letters of the text a wording may have got so far (as in
:mod:`kazslogan.matching.automaton`, with text and wording exchanged). A wording is left out when it is nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kazslogan.text.alphabets import CLASSES

__all__ = ["Narrow", "Words"]

_States = tuple[int, ...]
"""Where a wording may have got to, for each number of slips."""
_Step = tuple[int, int, bool]
"""Where a letter may be read, where it may go on, whether it may be missing."""
Words = Sequence[tuple[str, int, int]]
"""Letters without gaps, the slips that they may have, and a number."""


class Narrow:
    """Finds what one text may show."""

    def __init__(self, folded: bytes, misread: bool) -> None:
        """Take the classes of a text; ``misread``: whether text recognition may have taken its letters for others."""
        self._at: dict[int, int] = {}
        for place, name in enumerate(folded):
            self._at[name] = self._at.get(name, 0) | 1 << place
        self._everywhere = (1 << (len(folded) + 1)) - 1
        self._misread = misread
        self._steps: dict[str, _Step] = {}
        self._steps_of_runs: dict[str, list[tuple[str, tuple[int, int]]]] = {}

    def shown(self, words: Words, bent: bool) -> list[int]:
        """Return the numbers of those words that the text may show; ``bent``: slips and all."""
        if not bent:
            words = [(letters, 0, number) for letters, _, number in words]
        most = max((slips for _, slips, _ in words), default=0)
        found: list[int] = []
        self._walk(words, "", [(self._everywhere,) * (most + 1)], found)
        return found

    def _walk(self, words: Words, read: str, path: list[_States], found: list[int]) -> None:
        """Go on with words that begin alike; ``path``: the states before each of their first letters, and now."""
        by_letter: dict[str, list[tuple[str, int, int]]] = {}
        for word in words:
            letters, slips, number = word
            if len(letters) > len(read):
                by_letter.setdefault(letters[len(read)], []).append(word)
            elif path[-1][slips]:
                found.append(number)
        for letter, further in by_letter.items():
            most = max(slips for _, slips, _ in further)
            path.append(self._advance(read + letter, path, most))
            if path[-1][most]:
                self._walk(further, read + letter, path, found)
            path.pop()

    def _advance(self, read: str, path: Sequence[_States], most: int) -> _States:
        """Return the states behind the last letter read; each holds those with fewer slips, too."""
        letter, before = read[-1], path[-1]
        begin, stay, silent = self._step(letter)
        silent = silent or read[-2:-1] == letter  # a doubled letter may be written once
        runs = [(path[-len(run)], places) for run, places in self._runs(letter) if read.endswith(run)]
        turned = (path[-2], begin, self._step(read[-2])[0]) if len(path) > 1 else None
        states: list[int] = []
        for slips in range(most + 1):
            state = (before[slips] & begin) << 1
            if silent:
                state |= before[slips]
            for start, (run_begin, run_stay) in runs:
                state |= self._stretched((start[slips] & run_begin) << 1, run_stay)
            if slips:
                # A letter left out, another one, one too much, two exchanged.
                state |= before[slips - 1] | before[slips - 1] << 1 | states[-1] | states[-1] << 1
                if turned is not None:
                    older, first, second = turned
                    state |= ((older[slips - 1] & first) << 1 & second) << 1
            states.append(self._stretched(state & self._everywhere, stay))
        return tuple(states)

    @staticmethod
    def _stretched(state: int, stay: int) -> int:
        """Go on over signs that belong to the same letter."""
        while (further := state | (state & stay) << 1) != state:
            state = further
        return state

    def _step(self, letter: str) -> _Step:
        step = self._steps.get(letter)
        if step is None:
            shown = CLASSES.variants(letter)
            if self._misread:
                shown |= CLASSES.misread_variants(letter)
            step = self._steps[letter] = (*self._places(shown), b"" in shown)
        return step

    def _runs(self, letter: str) -> list[tuple[str, tuple[int, int]]]:
        """Return the runs of letters that end with a letter and that one sign may stand for, with its places."""
        runs = self._steps_of_runs.get(letter)
        if runs is None:
            runs = [(run, self._places(shown)) for run, shown in CLASSES.runs_to(letter).items()]
            self._steps_of_runs[letter] = runs
        return runs

    def _places(self, shown: Iterable[bytes]) -> tuple[int, int]:
        """Return where strings of classes may begin, and where they may go on, or be drawn out."""
        begin = stay = 0
        for string in filter(None, shown):
            begin |= self._at.get(string[0], 0)
            for name in string:
                stay |= self._at.get(name, 0)
        return begin, stay
