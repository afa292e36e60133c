"""How fast does a detector read posts? Beside a plain search for fixed phrases and other peers, in the same run.

    python benchmarks/speed.py FOLDER [--limit N] [--rules 30,300,3000,10000] [--write docs/speed.md]

FOLDER holds text files (``*.txt``, UTF-8), one post a line; ``--limit`` takes so many posts of each file, evenly
spread. Every post is read by ``Detector().find`` with the built-in rule sets and, after ``str.casefold``, by an
Aho–Corasick automaton (the package ``ahocorasick_rs``) that looks for the examples of matches that those rule sets
hold. The automaton sees through no disguise: the ratio is what seeing through them costs. Then come more rules (of four
words each, drawn from the posts), scripts, texts with a match, long and hostile texts, fuzzy peers if they are
installed, memory and start-up. Times are processor time, so that other programs disturb less; compare only numbers of
one run. ``--write`` puts the tables between the marks in a page.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import NamedTuple

import ahocorasick_rs

from kazslogan import Detector, RuleSet

_ROUNDS = 3
_FEW_POSTS = 400  # for what is slow
_MEGABYTE = 1_000_000
_WORDS = {
    "kk": re.compile("[а-яё]*[әғқңөұүһі][а-яёәғқңөұүһі]*"),
    "ru": re.compile("[а-яё]+"),
    "en": re.compile("[a-z]+"),
}
_SCRIPTS = {"Cyrillic": "[а-яёӘәҒғҚқҢңӨөҰұҮүҺһІі]", "Latin": "[a-z]", "Arabic": "[ء-ۿ]"}
_HOSTILE = (
    "трамп ",
    "Trump, pay attention to ",
    "назар сал ",
    "т р а м п ",
    "%D1%82",
    "трампказахстанға",
    "а",
    "\u0336",
)
_MARKS = "<!-- measured: begin -->\n", "<!-- measured: end -->"
Rows = list[tuple[str, ...]]


class ManyRules(NamedTuple):
    """What a detector with many rules costs, measured in a process of its own."""

    rules: int
    compile_seconds: float
    first_read: float
    read: float
    read_built_in: float
    megabytes: int


def main() -> None:
    """Read the arguments, measure, print the tables and perhaps write them to a page."""
    parser = argparse.ArgumentParser(description="Measure Detector().find against other programs on the same posts.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="folder of *.txt files, one post a line")
    parser.add_argument("--limit", type=int, default=200, metavar="N", help="posts of each file (default: %(default)s)")
    parser.add_argument("--rules", default="30,300,3000", metavar="N,N", help="numbers of rules (default: %(default)s)")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="Markdown page to put the tables into")
    arguments = parser.parse_args()
    posts = read_posts(arguments.folder, arguments.limit)
    if not posts:
        parser.error(f"no posts in {arguments.folder}")
    began = time.process_time()
    detector = Detector()
    print(f"Detector() built in {time.process_time() - began:.2f} s")
    plain = [post for post in posts if not detector.find(post)]
    print(f"{len(plain)} posts without a slogan ({len(posts) - len(plain)} with one left out)")
    tables = [
        table(("posts without a match", "posts/s", "µs/post", "MB/s", "times the automaton"), peers(detector, plain)),
        table(("posts by script", "posts/s", "µs/post", "MB/s", "times the automaton"), by_script(detector, plain)),
        table(("other texts", "texts/s", "µs/text", "MB/s"), other_texts(detector, plain)),
    ]
    numbers = [int(number) for number in arguments.rules.split(",") if number]
    if numbers:
        heads = (
            "rules of four words",
            "compiled in",
            "first reading of a post",
            "µs/post",
            "share of built-in posts/s",
        )
        tables.append(table((*heads, "peak memory"), many_rules(plain, numbers)))
    tables.append(table(("start-up", "processor time"), start_up()))
    if arguments.write:
        page = arguments.write.read_text(encoding="utf-8")
        before, _, rest = page.partition(_MARKS[0])
        arguments.write.write_text(
            before + _MARKS[0] + "\n" + "\n".join(tables) + _MARKS[1] + rest.partition(_MARKS[1])[2], encoding="utf-8"
        )


def table(heads: Sequence[str], rows: Rows) -> str:
    """Print rows and return them as a Markdown table."""
    lines = [" | ".join(("", *cells, "")).strip() for cells in (heads, ["---"] * len(heads), *rows)]
    text = "".join(f"{line}\n" for line in lines)
    print("\n" + text, end="", flush=True)
    return text


# ------------------------------------------------------------------ posts, phrases, rules


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


# ------------------------------------------------------------------ measuring


def seconds_per_post(read: Callable[[str], object], posts: Sequence[str], rounds: int = _ROUNDS) -> float:
    """Return the mean time of one post in the fastest of a few rounds; the first round only warms up."""
    best = float("inf")
    for round_number in range(rounds + 1):
        began = time.process_time()
        for post in posts:
            read(post)
        if round_number:
            best = min(best, time.process_time() - began)
    return best / len(posts)


def row(name: str, posts: Sequence[str], seconds: float, *more: str) -> tuple[str, ...]:
    """Return a row: texts and megabytes a second."""
    size = sum(len(post.encode(errors="replace")) for post in posts) / len(posts)
    return name, f"{1 / seconds:,.0f}", f"{seconds * 1e6:,.2f}", f"{size / seconds / _MEGABYTE:,.1f}", *more


def automaton_search(detector: Detector) -> Callable[[str], object]:
    """Return the plain search for the examples of matches."""
    automaton = ahocorasick_rs.AhoCorasick(fixed_phrases(detector))
    return lambda post: automaton.find_matches_as_indexes(post.casefold())


def peers(detector: Detector, posts: Sequence[str]) -> Rows:
    """Compare with the plain search, and with what is commonly used for misspelt phrases if it is installed."""
    phrases = fixed_phrases(detector)
    readers: dict[str, Callable[[str], object]] = {
        "casefold + Aho–Corasick": automaton_search(detector),
        "kazslogan": detector.find,
        "fold + rapidfuzz partial_ratio": folded_partial_ratio(phrases),
        "regex, up to 4 errors (one phrase)": fuzzy_regex(),
    }
    if find_spec("spacy"):
        readers["spaCy FUZZY"] = spacy_fuzzy(phrases)
    if find_spec("spaczz"):
        readers["spaczz"] = spaczz_fuzzy(phrases)
    seconds = {}
    for number, (name, read) in enumerate(readers.items()):
        seconds[name] = seconds_per_post(read, posts if number < 2 else posts[:: max(1, len(posts) // _FEW_POSTS)])
    plain = next(iter(seconds.values()))
    return [row(name, posts, took, f"{took / plain:,.1f}") for name, took in seconds.items()]


def folded_partial_ratio(phrases: Sequence[str]) -> Callable[[str], object]:
    """Return the usual script: transliterate, then compare with every phrase."""
    from rapidfuzz import fuzz, process
    from unidecode import unidecode

    folded = sorted({unidecode(phrase) for phrase in phrases})
    return lambda post: process.extractOne(
        unidecode(post.casefold()), folded, scorer=fuzz.partial_ratio, score_cutoff=85
    )


def fuzzy_regex() -> Callable[[str], object]:
    """Return a fuzzy regular expression for one phrase."""
    import regex

    return regex.compile("(?:trump pay attention to kazakhstan){e<=4}", regex.IGNORECASE).search


def spacy_fuzzy(phrases: Sequence[str]) -> Callable[[str], object]:
    """Return spaCy's matcher with fuzzy tokens."""
    import spacy
    from spacy.matcher import Matcher

    language = spacy.blank("xx")
    matcher = Matcher(language.vocab)
    matcher.add("phrases", [[{"LOWER": {"FUZZY": token.lower_}} for token in language(phrase)] for phrase in phrases])
    return lambda post: matcher(language(post))


