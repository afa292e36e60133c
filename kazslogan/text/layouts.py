"""Text typed on the wrong keyboard layout, read as it was meant."""

from __future__ import annotations

from collections.abc import Sequence

from kazslogan.text.tables import layouts

__all__ = ["relayout"]


#: The same keys hold punctuation where they hold no letter.
_KAZAKH_PUNCTUATION = {"6": ",", "7": "."}


def relayout(chars: Sequence[str], layout: str) -> list[str]:
    """Return what was meant by keys struck on another layout, unit by unit; ``us-kz``: US active, Kazakh meant.

    >>> "".join(relayout("Nhfvg6 )fpf0cnfy5f", "us-kz"))
    'Трамп, Қазақстанға'
    """
    meant = layouts()[layout]
    if layout == "kz-digits":
        # Digits may as well be leet: they keep all their readings (see ``text.readings``).
        meant = {sign: letter for sign, letter in meant.items() if not sign.isdigit()} | _KAZAKH_PUNCTUATION
    found = [meant.get(char, char) for char in chars]
    last = len(found) - 1
    for place, char in enumerate(chars):
        if found[place] == char:
            continue
        if place < last and chars[place + 1].isalnum():
            if char.isdigit() and not found[place].isalnum():
                found[place] = char  # punctuation on a key of digits stands behind a word, not within one
        elif not char.isalnum() and found[place].isalpha():
            # At the end of a word a full stop may be one, or the letter on its key: a capital behind small letters may
            # be either, because a word may end before it.
            found[place] = found[place].upper()
            found[max(0, place - 2) : place] = map(_small, found[max(0, place - 2) : place])
    return found


def _small(char: str) -> str:
    return char.lower() if char != "İ" else char  # whose small letter is two
