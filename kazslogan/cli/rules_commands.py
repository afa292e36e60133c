"""What each command of ``kazslogan rules`` does; imports and results as in :mod:`kazslogan.cli.commands`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kazslogan.cli.input import STANDARD_INPUT, lines_of
from kazslogan.cli.output import print_json, printable, ruleset_lines, sample_lines, table, tell
from kazslogan.errors import KazsloganError, RuleError, UnknownNameError, all_at_once

if TYPE_CHECKING:
    from argparse import Namespace

    from kazslogan import RuleSet
    from kazslogan.authoring.trial import Outcome

__all__ = [
    "rules_lint",
    "rules_list",
    "rules_new",
    "rules_profile",
    "rules_schema",
    "rules_show",
    "rules_test",
]

_KINDS = {"match": "match", "near_miss": "near miss", "variants": "variants", "near_misses": "near misses"}


def rules_list(arguments: Namespace) -> bool:
    """List the installed rule sets; tell which of other packages can't be used, and why."""
    from kazslogan import RuleSet, available_rulesets
    from kazslogan.rules.find import broken_rulesets

    problems = list(broken_rulesets())
    for info in available_rulesets():
        try:
            ruleset = RuleSet.load(info.id)
        except RuleError as error:
            problems += error.problems
            continue
        facts = {"version": ruleset.version, "title": ruleset.title, "origin": info.origin}
        rules = [rule.id for rule in ruleset.rules]
        if arguments.json:
            print_json({"id": ruleset.id, **facts, "hash": ruleset.content_hash, "rules": rules})
        else:
            print(*map(printable, _list_lines(ruleset, info.origin)), sep="\n")
    for problem in problems:
        tell(str(problem))
    return True


def _list_lines(ruleset: RuleSet, origin: str) -> list[str]:
    return [f"{ruleset.identity} ({origin}): {ruleset.title}", *(f"  {rule.id}" for rule in ruleset.rules)]


def rules_show(arguments: Namespace) -> bool:
    """Show what one rule set looks for, and texts that it matches and doesn't match."""
    from kazslogan import RuleSet

    ruleset = RuleSet.load(arguments.name)
    rules = ruleset.rules if arguments.rule is None else (ruleset.rule(arguments.rule),)
    if arguments.json:
        shown = ruleset.model_dump(mode="json") | {"hash": ruleset.content_hash}
        print_json(shown | {"rules": [rule.model_dump(mode="json") for rule in rules]})
        return True
    from kazslogan.authoring.samples import samples

    print(*map(printable, ruleset_lines(ruleset, rules)), sep="\n")
    for rule in rules:
        print("", *map(printable, sample_lines(rule, samples(ruleset, rule))), sep="\n")
    return True


def rules_new(arguments: Namespace) -> bool:
    """Write a starter file, or a package around one; never over a file that is there."""
    from kazslogan.authoring.starter import package_files, starter, write_files

    phrases: dict[str, list[str]] = {}
    for word in arguments.phrases:
        tag, equals, phrase = word.partition("=")
        if not equals or not tag:
            arguments.parser.error(f'{word!r} has no language; write it as en="{phrase or word}"')
        phrases.setdefault(tag, []).append(phrase)
    text = starter(arguments.id, phrases, arguments.title)
    if arguments.package is not None:
        if arguments.output is not None:
            arguments.parser.error("--package and --output can't stand together")
        folder = Path(arguments.package) / f"kazslogan-{arguments.id}"
        title = arguments.title or next(iter(phrases.values()))[0]
        files = {folder / name: content for name, content in package_files(arguments.id, text, title).items()}
    elif arguments.output == STANDARD_INPUT:
        print(text, end="")
        return True
    else:
        files = {Path(arguments.output or f"{arguments.id}.toml"): text}
    base = Path(arguments.package) if arguments.package is not None else next(iter(files)).parent
    if not base.is_dir():
        raise KazsloganError(f"there is no folder {printable(str(base))}; make it first, or name another one")
    write_files(files)
    for path in files:
        print(f"wrote {printable(str(path))}")
    return True


def rules_test(arguments: Namespace) -> bool:
    """Try rule sets and tell test by test what became of it."""
    from kazslogan.authoring.trial import trials

    passed = failed = 0
    for ruleset in _tested(arguments):
        if not arguments.json:
            print(printable(f"{ruleset.identity} ({ruleset.file})"))
        last = None
        for outcome in trials(ruleset, rule=arguments.rule, seed=arguments.seed, limit=arguments.limit):
            passed, failed = passed + outcome.passed, failed + (not outcome.passed)
            if arguments.json:
                print_json({"file": ruleset.file, **outcome.model_dump()})
                continue
            if outcome.rule != last:
                last = outcome.rule
                print(f"  {last}")
            print(*_outcome_lines(ruleset, outcome), sep="\n", flush=True)
    if not arguments.json:
        print(f"{passed} passed, {failed} failed." if passed + failed else "There is nothing to test.")
    return not failed


