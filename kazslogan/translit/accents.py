"""Letters in one form: whatever way their dots and bars were typed, and with stress marks kept apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = ["MARKS", "Composer", "LooseMarks", "join_marks"]

#: Combining marks that may stand on Cyrillic and Latin letters.
MARKS = "\u0300-\u036f"

_STRESS = "\u0301"
# Unicode's own limit for streams; putting marks in order costs the square of their number.
_MOST_MARKS = 30


class Composer:
    """Brings the letters of an alphabet to the form in which the tables write them, and leaves the rest alone.

    A letter and its marks become the letter of the alphabet that they make up (и + breve: й). A stress mark on a letter
    is no part of it, unless the alphabet has that letter (ń of 2018).

    >>> [len(Composer("аий")(text)) for text in ("и\u0306", "а\u0301", "й\u0301", "e\u0301")]
    [1, 2, 2, 2]
    """

    def __init__(self, letters: Iterable[str]) -> None:
        known = {sign for letter in letters for sign in (letter, letter.upper(), letter.lower())}
        self._letters = frozenset(known)
        bases = {unicodedata.normalize("NFD", letter)[0] for letter in known if letter}
        stressed = {unicodedata.normalize("NFC", letter + _STRESS) for letter in known if len(letter) == 1}
        whole = "".join(re.escape(letter) for letter in sorted(stressed - known) if len(letter) == 1)
        starts = "".join(re.escape(base) for base in sorted(bases | {letter[0] for letter in known if letter}))
        self._any = re.compile(f"[{MARKS}{whole}]")
        self._clusters = re.compile(f"[{starts}{whole}][{MARKS}]{{1,{_MOST_MARKS}}}" + (f"|[{whole}]" if whole else ""))

    def __call__(self, text: str) -> str:
        """Return the text with its letters in the alphabet's form."""
        if not self._any.search(text):  # by far the most texts
            return text
        return self._clusters.sub(self._compose, text)

    def _compose(self, found: re.Match[str]) -> str:
        cluster = unicodedata.normalize("NFC", found[0])
        if cluster[0] in self._letters or cluster[:2] in self._letters:
            return cluster
        apart = unicodedata.normalize("NFC", unicodedata.normalize("NFD", cluster).replace(_STRESS, "", 1))
        return apart + _STRESS if apart != cluster and apart[0] in self._letters else cluster


class LooseMarks:
    """Takes combining marks that are no part of the alphabet's letters off a word, and puts them back on another."""

    def __init__(self, letters: Iterable[str]) -> None:
        owned = "".join(letters)
        loose = "".join(chr(code) for code in range(ord(MARKS[0]), ord(MARKS[2]) + 1) if chr(code) not in owned)
        self.signs = loose
        self._runs = re.compile(f"[{loose}]+")

    def on(self, word: str) -> bool:
        """Return whether the word has any."""
        return self._runs.search(word) is not None

    def split(self, word: str) -> tuple[str, list[tuple[int, str]]]:
        """Return the word without marks, and the marks with the number of letters before them.

        >>> LooseMarks("zamok").split("za\u0301mok")
        ('zamok', [(2, '\u0301')])
        """
        marks: list[tuple[int, str]] = []
        removed = 0
        for found in self._runs.finditer(word):
            marks.append((found.start() - removed, found[0]))
            removed += len(found[0])
        return self._runs.sub("", word), marks


def join_marks(pieces: Iterable[tuple[int, int, str]], marks: Iterable[tuple[int, str]]) -> str:
    """Write ``(start, end, written)`` pieces one after another, each followed by the marks that stood on its letters.

    >>> join_marks([(0, 1, "zh"), (1, 2, "e")], [(1, "\u0301")]) == "zh\u0301e"
    True
    """
    waiting = list(marks)[::-1]
    parts: list[str] = []
    for _, end, written in pieces:
        parts.append(written)
        while waiting and waiting[-1][0] <= end:
            parts.append(waiting.pop()[1])
    return "".join(parts)
