"""Every error kazslogan raises on purpose: one root, each keeps its place and says the fix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kazslogan.printable import printable

__all__ = [
    "KazsloganError",
    "MissingExtraError",
    "Problem",
    "RuleError",
    "TransliterationError",
    "UnknownNameError",
    "WorkerError",
    "all_at_once",
    "nearest",
]

_NEAR = 60  # of 100, how alike names must be for one to be meant


class KazsloganError(Exception):
    """The root of all errors raised by kazslogan; catch it to catch them all."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong or odd in a rule file: where it is, what it is, and how to mend it.

    As a string it is one line that may be shown on any terminal, whatever the file holds.

    >>> print(Problem("my.toml", "lake", "phrases.en[0]", "the phrase is empty", "write its words", "empty-phrase", 7))
    my.toml:7: rule 'lake', phrases.en[0]: the phrase is empty; write its words [empty-phrase]
    """

    file: str
    """Path of the file, or ``<dict>`` / ``<phrases>`` for rules made in memory."""
    rule: str | None
    """Id of the rule (or ``#2`` for the second rule if it has none); None at the top level."""
    field: str | None
    """Dotted path of the field inside the rule or file, such as ``phrases.en[0]``."""
    message: str
    fix: str
    code: str
    """Which kind of problem it is; each has a page in the documentation."""
    line: int | None = None
    """Counted from 1; None if there is no file."""

    def __str__(self) -> str:
        places = [f"rule '{self.rule}'"] if self.rule is not None else []
        places += [self.field] if self.field is not None else []
        place = f" {', '.join(places)}:" if places else ""
        line = f":{self.line}" if self.line is not None else ""
        return printable(f"{self.file}{line}:{place} {self.message}; {self.fix} [{self.code}]")


class RuleError(KazsloganError, ValueError):
    """A rule set can't be used. ``problems`` lists everything wrong with it, not only the first thing."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[RuleError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class UnknownNameError(KazsloganError, LookupError):
    """A name (rule set, rule, scheme, disguise, option value …) that doesn't exist; says the nearest that does."""

    def __init__(self, kind: str, name: str, known: Sequence[str], hint: str = "") -> None:
        self.hint = hint
        self.kind, self.name, self.known = kind, name, tuple(map(str, known))  # names of enumerations are plain ones
        near = nearest(name, self.known)
        fix = hint or (f"did you mean {near!r}?" if near else f"known: {', '.join(self.known)}")
        super().__init__(f"no {kind} is called {name!r}; {fix}")

    def __reduce__(self) -> tuple[type[UnknownNameError], tuple[str, str, tuple[str, ...], str]]:
        return type(self), (self.kind, self.name, self.known, self.hint)


def nearest(name: str, known: Sequence[str]) -> str | None:
    """Return the known name that ``name`` was probably meant to be, if any is near; of equally near ones the last.

    >>> nearest("phrase", ["id", "phrases"]), nearest("qwerty", ["id"])
    ('phrases', None)
    """
    from rapidfuzz import fuzz, process  # only when something is wrong

    found = process.extract(name, known, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR, limit=None)
    return max(found, key=lambda each: each[1:])[0] if found else None


def all_at_once(errors: Sequence[KazsloganError]) -> KazsloganError:
    """Return one error that says what all of them say; of rule files only, it is a :class:`RuleError`."""
    if len(errors) == 1:
        return errors[0]
    of_rules = [error for error in errors if isinstance(error, RuleError)]
    if len(of_rules) == len(errors):
        return RuleError([problem for error in of_rules for problem in error.problems])
    return KazsloganError("\n".join(map(str, errors)))


class TransliterationError(KazsloganError, ValueError):
    """A text has a letter that a scheme can't write (only with ``errors="strict"``)."""


class MissingExtraError(KazsloganError, ImportError):
    """An optional part of kazslogan is used but its extra isn't installed."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature, self.extra = feature, extra
        super().__init__(f"{feature} needs an optional package; install it with: pip install 'kazslogan[{extra}]'")

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str]]:
        return type(self), (self.feature, self.extra)


class WorkerError(KazsloganError, RuntimeError):
    """A worker process of :meth:`kazslogan.Detector.scan` ended before its work was done.

    ``exitcode`` is that of the process, negative if a signal killed it; ``first`` and ``last`` are the places (counted
    from 0) of the texts that it had.
    """

    def __init__(self, exitcode: int | None, first: int, last: int) -> None:
        self.exitcode, self.first, self.last = exitcode, first, last
        if exitcode is not None and exitcode < 0:
            end = f"was killed by signal {-exitcode}"
            fix = "the system may have run out of memory; try fewer workers"
        else:
            end = f"ended by itself (exit code {exitcode})"
            fix = (
                "if it could not start, its own message tells why; where processes are spawned, as on macOS and "
                'Windows, a script must start its work under if __name__ == "__main__":'
            )
        super().__init__(f"a worker process {end} while it had texts {first} to {last}; {fix}")

    def __reduce__(self) -> tuple[type[WorkerError], tuple[int | None, int, int]]:
        return type(self), (self.exitcode, self.first, self.last)
