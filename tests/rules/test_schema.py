"""The JSON Schema of rule files says what the loader says, as far as a schema can."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import jsonschema
import pytest

from kazslogan.rules.find import built_in
from kazslogan.rules.kinds import Kind, kinds
from kazslogan.rules.schema import schema

VALIDATOR = jsonschema.Draft202012Validator(schema())
#: Kinds of problems that are a matter of keys and values, so that an editor can mark them.
OF_SHAPE = {
    "missing-key", "unknown-key", "wrong-type", "unknown-value", "bad-id", "bad-version", "bad-language", "no-rule",
    "no-phrase", "empty-phrase", "match-or-near-miss",
}  # fmt: skip
EXAMPLES = [kind for kind in kinds() if kind.bad and kind.code != "bad-toml"]


def test_it_is_a_schema() -> None:
    VALIDATOR.check_schema(schema())


@pytest.mark.parametrize("name", built_in())
def test_built_in_rule_sets_fit(name: str) -> None:
    text = (files("kazslogan") / "rulesets" / f"{name}.toml").read_text(encoding="utf-8")
    assert list(VALIDATOR.iter_errors(tomllib.loads(text))) == []


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.code)
def test_planted_mistakes_of_shape_are_marked_and_no_others(kind: Kind) -> None:
    assert VALIDATOR.is_valid(tomllib.loads(kind.bad_file)) is (kind.code not in OF_SHAPE)
    assert VALIDATOR.is_valid(tomllib.loads(kind.good_file))
