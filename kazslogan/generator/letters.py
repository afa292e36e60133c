"""The disguises that change letters, not words: each a function of a slogan, its language and a random generator.

Each returns the slogan as it is written then, or None where the disguise can't be: there is no Kazakh letter to be
missing in English, and no bold Cyrillic in Unicode.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random
from urllib.parse import quote

from kazslogan.generator import tables
from kazslogan.models import Disguise
from kazslogan.translit import schemes, transliterate

__all__ = ["WRITERS", "Writer"]

Writer = Callable[[str, str, Random], str | None]

_SHARE = 0.45  # of the letters that can be changed are
_MOST_MISREAD = 0.2  # of the letters of a slogan
_MOST_MISREAD_OF_WORD = 1 / 3  # nobody reads a word of which more letters are wrong
_LONG_WORD = 5  # letters: shorter ones get no typing slip
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = ("kk", "ru", "ky", "tt", "uk", "be", "uz-Cyrl")
_MARKS = "\u0336\u0332\u0335\u0337\u0331"
_ZALGO = [chr(code) for code in range(0x300, 0x315)] + [chr(code) for code in range(0x316, 0x333)]
_SIGNS = "@$!"  # that stand for letters
_EMOJI = "🔥❤🙏👏✨"


def _some(text: str, table: Mapping[str, str], rng: Random, share: float = _SHARE) -> str | None:
    """Change some letters by a table, at least one; None if there are none."""
    places = [place for place, char in enumerate(text) if char in table]
    if not places:
        return None
    chosen = {place for place in places if rng.random() < share} or {rng.choice(places)}
    return "".join(rng.choice(table[char]) if place in chosen else char for place, char in enumerate(text))


def _keep_case(char: str, letters: str) -> str:
    return letters.capitalize() if char.isupper() else letters


def _words(text: str, change: Callable[[str], str]) -> str:
    return " ".join(map(change, text.split(" ")))


def case(text: str, language: str, rng: Random) -> str | None:
    """Write in capitals, in small letters, or in both by turns."""
    if language in ("tr", "az"):
        text = text.replace("i", "İ") if rng.random() < 0.5 else text
    ways = [
        text.upper(),
        *((text.lower(), text.title()) if " " in text else ()),  # glued words have either anyhow
        "".join(char.upper() if place % 2 else char.lower() for place, char in enumerate(text)),
        "".join(rng.choice((char.upper(), char.lower())) for char in text),
    ]
    return rng.choice([way for way in ways if way != text] or [""]) or None


def punctuation(text: str, language: str, rng: Random) -> str | None:
    """Leave punctuation out, or put more of it between words."""
    bare = "".join(char for char in text if not unicodedata.category(char).startswith("P") or char in "'’-")
    ways = [
        bare,
        bare.replace(" ", "... "),
        bare.replace(" ", " - "),
        bare.replace(" ", ", "),
        bare.replace(" ", " / "),
        text.replace(",", "!!!"),
        text.replace(",", " —"),
        " ".join(f"*{word}*" for word in bare.split()).strip("*"),
    ]
    return rng.choice([way for way in ways if way != text] or [""]) or None


def transliteration(text: str, language: str, rng: Random) -> str | None:
    """Write in another alphabet: by a standard scheme, or as people do without one."""
    ids = [scheme.id for scheme in schemes() if scheme.language == language and scheme.source_script == "Cyrl"]
    informal = tables.INFORMAL_LATIN.get(language)
    if informal and rng.random() < 1 / (1 + len(ids)) * 3:
        choice = {letter: rng.choice(ways.split(" ")) for letter, ways in informal.items()}
        return "".join(_keep_case(char, choice.get(char.lower(), char)) for char in text)
    return transliterate(text, rng.choice(ids)) if ids else None


def keyboard(text: str, language: str, rng: Random) -> str | None:
    """Write with the letters that a Russian or an English keyboard has."""
    table = tables.MISSING_KEYS
    return "".join(_keep_case(char, table.get(char.lower(), char)) for char in text)


def layout(text: str, language: str, rng: Random) -> str | None:
    """Type with the keyboard set to another layout."""
    if "-" in text and language == "kk":
        return None  # the hyphen has another key there
    if language == "kk" and rng.random() < 0.5:
        return "".join(tables.KAZAKH_ROW.get(char.lower(), char) for char in text)
    typed, meant = tables.KEYS_LATIN, tables.KEYS_RUSSIAN
    if language not in _CYRILLIC:
        typed, meant = meant, typed
    keys = dict(zip(meant, typed, strict=True))
    if language == "kk":
        keys |= tables.KAZAKH_ROW
    if any(char.isalpha() and char.lower() not in keys for char in text):
        return None
    separators = {",": "?", ".": "/"} if language in _CYRILLIC else {}
    return "".join(
        separators[char] if char in separators else _keep_case(char, keys.get(char.lower(), char)) for char in text
    )


def homoglyph(text: str, language: str, rng: Random) -> str | None:
    """Write look-alikes of another script for some letters."""
    return _some(text, tables.LOOK_ALIKES, rng)


def styled(text: str, language: str, rng: Random) -> str | None:
    """Write in one of Unicode's styled alphabets, which hold Latin letters only."""
    letters = [char for char in text if char.isalpha()]
    if sum(map(str.isascii, letters)) < len(letters) * 0.7:
        return None
    capital, small = rng.choice(tables.STYLES)

    def style(char: str) -> str:
        if not (char.isascii() and char.isalpha()):
            return char
        return chr(capital + ord(char) - ord("A")) if char.isupper() else chr(small + ord(char) - ord("a"))

    return "".join(map(style, text))


