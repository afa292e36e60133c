"""Typing slips: found where a person reads the slogan, left alone where they make another word or another form."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan import Detector, RuleSet, replay
from kazslogan.generator.letters import typo
from kazslogan.models import Disguise
from tests.engine.test_laws import without_screen

FOUND = [
    ("kk", "Күн сайын кітап оқы", "Күн сайын кцтап оқы"),  # its only long word misspelt
    ("kk", "Күн сайын кітап оқы", "Күн сйаын кіаап оқы"),
    ("ru", "Приходи на выборы", "Прииходи на вбыоры"),  # both of its words
    ("uk", "Залишайся вдома", "залишвйся водма"),
    ("de", "Bleib zu Hause", "bkeib zu Hsuse"),  # a slip in each of two words, in a phrase of twelve letters
    ("ru", "Оставайся дома", "осавайся доиа"),
    ("kk", "Таза Қазақстан", "Таща Қаазқстан"),
    ("uk", "Сиди вдома", "сиди вжома"),  # nine letters in one part
    ("ru", "Обрати внимание на парки", "обрати вниманеи на парки"),  # exchanged at the end
]
LEFT_ALONE = [
    ("kk", "Күн сайын кітап оқы", "Күн сайын хат оқы"),
    ("kk", "Күн сайын кітап оқы", "күн сайын кітап оқыма"),
    ("ru", "Приходи на выборы", "Пришёл на выборы"),
    ("de", "Bleib zu Hause", "blöb zu Hause"),  # both slips in one word
    ("ru", "Оставайся дома", "остановился дома"),
    ("ru", "Сиди вдома", "садт вдома"),  # too short for two
    ("ru", "Приходи на выборы", "Не прихходи на выбоыр"),
    ("kk", "Теңізді бірге құтқарайық", "Теңізді бірге құтқардық"),  # we saved, for let us save
    ("ru", "Берегите воду, она нужна всем", "Берегли воду, она нужна всем"),
]


@pytest.mark.parametrize(("tag", "phrase", "text"), FOUND)
def test_found(tag, phrase, text):
    [match] = Detector([RuleSet.from_phrases("slips", **{tag: phrase})]).find(f"Кеше: «{text}»!")
    assert match.text == text
    assert Disguise.TYPO in match.disguises
    assert replay(match.steps, match.text) == match.phrase == phrase


@pytest.mark.parametrize(("tag", "phrase", "text"), LEFT_ALONE)
def test_left_alone(tag, phrase, text):
    assert not Detector([RuleSet.from_phrases("slips", **{tag: phrase})]).find(text)


@pytest.mark.parametrize(
    ("ruleset", "text"),
    [
        ("stay-home", "stay at home, save lvies"),
        ("kz-trump-attention", "обрати же ваш взор на Кзахстан, пожалуста"),
    ],
)
def test_a_longer_wording_with_slips_is_more_than_a_shorter_one_without(ruleset, text):
    [match] = Detector([ruleset], min_level="weak").find(text)
    assert match.text == text


@pytest.mark.parametrize("strictness", ["strict", "balanced"])
@pytest.mark.parametrize(
    "text",
    [
        "Donald Tramp obratila samoe pristalnoe vnimanie na Kazakhstan",  # a statement, misspelt and romanised
        "Казахстанга 0бра7и7 вним4ни3",  # 7 is no point where other digits are letters
        "эчкачап уйдө бол",  # a negation that is misread
        "Pr3z!d3n7 7r4mp Q0z0g'!57ong4 d1qq47 qar@7d1",  # the 1 may be the last letter of another form
        "aslo e'tiboringizni Qozog'istonga qarat",  # not to be read from the t on, without what negates it
        "Трамп Казакстанга карады",  # д is л misread in "каралы"
    ],
)
def test_statements_and_negations_in_disguise(strictness, text):
    assert not Detector(["kz-trump-attention", "stay-home"], strictness=strictness, min_level="weak").find(text)


@given(
    phrase=st.sampled_from(sorted({(tag, phrase) for tag, phrase, _ in FOUND})),
    seed=st.integers(0, 10_000),
    front=st.sampled_from(["", "а ", "so ", "Кеше: "]),
)
def test_the_screen_loses_none(phrase, seed, front):
    tag, slogan = phrase
    rng = random.Random(seed)  # noqa: S311 - texts, no secrets
    text = front + (typo(slogan, tag, rng) or slogan)
    detector = Detector([RuleSet.from_phrases("slips", **{tag: slogan})])
    assert detector.find(text) == without_screen(detector, text)


def test_a_key_is_seen_behind_a_letter_that_looks_like_its_first_one():
    detector = Detector([RuleSet.from_phrases("slips", ru="Обрати внимание на парки")])
    detector.make_ready()
    text = "Обати внимание на праки"  # и may stand for v
    [match] = detector.find(text)
    assert match.text == text
