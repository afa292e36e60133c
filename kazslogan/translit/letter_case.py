"""Upper and lower case of single letters, with and without the dotted and dotless i of Turkish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["LetterCase"]


class LetterCase:
    """Case of one alphabet, letter for letter, so that places in a word stay the same.

    >>> LetterCase("abiı", dotted_i=True).upper("ibı"), LetterCase("abiı", dotted_i=False).upper("ibı")
    ('İBI', 'IBI')
    """

    def __init__(self, letters: Iterable[str], *, dotted_i: bool) -> None:
        letters = list(letters)
        pairs = {letter: letter.upper() for letter in letters if len(letter.upper()) == 1 and letter.upper() != letter}
        if dotted_i:
            pairs |= {"i": "İ", "ı": "I"}
        # A capital that is listed itself is a letter of its own: the I of 2018 is the capital of both ı and i.
        lowers = {upper: lower for lower, upper in pairs.items() if upper not in letters}
        self.capitals = frozenset(pairs.values())
        self._upper = str.maketrans(pairs)
        self._lower = str.maketrans(lowers)
        self._runs = re.compile(_one_case_runs(self.capitals, frozenset(pairs)), re.DOTALL)

    def lower(self, word: str) -> str:
        """Return the word in lower case; its length stays."""
        return word.translate(self._lower)

    def upper(self, word: str) -> str:
        """Return the word in capitals; its length stays."""
        return word.translate(self._upper)

    def capital(self, word: str) -> str:
        """Return the word with its first letter as a capital."""
        return self.upper(word[:1]) + word[1:]

    def runs(self, word: str) -> Iterator[str]:
        """Yield the parts of a word that are each in one case: lower, Capitalised or CAPITALS.

        >>> list(LetterCase("abcd", dotted_i=False).runs("AbcABCd"))
        ['Abc', 'AB', 'Cd']
        """
        return (found[0] for found in self._runs.finditer(word))


def _one_case_runs(capitals: frozenset[str], small: frozenset[str]) -> str:
    """Return an expression for such parts; signs without case go along with the letter before them."""
    if not capitals:
        return ".+"
    upper, lower = ("".join(map(re.escape, sorted(letters))) for letters in (capitals, small))
    caseless = f"[^{upper}{lower}]*+"  # never given back: the marks of a capital are its own
    return rf"(?:[{upper}]{caseless})+(?![{lower}])|[{upper}]?[^{upper}]+|[{upper}]"
