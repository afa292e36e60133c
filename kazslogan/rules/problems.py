"""What a rule set means must make sense: every template readable, every slot known, nothing that fires on anything.

The shape (keys and types) is checked by the models; this module reads the same data leniently, so that problems
of both kinds are told at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kazslogan.errors import Problem, nearest
from kazslogan.rules.letters import holds_letter
from kazslogan.rules.source import Path, Source
from kazslogan.rules.template import LIMIT, Sequence, Size, TemplateError, measure, parse, slot_names

__all__ = ["MIN_LETTERS", "Place", "problems", "rule_name"]

MIN_LETTERS = 3
"""A phrase with fewer letters would be found nearly everywhere."""
MAX_LENGTH = 1000
"""Most code points in one wording, all slots filled in."""

Data = Mapping[object, object]
Slots = dict[str, tuple[Sequence, ...]]
STAND_IN = (parse("word"),)
Sizes = tuple[dict[str, Size], dict[str, Size]]
"""What has been measured of the slots so far, with the slots inside them and without."""


@dataclass(frozen=True)
class Place:
    """Where something stands: in which file, rule and field."""

    source: Source
    rule: str | None = None
    field: str = ""
    path: Path = ()

    def at(self, *steps: str | int) -> Place:
        """The place of a field (or, by number, a list item) inside this one.

        >>> Place(Source("my.toml")).at("phrases", "en", 0).field
        'phrases.en[0]'
        """
        field = self.field
        for step in steps:
            field += f"[{step}]" if isinstance(step, int) else f".{step}" if field else step
        return Place(self.source, self.rule, field, (*self.path, *steps))

    def in_rule(self, number: int, name: str) -> Place:
        """The place of a rule, the fields of which are named without it."""
        return Place(self.source, name, "", ("rules", number))

    def problem(self, code: str, message: str, fix: str) -> Problem:
        """A problem that stands here."""
        return Problem(self.source.file, self.rule, self.field or None, message, fix, code, self.source.line(self.path))


def problems(data: object, source: Source) -> list[Problem]:
    """List what makes no sense in a rule set, in order of place. Data of a wrong shape is passed over."""
    top, place = _table(data), Place(source)
    found, shared = _check_slots(top, _slots(top), place)
    rules = _list(top.get("rules"))
    if top.get("rules") in ([], ()):
        found.append(place.at("rules").problem("no-rule", "there is no rule", "add one with [[rules]]"))
    ids: set[object] = set()
    for number, rule in enumerate(map(_table, rules)):
        where = place.in_rule(number, rule_name(rule, number))
        found += _rule_problems(rule, shared, where)
        identity = rule.get("id")
        if isinstance(identity, str):
            if identity in ids:
                found.append(
                    where.at("id").problem("duplicate-id", "two rules have this id", "give each rule an id of its own")
                )
            ids.add(identity)
    return found


def rule_name(rule: object, number: int) -> str:
    """The id of a rule, or ``#2`` for the second rule if it has none.

    >>> rule_name({"id": "stay-home"}, 0), rule_name({}, 1)
    ('stay-home', '#2')
    """
    name = _table(rule).get("id")
    return name if isinstance(name, str) and name else f"#{number + 1}"


def _table(value: object) -> Data:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _lines(owner: Data) -> Iterator[tuple[Path, str]]:
    """The steps to each template of a rule or slot, and its text."""
    for language, lines in _table(owner.get("phrases")).items():
        for number, line in enumerate([lines] if isinstance(lines, str) else _list(lines)):
            if isinstance(line, str):
                yield ("phrases", str(language), number), line


def _slots(owner: Data) -> Slots:
    """The readable templates of each slot by its name."""
    slots: Slots = {}
    for name, slot in _table(owner.get("slots")).items():
        nodes = []
        for _, line in _lines(_table(slot)):
            try:
                nodes.append(parse(line))
            except TemplateError:
                continue  # told where the template itself is checked
        slots[str(name)] = tuple(nodes)
    return slots


def _check_slots(owner: Data, slots: Slots, place: Place) -> tuple[list[Problem], Slots]:
    """Problems of the slots that ``owner`` (a rule set or a rule) defines; ``slots`` are those they may refer to.

    Gives back ``slots`` with a stand-in for every unsound one, so that what is wrong with a slot isn't told
    again wherever it is used.
    """
    found: list[Problem] = []
    own = {str(name): _table(slot) for name, slot in _table(owner.get("slots")).items()}
    cycles = {name: cycle for name in own if (cycle := _cycle(name, slots))}
    sound = {**slots, **dict.fromkeys(cycles, STAND_IN)}
    unsound = []
    sizes: Sizes = {}, {}
    for name, slot in own.items():
        where = place.at("slots", name)
        if name in cycles:
            path = " -> ".join(f"{{{step}}}" for step in cycles[name])
            found.append(
                where.problem("slot-in-itself", f"the slot contains itself: {path}", "take one of these references out")
            )
        phrases = list(_phrases_problems(slot, sound, where, sizes, least=1))
        if phrases or not slots.get(name):
            unsound.append(name)
        found += [*phrases, *_words_problems(slot.get("unless"), where.at("unless"))]
    return found, {**sound, **dict.fromkeys(unsound, STAND_IN)}


def _cycle(name: str, slots: Slots) -> tuple[str, ...]:
    """The shortest way by references from a slot back to itself, empty if there is none."""
    paths: list[tuple[str, ...]] = [(name,)]
    seen: set[str] = set()
    for path in paths:  # grows while it is walked: breadth first
        for node in slots.get(path[-1], ()):
            for step in slot_names(node):
                if step == name:
                    return (*path, name)
                if step not in seen:
                    seen.add(step)
                    paths.append((*path, step))
    return ()


def _rule_problems(rule: Data, shared: Slots, place: Place) -> Iterator[Problem]:
    found, slots = _check_slots(rule, {**shared, **_slots(rule)}, place)
    yield from found
    yield from _phrases_problems(rule, slots, place, ({}, {}), least=MIN_LETTERS)
    for side, words in _table(rule.get("unless")).items():
        yield from _words_problems(words, place.at("unless", str(side)))
    for number, example in enumerate(_list(rule.get("examples"))):
        yield from _example_problems(_table(example), place.at("examples", number))


def _phrases_problems(owner: Data, slots: Slots, place: Place, sizes: Sizes, least: int) -> Iterator[Problem]:
    phrases = owner.get("phrases")
    if phrases == {}:
        yield place.at("phrases").problem(
            "no-phrase", "there is no phrase", 'write at least one, such as en = ["Stay home"]'
        )
    for language, lines in _table(phrases).items():
        if lines in ([], ()):
            fix = "write at least one or remove the language"
            yield place.at("phrases", str(language)).problem("no-phrase", "the language has no phrase", fix)
    for steps, line in _lines(owner):
        yield from _template_problems(line, slots, place.at(*steps), sizes, least)


def _template_problems(line: str, slots: Slots, place: Place, sizes: Sizes, least: int) -> Iterator[Problem]:
    if not line.strip():
        yield place.problem("empty-phrase", "the phrase is empty", "write its words or remove it")
        return
    try:
        node = parse(line)
    except TemplateError as error:
        yield place.problem("unreadable-phrase", f"column {error.position + 1}: {error.message}", error.fix)
        return
    unknown = [name for name in slot_names(node) if name not in slots]
    for name in unknown:
        near = nearest(name, list(slots))
        fix = f"did you mean {{{near}}}?" if near else f"define it as [slots.{name}], or write \\{{ if it is meant"
        yield place.problem("unknown-slot", f"there is no slot {{{name}}}", fix)
    if not unknown:
        yield from _size_problems(line, node, slots, place, sizes, least)


def _size_problems(
    line: str, node: Sequence, slots: Slots, place: Place, sizes: Sizes, least: int
) -> Iterator[Problem]:
    size = measure(node, slots, sizes[0])
    # A rule is aligned slot by slot; the wordings of a slot are one list, with the slots inside it filled in.
    wordings = measure(node, {}, sizes[1]).wordings if least == MIN_LETTERS else size.wordings
    if wordings > LIMIT:
        fix = "use fewer alternatives and optional words, or split it into several phrases"
        yield place.problem("too-many-wordings", f"it stands for more than {LIMIT} wordings", fix)
    if size.longest > MAX_LENGTH:
        yield place.problem("too-long", f"it can be longer than {MAX_LENGTH} characters", "write a shorter phrase")
    if size.most == 0:
        yield _no_letter(line, place, "write words, not only signs or emoji")
    elif size.fewest == 0:
        yield place.problem(
            "may-be-empty", "it can be empty: everything in it is optional", "take one word out of the brackets [ ]"
        )
    elif size.fewest < least:
        fix = f"write a phrase of at least {MIN_LETTERS} letters (2 Han characters), optional words not counted"
        yield place.problem("too-short", "it is so short that it would be found nearly everywhere", fix)


def _words_problems(words: object, place: Place) -> Iterator[Problem]:
    for number, word in enumerate(_list(words)):
        if isinstance(word, str) and not holds_letter(word):
            yield _no_letter(word, place.at(number), "write a word or remove it")


def _no_letter(text: str, place: Place, fix: str) -> Problem:
    kind = "letter but those that may be missing, such as ъ" if any(map(str.isalpha, text)) else "letter"
    return place.problem("no-letter", f"it holds no {kind}, so nothing could be found", fix)


def _example_problems(example: Data, place: Place) -> Iterator[Problem]:
    text = example.get("match")
    if (text is None) == (example.get("near_miss") is None):
        fix = "write match = … for a text that must be found, or near_miss = … for one that must not"
        yield place.problem("match-or-near-miss", "it needs exactly one of match and near_miss", fix)
        return
    for key in ("span", "level"):
        if text is None and example.get(key) is not None:
            yield place.at(key).problem(
                "match-or-near-miss", "a near miss has no match that it could describe", "remove it"
            )
    span = example.get("span")
    if isinstance(text, str) and isinstance(span, str) and (not span or span not in text):
        yield place.at("span").problem(
            "span-not-in-text", "it isn't part of the text", "copy the letters of the match from the text"
        )
