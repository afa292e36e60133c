"""Rule files as tests: each example, each way to disguise a rule, and what lint says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kazslogan.authoring.trial import Trial, plan
from kazslogan.errors import RuleError
from kazslogan.printable import printable
from kazslogan.rules.model import RuleSet

__all__ = ["LintItem", "RuleFile", "TrialItem"]


class _FailureError(Exception):
    """What went wrong, in words that need no traceback."""


class RuleFile(pytest.File):
    """A rule file."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each example and each way to make texts, and one for lint."""
        try:
            ruleset = RuleSet.load(str(self.path))
        except RuleError as error:
            raise _FailureError(str(error)) from None
        for trial in plan(ruleset):
            name = f"{trial.rule.id}::{trial.kind}[{trial.name}]"
            yield TrialItem.from_parent(self, name=name, trial=trial)
        yield LintItem.from_parent(self, name="lint", ruleset=ruleset)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> Any:  # type: ignore[override] # noqa: ANN401
        """Show what is wrong with the file, without a traceback."""
        return _words(excinfo) or super().repr_failure(excinfo)


def _words(excinfo: pytest.ExceptionInfo[BaseException]) -> str:
    return str(excinfo.value) if isinstance(excinfo.value, _FailureError) else ""


class TrialItem(pytest.Item):
    """An example of a rule file, or texts that are made of a rule."""

    def __init__(self, *, trial: Trial, **more: Any) -> None:  # noqa: ANN401 - pytest's own
        super().__init__(**more)
        self.trial = trial

    def runtest(self) -> None:
        """Fail if the rule doesn't find what it should, or finds what it shouldn't."""
        outcome = self.trial.run()
        if outcome is None:
            pytest.skip("no such text can be made of the rule")
        if not outcome.passed:
            place = f"{self.path}:{outcome.line}: " if outcome.line is not None else ""
            lines = [f"{place}{outcome.message}"]
            for text, why in zip(outcome.wrong, outcome.why, strict=True):
                lines += [f"  {text!r}", *([f"    {why}"] if why != outcome.message else [])]
            lines.append(f"  rule: {outcome.rule} ({self.trial.ruleset.identity})")
            raise _FailureError("\n".join(map(printable, lines)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """Show what failed, without a traceback."""
        return _words(excinfo) or super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where the test is."""
        return self.path, None, self.name


class LintItem(pytest.Item):
    """What lint says of a rule file."""

    def __init__(self, *, ruleset: RuleSet, **more: Any) -> None:  # noqa: ANN401 - pytest's own
        super().__init__(**more)
        self.ruleset = ruleset

    def runtest(self) -> None:
        """Fail if something is odd."""
        problems = self.ruleset.lint()
        if problems:
            raise _FailureError("\n".join([*map(str, problems), f"  rule set: {self.ruleset.identity}"]))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """Show what is odd, without a traceback."""
        return _words(excinfo) or super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where the test is."""
        return self.path, None, self.name
