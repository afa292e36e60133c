"""Build the tables of ``kazslogan/data`` from the small fact files in ``tools/sources``.

Usage::

    python tools/build_tables.py            # write every table
    python tools/build_tables.py --check    # write nothing; exit 1 and name each table that is stale

A *reading* says: this sign of a text may stand for these letters of a phrase, at this price (1 = a typing slip).
Everything here is deterministic and needs the standard library only; facts of Unicode are read from the sources,
never from ``unicodedata``'s own tables, so that every Python version builds the same files.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "tools" / "sources"
DATA = ROOT / "kazslogan" / "data"
VERSION = "1.0.0"
DATE = "2026-11-23"

APOSTROPHES = dict.fromkeys(map(ord, "’ʼʹʻ‘`´"), "'") | dict.fromkeys(map(ord, "ʺ”“"), "''")
SILENT = "ьъ"
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя" + "әғқңөұүһі" + "єїґ" + "җўҳ" + "јљњћђџ"
LATIN = "abcdefghijklmnopqrstuvwxyz" + "ışçğñöüä"
ARABIC = "ابتثجحخدذرزژسشصضطظعغفقكکگڭلمنهھەةوۇۆۈۋىيیېئپچ"

# The commoner a scheme is in the wild, the cheaper its letters.
SCHEME_PRICES: dict[str, dict[str, float]] = {
    "kk_cyrl_latn.tsv": {
        "k2021apr": 0.02, "bgn1979": 0.02, "k2018": 0.03, "k2019": 0.03, "qazaqparat": 0.03, "k2017": 0.03,
        "k2021jan": 0.03, "k2017sep": 0.04, "mediawiki": 0.04, "alalc": 0.04, "iso9_1995": 0.04, "odni2015": 0.04,
        "uroman_kaz": 0.05, "anyascii": 0.05, "unidecode": 0.05,
    },
    "ru_latn.tsv": {
        "bgn_pcgn": 0.02, "icao_doc_9303": 0.02, "wikipedia": 0.02, "gost_52290": 0.03, "mvd_782": 0.03,
        "telegram": 0.03, "yandex_maps": 0.03, "yandex_money": 0.03, "gost_779_alt": 0.03, "scientific": 0.03,
        "gost_779": 0.04, "ala_lc": 0.04, "ala_lc_alt": 0.04, "ungegn_1987": 0.04,
    },
    "ky_tt_uz_latn.tsv": {
        "uz_official": 0.02, "uz_bgn1979": 0.04, "uz_odni2015": 0.04, "ky_bgn1979": 0.03, "ky_odni2015": 0.04,
        "tt_bgn2007": 0.03, "tt_odni2015": 0.04,
    },
}  # fmt: skip
ARABIC_PRICES = {"press": 0.02, "mediawiki": 0.02, "sarmay": 0.03, "apertium": 0.04, "precomposed_front": 0.03}
BARE_LETTER_EXTRA = 0.15
LOOKALIKE_PRICE, FAR_LOOKALIKE_PRICE = 0.02, 0.04


class Reading(NamedTuple):
    """One row of a reading table: *sign* of a text, *letter* of a phrase, *price* and where that is known from."""

    sign: str
    letter: str
    price: float
    source: str


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated file, by the names in its first line that is no ``#`` comment."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("# "))
    names = next(lines).split("\t")
    for line in lines:
        yield dict(zip(names, line.split("\t") + [""] * len(names), strict=False))


def listed(name: str) -> Iterator[Reading]:
    """Yield the hand-listed readings of ``readings_<name>.tsv``: every sign with every letter of its row."""
    for row in rows(SOURCES / f"readings_{name}.tsv"):
        for sign in row["signs"].split(" "):
            for letter in row["letters"].split(" "):
                yield Reading(sign, letter, float(row["price"]), row["source"])


def unhex(code_points: str) -> str:
    """Turn ``"0072 0335"`` into the text of those code points."""
    return "".join(chr(int(code, 16)) for code in code_points.split())


def lookalikes() -> Iterator[Reading]:
    """Yield UTS #39 look-alikes: signs that share a skeleton with a letter of our alphabets, in either case."""
    groups: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    skeleton_of: dict[str, str] = {}
    for row in rows(SOURCES / "confusables.tsv"):
        groups[row["skeleton"]].append(row)
        skeleton_of[row["sign"]] = row["skeleton"]
    for letter in CYRILLIC + LATIN + ARABIC:
        skeletons = dict.fromkeys(skeleton_of[form] for form in (letter, letter.upper()) if form in skeleton_of)
        signs = {row["sign"]: row for skeleton in skeletons for row in groups[skeleton]}
        for sign, row in signs.items():
            # What compatibility normalisation turns into a sign of the same group needs no row of its own.
            if (sign.isascii() and not sign.isalpha()) or unhex(row["nfkc"]) in signs.keys() | {letter}:
                continue
            near = row["name"].startswith(("LATIN", "CYRILLIC", "GREEK", "ARABIC LETTER"))
            yield Reading(sign, letter, LOOKALIKE_PRICE if near else FAR_LOOKALIKE_PRICE, "uts39")


