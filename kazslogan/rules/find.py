"""Which rule sets there are by name, and where their files lie."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from kazslogan.errors import UnknownNameError

__all__ = ["RuleFile", "RuleSetInfo", "available_rulesets", "find"]


class RuleSetInfo(NamedTuple):
    """What there is to know of a rule set before it is loaded."""

    id: str
    version: str
    title: str
    origin: str
    """Where it comes from: ``built-in``."""


@dataclass(frozen=True)
class RuleFile:
    """A file that is found by the name of its rule set, which is the file's name without ``.toml``."""

    name: str
    origin: str
    file: Traversable


def available_rulesets() -> tuple[RuleSetInfo, ...]:
    """The rule sets that can be loaded by name, in alphabetical order.

    >>> [info.id for info in available_rulesets()]
    ['kz-trump-attention', 'stay-home', 'taza-qazaqstan']
    """
    return tuple(_info(rule_file) for _, rule_file in sorted(_rule_files().items()))


def find(name: str) -> RuleFile:
    """Find the file of a rule set by its name.

    Raises:
        UnknownNameError: no rule set has this name; says the nearest that does.
    """
    known = _rule_files()
    if name not in known:
        raise UnknownNameError("rule set", name, sorted(known))
    return known[name]


def _rule_files() -> dict[str, RuleFile]:
    """Every rule file by name, source after source; a later source can't hide the name of an earlier one."""
    found: dict[str, RuleFile] = {}
    for source in (_built_in,):
        for rule_file in source():
            found.setdefault(rule_file.name, rule_file)
    return found


@lru_cache(maxsize=1)
def _built_in() -> tuple[RuleFile, ...]:
    folder = files("kazslogan") / "rulesets"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(RuleFile(name.removesuffix(".toml"), "built-in", folder / name) for name in names)


def _info(rule_file: RuleFile) -> RuleSetInfo:
    data = tomllib.loads(rule_file.file.read_text(encoding="utf-8"))
    return RuleSetInfo(data["id"], data["version"], data["title"], rule_file.origin)
