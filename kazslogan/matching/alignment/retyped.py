"""How a text reads as typed on other layouts, and whether what is found in it was really typed so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kazslogan.matching.alignment.align import Op
from kazslogan.matching.alignment.chain import Chain
from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.matching.wordings.shapes import VIEWS, is_key
from kazslogan.matching.wordings.trie import joined_letters, longest_word
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


def is_retyped(units: Units, chars: Sequence[str], chain: Chain, tries: FrameTries, layout: str, view: str) -> bool:
    """Tell whether all letters of a phrase of one part are meant otherwise than typed, or those of a long or rare word.

    Other words may be typed either way (Трамп, обрати внимание на Rfpf[cnfy); the screen looks for one of these. Of
    what is typed on a Kazakh layout one sign will do.
    """
    if layout == _KAZAKH_DIGITS:
        return any(chars[at] != units.chars[at] for at in range(chain.start, chain.end))
    if len(chain.links) == 1:
        return _is_typed_so(units, chars, chain.start, chain.end)
    slips = (op for link in chain.links for op in link.hit.ops if op.slip)
    if any(not units.chars[at].isalnum() for op in slips for at in range(op.first, op.last)):
        return False  # a bracket behind a word is one
    for link in chain.links:
        if link.slot in tries.few and not link.hit.slips:
            words = link.hit.words
            for at in link.hit.wordings:
                text = tries.slots[link.slot].wordings[at].text
                number, word = longest_word(text)
                tells = is_key(word, view) and is_key(joined_letters(text), "")
                if tells and _is_word_typed_so(units, chars, words[number]):
                    return True
    return False


def _is_typed_so(units: Units, chars: Sequence[str], start: int, end: int) -> bool:
    """Tell whether something is typed on another layout, and every letter."""
    retyped = [chars[at] != units.chars[at] for at in range(start, end)]
    return any(retyped) and all(
        changed or not chars[at].isalpha() for at, changed in zip(range(start, end), retyped, strict=True)
    )


def _is_word_typed_so(units: Units, chars: Sequence[str], word: Sequence[Op]) -> bool:
    """Tell the same of one word, letter by letter; a punctuation mark on the key of a letter would end it."""
    first, last = word[0].first, word[-1].last
    within = (chars[at] for at in range(first, last) if chars[at] != units.chars[at])
    by_letter = all(len(op.letters) < 2 for op in word) and all(char.isalnum() for char in within)
    return by_letter and _is_typed_so(units, chars, first, last)


def _has_kazakh_row(units: Units) -> bool:
    """Tell whether digits or signs stand where they are Kazakh letters, on a Kazakh keyboard."""
    place = units.starts[0] if units.starts else 0
    return _KAZAKH_ROW.search(units.source, place, units.ends[-1] if units.ends else place) is not None
