"""Transliteration schemes: what a scheme file may say, and how the files are found and read."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from kazslogan.errors import UnknownNameError

__all__ = ["Reverse", "Rule", "Sample", "Scheme", "WordMark", "load_scheme", "schemes"]

Script = Annotated[str, StringConstraints(pattern=r"^[A-Z][a-z]{3}$")]
"""An ISO 15924 code: ``Cyrl``, ``Latn``, ``Arab``."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Rule(_Frozen):
    """Letters written otherwise in a context.

    ``after`` and ``before`` list the letters of the source script one of which must stand there; ``^`` in ``after`` is
    the start of a word and ``$`` in ``before`` its end. Longer ``from`` go first, then earlier rules.
    """

    from_: str = Field(alias="from", min_length=1)
    to: str
    after: str = ""
    before: str = ""


class WordMark(_Frozen):
    """A sign before every word that has one of some letters and none of others: the hamza of töte jazu."""

    sign: str
    has: str
    lacks: str
    variants: str = ""
    """Other signs that are read in the same way."""

    def before(self, word: str) -> str:
        """Return what stands before a lower-case word: the sign, or nothing."""
        is_marked = not set(self.has).isdisjoint(word) and set(self.lacks).isdisjoint(word)
        return self.sign if is_marked else ""


class Reverse(_Frozen):
    """What reading backwards needs beyond the letters turned round: choices, and other spellings met in texts."""

    letters: dict[str, str] = {}
    """How a form is read where the turned table has several answers or none; capital А О Ұ Ы: by vowel harmony."""
    rules: tuple[Rule, ...] = ()
    variants: dict[str, str] = {}
    """Signs with other shapes of theirs that texts have, such as the many apostrophes."""
    lexicon: str | None = None
    """Name of the word list that settles what rules can't."""


class Sample(_Frozen):
    """A text and what the scheme makes of it."""

    source: str
    target: str
    origin: str = ""
    """Where the pair was seen; empty: follows from the tables."""


class Scheme(_Frozen):
    """One transliteration standard or habit: where it comes from, its letters, and its rules."""

    id: str
    title: str
    language: str
    """BCP 47 tag of the language that it writes."""
    source_script: Script
    target_script: Script
    lossless: bool
    """Whether reading backwards gives the text again, for every text of words in the scheme's alphabet.

    Up to the case of letters whose sign has none (ъ, ь), which begin no word; letters of the target script that stand
    in the text already are read like those that were written.
    """
    direction: Literal["both"] = "both"
    dotted_i: bool = False
    """Whether i has the capital İ and ı the capital I, as in Turkish."""
    separator: str = ""
    """Sign put where two letters next to each other would read as another one (sh·ch for шч, not щ)."""
    source: str
    url: str
    version: str
    date: str
    licence: str
    """Licence of the facts' source; the facts themselves are free."""
    note: str = ""
    silent: str = ""
    """Letters that the scheme leaves out."""
    unverified: str = ""
    """Letters for which no official rule was found; written by analogy."""
    letters: dict[str, str]
    """Lower-case letters of the source script, each with how it is written."""
    signs: dict[str, str] = {}
    """Punctuation and digits that change with the script."""
    rules: tuple[Rule, ...] = ()
    word_mark: WordMark | None = None
    reverse: Reverse = Reverse()
    samples: tuple[Sample, ...] = ()


_FOLDER = files("kazslogan") / "data" / "schemes"


@cache
def _names() -> tuple[str, ...]:
    names = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load_scheme(name: str) -> Scheme:
    """Return the scheme with an id such as ``kk-2021``.

    Raises:
        UnknownNameError: there is no such scheme.

    >>> load_scheme("kk-2021").title
    'Kazakh Latin alphabet of April 2021'
    """
    if name not in _names():
        raise UnknownNameError("scheme", name, _names())  # of names equally near the last, which is newest, is proposed
    return Scheme.model_validate(tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8")))


@cache
def schemes() -> tuple[Scheme, ...]:
    """Return all schemes, in order of their ids.

    >>> [scheme.id for scheme in schemes() if scheme.lossless]
    ['kk-ala-lc', 'kk-iso9', 'kk-mediawiki', 'ru-gost-b', 'ru-iso9']
    """
    return tuple(load_scheme(name) for name in _names())
