"""Guessing schemes: the script, the likeliest scheme, and how sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.translit import SchemeGuess, detect_scheme, schemes, transliterate

SLOGAN = "Трамп, Қазақстанға назар сал! Тәуелсіз ел халқының үміті бұл, ініңе де айт."
RUSSIAN = "Юлия, съешь ещё этих мягких французских булок, да выпей чаю. Это очень хорошая идея, щётка и цирк."
TEXTS = {"kk": SLOGAN, "ru": RUSSIAN, "ky": "Кыргызстанга көңүл бур, өлкөнүн эли үчүн, дүйнө жүзүндө."}


@pytest.mark.parametrize("scheme", [scheme for scheme in schemes() if scheme.language in TEXTS], ids=lambda s: s.id)
def test_a_scheme_is_among_the_likeliest(scheme):
    guesses = detect_scheme(transliterate(TEXTS[scheme.language], scheme.id))
    assert scheme.id in [guess.scheme for guess in guesses[:4]]
    assert {guess.script for guess in guesses} == {scheme.target_script}


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("Qazaqstanǵa nazar sal", "kk-2018"),
        ("Qazaqstanğa nazar sal", "kk-2021"),  # as kk-qazaqparat and others would write it; the newest comes first
        ("Täuelsızdık künı qūtty bolsyn", "kk-2021"),
        ("Täwelsizdik küni, bayqaw quttı bolsın", "kk-qazaqparat"),
        ("Qazaqstang'a nazar sal", "kk-2017"),
        ("Qazaqstang’a nazar sal", "kk-2017"),
        ("Ķazaķstanġa nazar sal", "kk-iso9"),
        ("Oʻzbekistonga eʼtibor bering", "uz-latn"),
        ("Qazaqstanı ayırım, Tatarstan xalqı həm telebez ɵçen", "tt-bgn"),
        ("ترامپ، ءبىز قازاقپىز", "kk-arab-press"),
        ("ٴبىز ۇشىن، نازار سال ٴتىل", "kk-arab"),
    ],
)
def test_telling_letters(text, scheme):
    assert detect_scheme(text)[0].scheme == scheme


@pytest.mark.parametrize(
    "text",
    [
        "The president said on Monday that the government would pay attention to the new law",
        "Bu konuda daha önce de söylediğimiz gibi çok çalışmamız gerekiyor",
        "این کتاب را به دوست خود داد و گفت که زندگی زیبا است",
        "هذا الكتاب من أحسن الكتب في العالم وقال الرئيس إن الحكومة",
    ],
)
def test_other_languages_are_no_scheme(text):
    assert not [guess for guess in detect_scheme(text) if guess.confidence > 0.3]


def test_cyrillic_is_no_scheme():
    assert detect_scheme("Қазақстанға назар сал") == (SchemeGuess(scheme=None, script="Cyrl", confidence=1.0),)
    assert detect_scheme("Қазақстан QR") == (SchemeGuess(scheme=None, script="Cyrl", confidence=1.0),)


@pytest.mark.parametrize("text", ["", " ", "2024!", "🙂", "中文", "한국어"])
def test_nothing_without_letters_of_the_three_scripts(text):
    assert detect_scheme(text) == ()


@given(text=st.text(max_size=60))
def test_confidences_are_shares(text):
    guesses = detect_scheme(text)
    confidences = [guess.confidence for guess in guesses]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert sum(confidences) <= 1 + 0.005 * len(confidences)  # each is rounded
    assert len({guess.scheme for guess in guesses}) == len(guesses)
    assert guesses == detect_scheme(text)
