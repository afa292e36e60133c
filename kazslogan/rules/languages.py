"""What kazslogan knows of a language besides its letters: one typed record per language, looked up by tag."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from kazslogan.rules.harmony import Harmony, Row, suffixes
from kazslogan.rules.parsed import parsed
from kazslogan.rules.template import Wording
from kazslogan.text.scripts import script_of

__all__ = ["Inflection", "InflectionRule", "Language", "language", "language_of", "languages"]


@dataclass(frozen=True)
class InflectionRule:
    """Replace the end of a word that ``pattern`` describes by each of the suffixes."""

    pattern: str
    suffixes: tuple[Wording, ...]
    least: int
    """How many letters must stay when something is cut off."""


@dataclass(frozen=True)
class Inflection:
    """How a language makes the forms of a word that keep an appeal an appeal."""

    harmony: Harmony
    rules: tuple[InflectionRule, ...]
    words: Mapping[str, tuple[str, ...]] = field(hash=False)
    """Irregular words and their forms."""


@dataclass(frozen=True)
class Language:
    """One language; all words are in lower case and in its main script.

    >>> russian = language("ru")
    >>> russian.free_order, "пожалуйста" in russian.fillers, "не" in russian.negators_before, "на" in russian.proclitics
    (True, True, True, True)
    """

    tag: str
    """The BCP 47 tag of the record, ``und`` if nothing is known of the language."""
    name: str
    scripts: tuple[str, ...]
    """ISO 15924 codes, the main one first."""
    free_order: bool
    """Whether the words of a plain phrase may be re-ordered (case endings say who does what)."""
    requests: str
    """A pattern of endings that only requests have, and few nouns: who is asked and for what may change places."""
    objects: str
    """A pattern of endings that only words have which something is to be done with: the other one is the verb then."""
    isolating: bool
    """Whether only the place of words says who does what (no cases, no prepositions): nothing comes inside a clause."""
    verb_final: bool
    """Whether the verb, which takes the endings of an appeal, stands last in a group of words."""
    fillers: frozenset[str]
    """Words of politeness, address or emphasis that may stand between the parts of an appeal; never negations."""
    negators_before: frozenset[str]
    """Words that negate a phrase when they stand directly before it or between its parts."""
    emphatic: frozenset[str]
    """Those of them, if not all, that change nothing beside what is negated: never."""
    negated: str
    """A pattern of words, or of what they end with, that negate what is said."""
    others_before: frozenset[str]
    """Groups of words with which a question or a report begins that a phrase may end."""
    denials: frozenset[str]
    """Groups of words that say of what stands behind them, be it quoted, that it wasn't said."""
    others_after: frozenset[str]
    """Groups of words behind a phrase with which it isn't said, or isn't so."""
    negators_after: frozenset[str]
    """Words that negate a phrase, or make it a question, when they stand directly after it."""
    asking: frozenset[str]
    """Words right before a phrase that make it a question, if a question mark stands behind it."""
    asked: frozenset[str]
    """Who is asked in a question that is a request: Can you please …?"""
    quoting: frozenset[str]
    """Words that go on behind an appeal: who says it, or to whom else."""
    negation: frozenset[str]
    """Words that negate the one behind them and stay with it wherever that stands."""
    contrasts: frozenset[str]
    """Words that set one thing against another: what stands before them and behind them may not change places."""
    against: frozenset[str]
    """Those of them, or other words, that begin what something is set against: buses, not cars."""
    answers: frozenset[str]
    """Yes and no: at one end of a phrase they may as well stand at the other, set apart."""
    adverbs: frozenset[str]
    """Words that may stand anywhere in a phrase, though the others have their order: now."""
    recipients: str
    """A pattern of endings of those to whom something is due: behind a noun they may as well stand before it."""
    particles: frozenset[str]
    """Words behind a verb that may as well stand behind what it is done with: bring back."""
    fronted: frozenset[str]
    """Prepositions that begin what may stand in front of a phrase as well as behind it."""
    proclitics: frozenset[str]
    """Prepositions, articles and particles that belong to the word after them."""
    determiners: frozenset[str]
    """Words that stand with the one behind them besides these: whose it is, who does it."""
    droppable: frozenset[str]
    """Pronouns that may be left out before a verb whose ending says the same."""
    personal: str
    """A pattern of such endings."""
    conditional: str
    """A pattern of endings of wishes that are conditions where another clause follows."""
    predicates: str
    """A pattern of endings of verbs that say what somebody does with what stands before them."""
    dotless: bool
    """Whether I and ı are one letter, İ and i another."""
    ending_templates: tuple[str, ...]
    inflection_entry: Mapping[str, Any] = field(hash=False, repr=False)
    """What the table says of inflection; see :attr:`inflection`."""

    @cached_property
    def inflection(self) -> Inflection:
        """How words are inflected."""
        return _inflection(self.inflection_entry)

    @cached_property
    def endings(self) -> frozenset[str]:
        """Endings that make another word form, put to a stem or in place of another ending.

        What :func:`kazslogan.rules.inflect.inflect` gives is accepted all the same, so look there first.

        >>> {"ма", "ме", "ды", "ған", "ып", "ыңдар"} <= language("kk").endings
        True
        """
        requests = (suffix for rule in self.inflection.rules for suffix in rule.suffixes)
        return self.inflection.harmony.spellings((*suffixes(self.ending_templates), *requests))

    def asks(self, text: str) -> bool:
        """Tell whether a word of a text has an ending that only requests have.

        >>> language("ru").asks("Откройте двери"), language("ru").asks("Двери"), language("en").asks("Open the doors")
        (True, False, False)
        """
        return bool(self.requests) and re.search(rf"(?:{self.requests})(?!\w)", text.casefold()) is not None

    def is_recipient(self, word: str) -> bool:
        """Tell whether a word has an ending of those to whom something is due.

        >>> language("ru").is_recipient("учёным"), language("ru").is_recipient("лес")
        (True, False)
        """
        return bool(self.recipients) and re.search(rf"\w{{3}}(?:{self.recipients})$", word.casefold()) is not None

    def negates(self, text: str) -> bool:
        """Tell whether a word of a text negates what it says; where the verb stands last, its last word.

        >>> [language("kk").negates(text) for text in ("Ағашты кеспеңдер", "Ағашты кесіңдер", "Параға жол жоқ")]
        [True, False, True]
        """
        end = r"\W*$" if self.verb_final else r"(?!\w)"
        return bool(self.negated) and re.search(rf"(?:{self.negated}){end}", text.casefold()) is not None

    def lower(self, text: str) -> str:
        """Lower-case ``text`` by the rules of the language; the length may change.

        >>> language("tr").lower("IŞIK"), language("en").lower("I")
        ('ışık', 'i')
        """
        if self.dotless:
            text = text.replace("İ", "i").replace("I", "ı")
        return text.lower()


