"""What does each rule cost? Every rule is timed by itself over the same texts."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from kazslogan.detector import Detector
from kazslogan.rules.model import RuleSet

__all__ = ["Cost", "profile"]

_LONGEST_SHOWN = 60  # code points of the dearest text


class Cost(BaseModel):
    """What one rule costs on some texts. Compare costs of one run only: machines differ."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ruleset: str
    ruleset_version: str
    ruleset_hash: str
    rule: str
    texts: int
    matched: int
    """In how many texts it was found."""
    microseconds: float
    """By the clock, for each text on average; what all rules share (folding the text) is in it."""
    compile_seconds: float
    """To make the rule ready."""
    dearest_microseconds: float
    """For the text that took longest."""
    dearest: str
    """The beginning of that text."""


def profile(rulesets: Sequence[RuleSet], texts: Sequence[str]) -> Iterator[Cost]:
    """Yield what each rule of some rule sets costs, in their order, measured after a round to warm up.

    >>> lake = RuleSet.from_phrases("lake", en="Save our lake")
    >>> [cost] = profile([lake], ["Save our lake!", "Good morning"])
    >>> cost.rule, cost.texts, cost.matched, cost.microseconds > 0
    ('lake', 2, 1, True)
    """
    for ruleset in rulesets:
        for rule in ruleset.rules:
            alone = ruleset.model_copy(update={"rules": (rule,)})
            start = time.process_time()
            detector = Detector([alone], min_level="weak")
            detector.make_ready()
            compiled = time.process_time() - start
            matched = sum(map(detector.is_match, texts))
            times = [_seconds(detector, text) for text in texts]
            dearest = max(range(len(texts)), key=times.__getitem__, default=None)
            yield Cost(
                **ruleset.identity._asdict(),
                rule=rule.id,
                texts=len(texts),
                matched=matched,
                microseconds=round(1e6 * sum(times) / max(1, len(texts)), 1),
                compile_seconds=round(compiled, 3),
                dearest_microseconds=round(1e6 * times[dearest], 1) if dearest is not None else 0.0,
                dearest=texts[dearest][:_LONGEST_SHOWN] if dearest is not None else "",
            )


def _seconds(detector: Detector, text: str) -> float:
    start = time.perf_counter()
    detector.find(text)
    return time.perf_counter() - start
