"""Wordings of the built-in rule sets in other spellings: by scheme, as people spell without one, in Arabic letters.

A standard's letters are facts, whoever writes them down: they are read from ``tools/sources`` (or another folder with
such tables), letter by letter, where the package has rules of context besides. What other packages make of the same
texts (ICU, uroman, anyascii, iuliia, cyrtranslit, transliterate) is scored beside them, where they are installed.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import second_source

from kazslogan import variants

__all__ = ["Spelling", "handwritten", "spelled", "spellings"]

SOURCES = Path(__file__).parents[1] / "tools" / "sources"
WORDINGS = Path(__file__).with_name("wordings.tsv")
_UROMAN_AND_OTHERS = {"uroman_kaz", "anyascii", "unidecode", "precomposed_front"}  # packages are asked themselves
_SILENT = "ъь"
_HAMZA = {"mediawiki": "\u0674", "press": "ء"}


class Spelling(NamedTuple):
    """A way to spell texts of one language."""

    name: str
    language: str
    spell: Callable[[str, random.Random], str | None]


class Text(NamedTuple):
    """A slogan in some spelling."""

    spelling: str
    rule: str
    text: str


def handwritten() -> Iterator[tuple[str, str, str]]:
    """Yield language, rule and text of the wordings that were written by hand."""
    for row in _rows(WORDINGS)[1:]:
        yield row[0], row[1], row[2]


def spellings(folder: Path = SOURCES) -> list[Spelling]:
    """Return every spelling for which there is a table in a folder or a package."""
    found = [
        *_by_column(folder / "kk_cyrl_latn.tsv", {"": "kk"}),
        Spelling("kk informal, as measured", "kk", partial(_informal, _measured(folder / "kk_informal_latin.tsv"))),
        *(one for one in _by_column(folder / "kk_cyrl_arab.tsv", {"": "kk"}) if one.name.split(", ")[1] in _HAMZA),
        *_by_column(folder / "ky_tt_uz_latn.tsv", {"ky_": "ky", "tt_": "tt", "uz_": "uz-Cyrl"}),
        *_by_column(folder / "ru_latn.tsv", {"": "ru"}),
    ]
    for language in ("kk", "ru"):
        names = dict.fromkeys(second_source.romanisers(language))
        found += [Spelling(f"{language} {_title(name)}", language, partial(_package, name, language)) for name in names]
    return found


def _title(name: str) -> str:
    package, _, scheme = name.partition(":")
    if package == "iuliia":  # it has more than two dozen schemes
        return "of package iuliia, all schemes"
    return {"standard": f"{scheme}, second table", "informal": "informal, second table"}.get(
        package, f"of package {package} {scheme}".rstrip()
    )


def spelled(rulesets: Sequence[str], each: int, seed: int, folder: Path = SOURCES) -> Iterator[Text]:
    """Yield texts in every spelling, so many of each: wordings of the rule sets, plain and inflected."""
    ways = spellings(folder)
    alike = Counter(spelling.name for spelling in ways)
    said = {
        language: _said(rulesets, language, each, seed)
        for language in dict.fromkeys(spelling.language for spelling in ways)
    }
    for spelling in ways:
        rng = random.Random(f"{seed}/{spelling.name}")
        few = -(-2 * each // alike[spelling.name]) if alike[spelling.name] > 1 else each
        for rule, phrase in rng.sample(said[spelling.language], min(few, len(said[spelling.language]))):
            text = spelling.spell(phrase, rng)
            if text and text != phrase:
                yield Text(spelling.name, rule, text)


def _said(rulesets: Sequence[str], language: str, each: int, seed: int) -> list[tuple[str, str]]:
    """Return what rules say in a language, in their own spelling."""
    found: dict[tuple[str, str], None] = {}
    for ruleset in rulesets:
        for disguise in ("case", "inflection"):
            try:
                made = list(variants(ruleset, languages=[language], disguises=[disguise], seed=seed, limit=each // 2))
            except LookupError:
                continue  # it isn't said in this language
            found |= dict.fromkeys((one.rule, one.phrase) for one in made)
    rng = random.Random(seed)
    return rng.sample(list(found), min(each, len(found)))


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _by_column(path: Path, languages: dict[str, str]) -> list[Spelling]:
    header, *rows = _rows(path)
    found = []
    for place, name in enumerate(header[1:], 1):
        language = next(tag for prefix, tag in languages.items() if name.startswith(prefix))
        if name in _UROMAN_AND_OTHERS:
            continue
        # An empty cell drops the letter, or has no rule for it; "-" means that the alphabet has no such letter.
        cells = {row[0]: "".join(row[place : place + 1]).split(" (")[0] for row in rows}
        letters = {letter: cell for letter, cell in cells.items() if cell != "-" and (cell or letter in _SILENT)}
        if path.stem.endswith("arab"):
            found.append(
                Spelling(f"{language} töte jazu, {name}", language, partial(_arabic, cells, _HAMZA.get(name, "ء")))
            )
        else:
            spell = partial(_letters, letters, frozenset(cells))
            found.append(Spelling(f"{language} {name.removeprefix(language[:2] + '_')}", language, spell))
    return found


def _letters(letters: dict[str, str], known: frozenset[str], text: str, rng: random.Random) -> str | None:
    if any(char in known and char not in letters for char in text.lower()):
        return None
    return second_source.by_letter(text, {letter: rng.choice(cell.split("|")) for letter, cell in letters.items()})


def _arabic(letters: dict[str, str], hamza: str, text: str, _rng: random.Random) -> str:
    words = text.lower().split(" ")
    soft = [bool(set(word) & set("әөүі")) and not set(word) & set("егк") for word in words]
    written = ["".join(letters.get(char, char).split(" / ")[0] for char in word) for word in words]
    return " ".join(hamza * is_soft + word for word, is_soft in zip(written, soft, strict=True)).replace(",", "،")


def _measured(path: Path) -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for letter, latin, count, *_ in _rows(path)[1:]:
        found.setdefault(letter, []).append((latin, int(count)))
    return found


def _informal(ways: dict[str, list[tuple[str, int]]], text: str, rng: random.Random) -> str:
    """Draw a spelling for each letter as often as it was seen, kept for the whole text as one writer would."""
    table = {
        letter: rng.choices([latin for latin, _ in latins], [count for _, count in latins])[0]
        for letter, latins in ways.items()
    }
    return second_source.by_letter(text, table | {"ъ": "", "ь": ""})


def _package(name: str, language: str, text: str, rng: random.Random) -> str:
    return second_source.romanised(text, name, language, rng)
