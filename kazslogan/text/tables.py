"""Load the tables of ``kazslogan/data`` once; ``tools/build_tables.py`` makes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

__all__ = [
    "READING_TABLES",
    "common_pair_counts",
    "common_word_counts",
    "common_words",
    "dropped_letters",
    "english_words",
    "layouts",
    "reading_rows",
    "rows",
    "shown_rows",
    "styled_letters",
]

#: Reading tables by the disguise that they undo, see ``kazslogan.models.Disguise``.
READING_TABLES = ("homoglyph", "leet", "transliteration", "arabic", "keyboard", "ocr")

_DATA = files("kazslogan") / "data"
_FIRST_CELL = re.compile(r"^(?!# )([^\t\n]+)\t", re.MULTILINE)


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated table, without its comments and its header line."""
    table = _cells(f"{name}.tsv")
    next(table)
    yield from table


def _cells(file: str) -> Iterator[list[str]]:
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("# "))


def reading_rows(name: str) -> Iterator[tuple[str, str, float]]:
    """Yield ``(sign, letters, price)`` of a reading table."""
    for sign, letters, price, *_source in rows(name):
        yield sign, letters, float(price)


def shown_rows(alphabet: str) -> Iterator[tuple[str, frozenset[bytes]]]:
    """Yield letters and runs of letters with the strings of ``alphabet`` (classes or signs) that they may show."""
    column = 1 if alphabet == "classes" else 2
    for row in rows("shown"):
        yield row[0], frozenset(bytes.fromhex(string.strip("-")) for string in row[column].split(" "))


@cache
def styled_letters() -> dict[str, str]:
    """Return styled characters that NFKC leaves alone (ᴛ, 🅣, 🇹) with the letter they stand for."""
    return {sign: letter for sign, letter, *_ in rows("styled")}


@cache
def dropped_letters() -> tuple[dict[str, float], dict[str, float]]:
    """Return the letters that a text may lack and the signs that it may have too much, with their prices."""
    phrase: dict[str, float] = {}
    text: dict[str, float] = {}
    for sign, side, price, *_ in rows("dropped"):
        (phrase if side == "phrase" else text)[sign] = float(price)
    return phrase, text


@cache
def layouts() -> dict[str, dict[str, str]]:
    """Return keyboard maps ``{"us-kz": {typed: meant, …}, …}``: typed on the first layout, meant on the second."""
    tables: dict[str, dict[str, str]] = json.loads((_DATA / "layouts.json").read_text(encoding="utf-8"))
    return {name: table for name, table in tables.items() if not name.startswith("_")}


def common_word_counts() -> Iterator[tuple[str, str, int]]:
    """Yield frequent word forms of Kazakh, Russian and English with their language and counts."""
    for word, language, count in _cells("words.txt"):
        yield word, language, int(count)


def common_pair_counts() -> Iterator[tuple[str, int]]:
    """Yield what these words show of two letters in a row, with the silent letters between them, and its count."""
    for letters, count in _cells("pairs.txt"):
        yield letters, int(count)


@cache
def common_words() -> frozenset[str]:
    """Return these words: who writes one of them has made no typing slip."""
    # One search is faster than to take line after line apart; it is done for many a first match.
    return frozenset(_FIRST_CELL.findall((_DATA / "words.txt").read_text(encoding="utf-8")))


@cache
def english_words() -> frozenset[str]:
    """Return English words of four letters or more, many more than :func:`common_words` holds."""
    return frozenset(cells[0] for cells in _cells("english.txt"))
