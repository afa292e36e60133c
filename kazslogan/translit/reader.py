"""A scheme read backwards: its table turned round, its rules, what the word list knows, and vowel harmony."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    return table | scheme.reverse.letters | {rule.to: rule.from_ for rule in separating_rules(scheme)}


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
        table = reading_table(scheme)
        self.forms = tuple(dict.fromkeys((*table, *(rule.from_ for rule in scheme.reverse.rules))))
        mark = scheme.word_mark
        self.word_marks = mark.sign + mark.variants if mark else ""
        self.signs = {there: here for here, there in scheme.signs.items()}
        self.variants = scheme.reverse.variants
        self.target_script = scheme.source_script
        self.lone_capitals = ""
        self.known: lexicon.KnownWords | None = None
        if scheme.reverse.lexicon:
            write = Speller(scheme.letters, scheme.rules).spell
            words = lexicon.load(scheme.reverse.lexicon)
            self.known = words.written_by(write, mark.before) if mark else words.written_by(write)
        self._speller = Speller(table, scheme.reverse.rules)
        self._case = LetterCase(_signs(self.forms), dotted_i=scheme.dotted_i)
        # A letter that only stands in groups (the c of ch) stays when alone, and keeps its case.
        self._source_case = LetterCase(_signs((*scheme.letters, *self.forms)), dotted_i=False)
        self._marks = LooseMarks(self.forms)
        self._usual = str.maketrans({shape: sign for sign, shapes in self.variants.items() for shape in shapes})
        self._harmony = any(letter in UNDECIDED for letter in table.values())

    def convert(self, word: str) -> str:
        """Return a word in the source script, each of its parts in its own case."""
        if self._usual:
            word = word.translate(self._usual)
        if self._case.capitals.isdisjoint(word):
            return self._read(word)
        return "".join(self._read_run(run) for run in self._runs(word) if run)

    def _runs(self, word: str) -> Iterator[str]:
        """Yield the parts of a word in one case, some empty, with no cut through a form: AQSH|ni, but AQ|Shtyng."""
        capitals = ""
        for run in self._case.runs(word):
            is_cut = capitals != "" and self._case.lower(capitals[-1] + run[0]) in self.forms
            before, rest = (capitals + run[0], run[1:]) if is_cut else (capitals, run)
            yield before
            is_capital = len(rest) > 1 and self._case.upper(rest) == rest
            capitals = rest if is_capital else ""
            yield "" if is_capital else rest
        yield capitals

    def _read_run(self, run: str) -> str:
        low = self._case.lower(run)
        read = self._read(low)
        capitals = sum(sign in self._case.capitals for sign in run)
        if capitals > 1 and self._case.upper(low) == run:
            return self._source_case.upper(read)
        return self._source_case.capital(read) if capitals else read

    def _read(self, word: str) -> str:
        front: bool | None = None
        if self.word_marks:
            front = word[0] in self.word_marks
            word = word.lstrip(self.word_marks)
        if self.known is not None and (whole := self.known.words.get(self.word_marks[:1] + word if front else word)):
            return whole
        stem = ""
        if self._marks.on(word):
            word, marks = self._marks.split(word)
            read = join_marks(self._speller.pieces(word), marks)
        elif self.known is not None and self.known.begins(word):
            stem, rest = self.known.split(word, list(self._speller.pieces(word)))
            read = stem + "".join(written for _, _, written in rest)
        else:
            read = self._speller.spell(word)
        return settle(read, front=front, start=len(stem)) if self._harmony else read


def _signs(forms: Iterable[str]) -> str:
    """Return the different signs of written forms, in order of first appearance."""
    return "".join(dict.fromkeys("".join(forms)))
