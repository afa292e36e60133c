"""Whether the examples of a rule set hold."""

from __future__ import annotations

import pytest

from kazslogan.rules.find import RuleSetInfo, available_rulesets
from kazslogan.rules.model import RuleSet

EXAMPLES = [
    ({"match": "Please save the lake!", "reason": "plain"}, ""),
    ({"match": "Please save the lake!", "reason": "plain", "span": "save the lake", "level": "exact"}, ""),
    ({"match": "Please save the lake!", "reason": "plain", "span": "Please save"}, "must be found as 'Please save'"),
    ({"match": "Please save the lake!", "reason": "plain", "level": "weak"}, "must be found with level weak"),
    ({"match": "Please drain the marsh!", "reason": "not there"}, "must be found, but wasn't"),
    ({"near_miss": "Please drain the marsh!", "reason": "not there"}, ""),
    ({"near_miss": "Please save the lake!", "reason": "it is there"}, "must not be found, but was: 'save the lake'"),
]


def test_examples() -> None:
    rule = {"id": "lake", "phrases": {"en": "Save the lake"}, "examples": [example for example, _ in EXAMPLES]}
    report = RuleSet.from_dict({"id": "x", "version": "1", "title": "x", "rules": [rule]}).test()
    assert not report.ok
    assert len(report.results) == len(EXAMPLES)
    for result, (example, message) in zip(report.results, EXAMPLES, strict=True):
        assert result.rule == "lake"
        assert result.expected in example
        assert result.reason == example["reason"]
        assert result.passed is (not message)
        assert result.message.startswith(message)
        assert all(result.text[start:end].lower() == "save the lake" for start, end in result.spans)
    assert report.failures == tuple(result for result in report.results if not result.passed)


def test_matches_of_a_weak_rule_count_for_it() -> None:
    rule = {"id": "lake", "level": "weak", "phrases": {"en": "Save the lake"}, "examples": [EXAMPLES[0][0]]}
    assert RuleSet.from_dict({"id": "x", "version": "1", "title": "x", "rules": [rule]}).test().ok


def test_a_rule_set_without_examples_is_fine() -> None:
    report = RuleSet.from_phrases("lake", en="Save the lake").test()
    assert report.ok
    assert report.results == ()


@pytest.mark.parametrize("info", available_rulesets(), ids=lambda info: info.id)
def test_the_examples_of_the_built_in_rule_sets_hold(info: RuleSetInfo) -> None:
    report = RuleSet.load(info.id).test()
    assert [(result.rule, result.text, result.message) for result in report.failures] == []
