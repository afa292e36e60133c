"""Forms of words that keep an appeal an appeal: tables of each language, and forms that must not be made."""

from __future__ import annotations

import pytest

from kazslogan.rules.inflect import inflect

# fmt: off
KAZAKH = {
    "сал": "салшы салыңыз салыңызшы салыңыздар салыңыздаршы салыңдар салыңдаршы салсын салсыншы салайық салсаң"
           " салсаңыз салсаңызшы салсаңыздар салсаңыздаршы салғайсың",
    "аудар": "аударшы аударыңыз аударыңызшы аударыңыздар аударыңыздаршы аударыңдар аударсын аударайық аударсаңыз"
             " аударсаңыздар аударсаңыздаршы",
    "бөл": "бөлші бөліңіз бөліңіздер бөліңіздерші бөлсін бөлейік бөлсеңіз бөлсеңіздер",
    "қара": "қарашы қараңыз қараңыздаршы қарасын қарайық",
    "бер": "берші беріңіз берсін берсеңіздер",
    "қой": "қойшы қойыңыз қойсын",
    "таста": "тасташы тастаңыз тастасын",
    "жібер": "жіберші жіберіңіз жіберсін",
    "бол": "болшы болыңыз болыңыздар болсын болайық",
    "қал": "қалшы қалыңыз қалыңыздар",
    "айт": "айтшы айтыңыз айтқайсың",
    "оқы": "оқышы оқыңыз оқиық",
    "Қазақстанға": "қазақстаныма қазақстанымызға қазақстаныңызға",
    "елге": "еліме елімізге",
}
KAZAKH_NEVER = {
    "сал": "салма салмаңыз салмасын салды салған салып салады салу салмақ салса салар сала",
    "аудар": "аударма аударды аударған аударып аударса",
    "бөл": "бөлме бөлмеңіз бөлді бөлген бөліп",
    "қара": "қарама қарады қарай қарап",
    "Қазақстанға": "қазақстанда қазақстаннан қазақстанның қазақстанды",
}
OTHERS = {
    ("ru", "обрати"): "обратите обрати-ка",
    ("ru", "обратите"): "обрати",
    ("ru", "посмотри"): "посмотрите",
    ("ru", "обращай"): "обращайте",
    ("ru", "обращайте"): "обращай",
    ("ru", "забудь"): "забудьте",
    ("ru", "забудьте"): "забудь",
    ("ru", "оставайся"): "оставайтесь",
    ("ru", "оставайтесь"): "оставайся",
    ("ru", "повернись"): "повернитесь",
    ("ru", "сосредоточься"): "сосредоточьтесь",
    ("uk", "зверни"): "зверніть",
    ("uk", "зверніть"): "зверни",
    ("uk", "залишайся"): "залишайтеся залишайтесь",
    ("uk", "будь"): "будьте",
    ("be", "заставайся"): "заставайцеся",
    ("pl", "zostań"): "zostańcie",
    ("sr", "ostani"): "ostanite",
    ("tr", "kal"): "kalın kalınız kalsın kalalım",
    ("tr", "et"): "edin ediniz etsin",
    ("tr", "gör"): "görün görünüz görsün",
    ("tr", "oku"): "okuyun okuyunuz",
    ("ky", "сал"): "салыңыз салыңыздар салгыла салчы",
    ("ky", "бур"): "буруңуз бургула бурсун",
    ("ky", "бөл"): "бөлүңүз бөлгүлө бөлсүн",
    ("ky", "бер"): "бериңиз бергиле",
    ("uz", "ber"): "bering beringlar bersin",
    ("uz", "qara"): "qarang qaranglar",
    ("uz-Cyrl", "бер"): "беринг беринглар берсин",
    ("tt", "ит"): "итегез итсен",
    ("tt", "кара"): "карагыз карасын",
    ("az", "ver"): "verin versin",
    ("az", "et"): "edin etsin",
    ("ug", "سال"): "سېلىڭ سالسۇن",
    ("de", "bleib"): "bleibt",
    ("de", "achte"): "achtet",
    ("fr", "reste"): "restez",
    ("fr", "restez"): "reste",
    ("es", "quédate"): "quedaos quédense",
    ("it", "resta"): "restate",
}
# fmt: on


@pytest.mark.parametrize(("word", "forms"), KAZAKH.items())
def test_kazakh_appeals(word: str, forms: str) -> None:
    assert set(forms.split()) <= set(inflect(word, "kk"))


@pytest.mark.parametrize(("word", "forms"), KAZAKH_NEVER.items())
def test_kazakh_forms_that_are_no_appeals(word: str, forms: str) -> None:
    assert not set(forms.split()) & set(inflect(word, "kk"))


@pytest.mark.parametrize(("tag", "word"), OTHERS)
def test_other_languages(tag: str, word: str) -> None:
    assert set(OTHERS[tag, word].split()) <= set(inflect(word, tag))


@pytest.mark.parametrize(
    ("tag", "word", "form"),
    [
        ("kk", "сал", "сала гөр"),
        ("kk", "қара", "қарай гөр"),
        ("kk", "сал", "салып жібер"),
        ("de", "bleib", "bleiben sie"),
    ],
)
def test_forms_of_several_words(tag: str, word: str, form: str) -> None:
    assert form in inflect(word, tag)


def test_single_words_come_first() -> None:
    several = [" " in form for form in inflect("сал", "kk")]
    assert several == sorted(several)


def test_a_polite_phrase_knows_the_plain_form() -> None:
    assert {"сал", "салшы", "салыңыздар"} <= set(inflect("салыңыз", "kk"))
    assert "салыңыз" not in inflect("салыңыз", "kk")
    assert "kel" in inflect("keling", "uz")


@pytest.mark.parametrize(
    ("word", "tag"),
    [("pay", "en"), ("关注", "zh"), ("сал", "tlh"), ("ترامپ", "kk"), ("sal", "kk"), ("", "kk"), ("теңіз", "ja")],
)
def test_no_forms(word: str, tag: str) -> None:
    assert inflect(word, tag) == ()


def test_a_short_word_is_not_cut_to_pieces() -> None:
    assert "те" not in inflect("теңіз", "kk")


def test_case_is_given_up_by_the_rules_of_the_language() -> None:
    assert "салыңыз" in inflect("САЛ", "kk")
    assert "bakınız" in inflect("BAKIN", "tr") or "bakının" in inflect("BAKIN", "tr")
