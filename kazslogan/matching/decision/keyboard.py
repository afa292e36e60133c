"""Which keys lie side by side: who hits another one in a short word hits one of these."""

from __future__ import annotations

from functools import cache

__all__ = ["are_beside"]

#: Rows of keyboards, each key half a place to the right of the one above it.
_KEYBOARDS = (
    ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,."),
    ("1234567890-=", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    ("“әіңғ”“үұқөһ", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"),
    ("", "йцукенгшщзхї", "фівапролджє", "ячсмитьбю"),
    ("", "qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"),
    ("", "qwertzuiopü", "asdfghjklöä", "yxcvbnm"),
    ("", "azertyuiop", "qsdfghjklmù", "wxcvbn"),
)


def are_beside(one: str, two: str) -> bool:
    """Tell whether the keys of two letters lie side by side on a usual keyboard.

    >>> are_beside("у", "ц"), are_beside("а", "в"), are_beside("р", "з")
    (True, True, False)
    """
    return two in _beside().get(one, ())


@cache
def _beside() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for rows in _KEYBOARDS:
        places = {key: (row, at) for row, keys in enumerate(rows) for at, key in enumerate(keys)}
        for key, (row, at) in places.items():
            near = {(row, at - 1), (row, at + 1), (row - 1, at), (row - 1, at + 1), (row + 1, at - 1), (row + 1, at)}
            found[key] = found.get(key, frozenset()) | {other for other, place in places.items() if place in near}
    return found
