"""What a sign in a text may stand for: priced readings, by sound and by shape.

A Latin ``p`` may be п (romanisation) or р (look-alike). No folding can know which; so each sign keeps all
its readings, each with a price (0 = the letter itself, 1 = a typing slip) and the disguises it undoes, and
the aligner takes what the phrase asks for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from kazslogan.models import Disguise
from kazslogan.text.fallback import romanise
from kazslogan.text.tables import READING_TABLES, layouts, reading_rows

__all__ = [
    "APOSTROPHES",
    "FONT_SYMBOLS",
    "SLIP_PRICE",
    "Reading",
    "all_signs",
    "leet_letters",
    "long_readings",
    "longest_sign",
    "readings_of",
]

#: Readings at this price or above are guesses: each counts as a slip, see ``text.classes.counts_as_slip``.
SLIP_PRICE = 0.2
#: All are written for one another; tables list only the first.
APOSTROPHES = "'’ʼʹʻ‘`´ʾʿ′ʺ″ˮʽ‛ꞌ"
#: Price of ignoring the mark on a letter that has no reading of its own with it (â for a).
_MARK_PRICE = 0.02
#: Only readings up to this price are looked through to what they may stand for in their turn.
_CLEAR_PRICE = 0.12
#: Digits for the Kazakh letters on their keys: 0аза0стан for Қазақстан.
_DIGIT_ROW_PRICE = 0.05
#: Digraphs of romanised text in which a letter may be disguised, by what looks so much like it.
_DIGRAPHS = ("sh", "ch", "zh", "kh", "ts", "ya", "yu", "yo", "ye", "ia", "iu", "ja", "ju", "gh", "ng", "shch", "sch")
_LIKE = 0.06
_MOST_OF_DIGRAPH = 0.05  # a dearer reading of other letters would be a slip (see ``text.classes.counts_as_slip``)
#: A reading that looks through another one is less likely than both.
_THROUGH_PRICE = 0.04
#: Symbols with which lettering generators write; among words of other languages they mean nothing else.
FONT_SYMBOLS = "₳฿₵₡₣₲₭₥₦₱₴₮₩∂∩∪℘᙭϶"
#: Symbols that the screen sees as letters. A sign made only of others costs a slip: the screen can't see it.
LEET_SYMBOLS = f"@$€£¥₽¢!(+₿₸₫₹₺₼✝{FONT_SYMBOLS}"
#: Two ways to read a sign as the same letter may both be meant if their prices differ by no more.
_EITHER = 0.06
_DISGUISE_OF = {"arabic": Disguise.TRANSLITERATION} | {
    name: Disguise(name) for name in READING_TABLES if name != "arabic"
}
#: A look-alike or a digit may stand for a letter that itself stands for another: ``o`` → о → ө, ``р`` → p → п.
_FIRST = (Disguise.HOMOGLYPH, Disguise.LEET, Disguise.OCR)
_SECOND = (Disguise.KEYBOARD, Disguise.TRANSLITERATION)


class Reading(NamedTuple):
    """One thing that a sign may stand for."""

    price: float
    stages: tuple[tuple[Disguise, str], ...]
    """What is undone by it and what that leaves, in order; empty when the sign is the letter itself."""
    also: Disguise | None = None
    """What the first stage may be instead: a Latin ``a`` for а is a look-alike or a romanisation."""


Readings = Mapping[str, Reading]
_SELF = Reading(0.0, ())


@cache
def _table() -> dict[str, dict[str, Reading]]:
    table: dict[str, dict[str, Reading]] = {}

    def add(sign: str, letters: str, price: float, disguise: Disguise) -> None:
        if not any(char.isalnum() or char in LEET_SYMBOLS or char in APOSTROPHES for char in sign):
            price = max(price, SLIP_PRICE)
        known = table.setdefault(sign, {})
        other = known.get(letters)
        if other is None:
            known[letters] = Reading(price, ((disguise, letters),))
        elif other.stages[0][0] is not disguise:
            cheap, dear = ((price, disguise), (other.price, other.stages[0][0]))
            if cheap[0] >= dear[0]:
                cheap, dear = dear, cheap
            also = dear[1] if dear[0] - cheap[0] <= _EITHER else other.also
            known[letters] = Reading(cheap[0], ((cheap[1], letters),), also)
        elif price < other.price:
            known[letters] = Reading(price, other.stages, other.also)

    for name in READING_TABLES:
        for sign, letters, price in reading_rows(name):
            if name == "homoglyph" and _is_arabic(sign) != _is_arabic(letters):
                continue  # ه looks like o, but nobody mixes the two directions inside a word
            # Some digits are look-alikes by Unicode's table; people call that leet.
            disguise = _DISGUISE_OF[name] if sign[0].isalpha() or name != "homoglyph" else Disguise.LEET
            add(sign, letters, price, disguise)
    for sign, letter in layouts()["kz-digits"].items():
        add(sign, letter.lower(), _DIGIT_ROW_PRICE, Disguise.LAYOUT)
    _disguise_digraphs(table)
    return table


def _disguise_digraphs(table: dict[str, dict[str, Reading]]) -> None:
    """Add the usual digraphs of romanised text with a letter that is itself disguised: 5h for sh, у with a Latin a."""
    letters = {letter for digraph in _DIGRAPHS for letter in digraph}
    looks: dict[str, list[tuple[str, float, Disguise]]] = {letter: [] for letter in letters}
    for sign, readings in table.items():
        if len(sign) == 1 and (sign in "0123456789@$" or "а" <= sign <= "я" or sign in "іјѕһ"):
            for letter in letters & readings.keys():
                reading = readings[letter]
                if reading.price <= _LIKE and reading.stages[0][0] in _FIRST:
                    looks[letter].append((sign, reading.price, reading.stages[0][0]))
    for digraph in _DIGRAPHS:
        for place, letter in enumerate(digraph):
            for sign, price, disguise in looks[letter]:
                known = table.setdefault(digraph[:place] + sign + digraph[place + 1 :], {})
                for meant, reading in table[digraph].items():
                    if reading.stages[0][0] is Disguise.TRANSLITERATION and reading.price <= _CLEAR_PRICE:
                        stages = ((disguise, digraph), *reading.stages)
                        through = Reading(min(_MOST_OF_DIGRAPH, price + reading.price), stages)
                        _keep(known, meant, through)


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter[0] <= "\u06ff" or "\u0750" <= letter[0] <= "\u077f"


def all_signs() -> Iterator[str]:
    """Yield every sign of one character that has readings of its own, and every one of several."""
    yield from _table()


@cache
def _long_signs() -> dict[str, dict[str, Reading]]:
    return {sign: readings for sign, readings in _table().items() if len(sign) > 1}


@cache
def longest_sign() -> dict[str, int]:
    """Return for each character the length of the longest sign that begins with it (2 or more)."""
    longest: dict[str, int] = {}
    for sign in _long_signs():
        longest[sign[0]] = max(longest.get(sign[0], 0), len(sign))
    return longest


def long_readings(signs: str) -> Readings | None:
    r"""Return the readings of a sign of several characters (``sh``, ``|\\/|``), or None."""
    return _long_signs().get(signs)


@lru_cache(maxsize=16384)
def readings_of(char: str) -> dict[str, Reading]:
    """Return what one character may stand for, by letters (lower case); itself included.

    >>> [str(disguise) for letter in "рп" for disguise, _ in readings_of("p")[letter].stages]
    ['homoglyph', 'transliteration']
    """
    lower = char.lower()
    if char in APOSTROPHES:
        return _table().get("'", {}) | {"'": _SELF}
    found: dict[str, Reading] = {lower if len(lower) == 1 else char: _SELF}
    for sign in dict.fromkeys((char, lower)):
        for letters, reading in _table().get(sign, {}).items():
            _keep(found, letters, reading)
    base = unicodedata.normalize("NFD", lower)[0]
    if base != lower and base.isalpha():
        for letters, reading in readings_of(base).items():
            _keep(found, letters, Reading(reading.price + _MARK_PRICE, ((Disguise.MARKS, base), *reading.stages)))
    if len(found) == 1 and char.isalpha():
        for letters in romanise(char) or romanise(
            char.swapcase()[0]
        ):  # of some only capitals or small letters are known
            _keep(found, letters, Reading(0.1, ((Disguise.TRANSLITERATION, letters),)))
            for further, reading in _table().get(letters, {}).items():
                if reading.stages[0][0] is Disguise.TRANSLITERATION:
                    _keep(found, further, Reading(reading.price + 0.1, reading.stages))
    _compose(found)
    return found


@lru_cache(maxsize=64)
def leet_letters(sign: str) -> tuple[str, ...]:
    """Return the single letters that a digit or sign stands for by its shape.

    >>> leet_letters("3"), leet_letters("a")
    (('з', 'e', 'е', 'э'), ())
    """
    return tuple(
        letters
        for letters, reading in readings_of(sign).items()
        if len(letters) == 1 and [name for name, _ in reading.stages] == [Disguise.LEET]
    )


def _compose(found: dict[str, Reading]) -> None:
    """Add what the look-alikes and leet letters of a sign stand for in their turn."""
    for letter, first in list(found.items()):
        if len(letter) != 1 or not first.stages or first.stages[-1][0] not in _FIRST or _is_arabic(letter):
            continue
        if first.price > _CLEAR_PRICE:
            continue
        for letters, second in _table().get(letter, {}).items():
            price = first.price + second.price + _THROUGH_PRICE
            if second.stages[0][0] in _SECOND and price < SLIP_PRICE:
                _keep(found, letters, Reading(price, first.stages + second.stages))


def _keep(found: dict[str, Reading], letters: str, reading: Reading) -> None:
    """Keep the cheaper of two readings, and remember what else it may be."""
    other = found.get(letters)
    if other is None:
        found[letters] = reading
        return
    cheap, dear = (reading, other) if reading.price < other.price else (other, reading)
    if cheap.stages and dear.stages and cheap.also is None and dear.price - cheap.price <= _EITHER:
        cheap = cheap._replace(also=dear.stages[0][0])
    found[letters] = cheap
