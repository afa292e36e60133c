"""What a text must show to hold a slot, as shapes in signs: the screen's first and cheapest question.

A *clue* is a set of shapes of which every text with the slot shows one: either the slot vouches for the others, then it
shows a key (see ``slots``), or it's just there, then it shows one of some words, slips and all, of which every wording
has one. A frame's best clue is the one that ordinary text shows least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import (
    LETTERS_OF_THIRDS,
    MANY_LETTERS,
    VIEWS,
    Shape,
    cuts,
    likelihood,
    pieces,
    spoilt,
    spoilt_twice,
    thirds,
    tokens_of,
)
from kazslogan.matching.trie import GAP, joined_letters, letters_of, word_slips_of
from kazslogan.rules.frame import SlotWordings, Wording
from kazslogan.text.alphabets import SIGNS

__all__ = ["Clue", "clue_of_keys", "clue_of_words"]

_MOST_WORDINGS = 150  # of a slot: more of them leave some clue in any text
_MOST_WORDS = 40
_RARE = 2e-5  # times for each letter of ordinary text
_FEWEST_LETTERS = 3  # of a word that is worth looking for
_IN_A_ROW, _MOST_MISREAD = 6, 2  # see ``matching.misread``
#: What a shape costs that no text shows, beside one that each letter of ordinary text shows: in the first question,
#: which every text is asked, and in later ones.
_PRICE_OF_SHAPE, _PRICE_LATER = 1e-4, 1e-6


class Clue(NamedTuple):
    """Shapes of which every text with a slot shows one."""

    shapes: tuple[Shape, ...]
    likelihood: float
    """How often ordinary text shows one of them, per letter."""

    @property
    def price(self) -> float:
        """What it costs to ask every text for the clue."""
        return self.likelihood + _PRICE_OF_SHAPE * len(self.shapes)


class _Word(NamedTuple):
    """Letters to look for."""

    letters: str
    classes: Shape
    signs: Shape
    plain: tuple[Shape, Shape] | None
    """The same as they are if nothing is misread, where something may be."""
    slips: int


def clue_of_keys(stems: Mapping[str, int], view: str) -> Clue:
    """Return the clue that a slot leaves if it vouches for the others.

    Args:
        stems: the letters of its keys, with the slips that they may have.
        view: how the text is looked at.
    """
    words = (_word(stem, view, slips, slice(None)) for stem, slips in stems.items())
    return _clue([word for word in words if word], _PRICE_OF_SHAPE)


def clue_of_words(slot: SlotWordings, view: str, policy: Policy, alone: bool) -> Clue | None:
    """Return the clue that a slot leaves anyhow; None if it would be in nearly every text.

    Args:
        slot: the slot.
        view: how the text is looked at.
        policy: the budgets of slips in this view.
        alone: whether the slot is the whole phrase.
    """
    if len(slot.wordings) > _MOST_WORDINGS:
        return None
    uncovered = [
        set(_words(wording, view, policy, alone))
        for wording in slot.wordings
        if tokens_of(joined_letters(wording.text), view) is not None
    ]
    if not all(uncovered):
        return None
    wordings = uncovered
    chosen: list[_Word] = []
    while uncovered and len(chosen) < _MOST_WORDS:
        count = Counter(word for words in uncovered for word in words)
        chosen.append(
            min(count, key=lambda word: (_clue_of_word(word, _PRICE_LATER).price / count[word], word.letters))
        )
        uncovered = [words for words in uncovered if chosen[-1] not in words]
    if not chosen or uncovered:
        return None
    for word in sorted(chosen, key=lambda word: -_clue_of_word(word, _PRICE_LATER).price):
        rest = [other for other in chosen if other != word]
        if all(not words.isdisjoint(rest) for words in wordings):
            chosen = rest
    return _clue(chosen, _PRICE_LATER)


def _words(wording: Wording, view: str, policy: Policy, alone: bool) -> Iterator[_Word]:
    """Yield the words of a wording that may be looked for."""
    words = letters_of(wording.text).split(GAP)
    at = 0
    for word, allowed in zip(words, word_slips_of(wording, policy, alone), strict=True):
        if len(word) >= _FEWEST_LETTERS or len(words) == 1:
            found = _word("".join(words), view, allowed, slice(at, at + len(word)))
            if found and any(found.signs):
                yield found
        at += len(word)


def _word(letters: str, view: str, slips: int, part: slice) -> _Word | None:
    """Return a part of some letters as they may be shown in a view."""
    classes, signs = tokens_of(letters, view), tokens_of(letters, view, SIGNS)
    if classes is None or signs is None:
        return None
    plain = None
    if VIEWS[view].misread:
        plain = (tokens_of(letters, "") or ())[part], (tokens_of(letters, "", SIGNS) or ())[part]
    first = part.start
    if first and letters[first] == letters[first - 1]:
        # Where a doubled letter is written once, the word before ends with it.
        alone = tokens_of(letters[first], view), tokens_of(letters[first], view, SIGNS)
        classes, signs = (
            shown if b"" in (token or ((),))[0] else (*shown[:first], shown[first] - {b""}, *shown[first + 1 :])
            for shown, token in zip((classes, signs), alone, strict=True)
        )
    return _Word(letters[part], classes[part], signs[part], plain, slips)


def _clue(words: Iterable[_Word], price: float) -> Clue:
    clues = [_clue_of_word(word, price) for word in dict.fromkeys(words)]
    return Clue(
        tuple(dict.fromkeys(shape for clue in clues for shape in clue.shapes)), sum(clue.likelihood for clue in clues)
    )


@lru_cache(maxsize=65536)
def _clue_of_word(word: _Word, price: float) -> Clue:
    """Return what a text shows that has a word with what may be wrong in it.

    ``price``: of one shape more.
    """
    classes, signs, slips = word.classes, word.signs, word.slips
    if word.plain:
        options = [Clue((signs,), likelihood(classes))]
        if options[0].likelihood > _RARE:
            options.append(_misread(classes, signs, *word.plain))
    else:
        options = [Clue(pieces(signs, slips, cuts(classes, slips)), sum(map(likelihood, pieces(classes, slips))))]
    if slips == 1:
        if len(signs) >= LETTERS_OF_THIRDS:
            options.append(Clue(tuple(thirds(signs)), sum(map(likelihood, thirds(classes)))))
        if price == _PRICE_LATER:  # what may be any sign keeps an automaton busy that every text is asked
            options.append(Clue(spoilt(signs, 1), sum(map(likelihood, spoilt(classes, 1)))))
    elif slips == 2:
        if len(signs) >= MANY_LETTERS:
            options.append(
                Clue(tuple(spoilt_twice(signs, thirds)), sum(map(likelihood, spoilt_twice(classes, thirds))))
            )
        options.append(Clue(tuple(spoilt_twice(signs)), sum(map(likelihood, spoilt_twice(classes)))))
    if price == _PRICE_LATER and options[0].likelihood > _RARE:
        return options[-1]  # where a text was let pass already, estimates for ordinary ones are too low
    return min(options, key=lambda clue: clue.likelihood + price * len(clue.shapes))


def _misread(classes: Shape, signs: Shape, plain_classes: Shape, plain_signs: Shape) -> Clue:
    """Return what is left of a word of which text recognition misread what it may."""
    starts = range(max(1, len(classes) - _IN_A_ROW + 1))
    start = min(starts, key=lambda at: likelihood(plain_classes[at : at + _IN_A_ROW]))
    places = range(len(classes))[start : start + _IN_A_ROW]
    wide = [at for at in places if signs[at] != plain_signs[at]]
    shapes, often = [], 0.0
    for chosen in combinations(wide, min(len(wide), _MOST_MISREAD)):
        shapes.append(tuple(signs[at] if at in chosen else plain_signs[at] for at in places))
        often += likelihood(tuple(classes[at] if at in chosen else plain_classes[at] for at in places))
    return Clue(tuple(shapes), often)
