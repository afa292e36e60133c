"""A scheme written: words spelled in the target script, with case and stress marks where they belong."""

from __future__ import annotations

from collections.abc import Iterator

from kazslogan.translit.accents import LooseMarks, join_marks
from kazslogan.translit.letter_case import LetterCase
from kazslogan.translit.reader import separating_rules
from kazslogan.translit.schemes import Scheme
from kazslogan.translit.speller import Speller

__all__ = ["Writer"]


class Writer:
    """Writes words of a scheme's source script in its target script."""

    def __init__(self, scheme: Scheme) -> None:
        self._speller = Speller(scheme.letters, (*scheme.rules, *separating_rules(scheme)))
        self._case = LetterCase("".join(scheme.letters), dotted_i=False)
        written = dict.fromkeys("".join((*scheme.letters.values(), *(rule.to for rule in scheme.rules))))
        self._target_case = LetterCase(written, dotted_i=scheme.dotted_i)
        self._has_case = scheme.target_script != "Arab"
        self._marks = LooseMarks(scheme.letters)
        self._word_mark = scheme.word_mark
        self.forms = tuple(scheme.letters)
        self.word_marks = ""
        self.signs = dict(scheme.signs)
        self.variants: dict[str, str] = {}
        self.target_script = scheme.target_script
        several = [letter for letter in scheme.letters if self._has_case and len(self.write_capital(letter)) > 1]
        self.lone_capitals = self._case.upper("".join(several))

    def convert(self, word: str) -> str:
        """Return a word in the target script: capital words in capitals, else each letter in its own case."""
        base, marks = self._marks.split(word) if self._marks.on(word) else (word, [])
        low = self._case.lower(base)
        if marks or (self._has_case and low != base):
            if not marks and len(base) > 1 and self._case.upper(low) == base:
                return self._target_case.upper(self._speller.spell(low))
            return self._mark_of(low) + join_marks(self._cased(base, low), marks)
        return self._mark_of(low) + self._speller.spell(low)

    def write_capital(self, letter: str) -> str:
        """Return a capital letter that stands alone among words in capitals."""
        return self._target_case.upper(self._speller.spell(self._case.lower(letter)))

    def _cased(self, word: str, low: str) -> Iterator[tuple[int, int, str]]:
        is_capital = [one != other for one, other in zip(word, low, strict=True)]
        for start, end, written in self._speller.pieces(low):
            if not self._has_case or not is_capital[start]:
                yield start, end, written
            elif any(is_capital[end : end + 1]) or (end == len(word) and any(is_capital[max(start - 1, 0) : start])):
                yield start, end, self._target_case.upper(written)
            else:
                yield start, end, self._target_case.capital(written)

    def _mark_of(self, word: str) -> str:
        return self._word_mark.before(word) if self._word_mark else ""
