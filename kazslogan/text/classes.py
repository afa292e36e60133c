"""Coarse letter classes: a text folded so far that no disguise can hide a letter from the screen.

Every letter and letter-like sign of any script falls into one of about twenty classes by its sound; separators,
marks and invisible characters fall away. A phrase letter may be written with signs of several classes (р as R, or
as P when a Latin ``p`` looks like it): :mod:`kazslogan.text.alphabets` lists them, from the same readings that the
aligner uses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from kazslogan.models import Disguise
from kazslogan.text.readings import APOSTROPHES, SLIP_PRICE, Reading, readings_of
from kazslogan.text.tables import reading_rows

__all__ = [
    "ALPHABET",
    "LONGEST_RUN",
    "all_misread",
    "class_of",
    "class_of_letter",
    "classes",
    "counts_as_slip",
    "fold",
    "misread",
    "shape_of",
    "shorten_runs",
]

#: The classes by sound, each with its letters; the first letter names the class. Digits and symbols that serve as
#: letters inside words stand with the letter they most often replace. Signs that stand for letters of two classes
#: equally often have a class of their own: 3 (з, e), 0 (о, қ), 5 (s, ғ), H (н, h).
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
#: Letters that stand for no sound of their own and may be missing: they have no class.
_SILENT = "ьъءئٴـ"
#: Letters of other alphabets that look like Latin ones, as small letters or as capitals.
_SHAPES = dict(zip("аеорсухкмтвніѕјһәαονρτκ", "aeopcyxkmtbhisjhəaovptk", strict=True))
_VOWELS = frozenset((b"A", b"E", b"I", b"O"))
#: Up to this price a sign may stand for a letter of another class for free (p for р, 3 for з, sh for ш).
_CROSSING_PRICE = 0.05
#: Up to this price a letter is often misread by text recognition.
_MISREAD_PRICE = 0.35
ALPHABET = b"AEIOKGSJTDBPVWFLMNR305H"
"""All classes of letters; bytes from 128 on are signs of scripts without classes."""
LONGEST_RUN = 6
_LONG_RUN = re.compile(rb"(.)\1{%d,}" % LONGEST_RUN, re.DOTALL)
_BUCKETS = 128, 96  # scripts without classes (Han, Hangul …) are spread over the bytes from 128 on


@cache
def class_of_letter() -> dict[str, bytes]:
    """Return the class of every letter that the table lists; see :func:`class_of`."""
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
    table = class_of_letter()
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
        return bytes([low + ord(lower[0]) % count])
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


@lru_cache(maxsize=16384)
def shape_of(char: str) -> str:
    """Return what letters of one shape have in common: a drawn-out letter may be written with any of them.

    >>> shape_of("А") == shape_of("а") == shape_of("a") != shape_of("ә")
    True
    """
    lower = char.lower()
    return _SHAPES.get(lower, lower)


def shorten_runs(folded: bytes, places: Sequence[int] = ()) -> tuple[bytes, list[int]]:
    """Shorten each long run of one class to six bytes, so that nobody can make a search slow by a million of them.

    >>> shorten_runs(b"TRAAAAAAAAMP", list(range(12)))
    (b'TRAAAAAAMP', [0, 1, 2, 3, 4, 5, 6, 7, 10, 11])
    """
    kept: list[int] = []
    end = 0
    for run in _LONG_RUN.finditer(folded):
        kept += places[end : run.start() + LONGEST_RUN]
        end = run.end()
    return _LONG_RUN.sub(lambda run: run[0][:LONGEST_RUN], folded) if end else folded, [*kept, *places[end:]]


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
def all_misread() -> dict[str, dict[str, float]]:
    """Return every sign that text recognition may be wrong about, see :func:`misread`."""
    found: dict[str, dict[str, float]] = {}
    for sign, letters, price in reading_rows("ocr"):
        if not len(sign) == len(letters) == 1 or price > _MISREAD_PRICE:
            continue
        # A silent sign may stand for a vowel (ь for ы); keys without some of their consonants would be anywhere.
        if class_of(sign) or (sign in _SILENT and class_of(letters) in _VOWELS):
            found.setdefault(sign, {})[letters] = price
    return found


def misread(sign: str) -> Mapping[str, float]:
    """Return the letters that text recognition takes for a sign when it misreads them, with their prices.

    >>> "а" in misread("О")
    True
    """
    return all_misread().get(sign) or all_misread().get(sign.lower(), {})


@lru_cache(maxsize=16384)
def _collapse(chars: str) -> bytes:
    folded = fold(chars)
    if len(folded) < 2:
        return folded
    return bytes(name for at, name in enumerate(folded) if at == 0 or folded[at - 1] != name)
