"""Where the command line's texts come from: its arguments, or standard input line by line."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kazslogan.errors import KazsloganError

__all__ = ["STANDARD_INPUT", "lines_of", "one_text", "texts"]

STANDARD_INPUT = "-"
_INPUT = "standard input"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def texts(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each text with its number, counted from 1: the words themselves, or the lines of standard input for ``-``.

    Lines that aren't UTF-8 are left out and counted on standard error.

    Raises:
        KazsloganError: ``-`` stands among other texts, or nothing could be read from standard input.

    >>> list(texts(["бір", "екі"]))
    [(1, 'бір'), (2, 'екі')]
    """
    if STANDARD_INPUT not in words:
        return iter(enumerate(words, 1))
    if len(words) > 1:
        raise KazsloganError("- (standard input) can't stand beside other texts; run the command once for each")
    return _lines(_standard_input(), _INPUT)


def lines_of(path: str) -> Iterator[tuple[int, str]]:
    """Yield each line of a file (``-``: of standard input) with its number; lines that aren't UTF-8 are left out.

    Raises:
        KazsloganError: no line is UTF-8.
        OSError: the file can't be read.
    """
    if path == STANDARD_INPUT:
        yield from _lines(_standard_input(), _INPUT)
    else:
        with Path(path).open("rb") as stream:
            yield from _lines(stream, path)


def one_text(word: str) -> str:
    """Return ``word``, or the whole standard input for ``-``.

    Raises:
        KazsloganError: standard input isn't UTF-8.
    """
    if word != STANDARD_INPUT:
        return word
    content = _standard_input().read()
    _check_not_utf_16(content, _INPUT)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KazsloganError(f"standard input is not UTF-8 (byte {error.start}); convert it first") from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise KazsloganError("there is no standard input to read")
    return sys.stdin.buffer


def _lines(stream: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    bad: list[int] = []
    number = 0
    for number, line in enumerate(stream, 1):
        if number == 1:
            _check_not_utf_16(line, name)
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            bad.append(number)
        else:
            yield number, text.removesuffix("\n").removesuffix("\r")
    if bad and len(bad) == number:
        raise KazsloganError(f"no line of {name} is UTF-8; convert it first")
    if bad:
        lines = f"1 line of {name} is" if len(bad) == 1 else f"{len(bad)} lines of {name} are"
        print(f"kazslogan: {lines} not UTF-8 and left out, the first is line {bad[0]}", file=sys.stderr)


def _check_not_utf_16(content: bytes, name: str) -> None:
    """UTF-16 must be told here: half of its lines would pass as UTF-8 and mean something else."""
    if content.startswith(_UTF_16):
        raise KazsloganError(f"{name} is UTF-16, not UTF-8; convert it first")
