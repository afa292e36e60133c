"""Regular expressions for what is one word to a scheme."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kazslogan.translit.accents import MARKS

__all__ = ["any_case", "lone_capital_expression", "word_expression"]


def any_case(letters: str) -> str:
    """Return letters and their counterparts in the other case, each once, in a stable order.

    >>> any_case("aıi")
    'aAıIiİ'
    """
    capitals = {"i": "Iİ"}
    both = (sign for letter in letters for sign in letter + capitals.get(letter, letter.upper()))
    return "".join(dict.fromkeys(sign for sign in both))


def word_expression(forms: Iterable[str], word_marks: str) -> str:
    """Return an expression for a word made of written forms, with stress marks.

    Signs that are no letters (the apostrophe of g', the dot of n·g) belong to a word only inside such a form, so that
    quotation marks and other punctuation stay out.
    """
    forms = sorted(set(forms), key=lambda form: (-len(form), form))
    letters = _class(any_case("".join(sign for form in forms for sign in form if sign.isalpha())))
    with_signs = [form for form in forms if any(not sign.isalpha() for sign in form)]
    loose = f"[{letters}{MARKS}]"
    start = f"(?:[{_class(word_marks)}]+(?=[{letters}]))?" if word_marks else ""
    if not with_signs:
        return f"{start}[{letters}]{loose}*"
    groups = "|".join(_in_any_case(form, letters) for form in with_signs)
    return f"{start}(?:(?:{groups}|[{letters}])(?:{groups}|{loose})*)"


def lone_capital_expression(capitals: str, letters: str) -> str:
    """Return an expression for one of some capitals that stands alone, with a word in capitals beside it.

    >>> bool(re.search(lone_capital_expression("Я", "яЯлЛ"), "Я ЛЛ")), bool(re.search(lone_capital_expression("Я", "яЯлЛ"), "Я Лл"))
    (True, False)
    """
    upper = "".join(letter for letter in letters if letter != letter.lower())
    pair = f"[{_class(upper)}]{{2}}"
    before = f"(?<={pair} [{_class(capitals)}])"
    return rf"(?<!\w)[{_class(capitals)}](?![\w{MARKS}])(?:(?=[.,]? {pair})|{before})"


def _class(signs: str) -> str:
    return "".join(map(re.escape, signs))


def _in_any_case(form: str, letters: str) -> str:
    after = "" if form[0].isalpha() else f"(?<=[{letters}])"
    return after + "".join(f"[{_class(any_case(sign))}]" for sign in form)
