"""Other people's programs say the same: iuliia for Russian, ICU and Unicode's test data for BGN/PCGN."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import iuliia
import pytest

from kazslogan.translit import load_scheme, transliterate

IULIIA = {
    "ru-ala-lc": iuliia.ALA_LC,
    "ru-bgn": iuliia.BGN_PCGN,
    "ru-gost-b": iuliia.GOST_779_ALT,
    "ru-icao": iuliia.ICAO_DOC_9303,
    "ru-iso9": iuliia.GOST_779,
    "ru-mvd": iuliia.MVD_782,
    "ru-scientific": iuliia.SCIENTIFIC,
    "ru-telegram": iuliia.TELEGRAM,
    "ru-wikipedia": iuliia.WIKIPEDIA,
    "ru-yandex-maps": iuliia.YANDEX_MAPS,
}
each_russian = pytest.mark.parametrize("scheme", IULIIA)
# Where Debian's unicode-cldr-core puts Unicode's transform test data.
CLDR = Path("/usr/share/unicode/cldr/common/testData/transforms")


def amended(text: str) -> str:
    """What iuliia writes, composed, and with the Latin ë where iuliia itself leaves the Cyrillic ё in Latin words."""
    return unicodedata.normalize("NFC", text).replace("ё", "ë").replace("Ё", "Ë")


@each_russian
def test_samples_of_iuliia(scheme):
    samples = [(text, amended(written)) for text, written in IULIIA[scheme].samples]
    assert samples
    assert [(text, transliterate(text, scheme)) for text, _ in samples] == samples
    assert {(sample.source, sample.target) for sample in load_scheme(scheme).samples} >= set(samples)


@each_russian
def test_russian_words_as_iuliia(scheme, russian_words):
    for word in russian_words:
        for text in (word, word.capitalize()):  # iuliia has no rule for words in capitals
            assert transliterate(text, scheme) == amended(IULIIA[scheme].translate(text))


def test_uzbek_sample_of_iuliia():
    for text, written in iuliia.UZ.samples:
        assert transliterate(text, "uz-latn") == written


def test_kazakh_bgn_as_icu(kazakh_words):
    icu = pytest.importorskip("icu")
    transform = icu.Transliterator.createInstance("kk-kk_Latn/BGN")
    for word in kazakh_words:
        for text in (word, word.capitalize(), word.upper()):
            if set(text) & set("йёЙЁ"):  # ICU takes their marks off first and then doesn't know them
                continue
            assert transliterate(text, "kk-bgn") == of_the_agreement(transform.transliterate(text))


def test_russian_bgn_as_icu(russian_words):
    icu = pytest.importorskip("icu")
    transform = icu.Transliterator.createInstance("ru-ru_Latn/BGN")
    for word in russian_words:
        for text in (word, word.capitalize()):  # in words of capitals ICU writes a last Е as Ye
            assert transliterate(text, "ru-bgn") == of_the_agreement(transform.transliterate(text))


@pytest.mark.parametrize(
    ("file", "scheme"), [("kk-Latn-t-kk-m0-bgn.txt", "kk-bgn"), ("ky-Latn-t-ky-m0-bgn.txt", "ky-bgn")]
)
def test_transform_data_of_unicode(file, scheme):
    if not (CLDR / file).exists():
        pytest.skip("needs Debian's unicode-cldr-core")
    rows = [line.split("\t") for line in (CLDR / file).read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if len(row) == 2 and not set(row[0]) & set("йёЙЁ")]  # a known artefact, as in ICU
    assert len(rows) > 500
    assert [(text, transliterate(text, scheme)) for text, _ in rows] == [
        (text, of_the_agreement(written)) for text, written in rows
    ]


def of_the_agreement(written: str) -> str:
    """ICU's ʺ and ʹ are ” and ’ in the agreement of BGN and PCGN."""
    return written.replace("ʺ", "”").replace("ʹ", "’")
