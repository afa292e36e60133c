"""Try a rule set: the examples in its file, and texts that the generator makes, to be found and not to be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from kazslogan.detector import Detector
from kazslogan.generator.near_misses import KINDS, near_misses
from kazslogan.generator.variants import Variant, variants
from kazslogan.models import Disguise
from kazslogan.rules.examples import matches_of, try_example
from kazslogan.rules.model import Rule, RuleSet

__all__ = ["LEAST_FOUND", "MOST_FLAGGED", "TOLD_ONLY", "Outcome", "Trial", "plan", "trials"]

LEAST_FOUND = 0.8
"""Share of the disguised texts that must be found; how many it really is depends on the length of the phrases."""
MOST_FLAGGED = 0.1
"""Share of the near misses that may be found: what is made by chance may say the same as the slogan after all."""
TOLD_ONLY = (Disguise.TYPO, Disguise.OCR)
"""Disguises that hide short phrases on purpose: nearer than that are other words. They fail no rule."""
#: What near misses are disguised with: whatever anybody may put on anything.
_MASKS = (Disguise.CASE, Disguise.HOMOGLYPH, Disguise.LEET, Disguise.INVISIBLE)

Kind = Literal["match", "near_miss", "variants", "near_misses"]


class Outcome(BaseModel):
    """What became of one example, or of all texts that were made in one way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ruleset: str
    ruleset_version: str
    ruleset_hash: str
    rule: str
    kind: Kind
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
    why: tuple[str, ...] = ()
    """For each of these, if it has not passed: what was found, or what stood in the way."""


_MOST_SHOWN = 3


@dataclass(frozen=True)
class Trial:
    """One thing to try: an example, or the texts that are made of a rule in one way."""

    ruleset: RuleSet
    rule: Rule
    kind: Kind
    name: str
    """The number of an example; the disguise of variants; the kind of near misses."""

    def run(self, *, seed: int = 0, limit: int = 10) -> Outcome | None:
        """Try it; None if no such text can be made of the rule.

        Args:
            seed: another seed makes other texts.
            limit: how many texts are made.
        """
        detector = Detector([self.ruleset], min_level="weak")
        if self.kind == "variants":
            return self._variants(detector, seed, limit)
        if self.kind == "near_misses":
            return self._near_misses(detector, seed, limit)
        return self._example(detector)

    def _example(self, detector: Detector) -> Outcome:
        number = int(self.name)
        result = try_example(self.rule, self.rule.examples[number], detector)
        message = result.message
        if result.expected == "match" and not result.spans:
            message += f"; {self._why_not(result.text, detector)}"
        place = ("rules", [each.id for each in self.ruleset.rules].index(self.rule.id), "examples", number)
        return Outcome(
            **self.ruleset.identity._asdict(),
            rule=self.rule.id,
            kind=self.kind,
            name=result.text,
            passed=result.passed,
            message=message,
            line=self.ruleset.source.line(place) if self.ruleset.source else None,
            texts=1,
            found=int(bool(result.spans)),
            wrong=() if result.passed else (result.text,),
            why=() if result.passed else (message,),
        )

    def _why_not(self, text: str, detector: Detector) -> str:
        absence = detector.explain_absence(text, self.rule.id)
        if absence is not None:
            return absence.because
        found = [match for match in detector.find(text) if match.rule == self.rule.id]
        return f"only {found[0].text!r} was found, {found[0].level}" if found else "nothing in it is near"

    def _variants(self, detector: Detector, seed: int, limit: int) -> Outcome | None:
        made = list(variants(self.ruleset, rule=self.rule.id, disguises=[self.name], seed=seed, limit=limit))
        lost = [variant.text for variant in made if not self._finds(variant, detector)]
        found = len(made) - len(lost)
        passed = self.name in TOLD_ONLY or found >= LEAST_FOUND * len(made)
        why = [self._why_not(text, detector) for text in lost[:_MOST_SHOWN]] if not passed else []
        return self._outcome(passed, len(made), found, lost, why)

    def _finds(self, variant: Variant, detector: Detector) -> bool:
        found = matches_of(self.rule, variant.text, detector)
        return any(match.start < variant.end and variant.start < match.end for match in found)

    def _near_misses(self, detector: Detector, seed: int, limit: int) -> Outcome | None:
        half = (limit + 1) // 2
        texts = [
            miss.text
            for masks in ((), _MASKS)
            for miss in near_misses(
                self.ruleset, rule=self.rule.id, kinds=[self.name], disguises=masks, seed=seed, limit=half
            )
        ]
        flagged = [(text, found[0]) for text in texts if (found := matches_of(self.rule, text, detector))]
        passed = len(flagged) <= MOST_FLAGGED * len(texts)
        why = [f"found {match.text!r}, as {match.phrase!r}" for _, match in flagged] if not passed else []
        return self._outcome(passed, len(texts), len(flagged), [text for text, _ in flagged], why)

    def _outcome(self, passed: bool, texts: int, found: int, wrong: list[str], why: list[str]) -> Outcome | None:
        if not texts:
            return None
        return Outcome(
            **self.ruleset.identity._asdict(),
            rule=self.rule.id,
            kind=self.kind,
            name=self.name,
            passed=passed,
            message=f"{found} of {texts} found",
            texts=texts,
            found=found,
            wrong=tuple(wrong[:_MOST_SHOWN]),
            why=tuple(why[:_MOST_SHOWN]),
        )


def plan(ruleset: RuleSet, *, rule: str | None = None, made: bool = True) -> Iterator[Trial]:
    """Yield what is to be tried of a rule set, rule after rule.

    Args:
        ruleset: the rule set.
        rule: the id of one of its rules; None for all.
        made: whether texts are made; else only the examples are tried.

    Raises:
        UnknownNameError: there is no such rule.
    """
    for each in ruleset.rules if rule is None else [ruleset.rule(rule)]:
        for number, example in enumerate(each.examples):
            yield Trial(ruleset, each, "match" if example.match is not None else "near_miss", str(number))
        if made:
            yield from (Trial(ruleset, each, "variants", disguise) for disguise in Disguise)
            # the examples among the kinds of near misses are tried by themselves
            yield from (Trial(ruleset, each, "near_misses", kind) for kind in KINDS if kind != "example")


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
    for trial in plan(ruleset, rule=rule, made=limit > 0):
        outcome = trial.run(seed=seed, limit=limit)
        if outcome is not None:
            yield outcome
