"""Disguised slogans to be found: seeded, labelled, with their place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count
from random import Random
from typing import NamedTuple, TypeVar

from kazslogan.errors import RuleError, UnknownNameError
from kazslogan.generator.arguments import check_limit, several
from kazslogan.generator.letters import WRITERS
from kazslogan.generator.posts import surround
from kazslogan.generator.wordings import SPEAKERS, Speaker, Spoken
from kazslogan.models import Disguise, Identity
from kazslogan.rules.find import available_rulesets
from kazslogan.rules.model import Rule, RuleSet

__all__ = [
    "Variant", "disguised", "in_languages", "made_in_turns", "make_variant", "speakers", "speakers_of", "variants",
    "variants_of",
]  # fmt: skip

Name = TypeVar("Name")
Made = TypeVar("Made")

_TRIES = 40
#: Turns without a text after which there will be none, however long one goes on: in all, and for each maker.
_LEAST_IN_VAIN, _IN_VAIN = 100, 4
#: Disguises that nobody puts together, or that leave nothing to read.
_APART = {
    Disguise.LAYOUT: {
        Disguise.TRANSLITERATION, Disguise.HOMOGLYPH, Disguise.LEET, Disguise.STYLED, Disguise.OCR, Disguise.TYPO,
        Disguise.GLUED, Disguise.SPACING, Disguise.STRETCH,
    },
    Disguise.SPACING: {Disguise.GLUED, Disguise.PUNCTUATION, Disguise.TYPO, Disguise.OCR},
    Disguise.OCR: {
        Disguise.LEET, Disguise.STYLED, Disguise.MARKS, Disguise.INVISIBLE, Disguise.ENCODING, Disguise.TYPO,
        Disguise.HOMOGLYPH, Disguise.TRANSLITERATION, Disguise.STRETCH,
    },
    Disguise.GLUED: {Disguise.PUNCTUATION},
    Disguise.KEYBOARD: {Disguise.TRANSLITERATION, Disguise.LAYOUT, Disguise.HOMOGLYPH},
    Disguise.STYLED: {Disguise.HOMOGLYPH, Disguise.LEET},
    Disguise.ENCODING: {Disguise.MARKS, Disguise.INVISIBLE, Disguise.STYLED},
}  # fmt: skip


class Variant(NamedTuple):
    """A text that holds a slogan."""

    text: str
    ruleset: str
    ruleset_version: str
    ruleset_hash: str
    rule: str
    language: str
    start: int
    """Where the slogan begins and ends in ``text``: code points, half open."""
    end: int
    disguises: tuple[Disguise, ...]
    phrase: str
    """The slogan before its letters were disguised."""

    @property
    def identity(self) -> Identity:
        """The rule set: its id, version and hash."""
        return Identity(self.ruleset, self.ruleset_version, self.ruleset_hash)

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before the slogan, the slogan as it is written, and what stands behind it."""
        return self.text[: self.start], self.text[self.start : self.end], self.text[self.end :]


def variants(
    rules: str | os.PathLike[str] | RuleSet,
    *,
    rule: str | None = None,
    languages: Iterable[str] | None = None,
    disguises: Iterable[Disguise | str] | None = None,
    together: int = 1,
    seed: int = 0,
    limit: int | None = 100,
) -> Iterator[Variant]:
    """Yield disguised texts of the rules of a rule set, the same ones for the same arguments.

    >>> for variant in variants("stay-home", languages=["en"], disguises=["glued"], limit=2):
    ...     print(variant.text[variant.start : variant.end], *variant.disguises)
    stayathomesavelives glued
    stayhome glued

    Args:
        rules: the name of an installed rule set or of a rule in one, the path of a rule file, or a rule set.
        rule: the id of one of its rules; None for all.
        languages: BCP 47 tags of phrases; None for all that a rule has.
        disguises: names of the disguises to use, by turns; None for all.
        together: how many of them each text has.
        seed: another seed gives other texts.
        limit: how many texts; None for no end. There are fewer if nothing can be made of a rule in these ways.

    Raises:
        UnknownNameError: the rule, a disguise or a language is unknown.
        RuleError: the rule file can't be used.
        ValueError: ``together`` is less than 1, or more than there are disguises; ``limit`` is less than 0.
        TypeError: a list of names is a single string.
    """
    return variants_of(speakers(rules, rule, languages), disguises=disguises, together=together, seed=seed, limit=limit)


def variants_of(
    found: Sequence[tuple[Speaker, tuple[str, ...]]],
    *,
    disguises: Iterable[Disguise | str] | None = None,
    together: int = 1,
    seed: int = 0,
    limit: int | None = 100,
) -> Iterator[Variant]:
    """Yield disguised texts of who speaks in some languages; arguments and errors are those of :func:`variants`."""
    check_limit(limit)
    names = (
        tuple(_disguise(name) for name in several("disguises", disguises)) if disguises is not None else tuple(Disguise)
    )
    if not 1 <= together <= max(1, len(names)):
        raise ValueError(f"together must be from 1 to {len(names)}, the number of disguises, not {together}")

    def make(speaker: Speaker, tags: Sequence[str], first: Disguise, rng: Random) -> Variant | None:
        """Make one text of the turn."""
        return make_variant(speaker, tags, first, names, together, rng)

    return made_in_turns(make, found, names, seed, limit)


