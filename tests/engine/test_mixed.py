"""Plain phrases of several languages: a text may take the request from one and the rest from another."""

from __future__ import annotations

import pytest

from kazslogan import Detector, RuleSet

PHRASES = {"kk": "Министр, көлді құтқарыңыз", "ru": "Министр, спасите озеро", "en": "Minister, save the lake"}
TWO = {"kk": "Зейнетақыны көтеріңдер", "ru": "Повысьте пенсии"}


@pytest.fixture(scope="module")
def detector():
    return Detector([RuleSet.from_phrases("lake", **PHRASES), RuleSet.from_phrases("pension", **TWO)])


@pytest.mark.parametrize(
    "text",
    [
        "Министр, көлді спасите",
        "Minister, спасите the lake!",
        "Министр, save озеро",
        "зейнетақыны повысьте",
        "Көтеріңдер пенсии",
        "#ЗейнетақыныПовысьте",
    ],
)
def test_the_language_changes_between_parts(detector, text):
    [match] = detector.find(f"Бүгін: {text} 🙏")
    assert match.text == text.lstrip("#").rstrip("!")


@pytest.mark.parametrize(
    "text",
    [
        "Министр, көлді спасли",
        "Minister, спасите the lane!",
        "Президент, save озеро",
        "зейнетақыны повысили",
        "Көтермеңдер пенсии",
        "жалақыны повысьте",
    ],
)
def test_but_nothing_else_changes(detector, text):
    assert detector.find(f"Бүгін: {text} 🙏") == ()


def test_a_rule_of_fixed_order_has_no_such_parts():
    rule = {"id": "lake", "order": "fixed", "phrases": {tag: [phrase] for tag, phrase in PHRASES.items()}}
    fixed = RuleSet.from_dict({"id": "lake", "version": "1", "title": "Save the lake", "rules": [rule]})
    assert Detector([fixed]).find("Министр, көлді спасите") == ()
