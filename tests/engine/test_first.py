"""A detector's first texts are read without the screen: they must be read as all others are."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given

from kazslogan import Detector, RuleSet
from kazslogan.matching.screening.narrow import Branch, Narrow
from kazslogan.text.classes import fold
from tests.cases.loader import load_cases
from tests.engine.texts import NEAR, ORDINARY, SLOGANS, posts

TYPED = "Nhfvg6 )fpf0cnfy5f yfpfh cfk", "Трамп аза0стан5а назар сал", "Ендк, Казахстан"


def test_threads_that_share_a_detector_find_what_one_finds():
    """However often they count down the first texts together."""
    detector = Detector(["stay-home"])
    texts = [*SLOGANS, *ORDINARY] * 3
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(detector.find, texts))
    assert found == list(map(detector.find, texts))
    detector._first_texts = -1  # as two of them may leave it
    assert detector.find("Үйде бол!")
    assert detector._first_texts == -1


def as_first_and_later(detector: Detector, text: str) -> tuple[object, object]:
    detector._first_texts = 1
    first = detector.find(text)
    assert detector._first_texts == 0
    return first, detector.find(text)


@given(posts())
@example("Т р а м п, Қ а з а қ с т а н ғ а назар сал")
def test_first_texts_are_read_as_later_ones(weak_detector, text):
    first, later = as_first_and_later(weak_detector, text[:500])
    assert first == later


@pytest.mark.parametrize("text", [*SLOGANS, *NEAR, *ORDINARY, *TYPED])
@pytest.mark.parametrize("strictness", ["strict", "broad"])
def test_whatever_the_strictness(strictness, text):
    first, later = as_first_and_later(Detector(strictness=strictness, min_level="weak"), text)
    assert first == later


@pytest.mark.parametrize("case", load_cases()[::12], ids=lambda case: case.id)
def test_labelled_cases(weak_detector, case):
    first, later = as_first_and_later(weak_detector, case.text)
    assert first == later


def test_rule_sets_of_others_as_well():
    phrases = RuleSet.from_phrases("p", ru="Сохраним старый парк", en="Stay home, save lives", kk="Үйде бол")
    detector = Detector([phrases])
    for text in ("сохраним старый парк!", "Сохроним старый парк", "StayHomeSaveLives", "8qlt ,jk", "парк"):
        first, later = as_first_and_later(detector, text)
        assert first == later, text


def test_the_screen_is_built_when_there_are_more_texts_or_long_ones(monkeypatch):
    monkeypatch.setattr("kazslogan.detector._FIRST_TEXTS", 16)
    phrases = RuleSet.from_phrases("p", en="Sing by the quiet river")
    detector = Detector([phrases])
    detector.find("Sing by the quiet river")
    assert "screen" not in vars(detector._compiled)
    detector.find("Sing by the quiet river" + "." * 1000)
    assert "screen" in vars(detector._compiled)
    again = Detector([RuleSet.from_phrases("p", en="Sing by the quiet lake")])
    for _ in range(17):
        assert "screen" not in vars(again._compiled)
        again.find("quiet")
    assert "screen" in vars(again._compiled)
    ready = Detector([RuleSet.from_phrases("p", en="Sing by the quiet sea")])
    ready.make_ready()
    assert "screen" in vars(ready._compiled)


WORDS = [("трамп", 1, 0), ("көңіл", 1, 1), ("қазақстан", 2, 2), ("таксист", 0, 3), ("бала", 0, 4)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Трамп, көңіл", [0, 1]),
        ("трмп көңііііл", [0, 1]),  # a letter left out, one drawn out
        ("трампп казакстан", [0, 2]),
        ("Казастан", [2]),
        ("казхастан", [2]),  # exchanged
        ("Kzkstn", []),
        ("taxist", [3]),  # one sign for two letters
        ("taksis", []),  # no slips
        ("", []),
    ],
)
def test_what_a_text_may_show(text, shown):
    assert sorted(Narrow(fold(text), misread=False, slips=True).shown(Branch(WORDS))) == shown


def test_nothing_may_have_slips_where_none_are_allowed():
    assert Narrow(fold("трмп көңіл"), misread=False, slips=False).shown(Branch(WORDS)) == [1]
