"""As much grammar as near misses need: to make a statement of an appeal, and to let two names change places.

Written for the generator from school grammars, and not made from the tables that the detector reads. A language or a
verb that isn't here gives no near miss of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

__all__ = ["Marked", "asks", "marked", "statement"]

_Rows = tuple[tuple[str, str, str], ...]

#: Endings of what somebody did, as rows: the last vowel, the ending, the ending after a voiceless consonant.
_PAST: dict[str, _Rows] = {
    "kk": (("аоұыуя", "ды", "ты"), ("әеіөүэ", "ді", "ті")),
    "ky": (("аыя", "ды", "ты"), ("еэи", "ди", "ти"), ("оу", "ду", "ту"), ("өү", "дү", "тү")),
    "tt": (("аоуыя", "ды", "ты"), ("әөүеэи", "де", "те")),
    "tr": (("aı", "dı", "tı"), ("ei", "di", "ti"), ("ou", "du", "tu"), ("öü", "dü", "tü")),
    "az": (("aı", "dı", "dı"), ("əei", "di", "di"), ("ou", "du", "du"), ("öü", "dü", "dü")),
    "uz": (("aeiou", "di", "di"),),
    "uz-Cyrl": (("аеиоуў", "ди", "ди"),),
    "ug": (("اوۇەېىۆۈ", "دى", "تى"),),
}
#: … of what somebody is said to have done.
_PERFECT: dict[str, _Rows] = {
    "kk": (("аоұыуя", "ған", "қан"), ("әеіөүэ", "ген", "кен")),
    "ky": (("аыуя", "ган", "кан"), ("еэи", "ген", "кен"), ("о", "гон", "кон"), ("өү", "гөн", "көн")),
    "tt": (("аоуыя", "ган", "кан"), ("әөүеэи", "гән", "кән")),
    "tr": (("aı", "mış", "mış"), ("ei", "miş", "miş"), ("ou", "muş", "muş"), ("öü", "müş", "müş")),
    "az": (("aı", "mışdı", "mışdı"), ("əei", "mişdi", "mişdi"), ("ou", "muşdu", "muşdu"), ("öü", "müşdü", "müşdü")),
    "uz": (("aeiou", "gan", "gan"),),
    "uz-Cyrl": (("аеиоуў", "ган", "ган"),),
    "ug": (("اوۇ", "غان", "قان"), ("ەېۆۈ", "گەن", "كەن")),
}
#: … of whom or what something is given to.
_DATIVE: dict[str, _Rows] = {
    "kk": (("аоұыуя", "ға", "қа"), ("әеіөүэ", "ге", "ке")),
    "ky": (("аыуя", "га", "ка"), ("еэи", "ге", "ке"), ("о", "го", "ко"), ("өү", "гө", "кө")),
    "tt": (("аоуыя", "га", "ка"), ("әөүеэи", "гә", "кә")),
    "tr": (("aıou", "'a", "'a"), ("eiöü", "'e", "'e")),
    "az": (("aıou", "a", "a"), ("əeiöü", "ə", "ə")),
    "uz": (("aeiou", "ga", "ga"),),
    "uz-Cyrl": (("аеиоуў", "га", "га"),),
    "ug": (("اوۇ", "غا", "قا"), ("ەېۆۈ", "گە", "كە")),
}
#: … the dative of "his, hers, its", which has another ending.
_OWNED_DATIVE = {"kk": ("на", "не"), "ky": ("на", "не", "но", "нө"), "tt": ("на", "нә")}
_VOICELESS = frozenset("пфктсшщчцхһқбвгдь" + "pçtksşhfq" + "پتكقسشچف")
#: Stems of verbs that appeals are made of, where the verb stands last and endings are put to it.
_STEMS = {
    "kk": "сал аудар бөл қой жібер таста бер қара ал бур бол қал отыр отырғыз тазарт оқы қорға сақта тоқтат құтқар",
    "ky": "бур бөл сал бол кал отур бер кара сакта окуу токтот куткар колдо",
    "tt": "ит бир сал бул кал кара сакла укы яклат коткар",
    "tr": "et ver çevir bak odaklan kal otur koru kurtar oku dinle",
    "az": "et yetir yönəlt ver sal bax qal otur qoru oxu",
    "uz": "ber qarat sol tashla qol bo'l o'tir teja asra o'qi saqla",
    "uz-Cyrl": "бер қарат сол ташла қол бўл ўтир теја асра ўқи сақла",
    "ug": "قىل بۆل سال قال بول بەر قارا",
}
#: Endings of an appeal that a stem may have: polite ones, and those of "let us" and "may it".
_APPEALS = {
    "kk": "[ыі]?ң[ыі]з(?:д[ае]р)?|[ае]?й[ыі][қк]|с[ыі]н",
    "ky": "[ыиуү]?ң[ыиуү]з(?:д[ар]р)?|[аеоө]?йл[ыиуү]к?|с[ыиуү]н",
    "tt": "[ые]?г[ые]з|[ыи]?йк|с[ые]н",
    "tr": "y?[ıiuü]n(?:[ıiuü]z)?|y?[ae]l[ıi]m|s[ıiuü]n",
    "az": "y?[ıiuü]n(?:[ıiuü]z)?|[ae]k|s[ıiuü]n",
    "uz": "i?ng(?:iz)?(?:lar)?|a?ylik|sin",
    "uz-Cyrl": "и?нг(?:из)?(?:лар)?|а?йлик|син",
    "ug": "[ىۇ]?ڭ(?:ىز)?(?:لار)?|سۇن",
}
#: Forms of verbs elsewhere: the appeal, and what states that somebody does or did it.
_VERBS = {
    "ru": {
        "обрати": "обратил обратила обращает", "удели": "уделил уделяет", "посмотри": "посмотрел смотрит",
        "взгляни": "взглянул", "погляди": "поглядел", "сосредоточь": "сосредоточил", "останови": "остановил",
        "сосредоточься": "сосредоточился", "сфокусируйся": "сфокусировался", "оставайся": "остался остаётся",
        "сиди": "сидел сидит", "посиди": "посидел", "приходи": "пришёл приходит", "сохраним": "сохранили сохраняют",
        "береги": "берёг бережёт", "спаси": "спас спасает", "помоги": "помог помогает", "поддержи": "поддержал",
    },
    "uk": {
        "зверни": "звернув звертає", "приділи": "приділив приділяє", "подивись": "подивився", "поглянь": "поглянув",
        "зосередься": "зосередився", "залишайся": "залишився залишається", "сиди": "сидів сидить",
        "бережімо": "берегли бережуть",
    },
    "en": {
        "pay": "paid pays", "give": "gave gives", "turn": "turned turns", "direct": "directed directs",
        "shift": "shifted shifts", "focus": "focused focuses", "take": "took takes", "have": "had has",
        "keep": "kept keeps", "look": "looked looks", "stay": "stayed stays", "save": "saved saves",
        "protect": "protected protects", "stop": "stopped stops", "help": "helped helps", "support": "supported",
    },
    "de": {"bleib": "blieb", "rette": "rettete", "schütze": "schützte"},
    "fr": {"reste": "restait", "sauvez": "sauvait", "sauvons": "sauvait"},
    "es": {"quédate": "quedó", "salvemos": "salvaron", "cuida": "cuidaba"},
    "pl": {"zostań": "został"},
    "sr": {"sačuvajmo": "sačuvali"},
    "zh": {
        "关注": "关注了", "關注": "關注了", "重视": "重视了", "重視": "重視了", "注意": "注意到了",
        "留意": "留意到了",
    },
}  # fmt: skip
#: Words that ask, for which a statement has no place.
_ASKING = frozenset(("please", "пожалуйста", "же"))
_POLITE_PLURAL = re.compile(r"(?<=[иьй])те(?=сь$|$)|(?<=[иьй])те(?=ся$)")
_PREPOSITION = {
    "en": re.compile(r"(?P<before>(?:.* )?(?:to|on|at|towards?) )(?P<name>(?:the )?[A-Z][^,]*)"),
    "ru": re.compile(r"(?P<before>(?:.* )?на )(?P<name>[А-ЯЁ][\w-]+)"),
    "uk": re.compile(r"(?P<before>(?:.* )?на )(?P<name>[А-ЯІЇЄҐ][\w-]+)"),
}
_SLAVIC_CONSONANT = re.compile(r"[бвгджзклмнпрстфхцчшщ]$")


def statement(clause: str, tag: str, rng: Random) -> str | None:
    """Say what somebody does or did in place of asking for it; None where no verb is known."""
    if tag in _STEMS:
        return _statement_by_ending(clause, tag, rng)
    verbs = _VERBS.get(tag, {})
    if tag == "zh":
        verb = _chinese_verb(clause)
        return verbs[verb] + clause.partition(verb)[2] if verb in verbs else None
    words = [word for word in clause.split() if word.casefold() not in _ASKING]
    for at, word in enumerate(words):
        forms = verbs.get(word.casefold()) or verbs.get(_singular(word.casefold()))
        if forms:
            return " ".join([*words[:at], rng.choice(forms.split()), *words[at + 1 :]])
    return None


def asks(text: str) -> bool:
    """Tell whether a text has a word that asks."""
    return any(word.casefold() in _ASKING for word in text.split())


def _chinese_verb(clause: str) -> str:
    """Return the verb that a clause begins with, apart from words that ask; empty if it doesn't."""
    found = re.match("[请請]?多?(关注|關注|重视|重視|注意|留意|看看|看一看|看一下)", clause)
    return found[1] if found else ""


