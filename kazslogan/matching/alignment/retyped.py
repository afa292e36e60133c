"""How a text reads as typed on other layouts, and whether what is found in it was really typed so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kazslogan.matching.alignment.chain import Chain
from kazslogan.matching.wordings.shapes import VIEWS
from kazslogan.text.layouts import has_marks, relayout
from kazslogan.text.units import Units

__all__ = ["is_retyped", "readings"]

#: Keys of the Kazakh layout that hold digits and signs on a Russian one, between Cyrillic letters.
_KAZAKH_DIGITS = "kz-digits"
_KAZAKH_ROW = re.compile("[а-яёіғқңүұһөә][0-9=_-][а-яёіғқңүұһөә]|[0-9=_-][а-яёіғқңүұһөә]{2}", re.IGNORECASE)
_FEW = 2  # letters: fewer are less than half of any phrase without numbers


def readings(units: Units, view: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the characters of a text as they are read in a view, each with the layout that it was typed on.

    A layout on which next to nothing would be another letter is left out: nothing that is found there is retyped.
    """
    layouts = VIEWS[view].layouts
    marked = bool(layouts) and has_marks(units.chars)
    for layout in layouts:
        for marks in (False, True) if marked else (False,):
            chars = relayout(units.chars, layout, marks=marks)
            if _may_be_retyped(units, chars):
                yield f"{layout}," if marks else layout, chars
    if not layouts:
        yield "", units.chars
    if not view and _has_kazakh_row(units):
        yield _KAZAKH_DIGITS, relayout(units.chars, _KAZAKH_DIGITS)


def _may_be_retyped(units: Units, chars: Sequence[str]) -> bool:
    """Tell cheaply whether :func:`is_retyped` may be true of anything in a text."""
    retyped = [char for char, typed in zip(chars, units.chars, strict=True) if char != typed]
    return sum(map(str.isalpha, retyped)) >= _FEW or (bool(retyped) and any(map(str.isnumeric, chars)))


def is_retyped(units: Units, chars: Sequence[str], chain: Chain, layout: str) -> bool:
    """Tell whether signs of a chain are meant otherwise than typed, half of its letters; else it is plain text.

    Of what is typed on a Kazakh layout one sign will do.
    """
    retyped = [at for at in range(chain.start, chain.end) if chars[at] != units.chars[at]]
    if layout == _KAZAKH_DIGITS:
        return bool(retyped)
    letters = sum(chars[at].isalpha() for at in range(chain.start, chain.end))
    return bool(retyped) and 2 * sum(chars[at].isalpha() for at in retyped) >= letters


def _has_kazakh_row(units: Units) -> bool:
    """Tell whether digits or signs stand where they are Kazakh letters, on a Kazakh keyboard."""
    place = units.starts[0] if units.starts else 0
    return _KAZAKH_ROW.search(units.source, place, units.ends[-1] if units.ends else place) is not None