def marks(text: str, language: str, rng: Random) -> str | None:
    """Strike letters through, underline them, or heap marks on them."""
    if rng.random() < 0.6:
        mark = rng.choice(_MARKS)
        return "".join(char + mark if char.isalpha() else char for char in text)
    return "".join(
        char + "".join(rng.choices(_ZALGO, k=rng.randint(1, 4))) if char.isalpha() and rng.random() < 0.6 else char
        for char in text
    )


def leet(text: str, language: str, rng: Random) -> str | None:
    """Write digits and signs for some letters; each word keeps half of its letters."""
    table = tables.LEET | {letter.upper(): signs for letter, signs in tables.LEET.items()}

    def change(word: str) -> str:
        places = [place for place, char in enumerate(word) if char in table]
        rng.shuffle(places)
        letters = sum(map(str.isalpha, word))
        chosen = places[: max(0, letters // 2 - (letters < 3))]
        signs = [rng.choice(table[char]) if at in chosen else char for at, char in enumerate(word)]
        # At the edge of a word an exclamation mark is one.
        inside = range(1, len(word) - 1)
        return "".join("1" if sign == "!" and at not in inside else sign for at, sign in enumerate(signs))

    return _words(text, lambda word: change(word) if rng.random() < 0.8 else word)


def invisible(text: str, language: str, rng: Random) -> str | None:
    """Put characters that nobody sees between some letters."""
    return "".join(
        char + rng.choice(tables.INVISIBLE) if place < len(text) - 1 and rng.random() < _SHARE else char
        for place, char in enumerate(text)
    )


def spacing(text: str, language: str, rng: Random) -> str | None:
    """Part the letters (and the signs that stand for some) with spaces, dots, lines or emoji, the words with more."""
    separator = rng.choice([" ", " ", ".", "-", "_", "\n", "*", rng.choice(_EMOJI)])
    between = {" ": "   ", "\n": "\n\n"}.get(separator, " ")
    return between.join(
        separator.join(char for char in word if char.isalnum() or char in _SIGNS) for word in text.split(" ")
    )


def stretch(text: str, language: str, rng: Random) -> str | None:
    """Draw out one to three letters."""
    places = [place for place, char in enumerate(text) if char.isalpha()]
    chosen = set(rng.sample(places, min(len(places), rng.randint(1, 3))))
    return "".join(char * rng.randint(3, 8) if place in chosen else char for place, char in enumerate(text))


def glued(text: str, language: str, rng: Random) -> str | None:
    """Write the words together, as in a hashtag."""
    words = ["".join(char for char in word if char.isalnum()) for word in text.replace("-", " ").split()]
    words = [word for word in words if word]
    if len(words) < 2:
        return None
    return rng.choice(["".join(word[0].upper() + word[1:] for word in words), "".join(words).lower(), "_".join(words)])


def typo(text: str, language: str, rng: Random) -> str | None:
    """Make one typing slip, or two in different words: a key beside, a letter twice, left out, or exchanged."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if sum(map(str.isalpha, word)) >= _LONG_WORD]
    if not long or language == "zh":
        return None
    for at in rng.sample(long, min(len(long), rng.choice((1, 1, 2)))):
        words[at] = _slip(words[at], rng)
    return " ".join(words)


def _slip(word: str, rng: Random) -> str:
    """Make a slip in the middle of a word: its end would be another form of it."""
    letters = [place for place, char in enumerate(word) if char.isalpha()]
    place = rng.choice(letters[1 : max(2, len(letters) - 3)])
    kind = rng.randrange(4)
    if kind == 0:
        return word[:place] + word[place] + word[place:]
    if kind == 1:
        return word[:place] + word[place + 1 :]
    if kind == 2 and word[place] != word[place + 1] and word[place + 1].isalpha():
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for rows in (tables.KEYS_LATIN, tables.KEYS_RUSSIAN):
        key = rows.find(word[place].lower())
        if key > 0 and rows[key].isalpha():
            near = [rows[other] for other in (key - 1, key + 1) if other < len(rows) and rows[other].isalpha()]
            if near:
                return word[:place] + _keep_case(word[place], rng.choice(near)) + word[place + 1 :]
    return word[:place] + word[place + 1 :]


def ocr(text: str, language: str, rng: Random) -> str | None:
    """Misread some letters and lose or add a space, as text recognition does."""
    letters = [place for word in _WORD.finditer(text) for place in _misread_letters(word, rng)]
    most = max(1, int(_MOST_MISREAD * sum(map(str.isalpha, text))))
    if not letters:
        return None
    chosen = set(rng.sample(letters, min(len(letters), rng.randint(1, most))))
    signs: list[str] = []
    for place, char in enumerate(text):
        misread = tables.MISREAD.get(char) or tables.MISREAD.get(char.lower(), char)
        whole = misread in ("rn", "ri", "cl")
        signs.append(_keep_case(char, misread if whole else rng.choice(misread)) if place in chosen else char)
    if rng.random() < 0.3:
        place = rng.choice(letters)
        signs[place] += " " if 0 < place < len(text) - 2 else ""
    return "".join(signs)


def _misread_letters(word: re.Match[str], rng: Random) -> list[int]:
    """Choose as many letters of a word as may be misread in it."""
    letters = [place for place in range(*word.span()) if word.string[place].lower() in tables.MISREAD]
    return rng.sample(letters, min(len(letters), int(_MOST_MISREAD_OF_WORD * len(word[0]))))


def encoding(text: str, language: str, rng: Random) -> str | None:
    """Write entities or percent signs, or read UTF-8 as another charset."""
    entities = rng.choice(("&#{};", "&#x{:x};"))
    ways = ["".join(entities.format(ord(char)) if char.isalpha() else html.escape(char) for char in text)]
    if not text.isascii():
        ways.append(quote(text))
        for charset in ("cp1252", "cp1251"):
            try:
                ways.append(text.encode().decode(charset))
            except UnicodeDecodeError:
                continue
    return rng.choice(ways)


#: Every disguise of letters, in the order in which people put one over another.
WRITERS: dict[Disguise, Writer] = {
    Disguise.PUNCTUATION: punctuation,
    Disguise.TYPO: typo,
    Disguise.CASE: case,
    Disguise.KEYBOARD: keyboard,
    Disguise.TRANSLITERATION: transliteration,
    Disguise.OCR: ocr,
    Disguise.GLUED: glued,
    Disguise.HOMOGLYPH: homoglyph,
    Disguise.LEET: leet,
    Disguise.STRETCH: stretch,
    Disguise.SPACING: spacing,
    Disguise.LAYOUT: layout,
    Disguise.STYLED: styled,
    Disguise.MARKS: marks,
    Disguise.INVISIBLE: invisible,
    Disguise.ENCODING: encoding,
}
