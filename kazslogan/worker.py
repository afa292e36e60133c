"""What a worker process does: it reads the texts of a chunk and answers with what it found in them.

It has one chunk in work and one waiting: a thread takes chunks in, so that whoever sends one never waits until a text
is read. It ends when it is killed, or by itself when the process that wants its answers is gone.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

from kazslogan.chunks import texts_of

if TYPE_CHECKING:
    from kazslogan.detector import Detector
    from kazslogan.models import Match

__all__ = ["Answer", "work"]

_SWITCH = 0.001  # seconds until the thread that takes chunks in gets its turn


class Answer(NamedTuple):
    """What a worker found in a chunk."""

    read: int
    """Texts that were read; fewer than the chunk has if one of them raised an error."""
    found: list[tuple[int, tuple[Match, ...]]]
    """Places in the chunk where something was found: mostly few."""
    error: Exception | None


def work(detector: Detector, connection: Connection, inherited: list[Connection]) -> None:
    """Answer chunk by chunk until the process is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller gets it, too, and ends its workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for each in inherited:
        each.close()
    gc.freeze()  # what was made before the fork stays; to look at it would only copy it
    sys.setswitchinterval(_SWITCH)
    inbox: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, inbox), daemon=True).start()
    while True:
        answer = _find(detector, texts_of(inbox.get()))
        connection.send_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))


def _receive(connection: Connection, inbox: SimpleQueue[bytes]) -> None:
    try:
        while True:
            inbox.put(connection.recv_bytes())
    except (EOFError, OSError):
        os._exit(1)  # nobody waits for an answer any more


def _find(detector: Detector, texts: list[str]) -> Answer:
    found: list[tuple[int, tuple[Match, ...]]] = []
    read = 0
    try:
        for matches in map(detector.find, texts):
            if matches:
                found.append((read, matches))
            read += 1
    except Exception as error:  # noqa: BLE001 - raised again in the caller's process
        return Answer(read, found, _portable(error))
    return Answer(read, found, None)


def _portable(error: Exception) -> Exception:
    """Return an error that can be sent, of the same type if that is possible; where it arose stands in a note."""
    error.add_note("".join(traceback.format_exception(error)).rstrip())
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - what was just made
    except Exception:  # noqa: BLE001 - many classes of errors can't be made from their arguments
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
