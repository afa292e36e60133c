"""Vowel harmony of Kazakh: which of two vowels a sign means that doesn't say whether it is a front or a back one.

Töte jazu writes ا for а and ә, و for о and ө, ۇ for ұ and ү, ى for ы and і. A word is mostly front or back throughout:
the hamza, or one of е г к, says front; қ and ғ say back. Such a sign comes here as a capital: А О Ұ Ы.
"""

from __future__ import annotations

import re

__all__ = ["UNDECIDED", "settle"]

#: The signs to be settled, and what each may be.
UNDECIDED = "АОҰЫ"
_BACK = dict(zip(UNDECIDED, "аоұы", strict=True))
_FRONT = dict(zip(UNDECIDED, "әөүі", strict=True))

_SAYS_FRONT = frozenset("егкэ")
_BACK_CONSONANTS = frozenset("қғ")
_FRONT_CONSONANTS = frozenset("кг")
_BACK_VOWELS = frozenset("аоұыяёю")
_FRONT_VOWELS = frozenset("еәөүіэ")
_VOWELS = _BACK_VOWELS | _FRONT_VOWELS | {"и", "у"}
_LOW = frozenset("АО")
# How many letters onwards may say something.
_REACH = 40
# Letters that only loanwords have; their а and о stay back.
_LOAN = frozenset("вфцчщэ")
# "With" is -мен in back words, too, so that its е says nothing.
_WITH = re.compile("[мбп]ен$")


def settle(word: str, *, front: bool | None, start: int = 0) -> str:
    """Return the word with its undecided vowels settled; the letters before ``start`` are known already.

    ``front`` is what the script says of the whole word: a hamza (True), none where one could stand (False), or nothing.

    >>> settle("ҰшЫн", front=True), settle("нАзАр", front=False), settle("кОңЫл", front=False)
    ('үшін', 'назар', 'көңіл')
    """
    if not start and front:
        return "".join(_FRONT.get(letter, letter) for letter in word)
    if not start and front is False and _SAYS_FRONT.isdisjoint(_WITH.sub("", word)):
        return "".join(_BACK.get(letter, letter) for letter in word)
    return "".join(_Word(word).settled(start))


class _Word:
    """The letters of a word while its vowels are being settled, from left to right."""

    def __init__(self, word: str) -> None:
        self.letters = list(word)
        beginning = _VOWELS.union(UNDECIDED).intersection(word[:2])
        self.is_loan = not beginning or not _LOAN.isdisjoint(word)
        self.has_front = not _SAYS_FRONT.union("і").isdisjoint(word)

    def settled(self, start: int) -> list[str]:
        letters = self.letters
        for at in range(start, len(letters)):
            if letters[at] in _BACK:
                letters[at] = (_FRONT if self.is_front(at) else _BACK)[letters[at]]
        return letters

    def is_front(self, at: int) -> bool:
        vowel = self.letters[at]
        near = {*self.letters[max(at - 1, 0) : at], *self.letters[at + 1 : at + 2]}
        if near & _BACK_CONSONANTS:
            return False
        if vowel == "Ы" and near & _FRONT_CONSONANTS:
            return True
        before = self.last_vowel(at)
        if before is None:
            return self.what_follows_is_front(at)
        if vowel in _LOW:  # ә and ө stand in first syllables
            return False
        if vowel == "Ы" and before not in {"и", "у"}:
            return before in _FRONT_VOWELS
        return self.what_follows_is_front(at)

    def last_vowel(self, at: int) -> str | None:
        for place in range(at - 1, -1, -1):
            letter = self.letters[place]
            if letter in _VOWELS:
                in_name = self.letters[max(place - 1, 0) : place + 2] == ["а", "е", "в"]
                return "а" if in_name else letter  # names in -аев have back endings
            if letter in _BACK_CONSONANTS:
                return "а"
        return None

    def what_follows_is_front(self, at: int) -> bool:
        vowel = self.letters[at]
        if vowel in _LOW and self.is_loan:
            return False
        for letter in self.letters[at + 1 : at + _REACH]:
            if letter in _BACK_CONSONANTS or letter in "АОяё" or (vowel in _LOW and letter in "ию"):
                return False
            if letter in _SAYS_FRONT and not (vowel == "А" and letter in _FRONT_CONSONANTS):
                return True
            if vowel == "А" and letter == "Ы":
                return True
        return vowel != "А" and self.has_front
