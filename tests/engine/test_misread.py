"""Text read off a picture: letters that text recognition confuses stand for one another, but only as far as a person
would still read the word."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan import Detector, RuleSet, replay
from kazslogan.generator.letters import WRITERS
from kazslogan.matching.wordings.misread import _most_misread
from kazslogan.models import Disguise
from kazslogan.text.alphabets import CLASSES, SIGNS, Alphabet
from kazslogan.text.classes import all_misread, misread
from tests.engine.test_laws import without_screen

FOUND = [  # two letters of six in a row
    ("ru", "Сохраним наши реки", "Сокранин маши реки"),
    ("ru", "Защитим деревья города", "Зощитин дерсвья города"),
    ("kk", "Өзендерді қорғайық", "Өзеидерді қорғойык"),
    ("kk", "Таза Қазақстан", "Тоза Казакстои"),
    ("en", "Protect our wetlands", "Profect ovr wetlonds"),
    ("uk", "Бережімо воду разом", "Всрежімо воду розон"),
    ("en", "Make parks bigger", "Mahe parhs bigger"),
]
LEFT_ALONE = [
    ("ru", "Сохраним наши реки", "Сокранин твои реки"),  # another word
    ("ru", "Сохраним наши реки", "Не сокранин маши реки"),  # a negation
    ("ru", "Сохраним наши реки", "Нс сокранин маши реки"),  # misread as well
    ("ru", "Сохраним наши реки", "Секгопин маши реки"),  # nobody reads that
    ("ru", "Посиди дома", "Не сиди дома"),  # н for п and е for о, but a word of its own
]


@pytest.mark.parametrize("letters", range(3, 10))
@pytest.mark.parametrize("right", [(), (0,), (2, 5)])
def test_every_way_to_misread_as_much_as_may_be_is_known(letters, right):
    places = tuple(at for at in range(letters) if at not in right)
    known = _most_misread(letters, places)
    for count in range(len(places) + 1):
        for chosen in map(set, combinations(places, count)):
            rows = [chosen & set(range(at, at + 6)) for at in range(max(1, letters - 5))]
            assert any(chosen <= most for most in known) == all(len(row) <= 2 for row in rows)


@pytest.mark.parametrize(("tag", "phrase", "text"), FOUND)
def test_found(tag, phrase, text):
    [match] = Detector([RuleSet.from_phrases("read", **{tag: phrase})]).find(f"Кеше: «{text}»!")
    assert match.text == text
    assert Disguise.OCR in match.disguises
    assert replay(match.steps, match.text) == match.phrase == phrase


@pytest.mark.parametrize(("tag", "phrase", "text"), LEFT_ALONE)
def test_left_alone(tag, phrase, text):
    assert not Detector([RuleSet.from_phrases("read", **{tag: phrase})]).find(text)


def test_strict_takes_no_misread_words():
    ruleset = RuleSet.from_phrases("read", ru="Сохраним наши реки")
    assert not Detector([ruleset], strictness="strict").find("Сокранин маши реки")


PHRASES = {
    "Сохраним наши парки и реки": "ru",
    "Күн сайын кітап оқы": "kk",
    "Plus de pistes cyclables pour tous": "fr",
    "Mehr Grün für unsere Städte": "de",
    "Suvni tejang": "uz",
    "Таза Қазақстан": "kk",
}


@pytest.mark.parametrize("strictness", ["balanced", "broad"])
@given(
    phrase=st.sampled_from(sorted(PHRASES)),
    seed=st.integers(0, 10_000),
    front=st.sampled_from(["", "а ", "so ", "Кеше: "]),
    times=st.integers(1, 2),
)
def test_the_screen_loses_none(strictness, phrase, seed, front, times):
    rng = random.Random(seed)  # noqa: S311 - texts, no secrets
    text = phrase
    for _ in range(times):
        text = WRITERS[Disguise.OCR](text, PHRASES[phrase], rng) or text
    detector = Detector([RuleSet.from_phrases("read", **{PHRASES[phrase]: phrase})], strictness=strictness)
    assert detector.find(front + text) == without_screen(detector, front + text)


@pytest.mark.parametrize("alphabet", [CLASSES, SIGNS], ids=["classes", "signs"])
def test_what_is_read_as_misread_is_looked_for(alphabet: Alphabet):
    signs = {written for sign in all_misread() for written in (sign, sign.upper()) if len(written) == 1}
    for sign in sorted(signs):
        for letter in misread(sign):
            looked_for = alphabet.misread_variants(letter) | alphabet.variants(letter)
            assert set(alphabet._shown(sign)) <= looked_for, (sign, letter)
