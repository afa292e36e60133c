"""Case, the dotted i, and stress marks."""

from __future__ import annotations

import unicodedata

import pytest

from kazslogan.translit import schemes, transliterate


@pytest.mark.parametrize(
    ("text", "scheme", "written"),
    [
        ("ЩИ", "ru-bgn", "SHCHI"),
        ("Щи", "ru-bgn", "Shchi"),
        ("щи", "ru-bgn", "shchi"),
        ("борЩ", "ru-bgn", "borShch"),
        ("Щ", "ru-bgn", "Shch"),
        ("БОРЩ", "ru-bgn", "BORSHCH"),
        ("АҚШ", "kk-bgn", "AQSH"),
        ("АҚШ-тың", "kk-bgn", "AQSH-tyng"),
        ("АҚШтың", "kk-bgn", "AQShtyng"),
        ("ЖШС", "kk-bgn", "ZHSHS"),
        ("Ш. Уәлиханов", "kk-bgn", "Sh. Ūälīkhanov"),
        ("Я ЛЮБЛЮ ЮГ", "ru-bgn", "YA LYUBLYU YUG"),
        ("ЭТО Я", "ru-bgn", "ETO YA"),
        ("НО Я, НЕ ТЫ", "ru-bgn", "NO YA, NE TY"),
        ("Я люблю ЮГ", "ru-bgn", "Ya lyublyu YUG"),
        ("ЦИРК, Цирк", "kk-ala-lc", "T͡SIRK, T͡sirk"),
        ("ЎЗБЕКИСТОН, Ғалаба", "uz-latn", "OʻZBEKISTON, Gʻalaba"),
        ("Тсс, ТС", "ru-bgn", "T·ss, T·S"),
    ],
)
def test_capitals(text, scheme, written):
    assert transliterate(text, scheme) == written


@pytest.mark.parametrize(
    ("text", "scheme", "written"),
    [
        ("ИНЕ ине Ине", "kk-2021", "İNE ine İne"),
        ("ІНІ іні Іні", "kk-2021", "INI ını Inı"),
        ("ЫСТЫҚ ыстық", "kk-2021", "YSTYQ ystyq"),
        ("ИНЕ ине", "kk-2019", "INE ıne"),
        ("ІНІ іні", "kk-2019", "İNİ ini"),
        ("ИНЕ ине", "kk-2018", "INE ıne"),
        ("ІНІ іні", "kk-2018", "INI ini"),
        ("ІНІ, ЫСТЫҚ, ИНЕ", "kk-qazaqparat", "İNİ, ISTIQ, ÏNE"),
        ("ІНІ, ЫСТЫҚ, ИНЕ", "kk-mediawiki", "İNİ, ISTIQ, ÏNE"),
        ("ІНІ, ИНЕ", "kk-bgn", "INI, ĪNE"),
        ("ИЛ, ЫСУЛ", "tt-bgn", "İL, ISUL"),
    ],
)
def test_dotted_and_dotless_i(text, scheme, written):
    assert transliterate(text, scheme) == written
    if scheme != "kk-2018":  # there one capital I stands for both
        assert transliterate(written, scheme, reverse=True) == text


@pytest.mark.parametrize(
    "scheme", [scheme for scheme in schemes() if scheme.target_script == "Latn"], ids=lambda s: s.id
)
def test_reading_keeps_case(scheme):
    for word in ("назар", "Назар", "НАЗАР"):
        assert transliterate(transliterate(word, scheme.id), scheme.id, reverse=True) == word


def test_reading_glued_words_word_by_word():
    assert transliterate("#QazaqstanǵaNazarSal", "kk-2018", reverse=True) == "#ҚазақстанғаНазарСал"
    assert transliterate("AQShtyng", "kk-bgn", reverse=True) == "АҚШтың"
    assert transliterate("AQSHni", "uz-latn", reverse=True) == "АҚШни"


@pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.id)
def test_decomposed_text_is_read_as_composed(scheme):
    text = " ".join(sample.source for sample in scheme.samples) + " Йод, ёлка; АЙЫ"
    written = transliterate(text, scheme.id)
    assert transliterate(unicodedata.normalize("NFD", text), scheme.id) == written
    back = transliterate(written, scheme.id, reverse=True)
    assert transliterate(unicodedata.normalize("NFD", written), scheme.id, reverse=True) == back


def test_stress_marks_stay_on_their_letters():
    assert transliterate("за\u0301мок, замо\u0301к", "ru-bgn") == "za\u0301mok, zamo\u0301k"
    assert transliterate("пое\u0301здка", "ru-bgn") == "poye\u0301zdka"
    assert transliterate("и\u0306\u0301од", "ru-iso9") == "j\u0301od"
    for word in ("за\u0301мок", "Щу\u0301ка", "ЩУ\u0301КА"):
        assert transliterate(transliterate(word, "ru-iso9"), "ru-iso9", reverse=True) == word
        composed = unicodedata.normalize("NFC", transliterate(word, "ru-iso9"))
        assert transliterate(composed, "ru-iso9", reverse=True) == word


def test_accents_of_other_letters_stay():
    assert transliterate("cafe\u0301 және é", "kk-2021") == "cafe\u0301 jäne é"
