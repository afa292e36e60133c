"""Signs that may be letters within a word, but part words or letters where they stand.

Flags, keycaps, 🅰 and © are emoji between words; a plus between all letters of a word or between words, or brackets
around each letter, only part them.
"""

from __future__ import annotations

import regex

__all__ = ["PARTING", "are_parted", "partings_in"]

#: Stands for a sign that would be taken for a letter.
PARTING = "▪"
_LETTER = r"[\p{L}\p{N}\u249c-\u24e9\U0001F130-\U0001F189]"
_IS_LETTER = regex.compile(_LETTER)
#: Two letters are a flag (or two flags, or one again and again): 🇰🇿. A word spelt in such letters is longer.
_FLAGS = regex.compile(r"(?<!\p{RI})(?:(?:\p{RI}\p{RI}){1,2}|(\p{RI}\p{RI})\1++)(?!\p{RI})")
#: Symbols that look like a letter, but those that nobody puts between words (see ``text.readings.FONT_SYMBOLS``).
_SYMBOLS = r"©®°×¦™ℹ\u2190-\u2201\u2203-\u2228\u222b-\u245f\u2500-\u271c\u271e-\u2775\u2794-\u2bff"
_ALONE = regex.compile(
    rf"(?<!{_LETTER})(?<!{_LETTER}\uFE0F)(?:[0-9#*]\uFE0F?\u20E3|[{_SYMBOLS}Ⓜ🅰🅱🅾🅿]\uFE0F?)++(?!{_LETTER})"
)
_LETTERS_IN_BOXES = frozenset("Ⓜ🅰🅱🅾🅿")
_SIGNS = "+°×©®●○◯✕✖!"
_SIGN = regex.compile(f"[{_SIGNS}]")
_BETWEEN_LETTERS = regex.compile(
    rf"(?<!\w)[{_SIGNS}]?+\p{{L}}(?P<sign>[{_SIGNS}])\p{{L}}(?:(?P=sign)\p{{L}})++(?P=sign)?+(?!\w)"
)
_IN_BRACKETS = regex.compile(r"(?:\(\p{L}\)\s?+){3,}+")
#: Words instead of letters, as in an address (bus+stop+near+me): a plus stands for a letter in shorter words.
_BETWEEN_WORDS = regex.compile(r"(?<![\w+])\p{L}{2,}+(?:[,.:;!?]?\+\p{L}++){3,}+(?<=\p{L}{2})(?![\w+])")
#: Shorter words that may be written so where a longer one is.
_SHORT_WORD = regex.compile(rf"(?<!\w)\p{{L}}[{_SIGNS}]\p{{L}}(?!\w)|\(\p{{L}}\)")


def are_parted(text: str) -> bool:
    """Tell cheaply whether signs that stand for letters elsewhere part words, or the letters of one."""
    return _are_letters_parted(text) or _are_words_parted(text)


def _are_letters_parted(text: str) -> bool:
    return bool((_SIGN.search(text) and _BETWEEN_LETTERS.search(text)) or (")(" in text and _IN_BRACKETS.search(text)))


def _are_words_parted(text: str) -> bool:
    return "+" in text and _BETWEEN_WORDS.search(text) is not None


def partings_in(text: str) -> dict[int, str]:
    """Return the places of such signs in a text, each with what to read there.

    >>> partings_in("Stay © home 🇰🇿"), partings_in("🅱🆄🆂 🅰🅱, T r 🅰 m, K4️⃣z"), partings_in("buses 🅰")
    ({12: '🇰', 13: '🇿', 5: '▪'}, {}, {6: '▪'})
    >>> partings_in("b+u+s"), partings_in("(b)(u)(s)"), partings_in("S+udents (b)")
    ({1: '▪', 3: '▪'}, {0: '▪', 3: '▪', 6: '▪'}, {})
    >>> partings_in("Stop+bus+near+me"), partings_in("s+ops+a+ions")
    ({4: '▪', 8: '▪', 13: '▪'}, {})
    """
    found = {place: text[place] for flags in _FLAGS.finditer(text) for place in range(*flags.span())}
    for alone in _ALONE.finditer(text):
        is_word = len(alone[0]) > 1 and _LETTERS_IN_BOXES.issuperset(alone[0])
        if not is_word and not _is_spaced_letter(text, *alone.span()):
            found |= dict.fromkeys(range(*alone.span()), PARTING)
    if _are_words_parted(text):
        for words in _BETWEEN_WORDS.finditer(text):
            found |= {place: PARTING for place in range(*words.span()) if text[place] == "+"}
    if _are_letters_parted(text):
        for pattern in (_BETWEEN_LETTERS, _SHORT_WORD):
            for word in pattern.finditer(text):
                found |= {place: PARTING for place in range(*word.span()) if text[place] in _SIGNS + "("}
    return found


def _is_spaced_letter(text: str, start: int, end: int) -> bool:
    """Tell whether what stands in ``[start, end)`` is a letter of a word that is written with spaces: T r 🅰 m p."""
    before, after = text[max(0, start - 3) : start], text[end : end + 3]
    beside = [each for each in (before[::-1], after) if each[:1] == " " and _IS_LETTER.match(each, 1)]
    return bool(beside) and not any(_IS_LETTER.match(each, 2) for each in beside)
