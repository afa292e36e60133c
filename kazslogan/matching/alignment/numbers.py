"""Numbers inside a tag: #Trump2026PayAttention holds a year between two words."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["before_number", "behind_number"]

_LENGTHS = (2, 4)  # digits of a year, or of an office's number; one digit stands for a letter


def behind_number(chars: Sequence[str], place: int) -> tuple[int, ...]:
    """Return the place behind a number that stands at ``place``, between letters without a gap; none if none does.

    >>> behind_number("Trump2026Pay", 5), behind_number("Trump2026", 5), behind_number("Trump4Pay", 5)
    ((9,), (), ())
    """
    end = place
    while end < len(chars) and end - place <= _LENGTHS[-1] and chars[end].isdecimal():
        end += 1
    is_inside = end - place in _LENGTHS and place > 0 and end < len(chars)
    return (end,) if is_inside and chars[place - 1].isalpha() and chars[end].isalpha() else ()


def before_number(chars: Sequence[str], place: int) -> int:
    """Return the place before such a number that ends at ``place``; if none does, the place itself.

    >>> before_number("Trump2026Pay", 9), before_number("Trump4Pay", 6)
    (5, 6)
    """
    start = place
    while start and place - start <= _LENGTHS[-1] and chars[start - 1].isdecimal():
        start -= 1
    return start if behind_number(chars, start) == (place,) else place
