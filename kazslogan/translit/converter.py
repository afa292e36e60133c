"""Whole texts: find the words that a scheme can write or read, convert each once, and leave the rest as it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from typing import Protocol

import regex

from kazslogan.errors import TransliterationError, UnknownNameError
from kazslogan.translit.accents import MARKS, Composer
from kazslogan.translit.reader import Reader
from kazslogan.translit.schemes import load_scheme
from kazslogan.translit.words import any_case, lone_capital_expression, word_expression
from kazslogan.translit.writer import Writer

__all__ = ["ERROR_POLICIES", "transliterate"]

#: What may be done with letters that a scheme can't write; the names are those of the codecs, and of Unidecode.
ERROR_POLICIES = ("ignore", "preserve", "replace", "strict")

_SCRIPTS = {"Arab": "Arabic", "Cyrl": "Cyrillic", "Latn": "Latin"}


def transliterate(
    text: str,
    scheme: str,
    reverse: bool = False,
    errors: str = "preserve",
) -> str:
    """Write a text in another script, by a named scheme.

    Digits, signs, spaces and letters already in the other script stay as they are. What becomes of letters that the
    scheme doesn't have is up to ``errors``: they are kept (``preserve``), left out (``ignore``), written as ``?``
    (``replace``), or raise (``strict``). Case is kept: Щ is SHCH in a word of capitals and Shch elsewhere.

    Args:
        text: any text, its letters composed or decomposed.
        scheme: id of a scheme, such as ``kk-2021``; :func:`~kazslogan.translit.schemes` lists them.
        reverse: read the scheme backwards: exactly if it is lossless, else the best reading.
        errors: what to do with letters that the scheme has no sign for.

    Returns:
        The text in the other script; time grows in proportion to its length.

    Raises:
        UnknownNameError: there is no such scheme or policy.
        TransliterationError: a letter can't be written, and ``errors`` is ``strict``.
        TypeError: ``text`` or ``scheme`` is no string.

    >>> transliterate("Қазақстанға назар сал", "kk-2021")
    'Qazaqstanğa nazar sal'
    >>> transliterate("Qazaqstanğa nazar sal", "kk-2021", reverse=True)
    'Қазақстанға назар сал'
    >>> transliterate("ЩИ и Щи", "ru-bgn")
    'SHCHI i Shchi'
    >>> transliterate("Ελλάς", "kk-2021", errors="replace")
    '?????'
    """
    for name, value in (("text", text), ("scheme", scheme)):
        if not isinstance(value, str):
            raise TypeError(f"the {name} must be a string, but is of type {type(value).__name__}")
    converter = _converter(scheme, backwards=bool(reverse))
    if errors not in ERROR_POLICIES:
        raise UnknownNameError("error policy", errors, ERROR_POLICIES)
    return converter.convert(text, errors)


class _Direction(Protocol):
    """What a Writer and a Reader have in common."""

    forms: tuple[str, ...]
    """What is converted, in lower case: letters, or groups of letters and signs."""
    word_marks: str
    """Signs that may stand before a word and belong to it."""
    signs: dict[str, str]
    """Signs outside words, with their counterparts."""
    variants: dict[str, str]
    """Signs with other shapes that are taken for the same."""
    target_script: str
    lone_capitals: str
    """Capitals whose writing depends on the words beside them when they stand alone."""

    def convert(self, word: str) -> str: ...


class _Words(dict[str, str]):
    """Remembers converted words, which come again and again; forgets all when there are too many."""

    limit = 1 << 16
    longest = 64

    def __init__(self, convert: Callable[[str], str]) -> None:
        super().__init__()
        self._convert = convert

    def __missing__(self, word: str) -> str:
        converted = self._convert(word)
        if len(word) <= self.longest:
            if len(self) >= self.limit:
                self.clear()
            self[word] = converted
        return converted


class _Converter:
    """One scheme in one direction."""

    def __init__(self, name: str, direction: _Direction, write_capital: Callable[[str], str] = str) -> None:
        self._name = name
        self._signs = direction.signs
        self._words = _Words(self._convert_word)
        self._direction = direction
        self._write_capital = write_capital
        self._compose = Composer(direction.forms)
        letters = any_case("".join(direction.forms)) + direction.word_marks
        target = _SCRIPTS[direction.target_script]
        self._strangers = regex.compile(
            rf"[\p{{L}}--\p{{{target}}}--[{regex.escape(letters)}]][{MARKS}]*", regex.VERSION1
        )
        # A capital alone among words in capitals is the only thing that depends on more than its own word.
        lone = lone_capital_expression(direction.lone_capitals, letters) if direction.lone_capitals else None
        self._lone = re.compile(lone) if lone else None
        signs = "".join(map(re.escape, direction.signs))
        words = word_expression(direction.forms, direction.word_marks, direction.variants)
        self._pattern = re.compile(f"({words}" + (f"|[{signs}])" if signs else ")"))

    def convert(self, text: str, errors: str) -> str:
        """Return the text converted."""
        composed = self._compose(text)
        if errors == "strict":
            self._refuse_strangers(text, composed)
        if self._lone:
            composed = self._lone.sub(lambda found: self._write_capital(found[0]), composed)
        parts = self._pattern.split(composed)  # every second one is a word
        parts[1::2] = map(self._words.__getitem__, parts[1::2])
        converted = "".join(parts)
        if errors in {"ignore", "replace"}:
            converted = self._strangers.sub("?" if errors == "replace" else "", converted)
        return converted

    def _convert_word(self, word: str) -> str:
        return self._signs[word] if word in self._signs else self._direction.convert(word)

    def _refuse_strangers(self, text: str, composed: str) -> None:
        found = self._strangers.search(composed)
        if found:
            place = bisect_left(range(len(text)), found.start(), key=lambda end: len(self._compose(text[:end])))
            letter = found[0][0]
            raise TransliterationError(f"{self._name} has no sign for {letter!r} (U+{ord(letter):04X}) at {place}")


@cache
def _converter(name: str, *, backwards: bool) -> _Converter:
    scheme = load_scheme(name)
    if backwards:
        return _Converter(name, Reader(scheme))
    writer = Writer(scheme)
    return _Converter(name, writer, writer.write_capital)
