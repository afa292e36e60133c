"""Do the examples of a rule set hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pydantic import BaseModel, ConfigDict

from kazslogan.models import Level, Match
from kazslogan.rules.model import Example, Rule, RuleSet

if TYPE_CHECKING:
    from kazslogan.detector import Detector

__all__ = ["ExampleResult", "TestReport", "matches_of", "test", "try_example"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ExampleResult(_Frozen):
    """What became of one example."""

    rule: str
    text: str
    expected: str
    """``match`` or ``near_miss``."""
    reason: str
    passed: bool
    spans: tuple[tuple[int, int], ...]
    """Where the rule was found: half-open ranges in code points of the text."""
    message: str
    """What is wrong, empty if nothing is."""


class TestReport(_Frozen):
    """The results of all examples of a rule set, in order."""

    __test__: ClassVar[bool] = False  # pytest takes classes called Test… for tests

    ruleset: str
    ruleset_version: str
    ruleset_hash: str
    results: tuple[ExampleResult, ...]

    @property
    def ok(self) -> bool:
        """Whether every example passed (also when there is none)."""
        return not self.failures

    @property
    def failures(self) -> tuple[ExampleResult, ...]:
        """The examples that did not pass."""
        return tuple(result for result in self.results if not result.passed)


def test(ruleset: RuleSet) -> TestReport:
    """Run the examples of every rule with the default strictness, each rule asked for its own matches only."""
    from kazslogan.detector import Detector  # rules stand below the detector

    detector = Detector([ruleset], min_level="weak")
    results = (try_example(rule, example, detector) for rule in ruleset.rules for example in rule.examples)
    return TestReport(**ruleset.identity._asdict(), results=tuple(results))


test.__test__ = False  # type: ignore[attr-defined]


def matches_of(rule: Rule, text: str, detector: Detector) -> list[Match]:
    """Return the matches of one rule in a text.

    Matches of level ``weak`` count only for rules whose own level is ``weak``, as such matches of other rules
    aren't shown by default.
    """
    least = min(rule.level, Level.VARIANT)
    return [match for match in detector.find(text) if match.rule == rule.id and match.level >= least]


def try_example(rule: Rule, example: Example, detector: Detector) -> ExampleResult:
    """Run one example of a rule with a detector that gives matches of all levels."""
    found = matches_of(rule, example.text, detector)
    message = _unmet(example, found)
    return ExampleResult(
        rule=rule.id,
        text=example.text,
        expected="match" if example.match is not None else "near_miss",
        reason=example.reason,
        passed=not message,
        spans=tuple((match.start, match.end) for match in found),
        message=message,
    )


def _unmet(example: Example, found: list[Match]) -> str:
    """What an example asks for and didn't get, in words; empty if it got everything."""
    if example.match is None:
        return f"must not be found, but was: {found[0].text!r}" if found else ""
    if not found:
        return "must be found, but wasn't"
    if example.span is not None and example.span not in [match.text for match in found]:
        return f"must be found as {example.span!r}, but was found as {found[0].text!r}"
    if example.level is not None and example.level not in [match.level for match in found]:
        return f"must be found with level {example.level}, but was found with level {found[0].level}"
    return ""
