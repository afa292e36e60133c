"""Fold a text to signs, or to letter classes, at C speed: most texts hold no slogan and must cost next to nothing.

The few hundred characters that nearly all text is made of have one byte each. Other letters are replaced by one of
these that has the same class (see ``text.classes``); only text with letters of scripts that have no classes, with flags
or with encodings needs to be read character by character.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any, NamedTuple

from kazslogan.text.alphabets import sign_of
from kazslogan.text.classes import class_of, fold, shape_of, shorten_runs
from kazslogan.text.encodings import may_be_encoded, may_be_misread
from kazslogan.text.layouts import relayout
from kazslogan.text.linear import Test, escaped, tell
from kazslogan.text.parting import are_parted
from kazslogan.text.units import Units, is_invisible, plain_letter, read_units

__all__ = ["Folded", "quick_folds", "quick_signs", "signs_of", "versions"]

#: What the charmap holds beyond ASCII and Russian: letters of Kazakh and its neighbours, of Latin schemes, of Arabic
#: script, and common punctuation. There is room for no more: capitals that are rare are left out.
_EXTRA = "ӘәҒғҚқңӨөҰұҮүҺһІіўєїҳҙҡҫҕҥäÖöÜüğŞşÇçİıóúéíəاەبپتجچحخدرزسشعغفقكکگڭلمنھهوۇۋۆۈىيیئې،؟«»’‘“”–—…"
#: Exclamation marks between letters: they part them, or are letters.
_MARKED = re.compile(r"[^\W\d_]!(?=[^\W\d_]!)")
#: Characters that may stand for letters though they aren't in the charmap: all but punctuation, arrows, emoji …
_ODD = (
    r"[^{known}\0-¡¤¦-©«-±´-¸»¿×÷،؛؟\u2000-\u2070\u2190-\u2201\u2203-\u2228\u222b-\u245f"
    r"\u2500-\u271c\u271e-\u2775\u2794-\u2bff\ufe00-\ufe0f"
    r"\U0001f300-\U0001faff]"
)
#: What may make another letter of the one it follows (marks that aren't strokes, parts of Hangul), and what may be an
#: emoji, or part of one (see ``text.parting``).
_JOINED = frozenset(
    map(
        chr,
        (*range(0x300, 0x331), *range(0x339, 0x370), 0x3099, 0x309A, *range(0x1161, 0x1200), *range(0x1F1E6, 0x1F200)),
    )
) | frozenset("\u20e3™ℹⓂ🅰🅱🅾🅿")
#: All that UTF-8 shows of á, ó … where it is misread may be in the charmap: Гі.
_MISREAD_LATIN = "Г"
_SCRIPTLESS = 128  # classes from here on are signs of scripts without classes
_LONG_RUN = re.compile(rb"(.)\1\1+", re.DOTALL)
_LONG_RUN_OF_LETTERS = re.compile(r"(.)\1{2,}", re.DOTALL)


class _NeedsUnitsError(Exception):
    """A character can't be folded on its own."""


class _Known(dict[int, str]):
    """Characters of the charmap to put for others, see :meth:`str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _JOINED:
            raise _NeedsUnitsError
        by_class = _quick().letter_of_class
        folded = b"".join(map(class_of, plain_letter(char))) if _may_be_letter(char) else b""
        if any(name >= _SCRIPTLESS for name in folded):
            raise _NeedsUnitsError
        self[code] = "".join(by_class[name] for name in folded)
        return self[code]


class _Signs(dict[int, str]):
    """Characters and the signs to put for them, see :meth:`str.translate`."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in _JOINED:
            raise _NeedsUnitsError
        known = char in _quick().places or _may_be_letter(char)
        self[code] = b"".join(map(sign_of, plain_letter(char))).decode("latin-1") if known else ""
        return self[code]


def _may_be_letter(char: str) -> bool:
    """Tell whether a character that isn't in the charmap may stand for a letter; fillers of Hangul can't be seen."""
    return _quick().odd.match(char) is not None and not is_invisible(char)


