"""How much may be wrong: the budgets of slips behind ``strictness``, in one place."""

from __future__ import annotations

from dataclasses import dataclass

from kazslogan.models import Strictness

__all__ = ["POLICIES", "Policy"]


@dataclass(frozen=True, slots=True)
class Policy:
    """Budgets of one strictness. A slip is what no disguise explains: a typo, a misread letter."""

    name: Strictness
    word: tuple[int, ...]
    """Fewest letters of a word (or slot) that may have 1, 2, 3 … slips."""
    phrase: int
    """Letters of the whole phrase that pay for one slip."""
    real_words: bool
    """Whether a common word of some language may count as another one misspelt."""

    def slips(self, letters: int) -> int:
        """Return how many slips a word or slot of so many letters may have.

        >>> [POLICIES["balanced"].slips(letters) for letters in (2, 3, 5, 9, 14)]
        [0, 1, 1, 2, 2]
        """
        return sum(letters >= least for least in self.word)

    def total(self, letters: int) -> int:
        """Return how many slips a phrase of so many letters may have in all."""
        return max(1, letters // self.phrase) if self.word[0] < 9 else letters // self.phrase


POLICIES: dict[Strictness, Policy] = {
    "strict": Policy("strict", word=(6, 11), phrase=12, real_words=False),
    "balanced": Policy("balanced", word=(3, 9), phrase=7, real_words=False),
    "broad": Policy("broad", word=(3, 6, 12), phrase=5, real_words=True),
}
