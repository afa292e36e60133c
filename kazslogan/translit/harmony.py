"""Vowel harmony of Kazakh: which of two vowels a sign means that doesn't say whether it is a front or a back one.

Töte jazu writes ا for а and ә, و for о and ө, ۇ for ұ and ү, ى for ы and і. A word is mostly front or back throughout:
the hamza, or one of е г к, says front; қ and ғ say back. Such a sign comes here as a capital: А О Ұ Ы.
"""

from __future__ import annotations

__all__ = ["UNDECIDED", "settle"]

#: The signs to be settled, and what each may be.
UNDECIDED = "АОҰЫ"
_BACK = dict(zip(UNDECIDED, "аоұы", strict=True))
_FRONT = dict(zip(UNDECIDED, "әөүі", strict=True))

_SAYS_FRONT = "егкэ"
_BACK_CONSONANTS = "қғ"
_FRONT_CONSONANTS = "кг"
_VOWELS = "аәеиоөуұүыіэюяё"
_BACK_VOWELS = "аоұыяёю"
_FRONT_VOWELS = "еәөүіэ"
# Letters that only loanwords have; their а and о stay back.
_LOAN = "вфцчщэ"


def settle(word: str, *, front: bool | None, start: int = 0) -> str:
    """Return the word with its undecided vowels settled; the letters before ``start`` are known already.

    ``front`` is what the script says of the whole word: a hamza (True), none where one could stand (False), or nothing (None).

    >>> settle("ҰшЫн", front=True), settle("нАзАр", front=False), settle("кОңЫл", front=False)
    ('үшін', 'назар', 'көңіл')
    """
    if front and not start:
        return "".join(_FRONT.get(letter, letter) for letter in word)
    if front is False and not start and not any(letter in _SAYS_FRONT for letter in word):
        return "".join(_BACK.get(letter, letter) for letter in word)
    letters = list(word)
    for at in range(start, len(letters)):
        if letters[at] in _BACK:
            letters[at] = (_FRONT if _is_front(letters, at) else _BACK)[letters[at]]
    return "".join(letters)


def _is_front(letters: list[str], at: int) -> bool:
    vowel = letters[at]
    near = letters[max(at - 1, 0) : at] + letters[at + 1 : at + 2]
    if any(letter in _BACK_CONSONANTS for letter in near):
        return False
    if vowel == "Ы" and any(letter in _FRONT_CONSONANTS for letter in near):
        return True
    before = _last_vowel(letters, at)
    if before is None:
        return _next_says_front(letters, at, vowel)
    if vowel in "АО":  # ә and ө stand in first syllables
        return False
    if vowel == "Ы" and before in _BACK_VOWELS + _FRONT_VOWELS:
        return before in _FRONT_VOWELS
    return _next_says_front(letters, at, vowel)


def _last_vowel(letters: list[str], at: int) -> str | None:
    for letter in reversed(letters[:at]):
        if letter in _VOWELS:
            return letter
        if letter in _BACK_CONSONANTS:
            return "а"
    return None


def _next_says_front(letters: list[str], at: int, vowel: str) -> bool:
    if vowel in "АО" and (any(letter in _LOAN for letter in letters) or _starts_like_a_loanword(letters)):
        return False
    for letter in letters[at + 1 :]:
        if letter in _BACK_CONSONANTS or letter in "АОяё" or (vowel in "АО" and letter in "ию"):
            return False
        if letter in _SAYS_FRONT:
            return True
    return True


def _starts_like_a_loanword(letters: list[str]) -> bool:
    return len(letters) > 1 and not any(letter in _VOWELS + UNDECIDED for letter in letters[:2])
