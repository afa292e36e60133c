"""Arguments that make no sense are refused at once, with what to write instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import kazslogan
from kazslogan import Detector, RuleSet, transliterate

LAKE = {"id": "lake", "version": "1", "title": "Lake", "rules": [{"id": "lake", "phrases": {"en": "Save our lake"}}]}
EMPTY = "rulesets is empty, so nothing could ever be found; leave it out for all that are built in"
NO_NAME = "a rule set must be a name, a path or a RuleSet, not of type"


def exhausted() -> object:
    rulesets = iter(["stay-home"])
    assert Detector(rulesets).is_match("Stay home")
    return Detector(rulesets)


CASES: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "no rule set": (lambda: Detector([]), ValueError, EMPTY),
    "rule sets that are used up": (exhausted, ValueError, EMPTY),
    "a dictionary among rule sets": (
        lambda: Detector([LAKE]), TypeError, f"{NO_NAME} dict; make one of a dictionary with RuleSet.from_dict"
    ),
    "a dictionary for rule sets": (
        lambda: Detector(LAKE), TypeError, f"{NO_NAME} dict; make one of a dictionary with RuleSet.from_dict"
    ),
    "bytes for rule sets": (lambda: Detector(b"stay-home"), TypeError, f"{NO_NAME} bytes; pass a string"),
    "bytes for a path": (lambda: RuleSet.load(b"lake.toml"), TypeError, f"{NO_NAME} bytes; pass a string"),
    "a level that is unknown": (
        lambda: Detector(min_level="x"), LookupError, "no level is called 'x'; known: weak, variant, exact"
    ),
    "a level that is misspelt": (
        lambda: Detector(min_level="exat"), LookupError, "no level is called 'exat'; did you mean 'exact'?"
    ),
    "no text to transliterate": (
        lambda: transliterate(None, "kk-2021"), TypeError, "the text must be a string, but is of type NoneType"
    ),
    "no scheme": (
        lambda: transliterate("назар", 3), TypeError, "the scheme must be a string, but is of type int"
    ),
    "a number for a rule": (
        lambda: Detector("stay-home").explain_absence("x", rule=3), TypeError,
        "rule must be the id of a rule, a string, not of type int",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_arguments_that_make_no_sense(name: str) -> None:
    call, kind, words = CASES[name]
    with pytest.raises(kind) as caught:
        call()
    assert str(caught.value) == words


def test_known_schemes_are_told_in_order() -> None:
    with pytest.raises(LookupError, match=r"known: kk-2017, kk-2018, .*, uz-latn$"):
        transliterate("назар", "x")
    with pytest.raises(LookupError, match="did you mean 'kk-2021'"):
        transliterate("назар", "kk-20")


@pytest.mark.parametrize("name", ["Absence", "Identity", "MissingExtraError", "Part", "RuleSetInfo"])
def test_what_public_calls_give_can_be_named(name: str) -> None:
    assert name in kazslogan.__all__
    assert getattr(kazslogan, name).__name__ == name
