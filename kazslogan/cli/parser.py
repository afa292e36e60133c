"""The words the command line understands, and their help. Imports nothing of the engine."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kazslogan import __version__
from kazslogan.cli import commands
from kazslogan.cli.options import Parser, add_detector_options, add_json, command, list_of, number, whole_number
from kazslogan.cli.rules_parser import RULES_COMMANDS, add_rules
from kazslogan.errors import UnknownNameError

if TYPE_CHECKING:
    from kazslogan.cli.options import SubParsers

__all__ = ["COMMANDS", "build_parser", "parse"]

COMMANDS = {
    "check": "find slogans in texts or standard input",
    "explain": "show step by step how a text was disguised",
    "rules": "list, show, start, test and look over rule sets",
    "transliterate": "write texts in another script",
    "variants": "make disguised texts of a rule, or near misses",
}

DESCRIPTION = "Find slogans in texts, however they are written: where they stand, how they were disguised."
EPILOG = """\
commands:
{commands}

exit codes: 0 found, 1 nothing found, 2 error (told on standard error)

A match means that these words were written, not that the writer agrees: quoting,
reporting and mocking match too.

examples:
  kazslogan check "Тр4мп, Қазақстанға назар сал"
  kazslogan check - < posts.txt
  kazslogan rules list
  kazslogan COMMAND --help
"""
CHECK_EXAMPLES = """\
examples:
  kazslogan check "Tramp, Qazaqstanga nazar sal"
  kazslogan check - < posts.txt                      one post a line
  kazslogan check --json - < posts.txt > found.jsonl
  kazslogan check --rules my_rules.toml --rules stay-home "Stay h0me, save lives"
  kazslogan check --min-level weak "Pay attention to Kazakhstan!"
"""
EXPLAIN_EXAMPLES = """\
examples:
  kazslogan explain "#Tp4мпҚaз4қcт4нғaН4зaрCaл"
  kazslogan explain - < post.txt                     all of it is one text
  kazslogan explain --why-not "Trump, pay attention to Pakistan"
"""
TRANSLITERATE_EXAMPLES = """\
examples:
  kazslogan transliterate "Қазақстанға назар сал" --scheme kk-2021
  kazslogan transliterate "Qazaqstanğa nazar sal" --scheme kk-2021 --reverse
  kazslogan transliterate - --scheme ru-iso9 < posts.txt
  kazslogan transliterate --list
"""
VARIANTS_EXAMPLES = """\
examples:
  kazslogan variants stay-home --limit 5
  kazslogan variants my_rules.toml --disguise leet --disguise glued --together 2
  kazslogan variants kz-trump-attention --rule trump-attention --language kk --json
  kazslogan variants stay-home --near-misses
