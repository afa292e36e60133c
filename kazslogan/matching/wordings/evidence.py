"""How many slips may a wording have before ordinary text comes too near to it?

Letters are evidence: what is left of a long or rare wording when some letters are wrong is seldom there by chance, what
is left of a short or common one often is. A wording with slips is cut into pieces of which one is intact (see
``slips.pieces``); how often ordinary text shows these pieces decides. The screen looks for the same pieces, so this
bounds what it costs, too.
"""

from __future__ import annotations

from functools import lru_cache

from kazslogan.matching.wordings.frequency import frequency
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import tokens_of
from kazslogan.matching.wordings.slips import pieces

__all__ = ["runs_apart", "slips_alone", "slips_of_voucher"]

#: Times for each letter of ordinary text that what slips leave of a word may be there by chance.
_COMMON_PIECES = 6e-4
#: The same for a whole phrase with two slips or more: it is so long that what is left around the pieces proves it.
_COMMON_PIECES_OF_PHRASE = 3e-3
#: The same for a run of words of a whole phrase that has one slip, while the rest has another.
_COMMON_PIECES_OF_RUN = 4e-3


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
def runs_apart(words: tuple[str, ...], count: int, policy: Policy) -> tuple[str, ...]:
    """Return runs of words, each of which has one slip at most if no word of a whole phrase has two.

    A run is a word that may have a slip and the words around it that are too short for one. There are none, and the
    phrase may have no slip more, unless one of the runs is rare enough.

    Args:
        words: the letters of each word.
        count: the letters that its budget goes by.
        policy: the budgets.
    """
    if count < policy.apart or slips_alone("".join(words), count, policy) != 1:
        return ()
    long = [at for at, word in enumerate(words) if policy.word_slips(len(word.replace("'", "")))]
    if len(long) < 2:
        return ()
    whole = tokens_of("".join(words), "") or ()
    ends = [-1, *long, len(words)]
    runs: list[str] = []
    for before, after in zip(ends, ends[2:], strict=False):
        run, at = "".join(words[before + 1 : after]), len("".join(words[: before + 1]))
        tokens = tokens_of(run, "")
        # Where letters on both sides of an end may be one sign, nobody knows which run it is in.
        if tokens == whole[at : at + len(run)]:
            runs.append(run)
    return tuple(runs) if any(map(_is_rare_with_slip, runs)) else ()


def _is_rare_with_slip(run: str) -> bool:
    return sum(map(frequency, pieces(tokens_of(run, "") or (), 1))) < _COMMON_PIECES_OF_RUN


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
