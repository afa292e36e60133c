"""The shapes that a phrase's words may show after folding to letter classes, as regular expressions over bytes.

A word that may have one slip is looked for as its *neighbourhood*: every way to change, drop, add or exchange one
letter, with a wildcard for the letter that is wrong. A word that may have more is cut into pieces of which at least one
has one slip at most (pigeonhole). So a pattern is wrong about texts that hold no match now and then, but never misses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kazslogan.models import Disguise
from kazslogan.text.classes import layout_variants, long_variants, variants

__all__ = ["VIEWS", "Placed", "Shape", "Token", "compile_shapes", "likelihood", "tokens_of", "word_shapes"]

#: How a text may have been typed: as it is, or on a wrong layout (see ``data/layouts.json``); with the readings that
#: may be combined with it.
VIEWS: dict[str, tuple[tuple[str, ...], frozenset[Disguise]]] = {
    "": ((), frozenset(Disguise)),
    "us": (("us-kz", "us-ru"), frozenset({Disguise.KEYBOARD})),
    "ru": (("ru-us", "kz-us"), frozenset({Disguise.KEYBOARD, Disguise.TRANSLITERATION})),
}

Token = frozenset[bytes]
"""The class strings that one letter may show; ``b""`` if it may be missing."""
Shape = tuple[Token, ...]


class Placed(NamedTuple):
    """A shape of a part of a word, and how many letters of the word stand before it."""

    shape: Shape
    offset: int


#: A shape more makes the pattern larger: worth it only for so much less chance of a false alarm.
_SHAPE_COST = 1e-6
_ANY: Token = frozenset({b"."})
#: Share of each class in ordinary Kazakh, Russian and English text, in per mille; other bytes are rare.
_SHARE = dict(zip(b"AEIOKGSJTDBPVWFLMNR", (150, 100, 150, 70, 75, 20, 85, 30, 65, 45, 22, 20, 20, 5, 6, 50, 32, 75, 50), strict=True))  # fmt: skip
_RARE = 3


@lru_cache(maxsize=8192)
def tokens_of(letters: str, view: str) -> Shape | None:
    """Return what each letter of a word may show; None if the view has no key for one of them."""
    layouts, allowed = VIEWS[view]
    tokens: list[set[bytes]] = []
    for letter in letters:
        if layouts:
            shown = {name for layout in layouts for name in layout_variants(layout, allowed).get(letter, ())}
            shown |= {b""} if letter in "ьъ'" else set()
            if not shown:
                return None
            tokens.append(shown)
        else:
            tokens.append(set(variants(letter)))
    if not layouts:
        for place, letter in enumerate(letters):
            for run, shown_run in long_variants(letter).items():
                if letters.startswith(run, place):
                    # One sign for several letters: it may be seen where the last one is looked for.
                    for before in range(place, place + len(run) - 1):
                        tokens[before].add(b"")
                    tokens[place + len(run) - 1] |= shown_run
    # A doubled letter may be written once.
    doubled = [place > 0 and letters[place] == letters[place - 1] for place in range(len(letters))]
    return tuple(frozenset(token) for token, again in zip(tokens, doubled, strict=True) if not again)


def word_shapes(tokens: Shape, slips: int) -> list[Placed]:
    """Return shapes of which a text with the word, written with at most ``slips`` slips, shows at least one."""
    if not slips or len(tokens) < 2:
        return [Placed(tokens, 0)]
    options = [_pieces(tokens, slips + 1, 0)]
    if len(tokens) > 2:
        options.append(_pieces(tokens, (slips + 2) // 2, 1))
    return min(options, key=lambda placed: sum(likelihood(each.shape) + _SHAPE_COST for each in placed))


def _pieces(tokens: Shape, count: int, slips: int) -> list[Placed]:
    """Cut a word into pieces of which one has ``slips`` slips (0 or 1) at most, and spell each piece so.

    Two letters exchanged across a cut spoil the pieces on both sides: the left one is looked for so exchanged, too.
    """
    cuts = _cuts(tokens, min(count, len(tokens)))
    placed: dict[Placed, None] = {}
    for low, high in zip(cuts, cuts[1:], strict=False):
        pieces = [tokens[low:high]]
        if high < len(tokens):
            pieces.append((*tokens[low : high - 1], tokens[high]))
        for piece in pieces:
            spelled = _neighbourhood(piece) if slips and len(piece) > 1 else [piece]
            placed |= dict.fromkeys(Placed(shape, low) for shape in spelled)
    return list(placed)


def _cuts(tokens: Shape, count: int) -> list[int]:
    """Return the borders of ``count`` pieces whose likeliest one is as unlikely as possible."""
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [0])}
    for number in range(1, count + 1):
        for high in range(number, len(tokens) + 1):
            choices = [
                (max(best[number - 1, low][0], likelihood(tokens[low:high])), [*best[number - 1, low][1], high])
                for low in range(number - 1, high)
                if (number - 1, low) in best
            ]
            best[number, high] = min(choices)
    return best[count, len(tokens)][1]


def _neighbourhood(tokens: Shape) -> list[Shape]:
    """Return every way to write a word with one slip (or none)."""
    shapes: dict[Shape, None] = {tokens[1:]: None, tokens[:-1]: None}
    for place in range(1, len(tokens)):
        before, here, after = tokens[:place], tokens[place], tokens[place + 1 :]
        shapes[*before, _ANY, here, *after] = None
        shapes[*before[:-1], here, before[-1], *after] = None
        if after:
            shapes[*before, _ANY, *after] = None
            shapes[before + after] = None
    return list(shapes)


def likelihood(shape: Shape) -> float:
    """Estimate how often ordinary text shows a shape, per letter."""
    product = 1.0
    for token in shape:
        product *= _token_likelihood(token)
    return product


@lru_cache(maxsize=4096)
def _token_likelihood(token: Token) -> float:
    return 1.0 if token == _ANY else min(1.0, sum(_string_likelihood(shown) for shown in token))


def _string_likelihood(shown: bytes) -> float:
    product = 1.0
    for name in shown:
        product *= _SHARE.get(name, _RARE) / 1000
    return product


# ------------------------------------------------------------------ regular expressions


def compile_shapes(shapes: Iterable[Shape]) -> re.Pattern[bytes]:
    """Compile shapes into one pattern: a trie that begins with plain bytes, which :mod:`re` finds fast.

    A stretched letter shows its class several times, so every class may repeat.
    """
    firsts: dict[int, list[Shape]] = {}
    for shape in shapes:
        for first, rest in _first_bytes(shape):
            firsts.setdefault(first, []).append(rest)
    branches = [re.escape(bytes([first])) + _branches(rests) for first, rests in sorted(firsts.items())]
    return re.compile(b"|".join(branches) or b"(?!)", re.DOTALL)


def _first_bytes(shape: Shape) -> Iterator[tuple[int, Shape]]:
    if not shape:
        return
    for shown in sorted(shape[0]):
        if not shown:
            yield from _first_bytes(shape[1:])
        elif len(shown) == 1:
            yield shown[0], shape[1:]
        else:
            yield shown[0], (frozenset([shown[1:]]), *shape[1:])


def _branches(shapes: Sequence[Shape]) -> bytes:
    if any(not shape for shape in shapes):
        return b""  # a shape ends here: what goes on from here need not be looked at
    by_token: dict[Token, list[Shape]] = {}
    for shape in shapes:
        by_token.setdefault(shape[0], []).append(shape[1:])
    branches = sorted(_fragment(token) + _branches(rests) for token, rests in by_token.items())
    return branches[0] if len(branches) == 1 else b"(?:" + b"|".join(branches) + b")"


@lru_cache(maxsize=4096)
def _fragment(token: Token) -> bytes:
    """Return the pattern for one letter of a phrase."""
    if token == _ANY:
        return b"."
    singles = b"".join(re.escape(shown) for shown in sorted(token) if len(shown) == 1)
    strings = [b"".join(re.escape(bytes([name])) + b"+" for name in shown) for shown in sorted(token) if len(shown) > 1]
    optional = b"?" if b"" in token else b""
    if singles and not strings:
        return b"[" + singles + (b"]*" if optional else b"]+")
    return b"(?:" + b"|".join([*strings, *([b"[" + singles + b"]+"] if singles else [])]) + b")" + optional
