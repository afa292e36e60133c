"""Numbers belong to slogans, and another number is another slogan."""

from __future__ import annotations

import pytest

from kazslogan import Detector, RuleSet


@pytest.mark.parametrize(
    ("tag", "phrase", "texts"),
    [
        ("en", "Kazakhstan 2050", ["Kazakhstan 2050", "#Kazakhstan2050", "KAZAKHSTAN-2050", "Kаzаkhstаn 2050"]),
        ("kk", "Қазақстан 2050", ["Қазақстан-2050", "Казакстан 2050", "#Қазақстан2050"]),
        ("ru", "Даёшь 100 процентов", ["Даёшь 100 процентов!", "ДАЁШЬ 100 ПРОЦЕНТОВ"]),
        ("en", "4 more years", ["4 more years", "#4MoreYears"]),
    ],
)
def test_phrases_with_numbers_are_found(tag, phrase, texts):
    detector = Detector([RuleSet.from_phrases("plan", **{tag: phrase})])
    for text in texts:
        assert detector.is_match(f"Read: {text}"), text


@pytest.mark.parametrize(
    ("tag", "phrase", "text"),
    [
        ("en", "Kazakhstan 2050", "Kazakhstan 2051"),
        ("en", "Kazakhstan 2050", "Kazakhstan 205"),
        ("en", "Save the lake 2030", "Save the lake 2031"),
        ("ru", "Даёшь 100 процентов", "Даёшь 200 процентов"),
        ("ru", "Даёшь 100 процентов", "Даёшь 1000 процентов"),
        ("en", "4 more years", "5 more years"),
        ("en", "Kazakhstan 2011", "Kazakhstan 2010"),
        ("en", "Kazakhstan 2011", "Kazakhstan 201"),
        ("en", "Kazakhstan 2050", "Kazakhstan 20500"),
        ("en", "Kazakhstan 2050", "#Kazakhstan20500"),
        ("en", "Save our lake 7", "Save our lake 77"),
        ("en", "Save our lake 7", "Save our lake 7,000"),
        ("en", "Let us vote at 16", "Let us vote at 16:30"),
        ("en", "16 lakes are ours", "2.16 lakes are ours"),
        ("en", "Save 100 lakes", "Save 10 lakes"),
        ("ru", "Учителям — 500 тысяч", "Учителям — 50 тысяч"),
    ],
)
@pytest.mark.parametrize("strictness", ["strict", "balanced", "broad"])
def test_another_number_is_another_slogan(tag, phrase, text, strictness):
    detector = Detector([RuleSet.from_phrases("plan", **{tag: phrase})], strictness=strictness, min_level="weak")
    assert not detector.is_match(text)
