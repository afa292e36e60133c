"""Tell which wordings a short text may show at all, slips and all, so that only these need be made ready for it.

All that a slot's keys, patterns and automata are made of takes as long as the slot has wordings, and a text shows few.
Here the text is the automaton and the wordings walk over it, those that begin alike together: one long integer for each
number of slips holds, bit by bit, behind which letters of the text a wording may have got so far (as in
``screening.automaton``, with text and wording exchanged). A wording is left out when it is nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from kazslogan.text.alphabets import CLASSES

__all__ = ["Branch", "Narrow"]

_States = tuple[int, ...]
"""Where a wording may have got to, for each number of slips."""
_Path = tuple[_States, "_Path | None"]
"""The states behind the last letter that was read, and the path before it."""
_Runs = list[tuple[str, tuple[int, int]]]
"""Runs of letters that one sign may stand for, each with where it may be read, and where it may go on."""
_REMEMBERED = 8  # letters read last: more than any run has


class Branch:
    """Wordings that begin alike; they are parted by their next letters when a text goes along with them so far."""

    def __init__(self, words: Sequence[tuple[str, int, int]], depth: int = 0) -> None:
        """``words``: their letters, the slips that they may have, and a number; ``depth``: the letters they share."""
        self._words, self._depth = words, depth
        #: The most slips that one of them may have.
        self.slips = max((slips for _, slips, _ in words), default=0)
        #: Those that end here: their slips and numbers.
        self.ends = [(slips, number) for letters, slips, number in words if len(letters) == depth]

    @cached_property
    def further(self) -> list[tuple[str, Branch]]:
        """What follows, by letter."""
        by_letter: dict[str, list[tuple[str, int, int]]] = {}
        for word in self._words:
            if len(word[0]) > self._depth:
                by_letter.setdefault(word[0][self._depth], []).append(word)
        return [(letter, Branch(words, self._depth + 1)) for letter, words in by_letter.items()]


class Narrow:
    """Finds what one text may show."""

    def __init__(self, folded: bytes, misread: bool, slips: bool) -> None:
        """Take the classes of a text.

        Args:
            folded: the classes.
            misread: whether text recognition may have taken letters for others.
            slips: whether words may have slips.
        """
        self._at: dict[int, int] = {}
        for place, name in enumerate(folded):
            self._at[name] = self._at.get(name, 0) | 1 << place
        self._everywhere = (1 << (len(folded) + 1)) - 1
        self._misread, self._slips = misread, slips
        self._known: dict[str, tuple[int, int, bool, _Runs]] = {}

    def shown(self, words: Branch) -> list[int]:
        """Return the numbers of those words that the text may show."""
        found: list[int] = []
        most = words.slips if self._slips else 0
        open_branches: list[tuple[Branch, str, _Path]] = [(words, "", ((self._everywhere,) * (most + 1), None))]
        while open_branches:
            branch, read, path = open_branches.pop()
            states = path[0]
            found += [number for slips, number in branch.ends if states[slips if self._slips else 0]]
            for letter, further in branch.further:
                states = self._advance(read, letter, path, further.slips if self._slips else 0)
                if states[-1]:
                    open_branches.append((further, (read + letter)[-_REMEMBERED:], (states, path)))
        return found

    def _advance(self, read: str, letter: str, path: _Path, most: int) -> _States:
        """Return the states behind a letter that comes after those read; each holds those with fewer slips, too."""
        before = path[0]
        begin, stay, silent, runs = self._known.get(letter) or self._look_up(letter)
        silent = silent or read[-1:] == letter  # a doubled letter may be written once
        ended = [(_back(path, len(run) - 1), places) for run, places in runs if read.endswith(run[:-1])]
        # Two letters exchanged: this one stands where the one before it should begin.
        turned = (_back(path, 1), self._known[read[-1]][0]) if read else None
        states: list[int] = []
        fewer = 0
        for slips in range(most + 1):
            state = (before[slips] & begin) << 1
            if silent:
                state |= before[slips]
            for start, (run_begin, run_stay) in ended:
                state |= _stretched((start[slips] & run_begin) << 1, run_stay)
            if slips:
                # A letter left out, another one, one too much, two exchanged.
                state |= before[slips - 1] | before[slips - 1] << 1 | fewer | fewer << 1
                if turned is not None:
                    state |= ((turned[0][slips - 1] & begin) << 1 & turned[1]) << 1
            fewer = _stretched(state & self._everywhere, stay)
            states.append(fewer)
        return tuple(states)

    def _look_up(self, letter: str) -> tuple[int, int, bool, _Runs]:
        """Return where a letter may be read, where it may go on, whether it may be missing, and the runs it ends."""
        shown = CLASSES.variants(letter)
        if self._misread:
            shown |= CLASSES.misread_variants(letter)
        runs = [(run, self._places(strings)) for run, strings in CLASSES.runs_to(letter).items()]
        known = self._known[letter] = (*self._places(shown), b"" in shown, runs)
        return known

    def _places(self, shown: Iterable[bytes]) -> tuple[int, int]:
        """Return where strings of classes may begin, and where they may go on, or be drawn out."""
        begin = stay = 0
        for string in filter(None, shown):
            begin |= self._at.get(string[0], 0)
            for name in string:
                stay |= self._at.get(name, 0)
        return begin, stay


def _back(path: _Path, letters: int) -> _States:
    """Return the states so many letters ago."""
    states, before = path
    for _ in range(letters):
        if before is not None:
            states, before = before
    return states


def _stretched(state: int, stay: int) -> int:
    """Go on over signs that belong to the same letter."""
    while (further := state | (state & stay) << 1) != state:
        state = further
    return state
