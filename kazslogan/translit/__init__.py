"""Transliteration: every scheme a data file, one engine, both ways."""

from kazslogan.translit.converter import ERROR_POLICIES, transliterate
from kazslogan.translit.schemes import Rule, Sample, Scheme, load_scheme, schemes

__all__ = [
    "ERROR_POLICIES",
    "Rule",
    "Sample",
    "Scheme",
    "load_scheme",
    "schemes",
    "transliterate",
]
