"""Texts that are nearly a slogan but say something else: not to be found, however they are written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from kazslogan.errors import UnknownNameError
from kazslogan.generator.arguments import check_limit, several
from kazslogan.generator.grammar import asks, marked, statement
from kazslogan.generator.letters import WRITERS
from kazslogan.generator.posts import asides, surround
from kazslogan.generator.variants import disguised, made_in_turns, speakers
from kazslogan.generator.wordings import Speaker, Spoken
from kazslogan.models import Disguise, Identity
from kazslogan.rules.languages import language
from kazslogan.rules.model import RuleSet

__all__ = ["KINDS", "NearMiss", "make_near_miss", "near_misses", "near_misses_of"]

_TRIES = 20
#: Kinds that change or leave out what may have been optional.
_CHANGED = ("other-word", "rival", "swapped", "statement", "incomplete", "tags")
_CLAUSE_MARK = re.compile(r"\s*[,،，]\s*")
#: Words that stand in for one of a slogan, by the script it is written in.
_OTHER_WORDS = {
    "Cyrl": ("автобус", "мектеп", "алмалар", "вокзал", "погода", "терезе", "музыка", "кітаптар", "дорога", "базар"),
    "Latn": ("bicycle", "weather", "kitchen", "windows", "music", "breakfast", "library", "mountain", "garden", "wood"),
}  # fmt: skip


class NearMiss(NamedTuple):
    """A text that doesn't hold the slogan of a rule."""

    text: str
    ruleset: str
    ruleset_version: str
    ruleset_hash: str
    rule: str
    language: str
    kind: str
    disguises: tuple[Disguise, ...]

    @property
    def identity(self) -> Identity:
        """The rule set: its id, version and hash."""
        return Identity(self.ruleset, self.ruleset_version, self.ruleset_hash)


def near_misses(
    rules: str | os.PathLike[str] | RuleSet,
    *,
    rule: str | None = None,
    languages: Iterable[str] | None = None,
    kinds: Iterable[str] | None = None,
    disguises: Iterable[Disguise | str] = (),
    seed: int = 0,
    limit: int | None = 100,
) -> Iterator[NearMiss]:
    """Yield texts that are nearly a slogan of a rule set, the same ones for the same arguments.

    >>> for miss in near_misses("stay-home", languages=["en"], kinds=["negated"], seed=2, limit=2):
    ...     print(miss.text)
    stop stay at home, save lives
    never stay at home

    Args:
        rules: the name of an installed rule set or of a rule in one, the path of a rule file, or a rule set.
        rule: the id of one of its rules; None for all.
        languages: BCP 47 tags of phrases; None for all that a rule has.
        kinds: some of :data:`KINDS`, by turns; None for all.
        disguises: disguises of letters, of which each text has one; none: the texts are plain.
        seed: another seed gives other texts.
        limit: how many texts; None for no end. There are fewer if no near miss of a rule can be made in these ways.

    Raises:
        UnknownNameError: the rule, a kind, a disguise or a language is unknown.
        RuleError: the rule file can't be used.
        ValueError: ``limit`` is less than 0.
        TypeError: a list of names is a single string.
    """
    return near_misses_of(speakers(rules, rule, languages), kinds=kinds, disguises=disguises, seed=seed, limit=limit)


def near_misses_of(
    found: Sequence[tuple[Speaker, tuple[str, ...]]],
    *,
    kinds: Iterable[str] | None = None,
    disguises: Iterable[Disguise | str] = (),
    seed: int = 0,
    limit: int | None = 100,
) -> Iterator[NearMiss]:
    """Yield near misses of who speaks in some languages; arguments and errors are those of :func:`near_misses`."""
    check_limit(limit)
    chosen = several("kinds", kinds) if kinds is not None else tuple(KINDS)
    for kind in chosen:
        if kind not in KINDS:
            raise UnknownNameError("kind", kind, list(KINDS))
    names = several("disguises", disguises)
    for name in names:
        if name not in list(WRITERS):
            raise UnknownNameError("disguise of letters", str(name), [str(each) for each in WRITERS])
    letters = [Disguise(name) for name in names]

    def make(speaker: Speaker, tags: tuple[str, ...], kind: str, rng: Random) -> NearMiss | None:
        """Make one text of the turn."""
        return make_near_miss(speaker, tags, kind, letters, rng)

    return made_in_turns(make, found, chosen, seed, limit)


def make_near_miss(
    speaker: Speaker, tags: tuple[str, ...], kind: str, names: list[Disguise], rng: Random
) -> NearMiss | None:
    """Make one near miss of a kind, its letters disguised in one of some ways if there are any; None if it can't."""
    for _ in range(_TRIES):
        tag = rng.choice(tags)
        chosen = [rng.choice(names)] if names else []
        missed = KINDS[kind](speaker, tag, rng)
        if missed is None or (kind in _CHANGED and speaker.is_said_in(missed.text)):
            continue
        text = disguised(missed, chosen, rng)
        if text is not None:
            posted = surround(text, tag, rng)[0] if kind != "scattered" else text
            return NearMiss(posted, *speaker.ruleset.identity, speaker.rule.id, tag, kind, tuple(chosen))
    return None


