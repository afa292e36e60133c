"""What people write around a slogan: neutral sentences, made for this file."""

from __future__ import annotations

from random import Random

__all__ = ["asides", "surround"]

_BEFORE = {
    "kk": ("Бүгін алаңда көрдім: ", "Көршімнің парақшасынан.\n", "Плакатта былай делінген: «", "Тағы бір жазба — "),
    "ru": ("Видел сегодня в ленте: ", "С плаката на площади.\n", "В комментариях пишут: «", "Ещё одна запись — "),
    "en": ("Seen on a wall today: ", "From the comments.\n", "The poster said: “", "One more for the archive — "),
    "tr": ("Bugün duvarda gördüm: ", "Yorumlardan.\n", "Afişte yazıyordu: “", "Bir not daha — "),
}
_AFTER = {
    "kk": ("\nКешке жаңбыр жауады екен.", " 📌", "!\n\nСурет үшін рахмет.", "."),
    "ru": ("\nВечером обещают дождь.", " 📌", "!\n\nСпасибо за фото.", "."),
    "en": ("\nRain is expected tonight.", " 📌", "!\n\nThanks for the photo.", "."),
    "tr": ("\nAkşam yağmur bekleniyor.", " 📌", "!\n\nFotoğraf için teşekkürler.", "."),
}
_ASIDES = {
    "kk": (
        "Бүгін базарда алма арзандапты",
        "Автобус тағы кешікті",
        "Балалар ауладан доп іздеп жүр",
        "Кітапхана жетіде жабылады",
    ),
    "ru": (
        "Сегодня на рынке подешевели яблоки",
        "Автобус опять опоздал",
        "Дети ищут во дворе мяч",
        "Библиотека закроется в семь",
    ),
    "en": (
        "Apples are cheaper at the market today",
        "The bus was late again",
        "The children lost a ball in the yard",
        "The library closes at seven",
    ),
    "tr": (
        "Bugün pazarda elma ucuzlamış",
        "Otobüs yine geç kaldı",
        "Çocuklar avluda top arıyor",
        "Kütüphane yedide kapanıyor",
    ),
}
_CLOSING = {"«": "»", "“": "”"}
_SHARE = 0.6  # of the texts hold more than the slogan


def _known(language: str) -> str:
    if language in _BEFORE:
        return language
    return {"tt": "kk", "ky": "kk", "uk": "ru", "be": "ru", "uz-Cyrl": "ru", "az": "tr", "uz": "tr"}.get(language, "en")


def surround(slogan: str, language: str, rng: Random) -> tuple[str, int]:
    """Return a post that holds a slogan, and where in it the slogan begins (a code point)."""
    if rng.random() > _SHARE:
        return slogan, 0
    before, after = rng.choice(_BEFORE[_known(language)]), rng.choice(_AFTER[_known(language)])
    return before + slogan + _CLOSING.get(before[-1], "") + after, len(before)


def asides(language: str, count: int, rng: Random) -> list[str]:
    """Return sentences about something else."""
    return rng.sample(_ASIDES[_known(language)], count)
