"""Undo the disguises of a text that don't depend on what is looked for."""

from __future__ import annotations

from collections import Counter

import regex

from kazslogan.models import Disguise
from kazslogan.text.readings import readings_of
from kazslogan.text.scripts import script_of_letter
from kazslogan.text.units import read_units

__all__ = ["normalize"]

_WORD = regex.compile(r"\w+")
_STRETCHED = regex.compile(r"(\p{L})\1{2,}", regex.I)
_ALIKE = 0.06  # the price up to which letters look alike at reading size


def normalize(text: str) -> str:
    r"""Return ``text`` readable: decoded, without invisible characters and marks, styled letters plain, look-alikes put
    right inside words that mix scripts, letters that stand three or more times in a row shortened to one.

    Nothing is transliterated, no case is changed, and the text's own words stay. The lengths of the two texts differ;
    for places in the original use :meth:`kazslogan.Detector.find`.

    >>> normalize("𝕋𝕣𝕦𝕞𝕡 &#8211; Tpaмп, нaзaaaaр с\u200bал")
    'Trump – Трамп, назар сал'
    """
    plain = "".join(read_units(text).chars)
    normal: str = _STRETCHED.sub(r"\1", _WORD.sub(lambda found: _one_script(found[0]), plain))
    return normal


def _one_script(word: str) -> str:
    """Write a word that mixes scripts in the one script in which all its letters can be read."""
    scripts = Counter(code for code in map(script_of_letter, word) if code is not None)
    if len(scripts) < 2:
        return word
    choices = []
    for script, count in scripts.most_common():
        letters = [found for char in word if (found := _in_script(char, script)) is not None]
        if len(letters) == len(word):
            choices.append((sum(price for price, _ in letters), -count, "".join(letter for _, letter in letters)))
    return min(choices)[2] if choices else word


def _in_script(char: str, script: str) -> tuple[float, str] | None:
    """Return ``char`` or its look-alike in ``script`` (of the same case) with the price, if there is one."""
    own = script_of_letter(char)
    if own is None or own == script:
        return 0.0, char
    looks = [
        (reading.price, letter.upper() if char.isupper() else letter)
        for letter, reading in readings_of(char).items()
        if len(letter) == 1
        and script_of_letter(letter) == script
        and [stage for stage, _ in reading.stages] == [Disguise.HOMOGLYPH]
        and reading.price <= _ALIKE
    ]
    return min(looks, default=None)
