"""Other programs that look for phrases, on the same posts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec

import ahocorasick_rs
from speed_tools import Rows, few, fixed_phrases, row, seconds_for

from kazslogan import Detector

__all__ = ["by_script", "peers"]

_SCRIPTS = {"Cyrillic": "[а-яёӘәҒғҚқҢңӨөҰұҮүҺһІі]", "Latin": "[a-z]", "Arabic": "[ء-ۿ]"}
_PLAIN, _OURS = "casefold + Aho–Corasick", "kazslogan"


def peers(detector: Detector, posts: Sequence[str]) -> Rows:
    """Compare with the plain search, and with what is commonly used for misspelt phrases if it is installed."""
    phrases = fixed_phrases(detector)
    readers: dict[str, Callable[[str], object]] = {
        _PLAIN: automaton_search(detector),
        _OURS: detector.find,
        "fold + rapidfuzz partial_ratio": folded_partial_ratio(phrases),
        "regex, up to 4 errors (one phrase)": fuzzy_regex(),
    }
    if find_spec("spacy"):
        readers["spaCy FUZZY"] = spacy_fuzzy(phrases)
    if find_spec("spaczz"):
        readers["spaczz"] = spaczz_fuzzy(phrases)
    quick = (_PLAIN, _OURS)
    seconds = {name: seconds_for(read, posts if name in quick else few(posts)) for name, read in readers.items()}
    return [
        row(name, posts, took, f"{took / seconds[_PLAIN]:,.1f}", f"{took / seconds[_OURS]:,.2f} ×")
        for name, took in seconds.items()
    ]


def by_script(detector: Detector, posts: Sequence[str]) -> Rows:
    """Compare with the plain search, script by script."""
    search = automaton_search(detector)
    rows: Rows = []
    for name, letters in _SCRIPTS.items():
        pattern = re.compile(letters, re.IGNORECASE)
        own = [post for post in posts if 2 * len(pattern.findall(post)) > len(post)]
        if own:
            took = seconds_for(detector.find, own)
            rows.append(row(name, own, took, f"{took / seconds_for(search, own):,.1f}"))
    return rows


def automaton_search(detector: Detector) -> Callable[[str], object]:
    """Return the plain search for the examples of matches."""
    automaton = ahocorasick_rs.AhoCorasick(fixed_phrases(detector))
    return lambda post: automaton.find_matches_as_indexes(post.casefold())


def folded_partial_ratio(phrases: Sequence[str]) -> Callable[[str], object]:
    """Return the usual script: transliterate, then compare with every phrase."""
    from rapidfuzz import fuzz, process
    from unidecode import unidecode

    folded = sorted({unidecode(phrase) for phrase in phrases})
    return lambda post: process.extractOne(
        unidecode(post.casefold()), folded, scorer=fuzz.partial_ratio, score_cutoff=85
    )


def fuzzy_regex() -> Callable[[str], object]:
    """Return a fuzzy regular expression for one phrase."""
    import regex

    search: Callable[[str], object] = regex.compile(
        "(?:trump pay attention to kazakhstan){e<=4}", regex.IGNORECASE
    ).search
    return search


def spacy_fuzzy(phrases: Sequence[str]) -> Callable[[str], object]:
    """Return spaCy's matcher with fuzzy tokens."""
    import spacy
    from spacy.matcher import Matcher

    language = spacy.blank("xx")
    matcher = Matcher(language.vocab)
    matcher.add("phrases", [[{"LOWER": {"FUZZY": token.lower_}} for token in language(phrase)] for phrase in phrases])
    return lambda post: matcher(language(post))


def spaczz_fuzzy(phrases: Sequence[str]) -> Callable[[str], object]:
    """Return spaczz's fuzzy matcher."""
    import spacy
    from spaczz.matcher import FuzzyMatcher

    language = spacy.blank("xx")
    matcher = FuzzyMatcher(language.vocab)
    matcher.add("phrases", [language(phrase) for phrase in phrases])
    return lambda post: matcher(language(post))
