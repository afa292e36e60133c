"""Transliteration: every scheme a data file, one engine, both ways."""

from kazslogan.translit.converter import ERROR_POLICIES, transliterate
from kazslogan.translit.detect import SchemeGuess, detect_scheme
from kazslogan.translit.schemes import Rule, Sample, Scheme, load_scheme, schemes

__all__ = [
    "ERROR_POLICIES",
    "Rule",
    "Sample",
    "Scheme",
    "SchemeGuess",
    "detect_scheme",
    "load_scheme",
    "schemes",
    "transliterate",
]
