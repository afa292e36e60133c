"""Texts for the property tests: slogans, near misses, ordinary sentences, and whatever Unicode allows."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from tests.engine.disguise import DISGUISES, disguise

__all__ = ["NEAR", "ORDINARY", "SLOGANS", "anything", "disguised", "posts"]

SLOGANS = (
    "Трамп, Қазақстанға назар сал",
    "Трамп мырза, Қазақстанға назар аударыңыз",
    "Назар сал, Трамп, Қазақстанға",
    "Трамп, обрати внимание на Казахстан",
    "Обратите внимание на Казахстан, господин Трамп",
    "Trump, pay attention to Kazakhstan",
    "Please pay attention to Kazakhstan, President Trump",
    "Trump, Kazakistan'a dikkat et",
    "Үйде бол",
    "Stay home",
    "Оставайся дома",
    "Таза Қазақстан",
)
NEAR = (
    "Trump, pay attention to Pakistan",
    "Трамп, Қазақстанға назар салма",
    "Трамп Қазақстанға назар аударды",
    "Трамп обратил внимание на Казахстан",
    "Trump pays attention to Kazakhstan",
    "Қазақстан, Трампқа назар сал",
    "Таза ауа, таза су",
    "Трамп",
    "Қазақстанға",
    "назар сал",
    "pay attention to",
)
#: They hold no word of a slogan: put beside a text they may change nothing.
ORDINARY = (
    "Бүгін ауылда қар жауды, балалар шана теуіп жүр.",
    "Кеше кітапханадан екі роман алдым.",
    "Әжем нан пісіріп жатыр, иісі бүкіл көшеге тарады.",
    "Вчера весь вечер чинили старый велосипед.",
    "Автобус опоздал на двадцать минут, пришлось ловить такси.",
    "В воскресенье варим плов, приходите к трём!",
    "The library closes at six, so bring the books back before tea.",
    "Our cat sleeps on the radiator all winter long.",
    "Rain again; the match was moved to Friday 14:30.",
    "Sabah erkenden balık tutmaya gittik.",
    "Kitapçıda yeni bir roman gördüm, çok güzeldi.",
    "بۈگۈن ھاۋا بەك ئىسسىق بولدى.",
    "ئۇ يېڭى كىتاب ئوقۇۋاتىدۇ.",
    "+7 (700) 123-45-67, 2×2=4, 3.14 :-)",
    "https://example.org/a?b=1&c=%20d",
    "",
)


def _disguised(text: str, names: list[str], seed: int) -> str:
    return disguise(text, names, Random(seed))  # noqa: S311 - no secrets


def disguised(*sources: str) -> st.SearchStrategy[str]:
    """Texts made of ``sources`` (the slogans and near misses if none are given) by up to three disguises."""
    names = st.lists(st.sampled_from(sorted(DISGUISES)), max_size=3, unique=True)
    return st.builds(_disguised, st.sampled_from(sources or SLOGANS + NEAR), names, st.integers(0, 99))


#: Any code points, lone surrogates too, and more of those that the engine treats specially.
anything = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(
            " \n\t\r.,!#_'’%&;\\u@0345|()[]«»\u0301\u0336\u200b\u200f\u202e\ufe0f\ud800\U0001f1f0Ð\x90ТрaмпҚқsal"
        ),
    ),
    max_size=40,
)


def posts() -> st.SearchStrategy[str]:
    """Texts of one to four parts of any kind, joined in any way."""
    part = st.one_of(disguised(), disguised(), st.sampled_from(ORDINARY), anything)
    gap = st.sampled_from((" ", "\n", "", ". ", ", ", "\n\n", " «", "» ", " #", "🔥"))
    pairs = st.lists(st.tuples(part, gap), min_size=1, max_size=4)
    return pairs.map(lambda found: "".join(text + between for text, between in found))
