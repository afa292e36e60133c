"""Numbers inside a tag: #Trump2026PayAttention and #trump_2026_pay_attention hold a year between two words."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["before_number", "behind_number"]

_LENGTHS = (2, 4)  # digits of a year, or of an office's number; one digit stands for a letter
_MOST_PARTS = 3  # lines between a word and a number


def behind_number(chars: Sequence[str], place: int) -> tuple[int, ...]:
    """Return the place behind a number that stands at ``place``, between letters without a gap; none if none does.

    >>> behind_number("Trump2026Pay", 5), behind_number("Trump2026", 5), behind_number("Trump4Pay", 5)
    ((9,), (), ())
    >>> behind_number("trump_2026_pay", 5), behind_number("trump 2026 pay", 5)
    ((11,), ())
    """
    if not place or not chars[place - 1].isalpha():
        return ()
    first = end = _over_lines(chars, place, 1)
    while end < len(chars) and end - first <= _LENGTHS[-1] and chars[end].isdecimal():
        end += 1
    if end - first not in _LENGTHS:
        return ()
    end = _over_lines(chars, end, 1)
    return (end,) if end < len(chars) and chars[end].isalpha() else ()


def before_number(chars: Sequence[str], place: int) -> int:
    """Return the place before such a number that ends at ``place``; if none does, the place itself.

    >>> before_number("Trump2026Pay", 9), before_number("Trump4Pay", 6), before_number("trump_2026_pay", 11)
    (5, 6, 5)
    """
    start = last = _over_lines(chars, place, -1)
    while start and last - start <= _LENGTHS[-1] and chars[start - 1].isdecimal():
        start -= 1
    if start < last:
        start = _over_lines(chars, start, -1)
    return start if behind_number(chars, start) == (place,) else place


def _over_lines(chars: Sequence[str], place: int, step: int) -> int:
    """Return the place behind the lines (_) at ``place``, or with the step -1 the one before them."""
    for _ in range(_MOST_PARTS):
        beside = place if step > 0 else place - 1
        if not 0 <= beside < len(chars) or chars[beside] != "_":
            break
        place += step
    return place
