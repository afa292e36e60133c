"""What slips leave of a word: shapes of which a text shows one if it has the word with so many slips.

A word that may have slips is cut into one part more, of which at least one has none (pigeonhole).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, product
from math import exp, log
from typing import NamedTuple

from kazslogan.matching.wordings.shapes import WILD_TOKEN, Shape, backwards, likelihood

__all__ = [
    "MANY_LETTERS",
    "Key",
    "any_signs",
    "cuts",
    "parts",
    "pieces",
    "spoilt",
    "spoilt_twice",
    "two_thirds",
    "ways_to_spoil",
]

MANY_LETTERS = 9  # of a word whose parts between two slips are long
_HELD_LETTERS = 12  # first letters of a word that are looked for around a slip
_FEW_LETTERS = 3  # of part of a word that are looked at one by one
_MOST_MOVED = 2  # cuts
_OFF_CENTRE = 2  # letters that one of two pieces may be longer or shorter


class Key(NamedTuple):
    """Letters that a text must show to hold one of some wordings."""

    tokens: Shape
    slips: int
    """How many slips the text may have in them."""

    @property
    def likelihood(self) -> float:
        """How often ordinary text shows the key, per letter."""
        return sum(map(likelihood, pieces(self.tokens, self.slips)))


@lru_cache(maxsize=16384)
def pieces(tokens: Shape, slips: int, at: tuple[int, ...] | None = None) -> tuple[Shape, ...]:
    """Return pieces of a word of which a text with the word, written with at most ``slips`` slips, shows at least one.

    The word is cut into one piece more than there may be slips: one piece is intact. Two letters exchanged across a cut
    spoil the pieces on both sides, so the left one is looked for so exchanged, too.

    ``at``: where to cut instead of where ordinary text shows the pieces least (see :func:`cuts`).
    """
    shapes: dict[Shape, None] = {}
    for low, high in pairwise(at or cuts(tokens, slips)):
        shapes[tokens[low:high]] = None
        if high < len(tokens):
            shapes[*tokens[low : high - 1], tokens[high]] = None
    return tuple(shapes)


def cuts(tokens: Shape, slips: int) -> tuple[int, ...]:
    """Return where to cut a word into its :func:`pieces`, both ends included."""
    count = max(1, min(slips + 1, len(tokens)))
    found = [len(tokens) * number // count for number in range(count + 1)]
    return tuple(_moved(tokens, found) if 1 < count <= _MOST_MOVED + 1 else found)


def _moved(tokens: Shape, cuts: Sequence[int]) -> list[int]:
    """Move cuts a little so that ordinary text shows the pieces least."""
    rarity = [0.0, *accumulate(log(likelihood((token,))) for token in tokens)]
    choices = (range(max(1, cut - _OFF_CENTRE), min(len(tokens), cut + _OFF_CENTRE + 1)) for cut in cuts[1:-1])
    every = ((0, *chosen, len(tokens)) for chosen in product(*choices))
    return list(
        min(
            (cuts for cuts in every if all(low < high for low, high in pairwise(cuts))),
            key=lambda cuts: sum(exp(rarity[high] - rarity[low]) for low, high in pairwise(cuts)),
        )
    )


@lru_cache(maxsize=16384)
def spoilt(tokens: Shape, slips: int) -> tuple[Shape, ...]:
    """Return shapes of which a text with the word, written with at most ``slips`` slips, shows at least one.

    For one slip they are all ways to spoil the word; otherwise its :func:`pieces`.
    """
    if slips != 1:
        return pieces(tokens, slips)
    held = tokens[:_HELD_LETTERS]
    return tuple(map(_without_wild_ends, dict.fromkeys(ways_to_spoil(held, range(1, len(held))))))


def ways_to_spoil(tokens: Shape, put_in: Iterable[int]) -> Iterator[Shape]:
    """Yield all that one slip may leave of letters; ``put_in``: the places at which there may be one too much."""
    for at in range(len(tokens)):
        yield (*tokens[:at], WILD_TOKEN, *tokens[at + 1 :])
    for at in put_in:
        yield (*tokens[:at], WILD_TOKEN, *tokens[at:])
    yield from (_exchanged(tokens, at) for at in range(1, len(tokens)))


def parts(tokens: Shape, at: Sequence[int]) -> tuple[list[Shape], list[Shape]]:
    """Return shapes of which a text with a word shows one that has a slip or two: a part of it, and what is beside it.

    Cut into one part more than there may be slips, one part is intact, and beside it is what the slips leave of the
    others. The intact part comes first in a shape, so that an automaton seldom has to look at the rest.

    Args:
        tokens: the word.
        at: where to cut it, both ends included (see :func:`cuts`).

    Returns:
        Shapes to look for as they are, and shapes to look for in the text when it is read backwards.
    """
    _, *cuts, _ = at
    first, last, slips = cuts[0], cuts[-1], len(cuts)
    forward = [tokens[:first] + left for left in _left_of(tokens[first:], slips)]
    backward = [backwards(tokens[last:]) + left for left in _left_of(backwards(tokens[:last]), slips)]
    if slips == 1:
        forward.append(_exchanged(tokens, first))
    else:
        forward += [tokens[first:last] + left for left in _left_of(tokens[last:], 1)]  # a slip on either side
        # Two letters exchanged across a cut are in two parts.
        both = _exchanged(_exchanged(tokens, first), last)
        forward += [_exchanged(tokens, first)[:last], _exchanged(tokens, last)[first:], both]
    return forward, backward


def _exchanged(tokens: Shape, at: int) -> Shape:
    """Return letters with those two exchanged that are on either side of a place."""
    return (*tokens[: at - 1], tokens[at], tokens[at - 1], *tokens[at + 1 :])


def _left_of(tokens: Shape, slips: int) -> list[Shape]:
    """Return beginnings of what one or two slips may leave of letters."""
    if slips == 1 and len(tokens) <= _FEW_LETTERS:
        return list(dict.fromkeys(map(_without_wild_end, ways_to_spoil(tokens, range(len(tokens))))))
    cuts = [len(tokens) * number // (slips + 1) for number in range(1, slips + 1)]
    left = []
    for low, high in pairwise([0, *cuts, len(tokens)]):
        before = any_signs(tokens[:low], slips) if low else ()
        left.append(before + tokens[low:high])
        if low < high < len(tokens):
            left.append((*before, *tokens[low : high - 1], tokens[high]))  # the first of two that are exchanged
    return left


def any_signs(tokens: Shape, slips: int) -> Shape:
    """Return what stands for all that letters may show with so many slips."""
    return (WILD_TOKEN,) * (sum(max(map(len, token)) for token in tokens) + slips)


def two_thirds(tokens: Shape) -> list[Shape]:
    """Return shapes of which a text with a word shows one, if the word has one slip at most: two of its three parts.

    If the slip is in the middle one, it shows all that a slip may leave of that, too. Two letters exchanged across a
    cut spoil both parts, so the word is looked for so exchanged.
    """
    first, second = len(tokens) // 3, len(tokens) * 2 // 3
    middle = tokens[first:second]
    left = [*ways_to_spoil(middle, range(1, len(middle)))]
    # A letter that is written with several signs may have one among them that is wrong or too many.
    left += [
        (*middle[:at], *any_signs((token,), 1), *middle[at + 1 :])
        for at, token in enumerate(middle)
        if max(map(len, token)) > 1
    ]
    return [
        tokens[:second],
        tokens[first:],
        *(tokens[:first] + spoiled + tokens[second:] for spoiled in left),
        _exchanged(tokens, first)[:second],
        _exchanged(tokens, second)[first:],
    ]


def spoilt_twice(tokens: Shape) -> list[Shape]:
    """Return shapes of which a text with a word shows one, if the word has two slips at most.

    Cut into three parts it has one slip at most in the first two of them, or in the last two, or both are in the middle
    one. Two letters exchanged across a cut are no more if the part is looked for without its last (or first) letter.
    Of a word of few letters, all ways to spoil it are returned.
    """
    if len(tokens) < MANY_LETTERS:
        return list(dict.fromkeys(shape for once in spoilt(tokens, 1) for shape in spoilt(once, 1)))
    first, second = len(tokens) // 3, len(tokens) * 2 // 3
    return [
        *spoilt(tokens[: second - 1], 1),
        *spoilt(tokens[first + 1 :], 1),
        tokens[:first] + any_signs(tokens[first:second], 2) + tokens[second:],
    ]


def _without_wild_ends(shape: Shape) -> Shape:
    return _without_wild_end(shape[int(shape[0] is WILD_TOKEN) :])


def _without_wild_end(shape: Shape) -> Shape:
    return shape[:-1] if shape and shape[-1] is WILD_TOKEN else shape
