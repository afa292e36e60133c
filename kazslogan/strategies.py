"""Strategies for hypothesis: disguised slogans that are to be found, and near misses that aren't.

Needs the extra ``kazslogan[hypothesis]``.

>>> from hypothesis import given, settings
>>> from kazslogan import Detector
>>> from kazslogan.strategies import disguised
>>> detector = Detector(["stay-home"])
>>> @settings(max_examples=5, database=None, deadline=None)
... @given(disguised("stay-home", disguises=["case", "glued", "homoglyph"]))
... def test_found(variant):
...     assert detector.is_match(variant.text)
>>> test_found()
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from random import Random
from typing import TypeVar

from kazslogan.errors import MissingExtraError, UnknownNameError

try:
    from hypothesis import assume
    from hypothesis import strategies as st
except ImportError:
    raise MissingExtraError("kazslogan.strategies", "hypothesis") from None

from kazslogan.generator.arguments import several
from kazslogan.generator.letters import WRITERS
from kazslogan.generator.near_misses import KINDS, NearMiss, make_near_miss
from kazslogan.generator.variants import Variant, make_variant, speakers
from kazslogan.models import Disguise
from kazslogan.rules.model import RuleSet

__all__ = ["disguised", "near_misses"]

T = TypeVar("T")

Rules = str | os.PathLike[str] | RuleSet
_TRIES = 4  # seeds with which something must be made for it to be worth drawing
_SEEDS = 2**32


def disguised(
    rules: Rules,
    *,
    rule: str | None = None,
    languages: Iterable[str] | None = None,
    disguises: Iterable[Disguise | str] | None = None,
    together: int = 1,
) -> st.SearchStrategy[Variant]:
    """Draw disguised texts of the rules of a rule set; the arguments are those of :func:`kazslogan.variants`.

    Raises:
        UnknownNameError: the rule, a disguise or a language is unknown.
        RuleError: the rule file can't be used.
    """
    names = tuple(_known("disguise", "disguises", disguises, [str(each) for each in Disguise]))
    makers: list[Callable[[Random], Variant | None]] = [
        partial(make_variant, speaker, tags, Disguise(name), tuple(map(Disguise, names)), together)
        for speaker, tags in speakers(rules, rule, languages)
        for name in names
    ]
    return _made(makers)


def near_misses(
    rules: Rules,
    *,
    rule: str | None = None,
    languages: Iterable[str] | None = None,
    kinds: Iterable[str] | None = None,
    disguises: Iterable[Disguise | str] = (),
) -> st.SearchStrategy[NearMiss]:
    """Draw near misses of the rules of a rule set; the arguments are those of :func:`kazslogan.near_misses`.

    Raises:
        UnknownNameError: the rule, a kind, a disguise or a language is unknown.
        RuleError: the rule file can't be used.
    """
    masks = [
        Disguise(name)
        for name in _known("disguise of letters", "disguises", disguises, [str(each) for each in WRITERS])
    ]
    makers: list[Callable[[Random], NearMiss | None]] = [
        partial(make_near_miss, speaker, tags, kind, masks)
        for speaker, tags in speakers(rules, rule, languages)
        for kind in _known("kind", "kinds", kinds, list(KINDS))
    ]
    return _made(makers)


def _known(what: str, option: str, names: Iterable[str] | None, known: list[str]) -> list[str]:
    chosen = list(known if names is None else map(str, several(option, names)))
    for name in chosen:
        if name not in known:
            raise UnknownNameError(what, name, known)
    return chosen


def _made(makers: Sequence[Callable[[Random], T | None]]) -> st.SearchStrategy[T]:
    """Draw what one of the makers makes; the seed is drawn, too, so that a failing text can be made again."""
    able = [make for make in makers if any(make(Random(seed)) is not None for seed in range(_TRIES))]

    @st.composite
    def text(draw: st.DrawFn) -> T:
        make = able[draw(st.integers(0, len(able) - 1))]
        made = make(Random(draw(st.integers(0, _SEEDS - 1))))
        assume(made is not None)
        assert made is not None  # noqa: S101 - for the type checker: assume has seen to it
        return made

    return text() if able else st.nothing()
