"""What stands between two words and says nothing: a year, as in #Trump2026PayAttention, or the @ of a mention."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["before_extra", "behind_extra"]

_LENGTHS = (2, 4)  # digits of a year, or of an office's number; one digit stands for a letter
_MOST_PARTS = 3  # lines, spaces and commas between a word and a number
_GAP = frozenset("_ ,:")


def behind_extra(chars: Sequence[str], place: int) -> tuple[int, ...]:
    """Return the place behind a number, or an @, that parts the word that ends at ``place`` from another one, if any.

    >>> behind_extra("Trump2026Pay", 5), behind_extra("Trump2026", 5), behind_extra("Trump4Pay", 5)
    ((9,), (), ())
    >>> behind_extra("trump_2026_pay", 5), behind_extra("Trump 47, pay", 5), behind_extra("trump 5 pay", 5)
    ((11,), (10,), ())
    >>> behind_extra("attention, @Trump", 9)
    (12,)
    """
    if not place or not chars[place - 1].isalpha():
        return ()
    first = end = _over_gap(chars, place, 1)
    if place < first < len(chars) and chars[first] == "@":
        end = first + 1
    else:
        while end < len(chars) and end - first <= _LENGTHS[-1] and chars[end].isdecimal():
            end += 1
        if end - first not in _LENGTHS:
            return ()
        end = _over_gap(chars, end, 1)
    return (end,) if end < len(chars) and chars[end].isalpha() else ()


def before_extra(chars: Sequence[str], place: int) -> int:
    """Return the place before such a number or @ that ends at ``place``; if none does, the place itself.

    >>> before_extra("Trump2026Pay", 9), before_extra("Trump4Pay", 6), before_extra("trump_2026_pay", 11)
    (5, 6, 5)
    >>> before_extra("attention, @Trump", 12)
    9
    """
    start = last = _over_gap(chars, place, -1)
    if start and chars[start - 1] == "@":
        start -= 1
    while start and last - start <= _LENGTHS[-1] and chars[start - 1].isdecimal():
        start -= 1
    if start < last:
        start = _over_gap(chars, start, -1)
    return start if behind_extra(chars, start) == (place,) else place


def _over_gap(chars: Sequence[str], place: int, step: int) -> int:
    """Return the place behind the lines, spaces and commas at ``place``, or with the step -1 the one before them."""
    for _ in range(_MOST_PARTS):
        beside = place if step > 0 else place - 1
        if not 0 <= beside < len(chars) or chars[beside] not in _GAP:
            break
        place += step
    return place
