"""The shapes that a phrase's words may show after folding to letter classes.

A word that may have slips is cut into pieces of which at least one has none (pigeonhole). A shape is such a piece,
letter by letter: the classes that each may show. So a pattern is wrong about texts that hold no match now and then, but
never misses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, product
from math import exp, log
from typing import NamedTuple

import regex

from kazslogan.models import Disguise
from kazslogan.text.alphabets import CLASSES, Alphabet

__all__ = [
    "GAP",
    "LETTERS_OF_THIRDS",
    "MANY_LETTERS",
    "VIEWS",
    "WILD_TOKEN",
    "Key",
    "Shape",
    "Token",
    "View",
    "backwards",
    "cuts",
    "is_key",
    "likelihood",
    "most_signs",
    "open_tokens_of",
    "parts",
    "pieces",
    "single_tokens_of",
    "spoilt",
    "spoilt_twice",
    "string_likelihood",
    "thirds",
    "tokens_of",
]

#: What may come with a wrong layout besides: letters drawn out or parted.
_TYPED = frozenset({Disguise.SPACING, Disguise.STRETCH})


class View(NamedTuple):
    """A way to look at a text."""

    layouts: tuple[str, ...] = ()
    """The wrong layouts (see ``data/layouts.json``) on which it may have been typed; none: it's read as it is."""
    allowed: frozenset[Disguise] | None = None
    """The only disguises that may be combined with it (None: any)."""
    misread: bool = False
    """Whether letters that text recognition confuses may stand for one another without being slips."""


#: How a text may have been made: typed as it is, read off a picture, or typed on a wrong layout. Only in the first view
#: words may have slips.
VIEWS: dict[str, View] = {
    "": View(),
    "misread": View(misread=True),
    "us": View(("us-kz", "us-ru"), _TYPED | {Disguise.KEYBOARD}),
    "ru": View(("ru-us", "kz-us"), _TYPED | {Disguise.KEYBOARD, Disguise.TRANSLITERATION}),
}

Token = frozenset[bytes]
"""The class strings that one letter may show; ``b""`` if it may be missing."""


Shape = tuple[Token, ...]

#: Stands where a wording has a space or other separator.
GAP = " "
#: Stands for one sign that should not be there, or for none.
WILD_TOKEN: Token = frozenset([b"", *(bytes([name]) for name in range(255))])
_HELD_LETTERS = 12  # first letters of a word that are looked for around a slip

_MOST_MOVED = 2  # cuts
_OFF_CENTRE = 2  # letters that one of two pieces may be longer or shorter
_KEY_LETTERS = 5
LETTERS_OF_THIRDS = 6  # fewest of a word that is worth cutting into three parts
_FEW_LETTERS = 3  # of part of a word that are looked at one by one
MANY_LETTERS = 9  # of a word whose parts between two slips are long
_HAN = regex.compile(r"\p{Han}")
_COMMON = 3e-5  # times for each letter of ordinary text
#: Share of each class in ordinary Kazakh, Russian and English text, in per mille; other bytes are rare.
_SHARE = dict(zip(
    b"AEIOKGSJTDBPVWFLMNR",
    (150, 100, 150, 70, 75, 20, 85, 30, 65, 45, 22, 20, 20, 5, 6, 50, 32, 75, 50),
    strict=True,
))  # fmt: skip
_RARE = 3


@lru_cache(maxsize=8192)
def tokens_of(letters: str, view: str, alphabet: Alphabet = CLASSES) -> Shape | None:
    """Return what each letter of a word may show; None if the view has no key for one of them.

    In views of wrong layouts there may be gaps between words: the keys of punctuation marks are letters there.
    """
    if VIEWS[view].layouts:
        typed = [_typed(letter, view, alphabet) for letter in letters]
        if not all(typed):
            return None
        for place in range(2, len(letters)):
            if letters[place - 2 : place] == letters[place] + GAP:
                typed[place] |= {b""}  # a letter in which one word ends and the next one begins
        return _with_doubles_once(letters, typed)
    shown = _single_tokens(letters, view, alphabet)
    for place, run, shown_run in alphabet.runs_in(letters):
        # One sign for several letters: it may be seen where the last one is looked for.
        last = place + len(run) - 1
        shown[place:last] = [token | {b""} for token in shown[place:last]]
        shown[last] |= shown_run
    return _with_doubles_once(letters, shown)