class _Quick(NamedTuple):
    charmap: object
    places: dict[str, int]
    """The charmap's bytes."""
    signs: bytes
    """Table from the charmap's bytes to signs."""
    small: bytes
    """Table from the charmap's bytes to those of small letters."""
    shapes: bytes
    """Table from the charmap's bytes to those of letters of the same shape."""
    dropped: bytes
    """The charmap's bytes that are no letters."""
    classes: bytes
    """Table from the charmap's bytes to classes."""
    odd: re.Pattern[str]
    known: _Known
    letter_of_class: dict[int, str]


def _known_characters() -> list[str]:
    # charmap_build makes its fast table only if the first character is U+0000.
    known = ["\0", "\n", *(chr(code) for code in range(32, 127))]
    known += [chr(code) for code in (*range(0x410, 0x450), 0x401, 0x451)] + list(_EXTRA)
    return list(dict.fromkeys(known))


@cache
def _quick() -> _Quick:
    known = _known_characters()
    charmap = codecs.charmap_build("".join(known) + "\ufffe" * (256 - len(known)))
    folded = [class_of(char) for char in known]
    place_of = {char: place for place, char in enumerate(known)}
    lower = [place_of.get(char.lower(), place) for place, char in enumerate(known)]
    small = [low if folded[low] == folded[place] else place for place, low in enumerate(lower)]
    rest = range(len(known), 256)
    letter_of_class = {name[0]: char for char, name in zip(reversed(known), reversed(folded), strict=True) if name}
    signs = [sign_of(char) for char in known]
    return _Quick(
        charmap,
        place_of,
        bytes([*(sign[0] if sign else 0 for sign in signs), *rest]),
        bytes([*small, *rest]),
        bytes([*(place_of.get(shape_of(char), place) for place, char in enumerate(known)), *rest]),
        bytes(place for place, name in enumerate(folded) if not name),
        bytes([*(name[0] if name else 0 for name in folded), *rest]),
        re.compile(_ODD.format(known=re.escape("".join(known)))),
        _Known({ord(char): char for char in known}),
        letter_of_class,
    )


class _SignsOfUnits(_Signs):
    """The same for cleaned characters."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        known = char in _quick().places or _quick().odd.match(char)
        self[code] = sign_of(char).decode("latin-1") if known else ""
        return self[code]


_SIGNS, _SIGNS_OF_UNITS = _Signs(), _SignsOfUnits()


def quick_signs(text: str) -> tuple[str, Units | None]:
    """Return the signs of a text (see ``text.alphabets``), and the text's units if they had to be read for that."""
    quick = _quick()
    if _may_be_odd(text) and (may_be_encoded(text) or are_parted(text)):
        units = read_units(text)
        return signs_of(units.chars), units
    encoded, _ = codecs.charmap_encode(text, "ignore", quick.charmap)  # type: ignore[arg-type]
    strange = len(encoded) != len(text)
    if (strange or _MISREAD_LATIN in text) and may_be_misread(text):
        units = read_units(text)
        return signs_of(units.chars), units
    if strange and quick.odd.search(text):
        try:
            return text.translate(_SIGNS), None
        except _NeedsUnitsError:
            units = read_units(text)
            return signs_of(units.chars), units
    return encoded.translate(quick.signs, quick.dropped).decode("ascii"), None


def _may_be_odd(text: str) -> bool:
    """Tell at once of most texts that nothing in them is encoded, and that no signs part letters."""
    if "%" in text or "&" in text or "+" in text or "\\" in text or "<" in text or "[/" in text or "=D" in text:
        return True
    if "!" in text and _MARKED.search(text):
        return True
    return "(" in text and ("](" in text or ")(" in text)  # one sign is looked for faster than two


def signs_of(chars: Iterable[str]) -> str:
    """Return the signs of cleaned characters."""
    return "".join(chars).translate(_SIGNS_OF_UNITS)


