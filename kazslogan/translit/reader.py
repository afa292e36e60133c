"""A scheme read backwards: its table turned round, its rules, what the word list knows, and vowel harmony."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from kazslogan.translit import lexicon
from kazslogan.translit.accents import LooseMarks, join_marks
from kazslogan.translit.harmony import UNDECIDED, settle
from kazslogan.translit.letter_case import LetterCase
from kazslogan.translit.schemes import Rule, Scheme
from kazslogan.translit.speller import Speller

__all__ = ["Reader", "reading_table", "separating_rules"]


def reading_table(scheme: Scheme) -> dict[str, str]:
    """Return how each written form is read: the first letter that is written so, unless the scheme says otherwise."""
    table: dict[str, str] = {}
    for letter, written in scheme.letters.items():
        table.setdefault(written, letter)
    for rule in scheme.rules:
        table.setdefault(rule.to, rule.from_)
    table.pop("", None)
    table |= scheme.reverse.letters
    if scheme.separator:
        table |= {rule.to: rule.from_ for rule in separating_rules(scheme)}
    return table


def separating_rules(scheme: Scheme) -> tuple[Rule, ...]:
    """Return rules that part two letters which, written next to each other, would be read as something else."""
    if not scheme.separator:
        return ()
    plain = Speller(reading_table(scheme.model_copy(update={"separator": ""})), scheme.reverse.rules)
    followers: dict[str, str] = {}
    for first, second in product(scheme.letters, repeat=2):
        if plain.spell(scheme.letters[first] + scheme.letters[second]) != first + second:
            followers[first] = followers.get(first, "") + second
    return tuple(
        Rule.model_validate({"from": first, "to": scheme.letters[first] + scheme.separator, "before": seconds})
        for first, seconds in followers.items()
    )


class Reader:
    """Reads words of a scheme's target script."""

    def __init__(self, scheme: Scheme) -> None:
        self.table = reading_table(scheme)
        self.forms = (*self.table, *(rule.from_ for rule in scheme.reverse.rules))
        self._speller = Speller(self.table, scheme.reverse.rules)
        self._case = LetterCase(_signs(self.forms), dotted_i=scheme.dotted_i)
        self._source_case = LetterCase(_signs(scheme.letters), dotted_i=False)
        self._marks = LooseMarks(self.forms)
        self.word_marks = scheme.word_mark.sign + scheme.word_mark.variants if scheme.word_mark else ""
        self.signs = {there: here for here, there in scheme.signs.items()}
        self.target_script = scheme.source_script
        self._harmony = any(letter in UNDECIDED for letter in self.table.values())
        speller = Speller(scheme.letters, scheme.rules)
        self._known = lexicon.load(scheme.reverse.lexicon).written_by(speller.spell) if scheme.reverse.lexicon else None

    def convert(self, word: str) -> str:
        """Return a word in the source script, each of its parts in its own case."""
        return "".join(self._read_run(run) for run in self._case.runs(word))

    def _read_run(self, run: str) -> str:
        low = self._case.lower(run)
        if low == run:
            return self._read_lower(run)
        read = self._read_lower(low)
        capitals = sum(one != other for one, other in zip(run, low, strict=True))
        is_upper = capitals > 1 and self._case.upper(low) == run
        return self._source_case.upper(read) if is_upper else self._source_case.capital(read)

    def _read_lower(self, word: str) -> str:
        front: bool | None = None
        if self.word_marks:
            front = word[0] in self.word_marks
            word = word.lstrip(self.word_marks)
        word, marks = self._marks.split(word) if self._marks.on(word) else (word, [])
        pieces = list(self._speller.pieces(word))
        stem, rest = ("", pieces) if marks or self._known is None else self._known.split(word, pieces)
        read = stem + (join_marks(rest, marks) if marks else "".join(written for _, _, written in rest))
        return settle(read, front=front, start=len(stem)) if self._harmony else read


def _signs(forms: Iterable[str]) -> str:
    """Return the different signs of written forms, in order of first appearance."""
    return "".join(dict.fromkeys("".join(forms)))
