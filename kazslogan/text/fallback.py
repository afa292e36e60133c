"""The last resort for scripts that kazslogan has no table for (Georgian, Armenian, Devanagari …).

This is the only file that imports unidecode, which is under the GPL; see NOTICE.md.
"""

from __future__ import annotations

from functools import lru_cache

import regex

__all__ = ["romanise"]

#: Signs for syllables or words: a romanisation of one of them is no letter for letter.
_NO_ALPHABET = regex.compile(r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}\p{Ethiopic}\p{Yi}]")


@lru_cache(maxsize=4096)
def romanise(char: str) -> tuple[str, ...]:
    """Return the Latin letters that a letter of a script without a table may stand for; () if unknown.

    >>> romanise("თ"), romanise("𐎠")
    (('t',), ())
    """
    if _NO_ALPHABET.match(char):
        return ()
    from unidecode import unidecode  # heavy tables, and hardly ever needed

    # errors="ignore" (not "preserve"), so that what unidecode doesn't know gives nothing.
    latin = "".join(letter for letter in unidecode(char, errors="ignore").lower() if letter.isalpha())
    return (latin,) if 0 < len(latin) <= 3 else ()
