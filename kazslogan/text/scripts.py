"""Name the script of a text as ISO 15924 does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

__all__ = ["script_of", "script_of_letter"]

_CODES = {
    "Cyrillic": "Cyrl", "Latin": "Latn", "Arabic": "Arab", "Han": "Hans", "Greek": "Grek", "Armenian": "Armn",
    "Georgian": "Geor", "Hebrew": "Hebr", "Hangul": "Kore", "Hiragana": "Jpan", "Katakana": "Jpan",
    "Devanagari": "Deva", "Thai": "Thai", "Cherokee": "Cher", "Mongolian": "Mong",
}  # fmt: skip
_SCRIPTS = {code: regex.compile(rf"\p{{Script={name}}}") for name, code in _CODES.items()}


@lru_cache(maxsize=4096)
def script_of_letter(char: str) -> str | None:
    """Return the ISO 15924 code of a letter's script, ``Zzzz`` for a rare script, None for what is no letter."""
    if not char.isalpha():
        return None
    return next((code for code, pattern in _SCRIPTS.items() if pattern.match(char)), "Zzzz")


def script_of(chars: Iterable[str]) -> str:
    """Return the script of all letters, ``Zyyy`` when they are of several scripts or there are none.

    >>> script_of("Трамп 2026"), script_of("Trump қазақ")
    ('Cyrl', 'Zyyy')
    """
    found = {code for code in map(script_of_letter, chars) if code is not None}
    return found.pop() if len(found) == 1 else "Zyyy"
