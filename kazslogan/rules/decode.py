"""From the bytes of a rule file to its data: what can't be read is told with its line and how to mend it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from kazslogan.errors import Problem, RuleError
from kazslogan.rules.source import Source

__all__ = ["data_of", "failure", "text_of"]

#: What :mod:`tomllib` complains about, and how to mend it; the first that fits counts.
_FIXES = (
    (r"Cannot overwrite a value|Cannot mutate", "a key may stand only once in a table: remove one of the two"),
    (r"Cannot declare|Cannot define", "a table may begin only once; write [[rules]] with two brackets for each rule"),
    (r"Expected '=' after a key", 'write key = "value"'),
    (r"Unescaped '\\'", r"write \\ for a backslash, or put the string in single quotes"),
    (r"Unclosed array", "close the list with ]"),
    (r"Unterminated string|Illegal character '\\[nr]'", "close the string with a quotation mark on its line"),
    (r"Illegal character|not a Unicode scalar", "remove the character"),
    (r"Expected newline", "write one key = value on a line"),
    (r"Invalid value", 'put strings in straight quotes ("…")'),
    (r"Invalid statement", 'write key = "value", or [[rules]]; a comment begins with #'),
)


#: A key such as a.b.c may have so many parts. None has more than five; to read one takes time by the square of them.
_MOST_PARTS = 50
_ENDLESS_KEY = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_MOST_PARTS}}}""", re.ASCII
)


def failure(file: str, code: str, message: str, fix: str, line: int | None = None) -> RuleError:
    """Return the error that a whole file can't be used."""
    return RuleError([Problem(file, None, None, message, fix, code, line)])


def text_of(content: bytes, file: str) -> str:
    """Decode a file.

    Raises:
        RuleError: it isn't UTF-8.
    """
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff")) or content.count(0) * 3 > len(content)
    guess = " (it looks like UTF-16)" if utf16 else ""
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = f"the file isn't UTF-8: byte {content[error.start]:#04x} at offset {error.start}{guess}"
        line = None if utf16 else content.count(b"\n", 0, error.start) + 1
        raise failure(file, "not-utf-8", message, "save the file as UTF-8", line) from None
    if utf16 and len(text) > 1:
        raise failure(file, "not-utf-8", f"the file isn't UTF-8{guess}", "save the file as UTF-8")
    return text


def data_of(source: Source) -> dict[str, Any]:
    """Read the TOML of a file.

    Raises:
        RuleError: it isn't TOML.
    """
    endless = _ENDLESS_KEY.search(source.text)
    if endless:
        line = source.text.count("\n", 0, endless.start()) + 1
        message = f"a key has more than {_MOST_PARTS} parts: {endless[0][:20]}…"
        raise failure(source.file, "bad-toml", message, "write the keys that rule files have", line)
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        message, line = str(error), source.text.count("\n") + 1
        place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
        if place:
            where = f"column {place[2]}" if place[1] else "end of the file"
            message = f"{where}: {message[: place.start()]}"
            line = int(place[1] or line)
        fix = _fix(message, source.text)
        raise failure(source.file, "bad-toml", f"the TOML can't be read: {message}", fix, line) from None
    except RecursionError:
        fix = "use fewer brackets inside each other"
        raise failure(source.file, "bad-toml", "the TOML is nested too deeply", fix) from None


def _fix(message: str, text: str) -> str:
    if "\r" in text and "\n" not in text:
        return "save the file with the line ends of this system; it has those of the old Macintosh"
    return next((fix for known, fix in _FIXES if re.search(known, message)), "mend the line; strings stand in quotes")
