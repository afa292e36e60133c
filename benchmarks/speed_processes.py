"""What is measured in processes of its own: many rules, workers, memory, start-up."""

from __future__ import annotations

import multiprocessing
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeVar

from speed_tools import MEGABYTE, Rows, few, made_rules, seconds_for

from kazslogan import Detector

__all__ = ["many_rules", "memory", "scan", "start_up"]

T = TypeVar("T")
_ROUNDS = 3
_WORKERS = 2


class ManyRules(NamedTuple):
    """What a detector with many rules costs."""

    compile_seconds: float
    first_read: float
    read: float
    read_built_in: float
    megabytes: int


def alone(work: Callable[..., T], *arguments: object) -> T:
    """Do some work in a fresh process, so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(work, *arguments).result()


# ------------------------------------------------------------------ rules


def many_rules(posts: Sequence[str], numbers: Sequence[int]) -> Rows:
    """Measure detectors with more and more rules."""
    rows: Rows = []
    for number in numbers:
        cost = alone(measure_rules, list(posts), number)
        rows.append((
            f"{number:,}",
            f"{cost.compile_seconds:,.1f} s",
            f"{cost.first_read * 1e6:,.0f} µs",
            f"{cost.read * 1e6:,.1f}",
            f"{cost.read_built_in / cost.read:.2f}",
            f"{cost.megabytes:,} MB",
        ))  # fmt: skip
    return rows


def measure_rules(posts: Sequence[str], count: int) -> ManyRules:
    """Compile so many rules and read some posts."""
    ruleset, some = made_rules(posts, count), few(posts)
    began = time.process_time()
    detector = Detector([ruleset])
    detector.make_ready()
    compiled = time.process_time()
    for post in some:
        detector.find(post)
    first = (time.process_time() - compiled) / len(some)
    read = seconds_for(detector.find, some)
    megabytes = peak_megabytes()
    return ManyRules(compiled - began, first, read, seconds_for(Detector().find, some), megabytes)


def peak_megabytes() -> int:
    """Return the most memory that this process has had; 0 where the system doesn't tell."""
    status = Path("/proc/self/status")  # Linux; elsewhere a parent's memory would be counted as well
    if not status.exists():
        return 0
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="utf-8"))
    return int(found[1]) * 1024 // MEGABYTE if found else 0


# ------------------------------------------------------------------ workers


def scan(detector: Detector, posts: Sequence[str], count: int) -> Rows:
    """Scan so many posts (the same ones over and over, mixed) with one worker and with two, by turns.

    The detector has read all of them before; workers that are copies of this process are warm with it. These are
    seconds by the clock, the start of the workers included: with other programs running they tell little.
    """
    mixed = list(posts)
    Random(1).shuffle(mixed)
    for post in mixed:
        detector.find(post)
    best: dict[int, float] = {}
    for _ in range(_ROUNDS):
        for workers in (1, _WORKERS):
            began = time.perf_counter()
            read = sum(1 for _ in detector.scan(islice(cycle(mixed), count), workers=workers))
            best[workers] = min(best.get(workers, float("inf")), time.perf_counter() - began)
            if read != count:
                raise RuntimeError(f"{count} posts were scanned, but {read} results came")
    method = multiprocessing.get_start_method()
    return [
        (f"{workers} worker{'s' * (workers > 1)} ({method})", f"{count:,}", f"{took:,.1f}", f"{count / took:,.0f}",
         f"{best[1] / took:.2f}")
        for workers, took in best.items()
    ]  # fmt: skip


def memory(posts: Sequence[str], numbers: Sequence[int]) -> Rows:
    """Scan few and many posts, all different, with two workers, and tell the most memory that was needed."""
    rows: Rows = []
    for number in numbers:
        ours, workers = alone(measure_memory, list(posts), number)
        rows.append(("all posts different", f"{number:,}", f"{ours:,} MB", f"{workers:,} MB"))
    return rows


def measure_memory(posts: Sequence[str], count: int) -> tuple[int, int]:
    """Scan so many posts; return the megabytes that this process and the larger worker have had."""
    import resource

    def different() -> Iterator[str]:
        for number, post in enumerate(islice(cycle(posts), count)):
            yield f"{post} {number}"

    multiprocessing.set_start_method("fork" if "fork" in multiprocessing.get_all_start_methods() else None, force=True)
    sum(1 for _ in Detector().scan(different(), workers=_WORKERS))
    unit = 1 if sys.platform == "darwin" else 1024
    return peak_megabytes(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit // MEGABYTE


# ------------------------------------------------------------------ start-up


def start_up() -> Rows:
    """Measure fresh processes: the interpreter alone, the import, one text checked."""
    commands = {
        "the interpreter alone": ["-c", "pass"],
        "import kazslogan": ["-c", "import kazslogan"],
        "from kazslogan import Detector": ["-c", "from kazslogan import Detector"],
        "kazslogan --version": ["-m", "kazslogan", "--version"],
        "kazslogan check, a text without a match": ["-m", "kazslogan", "check", "Бүгін ауылда қар жауды."],
        "kazslogan check, a text with a match": ["-m", "kazslogan", "check", "Тр4мп, Қазақстанға назар сал!"],
    }
    seconds = {name: process_seconds(arguments) for name, arguments in commands.items()}
    bare = seconds["the interpreter alone"]
    return [(name, f"{took:.2f} s", f"{took - bare:.2f} s") for name, took in seconds.items()]


def process_seconds(arguments: Sequence[str]) -> float:
    """Return the least processor time that Python takes for some arguments; the first run only warms up."""
    import resource

    # Compiled modules are part of a warm file cache: as pip installs them, whatever this shell says.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    best = float("inf")
    for round_number in range(_ROUNDS + 2):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, *arguments]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603 - our own
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        best = min(best, took) if round_number else best
    return best
