"""Count the frequent word forms of Kazakh, Russian and English and write ``tools/sources/words.tsv``.

Usage::

    python tools/count_words.py FOLDER

FOLDER holds the corpora named in :data:`CORPORA`, one post a line. They are not part of the project; the counts are.
Words that are only ever capitalised inside a sentence are names and stay out, but for countries and languages.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TARGET = Path(__file__).resolve().parent / "sources" / "words.tsv"
#: How often a word must be there, by language.
FEWEST = {"kk": 5, "ru": 3, "en": 3}
CORPORA = {
    "kk": ("KK_news_kaznerd", "KK_news_xwmt"),
    "ru": ("RU_short_koziev", "RU_news_xwmt", "RU_news_rusentne"),
    "en": ("EN_headlines_clickbait", "EN_news_xwmt", "EN_tweets_btc"),
}
HEADER = """\
# Frequent word forms of Kazakh, Russian and English, counted by tools/count_words.py. No names of persons.
# kk: IS2AI/KazNERD at bd4333d (CC BY 4.0), turkic-interlingua/til-mt at 7d988cc, xwmt/test (MIT).
# ru: Koziev/NLP_Datasets at 85d7cbd (CC0 1.0), til-mt xwmt/test (MIT),
#   dialogue-evaluation/RuSentNE-evaluation at 4d08c88 (MIT).
# en: bhargaviparanjape/clickbait at 203d979 (MIT), til-mt xwmt/test (MIT),
#   GateNLP/broad_twitter_corpus at 0c45ef7 (CC BY 4.0).
# version: 1.1.0 | date: 2026-11-30 | licence: CC BY 4.0
"""
# Beginnings of the names of countries and languages, which are always capitalised in some of these languages.
PLACES = {
    "kk": (
        "қазақстан ресей қытай америка өзбекстан қырғызстан тәжікстан түрікменстан украина беларусь түркия "
        "германия франция жапония үндістан еуропа иран ауғанстан әзербайжан армения грузия италия испания "
        "корея польша израиль астана алматы ақш"
    ),
    "ru": (
        "казахстан росси китай китае китая америк узбекистан кыргызстан киргизи таджикистан туркмени украин "
        "беларус белорусси турци германи франци япони инди европ иран афганистан азербайджан армени грузи "
        "итали испани коре польш израил астан алматы сша"
    ),
    "en": (
        "kazakhstan russia china chinese america uzbekistan kyrgyzstan tajikistan turkmenistan ukrain belarus "
        "turkey turkish german france french japan india europe iran afghanistan azerbaijan armenia georgia "
        "italy italian spain spanish korea poland polish israel english britain british astana almaty"
    ),
}
LETTERS = {"kk": "а-яёәғқңөұүһі", "ru": "а-яё", "en": "a-z"}
TOKEN = re.compile(r"@?[^\W\d_]+(?:['’\-][^\W\d_]+)*|[.!?…:;()\[\]«»\"“”„–—-]|\S")
BREAKS = frozenset('.!?…:;()[]«»"“”„–—-#@/')


class Seen(NamedTuple):
    """One word of a text: its lower-case form, whether it is capitalised, and whether that tells anything."""

    form: str
    capital: bool
    telling: bool


def words(line: str, pattern: re.Pattern[str]) -> Iterator[Seen]:
    """Yield the words of *line*; capitals tell nothing at the start of a sentence or in a title.

    >>> [seen.form for seen in words("He said: Hi, Bob", re.compile("[a-z]{2,}")) if seen.capital and seen.telling]
    ['bob']
    """
    tokens = TOKEN.findall(line)
    long = [token for token in tokens if len(token) > 3 and token[0].isalpha()]
    title = sum(token[0].isupper() for token in long) * 2 > len(long)
    start = True
    for token in tokens:
        if pattern.fullmatch(token.lower()):
            yield Seen(token.lower(), token[0].isupper(), not start and not title)
        start = token in BREAKS


def count(folder: Path, language: str) -> list[tuple[str, int]]:
    """Return the frequent word forms of *language* in the corpora of *folder*, most frequent first."""
    pattern = re.compile(f"[{LETTERS[language]}]{{2,}}")
    total: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for name in CORPORA[language]:
        for line in (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines():
            for seen in words(line, pattern):
                total[seen.form] += 1
                if seen.telling:
                    (upper if seen.capital else lower)[seen.form] += 1
    places = tuple(PLACES[language].split())
    common = [form for form in total if lower[form] > upper[form] or form.startswith(places)]
    ranked = sorted(common, key=lambda form: (-total[form], form))
    return [(form, total[form]) for form in ranked if total[form] >= FEWEST[language]]


def main() -> None:
    """Count the words of every language and write the source file."""
    parser = argparse.ArgumentParser(description="Count frequent words of the corpora in FOLDER.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    lines = [f"{form}\t{language}\t{number}\n" for language in CORPORA for form, number in count(folder, language)]
    TARGET.write_text(HEADER + "word\tlang\tcount\n" + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
