"""Suffixes whose letters depend on the word before them: vowel harmony, linking vowels, voicing.

A suffix is a template in which ``{A}``, ``{I}`` … are *archiphonemes*, as grammars of Turkic languages write
them. Which letter one becomes depends on the last vowel and the last letter of what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kazslogan.rules.template import SlotRef, Wording, expand, parse

__all__ = ["Harmony", "Row", "suffixes"]


@dataclass(frozen=True)
class Row:
    """What an archiphoneme becomes when the last vowel is one of ``vowels``."""

    vowels: str
    after_vowel: str
    after_voiced: str
    after_voiceless: str


@dataclass(frozen=True)
class Harmony:
    """The sound rules of one language that its suffixes need."""

    voiceless: str = ""
    """Consonants after which a suffix begins voiceless."""
    archiphonemes: Mapping[str, tuple[Row, ...]] = field(default_factory=dict, hash=False)
    respell: tuple[tuple[str, str], ...] = ()
    """Letters that are written otherwise where stem and suffix meet: (``ый``, ``и``)."""

    @cached_property
    def vowels(self) -> frozenset[str]:
        """Letters that decide on harmony; without any, a language has no harmony and takes every word."""
        return frozenset("".join(row.vowels for rows in self.archiphonemes.values() for row in rows))

    def takes(self, stem: str) -> bool:
        """Whether suffixes can be put to ``stem``: it has a vowel of this language's script."""
        return not self.vowels or not self.vowels.isdisjoint(stem)

    def attach(self, stem: str, suffix: Wording) -> str:
        """Put a suffix to a stem (lower case), letter by letter from left to right.

        >>> rows = {"I": (Row("ао", "", "ы", "ы"), Row("әө", "", "і", "і"))}
        >>> Harmony(archiphonemes=rows).attach("бөл", (SlotRef("I"), "ңіз"))
        'бөліңіз'
        """
        word = self._joined(stem, suffix)
        for written, right in self.respell:
            seam = max(len(stem) - len(written), 0)
            word = word[:seam] + word[seam:].replace(written, right)
        return word

    def _joined(self, stem: str, suffix: Wording) -> str:
        word = stem
        for piece in suffix:
            word += self._letter(word, piece.name) if isinstance(piece, SlotRef) else piece
        return word

    def _letter(self, before: str, name: str) -> str:
        rows = self.archiphonemes[name]
        last = next((char for char in reversed(before) if char in self.vowels), "")
        row = next((row for row in rows if last and last in row.vowels), rows[0])
        if before[-1:] in self.vowels:
            return row.after_vowel
        return row.after_voiceless if before[-1:] and before[-1] in self.voiceless else row.after_voiced

    def spellings(self, suffixes: Iterable[Wording]) -> frozenset[str]:
        """Every spelling that the suffixes can have after some stem.

        >>> rows = {"A": (Row("ао", "а", "а", "а"), Row("әө", "е", "е", "е"))}
        >>> sorted(Harmony(archiphonemes=rows).spellings([("м", SlotRef("A")), ("ып",)]))
        ['ма', 'ме', 'ып']
        """
        found = set()
        for suffix in suffixes:
            if any(isinstance(piece, SlotRef) for piece in suffix):
                lasts = ("", "·", *self.voiceless[:1]) if isinstance(suffix[0], SlotRef) else ("",)
                for stem in (f"·{vowel}{last}" for vowel in self._sample_vowels for last in lasts):
                    found.add(self._joined(stem, suffix)[len(stem) :])
            else:
                found.add("".join(map(str, suffix)))
        return frozenset(found - {""})

    @cached_property
    def _sample_vowels(self) -> tuple[str, ...]:
        """One vowel of each class; the ends of the sample stems are a vowel, a voiced and a voiceless consonant."""
        classes = {row.vowels for rows in self.archiphonemes.values() for row in rows}
        return tuple(sorted({vowels[0] for vowels in classes}))


def suffixes(templates: Sequence[str]) -> tuple[Wording, ...]:
    """Expand suffix templates into wordings.

    >>> suffixes(["(ма|ба)[ңыз]"])
    (('ма',), ('маңыз',), ('ба',), ('баңыз',))
    """
    return tuple(dict.fromkeys(wording for template in templates for wording in expand(parse(template))))
