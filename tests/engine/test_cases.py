"""Every labelled case: the slogan is found at its place, the near miss is left alone.

Cases that fail are listed in ``known_failures.txt`` with the reason; one that passes again must leave the list.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kazslogan import Detector, RuleSet
from tests.cases.loader import Case, load_cases

CASES = load_cases()


def known_failures() -> dict[str, str]:
    lines = (Path(__file__).parent / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


KNOWN = known_failures()


def marked(case: Case):
    marks = [pytest.mark.xfail(reason=KNOWN[case.id], strict=True)] if case.id in KNOWN else []
    return pytest.param(case, id=case.id, marks=marks)


@cache
def unseen_detector(ruleset: str, phrases: tuple[tuple[str, str], ...]) -> Detector:
    return Detector([RuleSet.from_phrases(ruleset, **dict(phrases))])


@pytest.fixture
def detector_of(detector: Detector, weak_detector: Detector):
    def choose(case: Case) -> Detector:
        if case.phrases:
            return unseen_detector(case.subject, case.phrases)
        return weak_detector if case.level == "weak" else detector

    return choose


@pytest.mark.parametrize("case", [marked(case) for case in CASES if case.is_match])
def test_slogan_is_found_at_its_place(case: Case, detector_of):
    matches = [match for match in detector_of(case).find(case.text) if match.rule == case.subject]
    assert [match.text for match in matches] == [case.expected], case.note
    assert (matches[0].start, matches[0].end) == (case.start, case.end)


@pytest.mark.parametrize("case", [marked(case) for case in CASES if not case.is_match])
def test_near_miss_is_left_alone(case: Case, detector_of):
    matches = detector_of(case).find(case.text)
    assert [match.text for match in matches if match.rule == case.subject] == [], case.note


def test_the_known_failures_are_cases():
    assert KNOWN.keys() <= {case.id for case in CASES}


def test_every_known_failure_has_a_reason():
    assert all(KNOWN.values())
