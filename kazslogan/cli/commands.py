"""What each command does. The engine is imported inside the commands, so that help needn't wait for it.

Every command takes the parsed arguments, prints its result and returns whether anything was found.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kazslogan.cli.input import STANDARD_INPUT, one_text, texts
from kazslogan.cli.output import (
    emphasised,
    highlight,
    match_lines,
    print_json,
    printable,
    step_lines,
    table,
    tell,
    use_colour,
)
from kazslogan.errors import KazsloganError

if TYPE_CHECKING:
    from argparse import Namespace

    from kazslogan import Detector
    from kazslogan.models import Identity, Match
    from kazslogan.translit import Scheme

__all__ = ["check", "explain", "make_variants", "no_command", "transliterate"]

SCHEME_FACTS = ("id", "title", "language", "source_script", "target_script", "lossless")


def no_command(arguments: Namespace) -> bool:
    """Complain that a command is missing."""
    arguments.parser.error("a command is missing")
    return False


def check(arguments: Namespace) -> bool:
    """Show every match of every text in its place, one line of facts and one a disguise.

    Raises:
        KazsloganError: nothing was found, but lines were left out in which there may be something.
    """
    given = texts(arguments.text)
    detector = _detector(arguments)
    colour = use_colour(sys.stdout)
    from_input = arguments.text == [STANDARD_INPUT]
    read = found = total = 0
    for number, text in given:
        if text is None:
            continue
        read += 1
        matches = detector.find(text)
        if not matches:
            continue
        found += 1
        total += len(matches)
        if arguments.json:
            for match in matches:
                print_json(_match_record(number, match))
        else:
            print(f"{number}: " if from_input else "", highlight(text, matches, colour=colour), sep="")
            for match in matches:
                print(*match_lines(match), sep="\n")
        sys.stdout.flush()  # who reads a growing file through a pipe wants to see each match at once
    if not arguments.json:
        _print_summary(detector, read, found, total, "line" if from_input else "text")
    sys.stdout.flush()
    if given.complaint and not found:
        raise KazsloganError(given.complaint)
    if given.complaint:
        tell(given.complaint)
    return found > 0


def explain(arguments: Namespace) -> bool:
    """Show for one text how each match leads back to its phrase, one step a disguise; or why there is none."""
    if arguments.rule is not None and not arguments.why_not:
        arguments.parser.error("--rule goes with --why-not")
    text = one_text(arguments.text)
    detector = _detector(arguments)
    if arguments.why_not:
        return _explain_absence(detector, text, arguments)
    matches = detector.find(text)
    colour = use_colour(sys.stdout)
    for match in matches:
        if arguments.json:
            print_json(_match_record(1, match))
        else:
            print(highlight(text, [match], colour=colour))
            print(*match_lines(match), *step_lines(match), sep="\n")
    if not matches and not arguments.json:
        print(f"Nothing found{_looser_option(arguments, text)}.", _looked_for(detector), sep="\n")
    return bool(matches)


def _explain_absence(detector: Detector, text: str, arguments: Namespace) -> bool:
    absence = detector.explain_absence(text, arguments.rule)
    if absence is None:
        found = any(arguments.rule in (None, match.rule) for match in detector.find(text))
        if not arguments.json:
            words = "It is found; see kazslogan explain." if found else "Nothing found, and nothing in it is near."
            print(words, _looked_for(detector), sep="\n")
        return found
    if arguments.json:
        print_json(absence.model_dump() | {"explanation": absence.explain().split("\n")})
    else:
        print(highlight(text, [absence], colour=use_colour(sys.stdout)))
        print(*map(printable, absence.explain().split("\n")), sep="\n")
    return False


def transliterate(arguments: Namespace) -> bool:
    """Write texts in another script, or list the schemes that can. Each line of the input becomes one of the output.

    Raises:
        KazsloganError: a line isn't UTF-8; an empty one stands in its place.
    """
    import kazslogan

    if arguments.list:
        if arguments.text or arguments.scheme is not None or arguments.reverse:
            arguments.parser.error("--list goes with no TEXT, --scheme or --reverse")
        return _list_schemes(kazslogan.schemes(), as_json=arguments.json)
    if not arguments.text or arguments.scheme is None:
        arguments.parser.error("a TEXT and a --scheme are needed (or --list)")
    given = texts(arguments.text)
    for _, text in given:
        result = None if text is None else kazslogan.transliterate(text, arguments.scheme, reverse=arguments.reverse)
        if arguments.json:
            print_json({"text": text, "scheme": arguments.scheme, "reverse": arguments.reverse, "result": result})
        else:
            print(_shown(result or ""))
    if given.complaint:
        sys.stdout.flush()
        raise KazsloganError(given.complaint.replace("left out", "left empty"))
    return True


def _shown(text: str) -> str:
    """Return a text as it is for whatever reads it on; nothing of it may drive a terminal, where tabs are harmless."""
    return printable(text, keep="\t\n") if sys.stdout.isatty() else text


def _detector(arguments: Namespace, **looser: str) -> Detector:
    from kazslogan import Detector

    options: dict[str, Any] = {"strictness": arguments.strictness, "min_level": arguments.min_level} | looser
    return Detector(arguments.rules, **options)


def _looser_option(arguments: Namespace, text: str) -> str:
    """Name the option with which something would have been found, if there is one."""
    for name, value in (("min_level", "weak"), ("strictness", "broad")):
        if getattr(arguments, name) != value and _detector(arguments, **{name: value}).is_match(text):
            return f"; there is a match with --{name.replace('_', '-')} {value}"
    return ""


def _match_record(number: int, match: Match) -> dict[str, Any]:
    return {"number": number, **match.model_dump(), "explanation": match.explain().split("\n")}


def _list_schemes(schemes: Sequence[Scheme], *, as_json: bool) -> bool:
    facts = [{name: getattr(scheme, name) for name in SCHEME_FACTS} for scheme in schemes]
    if as_json:
        for scheme in facts:
            print_json(scheme)
    else:
        print(*table([(scheme["id"], scheme["title"]) for scheme in facts]), sep="\n")
    return True


def _looked_for(detector: Detector) -> str:
    """Name what nothing was found of, as every match names its rule set."""
    return printable(f"  looked for: {'; '.join(str(ruleset.identity) for ruleset in detector.rulesets)}")


def _print_summary(detector: Detector, read: int, found: int, total: int, unit: str) -> None:
    if total == 0:
        print("Nothing found." if read == 1 else f"Nothing found in {read} {unit}s.", _looked_for(detector), sep="\n")
    elif read > 1:
        print(f"{total} {'match' if total == 1 else 'matches'} in {found} of {read} {unit}s.")


def make_variants(arguments: Namespace) -> bool:
    """Make disguised texts of a rule, or near misses, one a line."""
    from kazslogan import near_misses, variants

    wanted = {"rule": arguments.rule, "languages": arguments.language, "seed": arguments.seed, "limit": arguments.limit}
    identity = None
    if arguments.near_misses:
        if arguments.together != 1:
            arguments.parser.error("--together does not go with --near-misses, which have one disguise at most")
        for miss in near_misses(arguments.name, disguises=arguments.disguise or (), **wanted):
            identity = miss.identity
            _print_made(miss._asdict(), printable(miss.text), f"{miss.rule} {miss.language} {miss.kind}", arguments)
        return _tell_origin(identity, arguments)
    try:
        found = variants(arguments.name, disguises=arguments.disguise, together=arguments.together, **wanted)
        for variant in found:
            identity = variant.identity
            before, slogan, after = map(printable, variant.parts)
            text = before + emphasised(slogan, colour=use_colour(sys.stdout)) + after
            label = " ".join((variant.rule, variant.language, *variant.disguises))
            _print_made(variant._asdict(), text, label, arguments)
    except KazsloganError:
        raise  # a rule file that can't be used is no matter of options
    except ValueError as error:
        arguments.parser.error(str(error))
    return _tell_origin(identity, arguments)


def _tell_origin(identity: Identity | None, arguments: Namespace) -> bool:
    """Tell beside the texts, which may go into a file, what makes the same ones again; and whether there are any."""
    if identity is not None and not arguments.json:
        sys.stdout.flush()
        tell(f"made of {identity}, with seed {arguments.seed}")
    return identity is not None


def _print_made(record: dict[str, Any], text: str, label: str, arguments: Namespace) -> None:
    if arguments.json:
        print_json(record)
    else:
        print(f"{printable(label)}: {text}")
