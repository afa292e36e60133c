"""The words of ``kazslogan rules``, and their help. Imports nothing of the engine."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from kazslogan.cli import rules_commands
from kazslogan.cli.commands import no_command
from kazslogan.cli.options import add_json, command, list_of, number, number_from_0, whole_number

if TYPE_CHECKING:
    from kazslogan.cli.options import SubParsers

__all__ = ["RULES_COMMANDS", "add_rules"]

RULES_COMMANDS = {
    "list": "list the installed rule sets",
    "show": "show what a rule set looks for, with examples",
    "new": "start a rule file, or a package that brings one",
    "test": "try rule sets on their examples and on texts made of them",
    "lint": "look rule sets over for what is seldom meant",
    "profile": "tell what each rule costs on a file of posts",
    "schema": "print the JSON Schema of rule files, for editors",
}

EXAMPLES = """\
commands:
{commands}

examples:
  kazslogan rules list
  kazslogan rules new lake en="Save our lake" kk="Көлімізді сақта"
  kazslogan rules COMMAND --help
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
NEW_EXAMPLES = """\
examples:
  kazslogan rules new lake en="Save our lake"                     writes lake.toml
  kazslogan rules new lake en="Save our lake" en="Save the lake" kk="Көлімізді сақта"
  kazslogan rules new lake en="Save our lake" --package .         writes kazslogan-lake/
"""
TEST_EXAMPLES = """\
exit codes: 0 all passed, 1 some failed, 2 error

examples:
  kazslogan rules test my_rules.toml
  kazslogan rules test stay-home --limit 50 --seed 7
  kazslogan rules test my_rules.toml --limit 0                    only the examples in the file
"""
LINT_EXAMPLES = """\
exit codes: 0 clean, 1 something was found, 2 error

examples:
  kazslogan rules lint my_rules.toml
  kazslogan rules lint --explain short-phrase
"""
PROFILE_EXAMPLES = """\
examples:
  kazslogan rules profile my_rules.toml --posts posts.txt
  kazslogan rules profile stay-home taza-qazaqstan < posts.txt
"""
SCHEMA_EXAMPLES = """\
examples:
  kazslogan rules schema > rule-file.schema.json
"""
NAMES = "an installed rule set, or the path of a rule file"


def add_rules(parsers: SubParsers) -> None:
    """Add the command and those under it."""
    parser = command(
        parsers,
        "rules",
        "COMMAND …",
        "List, show, start, test and look over rule sets.",
        EXAMPLES.format(commands=list_of(RULES_COMMANDS)),
    )
    parser.set_defaults(run=no_command)
    actions = parser.add_subparsers(prog="kazslogan rules", help=argparse.SUPPRESS)
    listing = command(actions, "list", "[options]", "List the installed rule sets.", LIST_EXAMPLES)
    add_json(listing, "rule set")
    listing.set_defaults(run=rules_commands.rules_list)
    _add_show(actions)
    _add_new(actions)
    _add_test(actions)
    _add_lint(actions)
    _add_profile(actions)
    schema = command(actions, "schema", "", "Print the JSON Schema of rule files, for editors.", SCHEMA_EXAMPLES)
    schema.set_defaults(run=rules_commands.rules_schema)


def _add_show(actions: SubParsers) -> None:
    parser = command(
        actions,
        "show",
        "[options] NAME",
        "Show the rules of a rule set: their phrases, and texts that they match and don't match.",
        SHOW_EXAMPLES,
    )
    parser.add_argument("name", metavar="NAME", help=NAMES)
    parser.add_argument("--rule", metavar="ID", help="only one rule (default: all)")
    add_json(parser, "rule set")
    parser.set_defaults(run=rules_commands.rules_show)


def _add_new(actions: SubParsers) -> None:
    parser = command(
        actions,
        "new",
        "[options] ID TAG=PHRASE…",
        "Start a rule file: commented, with examples that hold; or a whole package that brings one.",
        NEW_EXAMPLES,
    )
    parser.add_argument(
        "id", metavar="ID", help="what to call the rule set and its rule: small letters, digits, hyphens"
    )
    parser.add_argument(
        "phrases", nargs="+", metavar="TAG=PHRASE", help="a language (BCP 47) and a phrase in it; as many as you like"
    )
    parser.add_argument("--title", metavar="TEXT", help="the slogan in words (default: the first phrase)")
    parser.add_argument("--output", metavar="FILE", help="where to write it, - for standard output (default: ID.toml)")
    parser.add_argument(
        "--package", metavar="FOLDER", help="write a package kazslogan-ID into this folder instead, with tests"
    )
    parser.set_defaults(run=rules_commands.rules_new)


def _add_test(actions: SubParsers) -> None:
    parser = command(
        actions,
        "test",
        "[options] NAME…",
        "Try rule sets: the examples in their files, and disguised texts and near misses that are made of them.",
        TEST_EXAMPLES,
    )
    parser.add_argument("names", nargs="+", metavar="NAME", help=NAMES)
    parser.add_argument("--rule", metavar="ID", help="only one rule (default: all)")
    parser.add_argument(
        "--seed", type=whole_number, default=0, metavar="N", help="another one makes other texts (default: 0)"
    )
    parser.add_argument(
        "--limit", type=number_from_0, default=10, metavar="N", help="texts of each kind (default: %(default)s)"
    )
    add_json(parser, "test")
    parser.set_defaults(run=rules_commands.rules_test)


def _add_lint(actions: SubParsers) -> None:
    parser = command(
        actions,
        "lint",
        "[options] NAME…",
        "Look rule sets over for what is allowed but seldom meant.",
        LINT_EXAMPLES,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=NAMES)
    parser.add_argument("--explain", metavar="CODE", help="explain one kind of problem and exit")
    add_json(parser, "problem")
    parser.set_defaults(run=rules_commands.rules_lint)


def _add_profile(actions: SubParsers) -> None:
    parser = command(
        actions,
        "profile",
        "[options] NAME…",
        "Tell what each rule costs on the lines of a file of posts. Compare numbers of one run only.",
        PROFILE_EXAMPLES,
    )
    parser.add_argument("names", nargs="+", metavar="NAME", help=NAMES)
    parser.add_argument("--posts", default="-", metavar="FILE", help="one post a line (default: standard input)")
    parser.add_argument(
        "--limit", type=number, default=10_000, metavar="N", help="posts that are read (default: %(default)s)"
    )
    add_json(parser, "rule")
    parser.set_defaults(run=rules_commands.rules_profile)
