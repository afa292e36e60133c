"""What may be odd in slots and guards: never used, not translated, at odds with themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kazslogan.errors import Problem
from kazslogan.rules.checks.sheet import Sheet
from kazslogan.rules.languages import language
from kazslogan.rules.model import Slot
from kazslogan.rules.template import parse, slot_names

__all__ = ["CHECKS"]


def unused_slot(sheet: Sheet) -> Iterator[Problem]:
    """A slot that no phrase refers to."""
    used: set[int] = set()
    for _, rule in sheet.rules:
        slots = sheet.ruleset.slots_of(rule)
        names = {name for texts in rule.phrases.values() for text in texts for name in slot_names(parse(text))}
        used |= {id(slots[name]) for name in _reached(names, slots)}
    for place, name, slot in sheet.slots:
        if id(slot) not in used:
            yield place.problem(
                "unused-slot", f"no phrase refers to {{{name}}}", f"write {{{name}}} in a phrase or remove it"
            )


def _reached(names: set[str], slots: Mapping[str, Slot]) -> set[str]:
    """Return the slots of these names, and those that they refer to."""
    reached, waiting = set(names), list(names)
    while waiting:
        for texts in slots[waiting.pop()].phrases.values():
            new = {name for text in texts for name in slot_names(parse(text))} - reached
            reached |= new
            waiting += new
    return reached


def untranslated_slot(sheet: Sheet) -> Iterator[Problem]:
    """A phrase uses a slot that has no words in the phrase's language: only a mixture of languages is found."""
    for place, rule in sheet.rules:
        slots = sheet.ruleset.slots_of(rule)
        for line in sheet.lines(place, rule):
            for name in slot_names(line.template):
                if line.language not in slots[name].phrases:
                    message = f"the slot {{{name}}} has no words in the language {line.language!r}"
                    fix = f'add {line.language} = ["…"] to the slot, or write the words themselves in the phrase'
                    yield line.place.problem("untranslated-slot", message, fix)


def known_negation(sheet: Sheet) -> Iterator[Problem]:
    """A guard that is known of the language anyway."""
    for place, rule in sheet.rules:
        languages = [language(tag) for tag in rule.phrases]
        for side, words in (("before", rule.unless.before), ("after", rule.unless.after)):
            known = frozenset().union(*(getattr(each, f"negators_{side}") for each in languages))
            for number, word in enumerate(words):
                if word.casefold() in known:
                    message = f"{word!r} negates in a language of the rule, which is known without saying"
                    yield place.at("unless", side, number).problem("known-negation", message, "remove it")


def duplicate_guard(sheet: Sheet) -> Iterator[Problem]:
    """A guard stands twice in one list."""
    lists = [(place.at("unless", side), words) for place, rule in sheet.rules
             for side, words in (("before", rule.unless.before), ("after", rule.unless.after))]  # fmt: skip
    lists += [(place.at("unless"), slot.unless) for place, _, slot in sheet.slots]
    for place, words in lists:
        seen: set[str] = set()
        for number, word in enumerate(words):
            folded = " ".join(word.casefold().split())
            if folded in seen:
                yield place.at(number).problem("duplicate-guard", f"{word!r} stands in the list twice", "remove it")
            seen.add(folded)


CHECKS = (unused_slot, untranslated_slot, known_negation, duplicate_guard)
