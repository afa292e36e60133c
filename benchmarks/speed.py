"""How fast does a detector read posts? Beside a plain search for fixed phrases and other peers, in the same run.

    python benchmarks/speed.py FOLDER [--limit N] [--only peers,scan] [--write docs/speed.md]

FOLDER holds text files (``*.txt``, UTF-8), one post a line; ``--limit`` takes so many posts of each file, evenly
spread. Every post is read by ``Detector().find`` with the built-in rule sets and, after ``str.casefold``, by an
Aho–Corasick automaton (the package ``ahocorasick_rs``) that looks for the examples of matches that those rule sets
hold. The automaton sees through no disguise: the ratio is what seeing through them costs. The tables:

    peers     other programs on the same posts (fuzzy ones of spaCy and spaczz if they are installed)
    scripts   posts by script
    texts     texts with a match, heavily disguised ones, long and hostile ones
    rules     more and more rules, of four words each, drawn from the posts; memory
    scan      Detector.scan with one and two workers on many posts
    memory    the most memory of a scan, for few posts and many
    start     start-up
    profile   where the time for a post goes

Times are processor time (but for ``scan``), so that other programs disturb less; compare only numbers of one run.
``--write`` puts the tables between the marks in a page; tables of it that were not measured again stay as they are.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from speed_peers import by_script, peers
from speed_processes import many_rules, memory, scan, start_up
from speed_texts import other_texts, profile
from speed_tools import Rows, read_posts, table

from kazslogan import Detector

_TABLES = ("peers", "scripts", "texts", "rules", "scan", "memory", "start", "profile")
_MARKS = "<!-- measured: begin -->\n", "<!-- measured: end -->"


def main() -> None:
    """Read the arguments, measure, print the tables and perhaps write them to a page."""
    arguments = _arguments()
    posts = read_posts(arguments.folder, arguments.limit)
    began = time.process_time()
    detector = Detector()
    detector.make_ready()
    print(f"Detector() built in {time.process_time() - began:.2f} s")
    plain = [post for post in posts if not detector.find(post)]
    print(f"{len(plain)} posts without a slogan ({len(posts) - len(plain)} with one left out)")
    measures: dict[str, tuple[Sequence[str], Callable[[], Rows]]] = {
        "peers": (
            ("posts without a match", "posts/s", "µs/post", "MB/s", "times the automaton", "kazslogan's posts/s to it"),
            lambda: peers(detector, plain),
        ),
        "scripts": (
            ("posts by script", "posts/s", "µs/post", "MB/s", "times the automaton"),
            lambda: by_script(detector, plain),
        ),
        "texts": (
            ("other texts", "texts/s", "µs/text", "dearest, µs", "MB/s"),
            lambda: other_texts(detector, plain, arguments.long),
        ),
        "rules": (
            ("rules of four words", "compiled in", "first reading of a post", "µs/post", "share of built-in posts/s",
             "peak memory"),
            lambda: many_rules(plain, arguments.rules),
        ),
        "scan": (
            ("scan", "posts", "seconds", "posts/s", "times one worker"),
            lambda: scan(detector, plain, arguments.posts),
        ),
        "memory": (
            ("scan with two workers", "posts", "peak memory of the caller", "of a worker"),
            lambda: memory(plain, arguments.memory),
        ),
        "start": (("start-up", "processor time", "over the interpreter"), start_up),
        "profile": (("where the time goes", "share", "calls for each post"), lambda: profile(detector, plain)),
    }  # fmt: skip
    for name in arguments.only:
        heads, measure = measures[name]
        text = table(heads, measure())
        if arguments.write:
            write(arguments.write, name, text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure Detector().find against other programs on the same posts.")
    add = parser.add_argument
    add("folder", type=Path, metavar="FOLDER", help="folder of *.txt files, one post a line")
    add("--limit", type=int, default=200, metavar="N", help="posts of each file (default: %(default)s)")
    add("--only", type=_names, default=_TABLES, metavar="TABLE,TABLE", help=f"of {', '.join(_TABLES)} (default: all)")
    add("--rules", type=_numbers, default="3,30,300,3000,10000", metavar="N,N", help="numbers of rules")
    add("--long", type=int, default=1_000_000, metavar="N", help="characters of long texts (default: %(default)s)")
    add("--posts", type=int, default=500_000, metavar="N", help="posts that are scanned (default: %(default)s)")
    add("--memory", type=_numbers, default="100000,2000000", metavar="N,N", help="posts for the peak of memory")
    add("--write", type=Path, metavar="PAGE", help="Markdown page to put the tables into")
    arguments = parser.parse_args()
    if not read_posts(arguments.folder, 1):
        parser.error(f"no posts in {arguments.folder}")
    return arguments


def _names(text: str) -> list[str]:
    names = text.split(",")
    for name in names:
        if name not in _TABLES:
            raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(_TABLES)}")
    return names


def _numbers(text: str) -> list[int]:
    return [int(number) for number in text.split(",") if number]


def write(path: Path, name: str, text: str) -> None:
    """Put one table between the marks of a page, in the place of the one of this name; the others stay."""
    page = path.read_text(encoding="utf-8")
    before, _, rest = page.partition(_MARKS[0])
    measured, _, after = rest.partition(_MARKS[1])
    found = re.findall(r"<!-- table: (\w+) -->\n(.*?)\n(?=<!-- table|\Z)", measured, re.DOTALL)
    tables = {known: content.strip("\n") for known, content in found} | {name: text.strip("\n")}
    parts = [f"<!-- table: {known} -->\n\n{tables[known]}\n\n" for known in _TABLES if known in tables]
    path.write_text(before + _MARKS[0] + "".join(parts) + _MARKS[1] + after, encoding="utf-8")


if __name__ == "__main__":
    main()
