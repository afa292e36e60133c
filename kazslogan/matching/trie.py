"""The wordings of one slot as a trie of letters, so that one walk over a text tries them all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kazslogan.matching.evidence import slips_alone
from kazslogan.matching.policy import Policy
from kazslogan.rules.compile import SlotWordings, Wording
from kazslogan.text.readings import APOSTROPHES
from kazslogan.text.tables import dropped_letters

__all__ = [
    "GAP",
    "Node",
    "Trie",
    "count_letters",
    "joined_letters",
    "letters_of",
    "plain_trie",
    "slips_of",
    "spell",
    "word_trie",
]

#: Stands in a trie where a wording has a space or other separator.
GAP = " "
_PLAIN = re.compile("[a-zа-яёәғқңөұүһі]*")


@dataclass(slots=True, eq=False)
class Node:
    """A place between two letters."""

    children: dict[str, Node] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)
    """Indices of the wordings that end here; rivals as -1."""
    slips: int = 0
    """The most slips that any wording below may have."""
    word_slips: int = 0
    """The most slips that the word around this place may have in any of them."""
    may_skip: bool = False
    """Whether a letter below may be missing in a text, or a gap stands there."""
    known: tuple[dict[str, Any], dict[str, Any]] = field(default_factory=lambda: ({}, {}))
    """The moves that ``matching.moves`` knows already, by sign: in ordinary text, and in misread text."""


@dataclass(frozen=True, slots=True, eq=False)
class Trie:
    """A slot ready to be looked for."""

    name: str
    wordings: tuple[Wording, ...]
    budgets: tuple[int, ...]
    """The slips that each wording may have."""
    root: Node
    longest: int
    """Letters in the longest wording."""
    _languages: dict[tuple[int, ...], frozenset[str]] = field(default_factory=dict)

    def languages(self, wordings: tuple[int, ...]) -> frozenset[str]:
        """Return the languages of some wordings."""
        if wordings not in self._languages:
            self._languages[wordings] = frozenset(self.wordings[index].language for index in wordings)
        return self._languages[wordings]


@lru_cache(maxsize=16384)
def spell(text: str) -> tuple[tuple[str, str], ...]:
    """Return the letters of a wording, each with what the wording writes for it.

    >>> spell("To Oz!")
    (('t', 'T'), ('o', 'o'), (' ', ' '), ('o', 'O'), ('z', 'z'))
    """
    spelled: list[tuple[str, str]] = []
    for char in unicodedata.normalize("NFC", text):
        letter = "'" if char in APOSTROPHES else char.lower()[0] if char.isalnum() else GAP
        if unicodedata.combining(char) or (letter == GAP and spelled and spelled[-1][0] == GAP):
            spelled[-1:] = [(spelled[-1][0], spelled[-1][1] + char)] if spelled else []
        elif spelled or letter not in (GAP, "'"):
            spelled.append((letter, char))
    while spelled and spelled[-1][0] in (GAP, "'"):
        spelled.pop()
    return tuple(spelled)


def letters_of(text: str) -> str:
    """Return the lower-case letters of a wording with one :data:`GAP` between words.

    >>> letters_of("Қазақстан’ға, назар!")
    "қазақстан'ға назар"
    """
    return text if _PLAIN.fullmatch(text) else "".join(letter for letter, _ in spell(text))


@lru_cache(maxsize=16384)
def count_letters(text: str) -> int:
    """Return how many letters a wording has, by which its budget of slips goes."""
    if _PLAIN.fullmatch(text):
        return len(text)
    return sum(letter not in (GAP, "'") for letter in letters_of(text))


def joined_letters(text: str) -> str:
    """Return the lower-case letters of a wording, its words written together."""
    return letters_of(text).replace(GAP, "")


def slips_of(wording: Wording, policy: Policy, alone: bool) -> int:
    """Return how many slips a wording may have; ``alone``: its slot is the whole phrase."""
    letters = count_letters(wording.budgeted)
    return slips_alone(joined_letters(wording.text), letters, policy) if alone else policy.slips(letters)


@lru_cache(maxsize=1024)
def word_trie(slot: SlotWordings, policy: Policy, alone: bool = False) -> Trie:
    """Build the trie of a slot and its rivals for the budgets of ``policy``; ``alone``: it is the whole phrase."""
    root = Node()
    budgets = [slips_of(wording, policy, alone) for wording in slot.wordings]
    for index, wording in enumerate(slot.wordings):
        _insert(root, letters_of(wording.text), index, budgets[index], policy)
    for rival in slot.rivals:
        _insert(root, letters_of(rival), -1, policy.slips(count_letters(rival)), policy)
    return Trie(
        slot.name,
        slot.wordings,
        tuple(budgets),
        root,
        max(map(len, map(letters_of, (w.text for w in slot.wordings))), default=0),
    )


def plain_trie(words: Sequence[str], policy: Policy) -> Trie:
    """Build a trie of plain words, such as fillers or guards."""
    return word_trie(SlotWordings("", tuple(Wording(word, word, "und") for word in words)), policy)


def _insert(root: Node, letters: str, index: int, slips: int, policy: Policy) -> None:
    node = root
    for word in letters.split(GAP):
        word_slips = min(slips, policy.word_slips(count_letters(word)))
        if node is not root:
            node.may_skip = True
            node = node.children.setdefault(GAP, Node())
        for letter in ["", *word]:
            node.may_skip |= letter in dropped_letters()[0]
            node = node.children.setdefault(letter, Node()) if letter else node
            node.slips = max(node.slips, slips)
            node.word_slips = max(node.word_slips, word_slips)
    if node is not root:
        node.ends.append(index)