def made_in_turns(
    make: Callable[[Speaker, tuple[str, ...], Name, Random], Made | None],
    found: Sequence[tuple[Speaker, tuple[str, ...]]],
    names: Sequence[Name],
    seed: int,
    limit: int | None,
) -> Iterator[Made]:
    """Yield what can be made, at most ``limit`` of it.

    Args:
        make: makes one text, or None if it can't, of who speaks, in which languages, the name of what is to be made,
            and chance.
        found: who speaks by turns, and in which languages.
        names: of what is to be made by turns.
        seed: another seed makes other texts.
        limit: how many; None for no end.
    """
    most_in_vain = max(_LEAST_IN_VAIN, _IN_VAIN * len(found) * len(names)) if found and names else 0
    done = in_vain = 0
    for number in count():
        if in_vain >= most_in_vain or (limit is not None and done >= limit):
            return
        speaker, tags = found[number % len(found)]
        made = make(speaker, tags, names[(number // len(found)) % len(names)], Random(f"{seed}/{number}"))
        if made is None:
            in_vain += 1
        else:
            in_vain, done = 0, done + 1
            yield made


def speakers(
    rules: str | os.PathLike[str] | RuleSet, rule: str | None, languages: Iterable[str] | None
) -> list[tuple[Speaker, tuple[str, ...]]]:
    """Return who says the slogan of each rule, and in which languages."""
    return in_languages(speakers_of(rules, rule), languages)


def speakers_of(rules: str | os.PathLike[str] | RuleSet, rule: str | None) -> list[Speaker]:
    """Return who says the slogan of each rule, or of one.

    Raises:
        UnknownNameError: the rule or rule set is unknown.
        RuleError: the rule file can't be used.
    """
    ruleset, rule = _resolved(rules, rule)
    if rule is not None and rule not in [each.id for each in ruleset.rules]:
        raise UnknownNameError("rule", rule, [each.id for each in ruleset.rules])
    return [_speaker(each, ruleset) for each in ruleset.rules if rule in (None, each.id)]


def in_languages(chosen: Sequence[Speaker], languages: Iterable[str] | None) -> list[tuple[Speaker, tuple[str, ...]]]:
    """Return who of some speakers speaks some languages (None: any), and which.

    Raises:
        UnknownNameError: nobody speaks one of them.
        TypeError: ``languages`` is a single string.
    """
    spoken = tuple(dict.fromkeys(tag for speaker in chosen for tag in speaker.languages))
    wanted = several("languages", languages) if languages is not None else spoken
    for tag in wanted:
        if tag not in spoken:
            raise UnknownNameError("language", tag, spoken)
    able = [(speaker, tuple(tag for tag in wanted if tag in speaker.languages)) for speaker in chosen]
    return [(speaker, tags) for speaker, tags in able if tags]


@lru_cache(maxsize=32)
def _speaker(rule: Rule, ruleset: RuleSet) -> Speaker:
    """Compile a rule once, however many kinds of texts are asked of it, one after another."""
    return Speaker(rule, ruleset)


def _resolved(rules: str | os.PathLike[str] | RuleSet, rule: str | None) -> tuple[RuleSet, str | None]:
    """Return a rule set, and the rule whose id was given in the place of the rule set's name."""
    if isinstance(rules, RuleSet):
        return rules, rule
    try:
        return RuleSet.load(rules), rule
    except UnknownNameError:
        for info in available_rulesets():
            try:
                ruleset = RuleSet.load(info.id)
            except RuleError:
                continue  # what somebody else installed can't be used
            if rules in [each.id for each in ruleset.rules]:
                return ruleset, str(rules)
        raise


def disguised(spoken: Spoken, disguises: Sequence[Disguise], rng: Random) -> str | None:
    """Return a slogan with its letters disguised in all these ways; None if one of them changes nothing."""
    text = spoken.text
    names = [disguise for disguise in WRITERS if disguise in disguises]
    if Disguise.CASE in names and Disguise.GLUED in names:
        # Who glues words chooses small letters or capitals anew: only what is changed afterwards can be seen.
        names.remove(Disguise.CASE)
        names.insert(names.index(Disguise.GLUED) + 1, Disguise.CASE)
    for disguise in names:
        written = WRITERS[disguise](text, spoken.language, rng)
        if not written or written == text:
            return None
        text = written
    return text


def make_variant(
    speaker: Speaker,
    tags: Sequence[str],
    first: Disguise,
    names: Sequence[Disguise],
    together: int,
    rng: Random,
) -> Variant | None:
    """Make one text with the disguise ``first`` and others of ``names``, ``together`` in all; None if it can't be."""
    for _ in range(_TRIES):
        chosen = [first]
        for other in rng.sample(names, len(names)):
            if len(chosen) < together and _go_together(other, chosen):
                chosen.append(other)
        if len(chosen) < together:
            return None
        tag = rng.choice(tags)
        spoken = speaker.say(tag, frozenset(chosen).intersection(SPEAKERS), rng)
        slogan = disguised(spoken, chosen, rng) if spoken else None
        if spoken is None or slogan is None:
            continue
        text, start = _posted(slogan, spoken.language, chosen, rng)
        ordered = tuple(sorted(chosen, key=list(Disguise).index))
        end = start + len(slogan)
        return Variant(text, *speaker.ruleset.identity, speaker.rule.id, tag, start, end, ordered, spoken.text)
    return None


def _posted(slogan: str, language: str, disguises: Sequence[Disguise], rng: Random) -> tuple[str, int]:
    if Disguise.GLUED not in disguises or Disguise.ENCODING in disguises:
        return surround(slogan, language, rng)
    hashtag = "#" if rng.random() < 0.7 else ""
    year = rng.choice(("", "", "2026", "_2026"))
    text, start = surround(hashtag + slogan + year, language, rng)
    return text, start + len(hashtag)


def _go_together(one: Disguise, others: Sequence[Disguise]) -> bool:
    return all(
        one is not other and other not in _APART.get(one, ()) and one not in _APART.get(other, ()) for other in others
    )


def _disguise(name: Disguise | str) -> Disguise:
    if name not in list(Disguise):
        raise UnknownNameError("disguise", str(name), [str(each) for each in Disguise])
    return Disguise(name)
