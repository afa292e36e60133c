"""Show by examples what a rule will match and what it won't: texts of the generator, tried on the detector."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kazslogan.detector import Detector
from kazslogan.generator.near_misses import KINDS, near_misses
from kazslogan.generator.variants import variants
from kazslogan.models import Disguise
from kazslogan.rules.examples import matches_of
from kazslogan.rules.model import Rule, RuleSet

__all__ = ["Sample", "samples"]

#: Disguises whose texts say most at a glance.
_SHOWN = (
    Disguise.TRANSLITERATION, Disguise.GLUED, Disguise.KEYBOARD, Disguise.HOMOGLYPH, Disguise.LEET, Disguise.SPACING,
    Disguise.INFLECTION, Disguise.ORDER, Disguise.CODE_SWITCH, Disguise.LAYOUT, Disguise.TYPO,
)  # fmt: skip
_TRIES = 5


class Sample(NamedTuple):
    """A text and what the detector says of it."""

    text: str
    label: str
    """How it differs from the phrase: a disguise, or the kind of near miss."""
    is_match: bool


def samples(ruleset: RuleSet, rule: Rule, *, seed: int = 0) -> Iterator[Sample]:
    """Yield a text of each telling disguise that is found, and one of each kind of near miss that isn't.

    >>> lake = RuleSet.from_phrases("lake", en="Save our lake")
    >>> [(sample.label, sample.text) for sample in samples(lake, lake.rules[0]) if sample.label == "glued"]
    [('glued', 'saveourlake')]
    """
    detector = Detector([ruleset], min_level="weak")
    for disguise in _SHOWN:
        for variant in variants(ruleset, rule=rule.id, disguises=[disguise], seed=seed, limit=_TRIES):
            slogan = variant.text[variant.start : variant.end]
            if matches_of(rule, slogan, detector):
                yield Sample(slogan, str(disguise), is_match=True)
                break
    for kind in KINDS:
        for miss in near_misses(ruleset, rule=rule.id, kinds=[kind], seed=seed, limit=_TRIES):
            if not matches_of(rule, miss.text, detector):
                yield Sample(miss.text, kind, is_match=False)
                break
