"""Decide whether a word that was found has another ending than the one that is looked for, and so is another form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, product
from typing import NamedTuple

from kazslogan.matching.alignment.align import Op
from kazslogan.models import Disguise
from kazslogan.rules.frame import Wording
from kazslogan.text.classes import fold
from kazslogan.text.readings import leet_letters

__all__ = ["Word", "endings_of", "is_exchange", "is_other_form"]

_DIGITS_OF_ENDING = 2
_CASE_LETTERS = 3  # an ending like -ға with the letter before it
_VOWELS = frozenset("аәеёиіоөуұүыэюяaeiouäöüıəіїє")
_VOWEL_CLASSES = b"AEIO"
_VOICED = bytes.maketrans(b"KTPS", b"GDBJ")


class Word(NamedTuple):
    """One word of a wording as it was found."""

    letters: str
    ops: tuple[Op, ...]

    @property
    def slips(self) -> int:
        """How many letters are wrong that no disguise explains."""
        return sum(op.slip for op in self.ops)


def is_exchange(op: Op) -> bool:
    """Tell whether two letters are exchanged."""
    return op.slip and op.last - op.first == len(op.letters) == 2


def _is_leet(op: Op) -> bool:
    """Tell whether a digit or sign is a letter in a way that is known, though a rare one: 9 for я."""
    return op.slip and op.undoes(Disguise.LEET)


def is_other_form(word: Word, read: Sequence[Op], chars: Sequence[str], wording: Wording) -> bool:
    """Tell whether the slips make another form of the word (Қазақстан-да for -ға, обрати-л): its ending decides.

    Compared by letter classes, so that it works in every script and spelling.
    """
    endings = _ending_classes(wording.language)
    if not endings:
        return False
    if word.slips == 1 and any(map(is_exchange, word.ops)):
        return False  # all letters are there
    end = read[-1]
    if end.slip and not _is_leet(end) and word.letters[-1:] in _VOWELS and end.letters[-1:] == word.letters[-1:]:
        return True  # the vowel at the end is the ending
    want = fold(word.letters)
    as_read = fold(
        "".join(op.letters if _is_leet(op) or not op.slip else "".join(chars[op.first : op.last]) for op in read)
    )
    as_written = fold(
        char
        for op in read
        for char in (
            op.letters if _is_leet(op) or (op.undoes(Disguise.OCR) and not op.slip) else chars[op.first : op.last]
        )
    )
    inflected = wording.disguise is Disguise.INFLECTION
    spelt = dict.fromkeys((as_read, as_written, *_with_leet(chars, read)))
    return any(_ends_otherwise(want, have, endings, inflected) for have in spelt)


def _with_leet(chars: Sequence[str], read: Sequence[Op]) -> Iterator[bytes]:
    """Yield the classes of a word, each digit taken for a letter of its shape; the last few are in its ending."""
    choices: list[Iterable[str]] = []
    digits = 0
    for op in reversed(read):
        written = "".join(chars[op.first : op.last])
        if written.isdecimal() and digits < _DIGITS_OF_ENDING:
            digits += 1
            choices.append([op.letters, *leet_letters(written)])
        else:
            choices.append([written if op.slip else op.letters])
    if digits:
        yield from {fold("".join(reversed(letters))) for letters in product(*choices)}


def _ends_otherwise(want: bytes, have: bytes, endings: frozenset[bytes], inflected: bool) -> bool:
    """Tell whether a word (in classes) has another ending than one that it is compared with, which is ``inflected``."""
    if [name for name, _ in groupby(want)] == [name for name, _ in groupby(have)]:
        return False  # only a letter doubled
    common = 0
    while common < min(len(want), len(have)) and want[common] == have[common]:
        common += 1
    if common == len(want) and have[common:] in endings:
        return True
    for stem in range(common, max(1, common - 4), -1):
        lost, got = want[stem:], have[stem:]
        if lost.translate(_VOICED) == got.translate(_VOICED):
            return False  # Қазақстанқа for -ға is the same case, misspelt
        if len(lost) == len(got) == _CASE_LETTERS and lost[1:] == got[1:] and not {lost, got} <= endings:
            return False  # Қазақстаиға: the letter before the ending
        if len(lost) == len(got) + 1 and got and lost.endswith(got):
            # аударңыз for аударыңыз: a linking vowel forgotten; but сақтай is no сақташы.
            return inflected and got in endings and lost[0] not in _VOWEL_CLASSES
        ending = inflected or lost in endings
        another = len(got) >= 2 if ending else len(got) >= _CASE_LETTERS and not got.endswith(lost[1:])
        if got in endings and another:
            return True
        if ending and not got and stem >= 5:
            return True
    return False


@cache
def _ending_classes(tag: str) -> frozenset[bytes]:
    return frozenset(map(fold, endings_of(tag)))


def endings_of(tag: str) -> frozenset[str]:
    """Return the endings of a language that make another word form."""
    from kazslogan.rules.languages import language  # many texts are judged without

    return language(tag).endings
