"""Phrases without a long and rare word: nothing less than the whole is evidence, and the whole is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan import Detector, RuleSet
from kazslogan.errors import RuleError
from kazslogan.text.tables import common_word_counts

PHRASES = [
    ("ru", "Мой дом мой мир", "М0й д0м м0й мир"),
    ("kk", "Біз бір ел", "#БізБірЕл"),
    ("kk", "Ән сал, би биле", "Ә н с а л, б и б и л е"),
    ("uk", "Наш дім наш край", "Hаш дiм наш кpай"),
    ("tr", "Su can, onu koru", "SU CAN, ONU KORU"),
    ("pl", "Dom jest nasz", "Ð0m jest nasz"),
    ("ky", "Суу бул өмүр", "суу-бул-өмүр"),
    ("uz", "Suv bu olam", "Сув бу олам"),
    ("uz", "Suv bu hayot", "Сув бу ҳаёт"),
    ("uz", "Yaxshi olam", "Яхши олам"),
    ("uz", "Choyxona shirin", "Чойхона ширин"),
    ("kk", "Жол 2030", "#Жол2030"),
]


@pytest.mark.parametrize(("tag", "phrase", "disguised"), PHRASES)
def test_found_plain_and_disguised(tag, phrase, disguised):
    detector = Detector([RuleSet.from_phrases("short", **{tag: phrase})])
    for text in (phrase, disguised):
        [match] = detector.find(f"… {text}!")
        assert match.text == text.lstrip("#")
        assert match.phrase == phrase


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Мой дом мой мир", "Мой дом твой мир"),
        ("Мой дом мой мир", "Мой мир, и твой дом"),
        ("Наш дом наш край", "Наш дом. Вчера был дождь. Наш край"),
        ("Мой дом мой мир", "Не мой дом мой мир"),
    ],
)
def test_less_than_the_whole_is_not_enough(phrase, text):
    assert not Detector([RuleSet.from_phrases("short", ru=phrase)], min_level="weak").find(text)


SLOTS = {
    "id": "lake", "version": "1", "title": "Lake",
    "slots": {
        "save": {"phrases": {"en": "(save|preserve)"}},
        "lake": {"phrases": {"en": "(lake|reservoir)"}, "unless": ["lamp"]},
    },
    "rules": [{"id": "save", "phrases": {"en": "{save} {lake}"}}],
}  # fmt: skip


@pytest.mark.parametrize("text", ["save lake", "Preserve lake", "save the reservoir", "#SaveLake", "S4VE L4KE"])
def test_slots_with_short_and_long_wordings(text):
    detector = Detector([RuleSet.from_dict(SLOTS)])
    assert detector.is_match(text.replace("the ", ""))


@pytest.mark.parametrize("text", ["save lamp", "lake save", "save lakes of text, lake", "slave lake"])
def test_slots_with_short_wordings_want_both(text):
    assert not Detector([RuleSet.from_dict(SLOTS)], min_level="weak").is_match(text)


COMMON = {
    tag: [word for word, lang, _ in common_word_counts() if lang == tag and word.isalpha()][:1500]
    for tag in ("kk", "ru", "en")
}


@given(st.data())
def test_any_phrase_is_found_as_it_is_written(data):
    """However common its words are: what a rule says is what it finds."""
    tag = data.draw(st.sampled_from(sorted(COMMON)))
    phrase = " ".join(data.draw(st.lists(st.sampled_from(COMMON[tag]), min_size=1, max_size=6)))
    try:
        detector = Detector([RuleSet.from_phrases("any", **{tag: phrase})], min_level="weak")
    except RuleError:  # too short to be looked for
        return
    assert phrase in [match.text for match in detector.find(f"Look: {phrase}!")]
