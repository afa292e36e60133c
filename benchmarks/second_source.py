"""A second source of disguised slogans, made without the library: its tables come from elsewhere.

    python benchmarks/second_source.py --phrase "Stay home" --language en --seed 1 --each 3 [--combine 2]

A generator that shares its tables with the detector can be wrong together with it, so this one imports nothing from
the library: Latin spellings come from other packages (uroman, anyascii, iuliia, PyICU, cyrtranslit, transliterate;
each optional) and from tables written here by hand, styled letters from the names in ``unicodedata``, look-alikes
from a list written here and from ``confusable_homoglyphs``. It is not free of common ground: the weights of
informal Kazakh spellings follow the same counts from app reviews, and a keyboard layout is what it is.

The same ``random.Random`` state gives the same text, as long as the same optional packages are installed.
A span runs from the first to the last letter of the slogan, or to the sign that stands for it; combining marks on the
last letter belong to it, the year behind a hashtag does not.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from html.entities import html5
from typing import Any
from urllib.parse import quote

_ATTEMPTS = 12
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class _Draft:
    """The slogan while it is being disguised, with what stands directly before and behind it."""

    core: str
    before: str = ""
    after: str = ""
    own_line: bool = False  # no sentence may go on in the same line
    respell: Callable[[str], str] | None = None  # writes the post around in the same letters
    recode: Callable[[str], str] | None = None  # encodes everything around in the same way


_Step = Callable[[_Draft, str, random.Random], _Draft | None]


@cache
def _package(name: str) -> Any:  # noqa: ANN401 - whatever the optional package is
    """Import an optional package when it is first needed; None without it."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _per_word(text: str, change: Callable[[str], str]) -> str:
    return _LETTERS.sub(lambda word: change(word[0]), text)


def _words(text: str) -> list[re.Match[str]]:
    return list(_LETTERS.finditer(text))


def by_letter(text: str, table: Mapping[str, str]) -> str:
    """Replace letters by a table of small letters; a capital becomes a capital first letter, or all capitals."""
    shout = len(text) > 1 and text.isupper()
    signs = []
    for sign in text:
        new = table.get(sign)
        if new is None:
            new = table.get(sign.lower(), sign)
            if sign != sign.lower():
                new = new.upper() if shout else new[:1].upper() + new[1:]
        signs.append(new)
    return "".join(signs)


def _has(text: str, script: str) -> bool:
    return any(unicodedata.name(sign, "").startswith(script) for sign in text if sign.isalpha())


def _changed(draft: _Draft, core: str) -> _Draft | None:
    return None if core == draft.core or not core else replace(draft, core=core)


def _some(rng: random.Random, places: Sequence[int], least: int = 1) -> set[int]:
    """Pick all places, or most, or a few of them."""
    share = rng.choice((1.0, 0.7, 0.4))
    return set(rng.sample(list(places), min(len(places), max(least, round(len(places) * share)))))


# --- case and punctuation ---------------------------------------------------------------------------------------


def _upper(text: str, language: str) -> str:
    return (text.replace("i", "İ") if language == "tr" else text).upper()


def _lower(text: str, language: str) -> str:
    return (text.replace("İ", "i").replace("I", "ı") if language == "tr" else text).lower()


def _title(text: str, language: str) -> str:
    return _per_word(text, lambda word: _upper(word[0], language) + _lower(word[1:], language))


def _case(draft: _Draft, language: str, rng: random.Random) -> _Draft | None:
    def alternating(text: str) -> str:
        first = rng.randrange(2)
        return "".join((_upper if (i + first) % 2 else _lower)(sign, language) for i, sign in enumerate(text))

    def shouted_word(text: str) -> str:
        word = rng.choice(_words(text))
        return text[: word.start()] + _upper(word[0], language) + text[word.end() :]

    def caps_lock(text: str) -> str:
        return "".join((_lower if sign == _upper(sign, language) else _upper)(sign, language) for sign in text)

    ways = (
        lambda text: _upper(text, language),
        lambda text: _lower(text, language),
        lambda text: _title(text, language),
        alternating,
        shouted_word,
        caps_lock,
    )
    return _changed(draft, rng.choice(ways)(draft.core))


_QUOTES = (("«", "»"), ('"', '"'), ("“", "”"), ("„", "“"), ("*", "*"), ("(", ")"), ("[", "]"), ("— ", ""), ("‼️ ", ""))


