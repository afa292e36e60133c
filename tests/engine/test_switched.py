"""A text may change the language anywhere in a plain phrase, and a word or two may stand elsewhere."""

from __future__ import annotations

import pytest

from kazslogan import Detector, RuleSet
from kazslogan.rules.languages import language
from kazslogan.rules.moved import moved
from kazslogan.rules.switched import Spoken, switched

RULES = {
    "water": {"kk": "Таза су – ортақ байлық", "ru": "Чистая вода – общее богатство"},
    "buses": {"en": "Free buses for all", "ru": "Бесплатные автобусы для всех"},
    "tram": {"ru": "Верните ночной трамвай", "kk": "Түнгі трамвайды қайтарыңдар"},
    "towers": {"en": "Trees, not towers", "de": "Bäume statt Türme"},
    "casino": {"ru": "Нет казино в посёлке", "kk": "Ауылдағы казиноға қарсымыз"},
    "flights": {"en": "No to night flights"},
    "pesticides": {"fr": "Non aux pesticides dans nos champs"},
    "wages": {"de": "Faire Löhne jetzt"},
    "mines": {"tr": "Altın madenine hayır"},
    "shade": {"en": "More shade in our streets"},
}


@pytest.mark.parametrize(
    ("rule", "text", "disguise"),
    [
        ("water", "Таза су – общее богатство", "code-switch"),
        ("water", "Чистая вода, ортақ байлық", "code-switch"),
        ("buses", "Бесплатные buses для всех", "code-switch"),
        ("buses", "Free автобусы для всех", "code-switch"),
        ("buses", "Free buses для всех", "code-switch"),
        ("tram", "Түнгі трамвайды верните", "code-switch"),
        ("tram", "Ночной трамвай қайтарыңдар", "code-switch"),
        ("tram", "Верните түнгі трамвайды", "code-switch"),
        ("towers", "Trees statt Türme", "code-switch"),
        ("towers", "Bäume, not towers", "code-switch"),
        ("casino", "Казино в посёлке – нет", "order"),
        ("casino", "казино в посёлке, НЕТ", "order"),
        ("flights", "To night flights – no", "order"),
        ("pesticides", "Aux pesticides dans nos champs, non", "order"),
        ("wages", "Jetzt faire Löhne", "order"),
        ("mines", "Hayır, altın madenine", "order"),
        ("shade", "In our streets, more shade", "order"),
    ],
)
def test_what_says_the_same_is_found(detector_of_slogans, rule, text, disguise):
    [match] = detector_of_slogans.find(f"Бүгін: {text}!")
    assert (match.rule, match.text) == (rule, text)
    assert disguise in match.disguises
    assert match.phrase in RULES[rule].values()


@pytest.mark.parametrize(
    "text",
    [
        "Таза су – общее дело",
        "Чистая вода – ортақ қазына",
        "Free buses для детей",
        "Paid автобусы для всех",
        "Түнгі трамвайды вернули",
        "Ночной трамвай қайтарылды",
        "Bäume, not bushes",
        "Конца казино в посёлке нет: строят ещё одно",
        "Казино в посёлке нет места",
        "Yes to day flights, to night flights no idea",
        "Trees in our streets, more shade for cars",
        "Altın madenine hayır diyen yok",
        "Does the council want more shade in our streets, or more lanes?",
        "Ist faire Löhne jetzt ein Thema?",
    ],
)
def test_what_says_something_else_is_none(detector_of_slogans, text):
    assert detector_of_slogans.find(f"{text}.") == ()


def test_a_phrase_is_mixed_with_few_others():
    phrases = [
        Spoken.of(" ".join([word] * 30), tag) for tag, word in (("ru", "мир"), ("en", "peace"), ("de", "Frieden"))
    ]
    assert switched(phrases) == []  # so long that nobody could list the ways
    many = [Spoken.of("one two three", tag) for tag in ("en", "de", "fr", "es", "it")]
    assert switched(many) == []
    assert switched(many[:1]) == []


def test_a_long_phrase_is_not_turned_round():
    units = [(at, at + 2) for at in range(0, 120, 3)]
    assert list(moved("no " + "in now " * 17, language("en"), units)) == []


def test_uzbek_is_known_by_its_letters():
    detector = Detector([RuleSet.from_phrases("wells", uz="Қудуқларни асранг")])
    for text in ("Қудуқларни асранглар", "Quduqlarni asranglar", "Қудуқларимизни асранг"):
        assert [match.text for match in detector.find(f"{text}!")] == [text]


def test_a_sign_for_and_is_as_good_as_the_word():
    detector = Detector([RuleSet.from_phrases("swim", en="Don't drink and swim")])
    assert detector.is_match("Folks, don't drink & swim!")
    assert detector.is_match("don't drink &amp; swim")
    assert not detector.is_match("#DontDrink #Swim")


def test_capitals_of_kazakh_are_no_wrong_charset():
    detector = Detector([RuleSet.from_phrases("driver", kk="Кеме жүргізушісіне 300 теңге жалақы")])
    text = "КЕМЕ ЖҮРГІЗУШІСІНЕ 300 ТЕҢГЕ ЖАЛАҚЫ"
    assert [match.text for match in detector.find(f"{text} деген баннер №92 қақпада")] == [text]
