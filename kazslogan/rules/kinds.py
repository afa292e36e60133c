"""Every kind of problem of a rule file explained: title, reason, and an example with and without it.

``data/problems.toml`` is the one source: of this, of the pages in the documentation, and of the tests.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kazslogan.errors import Problem, RuleError, UnknownNameError
from kazslogan.rules.load import read

__all__ = ["FILE", "Kind", "kind", "kinds", "problems_of"]

FILE = "lake.toml"
"""What the messages about an example call its file."""
_HEAD = 'id = "lake"\nversion = "1.0.0"\ntitle = "Slogans about the lake"\n\n'


@dataclass(frozen=True)
class Kind:
    """One kind of problem."""

    code: str
    kind: str
    """``error``: a file with it can't be used; ``lint``: it can, but is seldom meant so."""
    title: str
    why: str
    bad: str = ""
    """A rule file with the problem; empty if no text of a file shows it."""
    good: str = ""
    """The same file without it."""
    at: tuple[str, str, int] = ("", "", 0)
    """Where it is in the bad file: rule, field and line."""
    whole: bool = False
    """Whether the examples are whole files; else they go on after id, version and title."""

    @property
    def bad_file(self) -> str:
        """The whole file with the problem."""
        return self.bad if self.whole else _HEAD + self.bad

    @property
    def good_file(self) -> str:
        """The whole file without it."""
        return self.good if self.whole else _HEAD + self.good

    def message(self) -> str:
        """What is told about the bad file."""
        return next((str(problem) for problem in problems_of(self.bad_file) if problem.code == self.code), "")


def problems_of(text: str) -> tuple[Problem, ...]:
    """Return what is wrong or odd in the text of a rule file."""
    try:
        return read(text.encode(), FILE).lint()
    except RuleError as error:
        return error.problems


def kinds() -> tuple[Kind, ...]:
    """All kinds of problems, errors first."""
    return tuple(_kinds().values())


def kind(code: str) -> Kind:
    """Return the kind of problem with this code.

    >>> kind("short-phrase").title
    'A phrase is a single word'

    Raises:
        UnknownNameError: there is none.
    """
    if code not in _kinds():
        raise UnknownNameError("code", code, list(_kinds()))
    return _kinds()[code]


@cache
def _kinds() -> dict[str, Kind]:
    data = tomllib.loads((files("kazslogan") / "data" / "problems.toml").read_text(encoding="utf-8"))
    found = []
    for entry in data["problems"]:
        rule, field, line = entry.pop("at", ("", "", 0))
        texts = {name: entry.pop(name, "") for name in ("bad", "good")}
        found.append(Kind(**entry, **texts, at=(rule, field, line)))
    return {each.code: each for each in found}
