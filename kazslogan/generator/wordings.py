"""The wordings of a rule, put together at random: plain, inflected, re-ordered, mixed from several languages."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise, permutations
from random import Random
from typing import NamedTuple

from kazslogan.models import Disguise
from kazslogan.rules.compile import compile_rule
from kazslogan.rules.frame import Arrangement, Frame, Wording
from kazslogan.rules.languages import language
from kazslogan.rules.model import Rule, RuleSet

__all__ = ["SPEAKERS", "Speaker", "Spoken"]

#: Disguises that are a matter of words; all others are one of letters.
SPEAKERS = (Disguise.INFLECTION, Disguise.CODE_SWITCH, Disguise.ORDER)


class Spoken(NamedTuple):
    """A slogan in words, before anybody disguises its letters."""

    language: str
    parts: tuple[str, ...]
    """The slots' wordings in the order in which they are said."""
    separators: tuple[str, ...]
    """What stands between two of them; one fewer than parts."""

    @property
    def text(self) -> str:
        """The slogan from its first to its last letter."""
        text = self.parts[0]
        for separator, part in zip(self.separators, self.parts[1:], strict=True):
            text += separator + part
        while text and not text[-1].isalnum():
            text = text[:-1]
        return text


class Speaker:
    """Says the slogan of one rule in many ways."""

    def __init__(self, rule: Rule, ruleset: RuleSet) -> None:
        self.rule, self.ruleset = rule, ruleset
        self.frames = compile_rule(rule, ruleset)
        self.languages = tuple(
            dict.fromkeys(each.language for frame in self.frames for each in frame.arrangements if _plain(frame, each))
        )

    def say(self, tag: str, disguises: frozenset[Disguise], rng: Random) -> Spoken | None:
        """Say the slogan in a language, with some disguises of words; None if it can't be."""
        choices = [(f, a) for f in self.frames for a in f.arrangements if a.language == tag and _plain(f, a)]
        if not choices:
            return None
        frame, arrangement = rng.choice(choices)
        order = _other_order(frame, arrangement, rng) if Disguise.ORDER in disguises else arrangement.order
        if order is None:
            return None
        chosen = {slot: rng.choice(_in_language(frame, slot, tag)) for slot in order}
        for disguise, others in ((Disguise.INFLECTION, _inflected), (Disguise.CODE_SWITCH, _foreign)):
            if disguise not in disguises:
                continue
            slots = [slot for slot in order if others(frame, slot, tag)]
            if not slots or (disguise is Disguise.CODE_SWITCH and len(order) < 2):
                return None
            slot = rng.choice(slots)
            chosen[slot] = rng.choice(others(frame, slot, tag))
        separators = arrangement.separators if order == arrangement.order else _separators(arrangement, order)
        return Spoken(tag, tuple(chosen[slot].text for slot in order), separators)

    def is_said_in(self, text: str) -> bool:
        """Tell whether a text has all parts of the slogan, somewhere, in any language, undisguised."""
        words = _spaced(text)
        return any(
            all(any(_spaced(each.text) in words for each in slot.wordings) for slot in frame.slots)
            for frame in self.frames
        )


@lru_cache(maxsize=65536)
def _spaced(text: str) -> str:
    """Return the words of a text with a space around each."""
    return f" {' '.join(''.join(char if char.isalnum() else ' ' for char in text.casefold()).split())} "


def _plain(frame: Frame, arrangement: Arrangement) -> bool:
    return all(_in_language(frame, slot, arrangement.language) for slot in arrangement.order)


def _in_language(frame: Frame, slot: int, tag: str) -> list[Wording]:
    return [each for each in frame.slots[slot].wordings if each.language == tag and each.disguise is None]


def _inflected(frame: Frame, slot: int, tag: str) -> list[Wording]:
    """Return other forms of the wordings, without those that the rule takes for something else (bleibe zu Hause)."""
    others = {_spaced(rival) for rival in frame.slots[slot].rivals}
    return [
        each
        for each in frame.slots[slot].wordings
        if each.language == tag and each.disguise is Disguise.INFLECTION and _spaced(each.text) not in others
    ]


def _foreign(frame: Frame, slot: int, tag: str) -> list[Wording]:
    """Return wordings of other languages that are written in an alphabet, as people mix them."""
    return [
        each
        for each in frame.slots[slot].wordings
        if each.language != tag
        and each.disguise is None
        and all(language(name).scripts[:1] in (("Cyrl",), ("Latn",)) for name in (each.language, tag))
        and each.text.casefold() not in {own.text.casefold() for own in _in_language(frame, slot, tag)}
    ]


def _other_order(frame: Frame, arrangement: Arrangement, rng: Random) -> tuple[int, ...] | None:
    """Return an order of the slots that no phrase of the language has but that says the same; None if there is none."""
    usual = {each.order for each in frame.arrangements if each.language == arrangement.language}
    every = frozenset(arrangement.order)
    orders = [
        order
        for order in permutations(arrangement.order)
        if order not in usual and arrangement.allows(order, frame.fixed, every)
    ]
    return rng.choice(orders) if orders else None


def _separators(arrangement: Arrangement, order: tuple[int, ...]) -> tuple[str, ...]:
    """Return what stands between the slots in another order: a comma wherever another clause begins."""
    clause = 0
    clause_of = {arrangement.order[0]: 0}
    for slot, separator in zip(arrangement.order[1:], arrangement.separators, strict=True):
        clause += any(not char.isspace() for char in separator)
        clause_of[slot] = clause
    pairs = pairwise(order)
    return tuple(" " if clause_of[one] == clause_of[other] else ", " for one, other in pairs)
