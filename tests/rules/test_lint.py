"""What is odd in a rule set is found in its place, and silenced where it is meant so."""

from __future__ import annotations

import pytest

from kazslogan.rules.find import built_in
from kazslogan.rules.lint import CHECKS
from kazslogan.rules.load import read
from kazslogan.rules.model import RuleSet

EXAMPLES = [
    {"match": "Save the lake", "reason": "the slogan"},
    {"near_miss": "Save the hill", "reason": "another place"},
]
LAKE = 'id = "lake"\nversion = "1"\ntitle = "Lake"\n'


def codes(phrases: dict[str, object], **more: object) -> list[tuple[str, str | None]]:
    rule = {"id": "lake", "phrases": phrases, "examples": EXAMPLES, **more}
    ruleset = RuleSet.from_dict({"id": "x", "version": "1", "title": "x", "rules": [rule]})
    return [(problem.code, problem.field) for problem in ruleset.lint()]


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        ({"en": "Save the lake"}, []),
        ({"en": ["Save the lake", "save the LAKE"]}, [("duplicate-phrase", "phrases.en[1]")]),
        ({"en": ["Save (our|the) lake", "Save the lake"]}, [("duplicate-phrase", "phrases.en[1]")]),
        ({"en": ["Save (the|THE) lake"]}, [("duplicate-phrase", "phrases.en[0]")]),
        ({"en": ["Save the lake"], "de": ["Save the lake"]}, []),
        ({"en": "Lakesave"}, [("short-phrase", "phrases.en[0]")]),
        ({"en": "[Save our] lakeside"}, [("short-phrase", "phrases.en[0]")]),
        ({"zh": "保护湖泊"}, [("idle-near-miss", "examples[1].near_miss")]),
        ({"en": "Save the lаke"}, [("mixed-script", "phrases.en[0]")]),  # the а is Cyrillic
        ({"kk": "Koldi saqta"}, [("other-script", "phrases.kk[0]"), ("idle-near-miss", "examples[1].near_miss")]),
        ({"kk-Latn": "Save Koldi saqta"}, []),
        ({"en": ["Save the lake", "Save the lake!"]}, [("duplicate-phrase", "phrases.en[1]")]),
        ({"en": ["Save the lake", "Save the lake-shore"]}, []),
        ({"en": "^Save the lake$"}, [("pattern-mark", "phrases.en[0]")]),
        ({"en": "Save the lake*"}, [("pattern-mark", "phrases.en[0]")]),
        ({"en": "Save the [a-z] lake"}, [("pattern-mark", "phrases.en[0]")]),
        ({"en": "Save the lake?"}, []),
        ({"en": "Save the la\u00adke"}, [("hidden-character", "phrases.en[0]")]),
        ({"en": "Save the \0lake"}, [("hidden-character", "phrases.en[0]")]),
        ({"en": "Save the \x1blake"}, [("hidden-character", "phrases.en[0]")]),
        ({"en": "Save\tthe\nlake"}, []),
        ({"fa": "نجات می\u200cدهید Save"}, []),
        ({"eng": "Save the lake"}, [("unknown-language", "phrases.eng")]),
        ({"xx": "Save the lake"}, [("unknown-language", "phrases.xx")]),
        ({"kaa": "Save the lake"}, []),
        ({"en": "Of people"}, [("common-phrase", "phrases.en[0]"), ("idle-near-miss", "examples[1].near_miss")]),
    ],
)
def test_phrases(phrases: dict[str, object], expected: list[tuple[str, str]]) -> None:
    assert codes(phrases) == expected


def test_a_slot_is_looked_into() -> None:
    assert codes({"en": "{what}"}, slots={"what": {"phrases": {"en": "Save the lake"}}}) == []
    assert codes({"en": "{what}"}, slots={"what": {"phrases": {"en": "Lakeside"}}}) == [
        ("short-phrase", "phrases.en[0]"),
        ("idle-near-miss", "examples[1].near_miss"),
    ]


