"""What stands around a slogan decides whether it is said, asked or told."""

from __future__ import annotations

import pytest

from kazslogan import Detector
from tests.cases.loader import take_marks

RULES = {
    "ferry": {"en": "Bring back the morning ferry"},
    "milk": {"ru": "Школьникам бесплатное молоко"},
    "cap": {"de": "Preisdeckel jetzt"},
    "right": {"uk": "Діти мають право на чисте повітря"},
    "beach": {"pt": "Praia é lugar de todos"},
    "wages": {"ru": "Поднимите зарплату врачам"},
    "bread": {"tt": "Авылга арзан икмәк кирәк"},
    "owls": {"en": "Owls live in our parks"},
    "thanks": {"en": "New motorway? No thanks"},
    "steps": {"en": "Hands off our steps"},
    "prices": {"es": "Precios claros para todos"},
    "tag": {"ru": "Нет лесам без леса"},
}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("ferry", "Somebody wrote ⟦bring back the morning ferry⟧ on the pier and honestly? same"),
        ("ferry", "https://example.org/tag/⟦BringBackTheMorningFerry⟧?src=hash"),
        ("ferry", "Can you please ⟦bring back the morning ferry⟧?"),
        ("milk", "«⟦Школьникам бесплатное молоко⟧» скандировали у школы"),
        ("milk", "⟦Школьникам бесплатное молоко⟧ жители требуют давно"),
        ("milk", "⟦Бесплатное молоко, школьникам⟧!"),
        ("cap", "Und: ⟦Preisdeckel jetzt⟧! Oder erst 2040?"),
        ("wages", "⟦Врачам поднимите зарплату⟧, а потом стройте стадион"),
        ("tag", "#⟦НетЛесамБезЛеса⟧ ребят, пишем все"),
        ("steps", "Tags of the day: #⟦hands #off #our #steps⟧"),
        ("thanks", "⟦NEW MOTORWAY? NO, THANKS⟧ on every second fence here"),
    ],
)
def test_it_is_said(detector_of_slogans, rule, text):
    plain, span = take_marks(text)
    [match] = detector_of_slogans.find(plain)
    assert (match.rule, (match.start, match.end)) == (rule, span)


@pytest.mark.parametrize(
    "text",
    [
        "Did anyone bring back the morning ferry, or was that a joke?",
        "Will the port bring back the morning ferry now that the strike is over?",
        "Школьникам бесплатное молоко отменили ещё весной",
        "Школьникам бесплатное молоко обещают к осени",
        "Студентам бесплатное молоко, а школьникам ничего",
        "Kommt der Preisdeckel jetzt oder erst nach der Wahl?",
        "Was bringt der Preisdeckel jetzt noch, wenn alles verkauft ist?",
        "Чи мають діти право на чисте повітря, чи це лише слова?",
        "Será que praia é lugar de todos mesmo, ou só de quem paga?",
        "Не поднимайте зарплату врачам, поднимите престиж",
        "Авылга арзан икмәк кирәкме?",
        "Bats live in our parks, owls live in the woods",
        "Owls live in our parts",
        "The mayor took his hands off our steps",
        "#hands #off #our #steps #walk",
        "#walk #hands #off #our #steps",
        "¿Hay precios claros para todos en algún país?",
        "No hay precios claros para todos, dice",
    ],
)
def test_it_is_asked_or_told(detector_of_slogans, text):
    assert detector_of_slogans.find(text) == ()


def test_han_text_goes_on_behind_an_exclamation_mark():
    detector = Detector(["kz-trump-attention"])
    [match] = detector.find("网上有人说:特朗普,请关注哈萨克斯坦!不知道什么意思")
    assert match.text == "特朗普,请关注哈萨克斯坦"


def test_a_comma_of_the_phrase_parts_no_guard_from_it():
    detector = Detector(["stay-home"])
    [match] = detector.find("5tay h0me, s4ve l1ves. My grandma is ninety.")
    assert match.text == "5tay h0me, s4ve l1ves"
