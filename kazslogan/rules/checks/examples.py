"""What may be odd in the examples of a rule: none there, or of a kind that tells nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kazslogan.errors import Problem
from kazslogan.rules.checks.sheet import Sheet
from kazslogan.rules.model import Rule, RuleSet
from kazslogan.text.classes import fold

__all__ = ["CHECKS", "shares_word"]

_BEGINNING = 4  # letters by which two words are taken for forms of one


def missing_example(sheet: Sheet) -> Iterator[Problem]:
    """Without a match nobody knows what a rule is for, without a near miss where it must stop."""
    for place, rule in sheet.rules:
        if not any(example.match is not None for example in rule.examples):
            fix = "add [[rules.examples]] with match = … and a reason"
            yield place.at("examples").problem("no-match", "the rule has no example of a match", fix)
        if not any(example.near_miss is not None for example in rule.examples):
            fix = "add [[rules.examples]] with near_miss = … and a reason"
            yield place.at("examples").problem("no-near-miss", "the rule has no near miss", fix)


def idle_near_miss(sheet: Sheet) -> Iterator[Problem]:
    """A near miss that shares no word with the rule would never be found anyway, so it tests nothing."""
    for place, rule in sheet.rules:
        for number, example in enumerate(rule.examples):
            if example.near_miss is not None and not shares_word(rule, sheet.ruleset, example.near_miss):
                message = "the near miss shares no word with the rule, so it is no test of it"
                fix = "write a text that is nearly the slogan"
                yield place.at("examples", number, "near_miss").problem("idle-near-miss", message, fix)


def shares_word(rule: Rule, ruleset: RuleSet, text: str) -> bool:
    """Tell whether a text has a word of the rule, or the beginning of one."""
    return not _beginnings(_all_words(rule, ruleset)).isdisjoint(_beginnings([text]))


def _all_words(rule: Rule, ruleset: RuleSet) -> Iterator[str]:
    for templates in rule.phrases.values():
        yield from templates
    for slot in ruleset.slots_of(rule).values():
        for templates in slot.phrases.values():
            yield from templates
        yield from slot.unless


def _beginnings(texts: Iterator[str] | list[str]) -> set[bytes]:
    """Return the folded beginnings of all words, and of runs of letters in text without spaces."""
    words = ("".join(char if char.isalnum() else " " for char in text).split() for text in texts)
    folded = [fold(word) for of_text in words for word in of_text]
    return {name[at : at + _BEGINNING] for name in folded for at in range(max(1, len(name) - _BEGINNING + 1))}


def impossible_example(sheet: Sheet) -> Iterator[Problem]:
    """An example that asks for what no match can have."""
    for place, rule in sheet.rules:
        for number, example in enumerate(rule.examples):
            where = place.at("examples", number)
            if example.level is not None and example.level > rule.level:
                message = f"a match of this rule is {rule.level} at most, so it can't be {example.level}"
                fix = "change the level of the rule or that of the example"
                yield where.at("level").problem("impossible-level", message, fix)
            if example.span and not (example.span[0].isalnum() and example.span[-1].isalnum()):
                message = "a match begins and ends with a letter, so this can't be its span"
                yield where.at("span").problem("impossible-span", message, "leave out the signs around it")


CHECKS = (missing_example, idle_near_miss, impossible_example)
