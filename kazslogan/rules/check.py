"""Rule sets looked over: do their examples hold (:func:`test`), and is anything in them odd (:func:`lint`)?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from kazslogan.models import Level, Match
from kazslogan.rules.model import Example, Rule, RuleSet
from kazslogan.rules.template import SlotRef, Wording, expand, parse

__all__ = ["ExampleResult", "Finding", "TestReport", "lint", "test"]


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
    results: tuple[ExampleResult, ...]

    @property
    def ok(self) -> bool:
        """Whether every example passed (also when there is none)."""
        return not self.failures

    @property
    def failures(self) -> tuple[ExampleResult, ...]:
        """The examples that did not pass."""
        return tuple(result for result in self.results if not result.passed)


class Finding(_Frozen):
    """One thing in a rule set that is allowed but seldom meant."""

    code: str
    rule: str
    field: str
    message: str
    fix: str

    def __str__(self) -> str:
        return f"{self.code}: rule '{self.rule}', {self.field}: {self.message}; {self.fix}"


def test(ruleset: RuleSet) -> TestReport:
    """Run the examples of every rule with the default strictness, each rule asked for its own matches only.

    Matches of level ``weak`` count only for rules whose own level is ``weak``, as such matches of other rules
    aren't shown by default.
    """
    from kazslogan.detector import Detector  # rules stand below the detector

    detector = Detector([ruleset], min_level="weak")
    results = []
    for rule in ruleset.rules:
        least = min(rule.level, Level.VARIANT)
        for example in rule.examples:
            found = [m for m in detector.find(example.text) if m.rule == rule.id and m.level >= least]
            results.append(_result(rule, example, found))
    return TestReport(ruleset=ruleset.id, results=tuple(results))


test.__test__ = False  # type: ignore[attr-defined]


def _result(rule: Rule, example: Example, found: list[Match]) -> ExampleResult:
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


def lint(ruleset: RuleSet) -> tuple[Finding, ...]:
    """Look for what is allowed but seldom meant; findings stand in the order of the rules, then of :data:`CHECKS`.

    >>> [finding.code for finding in lint(RuleSet.from_phrases("lake", en=["Lake", "Lake"]))]
    ['duplicate-phrase', 'no-near-miss', 'short-phrase', 'short-phrase']
    """
    order = [rule.id for rule in ruleset.rules]
    return tuple(sorted((f for check in CHECKS for f in check(ruleset)), key=lambda found: order.index(found.rule)))


def _phrases(rule: Rule) -> Iterator[tuple[str, str, list[Wording]]]:
    """The field of each phrase, its language and its wordings."""
    for language, templates in rule.phrases.items():
        for number, template in enumerate(templates):
            yield f"phrases.{language}[{number}]", language, expand(parse(template))


def _duplicate_phrase(ruleset: RuleSet) -> Iterator[Finding]:
    """A wording stands twice in one language: the second can't ever be reported."""
    for rule in ruleset.rules:
        seen: dict[tuple[str, Wording], str] = {}
        for field, language, wordings in _phrases(rule):
            for wording in wordings:
                folded = tuple(piece.casefold() if isinstance(piece, str) else piece for piece in wording)
                first = seen.setdefault((language, folded), field)
                if first != field:
                    message = f"the wording {_words_of(wording)!r} stands in {first} too"
                    yield _finding("duplicate-phrase", rule, field, message, "remove one of them")
                    break


def _no_near_miss(ruleset: RuleSet) -> Iterator[Finding]:
    """Without a near miss nobody knows where a rule must stop."""
    for rule in ruleset.rules:
        if not any(example.near_miss is not None for example in rule.examples):
            fix = "add [[rules.examples]] with near_miss = … and a reason"
            yield _finding("no-near-miss", rule, "examples", "the rule has no near miss", fix)


def _short_phrase(ruleset: RuleSet) -> Iterator[Finding]:
    """One word by itself is seldom a slogan and has nothing that would confirm a doubtful reading."""
    for rule in ruleset.rules:
        for field, language, wordings in _phrases(rule):
            short = next((wording for wording in wordings if _is_short(wording)), None)
            if short is not None and not language.startswith(WITHOUT_SPACES):
                message = f"the wording {_words_of(short)!r} is a single word"
                yield _finding("short-phrase", rule, field, message, "write a phrase of two words or more")


def _is_short(wording: Wording) -> bool:
    return len(wording) == 1 and isinstance(wording[0], str) and len(wording[0].split()) == 1


def _words_of(wording: Wording) -> str:
    return "".join(f"{{{piece.name}}}" if isinstance(piece, SlotRef) else piece for piece in wording)


def _finding(code: str, rule: Rule, field: str, message: str, fix: str) -> Finding:
    return Finding(code=code, rule=rule.id, field=field, message=message, fix=fix)


Check = Callable[[RuleSet], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (_duplicate_phrase, _no_near_miss, _short_phrase)
"""Every check; to add one, write a function of a rule set that yields findings, and put it here."""
WITHOUT_SPACES = ("zh", "ja", "th", "lo", "km", "my")
"""Languages that don't part their words."""
