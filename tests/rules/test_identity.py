"""Everything that is said of texts or made of rules tells the rule set: its id, version and hash."""

from __future__ import annotations

import pytest

from kazslogan import Detector, RuleSet, near_misses, variants
from kazslogan.authoring.profile import profile
from kazslogan.authoring.trial import trials

SLOGAN = "Save our lake"
LAKE = RuleSet.from_phrases("lake", en=SLOGAN)
FIELDS = ("ruleset", "ruleset_version", "ruleset_hash")
SAID = {
    "match": lambda: Detector(LAKE).find(SLOGAN)[0],
    "absence": lambda: Detector(LAKE).explain_absence("Save our lamp"),
    "variant": lambda: next(variants(LAKE, limit=1)),
    "near miss": lambda: next(near_misses(LAKE, limit=1)),
    "report of examples": LAKE.test,
    "outcome of a trial": lambda: next(trials(LAKE, limit=1)),
    "cost": lambda: next(profile([LAKE], [SLOGAN])),
}


@pytest.mark.parametrize("said", SAID.values(), ids=SAID)
def test_what_is_said_names_its_rule_set(said):
    result = said()
    assert tuple(getattr(result, field) for field in FIELDS) == LAKE.identity


def test_the_identity_changes_with_the_content_and_with_the_version():
    other_words = RuleSet.from_phrases("lake", en="Save our hill")
    next_version = LAKE.model_copy(update={"version": "1.0.1"})
    assert len({LAKE.identity, other_words.identity, next_version.identity}) == 3
    assert LAKE.content_hash != other_words.content_hash
