"""How much may be wrong: the budgets of slips behind ``strictness``, in one place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kazslogan.models import Strictness

__all__ = ["LENIENT", "POLICIES", "Policy"]


_NEVER = 10_000  # letters


@dataclass(frozen=True, slots=True)
class Policy:
    """Budgets of one strictness. A slip is what no disguise explains: a typo, a misread letter."""

    name: Strictness
    slot: tuple[int, ...]
    """Fewest letters of a slot's wording that may have 1, 2, 3 … slips."""
    word: tuple[int, ...]
    """Fewest letters of one word inside a wording that may have 1, 2, 3 … slips."""
    slot_weight: tuple[int, ...]
    """The same for what slips weigh together: one that text recognition often makes weighs half."""
    word_weight: tuple[int, ...]
    whole: tuple[int, ...]
    """The same for a slot that is the whole phrase."""
    apart: int
    """Fewest letters of such a slot that may have one slip more than that if no word has two."""
    phrase: int
    """Letters of the whole phrase that pay for one slip."""
    vouching: int
    """Fewest letters with which the rarest slot of a phrase may have a slip though no other slot is without."""
    firm: int
    """Words of fewer letters may have no slip in their first one, others none in both of the first two; 0: any may."""
    close: int
    """In words of fewer letters a slip may not be at the end, and another letter must be a key beside."""
    misread: bool
    """Whether what text recognition confuses may pass without being slips."""
    real_words: bool
    """Whether a common word of some language may count as another one misspelt."""

    def view(self, view: str) -> Policy:
        """Return the budgets for a view: what was typed on a wrong layout or misread may have no slips besides."""
        return replace(self, slot=(), vouching=_NEVER) if view else self

    def slips(self, letters: int) -> int:
        """Return how many slips a slot may have whose wording has so many letters.

        >>> [POLICIES["balanced"].slips(letters) for letters in (4, 5, 7, 8, 14)]
        [0, 1, 1, 2, 2]
        """
        return _granted(self.slot, letters)

    def vouched(self, letters: int) -> int:
        """Return how many slips the rarest slot may have, with so many letters, and still vouch for the others."""
        return int(letters >= self.vouching)

    def alone(self, letters: int) -> int:
        """Return how many slips a slot may have that is the whole phrase, if it is rare (see ``evidence``).

        >>> [POLICIES["balanced"].alone(letters) for letters in (8, 9, 13, 14)]
        [0, 1, 1, 2]
        """
        return min(self.slips(letters), _granted(self.whole, letters))

    def word_slips(self, letters: int) -> int:
        """Return how many slips a word of so many letters may have in a wording that may have that many."""
        return _granted(self.word, letters)

    def may_weigh(self, weight: float, letters: int, word: bool = False) -> bool:
        """Tell whether the slips of a slot (or of a word in it) of so many letters may weigh so much."""
        return weight <= _granted(self.word_weight if word else self.slot_weight, letters)

    def total(self, letters: int) -> int:
        """Return how many slips a phrase of so many letters may have in all."""
        return max(1, letters // self.phrase)


@cache
def _granted(fewest: tuple[int, ...], letters: int) -> int:
    """Return how many slips so many letters pay for; ``fewest``: of letters, for 1, 2, 3 … slips."""
    return sum(letters >= least for least in fewest)


POLICIES: dict[Strictness, Policy] = {
    "strict": Policy(
        "strict",
        (6, 12),
        (5, 11),
        (6, 12),
        (5, 11),
        (17, 34),
        apart=_NEVER,
        phrase=12,
        vouching=_NEVER,
        firm=9,
        close=6,
        misread=False,
        real_words=False,
    ),
    "balanced": Policy(
        "balanced",
        (5, 8),
        (3, 7),
        (5, 10),
        (3, 10),
        (9, 14),
        apart=12,
        phrase=7,
        vouching=8,
        firm=8,
        close=5,
        misread=True,
        real_words=False,
    ),
    "broad": Policy(
        "broad",
        (4, 7, 12),
        (3, 6, 12),
        (4, 7, 12),
        (3, 7, 12),
        (8, 12, 20),
        apart=12,
        phrase=5,
        vouching=7,
        firm=0,
        close=0,
        misread=True,
        real_words=True,
    ),
}

#: For telling what comes near to a slogan; far too much for finding it.
LENIENT = Policy(
    "broad",
    (3, 5, 9),
    (3, 5, 9),
    (3, 5, 9),
    (3, 5, 9),
    (3, 5, 9),
    apart=_NEVER,
    phrase=1,
    vouching=3,
    firm=0,
    close=0,
    misread=True,
    real_words=True,
)