def test_a_guard_that_blocks_the_rules_own_words_is_named() -> None:
    slots = {"lake": {"phrases": {"en": ["the lake", "the pond"]}, "unless": ["the hill", "the pond"]}}
    assert codes({"en": "Save {lake}"}, slots=slots) == [("blocking-guard", "slots.lake.unless[1]")]


def test_guards_are_plain_words_said_once() -> None:
    unless = {"before": ["who", "Who", "(to|can)"], "after": ["club\u200b"]}
    assert codes({"en": "Save the lake"}, unless=unless) == [
        ("pattern-mark", "unless.before[2]"),
        ("hidden-character", "unless.after[0]"),
        ("duplicate-guard", "unless.before[1]"),
    ]


def test_a_guard_that_blocks_nothing_is_not() -> None:
    slots = {"lake": {"phrases": {"en": ["the lake", "the pond"]}, "unless": ["the hill"]}}
    assert codes({"en": "Save {lake}"}, slots=slots, unless={"before": ["to"], "after": ["club"]}) == []


def test_problems_stand_in_the_order_of_the_rules() -> None:
    rules = [{"id": name, "phrases": {"en": "Zyzzyva"}, "examples": EXAMPLES[:1]} for name in ("b", "a")]
    found = RuleSet.from_dict({"id": "x", "version": "1", "title": "x", "rules": rules}).lint()
    assert [(problem.rule, problem.code) for problem in found] == [
        ("b", "short-phrase"),
        ("b", "no-near-miss"),
        ("a", "short-phrase"),
        ("a", "duplicate-rule"),
        ("a", "no-near-miss"),
    ]


@pytest.mark.parametrize("name", built_in())
def test_the_built_in_rule_sets_are_clean(name: str) -> None:
    assert RuleSet.load(name).lint() == ()


RULE = '[[rules]]\nid = "lake"\nphrases.en = ["Zyzzyva", "Save our lake"]\n'


def linted(text: str) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in read(text.encode(), "lake.toml").lint()]


def test_lines_are_told() -> None:
    assert linted(LAKE + RULE) == [("no-match", 4), ("no-near-miss", 4), ("short-phrase", 6)]


@pytest.mark.parametrize(
    "text",
    [
        RULE.replace("[[rules]]", "[[rules]] # lint: ignore short-phrase"),
        RULE.replace("]\n", "] # lint: ignore short-phrase\n"),
        "# lint: ignore short-phrase\n" + RULE,
        RULE.replace("phrases.en", "# lint: ignore duplicate-phrase, short-phrase\n# because\nphrases.en"),
    ],
)
def test_a_comment_silences_what_begins_beside_or_below_it(text: str) -> None:
    found = [code for code, _ in linted(LAKE + text)]
    assert "short-phrase" not in found
    assert "no-match" in found


@pytest.mark.parametrize(
    "text", [RULE + "# lint: ignore short-phrase", RULE.replace("id =", "# lint: ignore short-phrase\nid =")]
)
def test_a_comment_elsewhere_silences_nothing(text: str) -> None:
    assert {"short-phrase", "idle-ignore"} <= {code for code, _ in linted(LAKE + text)}


def test_a_comment_above_everything_is_about_the_whole_file() -> None:
    text = "# lint: ignore no-match no-near-miss\n" + LAKE + RULE
    assert [code for code, _ in linted(text)] == ["short-phrase"]


@pytest.mark.parametrize("code", ["no-such-code", "unused-slot"])
def test_a_comment_that_silences_nothing_is_told(code: str) -> None:
    assert ("idle-ignore", 3) in linted(LAKE.replace('"Lake"', f'"Lake" # lint: ignore {code}') + RULE)


def test_a_comment_inside_a_string_is_none() -> None:
    text = LAKE.replace('"Lake"', '"# lint: ignore short-phrase"') + RULE
    assert "short-phrase" in [code for code, _ in linted(text)]


def test_every_check_says_what_it_looks_for() -> None:
    assert all(check.__doc__ for check in CHECKS)
