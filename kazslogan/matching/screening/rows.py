"""A phrase of one part, all its letters in a row: what the screen asks last, and what few other texts show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import Shape, Token, single_tokens_of, tokens_of
from kazslogan.matching.wordings.slips import any_signs, ways_to_spoil
from kazslogan.matching.wordings.trie import GAP, joined_letters, letters_of, slips_of, word_slips_of
from kazslogan.rules.frame import Wording
from kazslogan.text.alphabets import SIGNS

__all__ = ["Row", "rows_of"]

Row = tuple[tuple[Shape, ...], ...]
"""Places in a row, each with the shapes of which a text shows one there."""

_MOST_SPREADS = 6  # of slips over the words
_FEWEST_LETTERS = 6  # of a word with two slips of which enough is left


def rows_of(wordings: Iterable[Wording], view: str, policy: Policy) -> tuple[Row, ...]:
    """Return rows of which a text shows one if it holds one of some wordings, each of them the whole phrase.

    Args:
        wordings: the wordings.
        view: how the text is looked at; not one of wrong layouts.
        policy: the budgets of slips in this view.
    """
    return tuple(dict.fromkeys(row for wording in wordings for row in _rows(wording, view, policy)))


def _rows(wording: Wording, view: str, policy: Policy) -> Iterator[Row]:
    """Yield the rows of one wording; none if the view has no shapes for it."""
    letters = joined_letters(wording.text)
    tokens = tokens_of(letters, view, SIGNS)
    if tokens is None:
        return
    slips = slips_of(wording, policy, alone=True)
    if not slips:
        yield tuple(_as_written(letters, view))
        return
    words: list[Shape] = []
    most = word_slips_of(wording, policy, alone=True)
    for word in letters_of(wording.text).split(GAP):
        at = sum(map(len, words))
        words.append(tokens[at : at + len(word)])
    for spread in _spreads(most, slips):
        yield tuple(tuple(dict.fromkeys(_spoilt(word, count))) for word, count in zip(words, spread, strict=True))


def _spreads(most: Sequence[int], slips: int) -> Iterator[Sequence[int]]:
    """Yield how slips may be spread over words that may have so many each; all at once if there are many ways."""
    every = (spread for spread in product(*(range(each + 1) for each in most)) if sum(spread) == min(slips, sum(most)))
    spreads = list(islice(every, _MOST_SPREADS + 1))
    yield from spreads if len(spreads) <= _MOST_SPREADS else [most]


def _as_written(letters: str, view: str) -> Iterator[tuple[Shape, ...]]:
    """Yield what letters without slips may show; letters of which several may be one sign are a place together."""
    tokens = single_tokens_of(letters, view, SIGNS)
    runs = [(at, at + len(run), shown) for at, run, shown in SIGNS.runs_in(letters)]
    at = 0
    while at < len(letters):
        end = at + 1
        while any(first < end < behind for first, behind, _ in runs):
            end += 1
        yield tuple(_ways(tokens, runs, at, end))
        at = end


def _ways(tokens: Shape, runs: Sequence[tuple[int, int, Token]], at: int, end: int) -> Iterator[Shape]:
    """Yield the ways to write the letters from one place up to another."""
    if at == end:
        yield ()
        return
    for first, behind, shown in [(at, at + 1, tokens[at]), *runs]:
        if first == at:
            for rest in _ways(tokens, runs, behind, end):
                yield (shown, *rest)


def _spoilt(word: Shape, slips: int) -> Sequence[Shape]:
    """Return all that a word may show with at most so many slips, from its first letter to its last."""
    if not slips:
        return [word]
    if slips == 1:
        return list(ways_to_spoil(word, range(1, len(word) + 1)))
    if slips > 2 or len(word) < _FEWEST_LETTERS:
        return [any_signs(word, slips)]
    # Cut into three parts it has one slip at most in the first two of them, or in the last two, or both are in the
    # middle one. Two letters exchanged across a cut are no more if the part is looked for without its last letter.
    first, second = len(word) // 3, len(word) * 2 // 3
    return [
        *((*shape, *any_signs(word[second - 1 :], 2)) for shape in _spoilt(word[: second - 1], 1)),
        *((*any_signs(word[: first + 1], 2), *shape) for shape in _spoilt(word[first + 1 :], 1)),
        (*word[:first], *any_signs(word[first:second], 2), *word[second:]),
    ]
