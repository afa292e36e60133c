"""Exact schemes give every text back; the others say that they don't."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.translit import load_scheme, schemes, transliterate

LOSSLESS = [scheme for scheme in schemes() if scheme.lossless]
each_lossless = pytest.mark.parametrize("scheme", LOSSLESS, ids=lambda scheme: scheme.id)
CASELESS = str.maketrans("ЪЬ", "ъь")  # their signs have no capitals


def texts(letters: str) -> st.SearchStrategy[str]:
    """Words in small letters, with a capital, or in capitals; none begins with a sign letter, as none does."""
    first = st.sampled_from([letter for letter in letters if letter not in "ъь"])
    words = st.builds(str.__add__, first, st.text(st.sampled_from(letters), max_size=8))
    cased = st.builds(lambda word, case: case(word), words, st.sampled_from([str.lower, str.upper, capitalised]))
    return st.lists(st.tuples(cased, st.sampled_from([" ", ", ", "-", ". ", "\n", "5", " «", "» "]))).map(
        lambda parts: "".join(word + gap for word, gap in parts)
    )


def capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def test_which_schemes_are_exact():
    assert [scheme.id for scheme in LOSSLESS] == ["kk-ala-lc", "kk-iso9", "kk-mediawiki", "ru-gost-b", "ru-iso9"]


@each_lossless
@given(data=st.data())
def test_any_text_of_the_alphabet_comes_back(scheme, data):
    text = data.draw(texts("".join(scheme.letters)))
    back = transliterate(transliterate(text, scheme.id), scheme.id, reverse=True)
    assert back.translate(CASELESS) == text.translate(CASELESS)


@each_lossless
def test_real_words_come_back(scheme, kazakh_words, russian_words):
    for word in kazakh_words if scheme.language == "kk" else russian_words:
        for text in (word, word.capitalize(), word.upper()):
            assert transliterate(transliterate(text, scheme.id), scheme.id, reverse=True) == text


@each_lossless
def test_no_two_words_are_written_alike(scheme, kazakh_words, russian_words):
    words = kazakh_words if scheme.language == "kk" else russian_words
    assert len({transliterate(word, scheme.id) for word in words}) == len(words)


@pytest.mark.parametrize(
    ("scheme", "text", "written"),
    [
        ("kk-ala-lc", "шч щ", "sh·ch shch"),
        ("kk-mediawiki", "шч щ", "ş·ç şç"),
        ("kk-mediawiki", "Ташчишма, ТАШЧИШМА", "Taş·çïşma, TAŞ·ÇÏŞMA"),
        ("ru-gost-b", "еь э", "e·` e`"),
        ("ru-gost-b", "ььъ", "`·`·``"),
    ],
)
def test_a_dot_parts_what_would_be_misread(scheme, text, written):
    assert transliterate(text, scheme) == written


@pytest.mark.parametrize(
    ("scheme", "one", "other"),
    [
        ("kk-2021", "х", "һ"),
        ("kk-2018", "и", "й"),
        ("kk-2017", "ш", "шь"),
        ("kk-qazaqparat", "щ", "шш"),
        ("kk-odni", "а", "ә"),
        ("kk-arab", "кат", "кәт"),
        ("ru-icao", "и", "й"),
        ("ru-ala-lc", "щ", "шч"),
        ("ru-scientific", "йа", "я"),
        ("uz-latn", "ы", "и"),
    ],
)
def test_the_others_do_write_different_words_alike(scheme, one, other):
    assert not load_scheme(scheme).lossless
    assert transliterate(one, scheme) == transliterate(other, scheme)