def spaczz_fuzzy(phrases: Sequence[str]) -> Callable[[str], object]:
    """Return spaczz's fuzzy matcher."""
    import spacy
    from spaczz.matcher import FuzzyMatcher

    language = spacy.blank("xx")
    matcher = FuzzyMatcher(language.vocab)
    matcher.add("phrases", [language(phrase) for phrase in phrases])
    return lambda post: matcher(language(post))


def by_script(detector: Detector, posts: Sequence[str]) -> Rows:
    """Compare with the plain search, script by script."""
    search = automaton_search(detector)
    rows: Rows = []
    for name, letters in _SCRIPTS.items():
        pattern = re.compile(letters, re.IGNORECASE)
        own = [post for post in posts if 2 * len(pattern.findall(post)) > len(post)]
        if own:
            took = seconds_per_post(detector.find, own)
            rows.append(row(name, own, took, f"{took / seconds_per_post(search, own):,.1f}"))
    return rows


def other_texts(detector: Detector, posts: Sequence[str]) -> Rows:
    """Measure texts with a match, long ones and hostile ones."""
    matching = [text for text in matching_texts(detector) if detector.find(text)]
    long = "\n".join(posts)
    long = (long * (_MEGABYTE // len(long) + 1))[:_MEGABYTE]
    rows = [
        row("with a match", matching, seconds_per_post(detector.find, matching)),
        row("1,000,000 characters of posts", [long], seconds_per_post(detector.find, [long], 1)),
    ]
    for piece in _HOSTILE:
        hostile = (piece * (100_000 // len(piece) + 1))[:100_000]
        rows.append(row(f"100,000 characters of {piece!r}", [hostile], seconds_per_post(detector.find, [hostile], 1)))
    return rows


def many_rules(posts: Sequence[str], numbers: Sequence[int]) -> Rows:
    """Measure detectors with more and more rules, each in a fresh process."""
    rows: Rows = []
    few = posts[:: max(1, len(posts) // _FEW_POSTS)]
    for number in numbers:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            cost = pool.submit(measure_rules, list(posts), few, number).result()
        rows.append((
            f"{number:,}",
            f"{cost.compile_seconds:,.1f} s",
            f"{cost.first_read * 1e6:,.0f} µs",
            f"{cost.read * 1e6:,.1f}",
            f"{cost.read_built_in / cost.read:.2f}",
            f"{cost.megabytes:,} MB",
        ))  # fmt: skip
    return rows


def measure_rules(posts: Sequence[str], few: Sequence[str], count: int) -> ManyRules:
    """Compile so many rules and read some posts; runs in a process of its own, so that the memory is its own."""
    ruleset = made_rules(posts, count)
    began = time.process_time()
    detector = Detector([ruleset])
    compiled = time.process_time()
    for post in few:
        detector.find(post)
    first = (time.process_time() - compiled) / len(few)
    built_in = Detector()
    return ManyRules(
        count,
        compiled - began,
        first,
        seconds_per_post(detector.find, few),
        seconds_per_post(built_in.find, few),
        peak_megabytes(),
    )


def peak_megabytes() -> int:
    """Return the most memory that this process has had; 0 where the system doesn't tell."""
    status = Path("/proc/self/status")  # Linux; elsewhere a parent's memory would be counted as well
    if not status.exists():
        return 0
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="utf-8"))
    return int(found[1]) * 1024 // _MEGABYTE if found else 0


def start_up() -> Rows:
    """Measure fresh processes: the interpreter alone, the import, one text checked."""
    commands = {
        "the interpreter alone": ["-c", "pass"],
        "import kazslogan": ["-c", "import kazslogan"],
        "from kazslogan import Detector": ["-c", "from kazslogan import Detector"],
        "kazslogan check, a text without a match": ["-m", "kazslogan", "check", "Бүгін ауылда қар жауды."],
    }
    return [(name, f"{process_seconds(arguments):.2f} s") for name, arguments in commands.items()]


def process_seconds(arguments: Sequence[str]) -> float:
    """Return the least processor time that Python takes for some arguments."""
    import resource

    best = float("inf")
    for _ in range(_ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], check=False, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return best


if __name__ == "__main__":
    main()
