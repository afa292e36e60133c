"""Which texts the fixtures of the pytest plugin give: disguised slogans, and near misses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, islice, zip_longest
from typing import Any

from kazslogan.authoring.trial import TOLD_ONLY
from kazslogan.errors import KazsloganError, UnknownNameError
from kazslogan.generator.arguments import several
from kazslogan.generator.near_misses import KINDS, near_misses_of
from kazslogan.generator.variants import in_languages, speakers_of, variants_of
from kazslogan.generator.wordings import Speaker
from kazslogan.models import Disguise, Level
from kazslogan.rules.model import RuleSet

__all__ = ["texts"]

_TEXTS = 20  # if nothing else is said
_ARGUMENTS = {
    "slogan_variants": ("rules", "rule", "languages", "disguises", "together", "seed", "limit"),
    "near_misses": ("rules", "rule", "languages", "kinds", "disguises", "seed", "limit"),
}
#: What is taken by turns if nothing else is said: of disguises those that hide no slogan on purpose.
_TURNS = {
    "slogan_variants": ("disguises", [str(each) for each in Disguise if each not in TOLD_ONLY]),
    "near_misses": ("kinds", list(KINDS)),
}


def texts(
    marker: str,
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any],
    usual: Iterable[RuleSet | str],
    min_level: str,
) -> list[Any]:
    """Return the texts that a marker asks for, of all rules by turns.

    Args:
        marker: ``slogan_variants`` or ``near_misses``.
        args: its arguments without a name.
        kwargs: those with one.
        usual: the rule sets under test.
        min_level: of the detector; weaker rules are left out unless they are named.

    Raises:
        KazsloganError: a name is unknown, a rule file can't be used, or no rule is left.
        TypeError: an argument is of a wrong type, or should have its name.
        ValueError: ``limit`` or ``together`` makes no sense.
    """
    for name in kwargs:
        if name not in _ARGUMENTS[marker]:
            raise UnknownNameError("argument", name, _ARGUMENTS[marker])
    options = {"limit": _TEXTS, "languages": None, "rule": None, **kwargs}
    limit, languages, rule = options.pop("limit"), options.pop("languages"), options.pop("rule")
    if not isinstance(limit, int) or limit < 1:
        raise ValueError(f"limit must be a number from 1 on, not {limit!r}")
    if len(args) + ("rules" in options) > 1:
        raise TypeError("rules, the first argument, stands only once, and the others need their names")
    rules = options.pop("rules", args[0] if args else None)
    found = in_languages(_speakers(usual if rules is None else [rules], rule, min_level), languages)
    make: Any = variants_of if marker == "slogan_variants" else near_misses_of
    option, known = _TURNS[marker]
    turns = several(option, options.pop(option, known))
    made = []
    for number, speaker in enumerate(found):
        start = number * len(turns) // len(found)  # each begins with another, so that few texts show many of them
        made.append(make([speaker], **{option: turns[start:] + turns[:start]}, limit=limit, **options))
    return list(islice((text for text in chain.from_iterable(zip_longest(*made)) if text is not None), limit))


def _speakers(given: Iterable[Any], rule: str | None, min_level: str) -> list[Speaker]:
    """Return who says the slogans of some rule sets; a rule may be in one of several."""
    chosen: list[Speaker] = []
    known: list[str] = []
    for each in given:
        try:
            chosen += [
                speaker
                for speaker in speakers_of(each, rule)
                if speaker.rule.level >= Level(min_level) or speaker.rule.id in (rule, each)
            ]
        except UnknownNameError as error:
            if error.kind != "rule":
                raise
            known += error.known
    if not chosen and rule is not None:
        raise UnknownNameError("rule", rule, known)
    if not chosen:
        fix = "name a rule, or set kazslogan_min_level = weak"
        raise KazsloganError(f"all rules are weaker than kazslogan_min_level = {min_level}; {fix}")
    return chosen
