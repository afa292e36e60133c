"""Coarse letter classes: a text folded so far that no disguise can hide a letter from the screen.

Every letter and letter-like sign of any script falls into one of about twenty classes by its sound; separators,
marks and invisible characters fall away. A phrase letter may be written with signs of several classes (р as R, or
as P when a Latin ``p`` looks like it): :func:`variants` lists them, from the same readings that the aligner uses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from kazslogan.models import Disguise
from kazslogan.text.readings import APOSTROPHES, SLIP_PRICE, Reading, all_signs, long_readings, readings_of
from kazslogan.text.tables import dropped_letters, layouts, reading_rows

__all__ = [
    "ALPHABET",
    "class_of",
    "classes",
    "counts_as_slip",
    "fold",
    "layout_variants",
    "long_variants",
    "misread",
    "misread_variants",
    "shorten_runs",
    "variants",
]

#: The classes by sound, each with its letters; the first letter names the class. Digits and symbols that serve as
#: letters inside words stand with the letter they most often replace.
_CLASSES = """
A аәaäáàâāăαΑ4@اأآإٵ
E еэёeëéèêəє€ەېةۀ
I ийіыуүұюiyuıïīíýúüūůїў1!ىيیۇۋۈٷٸ
O оөoöóôōوٶؤ
K кқхһҳkqhxحخقكکھه
G гґғgğǵġγ9عغگ
S сшщцчѕcsçşčš$(سشچصث
J жзҗjzžźż2جزژذ
T тtţ7+تط
D дdđدض
B бb68ب
P пpپ
V вvۆ
W wω
F фfف
L лlل
M мmم
N нңnñńڭن
R рrر
3 3
0 0
5 5
"""
#: Signs that stand for letters of two classes equally often have one of their own:
#: 3 (з, e), 0 (о, қ), 5 (s, ғ), H (н, h).
#: Letters that stand for no sound of their own and may be missing: they have no class.
_SILENT = "ьъءئٴـ"
#: Up to this price a sign may stand for a letter of another class for free (p for р, 3 for з, sh for ш).
_CROSSING_PRICE = 0.05
#: Up to this price a letter is often misread by text recognition.
_MISREAD_PRICE = 0.35
ALPHABET = b"AEIOKGSJTDBPVWFLMNR305H"
"""All classes of letters; bytes from 128 on are signs of scripts without classes."""
_LONGEST_RUN = 6
_LONG_RUN = re.compile(rb"(.)\1{6,}", re.DOTALL)
_BUCKETS = 128, 96  # scripts without classes (Han, Hangul …) are spread over the bytes from 128 on


@cache
def _class_of_letter() -> dict[str, bytes]:
    table: dict[str, bytes] = {}
    for line in _CLASSES.split("\n"):
        if line:
            name, letters = line.split(" ")
            table |= dict.fromkeys(letters, name.encode())
    table |= dict.fromkeys(_SILENT + APOSTROPHES, b"")
    return table


@lru_cache(maxsize=16384)
def class_of(char: str) -> bytes:
    """Return the class of one character of a cleaned text: one byte, or none for a separator.

    >>> class_of("ғ"), class_of("Q"), class_of("ق"), class_of(","), class_of("@")
    (b'G', b'K', b'K', b'', b'A')
    """
    table = _class_of_letter()
    if char == "H":
        return b"H"
    lower = char.lower()
    if lower in table:
        return table[lower]
    if not char.isalpha() and (char.isascii() or unicodedata.category(char)[0] in "PZC"):
        return b""
    readings = sorted((reading.price, letters) for letters, reading in readings_of(char).items())
    for _, letters in readings:
        if table.get(letters[0]):
            return table[letters[0]]
    if char.isalpha() and not char.isascii():
        low, count = _BUCKETS
        return bytes([low + ord(char) % count])
    return b""


def fold(chars: Iterable[str]) -> bytes:
    """Fold cleaned characters to classes, whatever their script.

    >>> fold("Тр@мп, Қазақ")
    b'TRAMPKAJAK'
    """
    return b"".join(map(class_of, chars))


def classes(chars: Sequence[str]) -> tuple[bytes, list[int]]:
    """Fold cleaned characters to classes; also return the index of the character behind each class byte."""
    names = list(map(class_of, chars))
    return b"".join(names), [place for place, name in enumerate(names) if name]


def shorten_runs(folded: bytes, places: Sequence[int] = ()) -> tuple[bytes, list[int]]:
    """Shorten each long run of one class to six bytes, so that nobody can make a search slow by a million of them.

    >>> shorten_runs(b"TRAAAAAAAAMP", list(range(12)))
    (b'TRAAAAAAMP', [0, 1, 2, 3, 4, 5, 6, 7, 10, 11])
    """
    kept: list[int] = []
    end = 0
    for run in _LONG_RUN.finditer(folded):
        kept += places[end : run.start() + _LONGEST_RUN]
        end = run.end()
    return _LONG_RUN.sub(lambda run: run[0][:_LONGEST_RUN], folded) if end else folded, [*kept, *places[end:]]


def counts_as_slip(sign: str, letters: str, reading: Reading) -> bool:
    """Tell whether a reading is so far-fetched that it counts against the budget of slips.

    It does when it is dear, and when it takes the sign out of its class without being common: the screen then sees a
    wrong letter, and it looks for words with as many of these as there may be slips.
    """
    if reading.price >= SLIP_PRICE:
        return True
    shown, wanted = _collapse(sign), _collapse(letters)
    if not shown:
        return bool(wanted) and not any(name is Disguise.LAYOUT for name, _ in reading.stages)
    return shown != wanted and (reading.price > _CROSSING_PRICE or ord(sign[0]) > 0xFFFF)


@cache
def _misread() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for sign, letters, price in reading_rows("ocr"):
        if len(sign) == len(letters) == 1 and price <= _MISREAD_PRICE and class_of(sign):
            found.setdefault(sign, {})[letters] = price
    return found


def misread(sign: str) -> Mapping[str, float]:
    """Return the letters that text recognition takes for a sign when it misreads them, with their prices.

    >>> "а" in misread("О")
    True
    """
    return _misread().get(sign) or _misread().get(sign.lower(), {})


@lru_cache(maxsize=16384)
def _collapse(chars: str) -> bytes:
    folded = fold(chars)
    if len(folded) < 2:
        return folded
    return bytes(name for at, name in enumerate(folded) if at == 0 or folded[at - 1] != name)


@cache
def _variants() -> tuple[dict[str, frozenset[bytes]], dict[str, dict[str, frozenset[bytes]]]]:
    """Return the classes that a letter may show, and those that several letters together may show."""
    single: dict[str, set[bytes]] = {}
    several: dict[str, dict[str, set[bytes]]] = {}
    signs = dict.fromkeys([*_class_of_letter(), "H", *all_signs()])
    signs |= dict.fromkeys(chr(code) for code in range(0xC0, 0x180))
    for sign in signs:
        shown = fold(sign)
        readings = readings_of(sign) if len(sign) == 1 else long_readings(sign) or {}
        for letters, reading in readings.items():
            if counts_as_slip(sign, letters, reading):
                continue
            if len(letters) == 1:
                single.setdefault(letters, set()).add(shown)
            else:
                several.setdefault(letters[0], {}).setdefault(letters, set()).add(shown)
    for letter in dropped_letters()[0]:
        single.setdefault(letter, set()).add(b"")
    return (
        {letter: frozenset(shown) for letter, shown in single.items()},
        {first: {k: frozenset(v) for k, v in rest.items()} for first, rest in several.items()},
    )


@lru_cache(maxsize=1024)
def variants(letter: str) -> frozenset[bytes]:
    """Return the class strings that a letter of a phrase may show in a text (``b""``: it may be missing)."""
    return _variants()[0].get(letter, frozenset()) | {class_of(letter)}


@cache
def _misread_variants() -> dict[str, frozenset[bytes]]:
    found: dict[str, set[bytes]] = {}
    for sign, letters in _misread().items():
        for letter in letters:
            found.setdefault(letter, set()).add(class_of(sign))
    return {letter: frozenset(shown) for letter, shown in found.items()}


def misread_variants(letter: str) -> frozenset[bytes]:
    """Return the classes that a letter shows where text recognition takes it for another one."""
    return _misread_variants().get(letter, frozenset())


def long_variants(letter: str) -> dict[str, frozenset[bytes]]:
    """Return the runs of letters beginning with ``letter`` that one sign may stand for, with its classes."""
    return _variants()[1].get(letter, {})


@cache
def layout_variants(layout: str, allowed: frozenset[Disguise]) -> dict[str, frozenset[bytes]]:
    """Return for each letter the classes it shows when its key is struck on the wrong layout (``us-kz`` …).

    ``allowed``: the disguises that the meant letter may have besides.
    """
    found: dict[str, set[bytes]] = {}
    for typed, meant in layouts()[layout].items():
        for letters, reading in readings_of(meant).items():
            free = len(letters) == 1 and not counts_as_slip(meant, letters, reading)
            if free and all(name in allowed for name, _ in reading.stages):
                found.setdefault(letters, set()).add(class_of(typed))
    return {letter: frozenset(shown) for letter, shown in found.items()}