def _tested(arguments: Namespace) -> list[RuleSet]:
    """Return the rule sets that are tested; with ``--rule`` those that have the rule."""
    from kazslogan.rules.load import load_all

    loaded = load_all(arguments.names)
    found = [each for each in loaded if arguments.rule in (None, *(rule.id for rule in each.rules))]
    if not found:
        raise UnknownNameError("rule", arguments.rule, [rule.id for each in loaded for rule in each.rules])
    return found


def _outcome_lines(ruleset: RuleSet, outcome: Outcome) -> Iterator[str]:
    verdict = "passed" if outcome.passed else "FAILED"
    made = outcome.kind in ("variants", "near_misses")
    tail = f": {outcome.message}" if made else ""
    yield printable(f"    {verdict}  {_KINDS[outcome.kind]:11}  {outcome.name}{tail}")
    if outcome.passed:
        return
    if made:
        for text, why in zip(outcome.wrong, outcome.why, strict=True):
            yield printable(f"            such as: {text}")
            yield printable(f"                     ({why})")
    else:
        place = f"{ruleset.file}:{outcome.line}: " if outcome.line is not None else ""
        yield printable(f"            {place}{outcome.message}")


def rules_lint(arguments: Namespace) -> bool:
    """Print what is odd in rule sets, or explain one kind of problem. All files are looked at, also after a bad one."""
    if arguments.explain is not None:
        return _explain_kind(arguments.explain)
    if not arguments.names:
        arguments.parser.error("a rule set or rule file is needed (or --explain CODE)")
    from kazslogan import RuleSet

    errors: list[KazsloganError] = []
    found = 0
    for name in arguments.names:
        try:
            ruleset = RuleSet.load(name)
            problems = ruleset.lint()
        except KazsloganError as error:
            errors.append(error)
            continue
        found += len(problems)
        if not arguments.json:
            print(printable(f"{ruleset.identity} ({ruleset.file})"))
        for problem in problems:
            if arguments.json:
                facts = {field: getattr(problem, field) for field in problem.__slots__}
                print_json(facts | ruleset.identity._asdict())
            else:
                print(printable(str(problem)))
    if errors:
        raise all_at_once(errors)
    if not arguments.json:
        print("1 problem." if found == 1 else f"{found} problems." if found else "Nothing odd.")
    return not found


def _explain_kind(code: str) -> bool:
    from kazslogan.rules.kinds import kind

    explained = kind(code)
    print(f"{explained.code} ({explained.kind}): {explained.title}.", explained.why, sep="\n")
    if explained.bad:
        print(
            "",
            explained.bad_file.strip(),
            "",
            explained.message(),
            "",
            "Instead:",
            "",
            explained.good_file.strip(),
            sep="\n",
        )
    return True


def rules_profile(arguments: Namespace) -> bool:
    """Print what each rule costs on the lines of a file, dearest first."""
    from kazslogan.authoring.profile import profile
    from kazslogan.rules.load import load_all

    rulesets = load_all(arguments.names)
    texts = list(islice(lines_of(arguments.posts), arguments.limit))
    if not texts:
        where = "" if arguments.posts == STANDARD_INPUT else f" in {printable(arguments.posts)}"
        raise KazsloganError(f"there is no post{where}")
    costs = sorted(profile(rulesets, texts), key=lambda cost: -cost.microseconds)
    if arguments.json:
        for cost in costs:
            print_json(cost.model_dump())
        return True
    rows = [("rule", "µs a post", "compiled in s", "posts matched", "dearest µs", "dearest post")]
    rows += [
        (f"{cost.ruleset} {cost.rule}", f"{cost.microseconds:.1f}", f"{cost.compile_seconds:.2f}",
         f"{cost.matched} of {cost.texts}", f"{cost.dearest_microseconds:.0f}", printable(cost.dearest))
        for cost in costs
    ]  # fmt: skip
    print(*(printable(f"{ruleset.identity} ({ruleset.file})") for ruleset in rulesets), *table(rows), sep="\n")
    return True


def rules_schema(_arguments: Namespace) -> bool:
    """Print the JSON Schema of rule files."""
    import json

    from kazslogan.rules.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return True