def quick_folds(text: str) -> tuple[tuple[bytes, ...], Units | None]:
    """Return a text folded to classes, and the text's units if they had to be read for that.

    A text with stretched letters comes in more than one version: as it is, and with these letters once and twice.

    >>> quick_folds("Тр@ммп, ҚАЗАҚ")
    ((b'TRAMMPKAJAK',), None)
    >>> quick_folds("Трааамп")
    ((b'TRAAAMP', b'TRAMP', b'TRAAMP'), None)
    """
    quick = _quick()
    units = None
    if _may_be_odd(text) and (may_be_encoded(text) or are_parted(text)):
        units = read_units(text)
        text = "".join(units.chars)
    encoded, _ = codecs.charmap_encode(text, "ignore", quick.charmap)  # type: ignore[arg-type]
    strange = len(text) - len(encoded)
    if (strange or _MISREAD_LATIN in text) and units is None and may_be_misread(text):
        units = read_units(text)
        text = "".join(units.chars)
        encoded, _ = codecs.charmap_encode(text, "ignore", quick.charmap)  # type: ignore[arg-type]
        strange = len(text) - len(encoded)
    if strange and quick.odd.search(text):
        try:
            text = text.translate(quick.known)
        except _NeedsUnitsError:
            units = units or read_units(text)
            return _slow_folds("".join(units.chars)), units
        encoded, _ = codecs.charmap_encode(text, "ignore", quick.charmap)  # type: ignore[arg-type]
    letters = encoded.translate(quick.small, quick.dropped)
    folded = letters.translate(quick.classes)
    shapes = letters.translate(quick.shapes)
    if not _tells_run()(shapes.decode("latin-1")):
        return (folded,), units
    return (folded, *_shortened(folded, _LONG_RUN.finditer(shapes))), units


def _slow_folds(text: str) -> tuple[bytes, ...]:
    """Fold a text of any script."""
    quick = _quick()
    letters = "".join(char for char in text if class_of(char) and (ord(char) in quick.known or quick.odd.match(char)))
    runs = list(_LONG_RUN_OF_LETTERS.finditer("".join(shape_of(char)[0] for char in letters)))
    return (fold(letters), *(_shortened(fold(letters), runs) if runs else ()))


def _shortened(folded: bytes, runs: Iterable[re.Match[Any]]) -> tuple[bytes, ...]:
    """Return a folded text with the letters of long runs once, and with these twice."""
    spans = [run.span() for run in runs]
    cut = []
    for most in (1, 2):
        ends = [0, *(end for _, end in spans)]
        kept = [folded[end : start + most] for end, (start, _) in zip(ends, spans, strict=False)]
        cut.append(b"".join([*kept, folded[ends[-1] :]]))
    return tuple(cut)


def versions(signs: str) -> tuple[str, ...]:
    """Return the signs of a text as they are and, if letters are stretched, with these letters once.

    What stands for any letters in a shape stands for so many of them: a stretched letter among them would be too many.

    >>> versions("trraaamp"), versions("tramp")
    (('trraaamp', 'trramp'), ('tramp',))
    """
    if not _tells_run()(signs):
        return (signs,)
    return signs, _LONG_RUN.sub(rb"\1", signs.encode("latin-1")).decode("latin-1")


class Folded:
    """A text in all its versions, as signs and as classes; each is worked out when it is needed."""

    def __init__(self, text: str) -> None:
        self.text = text
        #: What has been told of the text, by what it was asked for.
        self.told: dict[object, bool] = {}
        self._meant: dict[tuple[str, ...], tuple[Folded, ...]] = {}

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """The text as signs."""
        return versions(self._signs_and_units[0])

    @cached_property
    def _signs_and_units(self) -> tuple[str, Units | None]:
        return quick_signs(self.text)

    @cached_property
    def classes(self) -> list[bytes]:
        """The text as classes, no run of them longer than it needs to be."""
        return [shorten_runs(folded)[0] for folded in quick_folds(self.text)[0]]

    def as_meant(self, layouts: tuple[str, ...]) -> tuple[Folded, ...]:
        """Return it as it was meant if it was typed on another of some layouts, each way once."""
        if layouts not in self._meant:
            units = self._signs_and_units[1]
            typed = units.chars if units else self.text
            meant = ("".join(relayout(typed, layout, marks)) for layout in layouts for marks in (False, True))
            self._meant[layouts] = tuple(map(Folded, dict.fromkeys(meant)))
        return self._meant[layouts]


@cache
def _tells_run() -> Test:
    """Return what tells whether a sign stands three times in a row, or a byte as a character.

    >>> _tells_run()("abbba"), _tells_run()("aabbaabb")
    (True, False)
    """
    return tell("|".join(escaped(chr(sign)) * 3 for sign in range(1, 256)))
