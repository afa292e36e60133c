"""What a letter of a phrase may show in a text that is written in an alphabet of bytes.

There are two: the coarse classes by sound (``text.classes``), and *signs*, which are finer: most letters and digits of
Cyrillic and Latin texts have a byte of their own there, so that what is no letter of a phrase isn't taken for one.
Signs are what most texts are told by; all that is done to the few others goes by classes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import product

from kazslogan.models import Disguise
from kazslogan.text.classes import ALPHABET, all_misread, class_of, class_of_letter, counts_as_slip, misread
from kazslogan.text.readings import all_signs, long_readings, readings_of
from kazslogan.text.tables import dropped_letters, layouts, shown_rows

__all__ = ["CLASSES", "LISTED", "SIGNS", "Alphabet", "Variants", "sign_of"]

#: The letters, digits and symbols that have a sign of their own. There is room for one hundred of them below 128.
LISTED = (
    "абвгдежзийклмнопрстуфхцчшщыэюяёәғқңөұүһіўєї" "abcdefgHijklmnopqrstuvwxyzhöüğşçıóúéíə" "0123456789!$(+@"
)  # fmt: skip
_SIGN_OF_LISTED = {char: bytes([code]) for code, char in enumerate(LISTED, 1)}
#: All others show a sign that stands for their class; signs of scripts without classes are what their class is.
_SIGN_OF_CLASS = {name: bytes([code]) for code, name in enumerate(ALPHABET, 1 + len(LISTED))}
assert len(LISTED) + len(ALPHABET) < 128  # noqa: S101 - ASCII


@lru_cache(maxsize=16384)
def sign_of(char: str) -> bytes:
    """Return the sign of one character of a cleaned text: one byte, or none for a separator.

    >>> sign_of("Т") == sign_of("т") != sign_of("T"), sign_of("ť") == sign_of("ţ"), sign_of(",")
    (True, True, b'')
    """
    name = class_of(char)
    lower = char.lower()
    if class_of(lower[:1]) == name and lower in _SIGN_OF_LISTED:
        return _SIGN_OF_LISTED[lower]
    return _SIGN_OF_LISTED.get(char) or _of_class(name)


def _of_class(name: bytes) -> bytes:
    return _SIGN_OF_CLASS.get(name[0], name) if name else b""


_DIGITS = "0123456789"

Variants = dict[str, frozenset[bytes]]
"""What letters, or runs of them, may show."""


class Alphabet:
    """An alphabet of bytes, with what each letter of a phrase may show in it."""

    def __init__(self, name: str, shown: Callable[[str], Iterable[bytes]]) -> None:
        """``name``: of its column in the table; ``shown``: tells what a character, or one that is read alike, shows."""
        self._name = name
        self._shown = lru_cache(maxsize=16384)(shown)
        self._known: Variants = {}
        self._known_misread: Variants = {}
        self._layouts: dict[tuple[str, frozenset[Disguise]], Variants] = {}

    def __repr__(self) -> str:
        return f"<alphabet of {self._name}>"

    def variants(self, letter: str) -> frozenset[bytes]:
        """Return the strings that a letter of a phrase may show in a text (``b""``: it may be missing)."""
        known = self._known.get(letter)
        if known is None:
            known = self._known[letter] = self._variants.get(letter, frozenset()).union(self._shown(letter))
        return known

    def long_variants(self, letter: str) -> Variants:
        """Return the runs of letters beginning with ``letter`` that one sign may stand for, with what it shows."""
        return self._runs[0].get(letter, {})

    def runs_in(self, letters: str) -> Iterator[tuple[int, str, frozenset[bytes]]]:
        """Yield the runs in a word that one sign may stand for, with their places and what the sign shows."""
        runs = self._runs[0]
        for place, letter in enumerate(letters):
            if letter in runs:
                for run, shown in runs[letter].items():
                    if letters.startswith(run, place):
                        yield place, run, shown

    def runs_to(self, letter: str) -> Variants:
        """Return those that end with ``letter``."""
        return self._runs[1].get(letter, {})

    def misread_variants(self, letter: str) -> frozenset[bytes]:
        """Return what :meth:`variants` does, and what a letter shows where it is misread as another one."""
        known = self._known_misread.get(letter)
        if known is None:
            known = self._known_misread[letter] = self.variants(letter) | self._misread.get(letter, frozenset())
        return known

    def layout_variants(self, layout: str, allowed: frozenset[Disguise]) -> Variants:
        """Return for each letter what it shows when its key is struck on the wrong layout (``us-kz`` …).

        ``allowed``: the disguises that the meant letter may have besides.
        """
        known = self._layouts.get((layout, allowed))
        if known is None:
            known = self._layouts[layout, allowed] = self._on_layout(layout, allowed)
        return known

    def layout_punctuation(self, layout: str) -> frozenset[bytes]:
        """Return what punctuation marks show when their keys are struck on the wrong layout: "б" for a comma."""
        marks = (typed for typed, meant in layouts()[layout].items() if not meant.isalnum())
        return frozenset(shown for mark in marks for shown in self._shown(mark) if shown)

    def _on_layout(self, layout: str, allowed: frozenset[Disguise]) -> Variants:
        found: dict[str, set[bytes]] = {}
        for typed, meant in layouts()[layout].items():
            for letters, reading in readings_of(meant).items():
                free = len(letters) == 1 and not counts_as_slip(meant, letters, reading)
                if free and all(name in allowed for name, _ in reading.stages):
                    found.setdefault(letters, set()).update(self._shown(typed))
        for digit in set(_DIGITS) - layouts()[layout].keys():
            found.setdefault(digit, set()).update(self._shown(digit))
        return {letter: frozenset(shown) for letter, shown in found.items()}

    def _strings(self, sign: str) -> set[bytes]:
        """Return what a sign shows; of several letters each may be a capital, and H is no h: SHCH."""
        if len(sign) == 1:
            return set(self._shown(sign))
        either = ({*self._shown(char), *self._shown(char.upper())} for char in sign)
        return {b"".join(shown) for shown in product(*either)}

    @cached_property
    def _variants(self) -> Variants:
        """What each letter may show, and each run of letters; the table holds what :meth:`derive` returns."""
        return dict(shown_rows(self._name))

    @cached_property
    def _runs(self) -> tuple[dict[str, Variants], dict[str, Variants]]:
        """The runs of letters, by their first letters and by their last ones."""
        first: dict[str, Variants] = {}
        last: dict[str, Variants] = {}
        for letters, shown in self._variants.items():
            if len(letters) > 1:
                first.setdefault(letters[0], {})[letters] = last.setdefault(letters[-1], {})[letters] = shown
        return first, last

    def derive(self) -> Variants:
        """Work out from the readings what a letter may show, and what several letters together may show.

        The alphabet goes by that from then on, whatever the table holds.
        """
        found: dict[str, set[bytes]] = {}
        signs = dict.fromkeys([*class_of_letter(), "H", *all_signs()])
        signs |= dict.fromkeys(chr(code) for code in range(0xC0, 0x180))
        for sign in signs:
            shown = self._strings(sign)
            readings = readings_of(sign) if len(sign) == 1 else long_readings(sign) or {}
            for letters, reading in readings.items():
                if not counts_as_slip(sign, letters, reading):
                    found.setdefault(letters, set()).update(shown)
        for letter in dropped_letters()[0]:
            found.setdefault(letter, set()).add(b"")
        for known in ("_variants", "_runs"):
            self.__dict__.pop(known, None)
        self._known.clear()
        self._known_misread.clear()
        self._variants = {letters: frozenset(shown) for letters, shown in found.items()}
        return self._variants

    @cached_property
    def _misread(self) -> Variants:
        found: dict[str, set[bytes]] = {}
        for sign in all_misread():
            # A capital is misread as its small letter is, but may show something else: H is Н, too.
            for written in (sign, sign.upper()) if len(sign.upper()) == 1 else (sign,):
                for letter in misread(written):
                    found.setdefault(letter, set()).update(self._shown(written))
        return {letter: frozenset(shown) for letter, shown in found.items()}


def _classes(char: str) -> tuple[bytes, ...]:
    return (class_of(char),)


def _signs(char: str) -> tuple[bytes, ...]:
    return tuple({sign_of(char), _of_class(class_of(char))})


CLASSES = Alphabet("classes", _classes)
SIGNS = Alphabet("signs", _signs)
