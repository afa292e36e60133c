"""Try a rule set: the examples in its file, and texts that the generator makes, to be found and not to be found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from kazslogan.detector import Detector
from kazslogan.generator.near_misses import KINDS, near_misses
from kazslogan.generator.variants import variants
from kazslogan.models import Disguise
from kazslogan.rules.examples import matches_of, try_example
from kazslogan.rules.model import Rule, RuleSet

__all__ = ["LEAST_FOUND", "MOST_FLAGGED", "TOLD_ONLY", "Outcome", "trials"]

LEAST_FOUND = 0.8
"""Share of the disguised texts that must be found; how many it really is depends on the length of the phrases."""
MOST_FLAGGED = 0.1
"""Share of the near misses that may be found: what is made by chance may say the same as the slogan after all."""
TOLD_ONLY = (Disguise.TYPO, Disguise.OCR)
"""Disguises that hide short phrases on purpose: nearer than that are other words. They fail no rule."""
#: What near misses are disguised with: whatever anybody may put on anything.
_MASKS = (Disguise.CASE, Disguise.HOMOGLYPH, Disguise.LEET, Disguise.INVISIBLE)

Trial = Literal["match", "near_miss", "variants", "near_misses"]


class Outcome(BaseModel):
    """What became of one example, or of all texts that were made in one way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    trial: Trial
    """``match`` and ``near_miss`` are examples of the file, ``variants`` and ``near_misses`` are made."""
    name: str
    """The text of an example; the disguise of variants; the kind of near misses."""
    passed: bool
    message: str
    """What was found of how much, or what is wrong; empty for an example that holds."""
    line: int | None = None
    """Of an example, in its file."""
    texts: int
    """How many were tried."""
    found: int
    """In how many of them the rule was found."""
    wrong: tuple[str, ...] = ()
    """Texts of which the detector says something else than it should; a few of them."""


_MOST_SHOWN = 3


def trials(ruleset: RuleSet, *, rule: str | None = None, seed: int = 0, limit: int = 10) -> Iterator[Outcome]:
    """Try the rules of a rule set one after another, each asked for its own matches only.

    Args:
        ruleset: the rule set.
        rule: the id of one of its rules; None for all.
        seed: another seed makes other texts.
        limit: how many texts of each kind are made; 0 for none, then only the examples are tried.

    Raises:
        UnknownNameError: there is no such rule.

    >>> lake = RuleSet.from_phrases("lake", en="Save our lake")
    >>> [outcome.message for outcome in trials(lake, limit=2) if outcome.name in ("glued", "other-word")]
    ['2 of 2 found', '0 of 2 found']
    """
    detector = Detector([ruleset], min_level="weak")
    for each in ruleset.rules if rule is None else [ruleset.rule(rule)]:
        yield from (_of_example(ruleset, each, number, detector) for number in range(len(each.examples)))
        if limit:
            yield from _variants(ruleset, each, detector, seed, limit)
            yield from _near_misses(ruleset, each, detector, seed, limit)


def _of_example(ruleset: RuleSet, rule: Rule, number: int, detector: Detector) -> Outcome:
    result = try_example(rule, rule.examples[number], detector)
    message = result.message
    if result.expected == "match" and not result.spans:
        absence = detector.explain_absence(result.text, rule.id)
        message += f"; {absence.reason}" if absence else "; nothing in it is near"
    place = ("rules", [each.id for each in ruleset.rules].index(rule.id), "examples", number)
    return Outcome(
        rule=rule.id,
        trial="match" if result.expected == "match" else "near_miss",
        name=result.text,
        passed=result.passed,
        message=message,
        line=ruleset.source.line(place) if ruleset.source else None,
        texts=1,
        found=int(bool(result.spans)),
        wrong=() if result.passed else (result.text,),
    )


def _variants(ruleset: RuleSet, rule: Rule, detector: Detector, seed: int, limit: int) -> Iterator[Outcome]:
    for disguise in Disguise:
        made = list(variants(ruleset, rule=rule.id, disguises=[disguise], seed=seed, limit=limit))
        lost = [
            variant.text
            for variant in made
            if not any(
                match.start < variant.end and variant.start < match.end
                for match in matches_of(rule, variant.text, detector)
            )
        ]
        if made:
            found = len(made) - len(lost)
            passed = disguise in TOLD_ONLY or found >= LEAST_FOUND * len(made)
            yield _outcome(rule, "variants", disguise, passed, len(made), found, lost)


def _near_misses(ruleset: RuleSet, rule: Rule, detector: Detector, seed: int, limit: int) -> Iterator[Outcome]:
    for kind in KINDS:
        if kind == "example":  # they are tried by themselves
            continue
        texts = [
            miss.text
            for masks in ((), _MASKS)
            for miss in near_misses(
                ruleset, rule=rule.id, kinds=[kind], disguises=masks, seed=seed, limit=(limit + 1) // 2
            )
        ]
        flagged = [text for text in texts if matches_of(rule, text, detector)]
        if texts:
            passed = len(flagged) <= MOST_FLAGGED * len(texts)
            yield _outcome(rule, "near_misses", kind, passed, len(texts), len(flagged), flagged)


def _outcome(rule: Rule, trial: Trial, name: str, passed: bool, texts: int, found: int, wrong: list[str]) -> Outcome:
    return Outcome(
        rule=rule.id,
        trial=trial,
        name=name,
        passed=passed,
        message=f"{found} of {texts} found",
        texts=texts,
        found=found,
        wrong=tuple(wrong[:_MOST_SHOWN]),
    )
