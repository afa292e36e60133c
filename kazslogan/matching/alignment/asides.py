"""What is said by the way between two parts, in brackets or between commas: Трамп (президент США), обрати внимание …"""

from __future__ import annotations

from collections.abc import Sequence

from kazslogan.matching.screening.passages import LONGEST_ASIDE

__all__ = ["aside_in", "before_aside", "behind_aside", "words_between_commas"]

_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_COMMAS = frozenset(",،，、")
_INSIDE = frozenset(" '’-")  # besides letters
_MOST_WORDS = 4
_CLOSING = {closing: opening for opening, closing in _BRACKETS.items()}


def behind_aside(chars: Sequence[str], start: int, end: int) -> tuple[int, ...]:
    """Return the place behind the brackets or commas of which the first one is in ``[start, end)``; none if none are.

    >>> behind_aside("bus (by the way), stop", 3, 5), behind_aside("bus, stop", 3, 5)
    ((16,), ())
    >>> behind_aside("bus, by the way, stop", 3, 5)
    (16,)
    """
    for place in range(start, min(end, len(chars))):
        if chars[place] in _BRACKETS:
            closing = _find(chars, _BRACKETS[chars[place]], place, 1)
            return (closing + 1,) if closing >= 0 else ()
        if chars[place] in _COMMAS:
            closing = _find_comma(chars, place, 1)
            return (closing + 1,) if closing >= 0 else ()
    return ()


def before_aside(chars: Sequence[str], start: int, end: int) -> tuple[int, ...]:
    """Return the place before the brackets or commas of which the last one is in ``[start, end)``; none if none are.

    >>> before_aside("bus (by the way), stop", 15, 18), before_aside("bus, stop", 3, 5)
    ((4,), ())
    >>> before_aside("bus, by the way, stop", 15, 17)
    (3,)
    """
    comma = -1
    for place in range(min(end, len(chars)) - 1, start - 1, -1):
        if chars[place] in _CLOSING:
            opening = _find(chars, _CLOSING[chars[place]], place, -1)
            return (opening,) if opening >= 0 else ()
        if chars[place] in _COMMAS and comma < 0:
            comma = _find_comma(chars, place, -1)
    return (comma,) if comma >= 0 else ()


def aside_in(chars: Sequence[str], start: int, end: int) -> range:
    """Return the places between brackets that hold a word and stand between two parts; an empty range if none do.

    >>> aside_in("bus (by the way), stop", 3, 18), aside_in("bus :) stop", 3, 7)
    (range(5, 15), range(0, 0))
    """
    for place in range(start, end):
        if chars[place] in _BRACKETS:
            closing = _find(chars, _BRACKETS[chars[place]], place, 1)
            words = range(place + 1, min(end, closing))
            return words if any(chars[at].isalnum() for at in words) else range(0)
    return range(0)


def words_between_commas(chars: Sequence[str], start: int, end: int) -> list[str]:
    """Return the words between the commas that part two parts, in small letters; none if no two commas do.

    >>> words_between_commas("Bus, By the way, stop", 3, 17), words_between_commas("bus, stop", 3, 5)
    (['by', 'the', 'way'], [])
    """
    for place in range(start, end):
        if chars[place] in _COMMAS:
            closing = _find_comma(chars, place, 1)
            words = range(place + 1, closing) if closing < end else range(0)
            return "".join(chars[at] for at in words).casefold().split()
    return []


def _find_comma(chars: Sequence[str], place: int, step: int) -> int:
    """Return where the other comma is, -1 if it is too far away or other things than a few words are between."""
    for at in range(place + step, place + step * (LONGEST_ASIDE + 2), step):
        if not 0 <= at < len(chars) or not (chars[at].isalpha() or chars[at] in _INSIDE or chars[at] in _COMMAS):
            break
        if chars[at] in _COMMAS:
            inner = "".join(chars[min(place, at) + 1 : max(place, at)])
            return at if len(inner.split()) <= _MOST_WORDS and any(map(str.isalpha, inner)) else -1
    return -1


def _find(chars: Sequence[str], bracket: str, place: int, step: int) -> int:
    """Return where the other bracket is, -1 if it is too far away or others open before it."""
    for at in range(place + step, place + step * (LONGEST_ASIDE + 2), step):
        if not 0 <= at < len(chars):
            break
        if chars[at] == bracket:
            return at
        if chars[at] in _BRACKETS or chars[at] in _CLOSING or chars[at] == "\n":
            break
    return -1
