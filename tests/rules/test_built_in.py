"""Rule sets that come with kazslogan are read without the checks that others go through: here they go through them."""

from __future__ import annotations

import pytest

from kazslogan import RuleSet
from kazslogan.rules.find import built_in, built_in_file
from kazslogan.rules.load import read
from kazslogan.rules.trusted import load_built_in


@pytest.mark.parametrize("name", built_in())
def test_the_quick_way_gives_what_the_checked_way_gives(name):
    quick, checked = load_built_in(name), read(built_in_file(name).content(), f"{name}.toml")
    assert quick == checked
    assert repr(quick) == repr(checked)
    assert hash(quick) == hash(checked)
    assert quick.model_dump() == checked.model_dump()
    assert list(fields_set(quick)) == list(fields_set(checked))
    assert (quick.identity, quick.file) == (checked.identity, checked.file)
    assert RuleSet.model_validate(quick.model_dump()) == quick


def fields_set(ruleset: RuleSet):
    """What is written in the file, model by model: the content hash goes by it."""
    for rule in ruleset.rules:
        yield rule.model_fields_set
        yield rule.unless.model_fields_set
        yield from (example.model_fields_set for example in rule.examples)
        yield from (slot.model_fields_set for slot in rule.slots.values())
    yield from (slot.model_fields_set for slot in ruleset.slots.values())
    yield ruleset.model_fields_set
