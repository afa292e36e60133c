"""The scheme files: all there, complete, and their samples come out."""

from __future__ import annotations

import re
import unicodedata

import pytest
from pydantic import ValidationError

from kazslogan.errors import KazsloganError, UnknownNameError
from kazslogan.translit import Scheme, detect_scheme, load_scheme, schemes, transliterate

KAZAKH = "2017 2018 2019 2021 ala-lc arab arab-press bgn iso9 mediawiki odni qazaqparat"
RUSSIAN = "ala-lc bgn gost-b icao iso9 mvd scientific telegram wikipedia yandex-maps"
NAMES = sorted(
    [f"kk-{name}" for name in KAZAKH.split()]
    + [f"ru-{name}" for name in RUSSIAN.split()]
    + ["ky-bgn", "tt-bgn", "uz-bgn", "uz-latn"]
)
each_scheme = pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.id)


def test_all_schemes_are_there_in_order():
    assert [scheme.id for scheme in schemes()] == NAMES


@each_scheme
def test_every_scheme_says_what_it_is_and_where_from(scheme):
    assert load_scheme(scheme.id) is scheme
    assert scheme.language == scheme.id.split("-")[0]
    assert scheme.source_script == "Cyrl"
    assert scheme.target_script == ("Arab" if "arab" in scheme.id else "Latn")
    for fact in (scheme.title, scheme.source, scheme.version, scheme.licence):
        assert fact.strip() == fact != ""
    assert scheme.url.startswith("https://")
    assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", scheme.date)
    assert not scheme.unverified or "UNVERIFIED" in scheme.note
    assert scheme.samples


@each_scheme
def test_what_is_silent_or_unverified_is_a_letter(scheme):
    assert set(scheme.silent) == {letter for letter, written in scheme.letters.items() if not written}
    assert set(scheme.unverified) <= set(scheme.letters)


@each_scheme
def test_files_hold_composed_small_letters(scheme):
    for form, written in [*scheme.letters.items(), *((rule.from_, rule.to) for rule in scheme.rules)]:
        assert form == form.lower()
        assert unicodedata.is_normalized("NFC", form + written)


@pytest.mark.parametrize(
    ("scheme", "sample"),
    [(scheme.id, sample) for scheme in schemes() for sample in scheme.samples],
    ids=lambda value: value if isinstance(value, str) else value.source[:20],
)
def test_samples(scheme, sample):
    assert transliterate(sample.source, scheme) == sample.target


@each_scheme
def test_samples_of_exact_schemes_come_back(scheme):
    for sample in scheme.samples if scheme.lossless else ():
        assert transliterate(sample.target, scheme.id, reverse=True) == sample.source


def test_unknown_scheme_names_the_nearest():
    with pytest.raises(UnknownNameError, match="did you mean 'kk-2021'") as caught:
        transliterate("сал", "kk-2012")
    assert (caught.value.kind, caught.value.name) == ("scheme", "kk-2012")
    with pytest.raises(KazsloganError):
        load_scheme("../kk-2021")


def test_a_scheme_file_with_a_wrong_field_is_refused():
    facts = load_scheme("kk-2021").model_dump()
    with pytest.raises(ValidationError):
        Scheme.model_validate(facts | {"colour": "blue"})
    with pytest.raises(ValidationError):
        Scheme.model_validate(facts | {"target_script": "latin"})


def test_a_scheme_can_be_dumped_and_read_again():
    for scheme in schemes():
        assert Scheme.model_validate_json(scheme.model_dump_json(by_alias=True)) == scheme


def test_empty_text():
    for scheme in schemes():
        assert transliterate("", scheme.id) == transliterate("", scheme.id, reverse=True) == ""
    assert detect_scheme("") == ()
