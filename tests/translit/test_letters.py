"""Every letter of every alphabet goes through every scheme of its language, and nothing else is touched."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.translit import schemes, transliterate

ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ky": "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "tt": "аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя",
    "uz": "абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ",
}
SCRIPTS = {"Latn": "Latin", "Arab": "Arabic"}
each_scheme = pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.id)


@each_scheme
def test_no_letter_is_missing(scheme):
    assert set(ALPHABETS[scheme.language]) <= set(scheme.letters)


@each_scheme
@pytest.mark.parametrize("frame", ["{}", "а{}а", "б{}", "б{}б"])
def test_no_letter_vanishes_unless_silent(scheme, frame):
    without = len(transliterate(frame.format(""), scheme.id))
    for letter in ALPHABETS[scheme.language]:
        for sign in (letter, letter.upper()):
            written = transliterate(frame.format(sign), scheme.id)
            contexts = any(letter == rule.from_ and rule.to == "" for rule in scheme.rules)
            assert len(written) > without or letter in scheme.silent or contexts, sign


@each_scheme
def test_all_that_is_written_is_in_the_target_script(scheme):
    written = transliterate(" ".join(ALPHABETS[scheme.language] + ALPHABETS[scheme.language].upper()), scheme.id)
    script = SCRIPTS[scheme.target_script]
    assert regex.fullmatch(rf"[\p{{{script}}}\p{{Common}}\p{{Inherited}}]*", written)
    assert unicodedata.is_normalized("NFC", written)


@each_scheme
def test_letters_written_apart_are_those_of_the_table(scheme):
    if scheme.word_mark is None:
        starts = {rule.from_ for rule in scheme.rules if "^" in rule.after}
        for letter in set(scheme.letters) - starts:
            assert transliterate(letter, scheme.id) == scheme.letters[letter]


@each_scheme
@given(text=st.text(st.characters(exclude_categories=["L", "M"]), max_size=30))
def test_what_is_no_letter_stays(scheme, text):
    expected = "".join(scheme.signs.get(sign, sign) for sign in text)
    assert transliterate(text, scheme.id) == expected
    if not scheme.signs and not any("`" in form for form in scheme.letters.values()):
        assert transliterate(text, scheme.id, reverse=True) == text


@pytest.mark.parametrize("reverse", [False, True])
@given(text=st.text(max_size=40))
def test_any_text_goes_through_any_scheme(reverse, text):
    for scheme in schemes():
        for errors in ("preserve", "ignore", "replace"):
            assert isinstance(transliterate(text, scheme.id, reverse=reverse, errors=errors), str)


def test_lone_surrogates_stay():
    assert transliterate("са\ud800л", "kk-2021") == "sa\ud800l"


def test_emoji_and_latin_letters_stay():
    assert transliterate("QR-код 🙂 №5", "kk-2021") == "QR-kod 🙂 №5"
