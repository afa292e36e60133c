"""How fast does a detector read posts that hold no slogan? Compare it with a plain search for fixed phrases.

    python benchmarks/speed.py FOLDER [--limit N]

FOLDER holds text files (``*.txt``, UTF-8), one post a line; ``--limit`` takes so many posts of each file, evenly
spread. In one and the same run every post is read by ``Detector().find`` with the built-in rule sets and, after
``str.casefold``, by an Aho–Corasick automaton (the package ``ahocorasick_rs``) that looks for the examples of matches
that those rule sets hold. The automaton sees through no disguise: the ratio is what seeing through them costs.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import ahocorasick_rs

from kazslogan import Detector

_ROUNDS = 3


def main() -> None:
    """Read the arguments, measure, print posts per second and the ratio."""
    parser = argparse.ArgumentParser(description="Measure Detector().find against ahocorasick_rs on the same posts.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder of *.txt files, one post a line")
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="posts of each file (default: %(default)s)")
    arguments = parser.parse_args()
    posts = read_posts(arguments.folder, arguments.limit)
    if not posts:
        parser.error(f"no posts in {arguments.folder}")
    began = time.perf_counter()
    detector = Detector()
    print(f"Detector() built in {time.perf_counter() - began:.2f} s")
    phrases = fixed_phrases(detector)
    automaton = ahocorasick_rs.AhoCorasick(phrases)
    with_slogan = {post for post in posts if detector.find(post)}
    plain = [post for post in posts if post not in with_slogan]
    print(f"{len(plain)} posts without a slogan ({len(with_slogan)} with one left out), {len(phrases)} phrases")
    find = seconds_per_post(detector.find, plain)
    search = seconds_per_post(lambda post: automaton.find_matches_as_indexes(post.casefold()), plain)
    print(f"kazslogan             {1 / find:12,.0f} posts/s {find * 1e6:10.2f} µs/post")
    print(f"casefold + automaton  {1 / search:12,.0f} posts/s {search * 1e6:10.2f} µs/post")
    print(f"ratio                 {find / search:12.1f}")


def read_posts(folder: Path, limit: int) -> list[str]:
    """Return up to ``limit`` lines of each text file, evenly spread over it; empty lines are no posts."""
    posts: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        step = max(1, len(lines) // limit)
        posts += lines[::step][:limit]
    return posts


def fixed_phrases(detector: Detector) -> list[str]:
    """Return the texts of all examples of matches in the detector's rule sets, folded as the automaton reads them."""
    examples = (example.match for ruleset in detector.rulesets for rule in ruleset.rules for example in rule.examples)
    return sorted({text.casefold() for text in examples if text})


def seconds_per_post(read: Callable[[str], object], posts: Sequence[str]) -> float:
    """Return the mean time of one post in the fastest of a few rounds; the first round only warms up."""
    best = float("inf")
    for round_number in range(_ROUNDS + 1):
        began = time.perf_counter()
        for post in posts:
            read(post)
        if round_number:
            best = min(best, time.perf_counter() - began)
    return best / len(posts)


if __name__ == "__main__":
    main()
