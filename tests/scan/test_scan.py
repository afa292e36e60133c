"""Detector.scan: the same results for any number of workers and however they are started; bounded; errors in place."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
import time

import pytest

from kazslogan import Detector, KazsloganError, RuleSet, WorkerError, chunks, parallel

METHODS = multiprocessing.get_all_start_methods()
# A test runner has threads, which Python from 3.12 on warns of when processes are copied.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
    pytest.mark.usefixtures("small_chunks"),
]
SLOGAN, OTHER = "Please save the lake!", "Nothing to see here"
TEXTS = [SLOGAN if number % 7 == 3 else f"{OTHER} {number}" for number in range(600)]
STEP = 64  # texts that are read at a time


class DiskError(Exception):
    """Of a class that only the tests know."""


class UnportableError(Exception):
    """It can't be made from its arguments, and so not be sent from one process to another."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__(f"{first} and {second}")


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector([RuleSet.from_phrases("lake", en="Save the lake")])


@pytest.fixture
def forked(monkeypatch):
    """So that workers inherit a detector that only this process has."""
    if "fork" not in METHODS:
        pytest.skip("processes can't be copied here")
    monkeypatch.setattr(parallel, "get_context", lambda: multiprocessing.get_context("fork"))


@pytest.fixture
def small_chunks(monkeypatch):
    """So that a few hundred texts go through many chunks."""
    monkeypatch.setattr(chunks, "_MOST", STEP)


@pytest.fixture(autouse=True)
def no_process_is_left():
    yield
    assert not [process for process in multiprocessing.active_children() if process.name == "kazslogan"]


def lengths(found) -> list[int]:
    return [len(matches) for matches in found]


class Stub:
    """Stands for a detector: does what a test wants at some texts."""

    def __init__(self, **actions) -> None:
        self.actions = actions

    def make_ready(self) -> None:
        """Do nothing."""

    def find(self, text: str) -> tuple[str, ...]:
        action = self.actions.get(text)
        return (action() or text,) if action else ()


# ------------------------------------------------------------------ the same results


@pytest.mark.parametrize("workers", [None, 1, 2, 3])
def test_any_number_of_workers_finds_the_same_in_the_same_order(detector, workers):
    expected = [detector.find(text) for text in TEXTS]
    assert sum(map(bool, expected)) == TEXTS.count(SLOGAN)
    assert list(detector.scan(iter(TEXTS), workers=workers)) == expected


@pytest.mark.parametrize("method", METHODS)
def test_any_start_method_finds_the_same(detector, method, monkeypatch):
    monkeypatch.setattr(parallel, "get_context", lambda: multiprocessing.get_context(method))
    assert list(detector.scan(TEXTS, workers=2)) == [detector.find(text) for text in TEXTS]


@pytest.mark.parametrize("texts", [[], [SLOGAN], ["\ud800", "", "\0", SLOGAN], [SLOGAN] * STEP, [SLOGAN] * (STEP + 1)])
def test_few_and_odd_texts(detector, texts):
    assert list(detector.scan(texts, workers=2)) == [detector.find(text) for text in texts]


