"""What a rule comes to: slots to be filled, each with all its wordings, and how they may stand together.

A *frame* is a phrase without its words: ``{trump}, {to-kazakhstan} {attention}``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from kazslogan.models import Disguise, Level

__all__ = ["CLAUSE_MARK", "Arrangement", "Frame", "SlotWordings", "Wording", "in_clauses"]

Part = TypeVar("Part")

#: What parts the clauses of a phrase.
CLAUSE_MARK = re.compile(r"[,;:.!?…—–،؛؟。，、！？：；]")


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to fill a slot."""

    text: str
    base: str
    """The wording as the rule writes it, from which ``text`` was derived."""
    language: str
    disguise: Disguise | None = None
    """``inflection``, ``code-switch`` or ``order`` when ``text`` isn't what the rule writes, else None."""

    @property
    def budgeted(self) -> str:
        """The text whose letters pay for slips: an ending put to a word gives it no right to more of them."""
        return self.base if self.disguise is Disguise.INFLECTION and len(self.base) < len(self.text) else self.text


@dataclass(frozen=True, slots=True)
class SlotWordings:
    """A slot with every wording that fills it and the rivals that look like one but aren't."""

    name: str
    wordings: tuple[Wording, ...]
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The order that one phrase gives to the slots of a frame, and what it writes around them."""

    language: str
    order: tuple[int, ...]
    """Indices of the frame's slots, in the order of the phrase."""
    separators: tuple[str, ...]
    """What stands between two neighbours in ``order``; one fewer than slots."""
    free: bool
    """Whether the slots may stand in any order."""

    def allows(self, order: tuple[int, ...], fixed: bool, spoken: frozenset[int]) -> bool:
        """Tell whether a text may have the slots in ``order``, those of ``spoken`` in this language.

        Words that may move freely stay in their clause (what stands between commas) if there is another one of several
        words. Where they can't, a clause keeps the order inside it, and clauses may move: "Pay attention to
        Kazakhstan, Trump" for "Trump, pay attention to Kazakhstan".
        """
        if order == self.order or fixed:
            return order == self.order
        if self.free:
            return all(_is_together(order, clause) for clause in self._long_clauses())
        kept = [[slot for slot in clause if slot in spoken] for clause in self._clauses()]
        from kazslogan.rules.languages import language  # most texts need no language's facts

        whole = language(self.language).isolating
        return all(
            [slot for slot in order if slot in clause] == clause
            and not (whole and clause and order.index(clause[-1]) - order.index(clause[0]) >= len(clause))
            for clause in kept
        )

    def set_off(self) -> frozenset[int]:
        """Return the slots that are a clause of their own beside others: those who are addressed."""
        clauses = self._clauses()
        return frozenset(clause[0] for clause in clauses if len(clause) == 1 < len(clauses))

    def are_in_one_clause(self, one: int, other: int) -> bool:
        """Tell whether the phrase says two slots in one clause."""
        return any(one in clause and other in clause for clause in self._clauses())

    def _long_clauses(self) -> list[tuple[int, ...]]:
        """Return the clauses of several words, if there is more than one of them; a single word is an address."""
        found = [clause for clause in self._clauses() if len(clause) > 1]
        return found if len(found) > 1 else []

    def _clauses(self) -> list[tuple[int, ...]]:
        return in_clauses(self.order, self.separators)


def in_clauses(parts: Sequence[Part], separators: Sequence[str]) -> list[tuple[Part, ...]]:
    """Return the parts of a phrase clause by clause; ``separators``: what stands between two neighbours.

    >>> in_clauses(["Mayor", "mend", "the roads"], [", ", " "])
    [('Mayor',), ('mend', 'the roads')]
    """
    clauses = [tuple(parts[:1])]
    for part, separator in zip(parts[1:], separators, strict=True):
        if CLAUSE_MARK.search(separator):
            clauses.append((part,))
        else:
            clauses[-1] += (part,)
    return clauses


def _is_together(order: tuple[int, ...], clause: tuple[int, ...]) -> bool:
    places = sorted(map(order.index, clause))
    return places[-1] - places[0] < len(clause)


@dataclass(frozen=True, slots=True)
class Frame:
    """What must stand together in a text for a rule to be found."""

    rule: str
    level: Level
    slots: tuple[SlotWordings, ...]
    arrangements: tuple[Arrangement, ...]
    fixed: bool
    before: tuple[str, ...]
    """Words right before which there is no match."""
    after: tuple[str, ...]
    fillers: tuple[str, ...]
    """Words that may stand between the slots without changing what is said."""
    rarest: int | None = field(default=None, compare=False)
    """The slot that ordinary text shows least, where it is known already."""