def _punctuation(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    core = draft.core
    way = rng.randrange(4)
    if way == 0:  # other signs for the ones inside
        core = re.sub(
            r"\s*[,;:–—-]+\s+", lambda _: rng.choice((" ", "! ", "... ", " – ", " - ", " ,", ",", ": ")), core
        )
    elif way == 1:  # a sign in one gap between words, or in all of them
        sign = rng.choice(("… ", "... ", " - ", " – ", " — ", ", ", "/", " / ", " | ", ",", " ~ ", " * "))
        gaps = list(re.finditer(r"(?<=\w)\s+(?=\w)", core))
        chosen = gaps if rng.random() < 0.4 else rng.sample(gaps, min(1, len(gaps)))
        for gap in reversed(chosen):
            core = core[: gap.start()] + sign + core[gap.end() :]
    elif way == 2:
        core = re.sub(r"(?<=\w)[,;:–—-]+(?=\s)", "", core)
    before, after = rng.choice(_QUOTES) if rng.random() < 0.3 else ("", "")
    tail = rng.choice(("!", "!!!", "!!!!!", "...", "…", " !", "!!1!", ".", "", "!..", " ..."))
    if (core, before, after + tail) == (draft.core, "", draft.after):
        return None
    return replace(draft, core=core, before=draft.before + before, after=after + tail)


# --- other letters: transliteration, keyboard without Kazakh letters, wrong layout -----------------------------------


def _table(letters: str, spellings: str) -> dict[str, str]:
    return dict(zip(letters, spellings.split(), strict=True))


# The standards hold only what differs from the plain table; the informal choices below come with rough weights.
_SILENT = {"ь": "", "ъ": ""}
_PLAIN_KK = _SILENT | _table(
    "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіэёюя",
    "a a b v g g d e j z i i k q l m n n o o p r s t u u u f h h s ch sh sh y i e io iu ia",
)
_KK_STANDARDS: dict[str, dict[str, str]] = {
    "2021": _table("әғңөұүшчщіыйиЙИ", "ä ğ ñ ö ū ü ş ch ş ı y i i İ İ"),
    "2018": _table("әғңөұүуыійи", "á ǵ ń ó u ú ý y i ı ı"),
    "2017": _table("әғңөұүуыійишч", "a' g' n' o' u u' y' y i i' i' s' c'"),
    "qazaqparat": _table("әғңөұүуыійишчхцІЫ", "ä ğ ñ ö u ü w ı i y ï ş ç x c İ I"),
}
_Choices = Mapping[str, Sequence[tuple[str, int]]]
_KK_INFORMAL: _Choices = {
    "қ": (("q", 55), ("k", 35), ("kh", 5), ("h", 5)),
    "ғ": (("g", 80), ("ğ", 12), ("gh", 5), ("g'", 3)),
    "ә": (("a", 70), ("ä", 15), ("á", 5), ("e", 10)),
    "ң": (("n", 70), ("ng", 15), ("ñ", 15)),
    "ө": (("o", 75), ("ö", 20), ("ó", 5)),
    "ү": (("u", 75), ("ü", 20), ("ú", 5)),
    "ұ": (("u", 90), ("ū", 10)),
    "ы": (("y", 55), ("i", 40), ("ı", 5)),
    "й": (("i", 60), ("y", 40)),
    "и": (("i", 95), ("y", 5)),
    "у": (("u", 90), ("w", 10)),
    "ш": (("sh", 70), ("w", 20), ("ş", 10)),
    "ж": (("j", 70), ("zh", 30)),
    "х": (("h", 70), ("kh", 15), ("x", 15)),
    "ч": (("ch", 100),),
    "ц": (("ts", 80), ("c", 20)),
    "в": (("v", 95), ("w", 5)),
    "ю": (("iu", 50), ("yu", 50)),
    "я": (("ia", 50), ("ya", 50)),
    "ё": (("yo", 70), ("io", 30)),
    "щ": (("sh", 60), ("shch", 40)),
}
_PLAIN_RU = _SILENT | _table(
    "абвгдежзийклмнопрстуфхцчшщыэёюя",
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch y e yo yu ya",
)
_RU_INFORMAL: _Choices = {
    "ж": (("zh", 75), ("j", 25)),
    "х": (("h", 55), ("kh", 30), ("x", 15)),
    "ц": (("ts", 65), ("c", 35)),
    "щ": (("sch", 50), ("sh", 25), ("shch", 25)),
    "ы": (("y", 70), ("i", 30)),
    "й": (("y", 45), ("i", 35), ("j", 20)),
    "ь": (("", 65), ("'", 35)),
    "ю": (("yu", 70), ("ju", 15), ("u", 15)),
    "я": (("ya", 80), ("ia", 10), ("ja", 10)),
    "ё": (("e", 55), ("yo", 35), ("jo", 10)),
    "ч": (("ch", 100),),
    "ш": (("sh", 100),),
}
_ARABIC = dict(
    zip("аәбвгғдежзийкқлмнңоөпрстуұүфхһчшыіэ", "اابۆگعدەجزييكقلمنڭووپرستۋۇۇفحھچشىىە", strict=True)
) | {"ц": "تس", "щ": "شش", "ю": "يۋ", "я": "يا", "ё": "يو", "ь": "", "ъ": ""}  # fmt: skip


def _arabic_word(word: str, hamza: str) -> str:
    """Write one Kazakh word in Arabic letters: the hamza stands for soft vowels unless е, г or к show them."""
    word = word.lower()
    soft = bool(set(word) & set("әөүі")) and not set(word) & set("егк")
    return (hamza if soft else "") + "".join(_ARABIC.get(sign, sign) for sign in word)


def _arabic(text: str, hamza: str) -> str:
    return _per_word(text, partial(_arabic_word, hamza=hamza)).translate(str.maketrans(",;?", "،؛؟"))


def _drawn(choices: _Choices, rng: random.Random) -> dict[str, str]:
    """Draw one spelling a letter, kept for the whole text as one writer would."""
    return {
        letter: rng.choices([sign for sign, _ in ways], [weight for _, weight in ways])[0]
        for letter, ways in choices.items()
    }


@cache
def _uroman() -> Any:  # noqa: ANN401 - an object of the optional package
    package = _package("uroman")
    return package and package.Uroman()


@cache
def _icu(name: str) -> Any:  # noqa: ANN401 - an object of the optional package
    package = _package("icu")
    return package and package.Transliterator.createInstance(name)


def romanisers(language: str) -> list[str]:
    """Name the ways to Latin letters that are at hand, the home-made ones first."""
    kazakh = language == "kk"
    names = ["informal"] * 4 + [f"standard:{name}" for name in _KK_STANDARDS] if kazakh else ["informal"] * 4
    names += ["uroman"] if _package("uroman") else []
    names += ["anyascii"] if _package("anyascii") else []
    if _package("icu"):
        names += ["icu:kk-kk_Latn/BGN"] * 2 if kazakh else ["icu:ru-ru_Latn/BGN", "icu:Cyrillic-Latin"]
    if not kazakh:
        names += ["transliterate"] if _package("transliterate") else []
        names += ["cyrtranslit"] if _package("cyrtranslit") else []
        package = _package("iuliia")
        names += (
            sorted(f"iuliia:{name}" for name in dir(package) if name.isupper() and name not in {"UZ", "ISO_9_1968_ALT"})
            if package
            else []
        )
    return names


def _roman_word(word: str, way: str, language: str, table: Mapping[str, str]) -> str:
    name, _, part = way.partition(":")
    if name == "uroman":
        return str(_uroman().romanize_string(word, lcode="kaz" if language == "kk" else "rus"))
    if name == "anyascii":
        return str(_package(name).anyascii(word))
    if name == "icu":
        return str(_icu(part).transliterate(word))
    if name == "transliterate":
        return str(_package(name).translit(word, "ru", reversed=True))
    if name == "cyrtranslit":
        return str(_package(name).to_latin(word, "ru"))
    if name == "iuliia":
        return str(getattr(_package(name), part).translate(word))
    return by_letter(word, table)


def _speller(way: str, language: str, rng: random.Random) -> Callable[[str], str]:
    """Return what spells a text in a way, always alike."""
    table = _PLAIN_KK if language == "kk" else _PLAIN_RU
    if way == "informal":
        table = table | _drawn(_KK_INFORMAL if language == "kk" else _RU_INFORMAL, rng)
        if table.get("қ") in {"h", "kh"}:
            table = table | {"Қ": "K"}
    elif way.startswith("standard"):
        table = table | _KK_STANDARDS[way.partition(":")[2]]
    return partial(_per_word, change=partial(_roman_word, way=way, language=language, table=table))


def romanised(text: str, way: str, language: str, rng: random.Random) -> str:
    """Spell a text in Latin letters, in one of the ways that :func:`romanisers` names."""
    return _speller(way, language, rng)(text)


def _transliteration(draft: _Draft, language: str, rng: random.Random) -> _Draft | None:
    if not _has(draft.core, "CYRILLIC"):
        return None
    if language == "kk" and rng.random() < 0.25:
        spell: Callable[[str], str] = partial(_arabic, hamza=rng.choice(("ء", "ء", "\u0674")))
        draft = replace(draft, after=spell(draft.after))
    else:
        way = rng.choice(romanisers(language))
        spell = _speller(way, language, rng)
    core = spell(draft.core)
    if language == "ru":
        core = core.rstrip("'’\"”")  # a soft sign's apostrophe at the very end is dropped, as people do
    if _has(core, "CYRILLIC"):
        return None
    respell = spell if rng.random() < 0.8 or _has(core, "ARABIC") else None
    return _changed(replace(draft, respell=respell), core)


_MISSING: _Choices = {
    "ә": (("а", 95), ("э", 3), ("е", 2)),
    "ғ": (("г", 100),),
    "қ": (("к", 97), ("х", 3)),
    "ң": (("н", 97), ("нг", 3)),
    "ө": (("о", 100),),
    "ұ": (("у", 100),),
    "ү": (("у", 100),),
    "һ": (("х", 100),),
    "і": (("и", 50), ("ы", 25), ("i", 25)),
}
_ASCII_TURKISH = str.maketrans("çğıöşüÇĞİÖŞÜâîû", "cgiosuCGIOSUaiu")


def _keyboard(draft: _Draft, language: str, rng: random.Random) -> _Draft | None:
    if language == "tr":
        return _changed(
            replace(draft, respell=lambda text: text.translate(_ASCII_TURKISH)), draft.core.translate(_ASCII_TURKISH)
        )
    if language == "ru":
        return _changed(draft, draft.core.replace("ё", "е").replace("Ё", "Е"))
    if language != "kk":
        return None
    drawn = _drawn(_MISSING, rng) | {"Қ": "К"}  # х for қ is heard inside words, not at the beginning of a name
    places = [i for i, sign in enumerate(draft.core) if sign.lower() in drawn]
    if not places:
        return None
    chosen = _some(rng, places)
    core = "".join(by_letter(sign, drawn) if i in chosen else sign for i, sign in enumerate(draft.core))
    return _changed(
        replace(draft, respell=partial(by_letter, table=drawn)) if len(chosen) == len(places) else draft, core
    )


# Rows of keys, left to right, then the same with Shift. The digit row begins at the key left of "1".
_US = "`1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./" + '~!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'
_RU = "ё1234567890-=йцукенгшщзхъфывапролджэячсмитьбю." + 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,'
_KZ = '("әіңғ,.үұқөһйцукенгшщзхъфывапролджэячсмитьбю№' + ")!ӘІҢҒ;:ҮҰҚӨҺЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ?"
_LAYOUTS = {"kk": ((_KZ, _US), (_KZ, _RU)), "ru": ((_RU, _US), (_RU, _US)), "en": ((_US, _RU), (_US, _KZ))}


def _typed(text: str, meant: str, active: str) -> str:
    return "".join(active[meant.index(sign)] if sign in meant else sign for sign in text)


def _layout(draft: _Draft, language: str, rng: random.Random) -> _Draft | None:
    latin = _has(draft.core, "LATIN")
    if latin and _has(draft.core, "CYRILLIC"):
        return None
    pairs = _LAYOUTS["en"] if latin else _LAYOUTS.get(language, ())
    if not pairs or language == "tr":
        return None
    meant, active = rng.choice(pairs)
    if any(sign.isalpha() and sign not in meant for sign in draft.core):
        return None
    spell = partial(_typed, meant=meant, active=active)
    respell = spell if rng.random() < 0.4 and draft.respell is None else draft.respell
    return _changed(replace(draft, after=spell(draft.after), own_line=True, respell=respell), spell(draft.core))


# --- letters that look alike ----------------------------------------------------------------------------------------

# Columns of letters that look alike; a low line where a script has no such letter.
_CYRILLIC = "аеорсухіѕјһԁԛԝӏкАВЕКМНОРСТХІУҮЅЈԚԜҺӘәөЁёЇү_______пт_"
_LATIN = "aeopcyxisjhdqwlkABEKMHOPCTXIYYSJQWHƏəɵËëÏyZNvuntw__ı"
_GREEK = "α_ορ_γχι_______κΑΒΕΚΜΗΟΡ_ΤΧΙΥΥ___________γΖΝνυητωπτι"


@cache
def _look_alikes() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for group in zip(_CYRILLIC, _LATIN, _GREEK, strict=True):
        for sign in group:
            alike = set(group) - {sign, "_"}
            if sign != "_" and alike:
                found.setdefault(sign, set()).update(alike)
    return {sign: tuple(sorted(alike)) for sign, alike in found.items()}


@cache
def _listed_look_alikes(sign: str) -> tuple[str, ...]:
    """Ask ``confusable_homoglyphs`` for single Latin, Cyrillic or Greek letters of the same case."""
    package = _package("confusable_homoglyphs.confusables")
    answers: Any = package and package.is_confusable(sign, greedy=True, preferred_aliases=[])
    found = {entry["c"] for answer in answers or () for entry in answer["homoglyphs"] if len(entry["c"]) == 1}
    scripts = ("LATIN ", "CYRILLIC ", "GREEK ")
    same = (
        other
        for other in found
        if unicodedata.name(other, "").startswith(scripts) and other.isupper() == sign.isupper()
    )
    return tuple(sorted(other for other in same if unicodedata.normalize("NFKC", other) == other != sign))


def _homoglyph(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    tables: list[Callable[[str], tuple[str, ...]]] = [lambda sign: _look_alikes().get(sign, ())] * 3
    if _package("confusable_homoglyphs.confusables"):
        tables.append(_listed_look_alikes)
    alike = rng.choice(tables)
    places = [i for i, sign in enumerate(draft.core) if sign.isalpha() and alike(sign)]
    if not places:
        return None
    chosen = _some(rng, places, least=min(2, len(places)))
    signs = [rng.choice(alike(sign)) if i in chosen else sign for i, sign in enumerate(draft.core)]
    return _changed(draft, "".join(signs))


_STYLES = (
    *(f"MATHEMATICAL {style}" for style in ("BOLD", "ITALIC", "BOLD ITALIC", "SCRIPT", "BOLD SCRIPT", "FRAKTUR")),
    *(f"MATHEMATICAL {style}" for style in ("DOUBLE-STRUCK", "BOLD FRAKTUR", "SANS-SERIF", "SANS-SERIF BOLD")),
    *(f"MATHEMATICAL {style}" for style in ("SANS-SERIF ITALIC", "SANS-SERIF BOLD ITALIC", "MONOSPACE")),
    *(f"{style} LATIN" for style in ("FULLWIDTH", "CIRCLED", "NEGATIVE CIRCLED", "SQUARED", "NEGATIVE SQUARED")),
    "SMALL CAPITALS",
)  # fmt: skip
_HOLES = {
    "MATHEMATICAL FRAKTUR": "BLACK-LETTER",
    "MATHEMATICAL SCRIPT": "SCRIPT",
    "MATHEMATICAL DOUBLE-STRUCK": "DOUBLE-STRUCK",
}
_SMALL_CAPITALS = dict(zip("abcdefghijklmnoprstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", strict=True))


@cache
def _styled_letter(sign: str, style: str) -> str:
    """Look a letter up by its name in Unicode; the letter itself where a style lacks it."""
    if not (sign.isascii() and sign.isalpha()):
        return sign
    if style == "SMALL CAPITALS":
        return _SMALL_CAPITALS.get(sign, sign)
    if (sign, style) == ("h", "MATHEMATICAL ITALIC"):
        return "ℎ"
    small, letter = ("SMALL", "CAPITAL") if sign.islower() else ("CAPITAL", "CAPITAL"), sign.upper()
    word = "LETTER " if "LATIN" in style else ""
    for kind in dict.fromkeys(small):
        for prefix in (style, _HOLES.get(style, style)):
            try:
                return unicodedata.lookup(f"{prefix} {kind} {word}{letter}")
            except KeyError:
                continue
    return sign


def _styled(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    letters = [sign for sign in draft.core if sign.isalpha()]
    if sum(sign.isascii() for sign in letters) * 2 < len(letters):
        return None
    style = rng.choice(_STYLES)
    return _changed(draft, "".join(_styled_letter(sign, style) for sign in draft.core))


_LEET_LATIN = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7", "b": "8", "g": "9", "l": "1", "z": "2"}
_LEET_CYRILLIC = {"а": "4@", "о": "0", "з": "3", "б": "6", "в": "8", "е": "3", "с": "$", "т": "7", "і": "1!", "ч": "4"}
_LEET = _LEET_LATIN | _LEET_CYRILLIC


def _leet(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    drawn = {letter: rng.choice(signs) for letter, signs in _LEET.items()}
    if drawn["а"] == "4":
        del drawn["ч"]  # one sign stands for one letter in a text
    if rng.random() < 0.5:
        del drawn["е"]
    else:
        del drawn["з"]
    signs = list(draft.core)
    for word in _words(draft.core):
        places = [i for i in range(word.start(), word.end()) if draft.core[i].lower() in drawn]
        # no lone "@name", no "!" that would be punctuation, no digits in a stretched letter
        places = [i for i in places if not (drawn[draft.core[i].lower()] == "@" and i == word.start())]
        places = [
            i for i in places if not (drawn[draft.core[i].lower()] == "!" and i in {word.start(), word.end() - 1})
        ]
        places = [i for i in places if draft.core[i - 1 : i] != draft.core[i] != draft.core[i + 1 : i + 2]]
        most = len(word[0]) // 2 if len(word[0]) > 2 else 0
        for place in rng.sample(places, min(len(places), rng.randint(0, most))):
            signs[place] = drawn[draft.core[place].lower()]
    return _changed(draft, "".join(signs))


# --- signs between and on the letters -------------------------------------------------------------------------------


def _units(text: str) -> list[str]:
    """Cut a word into letters, each with the marks, invisible signs and closing punctuation behind it."""
    units: list[str] = []
    for i, sign in enumerate(text):
        clings = unicodedata.category(sign) in {"Mn", "Me", "Cf"} or sign in "'’ʼʹ´" or not re.search(r"\w", text[i:])
        if units and clings:
            units[-1] += sign
        else:
            units.append(sign)
    return units


_OVERLAYS = {
    "strike": "\u0336",
    "slash": "\u0337",
    "underline": "\u0332",
    "double underline": "\u0333",
    "tilde": "\u0334",
}
# Marks that make another letter of Latin or Cyrillic (breve, diaeresis, dot, cedilla …) are left out.
_ZALGO = tuple(map(chr, (*range(0x30D, 0x31B), *range(0x33C, 0x340), *range(0x346, 0x34F), *range(0x350, 0x358))))
_VOWELS = set("aeiouyаеёиоуыэюяәөұүіAEIOUYАЕЁИОУЫЭЮЯӘӨҰҮІ")


def _marks(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    way = rng.choice((*_OVERLAYS, "zalgo", "zalgo", "acute", "acute"))
    if way in _OVERLAYS:
        spaces = rng.random() < 0.7
        core = "".join(sign + _OVERLAYS[way] if spaces or sign.isalpha() else sign for sign in draft.core)
    elif way == "acute":
        places = [i for i, sign in enumerate(draft.core) if sign in _VOWELS]
        chosen = _some(rng, places)
        core = "".join(sign + "\u0301" if i in chosen else sign for i, sign in enumerate(draft.core))
        core = unicodedata.normalize("NFC", core) if rng.random() < 0.5 else core
    else:
        most = rng.randint(1, 5)
        core = "".join(
            sign + "".join(rng.choices(_ZALGO, k=rng.randint(1, most))) if sign.isalnum() else sign
            for sign in draft.core
        )
    return _changed(draft, core)


_INVISIBLE = {
    "zero width": "\u200b\u200c\u200d\ufeff",
    "soft hyphen": "\u00ad",
    "bidi": "\u200e\u200f\u061c",
    "variation selector": "\ufe00\ufe0e\ufe0f\U000e0100",
    "joiner": "\u2060\u034f\u2063",
    "tag": "".join(chr(0xE0000 + ord(sign)) for sign in "abcxyz 123"),
}


def _invisible(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    places = [i for i in range(1, len(draft.core)) if draft.core[i].isalnum() and draft.core[i - 1].isalnum()]
    if not places:
        return None
    if rng.random() < 0.15 and len(places) > 1:  # a pair that opens and closes an embedding
        first, last = sorted(rng.sample(places, 2))
        opening, closing = rng.choice(("\u202a\u202c", "\u2066\u2069", "\u2068\u2069", "\u202d\u202c"))
        return replace(draft, core=draft.core[:first] + opening + draft.core[first:last] + closing + draft.core[last:])
    signs = _INVISIBLE[rng.choice(list(_INVISIBLE))]
    chosen = _some(rng, places)
    if rng.random() < 0.3:
        chosen = set(rng.sample(places, 1))
    return replace(
        draft, core="".join((rng.choice(signs) if i in chosen else "") + sign for i, sign in enumerate(draft.core))
    )


_GAPS = (  # between letters, between words
    *((" ", wide) for wide in ("   ", "   ", "\n", " / ")),
    *((".", wide) for wide in (" ", "  ", "\n")),
    *(("-", wide) for wide in (" ", "  ")),
    *(("_", wide) for wide in (" ", "___")),
    *((sign, " ") for sign in "*·~"),
    *(
        ("  ", "      "),
        ("\n", "\n\n"),
        ("|", "   "),
        ("\u00a0", "   "),
        ("\u2009", "  "),
        (" . ", "    "),
        (" - ", "    "),
    ),
)
_EMOJI = ("🔥", "✨", "👏", "❤️", "📣", "🌍", "⭐")


def _spacing(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    words = draft.core.split()
    if rng.random() < 0.2:
        small, large = rng.choice(_EMOJI), " "
    else:
        small, large = rng.choice(_GAPS)
    if max(map(len, words)) < 2 or "_" in draft.core:
        return None
    if "\n" not in small + large and len(words) > 1 and rng.random() < 0.2:  # a single long word is taken apart
        longest = max(range(len(words)), key=lambda i: len(words[i]))
        large = large if small.strip() else "  "
        words[longest] = small.join(_units(words[longest]))
        return replace(draft, core=large.join(words), own_line=True)
    return replace(draft, core=large.join(small.join(_units(word)) for word in words), own_line=True)


def _stretch(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    core = draft.core
    singles = [
        i
        for i, sign in enumerate(core)
        if sign.isalpha()
        and sign.lower() not in "ьъйьщ"
        and core[i - 1 : i].lower() != sign.lower() != core[i + 1 : i + 2].lower()
    ]
    vowels = [i for i in singles if core[i] in _VOWELS]
    places = vowels if vowels and rng.random() < 0.8 else singles
    chosen = rng.sample(places, min(len(places), rng.randint(1, 3)))
    return _changed(draft, "".join(sign * (rng.randint(3, 8) if i in chosen else 1) for i, sign in enumerate(core)))


def _glued(draft: _Draft, language: str, rng: random.Random) -> _Draft | None:
    words = [re.sub(r"[^\w\u0300-\u036f]", "", word) for word in re.split(r"[\s/|]+", draft.core)]
    words = [word for word in words if word]
    cased = any(word.lower() != word.upper() for word in words)
    way = rng.choice(("camel", "camel", "lower", "snake", "Snake")) if cased else rng.choice(("lower", "snake"))
    if way in {"camel", "Snake"}:
        words = [_upper(word[0], language) + word[1:] for word in words]
    elif cased:
        words = [_lower(word, language) for word in words]
    sharp = "#" if rng.random() < 0.75 or len(words) == 1 else ""
    year = rng.choice(("2022", "2024", "2025", "2026", "_2025", "25")) if rng.random() < 0.3 else ""
    core = ("_" if way.casefold() == "snake" else "").join(words)
    return replace(draft, core=core, before=draft.before + sharp, after=year)


# --- slips: typing and reading --------------------------------------------------------------------------------------

_REAL = """
angel angle barn brian bread beard bored board border broader causal casual calm clam clean clear coast cost could
cloud country county dairy diary desert dessert dinner diner expect except father farther faith from form further
heart hear hearth horse house hours hose later latter left lift living loving liking loose lose marital martial marry
merry minster minister nation notion nuclear unclear party parity patty patient piece peace peach place palace planed
planned police polite poise power poser prowler present prevent price pride prince prison poison protect project
product quiet quite raise rise react reach scared sacred scarred silver sliver sliding siding staring starring state
sate start strike stroke sunny sung super supper there three though through tough trail trial train trust thrust
trusts united untied unit voice vice vote water waiter wafer welfare warfare whether weather where were witch which
white write woman women world would word first fist thirst right fight light might night riot future suture children
rivers rovers fivers forest frost права правда справа страна сторона стена страха старый старт страт слова слава слово
снова голос голод город горд дома вместе месте война воина воля доля земля земная победа беседа беда порядок подарок
люди лады наши ниши нация акция впасть свобода власть волость страсть старость сласть пасть народ наряд норов выборы
вывода помни помыли закон заказ загон услышь слышь мирный мерный мирной хватит хвалит красный красивый верный вредный
время бремя место тесто тесно честно халық халыққа қалық қарау қорау қолда қалда қалдыр қолдар еліміз жеріміз тіліміз
біздің сіздің халқы балық болық отанын атанын бейбіт бейіт жаңару жоғары жағары барлық бірлік бірдік тірлік ерлік
елдік келіңіз беріңіз көріңіз беріңдер келіңдер сайлау сыйлау сайлаңыз сыйлаңыз қолдау қолдан қалдау тыңда тында дауыс
даус жарық жырық базар мазар barış varış karış vatan batan halka hakka birlik dirlik yarın yarım dünya hayat bayat
özgür adalet halkın halkım pazar olalım alalım kalın kalan destek testek көкіл кекіл dikkat korur kutar kurar kurt
nasar hazar nazır
"""
_REAL_WORDS = frozenset(_REAL.split())  # words that one slip can make from a common one
_ROWS = {
    "latin": (("qwertyuiop", 0.5), ("asdfghjkl", 0.75), ("zxcvbnm", 1.25)),
    "cyrillic": (("йцукенгшщзхъ", 0.5), ("фывапролджэ", 0.75), ("ячсмитьбю", 1.25)),
    "kazakh": (("әіңғ__үұқөһ", 2.0), ("йцукенгшщзхъ", 1.5), ("фывапролджэ", 1.75), ("ячсмитьбю", 2.25)),
}


@cache
def _neighbours(rows: str) -> dict[str, str]:
    keys = [
        (sign, i + left, y) for y, (row, left) in enumerate(_ROWS[rows]) for i, sign in enumerate(row) if sign != "_"
    ]
    return {
        sign: "".join(other for other, u, v in keys if other != sign and abs(x - u) <= 1 and abs(y - v) <= 1)
        for sign, x, y in keys
    }


def _slips(word: str, rows: str) -> Iterator[str]:
    """Make every word that one slip makes; the first letter and the ending, where inflection lives, stay."""
    last = len(word) - (2 if len(word) < 7 else 3)
    for i in range(1, last):
        sign = word[i]
        for other in _neighbours(rows).get(sign.lower(), ""):
            if other not in "ъь":
                yield word[:i] + (other.upper() if sign.isupper() else other) + word[i + 1 :]
        yield word[:i] + word[i + 1 :]
        if sign.lower() not in "ьъ":
            yield word[:i] + sign + word[i:]
        if i + 1 < last:
            yield word[:i] + word[i + 1] + sign + word[i + 2 :]


def _typo(draft: _Draft, language: str, rng: random.Random) -> _Draft | None:
    words = [word for word in _words(draft.core) if len(word[0]) >= 5]
    if not words or _has(draft.core, "ARABIC"):
        return None
    chosen = rng.sample(words, 2 if len(words) > 1 and rng.random() < 0.4 else 1)
    core = draft.core
    for word in sorted(chosen, key=lambda word: -word.start()):
        rows = "latin" if _has(word[0], "LATIN") else "kazakh" if language == "kk" else "cyrillic"
        by_kind: dict[int, list[str]] = {}
        for slip in _slips(word[0], rows):
            if slip != word[0] and _lower(slip, language) not in _REAL_WORDS:
                kind = (
                    2
                    if len(slip) > len(word[0])
                    else 1
                    if len(slip) < len(word[0])
                    else 3
                    if sorted(slip) == sorted(word[0])
                    else 0
                )
                by_kind.setdefault(kind, []).append(slip)
        slip = rng.choice(by_kind[rng.choice(sorted(by_kind))])
        core = core[: word.start()] + slip + core[word.end() :]
    return _changed(draft, core)


# Safe confusions leave a short word readable; the others want a longer one to lean on.
_OCR_SAFE = _table(
    "оОoOЗқҚғҒңҢүҮұҰөӨіІlIшШşçğıİёБВBә",
    "0 0 0 0 3 к К г Г н Н у У у У о О i1l I1l 1I l1 щ Щ s c g i I е 6 8 8 э",
)
_OCR_MORE = _table(
    "ниНИПлпзэщЩестбцiechtSsGöüу",
    "ип нй И Н Л п лн э3 з ш Ш с е г 6 п l1 c e b f 5 5 6 o u ч",
)
_OCR_WIDE = {"m": "rn", "w": "vv", "d": "cl", "u": "ii", "n": "ri"}


def _misread(core: str, rng: random.Random) -> list[tuple[int, int, str]]:
    """List what a reader of a photograph may take for something else: start, end, what is read instead."""
    found = [
        (word.start() + m.start(), word.start() + m.end(), "m")
        for word in _words(core)
        for m in re.finditer("rn", word[0])
    ]
    for word in _words(core):
        length = len(word[0])
        for i, sign in enumerate(word[0]):
            place = word.start() + i
            read = [*_OCR_SAFE.get(sign, "")]
            if length >= 5 and i < length - 2:
                read += [*_OCR_MORE.get(sign, "")]
                read += [_OCR_WIDE[sign]] if sign in _OCR_WIDE else []
            if read and length > 1:
                found.append((place, place + 1, rng.choice(read)))
        if length >= 5:
            cut = word.start() + rng.randrange(2, length - 1)
            found += [(cut, cut, " ")] if rng.random() < 0.5 else []
    found += [(gap.start(), gap.end(), "") for gap in re.finditer(r"(?<=\w) (?=\w)", core) if rng.random() < 0.25]
    return found


def _ocr(draft: _Draft, _language: str, rng: random.Random) -> _Draft | None:
    if _has(draft.core, "ARABIC"):
        return None
    letters = sum(sign.isalpha() for sign in draft.core)
    misread = _misread(draft.core, rng)
    rng.shuffle(misread)
    words = _words(draft.core)
    budget = {word.start(): max(1, len(word[0]) // 4) for word in words}
    left = rng.randint(1, max(1, letters // 5))
    taken: list[tuple[int, int, str]] = []
    for start, end, read in misread:
        home = max((word.start() for word in words if word.start() <= start), default=0)
        clash = any(start <= last + 1 and first <= end + 1 for first, last, _ in taken)
        if left and budget[home] and not clash:
            taken.append((start, end, read))
            budget[home] -= 1
            left -= 1
    core = draft.core
    for start, end, read in sorted(taken, reverse=True):
        core = core[:start] + read + core[end:]
    meant = {word[0].lower() for word in words}
    if any(word[0].lower() in _REAL_WORDS - meant for word in _words(core)):
        return None
    return _changed(draft, core)


# --- encodings ------------------------------------------------------------------------------------------------------

_ENTITY_NAMES = {
    sign: name for name, sign in sorted(html5.items(), reverse=True) if name.endswith(";") and len(sign) == 1
}


def _entities(text: str, form: str, *, everything: bool) -> str:
    def one(sign: str) -> str:
        if sign in "\n\r\t" or (sign.isascii() and not everything) or (form != "named" and sign == " "):
            return sign
        named = _ENTITY_NAMES.get(sign) if form == "named" else None
        return f"&{named}" if named else f"&#x{ord(sign):x};" if form == "hex" else f"&#{ord(sign)};"

    return "".join(map(one, text))


def _misdecoded(text: str, codec: str) -> str:
    """Read UTF-8 bytes in a one-byte encoding; bytes it lacks become control characters, as in browsers."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in text.encode())


def _percent(text: str, *, space: str, letters: bool, small: bool) -> str:
    plain = "" if letters else text
    signs = (
        space if sign == " " else f"%{ord(sign):02X}" if not plain and sign.isascii() else quote(sign, safe="")
        for sign in text
    )
    return "".join(sign.lower() if small and sign.startswith("%") else sign for sign in signs)


_GLUABLE = re.compile(r"[^\W\d_]+(?:[ ,;:!–—-]+[^\W\d_]+)*")  # nothing is lost but spaces and punctuation


def _encoding(draft: _Draft, language: str, rng: random.Random) -> _Draft | None:
    ascii_only = draft.core.isascii()
    way = rng.choice(("entities", "percent") if ascii_only else ("entities", "percent", "misread", "misread"))
    if way == "percent":
        hashtag = draft.before.endswith("#")
        if rng.random() < 0.4 and not hashtag and _GLUABLE.fullmatch(draft.core):
            words = [word[0] for word in _words(draft.core)]
            camel = [word if draft.core.islower() else _upper(word[0], language) + word[1:] for word in words]
            draft, hashtag = replace(draft, core="".join(camel)), True
        site = rng.choice(
            ("https://twitter.com/hashtag/", "https://example.org/tag/", "https://example.com/search?q=%23")
        )
        site = site if hashtag else rng.choice(("https://example.org/search?q=", "https://example.com/?text="))
        encode = partial(
            _percent,
            space=rng.choice(("%20", "+")),
            letters=ascii_only and rng.random() < 0.6,
            small=rng.random() < 0.2,
        )
        behind = (
            rng.choice(("", "", "&src=hashtag_click", "&lang=kk")) if "?" in site else rng.choice(("", "", "?src=hash"))
        )
        before = draft.before.removesuffix("#") + site
        return _changed(replace(draft, before=before, after=behind, own_line=True), encode(draft.core))
    if way == "entities":
        form = rng.choice(("decimal", "hex", "named"))
        everything = form != "named" and (ascii_only or rng.random() < 0.5)
        encode = partial(_entities, form=form, everything=everything)
        return _changed(replace(draft, recode=encode if rng.random() < 0.5 else None), encode(draft.core))
    encode = partial(_misdecoded, codec=rng.choice(("latin-1", "cp1252", "cp1251")))
    return _changed(replace(draft, recode=encode), encode(draft.core))


# --- the post around ------------------------------------------------------------------------------------------------

_POSTS: dict[
    str, tuple[tuple[str, str], ...]
] = {  # what stands before and behind; a line break or a quote shuts it off
    "kk": (
        ("Қалада мынадай жазу тұр: ", ""),
        ("Плакатта былай деп жазылған:\n", "\nСуретін төменнен қараңыздар."),
        ("Бүгін лентадан көргенім: «", "»"),
        ("", "\n\nСуретті кеше түсірдім."),
        ("Ауа райы жақсы екен, серуендеп қайттық. ", " Кешке үйде боламын."),
        ("Қайырлы таң, достар!\n", ""),
        ("Кеше алаңда болдық. Бір бала мынаны ұстап тұрды: ", " 📷"),
        ("Пікірлерде ең көп кездескен сөз:\n", "\n(аударма емес, сол күйінде)"),
    ),
    "ru": (
        ("На заборе у дома написали: ", ""),
        ("Сегодня в ленте:\n", "\nФото сделал утром."),
        ("Видел плакат «", "» на остановке."),
        ("", "\n\nВот такой текст прислали в чат."),
        ("Доброе утро! За окном снег, пьём чай. ", " Всем хорошего дня."),
        ("Друзья, кто знает автора?\n", ""),
        ("Самый частый комментарий за день: ", " 📷"),
        ("Гуляли вчера по городу, на стене увидели вот это:\n", "\n(буквы как в оригинале)"),
    ),
    "en": (
        ("Seen on a wall this morning: ", ""),
        ("The banner in the square read:\n", "\nPhoto by my sister."),
        ("Somebody posted “", "” again today."),
        ("", "\n\nThat was the whole post."),
        ("Nice weather, long walk, good coffee. ", " More pictures tomorrow."),
        ("Good morning everyone!\n", ""),
        ("Most liked comment of the day: ", " 📷"),
        ("Found this under a video about trains:\n", "\n(spelling as in the original)"),
    ),
    "tr": (
        ("Bu sabah duvarda gördüm: ", ""),
        ("Meydandaki pankartta şöyle yazıyordu:\n", "\nFotoğraf bana ait."),
        ("Birisi bugün yine “", "” diye paylaşmış."),
        ("", "\n\nGönderinin tamamı buydu."),
        ("Hava güzel, uzun bir yürüyüş yaptık. ", " Yarın yine yazarım."),
        ("Herkese günaydın!\n", ""),
        ("Günün en çok beğenilen yorumu: ", " 📷"),
        ("Tren videosunun altında buldum:\n", "\n(yazım olduğu gibi bırakıldı)"),
    ),
}


def _finish(draft: _Draft, language: str, rng: random.Random) -> tuple[str, int, int]:
    """Put the slogan into a post, or leave it alone, and count its span."""
    before, after = "", ""
    posts = _POSTS.get(language, ())
    if posts and rng.random() < 0.65:
        before, after = rng.choice([post for post in posts if not (draft.own_line and re.match(r"[ »”]", post[1]))])
        if draft.respell:
            before, after = draft.respell(before), draft.respell(after)
    if after.startswith(" ") and not draft.after.endswith((".", "!", "…")) and not draft.before.endswith("#"):
        after = "." + after
    before, after = before + draft.before, draft.after + after
    if draft.recode:
        before, after = draft.recode(before), draft.recode(after)
    return before + draft.core + after, len(before), len(before) + len(draft.core)


# --- public ---------------------------------------------------------------------------------------------------------

_STEPS: dict[str, _Step] = {  # in the order in which several are put on
    "keyboard": _keyboard,
    "transliteration": _transliteration,
    "typo": _typo,
    "punctuation": _punctuation,
    "glued": _glued,
    "case": _case,
    "ocr": _ocr,
    "stretch": _stretch,
    "layout": _layout,
    "leet": _leet,
    "homoglyph": _homoglyph,
    "styled": _styled,
    "marks": _marks,
    "invisible": _invisible,
    "spacing": _spacing,
    "encoding": _encoding,
}
NAMES: tuple[str, ...] = (
    "case", "punctuation", "transliteration", "keyboard", "layout", "homoglyph", "styled", "marks", "leet", "invisible",
    "spacing", "stretch", "glued", "typo", "encoding", "ocr",
)  # fmt: skip
_ONLY = {
    "transliteration": ("kk", "ru"),
    "keyboard": ("kk", "ru", "tr"),
    "layout": ("kk", "ru", "en"),
    "typo": ("kk", "ru", "en", "tr"),
    "ocr": ("kk", "ru", "en", "tr"),
}
_CYRILLIC_LANGUAGES = ("kk", "ru")
_CLASHES = {  # nobody would read these, or one undoes the other
    "glued": "spacing punctuation ocr",
    "ocr": "spacing leet marks styled typo homoglyph layout stretch",
    "layout": "leet homoglyph styled marks keyboard spacing encoding punctuation",
    "homoglyph": "leet styled marks",
    "styled": "leet",
    "invisible": "spacing",
}


def supports(language: str, name: str) -> bool:
    """Say whether a disguise exists for phrases of a language; a single phrase may still give it nothing to do."""
    if name not in NAMES:
        raise ValueError(f"no disguise {name!r}; one of {', '.join(NAMES)}")
    if name == "styled":
        return language not in _CYRILLIC_LANGUAGES
    return language in _ONLY.get(name, (language,))


def disguise(phrase: str, language: str, name: str, rng: random.Random) -> tuple[str, int, int] | None:
    """Return a text that holds the phrase under one disguise, and the slogan's span; None where it can't apply."""
    return combine(phrase, language, (name,), rng)


def combine(phrase: str, language: str, names: Sequence[str], rng: random.Random) -> tuple[str, int, int] | None:
    """Return a text that holds the phrase under several disguises at once, put on in a sensible order."""
    romanised = "transliteration" in names and "styled" in names
    if not all(supports(language, name) or (name == "styled" and romanised) for name in names):
        return None
    if any(other in _CLASHES.get(one, "").split() for one in names for other in names):
        return None
    inner = re.search(r"\w(?:.*\w)?", phrase, re.DOTALL)
    if not inner:
        return None
    plain = _Draft(inner[0], after=phrase[inner.end() :].strip())
    for _ in range(_ATTEMPTS):
        draft: _Draft | None = plain
        for name in sorted(set(names), key=list(_STEPS).index):
            draft = draft and _STEPS[name](draft, language, rng)
        if draft:
            return _finish(draft, language, rng)
    return None


def main() -> None:
    """Print examples: the disguise, the span, the text."""
    parser = argparse.ArgumentParser(description="Print a phrase in every disguise.")
    parser.add_argument("--phrase", required=True)
    parser.add_argument(
        "--language", required=True, help="kk, ru, en or tr; others get the disguises any letters allow"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--each", type=int, default=3, metavar="N", help="texts of each disguise (default: %(default)s)"
    )
    parser.add_argument("--combine", type=int, default=1, metavar="N", help="disguises at once (default: %(default)s)")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    for name in NAMES:
        for _ in range(arguments.each):
            others = rng.sample([other for other in NAMES if other != name], arguments.combine - 1)
            names = [name, *others]
            made = combine(arguments.phrase, arguments.language, names, rng)
            if made:
                text, start, end = made
                shown = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}".replace("\n", "⏎")
                print(f"{'+'.join(names):<16} {start:>3}:{end:<4} {shown}")


if __name__ == "__main__":
    main()