def test_a_string_of_another_class_is_read_as_a_string(detector):
    class Text(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "something else"

    assert lengths(detector.scan([Text(SLOGAN), SLOGAN, Text(OTHER)], workers=2)) == [1, 1, 0]


def test_two_scans_at_once(detector):
    pairs = zip(detector.scan(TEXTS, workers=2), detector.scan(TEXTS, workers=2), strict=True)
    assert all(first == second for first, second in pairs)


@pytest.mark.parametrize("workers", [None, 2])
@pytest.mark.parametrize("text", ["Save the lake", b"Save the lake"])
def test_a_single_text_is_refused_at_once(detector, workers, text):
    with pytest.raises(TypeError, match=r"not a single one; write find\(text\), or scan\(\[text\]\)"):
        detector.scan(text, workers=workers)


def test_half_a_worker_is_refused(detector):
    with pytest.raises(TypeError, match=r"workers must be a whole number, not 1\.5"):
        detector.scan([], workers=1.5)


def _scan_in_daemon(detector, answers):
    try:
        detector.scan(TEXTS, workers=2)
    except KazsloganError as error:
        answers.put(str(error))


def test_a_daemon_is_told_that_it_can_start_no_workers(detector):
    context = multiprocessing.get_context("fork" if "fork" in METHODS else None)
    answers = context.SimpleQueue()
    process = context.Process(target=_scan_in_daemon, args=(detector, answers), daemon=True)
    process.start()
    assert "can't start workers; leave workers out there" in answers.get()
    process.join()


def test_a_scan_in_a_thread(detector):
    found = []
    thread = threading.Thread(target=lambda: found.extend(detector.scan(TEXTS, workers=2)))
    thread.start()
    thread.join()
    assert found == [detector.find(text) for text in TEXTS]


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_than_one_worker_is_an_error(detector, workers):
    with pytest.raises(ValueError, match="workers must be 1 or more, not"):
        detector.scan([], workers=workers)


# ------------------------------------------------------------------ bounded


@pytest.mark.parametrize("workers", [None, 2])
def test_endless_texts_are_read_a_bounded_way_ahead(detector, workers):
    reached = 0

    def endless():
        nonlocal reached
        for reached in itertools.count(1):  # noqa: B007 - how far it was read
            yield OTHER

    found = detector.scan(endless(), workers=workers)
    assert reached == 0
    for taken in range(1, 5001):
        assert next(found) == ()
        ahead = 0 if workers is None else 2 * parallel._AHEAD * chunks._MOST
        assert taken <= reached <= taken + ahead
    found.close()


@pytest.mark.usefixtures("forked")
def test_one_slow_text_lets_the_others_run_only_so_far_ahead():
    gate = multiprocessing.get_context("fork").Event()
    reached = 0

    def texts():
        nonlocal reached
        for reached in range(1, 10_001):
            if reached == 2 * parallel._AHEAD * STEP:
                gate.set()  # as far as it may get while the first text isn't done
            yield "wait" if reached == 1 else OTHER

    found = parallel.scan_parallel(Stub(wait=lambda: gate.wait() and None), texts(), 2)
    assert next(found) == ("wait",)
    assert reached <= 2 * parallel._AHEAD * STEP
    assert sum(1 for _ in found) == 9_999


def test_texts_are_let_go(detector):
    """However many texts there are, few of them are kept."""
    alive = most = 0

    class Text(str):
        __slots__ = ()

        def __init__(self, _: str) -> None:
            nonlocal alive, most
            alive += 1
            most = max(most, alive)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    assert sum(1 for _ in detector.scan((Text(OTHER) for _ in range(20_000)), workers=2)) == 20_000
    assert most <= 2 * STEP


def sizes(texts: list[str]) -> list[int]:
    made = chunks.Chunks(iter(texts))
    return [len(chunks.texts_of(made.next())) for _ in range(8)]


def test_long_texts_make_small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "_MOST", 4096)
    assert sizes(["x" * 10_000] * 1000) == [STEP] * 8
    assert sizes(["x"] * 100_000) == [64, 128, 256, 512, 1024, 2048, 4096, 4096]


ODD = ["\ud83d\ude00", "\ud83d", "\ude00", "\U0001f600", "\0", "", "\ufeff", "a\0b", "\x85", "é", "e\u0301"]


@pytest.mark.parametrize("texts", [ODD, [OTHER] * 100 + ODD + [OTHER] * 100, [""], ["\ufeff"], ["", ""]])
def test_a_text_arrives_as_it_is(texts):
    made = chunks.Chunks(iter(texts))
    arrived = []
    while chunk := made.next():
        arrived += chunks.texts_of(chunk)
    assert arrived == texts
    assert made.read == len(texts)


# ------------------------------------------------------------------ errors


def until_error(found) -> tuple[int, BaseException]:
    count = 0
    try:
        for _ in found:
            count += 1
    except Exception as error:  # noqa: BLE001 - to be looked at
        return count, error
    raise AssertionError("there was no error")


@pytest.mark.parametrize("place", [0, 1, STEP - 1, STEP, 300])
@pytest.mark.parametrize("workers", [None, 2])
def test_an_error_of_the_texts_comes_in_its_place(detector, workers, place):
    def texts():
        yield from TEXTS[:place]
        raise DiskError("the disk is gone")

    count, error = until_error(detector.scan(texts(), workers=workers))
    assert (count, type(error), str(error)) == (place, DiskError, "the disk is gone")


