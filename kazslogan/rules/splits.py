"""Split a phrase into what becomes its slots: words where they may move, else clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from kazslogan.rules.frame import CLAUSE_MARK
from kazslogan.rules.languages import Language
from kazslogan.rules.template import SlotRef

__all__ = ["WORD", "Split", "splits", "units_of", "whole_of"]

WORD = re.compile(r"[^\s,;:.!?…—–،؛؟。，、！？：；]+")
#: A plain phrase of fewer words keeps their order, if none is a request: else it may say something else turned round
#: (Таза Қазақстан).
_FEWEST_FREE_WORDS = 3
#: A longer phrase of a language of fixed order isn't split into words with their articles and the like.
_MOST_PARTED_UNITS = 8


class Split(NamedTuple):
    """A phrase in what becomes its slots."""

    parts: tuple[SlotRef | str, ...]
    separators: tuple[str, ...]
    """What stands between them."""
    free: bool
    """Whether they may move."""


def splits(items: tuple[str | SlotRef, ...], lang: Language) -> Iterable[Split]:
    """Return the ways to split a phrase: into words where they may move, else into clauses.

    Where they may not move, both: as a whole a clause may have more slips, between words may be some of politeness.

    >>> from kazslogan.rules.languages import language
    >>> [split.parts for split in splits(("Mend the old roads",), language("en"))]
    [('Mend the old roads',), ('Mend', 'the old', 'roads')]
    """
    words = sum(1 if isinstance(item, SlotRef) else len(WORD.findall(item)) for item in items)
    texts = [item for item in items if isinstance(item, str)]
    enough = words >= _FEWEST_FREE_WORDS or (words > 1 and any(_is_request(text, lang) for text in texts))
    by_word = enough and len(texts) == len(items) and not _contrasts(texts, lang)
    if lang.free_order:
        return [_split(items, lang, by_word)]
    units = [text[first:last].casefold() for text in texts for first, last in units_of(text, lang, by_word)]
    distinct = len(set(units)) == len(units)  # the same again and again fills its slots in too many ways
    few = len(units) <= _MOST_PARTED_UNITS
    may_be_parted = by_word and distinct and few and bool(lang.fillers) and not lang.isolating
    return dict.fromkeys(_split(items, lang, each) for each in ((False, True) if may_be_parted else (False,)))


def _split(items: tuple[str | SlotRef, ...], lang: Language, by_word: bool) -> Split:
    """Split a phrase into its slots and its words (with their articles and the like), or its slots and clauses."""
    parts: list[SlotRef | str] = []
    separators: list[str] = []
    between = ""
    for item in items:
        if isinstance(item, SlotRef):
            separators, between = [*separators, between], ""
            parts.append(item)
            continue
        at = 0
        for first, last in units_of(item, lang, by_word):
            separators.append(between + item[at:first])
            between, at = "", last
            parts.append(item[first:last])
        between += item[at:]
    free = lang.free_order and (by_word or any(isinstance(part, SlotRef) for part in parts))
    return Split(tuple(parts), tuple(separators[1:]), free)


def whole_of(split: Split) -> str:
    """Return the words of a phrase of one part, or of two words that may change places; else nothing.

    >>> whole_of(Split(("Түнгі", "автобус"), (" ",), True)), whole_of(Split(("Mayor", "mend it"), (", ",), False))
    ('Түнгі автобус', '')
    """
    first, *others = split.parts
    words = [part for part in others if isinstance(part, str)]
    if isinstance(first, SlotRef) or len(words) < len(others) or any(map(CLAUSE_MARK.search, split.separators)):
        return ""
    text = first + "".join(mark + word for mark, word in zip(split.separators, words, strict=True))
    return text if not others or (split.free and len(WORD.findall(text)) < _FEWEST_FREE_WORDS) else ""


def _is_request(text: str, lang: Language) -> bool:
    """Tell whether a word has an ending that only requests have, or all but the last one what is asked for."""
    if lang.asks(text):
        return True
    return bool(lang.objects) and re.search(rf"\w{{2}}(?:{lang.objects})\s+\w+$", text.casefold()) is not None


def _contrasts(texts: Iterable[str], lang: Language) -> bool:
    """Tell whether a phrase sets one thing against another: then its words may not change places.

    A single "не" only negates the word behind it: не рубите лес.
    """
    words = [word.casefold() for text in texts for word in WORD.findall(text)]
    negated = sum(word in lang.negation for word in words)
    return any(word in lang.contrasts and (negated > 1 or word not in lang.negation) for word in words)


def units_of(text: str, lang: Language, by_word: bool) -> list[tuple[int, int]]:
    """Return the ranges of the words (with their articles, prepositions and the like) or clauses of ``text``.

    >>> from kazslogan.rules.languages import language
    >>> units_of("Mayor, mend the roads", language("en"), by_word=True)
    [(0, 5), (7, 11), (12, 21)]
    >>> units_of("Mayor, mend the roads", language("en"), by_word=False)
    [(0, 5), (7, 21)]
    """
    units: list[tuple[int, int]] = []
    joined = False
    for match in WORD.finditer(text):
        if units and (joined or not by_word) and not CLAUSE_MARK.search(text[units[-1][1] : match.start()]):
            units[-1] = (units[-1][0], match.end())
        else:
            units.append(match.span())
        word = match[0].casefold()
        is_answer = len(units) == 1 and word in lang.answers
        joined = word in lang.proclitics | lang.negation | lang.determiners and not is_answer
    return units
