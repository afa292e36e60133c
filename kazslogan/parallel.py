"""Scan many texts with worker processes: order kept, only so many texts in memory at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kazslogan.detector import Detector
    from kazslogan.models import Match

__all__ = ["scan_parallel"]

_CHUNK = 512  # texts that one worker gets at a time
_AHEAD = 3  # chunks for each worker that wait or are done

_detector: Detector | None = None  # of this worker process


def scan_parallel(detector: Detector, texts: Iterable[str], workers: int) -> Iterator[tuple[Match, ...]]:
    """Yield the matches of each text, found by ``workers`` processes, in the order of the texts.

    Raises:
        concurrent.futures.process.BrokenProcessPool: a worker died.
    """
    source = iter(texts)
    waiting: deque[Future[list[tuple[Match, ...]]]] = deque()
    pool = ProcessPoolExecutor(workers, initializer=_start, initargs=(detector,))
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (chunk := list(islice(source, _CHUNK))):
                waiting.append(pool.submit(_find, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _start(detector: Detector) -> None:
    global _detector  # noqa: PLW0603 - a worker process has nowhere else to keep it
    _detector = detector


def _find(texts: list[str]) -> list[tuple[Match, ...]]:
    assert _detector is not None  # noqa: S101 - set by the initializer
    return [_detector.find(text) for text in texts]
