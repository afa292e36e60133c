"""Planted mistakes: each kind of problem is found in the example that explains it, in its place, and in no good one."""

from __future__ import annotations

import pytest

from kazslogan.errors import UnknownNameError
from kazslogan.rules.kinds import Kind, kind, kinds, problems_of

PLANTED = [each for each in kinds() if each.bad]
by_code = pytest.mark.parametrize("planted", PLANTED, ids=lambda each: each.code)


def test_there_are_enough_of_them() -> None:
    assert len(PLANTED) >= 25
    assert {each.kind for each in kinds()} == {"error", "lint"}


@by_code
def test_a_planted_mistake_is_found_in_its_place(planted: Kind) -> None:
    found = [p for p in problems_of(planted.bad_file) if p.code == planted.code]
    assert [(p.rule or "", p.field or "", p.line) for p in found] == [planted.at]
    assert all(p.message and p.fix for p in found)


@by_code
def test_nothing_else_is_wrong_with_it(planted: Kind) -> None:
    """Missing examples and what follows from the mistake aside, so that the example shows one thing."""
    besides = {"no-match", "no-near-miss", planted.code}
    follows = {"short-phrase": {"common-phrase"}, "never-fires": {"unreachable-wording"}}
    assert {p.code for p in problems_of(planted.bad_file)} <= besides | follows.get(planted.code, set())


@by_code
def test_it_is_gone_when_it_is_mended(planted: Kind) -> None:
    assert planted.code not in {p.code for p in problems_of(planted.good_file)}
    assert not [p for p in problems_of(planted.good_file) if kind(p.code).kind == "error"]


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'short-phrase'"):
        kind("short-phrases")
