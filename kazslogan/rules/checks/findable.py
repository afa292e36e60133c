"""Can every wording be found? Tried on the real path, with the detector: what can't be, and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kazslogan.errors import Problem
from kazslogan.rules.checks.sheet import Line, Sheet
from kazslogan.rules.model import Rule, RuleSet
from kazslogan.rules.problems import Place
from kazslogan.rules.syntax import Alternatives, Node, Optional_, Permutation, SlotRef, Text, children, slot_names

__all__ = ["CHECKS", "covering"]

Wording = tuple[str | SlotRef, ...]


def findable(sheet: Sheet) -> Iterator[Problem]:
    """Every alternative of a phrase, and of the slots in it, is found as it is written."""
    for place, rule in sheet.rules:
        tried: set[tuple[str, str]] = set()
        for line in sheet.lines(place, rule):
            yield from _line_problems(sheet, rule, line, line, tried)
            for name in slot_names(line.template):
                yield from _slot_problems(sheet, rule, line, name, tried)


def _slot_problems(sheet: Sheet, rule: Rule, phrase: Line, name: str, tried: set[tuple[str, str]]) -> Iterator[Problem]:
    """Problems of a slot's wordings in the language of a phrase that refers to it, once for each rule."""
    key = name, phrase.language
    if key in tried:
        return
    tried.add(key)
    owner = rule.slots.get(name)
    where = _place_of_rule(sheet, rule) if owner else sheet.top
    slot = owner or sheet.ruleset.slots[name]
    for line in sheet.lines(where.at("slots", name), slot):
        if line.language == phrase.language:
            yield from _line_problems(sheet, rule, line, phrase, tried, name)


def _place_of_rule(sheet: Sheet, rule: Rule) -> Place:
    return next(place for place, each in sheet.rules if each is rule)


def _line_problems(
    sheet: Sheet, rule: Rule, line: Line, phrase: Line, tried: set[tuple[str, str]], slot: str = ""
) -> Iterator[Problem]:
    """Problems of the wordings of a line, tried as (part of) a phrase."""
    around = covering(phrase.template)[0] if slot else ()
    lost: list[tuple[str, str]] = []
    found = 0
    for wording in covering(line.template):
        own = _filled(sheet, rule, wording, line.language, {})
        text = _filled(sheet, rule, around, phrase.language, {slot: own}) if slot else own
        if ("", text) in tried or not own.strip():
            continue
        tried.add(("", text))
        if sheet.finds(rule, text):
            found += 1
        else:
            lost.append((own, text))
    for own, text in lost:
        blocking = _blocking(sheet, rule, text)
        if blocking is not None:
            place, word = blocking
            message = f"{word!r} stands in the way of a wording of the rule itself, {text!r}"
            yield place.problem("blocking-guard", message, "remove one of them")
        elif found or slot:
            message = (
                f"the wording {own!r} isn't found" + (f" in {text!r}" if own != text else "") + _why(sheet, rule, text)
            )
            yield line.place.problem("unreachable-wording", message, "remove it, or make it longer")
        else:
            message = f"{text!r} can't be found{_why(sheet, rule, text)}"
            yield line.place.problem("never-fires", message, "make a part of it longer")
            break


def _why(sheet: Sheet, rule: Rule, text: str) -> str:
    absence = sheet.detector.explain_absence(text, rule.id)
    return f" ({absence.because})" if absence else ""


def covering(node: Node) -> list[Wording]:
    """Return wordings that hold each alternative and each optional part at least once, the plainest first.

    >>> from kazslogan.rules.template import parse
    >>> covering(parse("[please] (save|keep) {lake}"))[:2]
    [('', ' ', 'save', ' ', SlotRef(name='lake')), ('please', ' ', 'save', ' ', SlotRef(name='lake'))]
    """
    match node:
        case Text(text):
            return [(text,)]
        case SlotRef():
            return [(node,)]
        case Alternatives(options):
            return [wording for option in options for wording in covering(option)]
        case Optional_(body):
            return [("",), *covering(body)]
    parts = [covering(child) for child in children(node)]
    between: Wording = (" ",) if isinstance(node, Permutation) else ()
    rows = [[part[0] for part in parts]]
    rows += [[*rows[0][:at], other, *rows[0][at + 1 :]] for at, part in enumerate(parts) for other in part[1:]]
    return [sum((between * bool(at) + part for at, part in enumerate(row)), start=()) for row in rows]


def _filled(sheet: Sheet, rule: Rule, wording: Wording, tag: str, given: dict[str, str]) -> str:
    parts = [
        given.get(piece.name) or sheet.fillings(rule, piece.name, tag)[0] if isinstance(piece, SlotRef) else piece
        for piece in wording
    ]
    return " ".join("".join(parts).split())


def _blocking(sheet: Sheet, rule: Rule, text: str) -> tuple[Place, str] | None:
    """Return the guard or rival without which a text would be found."""
    data = sheet.ruleset.model_dump()
    number = [each.id for each in sheet.ruleset.rules].index(rule.id)
    data["rules"] = [data["rules"][number]]
    where = _place_of_rule(sheet, rule)
    guards: list[tuple[Place, dict[str, Any], str]] = [
        (where.at("unless", side), data["rules"][0]["unless"], side) for side in ("before", "after")
    ]
    guards += [(where.at("slots", name, "unless"), slot, "unless") for name, slot in data["rules"][0]["slots"].items()]
    guards += [(sheet.top.at("slots", name, "unless"), slot, "unless") for name, slot in data["slots"].items()]
    kept = {id(owner): {} for _, owner, _ in guards}  # type: dict[int, dict[str, tuple[str, ...]]]
    for _, owner, key in guards:
        kept[id(owner)][key], owner[key] = tuple(owner[key]), ()
    if not _finds(data, rule.id, text):
        return None
    for place, owner, key in guards:  # which of them is it?
        for at, word in enumerate(kept[id(owner)][key]):
            owner[key] = (word,)
            if not _finds(data, rule.id, text):
                return place.at(at), word
        owner[key] = ()
    return None


def _finds(data: dict[str, Any], rule: str, text: str) -> bool:
    from kazslogan.detector import Detector  # rules stand below the detector

    detector = Detector([RuleSet.from_dict(data)], min_level="weak")
    return any(match.rule == rule for match in detector.find(text))


CHECKS = (findable,)
