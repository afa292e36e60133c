"""Where in a rule file things stand: :mod:`tomllib` gives values without their lines and drops comments.

Only text that :mod:`tomllib` has read is looked at here, so this reader may be lenient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Path", "Remark", "Source"]

Path = tuple[str | int, ...]
"""The way to a value: keys of tables and numbers of list items, such as ``("rules", 0, "phrases", "en", 1)``."""

_TOKEN = re.compile(
    r'''(?P<string>"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')
    |(?P<comment>\#[^\n]*)
    |(?P<newline>\n)
    |(?P<mark>[][{},=.])
    |(?P<bare>[^\s"'#\]\[{},=.]+)''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Remark:
    """A comment, and what it stands beside."""

    text: str
    """Without the ``#``."""
    line: int
    target: int | None
    """The line that it is about: its own, or, if it stands alone, the next one that holds something."""


@dataclass(frozen=True)
class Source:
    r"""A rule file as it is written. Lines count from 1.

    >>> source = Source("my.toml", 'id = "a" # here\n\n[[rules]]\nphrases.en = [\n  "x",\n]\n')
    >>> source.line(("id",)), source.line(("rules", 0, "phrases", "en", 0)), source.line(("rules", 0, "examples"))
    (1, 5, 3)
    >>> source.remarks
    (Remark(text=' here', line=1, target=1),)
    """

    file: str
    text: str = field(repr=False, default="")

    def line(self, path: Path) -> int | None:
        """The line on which a value begins; of one that isn't there, of what it would stand in (or the file)."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1 if path and self.text else None

    @cached_property
    def lines(self) -> dict[Path, int]:
        """Every value's path with the line on which it begins."""
        return _Reader(self.text).lines

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """The comments, in order."""
        found: list[Remark] = []
        waiting: list[Remark] = []  # that stand alone on their lines
        last = 0
        for kind, word, line in _tokens(self.text):
            if kind == "newline":
                continue
            if kind != "comment":
                found += [Remark(each.text, each.line, line) for each in waiting]
                waiting, last = [], line
            elif line == last:
                found.append(Remark(word[1:], line, line))
            else:
                waiting.append(Remark(word[1:], line, None))
        return (*found, *waiting)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line, at = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", at, token.start())
        at = token.start()
        yield str(token.lastgroup), token[0], line


class _Reader:
    """Walks through the tokens of a file once and notes where each value begins."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = [token for token in _tokens(text) if token[0] != "comment"]
        self._at = 0
        self._counts: dict[Path, int] = {}  # tables that each array of tables has so far
        base: Path = ()
        while self._skip_newlines():
            if self._is_mark("["):
                base = self._header()
            else:
                self._pair(base)

    def _is_mark(self, mark: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at][:2] == ("mark", mark)

    def _skip(self, mark: str) -> bool:
        if self._is_mark(mark):
            self._at += 1
            return True
        return False

    def _skip_newlines(self) -> bool:
        """Go to the next token that is no line break; tell whether there is one."""
        while self._at < len(self._tokens) and self._tokens[self._at][0] == "newline":
            self._at += 1
        return self._at < len(self._tokens)

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while self._at < len(self._tokens) and self._tokens[self._at][0] in ("bare", "string"):
            kind, word, _ = self._tokens[self._at]
            keys.append(word[1:-1] if kind == "string" else word)
            self._at += 1
            if not self._skip("."):
                break
        return keys

    def _header(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: return the path of the table that begins."""
        line = self._tokens[self._at][2]
        self._at += 1
        many = self._skip("[")
        keys = self._keys()
        path: Path = ()
        for number, key in enumerate(keys, 1):
            path += (key,)
            if many and number == len(keys):
                self._counts[path] = self._counts.get(path, 0) + 1
            self.lines.setdefault(path, line)
            if path in self._counts:
                path += (self._counts[path] - 1,)
                self.lines.setdefault(path, line)
        while self._skip("]"):
            pass
        return path

    def _pair(self, base: Path) -> None:
        """``key = value``."""
        start = self._at
        line = self._tokens[self._at][2]
        path = base
        for key in self._keys():
            path += (key,)
            self.lines.setdefault(path, line)
        if self._skip("="):
            self._value(path)
        self._at = max(self._at, start + 1)  # never stand still

    def _value(self, path: Path) -> None:
        if self._skip("["):
            number = 0
            while self._skip_newlines() and not self._skip("]"):
                self.lines.setdefault((*path, number), self._tokens[self._at][2])
                self._value((*path, number))
                self._skip_newlines()
                self._skip(",")
                number += 1
        elif self._skip("{"):
            while self._skip_newlines() and not self._skip("}"):
                self._pair(path)
                self._skip(",")
        else:
            ends = {("mark", ","), ("mark", "]"), ("mark", "}")}
            self._at += 1
            while self._at < len(self._tokens) and self._tokens[self._at][0] != "newline":
                if self._tokens[self._at][:2] in ends:
                    break
                self._at += 1