def _said(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    return speaker.say(tag, frozenset(), rng)


def _other_word(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Put another word in the place of one of a slogan's longest ones."""
    said = _said(speaker, tag, rng)
    others = _OTHER_WORDS.get((language(tag).scripts or ("Latn",))[0])
    if said is None or others is None:
        return None
    words = [(at, word) for at, part in enumerate(said.parts) for word in part.split() if len(word) >= 4]
    if not words:
        return None
    at, word = rng.choice(words)
    part = said.parts[at].replace(word, rng.choice(others), 1)
    return said._replace(parts=(*said.parts[:at], part, *said.parts[at + 1 :]))


def _rival(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Put a rival that the rule names in the place of a slot: another addressee, another target, another deed."""
    for frame in rng.sample(speaker.frames, len(speaker.frames)):
        for arrangement in (each for each in frame.arrangements if each.language == tag):
            slots = [slot for slot in arrangement.order if frame.slots[slot].rivals]
            parts = {}
            for slot in arrangement.order:
                own = [e.text for e in frame.slots[slot].wordings if e.language == tag and e.disguise is None]
                parts[slot] = rng.choice(own) if own else ""
            if not slots or not all(parts.values()):
                continue
            slot = rng.choice(slots)
            alike = [each for each in frame.slots[slot].rivals if _script(each) == _script(parts[slot])]
            if alike:
                parts[slot] = rng.choice(alike)
                return Spoken(tag, tuple(parts[each] for each in arrangement.order), arrangement.separators)
    return None


def _script(text: str) -> str:
    return next(("Latn" if char.isascii() else "other" for char in text if char.isalpha()), "")


def _swapped(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Let who is addressed and whom or what it is about change places: Kazakhstan, pay attention to Trump."""
    said = _said(speaker, tag, rng)
    if said is None:
        return None
    edges = [",", *said.separators, ","]
    alone = [at for at in range(len(said.parts)) if all(map(_CLAUSE_MARK.match, edges[at : at + 2]))]
    for at, part in enumerate(said.parts):
        about = marked(part, tag)
        addressed = next((other for other in alone if other != at and not said.parts[other][:1].islower()), None)
        if about is None or addressed is None:
            continue
        name = about.replaced(said.parts[addressed])
        if name is not None:
            parts = [*said.parts]
            parts[addressed], parts[at] = about.name, name
            return said._replace(parts=tuple(parts))
    return None


def _statement(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Say that somebody does what a slogan asks for, or did: Trump pays attention to Kazakhstan."""
    said = _said(speaker, tag, rng)
    if said is None:
        return None
    parts = [", ".join(statement(each, tag, rng) or each for each in part.split(", ")) for part in said.parts]
    stated = [part != own for part, own in zip(parts, said.parts, strict=True)]
    separators = [*said.separators]
    for at, separator in enumerate(separators):
        if not any(stated[at + 1 :]) and _CLAUSE_MARK.search(separator):
            return None  # who is addressed stands last
        if not any(stated[: at + 1]):  # who was addressed is who does it now
            separators[at] = _CLAUSE_MARK.sub("" if tag == "zh" else " ", separator)
    return Spoken(tag, tuple(parts), tuple(separators)) if any(stated) and not asks(" ".join(parts)) else None


def _negated(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Negate a slogan with the words of its language, right before the part that asks for something."""
    said = _said(speaker, tag, rng)
    words = [word for word in sorted(language(tag).negators_before) if len(word) > 1]
    if said is None or not words or len(said.parts) > 1:
        return None  # where the negation belongs among several parts only the rule's examples know
    return said._replace(parts=(f"{rng.choice(words)} {said.parts[0]}", *said.parts[1:]))


def _incomplete(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Leave a part of a slogan out."""
    said = _said(speaker, tag, rng)
    if said is None or len(said.parts) < 3:
        return None
    at = rng.randrange(len(said.parts))
    parts = [part for number, part in enumerate(said.parts) if number != at]
    return Spoken(tag, tuple(parts), (", ",) * (len(parts) - 1))


def _scattered(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Put the parts of a slogan into different sentences."""
    said = _said(speaker, tag, rng)
    if said is None:
        return None
    parts = said.parts if len(said.parts) > 1 else tuple(said.parts[0].split())
    if len(parts) < 2:
        return None
    rest = asides(tag, min(len(parts), 4), rng)
    sentences = [f"{rest[at % len(rest)]} — {part}" for at, part in enumerate(parts)]
    return Spoken(tag, tuple(sentences), (". ",) * (len(sentences) - 1))


def _tags(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Put some parts of a slogan side by side as hashtags."""
    said = _said(speaker, tag, rng)
    if said is None or len(said.parts) < 3:
        return None
    parts = ["#" + "".join(filter(str.isalnum, part)) for part in rng.sample(said.parts, 2)]
    return Spoken(tag, tuple(parts), (" ",))


def _example(speaker: Speaker, tag: str, rng: Random) -> Spoken | None:
    """Take one of the near misses that the rule lists itself."""
    own = [each.near_miss for each in speaker.rule.examples if each.near_miss]
    return Spoken(tag, (rng.choice(own),), ()) if own else None


#: What makes a near miss, by name.
KINDS: dict[str, Callable[[Speaker, str, Random], Spoken | None]] = {
    "other-word": _other_word,
    "rival": _rival,
    "swapped": _swapped,
    "statement": _statement,
    "negated": _negated,
    "incomplete": _incomplete,
    "scattered": _scattered,
    "tags": _tags,
    "example": _example,
}
