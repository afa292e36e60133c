"""Detectors are dear to make: one of each kind for the whole folder."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from kazslogan import Detector

# The same examples in every run, so that a failure is the commit's and not the day's.
settings.register_profile("engine", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("engine-long", settings.get_profile("engine"), max_examples=600, derandomize=False)
settings.load_profile(os.environ.get("KAZSLOGAN_HYPOTHESIS", "engine"))


@pytest.fixture(scope="session")
def detector() -> Detector:
    return Detector()


@pytest.fixture(scope="session")
def weak_detector() -> Detector:
    return Detector(min_level="weak")
