"""How many slips may a wording have before ordinary text comes too near to it?

Letters are evidence: what is left of a long or rare wording when some letters are wrong is seldom there by chance, what
is left of a short or common one often is. A wording with slips is cut into pieces of which one is intact (see
``shapes.pieces``); how often ordinary text shows these pieces decides. The screen looks for the same pieces, so this
bounds what it costs, too.
"""

from __future__ import annotations

from functools import lru_cache

from kazslogan.matching.frequency import frequency
from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import pieces, tokens_of

__all__ = ["slips_alone", "slips_of_voucher"]

#: Times for each letter of ordinary text that what slips leave of a word may be there by chance.
_COMMON_PIECES = 6e-4
#: The same for a whole phrase with two slips or more: it is so long that what is left around the pieces proves it.
_COMMON_PIECES_OF_PHRASE = 3e-3


@lru_cache(maxsize=65536)
def slips_alone(letters: str, count: int, policy: Policy) -> int:
    """Return how many slips a wording may have that is the whole phrase.

    Args:
        letters: all its letters.
        count: the letters that its budget goes by.
        policy: the budgets.
    """
    return _provable(letters, "", policy.alone(count), _COMMON_PIECES_OF_PHRASE)


@lru_cache(maxsize=65536)
def slips_of_voucher(letters: str, count: int, view: str, policy: Policy) -> int:
    """Return how many slips a wording of the rarest slot may have and still vouch for the other slots.

    ``policy``: that of the view; other arguments as for :func:`slips_alone`.
    """
    return _provable(letters, view, policy.vouched(count), _COMMON_PIECES)


def _provable(letters: str, view: str, slips: int, of_many: float) -> int:
    """Return with how many slips, at most so many, the letters are rare enough in ordinary text.

    ``of_many``: how often ordinary text may show the pieces that two slips or more leave.
    """
    tokens = tokens_of(letters, view)
    if tokens is None:
        return 0
    while slips and sum(map(frequency, pieces(tokens, slips))) > (of_many if slips > 1 else _COMMON_PIECES):
        slips -= 1
    return slips
