"""How often does ordinary text show letters in a row? Estimated from its most common words, letter after letter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kazslogan.text.classes import fold
from kazslogan.text.tables import common_pair_counts

__all__ = ["frequency"]

_RARE = 0.003  # the share of a class that no common word shows
_SMOOTHING = 0.05  # of what follows a letter may be anything


@cache
def _follows() -> tuple[dict[int, float], dict[int, dict[int, float]]]:
    """Return how often each class is seen, and how often each follows another one."""
    pairs: dict[int, dict[int, float]] = {}
    for letters, count in common_pair_counts():
        for first, second in pairwise(fold(letters)):
            seen = pairs.setdefault(first, {})
            seen[second] = seen.get(second, 0) + count
    totals = {first: sum(seen.values()) for first, seen in pairs.items()}
    total = sum(totals.values())
    share = {name: count / total for name, count in totals.items()}
    return share, {
        first: {second: count / totals[first] for second, count in seen.items()} for first, seen in pairs.items()
    }


def frequency(tokens: Sequence[frozenset[bytes]]) -> float:
    """Estimate how often ordinary text shows one of the class strings of each token in a row, per letter.

    >>> frequency([frozenset([b"A"])]) > frequency([frozenset([b"A"]), frozenset([b"D", b"N"])])
    True
    """
    share, follows = _follows()
    reached: dict[int, float] = {-1: 1.0}  # by the last class
    for token in tokens:
        further: dict[int, float] = {}
        for shown in token:
            for last, before in reached.items():
                chance = before
                for previous, name in pairwise((last, *shown)):
                    usual = share.get(name, _RARE)
                    seen = follows.get(previous, {}).get(name, 0.0) if previous >= 0 else usual
                    chance *= (1 - _SMOOTHING) * seen + _SMOOTHING * usual
                end = shown[-1] if shown else last
                further[end] = further.get(end, 0.0) + chance
        reached = further
    return sum(reached.values())
