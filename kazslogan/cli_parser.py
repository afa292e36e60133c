"""The words the command line understands, and their help. Imports nothing of the engine."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from kazslogan import __version__, cli_commands
from kazslogan.errors import KazsloganError, UnknownNameError

if TYPE_CHECKING:
    _Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - it has no public name

__all__ = ["COMMANDS", "LEVELS", "RULES_COMMANDS", "STRICTNESS", "build_parser", "parse"]

COMMANDS = {
    "check": "find slogans in texts or standard input",
    "explain": "show step by step how a text was disguised",
    "rules": "list rule sets, or show one",
    "transliterate": "write texts in another script",
    "variants": "make disguised texts of a rule, or near misses",
}
RULES_COMMANDS = {
    "list": "list the installed rule sets",
    "show": "show the rules of a rule set with their phrases",
}

# As models.Strictness and models.Level have them, a test holds them together.
# They stand here once more because importing the models takes longer than the whole help.
STRICTNESS = ("strict", "balanced", "broad")
LEVELS = ("weak", "variant", "exact")

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
"""
RULES_EXAMPLES = """\
commands:
{commands}

examples:
  kazslogan rules list
  kazslogan rules show kz-trump-attention
  kazslogan rules show my_rules.toml
"""
LIST_EXAMPLES = """\
examples:
  kazslogan rules list
  kazslogan rules list --json
"""
SHOW_EXAMPLES = """\
examples:
  kazslogan rules show stay-home
  kazslogan rules show my_rules.toml --json
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


class _UsageError(KazsloganError):
    """The words after ``kazslogan`` make no sense."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose complaints are errors like all others, and name the help that mends them."""

    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{message}\nsee: {self.prog} --help")


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
        chosen.error(f"one text only, but {word!r} came after it; put the text in quotes")
    return arguments


def build_parser() -> _Parser:
    """Return the parser of the whole command line."""
    parser = _Parser(
        prog="kazslogan",
        usage="%(prog)s COMMAND …",
        description=DESCRIPTION,
        epilog=EPILOG.format(commands=_list_of(COMMANDS)),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}", help="show the version")
    parser.set_defaults(parser=parser, run=cli_commands.no_command)
    commands = parser.add_subparsers(prog="kazslogan", help=argparse.SUPPRESS)
    _add_check(commands)
    _add_explain(commands)
    _add_rules(commands)
    _add_transliterate(commands)
    _add_variants(commands)
    return parser


def _add_check(commands: _Commands) -> None:
    parser = _command(
        commands,
        "check",
        "[options] TEXT…",
        "Find slogans in texts, or in standard input line by line, and show each in its place.",
        CHECK_EXAMPLES,
    )
    parser.add_argument("text", nargs="+", metavar="TEXT", help="a text in quotes, or - for standard input")
    _add_detector_options(parser)
    parser.set_defaults(run=cli_commands.check)


def _add_explain(commands: _Commands) -> None:
    parser = _command(
        commands,
        "explain",
        "[options] TEXT",
        "Show step by step how the slogans in one text were disguised.",
        EXPLAIN_EXAMPLES,
    )
    parser.add_argument("text", metavar="TEXT", help="a text in quotes, or - for the whole standard input")
    _add_detector_options(parser)
    parser.set_defaults(run=cli_commands.explain)


def _add_rules(commands: _Commands) -> None:
    parser = _command(
        commands,
        "rules",
        "list | show NAME",
        "List the rule sets that are installed, or show what one of them holds.",
        RULES_EXAMPLES.format(commands=_list_of(RULES_COMMANDS)),
    )
    parser.set_defaults(run=cli_commands.no_command)
    actions = parser.add_subparsers(prog="kazslogan rules", help=argparse.SUPPRESS)

    listing = _command(actions, "list", "[options]", "List the installed rule sets.", LIST_EXAMPLES)
    _add_json(listing, "rule set")
    listing.set_defaults(run=cli_commands.rules_list)

    show = _command(
        actions, "show", "[options] NAME", "Show the rules of a rule set with their phrases.", SHOW_EXAMPLES
    )
    show.add_argument("name", metavar="NAME", help="an installed rule set, or the path of a rule file")
    _add_json(show, "rule set")
    show.set_defaults(run=cli_commands.rules_show)


def _add_transliterate(commands: _Commands) -> None:
    parser = _command(
        commands,
        "transliterate",
        "[options] TEXT…",
        "Write texts, or the lines of standard input, in another script by a named scheme.",
        TRANSLITERATE_EXAMPLES,
    )
    parser.add_argument("text", nargs="*", metavar="TEXT", help="a text in quotes, or - for standard input")
    parser.add_argument("--scheme", metavar="NAME", help="the scheme, such as kk-2021 or ru-iso9")
    parser.add_argument("--reverse", action="store_true", help="read the scheme backwards")
    parser.add_argument("--list", action="store_true", help="list the schemes and exit")
    _add_json(parser, "text")
    parser.set_defaults(run=cli_commands.transliterate)


def _add_variants(commands: _Commands) -> None:
    parser = _command(
        commands,
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
        "--together", type=_number, default=1, metavar="N", help="disguises of each text (default: %(default)s)"
    )
    parser.add_argument("--near-misses", action="store_true", help="make texts that are not to be found instead")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another one makes other texts (default: 0)")
    parser.add_argument("--limit", type=_number, default=20, metavar="N", help="how many (default: %(default)s)")
    _add_json(parser, "text")
    parser.set_defaults(run=cli_commands.make_variants)


def _number(value: str) -> int:
    if not value.isdigit() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number from 1 on")
    return int(value)


def _list_of(commands: Mapping[str, str]) -> str:
    """Lay the commands out; argparse would do it differently from version to version."""
    width = max(map(len, commands))
    return "\n".join(f"  {name:{width}}  {summary}" for name, summary in commands.items())


def _command(commands: _Commands, name: str, usage: str, description: str, examples: str) -> _Parser:
    """Add a command; its usage is written out because argparse wraps its own differently from version to version."""
    parser = commands.add_parser(
        name,
        usage=f"%(prog)s {usage}",
        description=description,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(parser=parser)
    return parser


def _add_detector_options(parser: argparse.ArgumentParser) -> None:
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
    _add_json(parser, "match")


def _add_json(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("--json", action="store_true", help=f"print JSON, one object a {what}, each on its line")


def _one_of(kind: str, known: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in known:
            raise UnknownNameError(kind, value, known)
        return value

    return check


def _check_command(argv: Sequence[str]) -> None:
    """Complain about an unknown command with the nearest known one; argparse would list them all."""
    words = [word for word in argv if not word.startswith("-")]
    if words and words[0] not in COMMANDS:
        raise UnknownNameError("command", words[0], tuple(COMMANDS))
    if words[:1] == ["rules"] and len(words) > 1 and words[1] not in RULES_COMMANDS:
        raise UnknownNameError("command", f"rules {words[1]}", [f"rules {name}" for name in RULES_COMMANDS])


def _option_names(parser: argparse.ArgumentParser) -> list[str]:
    return [name for action in parser._actions for name in action.option_strings]  # noqa: SLF001 - no public way
