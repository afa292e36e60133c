"""The screen: tells at C speed that a text holds no match. It may be wrong about a text that has none; it may not miss.

Why it can't miss: a slot may be read with at most k slips. Cut each of its wordings into k + 1 pieces, and at least one
piece is written without a slip, that is, in letters the readings know. :mod:`kazslogan.text.classes` gives the classes
those letters may show, so that piece is found by a regular expression over the folded text. (Two exchanged letters may
spoil two pieces at once; the pieces with the exchange made are looked for as well.) A frame is only worth reading if
pieces of *all* its slots are there, and the first slot to be looked for is the one that ordinary text seldom shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from kazslogan.matching.policy import Policy
from kazslogan.matching.trie import GAP, letters_of
from kazslogan.rules.compile import Frame, SlotWordings
from kazslogan.text.classes import class_of, classes, layout_variants, long_variants, quick_classes, variants
from kazslogan.text.encodings import may_be_encoded
from kazslogan.text.units import Units, read_units

__all__ = ["VIEWS", "Candidate", "Screen", "SlotPieces"]

#: How a text may have been typed: as it is, or on a wrong layout, see ``kazslogan/data/layouts.json``.
VIEWS: dict[str, tuple[str, ...]] = {"": (), "us": ("us-kz", "us-ru"), "ru": ("ru-us", "kz-us")}

#: Share of each class in ordinary Kazakh, Russian and English text, in per mille.
_SHARE = dict(zip(b"AEIOKGSJTDBPVWFLMNR", (150, 100, 150, 70, 75, 20, 85, 30, 65, 45, 22, 20, 20, 5, 6, 50, 32, 75, 50)))  # noqa: B905
_RARE = 3
_STYLED = "\\u249c-\\u24e9\\U0001f100-\\U0001f1ff"
#: Characters that the charmap skips though they may be letters; emoji and punctuation are none.
_SKIPPED_LETTER = regex.compile(rf"[\p{{L}}\p{{N}}€£¥₽{_STYLED}]")

_Token = frozenset[bytes]


@dataclass(frozen=True)
class SlotPieces:
    """The pieces of one slot in one view, as sources of regular expressions."""

    pieces: tuple[tuple[_Token, ...], ...]

    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """The pattern that finds any of the pieces in a folded text."""
        return re.compile(_source(self.pieces), re.DOTALL)

    @cached_property
    def likelihood(self) -> float:
        """How often ordinary text shows a piece, roughly, per letter."""
        return sum(_likelihood(piece) for piece in self.pieces)


class Candidate(NamedTuple):
    """A frame that the text may hold, and the view it must be read in."""

    frame: int
    view: str


class Screen:
    """The screen for the frames of a detector."""

    def __init__(self, frames: Sequence[Frame], policy: Policy) -> None:
        self._slots: list[dict[str, tuple[SlotPieces, ...]]] = []
        first: dict[tuple[_Token, ...], None] = {}
        for frame in frames:
            views = {}
            for view in VIEWS:
                slots = tuple(_slot_pieces(slot, view, policy) for slot in frame.slots)
                if all(slot.pieces for slot in slots):
                    views[view] = slots
                    rarest = min(slots, key=lambda slot: slot.likelihood)
                    first |= dict.fromkeys(rarest.pieces)
            self._slots.append(views)
        self._first = SlotPieces(tuple(first))

    def slot_pattern(self, frame: int, view: str, slot: int) -> re.Pattern[bytes]:
        """Return the pattern for the pieces of one slot of a frame."""
        return self._slots[frame][view][slot].pattern

    def candidates(self, text: str) -> tuple[list[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        folded, known = quick_classes(text)
        units = None
        if (known != len(text) and _needs_reading(text)) or may_be_encoded(text):
            units = read_units(text)
            folded = classes(units.chars)[0]
        if self._first.pieces and self._first.pattern.search(folded):
            return list(self._of(folded)), units
        return [], units

    def _of(self, folded: bytes) -> Iterable[Candidate]:
        for number, views in enumerate(self._slots):
            for view, slots in views.items():
                if all(slot.pattern.search(folded) for slot in slots):
                    yield Candidate(number, view)


def _needs_reading(text: str) -> bool:
    """Tell whether ``text`` has a letter that the charmap doesn't know."""
    return any(not _in_charmap(found[0]) for found in _SKIPPED_LETTER.finditer(text))


@lru_cache(maxsize=4096)
def _in_charmap(char: str) -> bool:
    return quick_classes(char)[1] == 1


@lru_cache(maxsize=1024)
def _slot_pieces(slot: SlotWordings, view: str, policy: Policy) -> SlotPieces:
    found: dict[tuple[_Token, ...], None] = {}
    longest = policy.slips(max(_count(wording.text) for wording in slot.wordings))
    for wording in slot.wordings:
        tokens = _tokens(letters_of(wording.text).replace(GAP, ""), view)
        if tokens is not None:
            slips = min(policy.slips(_count(wording.text)), longest)
            found |= dict.fromkeys(_pieces(tokens, slips))
    return SlotPieces(tuple(found))


def _count(text: str) -> int:
    return sum(letter not in (GAP, "'") for letter in letters_of(text))


