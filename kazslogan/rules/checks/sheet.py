"""What every check works on: a rule set with its places, and the wordings of its phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import islice, product
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kazslogan.errors import Problem
from kazslogan.rules.model import Rule, RuleSet, Slot
from kazslogan.rules.problems import Place
from kazslogan.rules.source import Source
from kazslogan.rules.template import Sequence as Template
from kazslogan.rules.template import SlotRef, TemplateError, Wording, expand, parse

if TYPE_CHECKING:
    from kazslogan.detector import Detector

__all__ = ["Check", "Line", "Sheet", "words_of"]

_MOST = 200  # wordings of one phrase that are looked at


class Line(NamedTuple):
    """One template of a rule or slot."""

    place: Place
    language: str
    text: str

    @property
    def template(self) -> Template:
        """The template, parsed."""
        return parse(self.text)


class Sheet:
    """A rule set that is looked over."""

    def __init__(self, ruleset: RuleSet) -> None:
        self.ruleset = ruleset
        self.top = Place(ruleset.source or Source(ruleset.file))

    @cached_property
    def rules(self) -> tuple[tuple[Place, Rule], ...]:
        """The rules with their places."""
        return tuple((self.top.in_rule(number, rule.id), rule) for number, rule in enumerate(self.ruleset.rules))

    @cached_property
    def slots(self) -> tuple[tuple[Place, str, Slot], ...]:
        """All slots with their places and names, those of single rules too."""
        owners = [(self.top, self.ruleset.slots), *((place, rule.slots) for place, rule in self.rules)]
        return tuple((place.at("slots", name), name, slot) for place, slots in owners for name, slot in slots.items())

    @cached_property
    def owners(self) -> tuple[tuple[Place, Rule | Slot], ...]:
        """Everything that has phrases, with its place."""
        return (*self.rules, *((place, slot) for place, _, slot in self.slots))

    @cached_property
    def detector(self) -> Detector:
        """A detector of this rule set alone that gives matches of all levels."""
        from kazslogan.detector import Detector  # rules stand below the detector

        return Detector([self.ruleset], min_level="weak")

    @cached_property
    def _alone(self) -> dict[str, Detector]:
        """A detector for each rule by itself, which is quick: it is strict, as whoever looks for plain wordings may be.

        What it finds, the others find too; what it doesn't, they may.
        """
        from kazslogan.detector import Detector  # rules stand below the detector

        return {
            rule.id: Detector(
                [self.ruleset.model_copy(update={"rules": (rule,)})], strictness="strict", min_level="weak"
            )
            for rule in self.ruleset.rules
        }

    def finds_strictly(self, rule: Rule, text: str) -> bool:
        """Tell whether a rule is found in a text without slips."""
        return self._alone[rule.id].is_match(text)

    def finds(self, rule: Rule, text: str) -> bool:
        """Tell whether a rule is found in a text."""
        return self.finds_strictly(rule, text) or any(match.rule == rule.id for match in self.detector.find(text))

    def lines(self, place: Place, owner: Rule | Slot) -> Iterator[Line]:
        """Yield the templates of a rule or slot."""
        for tag, templates in owner.phrases.items():
            for number, text in enumerate(templates):
                yield Line(place.at("phrases", tag, number), tag, text)

    def wordings(self, rule: Rule, line: Line) -> list[str]:
        """Return plain wordings of a phrase, its slots filled with plain words, of its own language if there are any.

        All alternatives of the phrase itself stand in them, of each slot only the plainest wording of each template.
        """
        filled: dict[str, None] = {}
        for wording in _expanded(line.template):
            parts = [self.fillings(rule, piece.name, line.language) if isinstance(piece, SlotRef) else [piece]
                     for piece in wording]  # fmt: skip
            filled |= dict.fromkeys("".join(choice) for choice in islice(product(*parts), _MOST))
        return list(filled)

    def fillings(self, rule: Rule, slot: str, language: str, depth: int = 0) -> list[str]:
        """Return the plainest wording of each template of a slot."""
        known = self.ruleset.slots_of(rule)
        templates = known[slot].phrases.get(language) or next(iter(known[slot].phrases.values()))
        found: dict[str, None] = {}
        for template in templates:
            plainest = _expanded(parse(template))[0]
            parts = [self.fillings(rule, piece.name, language, depth + 1)[0] if isinstance(piece, SlotRef) else piece
                     for piece in plainest]  # fmt: skip
            found["".join(parts)] = None
        return list(found)


Check: TypeAlias = Callable[[Sheet], Iterator[Problem]]


def _expanded(template: Template) -> list[Wording]:
    try:
        return expand(template)[:_MOST]
    except TemplateError:
        return [("",)]


def words_of(wording: Wording) -> str:
    """Return a wording as a person would write it, with slots in braces.

    >>> words_of(("save the ", SlotRef("lake")))
    'save the {lake}'
    """
    return "".join(f"{{{piece.name}}}" if isinstance(piece, SlotRef) else piece for piece in wording)