@pytest.mark.parametrize("place", [0, 5, STEP, 300])
@pytest.mark.parametrize("workers", [None, 2])
@pytest.mark.parametrize("odd", [None, 7, b"bytes", float("nan")])
def test_what_is_no_string_is_an_error_in_its_place(detector, workers, place, odd):
    count, error = until_error(detector.scan([*TEXTS[:place], odd, *TEXTS, odd], workers=workers))
    kind = type(odd).__name__
    assert count == place
    assert type(error) is TypeError
    assert str(error) == f"texts must be strings, but number {place} (counted from 0) is of type {kind}"


@pytest.mark.parametrize("workers", [None, 2])
def test_the_first_of_two_errors_counts(detector, workers):
    def texts():
        yield from (SLOGAN, None, SLOGAN)
        raise DiskError

    count, error = until_error(detector.scan(texts(), workers=workers))
    assert (count, type(error)) == (1, TypeError)


@pytest.mark.parametrize("workers", [None, 2])
def test_what_holds_no_texts_is_an_error_at_once(detector, workers):
    with pytest.raises(TypeError, match="not iterable"):
        detector.scan(7, workers=workers)


def fail() -> None:
    raise DiskError("bad text")


@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize("place", [0, STEP, 300])
def test_an_error_in_a_worker_comes_in_its_place(place):
    texts = [*TEXTS[:place], "bad", *TEXTS]
    count, error = until_error(parallel.scan_parallel(Stub(bad=fail), texts, 2))
    assert (count, type(error), str(error)) == (place, DiskError, "bad text")
    assert "in fail" in error.__notes__[0]  # where it arose


def fail_oddly() -> None:
    raise UnportableError(1, 2)


@pytest.mark.usefixtures("forked")
def test_an_error_that_cannot_be_sent_is_told():
    count, error = until_error(parallel.scan_parallel(Stub(bad=fail_oddly), ["bad"], 2))
    assert (count, type(error), str(error)) == (0, RuntimeError, "UnportableError: 1 and 2")


@pytest.mark.usefixtures("forked")
@pytest.mark.parametrize("place", [0, 300])
@pytest.mark.parametrize(
    ("end", "told"),
    [
        (lambda: os._exit(3), "a worker process ended by itself (exit code 3)"),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "a worker process was killed by signal 9"),
    ],
    ids=["exit", "kill"],
)
def test_a_worker_that_dies_is_an_error(place, end, told):
    texts = [*TEXTS[:place], "die", *TEXTS]
    count, error = until_error(parallel.scan_parallel(Stub(die=end), texts, 2))
    assert count <= place
    assert isinstance(error, WorkerError)
    assert error.first <= place <= error.last
    assert str(error).startswith(f"{told} while it had texts {error.first} to {error.last}; ")


@pytest.mark.usefixtures("forked")
def test_a_worker_that_dies_between_two_chunks_is_an_error(detector):
    found = detector.scan(itertools.repeat(OTHER), workers=2)
    next(found)
    worker = next(process for process in multiprocessing.active_children() if process.name == "kazslogan")
    os.kill(worker.pid, signal.SIGKILL)
    assert isinstance(until_error(found)[1], WorkerError)


@pytest.mark.usefixtures("forked")
def test_what_takes_long_to_make_ready_is_made_ready_once_for_all_workers():
    detector = Detector([RuleSet.from_phrases("bridge", en="Mend the old bridge")])
    assert "screen" not in detector._compiled.__dict__
    next(detector.scan([OTHER], workers=2))
    assert "screen" not in detector._compiled.__dict__  # a few texts are read without
    next(detector.scan([OTHER] * 10 * STEP, workers=2))
    assert "screen" in detector._compiled.__dict__


# ------------------------------------------------------------------ the end


@pytest.mark.parametrize("taken", [0, 1, STEP, 300])
def test_who_stops_early_leaves_no_process(detector, taken):
    found = detector.scan(itertools.cycle(TEXTS), workers=2)
    assert len(list(itertools.islice(found, taken))) == taken
    found.close()
    assert list(found) == []


def test_who_breaks_off_leaves_no_process(detector):
    for matches in detector.scan(itertools.cycle(TEXTS), workers=2):
        if matches:
            break


@pytest.mark.usefixtures("forked")
def test_a_worker_in_the_middle_of_something_long_is_ended():
    found = parallel.scan_parallel(Stub(sleep=lambda: time.sleep(3600)), [*[OTHER] * STEP, "sleep"], 2)
    assert next(found) == ()
    found.close()
