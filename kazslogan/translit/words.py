"""Regular expressions for what is one word to a scheme."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from kazslogan.translit.accents import MARKS

__all__ = ["any_case", "lone_capital_expression", "word_expression"]


def any_case(letters: str) -> str:
    """Return letters and their capitals, each once, in a stable order.

    >>> any_case("aıi")
    'aAıIiİ'
    """
    both = (sign for letter in letters for sign in letter + {"i": "Iİ"}.get(letter, letter.upper()))
    return "".join(dict.fromkeys(both))


def word_expression(forms: Iterable[str], word_marks: str, variants: Mapping[str, str]) -> str:
    """Return an expression for a word made of written forms, with stress marks.

    Signs that are no letters (the apostrophe of g', the dot of n·g) belong to a word only after a letter that they
    follow in a form, so that quotation marks and other punctuation stay out. ``variants`` are their other shapes.

    >>> re.findall(word_expression(["a", "g'"], "", {"'": "’"}), "'aga' ag’a")
    ['aga', 'ag’a']
    """
    forms = sorted(forms)
    letters = any_case("".join(sign for form in forms for sign in form if sign.isalpha()))
    more = f"[{_class(letters)}{MARKS}]*"
    start = f"(?:[{_class(word_marks)}]{{1,2}}(?=[{_class(letters)}]))?" if word_marks else ""
    inner = "|".join(
        f"(?<=[{_class(any_case(before))}])[{_class(sign + variants.get(sign, ''))}]"
        for sign, before in _inner_signs(forms, letters, variants).items()
    )
    return f"{start}[{_class(letters)}]{more}" + (f"(?:(?:{inner}){more})*" if inner else "")


def lone_capital_expression(capitals: str, letters: str) -> str:
    """Return an expression for one of some capitals that stands alone, with a word in capitals beside it.

    >>> pattern = lone_capital_expression("Я", "яЯлЛ")
    >>> bool(re.search(pattern, "Я ЛЛ")), bool(re.search(pattern, "Я Лл"))
    (True, False)
    """
    pair = f"[{_class(letter for letter in letters if letter != letter.lower())}]{{2}}"
    after_capitals = f"(?<={pair} [{_class(capitals)}])"
    alone = rf"[{_class(capitals)}](?<!\w.)(?![\w{MARKS}])"
    return f"{alone}(?:(?=[.,]? {pair})|{after_capitals})"


def _inner_signs(forms: Iterable[str], letters: str, variants: Mapping[str, str]) -> dict[str, str]:
    """Return the signs that are no letters or have other shapes, with what each may follow.

    That is anything if a form begins with it.
    """
    inner = dict.fromkeys(sign for form in forms for sign in form if sign in variants or not _is_letter_or_mark(sign))
    follows: defaultdict[str, str] = defaultdict(str)
    for form in forms:
        for at, sign in enumerate(form):
            if sign in inner:
                follows[sign] += form[at - 1] if at else letters + "".join(inner)
    return dict(follows)


def _is_letter_or_mark(sign: str) -> bool:
    return sign.isalpha() or MARKS[0] <= sign <= MARKS[-1]


def _class(signs: Iterable[str]) -> str:
    return "".join(map(re.escape, signs))
