"""Language records: the look-up, what the records must hold, and what they must never hold."""

from __future__ import annotations

import pickle
import re

import pytest

from kazslogan.rules.harmony import Harmony, Row, suffixes
from kazslogan.rules.languages import Language, language, languages


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("kk", "kk"),
        ("kk-Arab", "kk"),
        ("KK_latn", "kk"),
        ("uz-Cyrl", "uz-Cyrl"),
        ("uz-Cyrl-UZ", "uz-Cyrl"),
        ("uz-Latn", "uz"),
        ("zh-Hant-TW", "zh"),
        ("tlh", "und"),
        ("", "und"),
        ("k", "und"),
    ],
)
def test_lookup(tag: str, found: str) -> None:
    assert language(tag).tag == found


def test_an_unknown_language_is_neutral() -> None:
    unknown = language("xx")
    assert not unknown.free_order
    assert not unknown.fillers | unknown.negators_before | unknown.negators_after | unknown.proclitics
    assert not unknown.endings


@pytest.mark.parametrize("tag", languages())
def test_every_record_is_sound(tag: str) -> None:
    record = language(tag)
    assert record.name != "unknown language"
    assert all(re.fullmatch(r"[A-Z][a-z]{3}", script) for script in record.scripts)
    assert record.scripts
    words = record.fillers | record.negators_before | record.negators_after | record.proclitics
    assert all(word == record.lower(word) and word.strip() == word for word in words | record.endings)
    assert record.fillers.isdisjoint(record.negators_before | record.negators_after)
    assert all(any(map(str.isalpha, word)) for word in words | record.endings)


@pytest.mark.parametrize(
    ("tag", "free"),
    [(tag, True) for tag in ("kk", "ru", "uk", "ky", "uz", "uz-Cyrl", "tt", "tr", "az", "sr", "pl")]
    + [(tag, False) for tag in ("en", "de", "fr", "es", "zh")],
)
def test_word_order(tag: str, free: bool) -> None:
    assert language(tag).free_order is free


WORDS = {
    ("kk", "fillers"): "өтінемін мырза енді тезірек да де ғой",
    ("kk", "negators_after"): "емес жоқ",
    ("ru", "fillers"): "пожалуйста же ну наконец господин скорее",
    ("ru", "negators_before"): "не ни нельзя перестань перестаньте хватит",
    ("ru", "proclitics"): "на в к о об про за от с без",
    ("en", "fillers"): "please now finally really also",
    ("en", "negators_before"): "no not don't never stop",
    ("en", "proclitics"): "to on at a for",
    ("en", "determiners"): "the our your",
    ("kk", "droppable"): "біз",
    ("tr", "fillers"): "lütfen artık",
    ("uz", "fillers"): "iltimos",
    ("de", "proclitics"): "zu nach in",
    ("fr", "proclitics"): "à de la",
    ("kk", "endings"): "ма ме ба бе па пе маңыз маңыздар ды ді ты ті дым ған ген қан кен ып іп п у мақ мек ар ер са се"
    " ады еді йды мады маған мас бас пас ға ге қа ке ның нің дың тың ны ды да де дан нан тан мен лар лер дар тар ымыз"
    " дық дықтар дағы",
    ("ru", "endings"): "ил ила или ило ит ить ят ишь им ив ает ают ать а у ом е ы ов ами ский ского ец цы",
    ("en", "endings"): "s es ed ing 's er",
    ("tr", "endings"): "ma me di dı ti tu iyor ecek acak mek mak lar ler da de dan den nin",
    ("ky", "endings"): "ба бе бо бө ды ган ган га ге го гө",
    ("uz", "endings"): "ma di gan ga ni ning da dan lar",
    ("tt", "endings"): "ма мә ды де ган га гә ны да",
    ("uk", "endings"): "ив ила или ить ати у ом и ів ський",
}


@pytest.mark.parametrize(("tag", "field"), WORDS)
def test_words(tag: str, field: str) -> None:
    assert set(WORDS[tag, field].split()) <= getattr(language(tag), field)


def test_kazakh_endings_keep_harmony() -> None:
    endings = language("kk").endings
    assert not {"лерға", "ларге", "маңіз", "мезға"} & endings


def test_records_are_values() -> None:
    record = language("kk")
    assert language("kk-Latn") is language("kk-Latn")
    copy = pickle.loads(pickle.dumps(record))  # noqa: S301 (just made)
    assert isinstance(copy, Language)
    assert copy == record
    assert hash(copy) == hash(record)


HARMONY = Harmony(
    voiceless="тп",
    archiphonemes={
        "A": (Row("ао", "а", "а", "а"), Row("еө", "е", "е", "е")),
        "G": (Row("ао", "ғ", "ғ", "қ"), Row("еө", "г", "г", "к")),
    },
    respell=(("ый", "и"),),
)


@pytest.mark.parametrize(
    ("stem", "suffix", "word"),
    [
        ("бала", "{G}{A}", "балаға"),
        ("қол", "{G}{A}", "қолға"),
        ("көл", "{G}{A}", "көлге"),
        ("кент", "{G}{A}", "кентке"),
        ("х", "{G}{A}", "хға"),  # no vowel: the first row
        ("оқы", "йық", "оқиық"),
        ("ыйба", "лар", "ыйбалар"),  # respelt only where stem and suffix meet
    ],
)
def test_attach(stem: str, suffix: str, word: str) -> None:
    assert HARMONY.attach(stem, suffixes([suffix])[0]) == word


def test_spellings_are_all_that_attach_can_make() -> None:
    made = HARMONY.spellings(suffixes(["{G}{A}", "ның"]))
    assert made == {"ға", "ге", "қа", "ке", "ның"}
