"""Texts that are dearer than others (with a match, disguised, long, hostile), and where the time for a post goes."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice
from pathlib import Path

from speed_tools import MEGABYTE, Rows, matching_texts, seconds_for, size

from kazslogan import Detector, near_misses, variants

__all__ = ["other_texts", "profile"]

_PIECES = (
    "трамп ",
    "Trump, pay attention to ",
    "назар сал ",
    "т р а м п ",
    "%D1%82",
    "&#1090;",
    "трампказахстанға",
    "трамп",
    "а",
    "т\u0336\u0335\u0334\u0337\u0338",
    "\u0336",
)
_TOGETHER = 3  # disguises of one text
_MADE = 60  # disguised texts and near misses of each rule set
_SHOWN = 12  # functions of the profile


def other_texts(detector: Detector, posts: Sequence[str], length: int) -> Rows:
    """Measure texts with a match, long ones and hostile ones."""
    matching = [text for text in matching_texts(detector) if detector.find(text)]
    disguised = [text for text in _disguised(detector) if detector.find(text)]
    rows = [_row("with a match", detector, matching), _row(f"… in {_TOGETHER} disguises at once", detector, disguised)]
    hostile = {f"{length:,} characters of posts": "\n".join(islice(cycle(posts), length // 20))}
    near = [miss.text for ruleset in detector.rulesets for miss in near_misses(ruleset, limit=_MADE)]
    hostile[f"{length:,} characters of near misses"] = "\n".join(islice(cycle(near), length // 20))
    for piece in _PIECES:
        hostile[f"{length:,} characters of {piece!a}"] = piece * (length // len(piece) + 1)
    return rows + [_row(name, detector, [text[:length]], rounds=1) for name, text in hostile.items()]


def _disguised(detector: Detector) -> Iterator[str]:
    made = (variants(ruleset, together=_TOGETHER, limit=_MADE) for ruleset in detector.rulesets)
    return (variant.text for variant in chain.from_iterable(made))


def _row(name: str, detector: Detector, texts: Sequence[str], rounds: int = 3) -> tuple[str, ...]:
    seconds = seconds_for(detector.find, texts, rounds)
    dearest = max(seconds_for(detector.find, [text], 1) for text in texts) if len(texts) > 1 else seconds
    speed = size(texts) / seconds / MEGABYTE
    return name, f"{1 / seconds:,.1f}", f"{seconds * 1e6:,.0f}", f"{dearest * 1e6:,.0f}", f"{speed:,.1f}"


def profile(detector: Detector, posts: Sequence[str]) -> Rows:
    """Tell which functions take the time for posts without a match; the profiler itself makes small ones look dear."""
    for post in posts:
        detector.find(post)
    profiler = cProfile.Profile()
    profiler.enable()
    for post in posts:
        detector.find(post)
    profiler.disable()
    found = pstats.Stats(profiler).get_stats_profile()
    dearest = sorted(found.func_profiles.items(), key=lambda item: -item[1].tottime)[:_SHOWN]
    rows: Rows = []
    for name, cost in dearest:
        place = Path(cost.file_name).stem if cost.file_name not in {"~", ""} else ""
        calls = int(str(cost.ncalls).split("/")[0]) / len(posts)
        shown = f"{place}: {name}" if place else name.strip("{}")
        rows.append((f"`{shown.replace('|', ' ')}`", f"{cost.tottime / found.total_tt:.0%}", f"{calls:,.2f}"))
    return rows