"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the words after ``kazslogan``; the result's ``run`` is the command, to be called with the result.

    Raises:
        UnknownNameError: an unknown command, option or value; it names the nearest known one.
        KazsloganError: any other words that make no sense.
        SystemExit: after ``--help`` and ``--version``, as argparse does.
    """
    parser = build_parser()
    _check_command(argv)
    arguments, left_over = parser.parse_known_args(argv)
    chosen: argparse.ArgumentParser = arguments.parser
    for word in left_over:
        if word.startswith("-"):
            raise UnknownNameError("option", word.partition("=")[0], _option_names(chosen))
        chosen.error(_too_many(chosen, word))
    return arguments


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="kazslogan",
        usage="%(prog)s COMMAND …",
        description=DESCRIPTION,
        epilog=EPILOG.format(commands=list_of(COMMANDS)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}", help="show the version")
    parser.set_defaults(parser=parser, run=commands.no_command)
    parsers = parser.add_subparsers(prog="kazslogan", help=argparse.SUPPRESS)
    _add_check(parsers)
    _add_explain(parsers)
    add_rules(parsers)
    _add_transliterate(parsers)
    _add_variants(parsers)
    return parser


def _add_check(parsers: SubParsers) -> None:
    parser = command(
        parsers,
        "check",
        "[options] TEXT…",
        "Find slogans in texts, or in standard input line by line, and show each in its place.",
        CHECK_EXAMPLES,
    )
    parser.add_argument("text", nargs="+", metavar="TEXT", help="a text in quotes, or - for standard input")
    add_detector_options(parser)
    parser.set_defaults(run=commands.check)


def _add_explain(parsers: SubParsers) -> None:
    parser = command(
        parsers,
        "explain",
        "[options] TEXT",
        "Show step by step how the slogans in one text were disguised, or why there is none.",
        EXPLAIN_EXAMPLES,
    )
    parser.add_argument("text", metavar="TEXT", help="a text in quotes, or - for the whole standard input")
    parser.add_argument("--why-not", action="store_true", help="say what comes nearest and why it is no match")
    parser.add_argument("--rule", metavar="ID", help="the rule that --why-not is about (default: any)")
    add_detector_options(parser)
    parser.set_defaults(run=commands.explain)


def _add_transliterate(parsers: SubParsers) -> None:
    parser = command(
        parsers,
        "transliterate",
        "[options] TEXT…",
        "Write texts, or the lines of standard input, in another script by a named scheme.",
        TRANSLITERATE_EXAMPLES,
    )
    parser.add_argument("text", nargs="*", metavar="TEXT", help="a text in quotes, or - for standard input")
    parser.add_argument("--scheme", metavar="NAME", help="the scheme, such as kk-2021 or ru-iso9")
    parser.add_argument("--reverse", action="store_true", help="read the scheme backwards")
    parser.add_argument("--list", action="store_true", help="list the schemes and exit")
    add_json(parser, "text")
    parser.set_defaults(run=commands.transliterate)


def _add_variants(parsers: SubParsers) -> None:
    parser = command(
        parsers,
        "variants",
        "[options] RULE",
        "Make texts to test with: a rule's slogans, disguised, each marked in its place; or near misses.",
        VARIANTS_EXAMPLES,
    )
    parser.add_argument("name", metavar="RULE", help="a rule, a rule set, or the path of a rule file")
    parser.add_argument("--rule", metavar="ID", help="one rule of the rule set (default: all)")
    parser.add_argument(
        "--language", action="append", metavar="TAG", help="of the phrases, such as kk; may be repeated"
    )
    parser.add_argument("--disguise", action="append", metavar="NAME", help="to be used by turns; may be repeated")
    parser.add_argument(
        "--together", type=number, default=1, metavar="N", help="disguises of each text (default: %(default)s)"
    )
    parser.add_argument("--near-misses", action="store_true", help="make texts that are not to be found instead")
    parser.add_argument(
        "--seed", type=whole_number, default=0, metavar="N", help="another one makes other texts (default: 0)"
    )
    parser.add_argument("--limit", type=number, default=20, metavar="N", help="how many (default: %(default)s)")
    add_json(parser, "text")
    parser.set_defaults(run=commands.make_variants)


def _check_command(argv: Sequence[str]) -> None:
    """Complain about an unknown command with the nearest known one; argparse would list them all."""
    words = [word for word in argv if not word.startswith("-")]
    if words and words[0] not in COMMANDS:
        raise UnknownNameError("command", words[0], tuple(COMMANDS))
    if words[:1] == ["rules"] and len(words) > 1 and words[1] not in RULES_COMMANDS:
        raise UnknownNameError("command", f"rules {words[1]}", [f"rules {name}" for name in RULES_COMMANDS])


def _too_many(parser: argparse.ArgumentParser, word: str) -> str:
    """Complain of a word too many, and say what the command takes one of."""
    taken = next((str(action.metavar) for action in parser._actions if not action.option_strings), None)  # noqa: SLF001
    if taken is None:
        return f"nothing is taken but options, but there is {word!r}"
    fix = "put it in quotes" if taken == "TEXT" else "run the command once for each"
    return f"one {taken.lower()} only, but {word!r} came after it; {fix}"


def _option_names(parser: argparse.ArgumentParser) -> list[str]:
    return [name for action in parser._actions for name in action.option_strings]  # noqa: SLF001 - no public way
