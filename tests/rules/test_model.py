"""Rule sets as values: shape, defaults, identity by content, and the ways to make them."""

from __future__ import annotations

import copy
import pickle
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from kazslogan import Detector
from kazslogan.errors import RuleError, UnknownNameError
from kazslogan.models import Level
from kazslogan.rules.find import RuleSetInfo, available_rulesets
from kazslogan.rules.model import Example, Rule, RuleSet, Slot

DATA = {
    "id": "my-rules",
    "version": "1.0.0",
    "title": "Slogans I follow",
    "slots": {"who": {"unless": ["Байден"], "phrases": {"kk": "Трамп", "en": ["Trump", "Donald Trump"]}}},
    "rules": [
        {
            "id": "come",
            "phrases": {"kk": "{who}, Алматыға кел", "en": ["{who}, come to Almaty"]},
            "unless": {"before": ["does"]},
            "examples": [{"match": "Трамп, Алматыға кел!", "reason": "the slogan", "level": "exact"}],
        },
        {"id": "lake", "level": "weak", "order": "fixed", "phrases": {"en": ["Save the lake"]}},
    ],
}


def made() -> RuleSet:
    return RuleSet.from_dict(DATA)


def test_shape_and_defaults() -> None:
    ruleset = made()
    come, lake = ruleset.rules
    assert come.phrases == {"kk": ("{who}, Алматыға кел",), "en": ("{who}, come to Almaty",)}
    assert (come.level, come.order, come.slots, come.unless.after) == (Level.EXACT, None, {}, ())
    assert (lake.level, lake.order) == (Level.WEAK, "fixed")
    assert come.examples[0].text == "Трамп, Алматыға кел!"
    assert ruleset.slots["who"].inflect
    assert ruleset.rule("lake") is lake


def test_the_dictionary_is_not_changed() -> None:
    before = copy.deepcopy(DATA)
    made()
    assert before == DATA


def test_own_slots_win() -> None:
    data = copy.deepcopy(DATA)
    data["rules"][0]["slots"] = {"who": {"phrases": {"en": "Biden"}}}  # type: ignore[index]
    ruleset = RuleSet.from_dict(data)
    assert ruleset.slots_of(ruleset.rules[0])["who"].phrases == {"en": ("Biden",)}
    assert ruleset.slots_of(ruleset.rules[1])["who"].unless == ("Байден",)


def test_equal_by_content() -> None:
    one, other = made(), made()
    assert one == other
    assert hash(one) == hash(other)
    assert one.content_hash == other.content_hash
    assert len({one, other}) == 1
    shuffled = RuleSet.from_dict(dict(reversed(DATA.items())))
    assert shuffled == one
    assert shuffled.content_hash == one.content_hash


def test_another_content_is_another_rule_set() -> None:
    data = copy.deepcopy(DATA)
    data["rules"][1]["phrases"] = {"en": ["Save the lakes"]}  # type: ignore[index]
    assert RuleSet.from_dict(data) != made()
    assert RuleSet.from_dict(data).content_hash != made().content_hash


def test_the_hash_does_not_change_between_versions() -> None:
    """Studies write it down; a new optional field must not change it."""
    assert RuleSet.from_phrases("x", en="Stay home").content_hash == "77e5b37e6eee43e1"


def pickled(value: RuleSet) -> object:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (just made)


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickled])
def test_copies_are_equal(duplicate: Callable[[RuleSet], object]) -> None:
    assert duplicate(made()) == made()
    assert hash(duplicate(made())) == hash(made())


@pytest.mark.parametrize("options", [{}, {"mode": "json"}, {"exclude_defaults": True}, {"exclude_none": True}])
def test_a_dump_makes_the_same_rule_set(options: dict[str, Any]) -> None:
    assert RuleSet.from_dict(made().model_dump(**options)) == made()


def test_nothing_can_be_changed() -> None:
    ruleset = made()
    with pytest.raises(ValidationError, match="frozen"):
        ruleset.title = "Other"
    for change in (
        lambda: ruleset.rules[0].phrases.update(kk=()),
        lambda: ruleset.rules[0].phrases.__setitem__("kk", ()),
        lambda: ruleset.slots.pop("who"),
        ruleset.slots.clear,
    ):
        with pytest.raises(TypeError, match="can't be changed"):
            change()


