"""Text typed on the wrong keyboard layout, read as it was meant."""

from __future__ import annotations

from collections.abc import Sequence

from kazslogan.text.tables import layouts

__all__ = ["relayout"]


def relayout(chars: Sequence[str], layout: str) -> list[str]:
    """Return what was meant by keys struck on another layout, unit by unit; ``us-kz``: US active, Kazakh meant.

    >>> "".join(relayout("Nhfvg6 )fpf0cnfy5f", "us-kz"))
    'Трамп, Қазақстанға'
    """
    meant = layouts()[layout]
    return [meant.get(char, char) for char in chars]
