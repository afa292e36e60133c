"""The command line. Thin on purpose: a command is a few calls of the public API and some printing.

Nothing heavy is imported before a command needs it, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from kazslogan.errors import KazsloganError
from kazslogan.printable import printable

__all__ = ["main"]

#: New objects after which Python looks for garbage: tables of ten thousand words are none, and to look takes time.
_COLLECT_AFTER = 100_000

FOUND, NOTHING_FOUND, ERROR = 0, 1, 2
INTERRUPTED, READER_GONE = 128 + 2, 128 + 13  # what a shell reports after SIGINT and SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, print its result, and return its exit code.

    Args:
        argv: the words after ``kazslogan``; those of the process if None.

    Returns:
        0 something was found (or the command did its work), 1 nothing was found, 2 an error, told on
        standard error; 130 after Ctrl-C; 141 if the reader of the output has gone away.

    >>> main(["check", "--rules", "stay-home", "He stayed home"])  # doctest: +ELLIPSIS
    Nothing found.
      looked for: stay-home 1.0.0, ...
    1
    """
    if sys.stdout is None:
        return _complain("there is no standard output to write to (it is closed)")
    threshold = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER)
    try:
        from kazslogan.cli.output import prepare_streams  # here, where Ctrl-C is already waited for
        from kazslogan.cli.parser import parse

        prepare_streams()
        arguments = parse(sys.argv[1:] if argv is None else argv)
        found: bool = arguments.run(arguments)
        sys.stdout.flush()
    except KazsloganError as error:
        return _complain(str(error))
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except OSError as error:
        _drop_unwritable_output()
        place = f"{printable(str(error.filename))}: " if error.filename is not None else ""
        return _complain(f"{place}{error.strerror or error}")
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.set_threshold(*threshold)
    return FOUND if found else NOTHING_FOUND


def _complain(message: str) -> int:
    from kazslogan.cli.output import tell

    for line in message.splitlines():
        tell(line)
    return ERROR


def _drop_unwritable_output() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()


def _drop_output() -> None:
    """Send what is still buffered nowhere; Python would complain about it when it exits."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
