"""The wordings of one slot as a trie of letters, so that one walk over a text tries them all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import RLock
from typing import Any, NamedTuple

from kazslogan.matching.wordings.evidence import runs_apart, slips_alone
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import GAP
from kazslogan.models import Disguise
from kazslogan.rules.frame import SlotWordings, Wording
from kazslogan.text.readings import APOSTROPHES
from kazslogan.text.tables import dropped_letters

__all__ = [
    "GAP",
    "Node",
    "Trie",
    "count_letters",
    "gaps_of",
    "joined_letters",
    "letters_of",
    "longest_word",
    "plain_trie",
    "runs_of",
    "slips_of",
    "spell",
    "word_slips_of",
    "word_trie",
]

_PARTING = RLock()
#: Apostrophes that are letters by Unicode's table, and a letter that is σ elsewhere than at the end of a word.
_OTHERWISE_SPELLED = frozenset(APOSTROPHES) - {"'"} | {"ς"}


#: Words of letters that nearly all wordings are made of.
_COMMON = re.compile(r"[{0}]+(?: [{0}]+)*".format("a-zа-яёәғқңөұүһі"))


class _Spelled(NamedTuple):
    """A wording on its way into a trie."""

    letters: str
    number: int
    """Which wording it is; -1 for a rival."""
    slips: int
    """The slips that it may have, and that each of its words may have."""
    word_slips: tuple[int, ...]


class Node:
    """A place between two letters; what follows is only parted by letters when somebody asks for it."""

    __slots__ = ("_below", "_depth", "_word", "children", "ends", "known", "may_skip", "slips", "word_slips")

    children: dict[str, Node]
    _below: Sequence[_Spelled] | None

    def __init__(self, below: Sequence[_Spelled], depth: int = 0, word: int = 0) -> None:
        """``below``: the wordings that share so many first letters, and go on in word number ``word``."""
        self._below, self._depth, self._word = below, depth, word
        #: Indices of the wordings that end here; rivals as -1.
        self.ends = [each.number for each in below if len(each.letters) == depth > 0]
        #: The most slips that any wording below may have.
        self.slips = max((each.slips for each in below), default=0)
        #: The most slips that the word around this place may have in any of them.
        self.word_slips = max((each.word_slips[word] for each in below), default=0)
        following = {each.letters[depth] for each in below if len(each.letters) > depth}
        #: Whether a letter below may be missing in a text, or a gap stands there.
        self.may_skip = GAP in following or not following.isdisjoint(dropped_letters()[0])
        #: The moves that ``matching.alignment.moves`` knows already, by sign: in ordinary text, and in misread text.
        self.known: tuple[dict[str, Any], dict[str, Any]] = ({}, {})

    def __getattr__(self, name: str) -> dict[str, Node]:
        """Part the wordings below by their next letter, once; from then on ``children`` is there."""
        if name != "children":
            raise AttributeError(name)
        with _PARTING:
            if self._below is not None:
                parted: dict[str, list[_Spelled]] = {}
                for each in self._below:
                    if len(each.letters) > self._depth:
                        parted.setdefault(each.letters[self._depth], []).append(each)
                self.children = {
                    letter: Node(below, self._depth + 1, self._word + (letter == GAP))
                    for letter, below in parted.items()
                }
                self._below = None
        return self.children


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


@lru_cache(maxsize=16384)
def letters_of(text: str) -> str:
    """Return the lower-case letters of a wording with one :data:`GAP` between words.

    >>> letters_of("Қазақстан’ға, назар!")
    "қазақстан'ға назар"
    """
    lower = text.lower()
    if (len(lower) == len(text) and _COMMON.fullmatch(lower)) or _is_plain(text):
        return lower
    return "".join(letter for letter, _ in spell(text))


def _is_plain(text: str) -> bool:
    """Tell whether a wording holds nothing but letters, and single spaces or apostrophes between them."""
    lower = text.lower()
    return (
        len(lower) == len(text)
        and _OTHERWISE_SPELLED.isdisjoint(lower)
        and unicodedata.is_normalized("NFC", text)
        and lower == lower.strip("'")
        and all(map(str.isalpha, lower.replace("'", "").split(GAP)))
    )


@lru_cache(maxsize=16384)
def count_letters(text: str) -> int:
    """Return how many letters a wording has, by which its budget of slips goes."""
    letters = letters_of(text)
    return len(letters) - letters.count(GAP) - letters.count("'")


def longest_word(text: str) -> tuple[int, str]:
    """Return which word of a wording is its longest one, and the letters of that.

    >>> longest_word("at the bridge")
    (2, 'bridge')
    """
    words = letters_of(text).split(GAP)
    word = max(words, key=len)
    return words.index(word), word


def joined_letters(text: str) -> str:
    """Return the lower-case letters of a wording, its words written together."""
    return letters_of(text).replace(GAP, "")


def gaps_of(text: str) -> list[str]:
    """Return what a wording writes between its words.

    >>> gaps_of("Stay home, save lives")
    [' ', ', ', ' ']
    """
    return [written for letter, written in spell(text) if letter == GAP]


def slips_of(wording: Wording, policy: Policy, alone: bool) -> int:
    """Return how many slips a wording may have; ``alone``: its slot is the phrase, all in one language."""
    letters = count_letters(wording.budgeted)
    if not alone:
        return policy.slips(letters)
    if wording.disguise is Disguise.CODE_SWITCH:
        return 0
    return slips_alone(joined_letters(wording.text), letters, policy) + bool(runs_of(wording, policy))


def word_slips_of(wording: Wording, policy: Policy, alone: bool) -> tuple[int, ...]:
    """Return how many slips each word of a wording may have; arguments as above."""
    most = 1 if alone and runs_of(wording, policy) else slips_of(wording, policy, alone)
    return _slips_by_word(letters_of(wording.text), most, policy)


def _slips_by_word(letters: str, most: int, policy: Policy) -> tuple[int, ...]:
    return tuple(min(most, policy.word_slips(count_letters(word))) for word in letters.split(GAP))


def runs_of(wording: Wording, policy: Policy) -> tuple[str, ...]:
    """Return the runs of words of a whole phrase that have one slip at most; none if a word may have all its slips."""
    if wording.disguise:
        return ()
    return runs_apart(tuple(letters_of(wording.text).split(GAP)), count_letters(wording.budgeted), policy)


@lru_cache(maxsize=1024)
def word_trie(slot: SlotWordings, policy: Policy, alone: bool = False, only: frozenset[int] | None = None) -> Trie:
    """Build the trie of a slot and its rivals for the budgets of a policy.

    Args:
        slot: the slot.
        policy: the budgets.
        alone: whether it is the whole phrase.
        only: the numbers of those wordings that are worth looking for; None for all.
    """
    budgets = [slips_of(wording, policy, alone) for wording in slot.wordings]
    letters = [letters_of(wording.text) for wording in slot.wordings]
    below = [
        *(
            _Spelled(each, number, slips, word_slips_of(wording, policy, alone))
            for number, (each, slips, wording) in enumerate(zip(letters, budgets, slot.wordings, strict=True))
            if only is None or number in only
        ),
        *(_spelled_rival(letters_of(rival), policy) for rival in slot.rivals),
    ]
    return Trie(slot.name, slot.wordings, tuple(budgets), Node(below), max(map(len, letters), default=0))


def _spelled_rival(letters: str, policy: Policy) -> _Spelled:
    slips = policy.slips(count_letters(letters))
    return _Spelled(letters, -1, slips, _slips_by_word(letters, slips, policy))


def plain_trie(words: Sequence[str], policy: Policy) -> Trie:
    """Build a trie of plain words, such as fillers or guards."""
    return word_trie(SlotWordings("", tuple(Wording(word, word, "und") for word in words)), policy)
