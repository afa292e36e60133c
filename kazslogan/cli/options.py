"""What all commands share: the parser that complains as all errors do, and the options that several of them have."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from kazslogan.errors import KazsloganError, UnknownNameError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    SubParsers: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - it has no public name

__all__ = [
    "LEVELS",
    "STRICTNESS",
    "Parser",
    "add_detector_options",
    "add_json",
    "command",
    "list_of",
    "number",
    "number_from_0",
    "whole_number",
]

# As models.Strictness and models.Level have them, a test holds them together.
# They stand here once more because importing the models takes longer than the whole help.
STRICTNESS = ("strict", "balanced", "broad")
_LONGEST_NUMBER = 18  # digits
LEVELS = ("weak", "variant", "exact")


class _UsageError(KazsloganError):
    """The words after ``kazslogan`` make no sense."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are errors like all others, and name the help that mends them.

    That its help can't be written is an error, too; argparse would pass over it.
    """

    def error(self, message: str) -> NoReturn:
        """Raise the complaint."""
        raise _UsageError(f"{message}\nsee: {self.prog} --help")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        print(message, end="", file=file)
        sys.stdout.flush()


def _is_digits(value: str) -> bool:
    """Tell whether ``int`` can read a value: other alphabets' digits, but no ², and nothing endless."""
    return value.isdecimal() and len(value) <= _LONGEST_NUMBER


def number(value: str) -> int:
    """Read a number from 1 on."""
    if not _is_digits(value) or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 on")
    return int(value)


def number_from_0(value: str) -> int:
    """Read a number from 0 on."""
    if not _is_digits(value):
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 0 on")
    return int(value)


def whole_number(value: str) -> int:
    """Read a whole number, below 0 too."""
    if not _is_digits(value.removeprefix("-")):
        raise argparse.ArgumentTypeError(f"{value!r} is no whole number")
    return int(value)


def list_of(commands: Mapping[str, str]) -> str:
    """Lay the commands out; argparse would do it differently from version to version."""
    width = max(map(len, commands))
    return "\n".join(f"  {name:{width}}  {summary}" for name, summary in commands.items())


def command(parsers: SubParsers, name: str, usage: str, description: str, examples: str) -> Parser:
    """Add a command; its usage is written out because argparse wraps its own differently from version to version."""
    parser = parsers.add_parser(
        name,
        usage=f"%(prog)s {usage}",
        description=description,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(parser=parser)
    return parser


def add_detector_options(parser: argparse.ArgumentParser) -> None:
    """Add what a detector is made of, and ``--json``."""
    parser.add_argument(
        "--rules",
        action="append",
        metavar="PATH",
        help="a rule file or the name of a rule set; may be repeated (default: all that are built in)",
    )
    parser.add_argument(
        "--strictness",
        type=_one_of("strictness", STRICTNESS),
        default="balanced",
        metavar="HOW",
        help=f"{', '.join(STRICTNESS)} (default: balanced)",
    )
    parser.add_argument(
        "--min-level",
        type=_one_of("level", LEVELS),
        default="variant",
        metavar="LEVEL",
        help=f"show matches of this level and stronger ones: {', '.join(LEVELS)} (default: variant)",
    )
    add_json(parser, "match")


def add_json(parser: argparse.ArgumentParser, what: str) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help=f"print JSON, one object a {what}, each on its line")


def _one_of(kind: str, known: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in known:
            raise UnknownNameError(kind, value, known)
        return value

    return check
