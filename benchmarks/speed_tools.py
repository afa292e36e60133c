"""What all measurements of speed need: posts, phrases, times, rows of a table."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from kazslogan import Detector, RuleSet

__all__ = ["Rows", "few", "fixed_phrases", "made_rules", "matching_texts", "read_posts", "row", "seconds_for", "table"]

Rows = list[tuple[str, ...]]
MEGABYTE = 1_000_000
_ROUNDS = 3
_FEW_POSTS = 400  # for what is slow
_LONG = 10.0  # seconds; what takes longer isn't measured again
_WORDS = {
    "kk": re.compile("[а-яё]*[әғқңөұүһі][а-яёәғқңөұүһі]*"),
    "ru": re.compile("[а-яё]+"),
    "en": re.compile("[a-z]+"),
}


def table(heads: Sequence[str], rows: Rows) -> str:
    """Print rows and return them as a Markdown table."""
    lines = [" | ".join(("", *cells, "")).strip() for cells in (heads, ["---"] * len(heads), *rows)]
    text = "".join(f"{line}\n" for line in lines)
    print("\n" + text, end="", flush=True)
    return text


def read_posts(folder: Path, limit: int) -> list[str]:
    """Return up to ``limit`` lines of each text file, evenly spread over it; empty lines are no posts."""
    posts: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        step = max(1, len(lines) // limit)
        posts += lines[::step][:limit]
    return posts


def few(posts: Sequence[str]) -> Sequence[str]:
    """Return some of the posts, evenly spread."""
    return posts[:: max(1, len(posts) // _FEW_POSTS)]


def fixed_phrases(detector: Detector) -> list[str]:
    """Return the texts of all examples of matches in the detector's rule sets, folded as the automaton reads them."""
    return sorted({text.casefold() for text in matching_texts(detector)})


def matching_texts(detector: Detector) -> list[str]:
    """Return the examples of matches in the detector's rule sets."""
    examples = (example.match for ruleset in detector.rulesets for rule in ruleset.rules for example in rule.examples)
    return [text for text in examples if text]


def made_rules(posts: Sequence[str], count: int) -> RuleSet:
    """Return a rule set of so many plain rules, each of four words of the posts in one language."""
    words = {word for post in posts for word in re.findall(r"[^\W\d_]{4,}", post.lower())}
    pools = {tag: sorted(filter(pattern.fullmatch, words)) for tag, pattern in _WORDS.items()}
    pools = {tag: pool for tag, pool in pools.items() if len(pool) >= 4}
    random = Random(1)
    rules = []
    for number in range(count):
        tag = list(pools)[number % len(pools)]
        rules.append({"id": f"rule-{number}", "phrases": {tag: [" ".join(random.sample(pools[tag], 4))]}})
    return RuleSet.from_dict({"id": "made", "version": "1", "title": "Made for measuring", "rules": rules})


def seconds_for(read: Callable[[str], object], posts: Sequence[str], rounds: int = _ROUNDS) -> float:
    """Return the mean seconds of processor time for one post in the fastest of a few rounds.

    The first round only warms up, unless it takes so long that another one would tell nothing new.
    """
    best = float("inf")
    for round_number in range(rounds + 1):
        began = time.process_time()
        for post in posts:
            read(post)
        took = time.process_time() - began
        if round_number or took > _LONG:
            best = min(best, took)
        if took > _LONG:
            break
    return best / len(posts)


def row(name: str, posts: Sequence[str], seconds: float, *more: str) -> tuple[str, ...]:
    """Return a row: texts and megabytes a second."""
    return name, f"{1 / seconds:,.0f}", f"{seconds * 1e6:,.2f}", f"{size(posts) / seconds / MEGABYTE:,.1f}", *more


def size(posts: Sequence[str]) -> float:
    """Return the mean number of bytes of a post."""
    return sum(len(post.encode(errors="replace")) for post in posts) / len(posts)
