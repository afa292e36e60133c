"""A small disguiser for the property tests, with letter tables of its own: not to agree with the engine by birth."""

from __future__ import annotations

import html
from collections.abc import Callable
from random import Random
from urllib.parse import quote

__all__ = ["DISGUISES", "disguise"]

_LOOKS = dict(zip("аеорсухіАВЕКМНОРСТХaeopcyxiABEKMHOPCTX", "aeopcyxiABEKMHOPCTXаеорсухіАВЕКМНОРСТХ", strict=True))
_SIGNS = {"а": "@", "a": "@", "о": "0", "o": "0", "з": "3", "e": "3", "i": "1", "t": "7", "б": "6", "s": "$"}
_FOLDED = dict(zip("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ", strict=True))
_LATIN = dict(zip("абвгғдезийкқлмнңопрстуұүфхыіәө", "abvgğdeziikqlmnñoprstuūüfhyiäö", strict=True))
#: Letters written with several; in capitals "h" is one that looks like another letter.
_ROMAN = _LATIN | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "ё": "yo",
    "й": "y", "ы": "y", "ғ": "gh", "ң": "ng", "э": "e", "ь": "",
}  # fmt: skip
_ARABIC = dict(zip("абгғдезиқклмнңопрстуыі", "ابگعدەزيقكلمنڭوپرستۋىى", strict=True))
_KAZAKH_KEYS = dict(
    zip("йцукенгшщзхъфывапролджэячсмитьбюәіңғүұқөһ", "qwertyuiop[]asdfghjkl;'zxcvbnm,.2345890-=", strict=True)
)


def _replace(table: dict[str, str], share: float) -> Callable[[str, Random], str]:
    def apply(text: str, random: Random) -> str:
        return "".join(_like(char, table) if random.random() < share else char for char in text)

    return apply


def _like(char: str, table: dict[str, str]) -> str:
    if char in table:
        return table[char]
    return table[char.lower()].capitalize() if char.lower() in table else char


def _after_letters(signs: str, share: float) -> Callable[[str, Random], str]:
    def apply(text: str, random: Random) -> str:
        return "".join(
            char + random.choice(signs) if char.isalpha() and random.random() < share else char for char in text
        )

    return apply


def _capitals(text: str, random: Random) -> str:
    return random.choice((str.upper, str.lower, str.swapcase, str.title))(text)


def _glued(text: str, random: Random) -> str:
    words = "".join(char if char.isalnum() else " " for char in text).split()
    joined = random.choice(("", "", "_")).join(word[:1].upper() + word[1:] for word in words)
    return random.choice(("#", "")) + joined


def _spaced(text: str, random: Random) -> str:
    gap = random.choice((" ", ".", "-", "\n", " 🔥 "))
    return (gap * 3).join(gap.join(word) for word in text.split())


def _stretched(text: str, random: Random) -> str:
    return "".join(char * random.randint(2, 5) if char.isalpha() and random.random() < 0.2 else char for char in text)


def _bold(text: str, random: Random) -> str:
    start = random.choice((0x1D400, 0x1D5D4))
    signs = [chr(start + at) for at in range(52)]
    table = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", signs, strict=True))
    return "".join(table.get(char, char) for char in text)


def _slipped(text: str, random: Random) -> str:
    place = random.randrange(len(text)) if text else 0
    kind = random.randrange(3)
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
    return text[:place] + random.choice("аеинтos") + text[place:]


def _turned(text: str, random: Random) -> str:
    words = text.split()
    cut = random.randrange(len(words)) if words else 0
    return " ".join(words[cut:] + words[:cut])


def _encoded(text: str, random: Random) -> str:
    kind = random.randrange(4)
    if kind == 0:
        return "".join(char if char.isascii() else f"&#{ord(char)};" for char in text)
    if kind == 1:
        return quote(text, errors="replace")
    if kind == 2:
        return text.encode(errors="replace").decode("latin-1")
    return html.escape("".join(f"&#x{ord(char):x};" if char.isalpha() else char for char in text))


DISGUISES: dict[str, Callable[[str, Random], str]] = {
    "case": _capitals,
    "encoding": _encoded,
    "glued": _glued,
    "homoglyph": _replace(_LOOKS, 0.5),
    "invisible": _after_letters("\u200b\u00ad\u2060\ufe0f\u202e", 0.3),
    "keyboard": _replace(_FOLDED, 0.8),
    "layout": _replace(_KAZAKH_KEYS, 1.0),
    "leet": _replace(_SIGNS, 0.5),
    "marks": _after_letters("\u0336\u0332\u0301\u0489", 0.5),
    "order": _turned,
    "arabic": _replace(_ARABIC, 1.0),
    "romanised": _replace(_ROMAN, 1.0),
    "spacing": _spaced,
    "stretch": _stretched,
    "styled": _bold,
    "transliteration": _replace(_LATIN, 1.0),
    "typo": _slipped,
}


def disguise(text: str, names: list[str], random: Random) -> str:
    """Return ``text`` disguised in the ways named, one after another."""
    for name in names:
        text = DISGUISES[name](text, random)
    return text
