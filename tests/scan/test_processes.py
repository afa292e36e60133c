"""Detector.scan in processes of their own: Ctrl-C, a caller that is killed, and every kind of main module."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

METHODS = multiprocessing.get_all_start_methods()
PATIENCE = 120  # seconds; only a hang takes so long
posix_only = pytest.mark.skipif(os.name != "posix", reason="sends signals")
BEGIN = """\
import itertools, multiprocessing, sys
from kazslogan import Detector, RuleSet

multiprocessing.set_start_method({method!r})
detector = Detector([RuleSet.from_phrases("lake", en="Save the lake")])
"""
SCAN = 'print(sum(map(bool, detector.scan(["Save the lake!", "No"] * 500, workers=2))))\n'
ENDLESS = """\
try:
    found = detector.scan(itertools.repeat("Nothing to see here"), workers=2)
    for _ in range(5000):
        next(found)
    print(*(process.pid for process in multiprocessing.active_children()), flush=True)
    for _ in found:
        pass
except KeyboardInterrupt:
    print("interrupted")
"""


def run(arguments, **options):
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, timeout=PATIENCE, **options
    )


@pytest.mark.parametrize("method", METHODS)
def test_a_command_may_scan(method):
    done = run(["-c", BEGIN.format(method=method) + SCAN])
    assert (done.returncode, done.stdout, done.stderr) == (0, "500\n", "")


@pytest.mark.parametrize("method", METHODS)
def test_a_script_from_standard_input_may_scan(method):
    done = run(["-"], input=BEGIN.format(method=method) + SCAN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "500\n", "")


@pytest.mark.parametrize("method", METHODS)
def test_a_script_may_scan(method, tmp_path):
    script = tmp_path / "script.py"
    lines = (BEGIN.format(method=method) + SCAN).splitlines(keepends=True)
    script.write_text("def main():\n    " + "    ".join(lines) + 'if __name__ == "__main__":\n    main()\n')
    done = run([script])
    assert (done.returncode, done.stdout, done.stderr) == (0, "500\n", "")


def test_a_script_that_would_start_again_in_its_workers_is_told_so(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(BEGIN.format(method="spawn").replace("method(", "method(force=True, method=") + SCAN)
    done = run([script])
    assert done.returncode == 1
    assert "kazslogan.errors.WorkerError: a worker process ended by itself" in done.stderr
    assert 'if __name__ == "__main__":' in done.stderr


def start(method: str) -> tuple[subprocess.Popen[str], list[int]]:
    """Start to scan without end in a session of its own; return the process and its workers' ids."""
    command = [sys.executable, "-c", BEGIN.format(method=method) + ENDLESS]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    workers = [int(word) for word in process.stdout.readline().split()]
    assert len(workers) == 2
    return process, workers


def wait_for_end(pids: list[int]) -> None:
    end = time.monotonic() + PATIENCE
    while any(map(is_alive, pids)):
        assert time.monotonic() < end, "a worker lives on"
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = f"/proc/{pid}/stat"  # one that nobody has waited for is dead all the same
    try:
        with open(stat, encoding="utf-8", errors="replace") as file:  # noqa: PTH123 - may vanish any moment
            return file.read().rpartition(") ")[2][0] != "Z"
    except OSError:
        return not os.path.exists("/proc/self")  # noqa: PTH110


@posix_only
@pytest.mark.parametrize("method", METHODS)
def test_ctrl_c_reaches_the_caller_and_ends_all_workers_in_silence(method):
    process, workers = start(method)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to all of them
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out, err) == (0, "interrupted\n", "")
    wait_for_end(workers)


@posix_only
@pytest.mark.parametrize("method", METHODS)
def test_workers_end_when_their_caller_is_killed(method):
    process, workers = start(method)
    process.kill()
    process.communicate(timeout=PATIENCE)
    wait_for_end(workers)