def scheme_letters() -> Iterator[Reading]:
    """Yield the Latin letters of every scheme, each as a reading of its Cyrillic letter."""
    for name, prices in SCHEME_PRICES.items():
        for row in rows(SOURCES / name):
            for column, price in prices.items():
                for sign in row[column].split("|"):
                    folded = sign.translate(APOSTROPHES)
                    if any(char.isalpha() for char in folded):
                        yield Reading(folded, row["cyr"], price, column if column[2] == "_" else f"{name[:2]}:{column}")


def informal_latin() -> Iterator[Reading]:
    """Yield Kazakh letters as people really type them in Latin, priced by how often they do."""
    for row in rows(SOURCES / "kk_informal_latin.tsv"):
        share = float(row["share"])
        price = 0.05 if share >= 0.1 else 0.15 if share >= 0.02 else 0.3
        if row["latin"]:
            yield Reading(row["latin"], row["cyr"], price, "kk:informal")


def bare(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Yield each reading of a sign with marks again without them, dearer: š is also typed as s."""
    for reading in readings:
        plain = "".join(c for c in unicodedata.normalize("NFD", reading.sign) if not unicodedata.combining(c))
        if plain != reading.sign:
            yield reading._replace(sign=plain, price=reading.price + BARE_LETTER_EXTRA)


def transliteration() -> Iterator[Reading]:
    """Yield Latin signs for Cyrillic letters, by scheme and by habit, and Cyrillic signs for Latin letters."""
    schemes = list(scheme_letters())
    yield from schemes
    yield from bare(schemes)
    yield from informal_latin()
    for reading in listed("transliteration"):
        yield reading._replace(sign=reading.sign.translate(APOSTROPHES))


def arabic() -> Iterator[Reading]:
    """Yield Arabic-script signs for Cyrillic letters and for Arabic letters."""
    for row in rows(SOURCES / "kk_cyrl_arab.tsv"):
        for column, price in ARABIC_PRICES.items():
            for sign in filter(None, row[column].split("|")):
                yield Reading(sign, row["cyr"], price, f"kk:{column}")
    for row in rows(SOURCES / "kk_arab_reverse.tsv"):
        for letter in row["cyr"].split("|"):
            yield Reading(row["arab"], letter, 0.03 if row["kind"] == "letter" else 0.05, f"kk:{row['kind']}")
    yield from listed("arabic")


def counted_keyboard() -> Iterator[Reading]:
    """Yield what is typed for Kazakh letters on a Russian keyboard, priced by its share of the counts."""
    counts: defaultdict[str, dict[str, tuple[int, bool]]] = defaultdict(dict)
    for row in rows(SOURCES / "kk_informal_russian_keyboard.tsv"):
        counts[row["kk_letter"]][row["typed_as"]] = int(row["count"]), bool(row["inflated"])
    bands = [0.01, 0.05, 0.1, 0.2, 0.3, 0.3]
    for letter, typed in counts.items():
        total = sum(count for count, _ in typed.values())
        for sign, (count, inflated) in typed.items():
            share = count / total
            # Counts inflated by words that happen to look alike are worth two bands less.
            band = 0 if share >= 0.3 else 1 if share >= 0.1 else 2 if share >= 0.01 else 3
            if not sign.isascii():
                yield Reading(sign, letter, bands[band + 2 * inflated], "ru-keyboard")


def keyboard() -> Iterator[Reading]:
    """Yield letters typed for letters that the keyboard lacks or the writer folds."""
    yield from counted_keyboard()
    yield from listed("keyboard")


def homoglyph() -> Iterator[Reading]:
    """Yield look-alikes: those of UTS #39 and the listed ones."""
    yield from lookalikes()
    yield from listed("homoglyph")


def cheapest(readings: Iterable[Reading]) -> list[Reading]:
    """Sort readings by sign, price and letter; keep the cheapest of each pair, and no letter that stands for itself."""
    best: dict[tuple[str, str], Reading] = {}
    for reading in readings:
        sign, letter = (unicodedata.normalize("NFC", part) for part in reading[:2])
        if sign.lower() != letter and ((sign, letter) not in best or reading.price < best[sign, letter].price):
            best[sign, letter] = Reading(sign, letter, reading.price, reading.source)
    return sorted(best.values(), key=lambda reading: (reading.sign, reading.price, reading.letter))


def header(title: str, sources: Iterable[str], columns: str) -> str:
    """Return the comment lines that open a table: what it holds, from which files, and who made it."""
    lines = [title, f"version: {VERSION} | date: {DATE} | generator: tools/build_tables.py"]
    for name in sources:
        path = SOURCES / name
        facts = [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
        lines += [f"source: tools/sources/{name}", *(f"  {fact}" for fact in facts)]
    return "".join(f"# {line}\n" for line in lines) + columns + "\n"


def joined(table: Iterable[Iterable[str]]) -> str:
    """Return the rows of a table as tab-separated lines."""
    return "".join("\t".join(row) + "\n" for row in table)


READING_COLUMNS = "sign\tletter\tprice\tsource"
KEPT = "Signs of a text, the letters of a phrase that they may stand for, and the price (1 = a typing slip)."


class Table(NamedTuple):
    """One reading table: its maker, what its header says, and the source files that it is made from."""

    make: Callable[[], Iterable[Reading]]
    title: str
    sources: tuple[str, ...]


READING_TABLES: dict[str, Table] = {
    "homoglyph": Table(
        homoglyph,
        "Look-alikes. Case of the sign matters; letters are lower case.",
        ("confusables.tsv", "readings_homoglyph.tsv"),
    ),
    "leet": Table(lambda: listed("leet"), "Digits, symbols and drawings of letters.", ("readings_leet.tsv",)),
    "transliteration": Table(
        transliteration,
        "Latin for Cyrillic and Cyrillic for Latin. Every apostrophe is given as ' (U+0027).",
        (*SCHEME_PRICES, "kk_informal_latin.tsv", "readings_transliteration.tsv"),
    ),
    "arabic": Table(
        arabic,
        "Arabic script for Cyrillic, and forms of one Arabic letter.",
        ("kk_cyrl_arab.tsv", "kk_arab_reverse.tsv", "readings_arabic.tsv"),
    ),
    "keyboard": Table(
        keyboard,
        "Letters typed for a letter that the keyboard lacks or the writer folds.",
        ("kk_informal_russian_keyboard.tsv", "readings_keyboard.tsv"),
    ),
    "ocr": Table(lambda: listed("ocr"), "Shape confusions of text read off a photograph.", ("readings_ocr.tsv",)),
}


def reading_table(name: str) -> str:
    """Return the text of one reading table."""
    table = READING_TABLES[name]
    body = joined((sign, letter, f"{price:.2f}", source) for sign, letter, price, source in cheapest(table.make()))
    return header(f"{table.title} {KEPT}", table.sources, READING_COLUMNS) + body


def dropped_table() -> str:
    """Return the text of the table of letters and signs that may be missing or skipped."""
    found = sorted((row["sign"], row["side"], row["price"], row["source"]) for row in rows(SOURCES / "dropped.tsv"))
    title = "Letters of a phrase that a text may leave out, and signs of a text that may be skipped, with the price."
    return header(title, ["dropped.tsv"], "sign\tside\tprice\tsource") + joined(found)


def styled_table() -> str:
    """Return the text of the table of styled letters that compatibility normalisation leaves alone."""
    found = sorted((row["sign"], row["letter"], row["kind"]) for row in rows(SOURCES / "styled.tsv"))
    title = "Styled letters that compatibility normalisation leaves alone, and the plain lower-case letter of each."
    return header(title, ["styled.tsv"], "sign\tletter\tsource") + joined(found)


def slips(active: str, meant: str) -> dict[str, str]:
    """Return what was meant on layout *meant* by each sign typed while layout *active* was on."""
    found: dict[str, str] = {}
    for row in rows(SOURCES / "keyboards.tsv"):
        for typed, wanted in zip(row[active].split(" "), row[meant].split(" "), strict=False):
            if typed != wanted:
                found.setdefault(typed, wanted)
    return dict(sorted(found.items()))


def layout_table() -> str:
    """Return JSON with, for pairs of layouts, what was meant by each sign typed on the wrong one."""
    about = header("Signs typed on the wrong layout: {active-meant: {typed: meant}}.", ["keyboards.tsv"], "")
    pairs = (("us", "ru"), ("us", "kz"), ("us", "ua"), ("ru", "us"), ("kz", "us"), ("ua", "us"))
    tables = {f"{active}-{meant}": slips(active, meant) for active, meant in pairs}
    digits = slips("ru", "kz").items()
    tables["kz-digits"] = {typed: meant for typed, meant in digits if meant.isalpha() and not typed.isalpha()}
    comment = [line[2:] for line in about.splitlines() if line]
    return json.dumps({"_about": comment, **tables}, ensure_ascii=False, indent=1) + "\n"


def word_list() -> str:
    """Return the list of frequent word forms; the counts are made by ``tools/count_words.py``."""
    found = [(row["word"], row["lang"], row["count"]) for row in rows(SOURCES / "words.tsv")]
    return header("Frequent word forms by language.", ["words.tsv"], "# word\tlang\tcount") + joined(found)


def english_list() -> str:
    """Return the list of English words that ``tools/list_english.py`` makes."""
    return header("English words.", ["english.tsv"], "# word") + joined(
        (row["word"],) for row in rows(SOURCES / "english.tsv")
    )


def pair_list() -> str:
    """Return how often two letters stand in a row in the frequent words, with what has no sound between them."""
    found: defaultdict[str, int] = defaultdict(int)
    for row in rows(SOURCES / "words.tsv"):
        word = row["word"]
        sounds = [place for place, char in enumerate(word) if char.isalpha() and char not in SILENT]
        for first, second in pairwise(sounds):
            found[word[first : second + 1]] += int(row["count"])
    title = "Two letters in a row in frequent word forms, with the silent letters and signs between them."
    body = joined((letters, str(count)) for letters, count in sorted(found.items()))
    return header(title, ["words.tsv"], "# letters\tcount") + body


def build() -> dict[str, str]:
    """Return the text of every table by its file name."""
    tables = {f"{name}.tsv": reading_table(name) for name in READING_TABLES}
    tables |= {"dropped.tsv": dropped_table(), "styled.tsv": styled_table(), "layouts.json": layout_table()}
    return tables | {"words.txt": word_list(), "english.txt": english_list(), "pairs.txt": pair_list()}


def stale(tables: dict[str, str]) -> list[str]:
    """Return the names of tables in ``kazslogan/data`` that are missing or differ from *tables*."""

    def kept(name: str) -> str | None:
        path = DATA / name
        return path.read_text(encoding="utf-8") if path.exists() else None

    return [name for name, text in tables.items() if kept(name) != text]


def main(argv: list[str] | None = None) -> int:
    """Write the tables, or with ``--check`` compare them; return the exit code."""
    parser = argparse.ArgumentParser(description="Build the tables of kazslogan/data from tools/sources.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a table is stale")
    tables = build()
    if parser.parse_args(argv).check:
        outdated = stale(tables)
        for name in outdated:
            print(f"stale: kazslogan/data/{name}; run: python tools/build_tables.py", file=sys.stderr)
        return 1 if outdated else 0
    DATA.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        (DATA / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"{name}: {sum(not line.startswith('#') for line in text.splitlines())} lines")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