def _singular(word: str) -> str:
    """Return the singular of a Slavic appeal: обратите, оставайтесь."""
    single = _POLITE_PLURAL.sub("", word)
    return single.removesuffix("сь") + "ся" if single != word and single.endswith("йсь") else single


def _statement_by_ending(clause: str, tag: str, rng: Random) -> str | None:
    *words, verb = clause.split(" ")
    stem = next((each for each in _STEMS[tag].split() if re.fullmatch(f"{each}(?:{_APPEALS[tag]})?", verb.lower())), "")
    if not stem:
        return None
    return " ".join([*words, stem + _ending(stem, rng.choice((_PAST, _PERFECT))[tag])])


def _ending(word: str, rows: _Rows) -> str:
    """Choose the ending that goes with a word's last vowel and last letter."""
    vowels = "".join(row[0] for row in rows)
    last = next((char for char in reversed(word.lower()) if char in vowels), rows[0][0][0])
    _, voiced, voiceless = next(row for row in rows if last in row[0])
    return voiceless if word[-1].lower() in _VOICELESS else voiced


class Marked(NamedTuple):
    """A part of a slogan that names, in a case or with a preposition, to whom or what something is given."""

    name: str
    """The name as such: Kazakhstan."""
    replaced: Callable[[str], str | None]
    """Puts another name in its place, in the same case; None if that can't be done."""


