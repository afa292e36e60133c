"""Text typed on the wrong keyboard layout, read as it was meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kazslogan.text.tables import layouts

__all__ = ["has_marks", "relayout"]


#: The same keys hold punctuation where they hold no letter.
_KAZAKH_PUNCTUATION = {"6": ",", "7": "."}
#: Marks that stand behind a word; those that one finds by looking at the keys are typed as they are.
_BEHIND = frozenset(",.;:")
_LINES = frozenset("-=")
_PAIRS = {'"': '"', "'": "'", "[": "]", "{": "}", "<": ">", "(": ""}
_FARTHEST = 200  # units between two marks of a pair


def relayout(chars: Sequence[str], layout: str, marks: bool = False) -> list[str]:
    """Return what was meant by keys struck on another layout, unit by unit; ``us-kz``: US active, Kazakh meant.

    >>> "".join(relayout("Nhfvg6 )fpf0cnfy5f", "us-kz"))
    'Трамп, Қазақстанға'
    >>> "".join(relayout("Nhfvg, rfpfrcnfyuf", "us-ru", marks=True))
    'Трамп, казакстанга'

    Args:
        chars: what was typed.
        layout: the active layout and the one that was meant.
        marks: whether marks behind words are meant as they are.
    """
    meant, signs = _keys(layout)
    found = [meant.get(char, char) for char in chars]
    last = len(found) - 1
    for place in [place for place, char in enumerate(chars) if char in signs]:
        char = chars[place]
        if found[place] == char:
            continue
        if char in _LINES and "".join(chars[max(0, place - 1) : place + 2]).strip() == char:
            found[place] = char  # a dash between words is one
            continue
        if place < last and chars[place + 1].isalnum():
            if char.isdigit() and not found[place].isalnum():
                found[place] = char  # punctuation on a key of digits stands behind a word, not within one
            elif char in _PAIRS and _is_opening(chars, place):
                found[place] = char
        elif marks and _is_behind_word(chars, place):
            found[place] = char
        elif not char.isalnum() and found[place].isalpha():
            # At the end of a word a full stop may be one, or the letter on its key: a capital behind small letters may
            # be either, because a word may end before it.
            found[place] = found[place].upper()
            found[max(0, place - 2) : place] = map(_small, found[max(0, place - 2) : place])
    return found


@cache
def _keys(layout: str) -> tuple[dict[str, str], frozenset[str]]:
    """Return what the keys of a layout mean, and those of them that are no letters: they may be meant as they are."""
    meant = layouts()[layout]
    if layout == "kz-digits":
        # Digits may as well be leet: they keep all their readings (see ``text.readings``).
        meant = {sign: letter for sign, letter in meant.items() if not sign.isdigit()} | _KAZAKH_PUNCTUATION
    return meant, frozenset(sign for sign in meant if not sign.isalpha())


def has_marks(chars: Sequence[str]) -> bool:
    """Tell whether marks stand behind words of which others follow."""
    return any(char in _BEHIND and _is_behind_word(chars, place) for place, char in enumerate(chars[:-2]))


def _is_behind_word(chars: Sequence[str], place: int) -> bool:
    following = chars[place + 1] if place + 1 < len(chars) else " "
    return chars[place] in _BEHIND and place > 0 and chars[place - 1].isalnum() and following.isspace()


def _is_opening(chars: Sequence[str], place: int) -> bool:
    """Tell whether a sign in front of a word opens a quotation or bracket: no word begins like хТаза, few end in э."""
    if place and not chars[place - 1].isspace():
        return False
    if chars[place + 1].isupper() and "".join(chars[place + 2 : place + 3]).islower():
        return True
    closing = _PAIRS[chars[place]]
    end = min(len(chars), place + _FARTHEST)
    return any(
        chars[at] == closing and chars[at - 1].isalnum() and not "".join(chars[at + 1 : at + 2]).isalnum()
        for at in range(place + 2, end)
    )


def _small(char: str) -> str:
    return char.lower() if char != "İ" else char  # whose small letter is two