def single_tokens_of(letters: str, view: str, alphabet: Alphabet = CLASSES) -> Shape:
    """Return what each letter of a word may show where no sign stands for several letters; no view of wrong layouts."""
    return _with_doubles_once(letters, _single_tokens(letters, view, alphabet))


def _single_tokens(letters: str, view: str, alphabet: Alphabet) -> list[Token]:
    shown = [alphabet.variants(letter) for letter in letters]
    if VIEWS[view].misread:
        return [token | alphabet.misread_variants(letter) for token, letter in zip(shown, letters, strict=True)]
    return shown


def backwards(tokens: Shape) -> Shape:
    """Return what the letters of a word show to somebody who reads from its end."""
    return tuple(map(_backwards, reversed(tokens)))


@lru_cache(maxsize=4096)
def _backwards(token: Token) -> Token:
    return frozenset(shown[::-1] for shown in token)


def open_tokens_of(letters: str, view: str) -> Shape:
    """Return what each letter of a beginning of words may show, whatever letters follow it."""
    tokens = list(tokens_of(letters, view) or ())
    for place, letter in enumerate(letters):
        if any(len(run) > len(letters) - place for run in CLASSES.long_variants(letter)):
            tokens[place:] = [token | {b""} for token in tokens[place:]]
    return tuple(tokens)


@lru_cache(maxsize=65536)
def most_signs(letters: str) -> int:
    """Return how many signs letters may show at most, whatever the view."""
    return sum(map(_most_signs_of_letter, letters))


@lru_cache(maxsize=4096)
def _most_signs_of_letter(letter: str) -> int:
    return max(map(len, CLASSES.variants(letter) | CLASSES.misread_variants(letter)), default=1)


@lru_cache(maxsize=1024)
def _typed(letter: str, view: str, alphabet: Alphabet) -> Token:
    """Return what the key of a letter may show on the wrong layouts of a view."""
    layouts, allowed, _ = VIEWS[view]
    assert allowed is not None  # noqa: S101 - layouts come with disguises
    if letter == GAP:
        return frozenset(name for layout in layouts for name in alphabet.layout_punctuation(layout)) | {b""}
    shown = frozenset(name for layout in layouts for name in alphabet.layout_variants(layout, allowed).get(letter, ()))
    return shown | {b""} if letter in "ьъ'" else shown


def _with_doubles_once(letters: str, tokens: list[Token]) -> Shape:
    """A doubled letter may be written once."""
    doubled = [place for place, (one, two) in enumerate(pairwise(letters), 1) if one == two]
    return (
        tuple(token | {b""} if place in doubled else token for place, token in enumerate(tokens))
        if doubled
        else (tuple(tokens))
    )


class Key(NamedTuple):
    """Letters that a text must show to hold one of some wordings."""

    tokens: Shape
    slips: int
    """How many slips the text may have in them."""

    @property
    def likelihood(self) -> float:
        """How often ordinary text shows the key, per letter."""
        return sum(map(likelihood, pieces(self.tokens, self.slips)))


