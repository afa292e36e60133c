"""The rule files that come with kazslogan, read unchecked: the tests have checked them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kazslogan.models import Level
from kazslogan.rules.decode import text_of
from kazslogan.rules.find import built_in_file
from kazslogan.rules.model import Example, FrozenDict, Rule, RuleSet, Slot, Unless
from kazslogan.rules.parsed import parsed
from kazslogan.rules.prepared import prepared
from kazslogan.rules.source import Source

__all__ = ["load_built_in"]


def load_built_in(name: str) -> RuleSet:
    """Load a rule set that comes with kazslogan, whatever other packages bring.

    Its file isn't checked again, which would take longer than to read it; the tests have done it.
    """
    rule_file = built_in_file(name)
    source = Source(rule_file.label, text_of(rule_file.content(), rule_file.label))
    ruleset = _trusted(parsed(f"{name}.toml", source.text))
    ruleset.__dict__["source"] = source
    known = prepared(ruleset.id, source.text)
    if known is not None:  # as cached_property would, but without the schema of all that is hashed
        ruleset.__dict__["content_hash"] = known["content_hash"]
    return ruleset


def _trusted(data: Mapping[str, Any]) -> RuleSet:
    """Make the rule set that ``RuleSet.from_dict`` makes of sound data, unchecked."""
    rules = tuple(map(_rule, data["rules"]))
    return RuleSet.model_construct(**{**data, **_lists(data), **_tables(data), "rules": rules})


def _rule(rule: Mapping[str, Any]) -> Rule:
    made: dict[str, Any] = {**rule, **_tables(rule)}
    if "level" in rule:
        made["level"] = Level(rule["level"])
    if "unless" in rule:
        made["unless"] = Unless.model_construct(**_lists(rule["unless"]))
    if "examples" in rule:
        made["examples"] = tuple(map(_example, rule["examples"]))
    return Rule.model_construct(**made)


def _example(example: Mapping[str, Any]) -> Example:
    level = {"level": Level(example["level"])} if "level" in example else {}
    return Example.model_construct(**{**example, **level})


def _tables(owner: Mapping[str, Any]) -> dict[str, FrozenDict[Any]]:
    """Return the slots and phrases of a rule set, rule or slot."""
    found: dict[str, FrozenDict[Any]] = {}
    if "slots" in owner:
        slots = {name: Slot.model_construct(**_lists(slot) | _tables(slot)) for name, slot in owner["slots"].items()}
        found["slots"] = FrozenDict(slots)
    if "phrases" in owner:
        lines = {tag: (each,) if isinstance(each, str) else tuple(each) for tag, each in owner["phrases"].items()}
        found["phrases"] = FrozenDict(lines)
    return found


def _lists(owner: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in owner.items()}
