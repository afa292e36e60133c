"""Letters as numbers of four bits, and as many of them in a row as one look-up takes.

Six letters in a row make a *gram*, three a *trigram*. A few operations on one long integer pack all letters of a text
at once. Every function takes and returns *codes*: one byte for each letter of a folded text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from struct import Struct

from kazslogan.matching.wordings.shapes import Shape, Token, string_likelihood
from kazslogan.text.classes import ALPHABET

__all__ = [
    "ANY_CODE",
    "GRAM",
    "coded",
    "codes_of",
    "gram",
    "grams",
    "part_to_look_for",
    "parts",
    "strings",
    "trigram",
    "trigrams",
]

#: Letters in a gram.
GRAM = 6
_BITS = 4
_CODES_IN_ALL = 1 << _BITS
ANY_CODE = range(_CODES_IN_ALL)
#: Classes that a letter often shows instead of one another share a code: fewer ways to write a word.
_ALIKE = (b"A", b"E3", b"I", b"O0", b"KH", b"G", b"S5", b"J", b"T", b"D", b"BVWF", b"PR", b"L", b"M", b"N")
_CODE_OF = {name: code for code, names in enumerate(_ALIKE, 1) for name in names}
assert sorted(_CODE_OF) == sorted(ALPHABET)  # noqa: S101 - every letter has a code
#: 0 is no letter (the end of the text); signs of scripts without classes share the codes of letters.
_TABLE = bytes(_CODE_OF.get(name, 1 + name % len(_ALIKE)) for name in range(256))
_SHARES = {code: sum(string_likelihood(bytes([name])) for name in names) for code, names in enumerate(_ALIKE, 1)}
_RARE = 0.003
#: From so many ways to write a shape on, twice as many cost as much as a shape that is seen twice as often.
_MANY_WAYS = 16
_BLOCK = 512  # letters that are packed at once


def codes_of(folded: bytes) -> bytes:
    """Return the codes of a folded text."""
    return folded.translate(_TABLE)


def gram(codes: bytes) -> int:
    """Return the number of six codes: that of the first four and that of the last four."""
    first, second, third, fourth, fifth, sixth = codes
    pair = third | fourth << 4
    return first | second << 4 | pair << 8 | pair << 16 | fifth << 24 | sixth << 28


def trigram(codes: bytes) -> int:
    """Return the number of three codes."""
    first, second, third = codes
    return first | second << 4 | third << 8


def grams(codes: bytes) -> Sequence[int]:
    """Return the grams of a text, at every letter, in no order."""
    if len(codes) > _BLOCK:
        parts = (grams(codes[at : at + _BLOCK]) for at in range(0, len(codes), _BLOCK - GRAM))
        return [number for part in parts for number in part]
    pairs, lanes = _pairs(codes)
    halves = (pairs | pairs >> 8).to_bytes(2 * lanes + 4, "little")  # four letters in every 16 bits
    unpack = _unpack("I", (lanes + 1) // 2)
    return unpack(halves) + unpack(halves, 2)


def trigrams(codes: bytes) -> AbstractSet[int]:
    """Return the trigrams of a text, at every letter."""
    if len(codes) > _BLOCK:
        return set().union(*(trigrams(codes[at : at + _BLOCK]) for at in range(0, len(codes), _BLOCK - GRAM)))
    pairs, lanes = _pairs(codes)
    thirds = pairs | pairs >> 8 & _masks(lanes)[0] << 8
    return set(_unpack("H", lanes)(thirds.to_bytes(2 * lanes, "little")))


def _pairs(codes: bytes) -> tuple[int, int]:
    """Return two letters in the low half of every 16 bits, at every letter of a text; and how many pairs there are."""
    codes += bytes(2 - len(codes) % 2) + codes[1:]  # the same letters once more, one further
    lanes = (len(codes) + 1) // 2
    first, second = _masks(lanes)
    number = int.from_bytes(codes, "little")
    return number & first | number >> 4 & second, lanes


@lru_cache(maxsize=2048)
def _masks(lanes: int) -> tuple[int, int]:
    def each(lane: int) -> int:
        return int.from_bytes(lane.to_bytes(2, "little") * lanes, "little")

    return each(0x000F), each(0x00F0)


@lru_cache(maxsize=4096)
def _unpack(kind: str, count: int) -> Callable[..., tuple[int, ...]]:
    return Struct(f"<{count}{kind}").unpack_from


# ------------------------------------------------------------------ shapes


@lru_cache(maxsize=4096)
def _coded(token: Token) -> Token:
    return frozenset(map(codes_of, token))


def coded(shape: Shape) -> Shape:
    """Return the codes that each letter of a shape may show."""
    return tuple(map(_coded, shape))


@lru_cache(maxsize=4096)
def _frequency(token: Token) -> float:
    """Estimate how often ordinary text shows the codes that a letter may show."""
    return min(1.0, sum(map(_string_frequency, token)))


def _string_frequency(codes: bytes) -> float:
    product = 1.0
    for code in codes:
        product *= _SHARES.get(code, _RARE)
    return product


def strings(shape: Shape, length: int) -> set[bytes]:
    """Return the first ``length`` codes that a text may show for a shape; fewer where the shape ends before."""
    found: set[bytes] = set()
    front = {b""}
    for token in shape:
        further = {before + shown for before in front for shown in token}
        front = {string for string in further if len(string) < length}
        found.update(string[:length] for string in further - front)
        if not front:
            break
    return found | front


def part_to_look_for(shape: Shape, length: int) -> Shape:
    """Choose a part of a shape that shows at least ``length`` codes, is rare, and has few ways to be written.

    A shape that shows fewer is returned as it is.
    """
    return min(parts(shape, length), key=_price, default=shape)


def parts(shape: Shape, length: int) -> list[Shape]:
    """Return the parts of a shape that are just long enough to show ``length`` codes, one for each place."""
    lengths = [min(map(len, token)) for token in shape]
    found: list[Shape] = []
    count = end = 0
    for at in range(len(shape)):
        while end < len(shape) and count < length:
            count += lengths[end]
            end += 1
        if count < length:
            break
        found.append(shape[at:end])
        count -= lengths[at]
    return found


def _price(part: Shape) -> float:
    price, ways = 1.0, 1
    for token in part:
        price *= _frequency(token)
        ways *= len(token)
    return price * max(1.0, ways / _MANY_WAYS)
