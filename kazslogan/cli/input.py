"""Where the command line's texts come from: its arguments, or standard input line by line."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator, Sequence
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from kazslogan.cli.output import tell
from kazslogan.errors import KazsloganError
from kazslogan.printable import printable

__all__ = ["STANDARD_INPUT", "Lines", "Words", "lines_of", "one_text", "texts"]

STANDARD_INPUT = "-"
_INPUT = "standard input"
_BYTE_ORDER_MARKS = {codecs.BOM_UTF16_LE: "UTF-16LE", codecs.BOM_UTF16_BE: "UTF-16BE"}
_HEAD = 4096  # bytes that are looked at for another encoding
_MOST_SHOWN = 5  # numbers of lines that are told


class Words:
    """Texts that stand on the command line, each with its number, counted from 1.

    Raises:
        KazsloganError: one of them isn't UTF-8.

    >>> list(Words(["бір", "екі"]))
    [(1, 'бір'), (2, 'екі')]
    """

    complaint = ""

    def __init__(self, words: Sequence[str]) -> None:
        for number, word in enumerate(words, 1):
            _check_argument(word, "the text" if len(words) == 1 else f"text {number}")
        self._words = words

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return iter(enumerate(self._words, 1))


class Lines:
    """The lines of a stream, each with its number, counted from 1; None stands for a line that isn't UTF-8.

    Raises:
        KazsloganError: it is UTF-16, or no line is UTF-8.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self._bad: list[int] = []

    def __iter__(self) -> Iterator[tuple[int, str | None]]:
        # Only standard input of a test has no buffer of its own.
        reader = (
            self._stream
            if isinstance(self._stream, BufferedReader)
            else BufferedReader(cast("BufferedReader", self._stream))
        )
        _check_not_utf_16(reader.peek()[:_HEAD], self._name)
        number = 0
        for number, line in enumerate(reader, 1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError:
                self._bad.append(number)
                yield number, None
            else:
                yield number, text.removesuffix("\n").removesuffix("\r")
        if self._bad and len(self._bad) == number:
            raise KazsloganError(f"no line of {self._name} is UTF-8; convert it first")

    @property
    def complaint(self) -> str:
        """What is wrong with the lines that have been read; empty if nothing is."""
        bad = self._bad
        if not bad:
            return ""
        if len(bad) == 1:
            return f"1 line of {self._name} is not UTF-8 and left out: line {bad[0]}"
        shown = ", ".join(map(str, bad[:_MOST_SHOWN])) + (", …" if len(bad) > _MOST_SHOWN else "")
        return f"{len(bad)} lines of {self._name} are not UTF-8 and left out: lines {shown}"


def texts(words: Sequence[str]) -> Words | Lines:
    """Return the words themselves as texts, or the lines of standard input for ``-``.

    Raises:
        KazsloganError: ``-`` stands among other texts, a word isn't UTF-8, or there is no standard input.
    """
    if STANDARD_INPUT not in words:
        return Words(words)
    if len(words) > 1:
        raise KazsloganError("- (standard input) can't stand beside other texts; run the command once for each")
    return Lines(_standard_input(), _INPUT)


def lines_of(path: str) -> Iterator[str]:
    """Yield the lines of a file (``-``: of standard input); those that aren't UTF-8 are left out and told.

    Raises:
        KazsloganError: no line is UTF-8.
        OSError: the file can't be read.
    """
    if path == STANDARD_INPUT:
        yield from _readable(Lines(_standard_input(), _INPUT))
    else:
        with Path(path).open("rb") as stream:
            yield from _readable(Lines(stream, printable(path)))


def _readable(lines: Lines) -> Iterator[str]:
    for _, text in lines:
        if text is not None:
            yield text
    if lines.complaint:
        tell(lines.complaint)


def one_text(word: str) -> str:
    """Return ``word``, or the whole standard input for ``-``.

    Raises:
        KazsloganError: it isn't UTF-8.
    """
    if word != STANDARD_INPUT:
        _check_argument(word, "the text")
        return word
    content = _standard_input().read()
    _check_not_utf_16(content[:_HEAD], _INPUT)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KazsloganError(f"standard input is not UTF-8 (byte {error.start}); convert it first") from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise KazsloganError("there is no standard input to read")
    return sys.stdin.buffer


def _check_argument(word: str, name: str) -> None:
    """Python reads bytes of an argument that are no UTF-8 as halves of characters."""
    at = next((at for at, char in enumerate(word) if "\ud800" <= char <= "\udfff"), None)
    if at is not None:
        raise KazsloganError(f"{name} is not UTF-8 (after {at} characters); convert it first")


def _check_not_utf_16(head: bytes, name: str) -> None:
    """UTF-16 must be told here: much of it would pass as UTF-8 and mean something else."""
    encoding = _BYTE_ORDER_MARKS.get(head[:2]) or _utf_16(head)
    if encoding:
        fix = f"convert it first, as with iconv -f {encoding} -t UTF-8"
        raise KazsloganError(f"{name} is UTF-16, not UTF-8; {fix}")


def _utf_16(head: bytes) -> str:
    r"""Return the encoding of UTF-16 without a byte order mark in letters of Europe or the Middle East; else nothing.

    There every other byte is less than 32, the others hardly ever; spaces and line ends bring a NUL, which texts in
    UTF-8 hardly ever have.

    >>> _utf_16("Үйде бол\n".encode("utf-16-le")), _utf_16("Stay home".encode("utf-16-be")), _utf_16(b"na\0zar")
    ('UTF-16LE', 'UTF-16BE', '')
    """
    if b"\0" in head:
        for encoding, low, high in (("UTF-16LE", head[::2], head[1::2]), ("UTF-16BE", head[1::2], head[::2])):
            if _share_of_small(high) > 0.8 and _share_of_small(low) < 0.5:
                return encoding
    return ""


def _share_of_small(some: bytes) -> float:
    return sum(byte < 0x20 for byte in some) / max(1, len(some))
