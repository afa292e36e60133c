"""The shapes that a phrase's words may show after folding to letter classes.

A shape is a word, or a part of one (see ``wordings.slips``), letter by letter: the classes that each may
show. So a pattern is wrong about texts that hold no match now and then, but never misses.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from kazslogan.models import Disguise
from kazslogan.text.alphabets import CLASSES, Alphabet

__all__ = [
    "GAP",
    "VIEWS",
    "WILD_TOKEN",
    "Shape",
    "Token",
    "View",
    "backwards",
    "is_key",
    "likelihood",
    "most_signs",
    "open_tokens_of",
    "single_tokens_of",
    "string_likelihood",
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


#: How a text may have been made: typed as it is, read off a picture, or typed on a wrong layout. On a wrong
#: layout the word that tells a phrase may have no slips, read off a picture none may have any.
VIEWS: dict[str, View] = {
    "": View(),
    "misread": View(misread=True),
    "us": View(("us-kz", "us-ru", "us-ua"), _TYPED | {Disguise.KEYBOARD}),
    "ru": View(("ru-us", "kz-us", "ua-us"), _TYPED | {Disguise.KEYBOARD, Disguise.TRANSLITERATION}),
}

Token = frozenset[bytes]
"""The class strings that one letter may show; ``b""`` if it may be missing."""


Shape = tuple[Token, ...]

#: Stands where a wording has a space or other separator.
GAP = " "
#: Stands for one sign that should not be there, or for none.
WILD_TOKEN: Token = frozenset([b"", *(bytes([name]) for name in range(255))])

_KEY_LETTERS = 5
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
    variants = alphabet.misread_variants if VIEWS[view].misread else alphabet.variants
    return list(map(variants, letters))


def backwards(tokens: Shape) -> Shape:
    """Return what the letters of a word show to somebody who reads from its end."""
    return tuple(map(_backwards, reversed(tokens)))


@lru_cache(maxsize=4096)
def _backwards(token: Token) -> Token:
    reversed_token = frozenset(shown[::-1] for shown in token)
    return token if reversed_token == token else reversed_token


def open_tokens_of(letters: str, view: str, alphabet: Alphabet = CLASSES) -> Shape:
    """Return what each letter of a beginning of words may show, whatever letters follow it."""
    tokens = list(tokens_of(letters, view, alphabet) or ())
    for place, letter in enumerate(letters):
        if any(len(run) > len(letters) - place for run in alphabet.long_variants(letter)):
            tokens[place:] = [token | {b""} for token in tokens[place:]]
    return tuple(tokens)


@lru_cache(maxsize=65536)
def most_signs(letters: str) -> int:
    """Return how many signs letters may show at most, whatever the view."""
    return sum(map(_most_signs_of_letter, letters))


@lru_cache(maxsize=4096)
def _most_signs_of_letter(letter: str) -> int:
    return max(map(len, CLASSES.misread_variants(letter)), default=1)


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


def is_key(letters: str, view: str) -> bool:
    """Tell whether a slot's wording is rare enough to be the one that a match must have without slips.

    It has five letters or more (a Han character, which is a syllable, counts as two), and ordinary text seldom shows it
    when folded.
    """
    tokens = tokens_of(letters, view)
    if tokens is None or len(letters) + len(_HAN.findall(letters)) < _KEY_LETTERS:
        return False
    return likelihood(tokens) < _COMMON


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
