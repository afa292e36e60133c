"""The spellings of the scorecard: each can be made, and the detector reads them."""

from __future__ import annotations

import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest

from kazslogan import Detector

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
if not (BENCHMARKS / "spellings.py").is_file():
    pytest.skip("the benchmarks are not here", allow_module_level=True)
RULESETS = ["kz-trump-attention", "stay-home", "taza-qazaqstan"]
#: Letters without a rule of their own; see the table.
FEW = {"tt bgn2007", "kk k2019", "kk k2017sep"}


@pytest.fixture(scope="module")
def spellings():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        yield importlib.import_module("spellings")
    finally:
        sys.path.remove(str(BENCHMARKS))


def test_every_spelling_is_read(spellings):
    texts = list(spellings.spelled(RULESETS, 6, 2026))
    made = Counter(spelling for spelling, _, _ in texts)
    assert {name for name, count in made.items() if count < 6} <= FEW
    for name in ("kk k2021apr", "kk informal, as measured", "kk töte jazu, press", "kk töte jazu, mediawiki"):
        assert made[name] == 6
    detector = Detector(RULESETS, min_level="weak")
    missed = [text for text in texts if not any(match.rule == text.rule for match in detector.find(text.text))]
    assert len(missed) <= 0.02 * len(texts), missed


def test_the_same_seed_spells_alike(spellings):
    some = list(spellings.spelled(["taza-qazaqstan"], 4, 1))
    assert some == list(spellings.spelled(["taza-qazaqstan"], 4, 1))
    assert some != list(spellings.spelled(["taza-qazaqstan"], 4, 2))


def test_the_handwritten_wordings_are_told_apart(spellings):
    wordings = list(spellings.handwritten())
    assert len(set(wordings)) == len(wordings)
    assert {rule for _, rule, _ in wordings} == {
        "trump-attention",
        "attention-kazakhstan",
        "stay-home",
        "taza-qazaqstan",
    }
