"""What the command line prints: safe on every terminal, readable without colour."""

from __future__ import annotations

import json
import os
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from kazslogan.printable import printable

if TYPE_CHECKING:
    from kazslogan.authoring.samples import Sample
    from kazslogan.models import Absence, Match
    from kazslogan.rules.model import Rule, RuleSet, Slot

__all__ = [
    "emphasised",
    "highlight",
    "match_lines",
    "prepare_streams",
    "print_json",
    "printable",
    "ruleset_lines",
    "sample_lines",
    "step_lines",
    "table",
    "tell",
    "use_colour",
]

CONTEXT = 60  # code points shown on each side of a match in a long text
LONGEST_MATCH = 300  # a longer one (say, a letter repeated ten thousand times) is cut in its middle
EMPHASIS, RESET = "\x1b[1;7m", "\x1b[0m"

_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")  # json.dumps does C0 itself


def prepare_streams() -> None:
    """Write UTF-8 on every platform, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # not when a test or another program captures the output
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(message: str) -> None:
    """Tell something beside the results: in one line on standard error, if that is open."""
    if sys.stderr is not None:  # print would take standard output instead
        print(f"kazslogan: {printable(message)}", file=sys.stderr)


def use_colour(stream: TextIO) -> bool:
    """Tell whether ``stream`` may get colour: a terminal that can, unless NO_COLOR or FORCE_COLOR decide.

    >>> import io
    >>> use_colour(io.StringIO())
    False
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if sys.platform == "win32" and not os.environ.get("WT_SESSION"):
        return False  # the old console shows the codes as they are
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def print_json(value: object) -> None:
    """Print ``value`` as one line of JSON, in UTF-8, valid for lone surrogates too."""
    line = json.dumps(value, ensure_ascii=False)
    print(_UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line))


def emphasised(text: str, *, colour: bool) -> str:
    """Mark ``text`` as found: by colour, or by brackets where there is none.

    >>> emphasised("Трамп", colour=False)
    '⟦Трамп⟧'
    """
    return f"{EMPHASIS}{text}{RESET}" if colour else f"⟦{text}⟧"


def highlight(text: str, matches: Sequence[Match | Absence], *, colour: bool) -> str:
    """Return ``text`` in one printable line with its matches marked; a long text as excerpts around them.

    Matches of several rules may overlap; what they cover together is marked as one place.
    """
    places = _merged((match.start, match.end) for match in matches)
    parts: list[str] = []
    shown = 0
    for start, end in places:
        before = text[shown:start]
        room = CONTEXT if shown == 0 else 2 * CONTEXT
        parts.append(printable(_middle_cut(before, tail=CONTEXT, longest=room, head=CONTEXT if shown else 0)))
        found = _middle_cut(text[start:end], longest=LONGEST_MATCH, head=LONGEST_MATCH // 2, tail=LONGEST_MATCH // 2)
        parts.append(emphasised(printable(found), colour=colour))
        shown = end
    parts.append(printable(_middle_cut(text[shown:], longest=CONTEXT, head=CONTEXT, tail=0)))
    return "".join(parts)


def _merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _middle_cut(text: str, *, longest: int, head: int, tail: int) -> str:
    """Keep the ``head`` and ``tail`` of a text that is longer than ``longest``, at word boundaries if any are near."""
    if len(text) <= longest:
        return text
    first, last = text[:head], text[len(text) - tail :]
    if head and " " in first[head // 2 :]:
        first = first[: first.rindex(" ") + 1]
    if tail and " " in last[: tail // 2]:
        last = last[last.index(" ") :]
    return f"{first}…{last}"


def match_lines(match: Match) -> list[str]:
    """Return what is known of a match: its rule, strength and place, its phrase, and one line for each disguise."""
    facts = [f"{match.rule} ({match.identity})", match.level, f"score {match.score:.2f}"]
    facts += [f"[{match.start}:{match.end}]", *(["quoted"] if match.quoted else [])]
    disguises = match.explain().split("\n")[1:]  # the first line says once more what stands in these two
    lines = [
        f"  {' · '.join(facts)}",
        f"  phrase: {match.phrase} ({match.language}, written in {match.script})",
        *(f"    {line.strip()}" for line in disguises),
    ]
    return [printable(line) for line in lines]


def step_lines(match: Match) -> list[str]:
    """Return the way from the text back to the phrase, one line a step."""
    text = match.text
    rows = [("as written", printable(text))]
    for step in match.steps:
        text = step.apply(text)
        rows.append((f"- {step.disguise}", printable(text)))
    return [f"    {line}" for line in table([*rows, ("= phrase", printable(match.phrase))])]


def ruleset_lines(ruleset: RuleSet, rules: Sequence[Rule]) -> list[str]:
    """Return what a rule set holds: about itself, its slots, some of its rules with their phrases."""
    lines = [f"{ruleset.id} {ruleset.version}: {ruleset.title}"]
    lines += _paragraph(ruleset.description) if ruleset.description else []
    lines += [f"  licence: {ruleset.licence}"] if ruleset.licence else []
    lines += [f"  see: {reference}" for reference in ruleset.references]
    lines.append(f"  hash: {ruleset.content_hash}")
    lines += _slots_lines(ruleset.slots)
    for rule in rules:
        title = f": {rule.title}" if rule.title else ""
        limit = f" (at most {rule.level})" if rule.level != "exact" else ""
        lines += ["", f"rule {rule.id}{title}{limit}", *_phrases_lines(rule.phrases)]
        lines += _listed("no match after", rule.unless.before) + _listed("no match before", rule.unless.after)
        near_misses = sum(example.near_miss is not None for example in rule.examples)
        lines.append(f"  examples: {len(rule.examples) - near_misses} that match, {near_misses} near misses")
        lines += _slots_lines(rule.slots)
    return lines


def sample_lines(rule: Rule, samples: Iterable[Sample]) -> list[str]:
    """Return texts that a rule matches and texts that it doesn't."""
    shown = list(samples)
    lines = []
    for is_match, title in ((True, "matches"), (False, "does not match")):
        rows = [(sample.label, sample.text) for sample in shown if sample.is_match is is_match]
        if rows:
            lines += [f"rule {rule.id} {title}, for example:"]
            lines += [f"  {line}" for line in table([(label, printable(text)) for label, text in rows])]
    return lines


def _slots_lines(slots: Mapping[str, Slot]) -> list[str]:
    lines: list[str] = []
    for name, slot in slots.items():
        lines += ["", f"slot {{{name}}}", *_phrases_lines(slot.phrases), *_listed("but not", slot.unless)]
    return lines


def _listed(title: str, words: Sequence[str]) -> list[str]:
    return _paragraph(f"{title}: {', '.join(words)}") if words else []


def _paragraph(text: str) -> list[str]:
    return textwrap.wrap(text, width=100, initial_indent="  ", subsequent_indent="    ", break_long_words=False)


def _phrases_lines(phrases: Mapping[str, Sequence[str]]) -> list[str]:
    return [f"  {line}" for line in table([(tag, text) for tag, texts in phrases.items() for text in texts])]


def table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Lay ``rows`` out in columns.

    >>> table([("a", "1"), ("long", "2")])
    ['a     1', 'long  2']
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
