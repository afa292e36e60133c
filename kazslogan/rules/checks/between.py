"""What may be odd between the rules of a set: one says the same as another, or is always found with it."""

from __future__ import annotations

from collections.abc import Iterator

from kazslogan.errors import Problem
from kazslogan.rules.checks.sheet import Sheet
from kazslogan.rules.model import Rule

__all__ = ["CHECKS"]

_MOST = 5  # wordings of each phrase that are tried


def shadowed_rule(sheet: Sheet) -> Iterator[Problem]:
    """Wherever a rule is found, another one of the same strength is found, too."""
    if len(sheet.rules) < 2:
        return
    found_with = {rule.id: _found_with(sheet, rule) for _, rule in sheet.rules}
    numbers = {rule.id: number for number, (_, rule) in enumerate(sheet.rules)}
    for place, rule in sheet.rules:
        for other in sorted(found_with[rule.id], key=numbers.__getitem__):
            both = rule.id in found_with[other]
            if both and numbers[other] > numbers[rule.id]:
                continue  # told of the later one
            if not both and sheet.ruleset.rule(other).level < rule.level:
                continue  # a weaker rule for the same words with less around them is meant so
            if both:
                yield place.at("phrases").problem(
                    "duplicate-rule", f"it finds the same as the rule {other!r}", "put their phrases into one rule"
                )
            else:
                yield place.at("phrases").problem(
                    "shadowed-rule",
                    f"wherever it is found, the rule {other!r} is found as well",
                    "give the rule that asks for less a weaker level, or remove one of them",
                )


def _found_with(sheet: Sheet, rule: Rule) -> set[str]:
    """Return the other rules that are found in every wording of a rule."""
    place = next(place for place, each in sheet.rules if each is rule)
    common: set[str] | None = None
    for line in sheet.lines(place, rule):
        for text in sheet.wordings(rule, line)[:_MOST]:
            found = {each.id for _, each in sheet.rules if sheet.finds_strictly(each, text)}
            if rule.id in found:
                common = found if common is None else common & found
    return (common or set()) - {rule.id}


CHECKS = (shadowed_rule,)
