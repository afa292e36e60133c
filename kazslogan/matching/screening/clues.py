"""What a text must show to hold a slot, as shapes in signs: the screen's first and cheapest question.

A *clue* is a set of shapes of which every text with the slot shows one: either the slot vouches for the others, then it
shows a key (see ``slots``), or it's just there, then it shows one of some words, slips and all, of which every wording
has one. A frame's best clue is the one that ordinary text shows least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from kazslogan.matching.wordings.misread import IN_A_ROW
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import VIEWS, Shape, backwards, likelihood, tokens_of
from kazslogan.matching.wordings.slips import cuts, parts, pieces, spoilt, spoilt_twice
from kazslogan.matching.wordings.trie import GAP, joined_letters, letters_of, word_slips_of
from kazslogan.rules.frame import SlotWordings, Wording
from kazslogan.text.alphabets import SIGNS

__all__ = ["Clue", "clue_of_keys", "clue_of_words", "merged"]

_MOST_WORDINGS = 400  # of a slot: more of them leave some clue in any text
_MOST_WORDS = 40
_RARE = 2e-5  # times for each letter of ordinary text
_FEWEST_LETTERS = 3  # of a word that is worth looking for
#: What a shape costs that no text shows, beside one that each letter of ordinary text shows: in the first question,
#: which every text is asked, and in later ones.
_PRICE_OF_SHAPE, _PRICE_LATER = 1e-4, 1e-6
_WATCHED = 3  # first letters of shapes that keep an automaton busy
_SIZE_OF_MISREAD = 2  # of a shape in which every letter may be misread: it keeps an automaton busier than others


class Clue(NamedTuple):
    """Shapes of which every text with a slot shows one."""

    shapes: tuple[Shape, ...]
    likelihood: float
    """How often ordinary text shows one of them, per letter."""
    size: int
    """How many shapes there are, those that begin alike counted once: what keeps an automaton busy."""
    backward: tuple[Shape, ...] = ()
    """Those of them that are looked for in the text when it is read backwards."""

    @property
    def price(self) -> float:
        """What it costs to ask every text for the clue."""
        return self.likelihood + _PRICE_OF_SHAPE * self.size


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
    return merged([_clue_of_word(word, price) for word in dict.fromkeys(words)])


def merged(clues: Sequence[Clue]) -> Clue:
    """Return one clue for several of which every text shows one."""
    return Clue(
        tuple(dict.fromkeys(shape for clue in clues for shape in clue.shapes)),
        sum(clue.likelihood for clue in clues),
        sum(clue.size for clue in clues),
        tuple(dict.fromkeys(shape for clue in clues for shape in clue.backward)),
    )


@lru_cache(maxsize=65536)
def _clue_of_word(word: _Word, price: float) -> Clue:
    """Return what a text shows that has a word with what may be wrong in it.

    ``price``: of one shape more.
    """
    classes, signs, slips = word.classes, word.signs, word.slips
    if word.plain:
        options = [Clue((signs,), likelihood(classes), _SIZE_OF_MISREAD)]
        if options[0].likelihood > _RARE:
            options.append(_misread(classes, signs, *word.plain))
    else:
        options = [_clue_of_shapes(pieces(signs, slips, cuts(classes, slips)), pieces(classes, slips))]
    if 0 < slips < min(3, len(signs)):
        options.append(_part_intact(word))
    if slips == 1:
        if price == _PRICE_LATER:  # what may be any sign keeps an automaton busy that every text is asked
            options.append(_clue_of_shapes(spoilt(signs, 1), spoilt(classes, 1)))
    elif slips == 2:
        options.append(_clue_of_shapes(spoilt_twice(signs), spoilt_twice(classes)))
    if price == _PRICE_LATER and options[0].likelihood > _RARE:
        return options[-1]  # where a text was let pass already, estimates for ordinary ones are too low
    return min(options, key=lambda clue: clue.likelihood + price * clue.size)


def _clue_of_shapes(signs: Sequence[Shape], classes: Iterable[Shape]) -> Clue:
    """Return a clue of shapes; ``classes``: the same in classes, which tell how often ordinary text shows them."""
    return Clue(tuple(signs), sum(map(likelihood, classes)), len(signs))


def _part_intact(word: _Word) -> Clue:
    """Return what a text shows that has a word with a slip or two: a part of it, and something of the rest."""
    at = cuts(word.classes, word.slips)
    forward, backward = parts(word.signs, at)
    often = sum(likelihood(shape) for shapes in parts(word.classes, at) for shape in shapes)
    return Clue(tuple(forward), often, _count_beginnings(forward) + _count_beginnings(backward), tuple(backward))


def _count_beginnings(shapes: Iterable[Shape]) -> int:
    """Return how many shapes there are, those that begin alike counted once: what keeps an automaton busy."""
    return len({shape[:_WATCHED] for shape in shapes})


def _misread(classes: Shape, signs: Shape, plain_classes: Shape, plain_signs: Shape) -> Clue:
    """Return what is left of a word of which text recognition misread what it may.

    Of six letters two at most are misread: one at most of each half, or none of one half. What comes first in a shape
    is such a half: an automaton seldom has to look at the rest.
    """
    starts = range(max(1, len(classes) - IN_A_ROW + 1))
    start = min(starts, key=lambda at: likelihood(plain_classes[at : at + IN_A_ROW]))
    row = range(start, min(len(signs), start + IN_A_ROW))
    middle = start + len(row) // 2
    first, last = (
        frozenset(at for at in half if signs[at] != plain_signs[at])
        for half in (range(start, middle), range(middle, row.stop))
    )
    around = frozenset(range(len(signs))) - {*row}
    forward, backward = [last | around], [first | around]
    rarer = likelihood(_with(first, classes, plain_classes)[start:middle]) < likelihood(
        _with(last, classes, plain_classes)[middle : row.stop]
    )
    one_each = [around | {one, two} - {-1} for one in first or {-1} for two in last or {-1}]
    (forward if rarer else backward).extend(one_each)
    likelihoods = [likelihood(_with(chosen, classes, plain_classes)[start:]) for chosen in forward]
    likelihoods += [likelihood(_with(chosen, classes, plain_classes)[: row.stop]) for chosen in backward]
    return Clue(
        tuple(_with(chosen, signs, plain_signs)[start:] for chosen in forward),
        sum(likelihoods),
        len(first) + len(last),
        tuple(backwards(_with(chosen, signs, plain_signs)[: row.stop]) for chosen in backward),
    )


def _with(misread: AbstractSet[int], tokens: Shape, plain: Shape) -> Shape:
    """Return letters of which those at some places are misread."""
    return tuple(tokens[at] if at in misread else plain[at] for at in range(len(tokens)))
