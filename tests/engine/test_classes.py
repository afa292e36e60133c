"""Letter classes: what no disguise may hide from the screen."""

from __future__ import annotations

import pytest
from hypothesis import given

from kazslogan.text.alphabets import CLASSES
from kazslogan.text.classes import class_of, classes, fold
from kazslogan.text.quick import quick_folds
from kazslogan.text.readings import LEET_SYMBOLS, readings_of
from kazslogan.text.units import read_units
from tests.engine.texts import anything, posts


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("аәaA@4Aا", b"A"), ("еэёeє€ە", b"E"), ("иіыуiyuİı1!", b"I"), ("оөoöو", b"O"), ("кқkqхҳق", b"K"),
        ("гғgğǵع", b"G"),
        ("сшsşč$", b"S"), ("тt7ت", b"T"), ("пpپ", b"P"), ("рrر", b"R"), ("ь'’ъ", b""),
        (" ,.-#«»\n🔥\u0301\u200b\ud800", b""),
        ("3", b"3"), ("0", b"0"), ("5", b"5"), ("H", b"H"), ("h", b"K"),
    ],
    ids=ascii,
)  # fmt: skip
def test_classes_of_letters(letters, name):
    assert {char: class_of(char) for char in letters} == dict.fromkeys(letters, name)


def test_a_letter_and_its_capital_are_of_one_class():
    letters = "абвгғдежзийкқлмнңоөпрстуұүфхцчшщыіэюяabcdefgijklmnopqrstuvwxyz"
    assert [char for char in letters if class_of(char) != class_of(char.upper())] == []


def test_every_letter_of_an_alphabet_has_a_class():
    for letter in "абвгғдежзийкқлмнңоөпрстуұүфхцчшщыіэюяәһўєїabcdefghijklmnopqrstuvwxyzابپتجدرزسشعفقكلمن中":
        assert len(class_of(letter)) == 1, letter


@given(posts() | anything)
def test_the_quick_way_agrees_with_the_slow_one(text):
    signs = LEET_SYMBOLS + "¢"
    letters = [char for char in read_units(text).chars if char.isalnum() or char in signs or char.isascii()]
    assert quick_folds(text)[0][0] == fold(letters)


@given(anything)
def test_places_of_classes(text):
    folded, places = classes(list(text))
    assert len(folded) == len(places)
    assert places == sorted(places)
    assert all(class_of(text[place])[0] in folded for place in places)


@pytest.mark.parametrize(
    ("letter", "sign"), [("р", "p"), ("р", "r"), ("қ", "k"), ("қ", "0"), ("з", "3"), ("а", "@"), ("н", "H"), ("п", "p")]
)
def test_variants_hold_what_cheap_readings_show(letter, sign):
    assert letter in readings_of(sign)
    assert class_of(sign) in CLASSES.variants(letter)
