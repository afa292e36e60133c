"""The generator: labelled truly, the same for the same seed, and clear about what it can't do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kazslogan import Detector, RuleSet, UnknownNameError, near_misses, strategies, variants
from kazslogan.errors import Problem, RuleError
from kazslogan.generator.letters import WRITERS
from kazslogan.generator.near_misses import KINDS
from kazslogan.generator.wordings import Speaker
from kazslogan.models import Disguise

RULESETS = ("kz-trump-attention", "stay-home", "taza-qazaqstan")


@pytest.mark.parametrize("disguise", list(Disguise), ids=str)
def test_every_disguise_can_be_made(disguise: Disguise) -> None:
    made = list(variants("kz-trump-attention", disguises=[disguise], limit=12))
    assert len(made) == 12
    for variant in made:
        before, slogan, after = variant.parts
        assert before + slogan + after == variant.text
        assert slogan
        assert slogan == slogan.strip()
        assert variant.disguises == (disguise,)
        if disguise in WRITERS:
            assert slogan != variant.phrase


@pytest.mark.parametrize("together", [1, 2, 3])
def test_as_many_disguises_as_asked_for(together: int) -> None:
    made = list(variants("stay-home", together=together, limit=30))
    assert len(made) == 30
    assert all(len(variant.disguises) == together for variant in made)


def test_the_same_seed_makes_the_same_texts() -> None:
    some = list(variants("stay-home", seed=7, limit=40))
    assert some == list(variants("stay-home", seed=7, limit=40))
    assert some != list(variants("stay-home", seed=8, limit=40))
    misses = list(near_misses("stay-home", seed=7, limit=40))
    assert misses == list(near_misses("stay-home", seed=7, limit=40))


def test_no_hash_seed_changes_the_texts() -> None:
    code = "from kazslogan import *; print(*variants('kz-trump-attention', limit=40), *near_misses('stay-home'))"
    processes = [
        subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", code], stdout=subprocess.PIPE, env={"PYTHONHASHSEED": seed}
        )
        for seed in ("1", "2")
    ]
    outputs = {process.communicate()[0] for process in processes}
    assert all(process.returncode == 0 for process in processes)
    assert len(outputs) == 1


def test_a_rule_can_be_named_without_its_set() -> None:
    assert {variant.rule for variant in variants("arrest-ourselves", limit=5)} == {"arrest-ourselves"}


def test_only_the_languages_asked_for() -> None:
    assert {variant.language for variant in variants("stay-home", languages=["kk", "de"], limit=20)} == {"kk", "de"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"rule": "lake"}, "no rule is called 'lake'"),
        ({"languages": ["xx"]}, "no language is called 'xx'"),
        ({"disguises": ["leat"]}, "did you mean .leet"),
    ],
)
def test_unknown_names(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(UnknownNameError, match=words.replace("'", ".")):
        list(variants("stay-home", **arguments))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("make", "option", "names"),
    [
        (variants, "disguises", "leet"),
        (variants, "disguises", Disguise.LEET),
        (variants, "languages", "kk"),
        (near_misses, "kinds", "rival"),
        (near_misses, "disguises", "leet"),
        (near_misses, "languages", "kk"),
        (strategies.disguised, "disguises", "leet"),
        (strategies.disguised, "languages", "kk"),
        (strategies.near_misses, "kinds", "rival"),
        (strategies.near_misses, "disguises", "leet"),
    ],
)
def test_a_single_name_is_no_list(make, option: str, names: str) -> None:
    with pytest.raises(TypeError) as caught:
        make("stay-home", **{option: names})
    assert str(caught.value) == f'{option} must be a list of names, not a single one; write {option}=["{names}"]'


@pytest.mark.parametrize("make", [variants, near_misses])
def test_a_limit_below_0_is_refused(make) -> None:
    with pytest.raises(ValueError, match="limit must be 0 or more, or None for no end, not -1"):
        make("stay-home", limit=-1)


def test_too_many_together() -> None:
    with pytest.raises(ValueError, match="from 1 to 1"):
        list(variants("stay-home", disguises=["leet"], together=2))


def test_what_can_not_be_is_left_out() -> None:
    assert list(variants(RuleSet.from_phrases("x", ru="Сохраним парки"), disguises=["styled"], limit=5)) == []


def test_texts_without_end_end_where_none_can_be_made() -> None:
    assert list(variants("stay-home", languages=["zh"], disguises=["typo"], limit=None)) == []
    endless = variants("stay-home", disguises=["typo", "leet"], limit=None)
    assert sum(1 for _, variant in zip(range(300), endless, strict=False) if variant) == 300


def test_arguments_are_checked_at_once() -> None:
    with pytest.raises(UnknownNameError):
        variants("stay-home", disguises=["leat"])
    with pytest.raises(UnknownNameError):
        near_misses("stay-home", kinds=["rivl"])


def test_what_somebody_else_installed_is_in_nobodys_way(monkeypatch) -> None:
    """A rule is looked for by its id in all installed rule sets; one of them may be broken."""
    load = RuleSet.load

    def load_or_fail(name):
        if name == "stay-home":
            raise RuleError([Problem("stay-home.toml", None, None, "no rules", "write some", "wrong-value")])
        return load(name)

    monkeypatch.setattr(RuleSet, "load", load_or_fail)
    assert {variant.rule for variant in variants("arrest-ourselves", limit=3)} == {"arrest-ourselves"}
    with pytest.raises(UnknownNameError):
        variants("arrest-yourselves")


def test_nothing_asked_for_makes_nothing() -> None:
    assert list(variants("stay-home", languages=[], limit=5)) == []
    assert list(variants("stay-home", disguises=[], limit=5)) == []
    assert list(variants("stay-home", limit=0)) == []
    assert list(near_misses("stay-home", languages=[])) == []
    assert list(near_misses("stay-home", kinds=[])) == []


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_of_near_miss(kind: str) -> None:
    made = [miss for each in RULESETS for miss in near_misses(each, kinds=[kind], limit=8)]
    assert made
    assert {miss.kind for miss in made} == {kind}


@pytest.mark.parametrize("kind", ["other-word", "rival", "incomplete", "tags"])
def test_a_near_miss_lacks_a_part_of_the_slogan(kind: str) -> None:
    for name in RULESETS:
        ruleset = RuleSet.load(name)
        speakers = {rule.id: Speaker(rule, ruleset) for rule in ruleset.rules}
        for miss in near_misses(name, kinds=[kind], limit=40):
            assert not speakers[miss.rule].is_said_in(miss.text), miss.text


def test_words_only_disguises_are_no_disguises_of_letters() -> None:
    with pytest.raises(UnknownNameError, match="disguise of letters"):
        list(near_misses("stay-home", disguises=["order"]))
    with pytest.raises(UnknownNameError, match="kind"):
        list(near_misses("stay-home", kinds=["far"]))


@pytest.mark.parametrize(
    ("kind", "appeal", "miss"),
    [
        ("swapped", {"en": "Mayor, pay attention to Oakland"}, "Oakland, pay attention to Mayor"),
        ("statement", {"ru": "Мэр, обрати внимание на озеро"}, "Мэр обратил внимание на озеро"),
        ("statement", {"kk": "Әкім, көлге назар аудар"}, "Әкім көлге назар аударды"),
        ("statement", {"tr": "Belediye, gölü koru"}, "Belediye gölü korudu"),
        ("statement", {"en": "Save our lake"}, "saved our lake"),
    ],
)
def test_who_does_what_is_turned_round_or_stated(kind, appeal, miss):
    made = {each.text for each in near_misses(RuleSet.from_phrases("x", **appeal), kinds=[kind], limit=40)}
    assert any(miss in text for text in made), made


@pytest.mark.parametrize("kind", ["swapped", "statement"])
@pytest.mark.parametrize("name", ["kz-trump-attention", "stay-home", "taza-qazaqstan"])
def test_swapped_and_stated_slogans_are_left_alone(kind, name):
    made = list(near_misses(name, kinds=[kind], seed=3, limit=60))
    detector = Detector([name])
    flagged = [each.text for each in made if each.rule in [match.rule for match in detector.find(each.text)]]
    # "сидить вдома" (sits) is one letter from "сидіть вдома" (sit!), and many write one for the other.
    assert [text for text in flagged if "сидить" not in text] == []


def test_capitals_of_glued_words_can_be_seen() -> None:
    made = list(variants("stay-home", disguises=["glued", "case"], together=2, limit=60))
    for variant in made:
        slogan = variant.text[variant.start : variant.end]
        words = "".join(filter(str.isalnum, variant.phrase.title()))
        assert "".join(filter(str.isalnum, slogan)) not in (words, words.lower()), variant


def test_no_form_that_the_rule_takes_for_something_else() -> None:
    made = {variant.phrase for variant in variants("stay-home", languages=["de"], disguises=["inflection"], limit=60)}
    assert "bleiben sie zu Hause" in made
    assert "bleibe zu Hause" not in made
