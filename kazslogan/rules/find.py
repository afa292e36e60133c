"""Which rule sets there are by name, and where their files lie: in this package, or in others that bring some.

Another package says where its rule files are by an entry point of the group ``kazslogan.rulesets``, whose value is the
import name of a package that holds them. Nothing of it is run but its import.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple

from kazslogan.errors import Problem, RuleError, UnknownNameError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = [
    "GROUP",
    "RuleFile",
    "RuleSetInfo",
    "available_rulesets",
    "broken_rulesets",
    "built_in",
    "built_in_file",
    "find",
    "other_id",
]

GROUP = "kazslogan.rulesets"
_BUILT_IN = "built-in"


class RuleSetInfo(NamedTuple):
    """What there is to know of a rule set before it is loaded."""

    id: str
    version: str
    title: str
    origin: str
    """Where it comes from: ``built-in``, or the name and version of the distribution that brings it."""


@dataclass(frozen=True)
class RuleFile:
    """A file that is found by the name of its rule set, which is the file's name without ``.toml``."""

    name: str
    origin: str
    file: Traversable

    @property
    def label(self) -> str:
        """What errors call the file."""
        return self.file.name if self.origin == _BUILT_IN else f"{self.file.name} of {self.origin}"

    def content(self) -> bytes:
        """The bytes of the file.

        Raises:
            RuleError: it can't be read.
        """
        try:
            return self.file.read_bytes()
        except OSError as error:
            raise RuleError([_broken(self.label, f"the file can't be read ({error})")]) from None


class _Found(NamedTuple):
    files: tuple[RuleFile, ...]
    problems: tuple[Problem, ...]


def available_rulesets() -> tuple[RuleSetInfo, ...]:
    """The rule sets that can be loaded by name, in alphabetical order; see also :func:`broken_rulesets`.

    >>> [info.id for info in available_rulesets() if info.origin == "built-in"]
    ['kz-trump-attention', 'stay-home', 'taza-qazaqstan']
    """
    return tuple(info for _, info in sorted(_infos().items()) if isinstance(info, RuleSetInfo))


def broken_rulesets() -> tuple[Problem, ...]:
    """What is wrong with rule sets of other packages that can't be loaded by name."""
    return (*_installed().problems, *(info for _, info in sorted(_infos().items()) if isinstance(info, Problem)))


def built_in() -> tuple[str, ...]:
    """The names of the rule sets that come with kazslogan.

    >>> built_in()
    ('kz-trump-attention', 'stay-home', 'taza-qazaqstan')
    """
    return tuple(rule_file.name for rule_file in _built_in())


def find(name: str) -> RuleFile:
    """Find the file of a rule set by its name.

    Raises:
        RuleError: several packages bring a rule set of this name, or the one that does is broken.
        UnknownNameError: no rule set has this name; says the nearest that does.
    """
    known = _rule_files()
    if name not in known:
        broken = [problem for problem in broken_rulesets() if _is_about(problem, name)]
        if broken:
            raise RuleError(broken)
        raise UnknownNameError("rule set", name, sorted(known))
    if len(known[name]) > 1:
        raise RuleError([_ambiguous(known[name])])
    return known[name][0]


def _is_about(problem: Problem, name: str) -> bool:
    """Tell whether a problem names a rule set: by its id, or that of its package or entry point."""
    words = re.split(r"[^a-z0-9-]+", f"{problem.file} {problem.message}".lower().replace("_", "-"))
    return not {name, f"kazslogan-{name}"}.isdisjoint(words)


def _rule_files() -> dict[str, list[RuleFile]]:
    found: dict[str, list[RuleFile]] = {}
    for rule_file in (*_built_in(), *_installed().files):
        found.setdefault(rule_file.name, []).append(rule_file)
    return found


def _ambiguous(rule_files: list[RuleFile]) -> Problem:
    origins = " and ".join(f"{each.origin} ({each.file})" for each in rule_files)
    message = f"two rule sets have the id {rule_files[0].name!r}: {origins}"
    fix = "uninstall one of them, or name the file that you mean by its path"
    return Problem(rule_files[-1].label, None, "id", message, fix, "two-sets-one-id")


def _broken(origin: str, message: str) -> Problem:
    fix = "tell its authors, and meanwhile uninstall it or do without it"
    return Problem(origin, None, None, message, fix, "broken-package")


def built_in_file(name: str) -> RuleFile:
    """The file of a rule set that comes with kazslogan, whatever other packages bring."""
    return next(rule_file for rule_file in _built_in() if rule_file.name == name)


@lru_cache(maxsize=1)
def _built_in() -> tuple[RuleFile, ...]:
    return tuple(_rule_files_in(files("kazslogan") / "rulesets", _BUILT_IN))


@lru_cache(maxsize=1)
def _installed() -> _Found:
    """The rule files of all installed packages; looking for them takes a while, so it is done once in a process."""
    from importlib.metadata import entry_points  # takes a while, and built-in rule sets don't need it

    found: list[RuleFile] = []
    problems: list[Problem] = []
    for entry_point in sorted(entry_points(group=GROUP), key=lambda each: (each.name, each.value)):
        origin = _origin(entry_point)
        try:
            with redirect_stdout(sys.stderr):  # what it prints when it is imported is no result of ours
                rule_files = list(_rule_files_in(files(entry_point.value), origin))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever happens then, the others go on
            message = f"its entry point {entry_point.name} = {entry_point.value!r} can't be used"
            problems.append(_broken(origin, f"{message} ({type(error).__name__}: {error})"))
            continue
        if not rule_files:
            problems.append(_broken(origin, f"there is no .toml file in {entry_point.value!r}"))
        found += rule_files
    return _Found(tuple(dict.fromkeys(found)), tuple(problems))


def _origin(entry_point: EntryPoint) -> str:
    dist = entry_point.dist
    return f"{dist.name} {dist.version}" if dist is not None else entry_point.value


def _rule_files_in(folder: Traversable, origin: str) -> Iterator[RuleFile]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield RuleFile(file.name.removesuffix(".toml"), origin, file)


def _infos() -> dict[str, RuleSetInfo | Problem]:
    return {
        name: _ambiguous(rule_files) if len(rule_files) > 1 else _info(rule_files[0])
        for name, rule_files in _rule_files().items()
    }


def _info(rule_file: RuleFile) -> RuleSetInfo | Problem:
    """Return what the top of a file says; whether its rules make sense is seen when it is loaded."""
    try:
        data = tomllib.loads(rule_file.content().decode("utf-8-sig"))
        info = RuleSetInfo(str(data["id"]), str(data["version"]), str(data["title"]), rule_file.origin)
    except RuleError as error:
        return error.problems[0]
    except (ValueError, RecursionError) as error:
        return _broken(rule_file.label, f"the file can't be read ({error})")
    except KeyError as error:
        return _broken(rule_file.label, f"the key {error} is missing")
    if info.id != rule_file.name:
        return other_id(rule_file, info.id)
    return info


def other_id(rule_file: RuleFile, found: str) -> Problem:
    """The problem that a file isn't named after its rule set."""
    message = f"the file is called {rule_file.name}.toml, but the id of its rule set is {found!r}"
    return Problem(rule_file.label, None, "id", message, "rename one of them", "other-id")
