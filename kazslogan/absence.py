"""Why a detector finds nothing: settings that are too tight, or a text that is only near (``explanation.absence``)."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from kazslogan.detector import Detector
from kazslogan.errors import UnknownNameError
from kazslogan.matching.explanation.absence import nearest
from kazslogan.matching.wordings.frames import all_frames
from kazslogan.matching.wordings.policy import POLICIES
from kazslogan.models import Absence, Disguise, Match, Part
from kazslogan.rules.frame import Frame
from kazslogan.rules.model import RuleSet
from kazslogan.text.classes import fold
from kazslogan.text.units import read_units

__all__ = ["explain_absence"]

_LONGEST = 4000  # code points of a text that are tried with looser settings
_LEVEL = "its level is only {match.level}; min_level is {detector.min_level}"
_STRICTNESS = "too much differs for strictness {detector.strictness}; it is found with {looser}"


def explain_absence(detector: Detector, text: str, rule: str | None = None) -> Absence | None:
    """Say what comes nearest to a rule in a text; see :meth:`kazslogan.detector.Detector.explain_absence`."""
    known = [each.id for ruleset in detector.rulesets for each in ruleset.rules]
    if rule is not None and not isinstance(rule, str):
        raise TypeError(f"rule must be the id of a rule, a string, not of type {type(rule).__name__}")
    if rule is not None and rule not in known:
        raise UnknownNameError("rule", rule, known)
    if _first_match(detector, text, rule):
        return None
    looser = _looser(detector, _beginning(text), rule)
    frames = [
        (frame, ruleset.identity)
        for ruleset in detector.rulesets
        for frame in _frames(ruleset)
        if rule in (None, frame.rule)
    ]
    near = nearest(read_units(text), frames, POLICIES[detector.strictness])
    if looser is None or (near is not None and near.slips == 0 and near.end - near.start > looser.end - looser.start):
        return near
    return looser


def _beginning(text: str) -> str:
    """Return the part of a long text that is looked at, up to the end of a word."""
    if len(text) <= _LONGEST:
        return text
    words = text[:_LONGEST].rsplit(None, 1)
    return words[0] if len(words) > 1 else text[:_LONGEST]


def _looser(detector: Detector, text: str, rule: str | None) -> Absence | None:
    """Return the first match that would be found with looser settings."""
    for strictness in dict.fromkeys((detector.strictness, "balanced", "broad")):
        match = _first_match(Detector(detector.rulesets, strictness=strictness, min_level="weak"), text, rule)
        if match is not None:
            words = _LEVEL if strictness == detector.strictness else _STRICTNESS
            return _of_match(match, words.format(match=match, detector=detector, looser=strictness))
    return None


def _first_match(detector: Detector, text: str, rule: str | None) -> Match | None:
    return next((match for match in detector.find(text) if rule in (None, match.rule)), None)


@lru_cache(maxsize=32)
def _frames(ruleset: RuleSet) -> tuple[Frame, ...]:
    return all_frames(ruleset)


def _likeness(match: Match) -> float:
    """Return the share of a match's letters that agree with the phrase: all, unless it has slips or other endings."""
    if not {Disguise.TYPO, Disguise.INFLECTION, Disguise.OCR} & {*match.disguises}:
        return 1.0
    return round(fuzz.ratio(fold(match.phrase), fold(match.text)) / 100, 4)


def _of_match(match: Match, reason: str) -> Absence:
    likeness = _likeness(match)
    part = Part(
        wanted=match.phrase, start=match.start, end=match.end, text=match.text, likeness=likeness, is_there=True
    )
    facts = ("rule", "ruleset", "ruleset_version", "ruleset_hash", "phrase", "language", "start", "end", "text")
    return Absence(
        **{name: getattr(match, name) for name in facts},
        parts=(part,), likeness=likeness, slips=None, cost=None, reason=reason,
    )  # fmt: skip
