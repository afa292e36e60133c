"""Guess by which scheme a text is written: which one's usual letter pairs explain the text best."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import BaseModel, ConfigDict

from kazslogan.translit.converter import transliterate
from kazslogan.translit.lexicon import read_list
from kazslogan.translit.schemes import load_scheme, schemes

__all__ = ["SchemeGuess", "detect_scheme"]

_SCRIPTS = {
    "Cyrl": re.compile("[\u0400-\u052f]"),
    "Latn": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff\ua720-\ua7ff]"),
    "Arab": re.compile("[\u0620-\u06ff\u0750-\u077f]"),
}
# The script of word lists of languages that no scheme writes, but that a text may be in all the same.
_OTHERS = {
    "other-ar": "Arab",
    "other-fa": "Arab",
    "other-ug": "Arab",
    "other-az": "Latn",
    "other-en": "Latn",
    "other-tr": "Latn",
}
_WORDS = re.compile(r"[^\W\d_](?:[\w\u0300-\u036f’'`´·”]*[\w\u0300-\u036f])?['’ʼ´`]?")
# Letters looked at: more say no more, and the time stays small.
_ENOUGH = 2000
# Pairs of letters overlap, so that they say less together than each alone.
_WEIGHT_OF_A_PAIR = 0.5
# The share of a pair that the frequent words don't have.
_FLOOR = 1e-4
_UNSEEN = math.log(_FLOOR)
_LEAST = 0.01
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼʻʹ`´", "'"))


class SchemeGuess(BaseModel):
    """One scheme that a text may be written by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    scheme: str | None
    """Id of the scheme; None for Cyrillic, which is what schemes start from."""
    script: str
    """ISO 15924 code of the text's main script."""
    confidence: float
    """0.0–1.0; what is missing to 1 in sum is the chance that no scheme was used."""


def detect_scheme(text: str) -> tuple[SchemeGuess, ...]:
    """Return the schemes by which a text may be written, the likeliest first; nothing if it has no letters of theirs.

    Schemes that write the text alike share the confidence. A few words are enough where their letters are telling.

    >>> [(guess.scheme, guess.script) for guess in detect_scheme("Qazaqstanǵa nazar sal")][0]
    ('kk-2018', 'Latn')
    >>> detect_scheme("Қазақстанға назар сал")
    (SchemeGuess(scheme=None, script='Cyrl', confidence=1.0),)
    >>> detect_scheme("2024!")
    ()
    """
    counts = {script: len(letters.findall(text)) for script, letters in _SCRIPTS.items()}
    script, most = max(counts.items(), key=lambda pair: pair[1])
    if not most:
        return ()
    if script == "Cyrl":
        return (SchemeGuess(scheme=None, script=script, confidence=1.0),)
    pairs = _pairs((word, 1) for word in _first_words(text))
    scores = {
        name: _WEIGHT_OF_A_PAIR * math.fsum(count * profile.get(pair, _UNSEEN) for pair, count in pairs.items())
        for name, profile in _profiles(script).items()
    }
    best = max(scores.values())
    chances = {name: math.exp(score - best) for name, score in scores.items()}
    total = sum(chances.values())
    guesses = [
        SchemeGuess(scheme=name, script=script, confidence=round(chance / total, 2))
        for name, chance in chances.items()
        if name not in _OTHERS and chance / total >= _LEAST
    ]
    guesses.sort(key=lambda guess: load_scheme(guess.scheme or "").date, reverse=True)  # of equals the newest first
    return tuple(sorted(guesses, key=lambda guess: -guess.confidence))


def _first_words(text: str) -> Iterator[str]:
    seen = 0
    for found in _WORDS.finditer(text):
        yield found[0]
        seen += len(found[0])
        if seen > _ENOUGH:
            return


def _pairs(words: Iterable[tuple[str, int]]) -> Counter[str]:
    """Count the pairs of neighbouring signs in words, with a space at either end; apostrophes are all one."""
    pairs: Counter[str] = Counter()
    for word, count in words:
        signs = f" {word.replace('İ', 'i').lower().translate(_APOSTROPHES)} "
        for at in range(len(signs) - 1):
            pairs[signs[at : at + 2]] += count
    return pairs


@cache
def _profiles(script: str) -> dict[str, dict[str, float]]:
    """Return how usual each pair of signs is in every scheme of a script, and in other languages written in it."""
    words = {
        scheme.id: [(transliterate(word, scheme.id), count) for word, count in _frequent_words(scheme.language)]
        for scheme in schemes()
        if scheme.target_script == script
    }
    words |= {name: _frequent_words(name) for name, of in _OTHERS.items() if of == script}
    return {name: _profile(_pairs(known)) for name, known in words.items()}


def _profile(pairs: Counter[str]) -> dict[str, float]:
    total = pairs.total()
    return {pair: math.log(count / total + _FLOOR) for pair, count in pairs.items()}


def _frequent_words(language: str) -> list[tuple[str, int]]:
    rows = (line.split("\t") for line in read_list("profiles", language))
    return [(word, math.isqrt(int(count))) for word, count in rows]  # roots: no single word may outweigh the letters