def is_key(letters: str, view: str) -> bool:
    """Tell whether a slot's wording is rare enough to be the one that a match must have without slips.

    It has five letters or more (a Han character, which is a syllable, counts as two), and ordinary text seldom shows it
    when folded.
    """
    tokens = tokens_of(letters, view)
    if tokens is None or len(letters) + len(_HAN.findall(letters)) < _KEY_LETTERS:
        return False
    return likelihood(tokens) < _COMMON


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
    rarity = [0.0, *accumulate(log(_token_likelihood(token)) for token in tokens)]
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
    shapes: dict[Shape, None] = {}
    for at in range(len(held)):
        shapes[*held[:at], WILD_TOKEN, *held[at + 1 :]] = None
    for at in range(1, len(held)):
        shapes[*held[:at], WILD_TOKEN, *held[at:]] = None
        shapes[*held[: at - 1], held[at], held[at - 1], *held[at + 1 :]] = None
    return tuple(_without_wild_ends(shape) for shape in shapes)


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
        return list(dict.fromkeys(map(_without_wild_end, _spoilt_anywhere(tokens))))
    cuts = [len(tokens) * number // (slips + 1) for number in range(1, slips + 1)]
    left = []
    for low, high in pairwise([0, *cuts, len(tokens)]):
        before = _any_signs(tokens[:low], slips) if low else ()
        left.append(before + tokens[low:high])
        if low < high < len(tokens):
            left.append((*before, *tokens[low : high - 1], tokens[high]))  # the first of two that are exchanged
    return left


def _spoilt_anywhere(tokens: Shape) -> Iterator[Shape]:
    for at in range(len(tokens)):
        yield (*tokens[:at], WILD_TOKEN, *tokens[at + 1 :])
        yield (*tokens[:at], WILD_TOKEN, *tokens[at:])
    yield from (_exchanged(tokens, at) for at in range(1, len(tokens)))


def _any_signs(tokens: Shape, slips: int) -> Shape:
    """Return what stands for all that letters may show with so many slips."""
    return (WILD_TOKEN,) * (sum(max(map(len, token)) for token in tokens) + slips)


def thirds(tokens: Shape) -> list[Shape]:
    """Return shapes of which a text with a word shows one, if the word has one slip at most: two of its three parts.

    Two letters exchanged across a cut spoil both parts, so the word is looked for so exchanged, too.
    """
    first, second = len(tokens) // 3, len(tokens) * 2 // 3
    return [
        tokens[:second],
        tokens[first:],
        (*tokens[:first], *(WILD_TOKEN,) * (second - first + 1), *tokens[second:]),
        (*tokens[: first - 1], tokens[first], tokens[first - 1], *tokens[first + 1 : second]),
        (*tokens[first : second - 1], tokens[second], tokens[second - 1], *tokens[second + 1 :]),
    ]


def _spoilt_once(tokens: Shape) -> tuple[Shape, ...]:
    return spoilt(tokens, 1)


def spoilt_twice(tokens: Shape, once: Callable[[Shape], Iterable[Shape]] = _spoilt_once) -> list[Shape]:
    """Return shapes of which a text with a word shows one, if the word has two slips at most.

    Cut into three parts it has one slip at most in the first two of them, or in the last two, or both are in the middle
    one. Two letters exchanged across a cut are no more if the part is looked for without its last (or first) letter.
    Of a word of few letters, all ways to spoil it are returned. ``once``: returns the same for one slip.
    """
    if len(tokens) < MANY_LETTERS:
        return list(dict.fromkeys(shape for once in spoilt(tokens, 1) for shape in spoilt(once, 1)))
    first, second = len(tokens) // 3, len(tokens) * 2 // 3
    middle = (WILD_TOKEN,) * (2 * (second - first) + 2)
    return [
        *once(tokens[: second - 1]),
        *once(tokens[first + 1 :]),
        tokens[:first] + middle + tokens[second:],
    ]


def _without_wild_ends(shape: Shape) -> Shape:
    return _without_wild_end(shape[int(shape[0] is WILD_TOKEN) :])


def _without_wild_end(shape: Shape) -> Shape:
    return shape[:-1] if shape and shape[-1] is WILD_TOKEN else shape


def likelihood(shape: Shape) -> float:
    """Estimate how often ordinary text shows a shape, per letter."""
    product = 1.0
    for token in shape:
        product *= _token_likelihood(token)
    return product


@lru_cache(maxsize=4096)
def _token_likelihood(token: Token) -> float:
    if token is WILD_TOKEN:
        return 1.0
    return min(1.0, sum(string_likelihood(shown) for shown in token))


def string_likelihood(shown: bytes) -> float:
    """Estimate how often ordinary text shows classes in a row, per letter, if each came by chance."""
    product = 1.0
    for name in shown:
        product *= _SHARE.get(name, _RARE) / 1000
    return product