@lru_cache(maxsize=256)
def language(tag: str) -> Language:
    """Look a language up by its BCP 47 tag; subtags are dropped from the right until a record is found.

    Case and ``_`` for ``-`` don't matter. A language that isn't known gives a neutral record (tag ``und``):
    no words, no endings, fixed order.

    >>> language("kk").name, language("kk-Arab").tag, language("uz-Cyrl-UZ").tag, language("tlh").tag
    ('Kazakh', 'kk', 'uz-Cyrl', 'und')
    """
    records = {name.lower(): name for name in _table()}
    subtags = tag.replace("_", "-").lower().split("-")
    for length in range(len(subtags), 0, -1):
        known = records.get("-".join(subtags[:length]))
        if known is not None:
            return _record(known, _table()[known])
    return _record("und", {})


def language_of(text: str, tag: str) -> Language:
    """Look up the language of a text: by its tag, or as it is written in the text's script if that has its own record.

    >>> language_of("Suvni tejang", "uz").tag, language_of("Сувни тежанг", "uz").tag, language_of("1945", "uz").tag
    ('uz', 'uz-Cyrl', 'uz')
    """
    known = language(tag)
    written = f"{known.tag}-{script_of(text)}"
    return language(written) if written in _table() else known


def languages() -> tuple[str, ...]:
    """Tags of all languages that have a record, in alphabetical order.

    >>> languages()[:3]
    ('ar', 'az', 'be')
    """
    return tuple(sorted(_table()))


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    file = files("kazslogan") / "data" / "languages.toml"
    return parsed(file.name, file.read_text(encoding="utf-8"))


def _record(tag: str, entry: Mapping[str, Any]) -> Language:
    def words(key: str) -> frozenset[str]:
        return frozenset(word.replace("_", " ") for word in entry.get(key, "").split())

    return Language(
        tag=tag,
        name=entry.get("name", "unknown language"),
        scripts=tuple(entry.get("scripts", ())),
        free_order=entry.get("free_order", False),
        requests=entry.get("requests", ""),
        objects=entry.get("objects", ""),
        isolating=entry.get("isolating", False),
        verb_final=entry.get("verb_final", False),
        fillers=words("fillers"),
        negators_before=words("negators_before"),
        emphatic=words("emphatic" if "emphatic" in entry else "negators_before"),
        negated=entry.get("negated", ""),
        others_before=frozenset(entry.get("others_before", ())),
        denials=frozenset(entry.get("denials", ())),
        others_after=frozenset(entry.get("others_after", ())),
        negators_after=words("negators_after"),
        asking=words("asking"),
        asked=words("asked"),
        quoting=words("quoting"),
        negation=words("negation"),
        contrasts=words("contrasts"),
        against=words("against"),
        answers=words("answers"),
        adverbs=words("adverbs"),
        recipients=entry.get("recipients", ""),
        particles=words("particles"),
        fronted=words("fronted"),
        proclitics=words("proclitics"),
        determiners=words("determiners"),
        droppable=words("droppable"),
        personal=entry.get("personal", ""),
        conditional=entry.get("conditional", ""),
        predicates=entry.get("predicates", ""),
        dotless=entry.get("dotless", False),
        ending_templates=tuple(entry.get("endings", "").split()),
        inflection_entry=entry.get("inflection", {}),
    )


def _inflection(entry: Mapping[str, Any]) -> Inflection:
    harmony = Harmony(
        voiceless=entry.get("voiceless", ""),
        archiphonemes={name: tuple(map(_row, rows)) for name, rows in entry.get("archiphonemes", {}).items()},
        respell=tuple((written, right) for written, right in entry.get("respell", ())),
    )
    rules = (
        InflectionRule(pattern, suffixes(rule["to"]), rule.get("min", 2))
        for rule in entry.get("rules", ())
        for pattern in rule["from"]
    )
    words = {word: tuple(forms) for word, forms in entry.get("words", {}).items()}
    return Inflection(harmony, tuple(rules), words)


def _row(row: list[str]) -> Row:
    vowels, *letters = row
    after_vowel, after_voiced, after_voiceless = letters * 3 if len(letters) == 1 else letters
    return Row(vowels, after_vowel, after_voiced, after_voiceless)
