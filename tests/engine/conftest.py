"""Detectors are dear to make: one of each kind for the whole folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

import kazslogan.detector
from kazslogan import Detector, RuleSet

# The same examples in every run, so that a failure is the commit's and not the day's.
settings.register_profile("engine", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("engine-long", settings.get_profile("engine"), max_examples=600, derandomize=False)
settings.load_profile(os.environ.get("KAZSLOGAN_HYPOTHESIS", "engine"))


@pytest.fixture(scope="package", autouse=True)
def no_first_texts() -> Iterator[None]:
    """Every text goes through the screen, as later texts do; how the first ones are read is in ``test_first``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kazslogan.detector, "_FIRST_TEXTS", 0)
        yield


@pytest.fixture(scope="session")
def detector() -> Detector:
    return Detector()


@pytest.fixture(scope="session")
def weak_detector() -> Detector:
    return Detector(min_level="weak")


@pytest.fixture(scope="module")
def detector_of_slogans(request: pytest.FixtureRequest) -> Detector:
    """A detector for the slogans of a module: ``RULES``, by name, each as phrases by language."""
    return Detector([RuleSet.from_phrases(name, **phrases) for name, phrases in request.module.RULES.items()])