def _tokens(letters: str, view: str) -> list[_Token] | None:
    """Return for each letter the classes it may show; None if the view has no key for a letter."""
    tokens: list[set[bytes]] = []
    for letter in letters:
        if view:
            shown = {name for layout in VIEWS[view] for name in layout_variants(layout).get(letter, ())}
            shown |= {b""} if letter in "ьъ'" else set()
            if not shown:
                return None
            tokens.append(shown)
        else:
            tokens.append(set(variants(letter)))
    if not view:
        for place, letter in enumerate(letters):
            for run, shown_run in long_variants(letter).items():
                if letters.startswith(run, place):
                    # One sign for several letters: it may be seen where the last one is looked for.
                    for before in range(place, place + len(run) - 1):
                        tokens[before].add(b"")
                    tokens[place + len(run) - 1] |= shown_run
    folded = [frozenset(token) for token in tokens]
    # A doubled letter may be written once.
    return [token for place, token in enumerate(folded) if place == 0 or letters[place] != letters[place - 1]]


def _pieces(tokens: list[_Token], slips: int) -> list[tuple[_Token, ...]]:
    """Cut a wording into ``slips + 1`` pieces, each about as seldom seen as the others."""
    count = min(slips + 1, len(tokens))
    cuts = _cuts(tokens, count)
    pieces = [tuple(tokens[low:high]) for low, high in zip(cuts, cuts[1:], strict=False)]
    if slips:
        for cut in cuts[1:-1]:  # letters exchanged across a cut spoil both sides: look for the left one so exchanged
            left = cuts[cuts.index(cut) - 1]
            pieces.append((*tokens[left : cut - 1], tokens[cut]))
    return pieces


def _cuts(tokens: list[_Token], count: int) -> list[int]:
    """Return the borders of ``count`` pieces whose likeliest one is as unlikely as possible."""
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [0])}
    for number in range(1, count + 1):
        for high in range(number, len(tokens) + 1):
            choices = [
                (max(worst, _likelihood(tuple(tokens[low:high]))), [*cuts, high])
                for low in range(number - 1, high)
                if (number - 1, low) in best
                for worst, cuts in [best[number - 1, low]]
            ]
            best[number, high] = min(choices)
    return best[count, len(tokens)][1]


def _likelihood(piece: tuple[_Token, ...]) -> float:
    product = 1.0
    for token in piece:
        product *= min(1.0, sum(_string_likelihood(shown) for shown in token))
    return product


def _string_likelihood(shown: bytes) -> float:
    product = 1.0
    for name in shown:
        product *= _SHARE.get(name, _RARE) / 1000
    return product


# ------------------------------------------------------------------ regular expressions

_Trie = dict[_Token, "_Trie"]


def _source(pieces: Iterable[tuple[_Token, ...]]) -> bytes:
    """Return one regular expression for all pieces, as a trie that begins with plain bytes.

    A stretched letter shows its class several times, so every class may repeat.
    """
    firsts: dict[int, list[tuple[_Token, ...]]] = {}
    for piece in pieces:
        for first, rest in _first_bytes(piece):
            firsts.setdefault(first, []).append(rest)
    branches = [re.escape(bytes([first])) + _branch(_trie(rests)) for first, rests in sorted(firsts.items())]
    return b"|".join(branches) or b"(?!)"


def _first_bytes(piece: tuple[_Token, ...]) -> Iterable[tuple[int, tuple[_Token, ...]]]:
    if not piece:
        return
    for shown in sorted(piece[0]):
        if not shown:
            yield from _first_bytes(piece[1:])
        elif len(shown) == 1:
            yield shown[0], piece[1:]
        else:
            yield shown[0], (frozenset([shown[1:]]), *piece[1:])


def _trie(pieces: Iterable[tuple[_Token, ...]]) -> _Trie | None:
    root: _Trie = {}
    for piece in pieces:
        if not piece:
            return None  # a piece ends here: what goes on from here need not be looked at
        root.setdefault(piece[0], {})
    return {token: _below(token, pieces) for token in root}


def _below(token: _Token, pieces: Iterable[tuple[_Token, ...]]) -> _Trie:
    return _trie([piece[1:] for piece in pieces if piece[0] == token]) or {}


def _branch(trie: _Trie | None) -> bytes:
    if not trie:
        return b""
    branches = [_fragment(token) + _branch(below) for token, below in sorted(trie.items(), key=lambda kv: sorted(kv[0]))]
    return branches[0] if len(branches) == 1 else b"(?:" + b"|".join(branches) + b")"


def _fragment(token: _Token) -> bytes:
    """Return the pattern for one letter of a phrase."""
    singles = b"".join(sorted(shown for shown in token if len(shown) == 1))
    strings = [b"".join(re.escape(bytes([name])) + b"+" for name in shown) for shown in sorted(token) if len(shown) > 1]
    optional = b"?" if b"" in token else b""
    if singles and not strings:
        return b"[" + _escape_set(singles) + (b"]*" if optional else b"]+")
    return b"(?:" + b"|".join(strings + ([b"[" + _escape_set(singles) + b"]+"] if singles else [])) + b")" + optional


def _escape_set(names: bytes) -> bytes:
    return b"".join(re.escape(bytes([name])) for name in names)
