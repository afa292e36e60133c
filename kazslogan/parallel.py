"""Scan many texts with worker processes: order kept, only so many texts in memory at once.

The texts are handed out in chunks, so that sending them costs little beside reading them; back comes only what was
found. Workers hold nothing that needs an orderly end: they are killed when the work is done, when the caller stops
early, and when anything goes wrong.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import repeat
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NamedTuple

from kazslogan.chunks import Chunks, many
from kazslogan.errors import KazsloganError, WorkerError
from kazslogan.worker import Answer, work

if TYPE_CHECKING:
    from kazslogan.detector import Detector
    from kazslogan.models import Match

__all__ = ["scan_parallel"]

_DEPTH = 2  # chunks that a worker has at a time, one of them waiting
_AHEAD = 4  # chunks for each worker that are handed out before the oldest is done
_LOOK_AFTER = 1.0  # seconds after which it is looked whether the workers still live; their end is mostly told at once


def scan_parallel(detector: Detector, texts: Iterable[str], workers: int) -> Iterator[tuple[Match, ...]]:
    """Return the matches of each text, found by ``workers`` processes, in the order of the texts.

    The processes are started with Python's current start method when the first result is asked for. An error that a
    text or the reading of the texts raises is raised here, after the results of all texts before it.

    Raises:
        TypeError: ``texts`` can't be iterated over or, as soon as it is reached, one of them is no string; ``workers``
            is no whole number.
        WorkerError: a worker process died.
        KazsloganError: this process is a daemon, which may start none.
    """
    if not isinstance(workers, int):
        raise TypeError(f"workers must be a whole number, not {workers!r}")
    if current_process().daemon:
        fix = "leave workers out there, or scan in the main process"
        raise KazsloganError(f"a daemon process, such as one of a multiprocessing.Pool, can't start workers; {fix}")
    return _scan(detector, Chunks(many(texts)), workers)


def _scan(detector: Detector, source: Chunks, workers: int) -> Iterator[tuple[Match, ...]]:
    crew = _Crew(detector, source, workers)
    try:
        while (answer := crew.next_answer()) is not None:
            at = 0
            for place, matches in answer.found:
                yield from repeat((), place - at)
                yield matches
                at = place + 1
            yield from repeat((), answer.read - at)
            if answer.error is not None:
                raise answer.error
        if source.error is not None:
            raise source.error
    finally:
        crew.dismiss()


class _Worker(NamedTuple):
    """A process, the way to it, and the chunks that it has: their numbers, oldest first."""

    process: Any  # of whichever class the start method has
    connection: Connection
    chunks: deque[int]


class _Crew:
    """The workers of one scan, which are started as there are chunks for them."""

    def __init__(self, detector: Detector, source: Chunks, size: int) -> None:
        self._detector, self._source, self._size = detector, source, size
        self._context = get_context()
        self._owner = os.getpid()
        self._workers: list[_Worker] = []
        self._answers: dict[int, Answer] = {}
        self._places: dict[int, tuple[int, int]] = {}  # first and last text of the chunks that are handed out
        self._head = 0  # the chunk whose answer is due next
        self._next = 0

    def next_answer(self) -> Answer | None:
        """Return what was found in the next chunk, or None after the last one.

        Raises:
            WorkerError: a worker died before its work was done.
        """
        self._hand_out()
        if self._head == self._next:
            return None
        while self._head not in self._answers:
            self._take_in()
            self._hand_out()
        answer = self._answers.pop(self._head)
        del self._places[self._head]
        self._head += 1
        return answer

    def dismiss(self) -> None:
        """End all workers, whatever they do."""
        if os.getpid() != self._owner:
            return  # a copy of this process that was made while it scanned: the workers aren't its own
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.connection.close()
            worker.process.join()
            worker.process.close()
        self._workers.clear()

    def _hand_out(self) -> None:
        """Give chunks to all who can take one."""
        while self._next - self._head < self._size * _AHEAD:
            least = min(self._workers, key=lambda worker: len(worker.chunks), default=None)
            is_full = len(self._workers) == self._size
            if is_full and (least is None or len(least.chunks) >= _DEPTH):
                return
            first = self._source.read
            chunk = self._source.next()
            if not chunk:
                return
            worker = least if least and (is_full or not least.chunks) else self._hire()
            self._places[self._next] = first, self._source.read - 1
            worker.chunks.append(self._next)
            self._next += 1
            try:
                worker.connection.send_bytes(chunk)
            except OSError:
                raise self._death(worker) from None

    def _take_in(self) -> None:
        """Wait for answers of the workers."""
        busy = {worker.connection: worker for worker in self._workers if worker.chunks}
        for connection in wait(list(busy), _LOOK_AFTER):
            worker = busy[connection]  # type: ignore[index]
            try:
                answer = pickle.loads(worker.connection.recv_bytes())  # noqa: S301 - our own worker sent it
            except (EOFError, OSError):
                raise self._death(worker) from None
            self._answers[worker.chunks.popleft()] = answer
        for worker in busy.values():
            if worker.chunks and worker.process.exitcode is not None and not worker.connection.poll():
                raise self._death(worker)

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        inherited = []
        is_copied = self._context.get_start_method() == "fork"
        if is_copied and not self._source.is_at_end:
            self._detector.make_ready()  # once for all workers
        if is_copied:
            # A copy of this process has the ways to all workers; while one of them keeps these open, none would
            # notice that we are gone.
            inherited = [worker.connection for worker in self._workers] + [ours]
        arguments = (self._detector, theirs, inherited)
        process = self._context.Process(target=work, args=arguments, name="kazslogan", daemon=True)
        with _quiet_start():
            process.start()
        theirs.close()
        worker = _Worker(process, ours, deque())
        self._workers.append(worker)
        return worker

    def _death(self, worker: _Worker) -> WorkerError:
        worker.process.join(_LOOK_AFTER)
        first, last = self._places[worker.chunks[0]]
        return WorkerError(worker.process.exitcode, first, last)


@contextmanager
def _quiet_start() -> Iterator[None]:
    """Start a process that Ctrl-C doesn't reach, not even before it can say so, and that needs no main module.

    Python imports the main module in processes that aren't copies; one that was read from standard input can't be.
    """
    main = sys.modules["__main__"]
    file = getattr(main, "__file__", None)
    hidden = file is not None and getattr(main, "__spec__", None) is None and not os.path.exists(file)  # noqa: PTH110
    can_block = hasattr(signal, "pthread_sigmask")  # not on Windows
    if can_block:
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    if hidden:
        del main.__file__
    try:
        yield
    finally:
        if hidden:
            main.__file__ = file
        if can_block:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
