"""Letters as numbers of four bits, and as many of them in a row as one look-up takes.

Six letters in a row make a *gram*, three a *trigram*. A few operations on one long integer pack all letters of a text
at once. Every function takes and returns *codes*: one byte for each letter of a folded text.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import accumulate
from math import prod
from operator import mul
from struct import Struct

from kazslogan.matching.wordings.shapes import Shape, Token, string_likelihood
from kazslogan.text.classes import ALPHABET

__all__ = [
    "GRAM",
    "coded",
    "codes_of",
    "grams",
    "numbers",
    "part_to_look_for",
    "price",
    "trigrams",
]

#: Letters in a gram.
GRAM = 6
_BITS = 4
_CODES = 1 << _BITS
_EVENLY = 1 / _CODES  # how often ordinary text would show a code if it showed all alike
#: Classes that a letter often shows instead of one another share a code: fewer ways to write a word.
_ALIKE = (b"A", b"E3", b"I", b"O0", b"KH", b"G", b"S5", b"J", b"T", b"D", b"BVWF", b"PR", b"L", b"M", b"N")
_CODE_OF = {name: code for code, names in enumerate(_ALIKE, 1) for name in names}
assert sorted(_CODE_OF) == sorted(ALPHABET)  # noqa: S101 - every letter has a code
#: 0 is no letter (the end of the text); signs of scripts without classes share the codes of letters.
_TABLE = bytes(_CODE_OF.get(name, 1 + name % len(_ALIKE)) for name in range(256))
_SHARES = {code: sum(string_likelihood(bytes([name])) for name in names) for code, names in enumerate(_ALIKE, 1)}
_RARE = 0.003
_TRIGRAM = (1 << 3 * _BITS) - 1


def codes_of(folded: bytes) -> bytes:
    """Return the codes of a folded text."""
    return folded.translate(_TABLE)


def grams(codes: bytes) -> tuple[int, ...]:
    """Return the grams of a text, that of each letter in its place; behind the last letter there are zeros.

    >>> [f"{gram:06x}" for gram in grams(bytes([1, 2, 3, 4, 5, 6, 7]))]
    ['654321', '765432', '076543', '007654', '000765', '000076', '000007']
    """
    count = len(codes)
    packed = _packing(count)
    number = int.from_bytes(packed.pack(*codes), "little")  # 32 bits for each letter
    pairs = number | number >> 28
    fours = pairs | pairs >> 56
    return packed.unpack((fours | pairs >> 112).to_bytes(packed.size, "little"))


def trigrams(codes: bytes) -> AbstractSet[int]:
    """Return the trigrams of a text, at every letter."""
    return {number & _TRIGRAM for number in grams(codes)}


@lru_cache(maxsize=4096)
def _packing(count: int) -> Struct:
    return Struct(f"<{count}I")


# ------------------------------------------------------------------ shapes


@lru_cache(maxsize=4096)
def _coded(token: Token) -> Token:
    return frozenset(map(codes_of, token))


def coded(shape: Shape) -> Shape:
    """Return the codes that each letter of a shape may show."""
    return tuple(map(_coded, shape))


@lru_cache(maxsize=4096)
def _fewest(token: Token) -> int:
    """Return how many codes a letter shows at least."""
    return min(map(len, token))


@lru_cache(maxsize=4096)
def _frequency(token: Token) -> float:
    """Estimate how often ordinary text shows the codes that a letter may show."""
    return min(1.0, sum(map(_string_frequency, token)))


def _string_frequency(codes: bytes) -> float:
    product = 1.0
    for code in codes:
        product *= _SHARES.get(code, _RARE)
    return product


def numbers(part: Shape, length: int) -> set[int]:
    """Return the numbers of the first ``length`` codes that a text may show for codes in a row, whatever follows them.

    >>> may_be_missing, two = frozenset([bytes([1]), b""]), frozenset([bytes([2, 3])])
    >>> sorted(map(hex, numbers((may_be_missing, two), 2)))
    ['0x21', '0x32']
    """
    found: set[int] = set()
    shown: dict[int, set[int]] = {0: {0}}  # by how many codes there are
    for token in part:
        further: dict[int, set[int]] = {}
        for count, known in shown.items():
            for codes in token:
                end = count + len(codes)
                number = _number(codes) << _BITS * count
                longer = {before | number for before in known} if number else known
                if end < length:
                    further.setdefault(end, set()).update(longer)
                elif end == length:
                    found |= longer
                else:
                    found.update(number % (1 << _BITS * length) for number in longer)
        shown = further
    for count, known in shown.items():
        for before in known:
            found.update(range(before, 1 << _BITS * length, 1 << _BITS * count))
    return found


@lru_cache(maxsize=4096)
def _number(codes: bytes) -> int:
    return sum(code << _BITS * at for at, code in enumerate(codes))


def part_to_look_for(shape: Shape, *lengths: int) -> slice:
    """Choose a part of a shape that is rare and has few ways to be written (see :func:`price`).

    Args:
        shape: in codes.
        lengths: how many codes it shows at least: one of these. All of the shape is returned if it shows fewer.
    """
    letters = [0, *accumulate(map(_fewest, shape))]
    often = [1.0, *accumulate(map(_frequency, shape), mul)]
    ways = [1, *accumulate(map(len, shape), mul)]
    best, least = slice(0, len(shape)), float("inf")
    for length in lengths:
        end = 0
        for at in range(len(shape)):
            while end < len(shape) and letters[end] - letters[at] < length:
                end += 1
            shown = letters[end] - letters[at]
            if shown < length:
                break
            cost = often[end] / often[at] + ways[end] // ways[at] * _EVENLY**shown
            if cost < least:
                best, least = slice(at, end), cost
    return best


def price(part: Shape) -> float:
    """Return how often a letter begins codes in a row: in ordinary text and, as each way takes memory, in any text."""
    ways = prod(map(len, part))
    often = prod(map(_frequency, part))
    return often + ways * _EVENLY ** sum(map(_fewest, part))
