"""Offset-mapped text: the letters and signs of a post, each with its place in the original.

A :class:`Units` is what every later step reads. Invisible characters are gone, combining marks are
folded into the letter they sit on, styled letters (𝕋, Ｔ, Ⓣ) are plain, and each unit still knows the
half-open range of code points of the original text that it came from.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from kazslogan.text.encodings import Piece, decode
from kazslogan.text.parting import are_parted, partings_in
from kazslogan.text.tables import styled_letters

__all__ = ["PLAIN", "Units", "is_invisible", "is_mark", "plain_letter", "read_units"]

#: Text made only of these needs no cleaning: ASCII, Cyrillic and Arabic letters, plain punctuation, Han.
PLAIN = regex.compile(
    r"[\n\t\r -~¡-¥§¨ª«¬¯±´-¸»-ÖØ-ÿ–—‘’“”„…Ā-žƏəǴǵ"
    r"Ѐ-҂Ҋ-ԯ"
    r"،؛؟ء-ؿف-يٱ-ە۰-ۿ一-鿿、。，！？：；]*+"
)
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Cc}--[\n\r\t\v\f\x1c-\x1f\x85]]", regex.V1)
_MARK = regex.compile(r"\p{M}")
#: Letters that are one thing with their mark, not a marked form of another letter.
_COMPOSED = frozenset(
    "йёїўѓќáäåàâãăāéèêëēėíìîïīóòôöőōúùûüūýçşșţțñńğǵģķņžščċżźśćďťĺľŕřůűйӣӯ"
    "ảạắằẳẵặấầẩẫậẻẽẹếềểễệỉĩịỏõọốồổỗộơớờởỡợủũụưứừửữựỳỷỹỵ"
)
#: In these scripts every letter is one thing with its marks.
_ALWAYS_COMPOSED = regex.compile(r"[\p{Greek}\p{Hiragana}\p{Katakana}]")
_MOST_MARKS = 3  # on one letter, that make another one of it

#: Marks that strike letters through or underline them, whatever the letters are.
_STROKES = frozenset("\u0331\u0332\u0333\u0334\u0335\u0336\u0337\u0338")


class Units(NamedTuple):
    """Characters that can be compared, with their places; three sequences of one length."""

    source: str
    """The original text."""
    chars: Sequence[str]
    """One character each: letter, digit, symbol, separator."""
    starts: Sequence[int]
    ends: Sequence[int]
    decoded: tuple[Piece, ...]
    """The stretches of ``source`` that were undone as encodings (entities, percent signs, mojibake, tags)."""
    context: str
    """The original text with blanks for markup: what stands around words, place by place."""

    def within(self, start: int, end: int) -> slice:
        """Return the units of ``[start, end)`` of the original text (code points)."""
        return slice(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def original(self, first: int, last: int) -> str:
        """Return the original text of units ``first`` up to (not including) ``last``, with blanks for markup."""
        return self.context[self.starts[first] : self.ends[last - 1]] if last > first else ""


def is_invisible(char: str) -> bool:
    """Tell whether ``char`` leaves no trace on the screen (zero-width, bidi control, tag, selector …)."""
    return _INVISIBLE.match(char) is not None


def is_mark(char: str) -> bool:
    """Tell whether ``char`` is a combining mark (Unicode category M) that can be seen."""
    return _MARK.match(char) is not None and not is_invisible(char)


@lru_cache(maxsize=4096)
def plain_letter(char: str) -> str:
    """Return the plain letter, digit or letters that a styled character stands for, else ``char``.

    >>> plain_letter("𝕋"), plain_letter("Ⓣ"), plain_letter("ᴛ"), plain_letter("№")
    ('T', 'T', 't', '№')
    """
    if char in styled_letters():
        return styled_letters()[char]
    folded = unicodedata.normalize("NFKC", char)
    if "\u03d0" <= char <= "\u03f5":  # ϲ, ϕ …: other forms of Greek letters, used as look-alikes
        return char
    if folded == char or "\uff01" <= char <= "\uff5e":  # fullwidth: punctuation as well
        return folded
    if len(folded) == 3 and folded[0] == "(" and folded[2] == ")":  # ⒯
        folded = folded[1]
    if not folded.isalnum() or (len(folded) > 1 and unicodedata.category(char)[0] != "L"):
        return char
    return folded


def read_units(text: str) -> Units:
    r"""Read any ``str`` (lone surrogates too) into :class:`Units`.

    >>> units = read_units("T̶r̶u\u200bmp")
    >>> "".join(units.chars), list(units.starts), list(units.ends)
    ('Trump', [0, 2, 4, 6, 7], [2, 4, 5, 7, 8])
    """
    pieces = decode(text)
    if not pieces and PLAIN.fullmatch(text) and not are_parted(text):
        return Units(text, text, range(len(text)), range(1, len(text) + 1), (), text)
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marked: dict[int, str] = {}
    partings = partings_in(text)
    for char, start, end in _characters(text, pieces):
        if is_invisible(char):
            continue
        if _MARK.match(char):
            _add_mark(char, end, chars, ends, marked)
            continue
        if chars and "\u1160" < char < "\u1200" and _join_syllable(char, end, chars, ends):
            continue
        plain = partings.get(start) or plain_letter(char)
        for position, letter in enumerate(plain):
            # Of a ligature the first letter takes the whole range, the rest an empty one at its end.
            chars.append(letter)
            starts.append(start if position == 0 else end)
            ends.append(end)
    return Units(text, chars, starts, ends, pieces, _blanked(text, pieces))


def _blanked(text: str, pieces: Iterable[Piece]) -> str:
    parts, at = [], 0
    for piece in pieces:
        if piece.is_markup:
            parts += [text[at : piece.start], piece.text.ljust(piece.end - piece.start)]
            at = piece.end
    return "".join([*parts, text[at:]]) if parts else text


def _characters(text: str, pieces: Iterable[Piece]) -> Iterable[tuple[str, int, int]]:
    at = 0
    for piece in pieces:
        for place in range(at, piece.start):
            yield text[place], place, place + 1
        yield from piece.characters
        at = piece.end
    for place in range(at, len(text)):
        yield text[place], place, place + 1


def _add_mark(mark: str, end: int, chars: list[str], ends: list[int], marked: dict[int, str]) -> None:
    """Take a mark into the letter it stands on, which it may make another one (и and a breve); heaped marks don't.

    ``marked``: the places of letters with such marks, with what was written there.
    """
    if not chars:
        return
    ends[-1] = end
    place = len(chars) - 1
    if mark in _STROKES or not chars[place].isalnum():
        return
    written = marked.get(place, chars[place])
    if len(written) > _MOST_MARKS:
        return
    marked[place] = written + mark
    letter = unicodedata.normalize("NFC", written + mark)
    is_one = len(letter) == 1 and (letter.lower() in _COMPOSED or _ALWAYS_COMPOSED.match(letter))
    chars[place] = letter if is_one else written[0]


def _join_syllable(jamo: str, end: int, chars: list[str], ends: list[int]) -> bool:
    """Take a vowel or last consonant of Hangul into the syllable before it; tell whether there is one."""
    syllable = unicodedata.normalize("NFC", chars[-1] + jamo)
    if len(syllable) > 1:
        return False
    chars[-1], ends[-1] = syllable, end
    return True