def test_made_directly_it_is_checked_too() -> None:
    rule = Rule(id="a", phrases={"en": ("{who} are you",)})
    with pytest.raises(ValidationError, match=r"there is no slot \{who\}"):
        RuleSet(id="x", version="1", title="X", rules=(rule,))
    slot = Slot(phrases={"en": ("Who",)})
    assert RuleSet(id="x", version="1", title="X", rules=(rule,), slots={"who": slot}).slots["who"] == slot


def test_from_phrases() -> None:
    ruleset = RuleSet.from_phrases(
        "stay-home", en="Stay home, save lives", kk=["Үйде бол", "Үйде қал"], uz_Cyrl="Уйда қол"
    )
    assert (ruleset.id, ruleset.rules[0].id, len(ruleset.rules)) == ("stay-home", "stay-home", 1)
    assert ruleset.rules[0].phrases == {
        "en": ("Stay home, save lives",),
        "kk": ("Үйде бол", "Үйде қал"),
        "uz-Cyrl": ("Уйда қол",),
    }


@pytest.mark.parametrize("tag", ["id", "cls"])
def test_any_language_can_be_named(tag: str) -> None:
    """Indonesian is ``id``."""
    assert RuleSet.from_phrases("x", **{tag: "Tetap di rumah"}).rules[0].phrases


def test_the_only_text_of_an_example() -> None:
    assert Example(match="a", reason="r").text == "a"
    assert Example(near_miss="b", reason="r").text == "b"


@pytest.mark.parametrize("info", available_rulesets(), ids=lambda info: info.id)
def test_built_in_rule_sets(info: RuleSetInfo) -> None:
    ruleset = RuleSet.load(info.id)
    assert (ruleset.id, ruleset.version, ruleset.title, info.origin) == (info.id, info.version, info.title, "built-in")
    assert ruleset.licence
    assert ruleset.references
    for rule in ruleset.rules:
        assert sum(example.match is not None for example in rule.examples) >= 6
        assert sum(example.near_miss is not None for example in rule.examples) >= 6


def test_built_in_names() -> None:
    assert [info.id for info in available_rulesets()] == ["kz-trump-attention", "stay-home", "taza-qazaqstan"]
    rules = [rule.id for rule in RuleSet.load("kz-trump-attention").rules]
    assert rules == ["trump-attention", "attention-kazakhstan", "arrest-ourselves"]


def test_unknown_names_say_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no rule set is called 'stay-hom'; did you mean 'stay-home'\?"):
        RuleSet.load("stay-hom")
    with pytest.raises(UnknownNameError, match="no rule is called 'lak'; did you mean 'lake'"):
        made().rule("lak")


def test_a_name_is_never_a_path_and_a_path_never_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stay-home").write_text("not this", encoding="utf-8")
    assert RuleSet.load("stay-home").rules
    for path in ("stay-home.toml", "./stay-home.toml", Path("no-such")):
        with pytest.raises(RuleError, match="there is no such file"):
            RuleSet.load(path)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("𝕊𝕒𝕧𝕖 the lake", "Save the lake"),
        ("Ｓａｖｅ ｔｈｅ ｌａｋｅ", "save the lake"),
        ("Save the oﬃce ſtreet", "Save the office street"),
        ("ªºªº lakes", "aoao lakes"),
        ("ﺧﻠﻴﻚ ﺑﺎﻟﺒﻴﺖ", "خليك بالبيت"),
        (unicodedata.normalize("NFD", "집에 있자"), "집에 있자"),
        ("Lake ２０５０ now", "Lake 2050 now"),
    ],
)
def test_a_phrase_in_styled_letters_is_one_in_plain_letters(phrase: str, text: str) -> None:
    detector = Detector([RuleSet.from_phrases("x", und=phrase)], min_level="weak")
    assert [match.text for match in detector.find(text)] == [text]
    slots = {"it": {"phrases": {"und": phrase}}}
    rules = [{"id": "a", "phrases": {"und": "please {it}"}}]
    by_slot = RuleSet.from_dict({"id": "x", "version": "1", "title": "x", "slots": slots, "rules": rules})
    assert Detector([by_slot], min_level="weak").is_match(f"please {text}")
