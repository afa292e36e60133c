"""The texts of a scan: one by one, or in chunks for worker processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kazslogan.models import Match

__all__ = ["Chunks", "scan_alone"]

_FIRST, _MOST = 64, 4096  # texts in the first chunk, which gives an answer soon, and in the largest
_LENGTH = 500_000  # characters after which a chunk is full, but for the texts of one step
_STEP = 64  # texts that are read from the caller at a time


def scan_alone(find: Callable[[str], tuple[Match, ...]], texts: Iterable[str]) -> Iterator[tuple[Match, ...]]:
    """Return the matches of each text, found in this process as they are asked for.

    Raises:
        TypeError: ``texts`` can't be iterated over or, as soon as it is reached, one of them is no string.
    """
    return _each(find, iter(texts))


def _each(find: Callable[[str], tuple[Match, ...]], texts: Iterator[str]) -> Iterator[tuple[Match, ...]]:
    for place, text in enumerate(texts):
        if not isinstance(text, str):
            raise _no_string(place, text)
        yield find(text)


def _no_string(place: int, text: object) -> TypeError:
    return TypeError(f"texts must be strings, but number {place} (counted from 0) is of type {type(text).__name__}")


class Chunks:
    """The caller's texts in chunks; what goes wrong as they are read is kept until the texts before it are done."""

    def __init__(self, texts: Iterator[str]) -> None:
        self.error: Exception | None = None
        self.read = 0
        self._texts = texts
        self._size = _FIRST
        self._is_at_end = False

    def next(self) -> list[str]:
        """Return the next texts; none if there are no more."""
        chunk: list[str] = []
        length = 0
        try:
            while not self._is_at_end and len(chunk) < self._size and length < _LENGTH:
                before = len(chunk)
                chunk.extend(islice(self._texts, _STEP))  # keeps what was read before an error
                length += self._checked(chunk, before)
        except Exception as error:  # noqa: BLE001 - the caller's own, raised again in its place
            self._stop(error)
            self._checked(chunk, before)
        self._size = min(2 * self._size, _MOST)
        self.read += len(chunk)
        return chunk

    def _checked(self, chunk: list[str], start: int) -> int:
        """Make sure that the texts from ``start`` on are plain strings; return their length, 0 at the end."""
        new: list[object] = [*chunk[start:]]
        if set(map(type, new)) != {str}:
            for at, text in enumerate(new, start):
                if not isinstance(text, str):
                    self._stop(_no_string(self.read + at, text))
                    del chunk[at:]
                    break
                chunk[at] = str.__str__(text)  # a subclass may not be known in the workers
        self._is_at_end |= len(new) < _STEP
        return sum(map(len, chunk[start:]))

    def _stop(self, error: Exception) -> None:
        self.error, self._is_at_end = error, True
