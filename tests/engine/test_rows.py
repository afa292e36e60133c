"""All letters of a phrase in a row: what the screen asks last of a phrase of one part. No slip may hide a phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.matching.screening.gate import Gate
from kazslogan.matching.screening.rows import rows_of
from kazslogan.matching.wordings.policy import POLICIES
from kazslogan.matching.wordings.trie import slips_of, word_slips_of
from kazslogan.rules.frame import Wording
from tests.engine.test_clues import signs_of, spoil

PHRASES = ["таза қазақстан", "үйде бол", "stay home save lives", "залишайся вдома", "bleib zu hause", "текст сам"]


def wording(phrase: str) -> Wording:
    return Wording(phrase, phrase, "und")


def gate_of_rows(phrase: str, view: str = "") -> Gate:
    return Gate(rows=rows_of([wording(phrase)], view, POLICIES["balanced"].view(view)))


@given(st.randoms(use_true_random=False), st.sampled_from(PHRASES), st.sampled_from(("", " ", "-")), st.booleans())
def test_a_phrase_with_as_many_slips_as_it_may_have_is_seen(random, phrase, separator, stretched):
    policy = POLICIES["balanced"]
    slips = slips_of(wording(phrase), policy, alone=True)
    words, most = phrase.split(), word_slips_of(wording(phrase), policy, alone=True)
    for number in random.sample(range(len(words)), len(words)):
        spent = random.randint(0, min(slips, most[number]))
        words[number] = spoil(words[number], spent, random)
        slips -= spent
    text = separator.join(words)
    if stretched and text == phrase.replace(" ", separator):
        text = "".join(letter * random.choice((1, 1, 3)) for letter in text)
    text = random.choice(("", "кеше ", "the ")) + text + random.choice(("", " дедим", " and so on"))
    assert gate_of_rows(phrase).shows(signs_of(text)), text


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("таза қазақстан", "Taza Qazaqstan"),
        ("таза қазақстан", "т а з а к а з а х с т а н"),
        ("үйде бол", "Ùide bol"),
        ("текст сам", "text sam"),  # one sign for к and с
        ("сиди дома", "сиди!дома!"),
    ],
)
def test_a_phrase_in_other_letters_is_seen(phrase, text):
    letters = "".join(char for char in text if char.isalnum())
    assert gate_of_rows(phrase).shows(signs_of(letters)), text


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("таза қазақстан", "тазалық туралы Қазақстанда айтылды"),
        ("таза қазақстан", "implemented in Kazakhstan"),
        ("уйда бўл", "пайда болды"),
        ("үйде бол", "қайда болды"),
        ("stay home save lives", "stay at home and save many lives"),
    ],
)
def test_letters_that_are_only_near_each_other_are_no_row(phrase, text):
    assert not gate_of_rows(phrase).shows(signs_of(text)), text


def test_one_of_many_phrases_is_enough():
    phrases = [f"{a}{b}{c}ға {d}өл" for a in "бгдкт" for b in "аео" for c in "лмнр" for d in "бгд"]
    gate = Gate(rows=rows_of(map(wording, phrases), "", POLICIES["balanced"]))
    assert all(gate.shows(signs_of(phrase)) for phrase in phrases[::5])
    assert not gate.shows(signs_of("кеше жаңбыр жауды"))
