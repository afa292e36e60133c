"""Look a rule set over for what is allowed but seldom meant; comments in its file silence what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kazslogan.errors import Problem
from kazslogan.rules.checks import between, examples, findable, phrases, slots, writing
from kazslogan.rules.checks.sheet import Check, Sheet
from kazslogan.rules.model import RuleSet
from kazslogan.rules.source import Path, Source

__all__ = ["CHECKS", "lint"]

CHECKS: tuple[Check, ...] = (
    *writing.CHECKS,
    *phrases.CHECKS,
    *slots.CHECKS,
    *findable.CHECKS,
    *between.CHECKS,
    *examples.CHECKS,
)
"""Every check; to add one, write a function of a sheet that yields problems, and put it into its module's list."""

_IGNORE = re.compile(r"\s*lint:\s*ignore\s+(?P<codes>[\w\s,-]+)")


class _Silence(NamedTuple):
    """A comment that silences codes in everything that begins on a line."""

    codes: frozenset[str]
    line: int
    """Where the comment stands."""
    paths: tuple[Path, ...]
    """What begins there; the empty path is the whole file."""


def lint(ruleset: RuleSet) -> tuple[Problem, ...]:
    """Return what is allowed but seldom meant, in order of place; what comments silence is left out.

    >>> [problem.code for problem in lint(RuleSet.from_phrases("lake", en=["Lake", "Lake"]))]
    ['duplicate-phrase', 'short-phrase', 'short-phrase', 'no-match', 'no-near-miss']
    """
    sheet = Sheet(ruleset)
    found = [problem for check in CHECKS for problem in check(sheet)]
    if ruleset.source is not None:
        found = list(_heard(found, ruleset, ruleset.source))
    order = [None, *(rule.id for rule in ruleset.rules)]
    return tuple(sorted(found, key=lambda problem: (problem.line or 0, order.index(problem.rule))))


def _heard(found: list[Problem], ruleset: RuleSet, source: Source) -> Iterator[Problem]:
    """Yield the problems that no comment silences, and the comments that silence nothing."""
    silences = list(_silences(source))
    idle = {(number, code) for number, silence in enumerate(silences) for code in silence.codes}
    for problem in found:
        path = _path(problem, ruleset)
        heeded = {
            (number, problem.code)
            for number, silence in enumerate(silences)
            if problem.code in silence.codes and any(path[: len(begun)] == begun for begun in silence.paths)
        }
        idle -= heeded
        if not heeded:
            yield problem
    for number, code in sorted(idle):
        message = f"the comment silences {code!r}, but there is nothing to silence"
        yield Problem(source.file, None, None, message, "remove it", "idle-ignore", silences[number].line)


def _silences(source: Source) -> Iterator[_Silence]:
    beginnings: dict[int, list[Path]] = {}
    for path, line in source.lines.items():
        beginnings.setdefault(line, []).append(path)
    first = min(beginnings, default=0)
    for remark in source.remarks:
        found = _IGNORE.match(remark.text)
        if found:
            codes = frozenset(re.split(r"[\s,]+", found["codes"].strip()))
            # Alone above the first line of all it is about the whole file.
            whole: tuple[Path, ...] = ((),) if remark.target == first and remark.line < first else ()
            yield _Silence(codes, remark.line, whole or tuple(beginnings.get(remark.target or 0, ())))


def _path(problem: Problem, ruleset: RuleSet) -> Path:
    """Return the way to what a problem is about."""
    steps = re.findall(r"\[(\d+)\]|([^.\[\]]+)", problem.field or "")
    path: Path = tuple(int(number) if number else key for number, key in steps)
    if problem.rule is None:
        return path
    return ("rules", [rule.id for rule in ruleset.rules].index(problem.rule), *path)
