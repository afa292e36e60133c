"""The same is asked of others, by others, of ours, never, or in another order; what only sounds so asks for nothing."""

from __future__ import annotations

import pytest

from kazslogan import Detector
from tests.cases.loader import take_marks

RULES = {
    "river": {"uz": "Daryoni asraylik"},
    "garden": {"uz-Cyrl": "Боғни асрайлик"},
    "songs": {"tt": "Җырларны саклыйк"},
    "olives": {"tr": "Kestanelikleri kurtaralım"},
    "cranes": {"es": "Salvemos la laguna"},
    "grass": {"be": "Не паліце чарот"},
    "gulf": {"az": "Meşəni qoruyaq"},
    "drink": {"kk": "Шаршасаң, рульге отырма"},
    "rails": {"ru": "Требуем честных тендеров"},
    "never": {"ru": "Не кормите лебедей"},
    "kknever": {"kk": "Құсты атпаңдар"},
    "nobody": {"kk": "Өзен ластанбасын"},
    "tram": {"en": "Bring back the trolleybus"},
    "freedom": {"ru": "Свободу скрипачам"},
    "singers": {"kk": "Әншілерге бостандық"},
    "schools": {"ru": "Стройте бассейны, а не казино"},
    "sort": {"ru": "Собирай макулатуру"},
    "together": {"ru": "Спасём Аральское море"},
    "air": {"kk": "Қарағандыға таза су"},
    "pass": {"ru": "Бесплатный кружок сиротам"},
    "diggers": {"en": "Fair wages for miners"},
    "slow": {"pl": "Zwolnij przy szpitalu"},
    "one": {"es": "Ni un bosque menos", "pt": "Nenhuma floresta a menos"},
    "bribes": {"ru": "Нет поборам"},
    "peaks": {"ky": "Токойлорду сактайлы"},
}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("river", "Bolalar yozibdi: ⟦Daryoni asrang⟧!"),
        ("garden", "Азизлар, ⟦боғни асранглар⟧"),
        ("songs", "Балалар, ⟦җырларны саклагыз⟧!"),
        ("olives", "⟦Kestanelikleri kurtarın⟧ artık"),
        ("cranes", "⟦Salvad la laguna⟧, dice la pancarta"),
        ("grass", "Сусед, ⟦не палі чарот⟧!"),
        ("gulf", "⟦Meşəni qoruyun⟧, xahiş edirik"),
        ("drink", "Ағайын, ⟦шаршасаңыз, рульге отырма⟧"),
        ("rails", "Я, местный житель, ⟦требую честных тендеров⟧"),
        ("never", "Никогда ⟦не кормите лебедей⟧ хлебом"),
        ("kknever", "Ешқашан ⟦құсты атпаңдар⟧!"),
        ("nobody", "⟦Өзен ластанбасын⟧ десек, қоқысты жинайық"),
        ("tram", "Just ⟦bring the trolleybus back⟧ already"),
        ("freedom", "⟦Скрипачам – свободу⟧!"),
        ("singers", "Алаңда: ⟦Әншілерімізге бостандық⟧!"),
        ("schools", "Сказал коротко: «⟦Бассейны стройте, а не казино⟧»"),
        ("sort", "⟦Макулатуру собирай⟧, говорит дочка"),
        ("sort", "Друзья, ⟦собирайте свою макулатуру⟧"),
        ("together", "Давайте все вместе ⟦спасём Аральское море⟧"),
        ("air", "⟦Қарағандыға таза су⟧ деп жазды"),
        ("bribes", "⟦Нет поборам⟧ в садиках"),
        ("peaks", "⟦Токойлорубузду сактайлы⟧!"),
    ],
)
def test_it_is_asked(detector_of_slogans, rule, text):
    plain, span = take_marks(text)
    [match] = detector_of_slogans.find(plain)
    assert (match.rule, (match.start, match.end)) == (rule, span)


@pytest.mark.parametrize(
    "text",
    [
        "Daryoni asraydi",
        "Җырларны саклый алмадык",
        "Токойлорду сактай алабызбы?",
        "Никогда стройте бассейны, а не казино",
        "Вместо спасём Аральское море",
        "Бассейны строят, а не казино",
        "Қарағандыға таза су келді",
        "Әншілерге бостандық берілді, үйлеріне қайтты",
        "Бесплатный кружок сиротам вернули с марта",
        "Дадут ли бесплатный кружок сиротам, спросил он",
        "Fair wages for minors",
        "Zwolnił przy szpitalu i pojechał dalej",
        "Ni una menos",
        "Нет поборам конца",
        "Кормите не лебедей",
    ],
)
def test_it_is_not_asked(detector_of_slogans, text):
    assert detector_of_slogans.find(text) == ()


def test_the_name_of_a_slot_negates_nothing():
    """ "home" ends like a Turkish verb that is negated."""
    assert not Detector(["stay-home"]).is_match("hiç evde kal")
