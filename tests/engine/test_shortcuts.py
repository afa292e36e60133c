"""What is ruled out cheaply could not have been a match: with and without the shortcut the matches are the same."""

from __future__ import annotations

import pytest

from kazslogan import Detector, RuleSet
from kazslogan.matching.alignment.chain import Chain
from kazslogan.matching.alignment.retyped import readings
from kazslogan.text.units import read_units
from tests.counting import count_calls


@pytest.mark.parametrize(
    ("text", "view", "layouts"),
    [
        ("Nhfvg", "us", ["us-kz", "us-ru", "us-ua"]),
        ("Трамп, назар", "us", []),  # only the comma would be a letter
        ("Қар жауды", "us", []),
        ("Еркть", "ru", ["ru-us", "kz-us", "ua-us"]),
        ("20000 n", "us", ["us-kz", "us-ru", "us-ua"]),  # one letter is half of a phrase of numbers
        ("Трамп", "", [""]),
    ],
)
def test_layouts_on_which_next_to_nothing_is_another_letter_are_left_out(text, view, layouts):
    assert [layout for layout, _ in readings(read_units(text), view)] == layouts


@pytest.mark.parametrize(
    "text",
    [
        "Трамп, Қазақстанға назар сал",
        "Трамп, Қазақстанға назар салыңызшв",
        "Дональд Трпмп, Қазақстанға назар аудар",
        "Трамп, Қазақстанға назар сал! Трамп, Қазақстанға назар аудрыңыз",
        "Trump, pay attention to Kazakhstan pleasee",
        "Үйде бол",
        "Stay at home, save lvies",
        "Т-а-з-а Қ-а-з-а-қ-с-т-а-н-ы-м",
    ],
)
def test_what_cannot_explain_more_is_not_looked_for(text, monkeypatch):
    detector = Detector()
    detector.make_ready()
    found = detector.find(text)
    monkeypatch.setattr(Chain, "may_be_outdone", lambda *_: True)
    assert detector.find(text) == found


@pytest.mark.parametrize("times", [2, 3, 4, 30])
def test_a_word_that_a_phrase_says_many_times_may_be_any_of_them(times):
    phrase = " ".join(["пиши"] * times)
    detector = Detector([RuleSet.from_phrases("write", ru=phrase)])
    assert [match.text for match in detector.find(f"Ну {phrase}!")] == [phrase]
    assert count_calls(lambda: detector.find(f"Всё, {phrase}?!")) < 200_000
    assert not detector.find(f"Ну {phrase.removesuffix(' пиши')}!")


def test_words_that_are_said_twice_may_be_of_either_clause():
    detector = Detector([RuleSet.from_phrases("children", ru="Наши дети хотят мира, наши дети хотят хлеба")])
    text = "Хотят хлеба наши дети, хотят мира наши дети"
    assert [match.text for match in detector.find(text)] == [text]
