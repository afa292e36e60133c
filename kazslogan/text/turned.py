"""Text that is turned: upside down, letter by letter and from its end, or from right to left behind a control sign.

What is seen of such a line is the slogan; what is stored are its letters in another order.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kazslogan.models import Disguise

__all__ = ["Turned", "as_seen", "may_be_turned"]

#: Behind U+202E (right-to-left override, UAX 9 of Unicode 15.1) letters run to the left, up to U+202C or a line's end.
_OVERRIDE = re.compile("\u202e([^\u202a-\u202e\u2028\u2029\n\r]+)")
_LINE = re.compile("[^\n\r\u2028\u2029]+")
#: Signs that look like letters upside down, with these letters: among Latin ones, and among Cyrillic ones.
_LATIN = str.maketrans(
    "ɐqɔpǝɟƃᵷɓɥᴉıɾʞןʃɯudbɹʇnʌʍʎ∀ᗺƆᗡƎℲ⅁ſ⋊˥⅂WԀᴚ┴⊥∩ΛM⅄˙¡¿",
    "abcdefggghiijkllmnpqrtuvwyABCDEFGJKLLMPRTTUVWY.!?",
)
_CYRILLIC = str.maketrans(
    "ɐƍgʚɹɓǝεɛņʞvʌwʍudɔɯʎʁmqb∀˙¡¿",
    "аббвгдеззйкллммпрстуяшьъА.!?",
)
#: Letters that few texts have which aren't turned; one of the first two is in nearly every line that is.
_COMMON, _TELLING = "ɐǝ", frozenset("ɐǝɥʇʌɹʞɯɟƃɓʎʍᴉɔʚ")
_FEWEST = 4  # of them in a line
_IS_CYRILLIC = re.compile("[а-яё]")


class Turned(NamedTuple):
    """A part of a text, as it is seen."""

    start: int
    end: int
    seen: str
    """As long as the part; its first letter is the part's last one."""
    disguise: Disguise


def may_be_turned(text: str) -> bool:
    """Tell at once of most texts that nothing in them is turned."""
    return "\u202e" in text or _COMMON[0] in text or _COMMON[1] in text


def as_seen(text: str) -> tuple[Turned, ...]:
    r"""Return the parts of a text that are turned, in order.

    >>> [part.seen for part in as_seen("Look:\nǝɯoɥ ʎɐʇs ¡ʍou")]
    ['now! stay home']
    >>> [part.seen for part in as_seen("\u202eemoh yats\u202c now")], as_seen("ǝ is a letter")
    (['stay home'], ())
    """
    found = [Turned(*part.span(1), part[1][::-1], Disguise.INVISIBLE) for part in _OVERRIDE.finditer(text)]
    for line in _LINE.finditer(text):
        if sum(map(_TELLING.__contains__, line[0])) >= _FEWEST:
            letters = _CYRILLIC if _IS_CYRILLIC.search(line[0]) else _LATIN
            found.append(Turned(*line.span(), line[0][::-1].translate(letters), Disguise.STYLED))
    return tuple(sorted(found))
