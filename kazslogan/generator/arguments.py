"""Arguments of who makes texts: what is easily written otherwise than meant is refused, with what to write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

__all__ = ["check_limit", "several"]

T = TypeVar("T")


def several(option: str, names: Iterable[T]) -> tuple[T, ...]:
    """Return the names that an option lists.

    Raises:
        TypeError: it is a single string, the letters of which are hardly meant.

    >>> several("languages", ["kk", "ru"])
    ('kk', 'ru')
    """
    if isinstance(names, str):
        raise TypeError(f'{option} must be a list of names, not a single one; write {option}=["{names}"]')
    return tuple(names)


def check_limit(limit: int | None) -> None:
    """Make sure that a limit can be reached.

    Raises:
        ValueError: it is less than 0.
    """
    if limit is not None and limit < 0:
        raise ValueError(f"limit must be 0 or more, or None for no end, not {limit}")
