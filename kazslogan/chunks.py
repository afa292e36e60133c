"""The texts of a scan: one by one, or in chunks for worker processes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kazslogan.models import Match

__all__ = ["Chunks", "many", "scan_alone", "texts_of"]

_FIRST, _MOST = 64, 4096  # texts in the first chunk, which gives an answer soon, and in the largest
_LENGTH = 500_000  # characters after which a chunk is full, but for the texts of one step
_STEP = 64  # texts that are read from the caller at a time
_SEPARATOR = "\0"
_ENCODING = "utf-16-le"  # read more than twice as fast as UTF-8


def scan_alone(find: Callable[[str], tuple[Match, ...]], texts: Iterable[str]) -> Iterator[tuple[Match, ...]]:
    """Return the matches of each text, found in this process as they are asked for.

    Raises:
        TypeError: ``texts`` can't be iterated over or, as soon as it is reached, one of them is no string.
    """
    return _each(find, many(texts))


def many(texts: Iterable[str]) -> Iterator[str]:
    """Return the iterator of some texts.

    Raises:
        TypeError: they can't be iterated over, or are a single text: its letters are hardly meant.
    """
    if isinstance(texts, str | bytes | bytearray):
        raise TypeError("scan takes many texts, not a single one; write find(text), or scan([text])")
    return iter(texts)


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
        """How many texts have been read."""
        self._texts = texts
        self._size = _FIRST
        self.is_at_end = False
        """Whether all have been read; mostly noticed only when there is no further one."""

    def next(self) -> bytes:
        """Return the next texts, for :func:`texts_of`; nothing if there are no more."""
        parts: list[bytes | list[str]] = []
        first, length = self.read, 0
        while not self.is_at_end and self.read - first < self._size and length < _LENGTH:
            step: list[str] = []
            try:
                step.extend(islice(self._texts, _STEP))  # keeps what was read before an error
            except Exception as error:  # noqa: BLE001 - the caller's own, raised again in its place
                self._stop(error)
            self.is_at_end |= len(step) < _STEP
            try:
                joined = _SEPARATOR.join(step)
            except TypeError:
                joined = _SEPARATOR.join(self._cut_at_error(step))
            if step:
                # Packed step by step, while the texts are near at hand: later each must be fetched from afar again.
                parts.append(_packed(step, joined))
                length += len(joined)
                self.read += len(step)
        self._size = min(2 * self._size, _MOST)
        return pickle.dumps(parts, pickle.HIGHEST_PROTOCOL) if parts else b""

    def _cut_at_error(self, texts: list[str]) -> list[str]:
        """Leave only what stands before the first object that is no string."""
        objects: list[object] = [*texts]
        place = next(place for place, text in enumerate(objects) if not isinstance(text, str))
        self._stop(_no_string(self.read + place, objects[place]))
        del texts[place:]
        return texts

    def _stop(self, error: Exception) -> None:
        self.error, self.is_at_end = error, True


def _packed(texts: list[str], joined: str) -> bytes | list[str]:
    """Pack texts in the way that costs the least to read; what can't be packed so stays as it is."""
    if joined.count(_SEPARATOR) == len(texts) - 1:
        with suppress(UnicodeEncodeError):  # halves of characters: two of them could become one
            return joined.encode(_ENCODING)
    return [str.__str__(text) for text in texts]  # a class of strings may not be known in the workers


def texts_of(chunk: bytes) -> list[str]:
    r"""Return the texts of a chunk.

    >>> texts_of(Chunks(iter(["бір", "\0 екі", ""])).next())
    ['бір', '\x00 екі', '']
    """
    texts: list[str] = []
    for part in pickle.loads(chunk):  # noqa: S301 - made by the same program
        texts += part if isinstance(part, list) else part.decode(_ENCODING).split(_SEPARATOR)
    return texts