def marked(part: str, tag: str) -> Marked | None:
    """Look for a name in the dative (or with a preposition that stands for it) at the end of a part."""
    if tag == "zh":
        return None if _chinese_verb(part) else Marked(part, lambda name: name)
    if tag in _DATIVE:
        return _by_case(part, tag)
    found = _PREPOSITION[tag].fullmatch(part) if tag in _PREPOSITION else None
    if tag == "en":
        return Marked(found["name"], lambda name: found["before"] + name) if found else None
    if tag not in _PREPOSITION:
        return None
    before, name = (found["before"], found["name"]) if found else ("", part)
    if found and _SLAVIC_CONSONANT.search(name):
        return Marked(name, lambda other: _declined(before, other, "а"))
    ending = "е" if found else "у"
    if name[:1].isupper() and " " not in name and _SLAVIC_CONSONANT.search(name.removesuffix(ending)):
        return Marked(name.removesuffix(ending), lambda other: _declined(before, other, ending))
    return None


def _by_case(part: str, tag: str) -> Marked | None:
    if part[:1].islower():
        return None
    endings = [*_OWNED_DATIVE.get(tag, ()), *dict.fromkeys(ending for row in _DATIVE[tag] for ending in row[1:])]
    name = next((part.removesuffix(ending) for ending in endings if part.endswith(ending)), "")
    return Marked(name, lambda other: other + _ending(other, _DATIVE[tag])) if len(name) > 2 else None


def _declined(before: str, name: str, ending: str) -> str | None:
    """Put a case ending to the last word of a Slavic name, which is what titles and first names stand before."""
    last = name.rsplit(maxsplit=1)[-1]
    return before + last + ending if last[0].isupper() and _SLAVIC_CONSONANT.search(last) else None
