"""How often does ordinary text show letters in a row? Estimated from its most common words, letter after letter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

from kazslogan.text.classes import fold
from kazslogan.text.tables import common_pair_counts

__all__ = ["frequency"]

_RARE = 0.003  # the share of a class that no common word shows
_NOTHING = -1  # before the first letter
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
    reached = {_NOTHING: 1.0}  # by the last class
    for token in tokens:
        further: dict[int, float] = {}
        for last, before in reached.items():
            for end, chance in _onward(last, token):
                further[end] = further.get(end, 0.0) + before * chance
        reached = further
    return sum(reached.values())


@lru_cache(maxsize=16384)
def _onward(last: int, token: frozenset[bytes]) -> tuple[tuple[int, float], ...]:
    """Return how often each class ends what a letter shows behind a class."""
    share, follows = _follows()
    found: dict[int, float] = {}
    for shown in token:
        chance = 1.0
        for previous, name in pairwise((last, *shown)):
            usual = share.get(name, _RARE)
            seen = usual if previous == _NOTHING else follows.get(previous, {}).get(name, 0.0)
            chance *= (1 - _SMOOTHING) * seen + _SMOOTHING * usual
        end = shown[-1] if shown else last
        found[end] = found.get(end, 0.0) + chance
    return tuple(found.items())
