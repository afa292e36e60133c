"""What slips leave of the words of a slot: the last question before a text is read letter by letter.

Of some words enough is left for an automaton that tells it at once. Where pieces between two slips are short, the words
are *spoilt*: all letters of the text have to be looked at one by one, with all that slips may do to a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import product
from typing import TypeVar

from kazslogan.matching.screening.automaton import Automaton
from kazslogan.matching.screening.gate import Gate
from kazslogan.matching.screening.traces import Families, Word
from kazslogan.matching.wordings.frequency import frequency
from kazslogan.matching.wordings.shapes import Shape
from kazslogan.matching.wordings.slips import MANY_LETTERS, Key, cuts, parts, pieces, spoilt
from kazslogan.text.quick import Folded

__all__ = ["Remains", "all_remain"]

_LONG_PIECE = 5  # letters between two slips that are worth looking for
_FIRST_LETTERS = 9  # of a word, which its other forms share
_MANY_FAMILIES = 2000  # wordings of a slot: they have too many words
_MOST_MISSING = 2  # letters that may be missing, of a word that is looked for with and without them
_SELDOM = 1e-3  # times for each letter of ordinary text
_MOST_WORDS = 60  # of a slot: more of them leave something in any text

_Asked = TypeVar("_Asked")


class Remains:
    """What is left of the words of a slot."""

    def __init__(self, families: Families) -> None:
        """Take the words of each wording."""
        words = _words_of_all(families)
        #: What tells quickly; None if it would be told of any text.
        self._quick = _gate_of(words) if words and all(map(_leaves_something, words)) else None
        self._of_plain = _gate_of(word for word in words if not _is_spoilt(word))
        #: Those words that are spoilt.
        self.spoilt = _Spoilt(filter(_is_spoilt, words))

    @property
    def tells(self) -> bool:
        """Whether a text is asked for anything at all."""
        return self._quick is not None or bool(self.spoilt.keys)

    def may_be_in(self, text: Folded) -> bool:
        """Tell quickly whether a text may show what any wording leaves."""
        return self._quick is None or any(map(self._quick.shows, text.signs))

    def is_in(self, text: Folded, beside: Iterable[Remains] = ()) -> bool:
        """Tell whether it really does, slips and all; ``beside``: what else the text is asked for."""
        if not self.spoilt.keys:
            return True
        if self not in text.told:
            others = (each.spoilt for each in beside if each not in text.told)
            text.told[self] = any(map(self._of_plain.shows, text.signs)) or self.spoilt.is_in(text, others)
        return text.told[self]


class _Spoilt:
    """Words that slips leave little of."""

    def __init__(self, words: Iterable[Word]) -> None:
        #: The words, but for those that begin as another one: a text that shows these shows that one, too.
        self.keys: list[Key] = []
        kept: dict[Shape, int] = {}
        for word in sorted(words, key=lambda word: len(word.classes)):
            beginnings = (word.classes[:end] for end in range(1, len(word.classes) + 1))
            if all(kept.get(beginning, -1) < word.slips for beginning in beginnings):
                kept[word.classes] = word.slips
                self.keys.append(Key(word.classes, word.slips))

    @cached_property
    def _automaton(self) -> Automaton:
        return Automaton(self.keys)

    def is_in(self, text: Folded, beside: Iterable[_Spoilt]) -> bool:
        """Tell whether a text shows one of them.

        Slots of several frames often have some words in common, and most texts show none: then it is enough to ask once
        for all of them. Where a text shows one, each is asked alone.
        """
        if self not in text.told:
            alone = {self, *(each for each in beside if each not in text.told and _share_words(self, each))}
            if len(alone) > 1 and not any((each, "alone") in text.told for each in alone):
                together = tuple(sorted(alone, key=id))
                if not _may_be_read(_automaton_of(together), text):
                    text.told |= dict.fromkeys(together, False)
                    return False
                text.told |= dict.fromkeys(((each, "alone") for each in together), True)
            text.told[self] = _may_be_read(self._automaton, text)
        return text.told[self]


def all_remain(asked: Mapping[_Asked, Sequence[Remains]], parts: Sequence[Folded]) -> list[_Asked]:
    """Return those of which everything has left something in some part of a text; quick questions come first."""
    likely: dict[_Asked, list[tuple[Remains, list[Folded]]]] = {}
    for each, remains in asked.items():
        showing: list[tuple[Remains, list[Folded]]] = []
        for one in remains:
            shown = [part for part in parts if one.may_be_in(part)]
            if not shown:
                break
            showing.append((one, shown))
        else:
            likely[each] = sorted(showing, key=lambda item: len(item[1]))
    every = tuple(dict.fromkeys(one for showing in likely.values() for one, _ in showing))
    return [
        each
        for each, showing in likely.items()
        if all(any(one.is_in(part, every) for part in shown) for one, shown in showing)
    ]


def _words_of_all(families: Families) -> tuple[Word, ...]:
    """Return words of which every wording has one; none if there are too many to look for."""
    if len(families) > _MANY_FAMILIES or not all(families):
        return ()
    for letters in (None, _FIRST_LETTERS):
        chosen: dict[Word, None] = {}
        for words in sorted(families, key=len):
            beginnings = [Word(word.classes[:letters], word.signs[:letters], word.slips) for word in words]
            if len(chosen) > _MOST_WORDS:
                break
            if not any(word in chosen for word in beginnings):
                chosen[min(beginnings, key=_worth_little) if len(words) > 1 else beginnings[0]] = None
        if len(chosen) <= _MOST_WORDS:
            return tuple(chosen)
    return ()


@lru_cache(maxsize=1024)
def _share_words(one: _Spoilt, other: _Spoilt) -> bool:
    return not frozenset(one.keys).isdisjoint(other.keys)


@lru_cache(maxsize=64)
def _automaton_of(together: tuple[_Spoilt, ...]) -> Automaton:
    return Automaton(key for spoilt in together for key in spoilt.keys)


def _may_be_read(automaton: Automaton, text: Folded) -> bool:
    return any(automaton.may_read(classes, anywhere=True) for classes in text.classes)


def _gate_of(words: Iterable[Word]) -> Gate:
    """Return what tells whether a text shows one of some words, slips and all."""
    forward: list[Shape] = []
    backward: list[Shape] = []
    for word in words:
        if word.slips != 2:
            forward += spoilt(word.signs, word.slips)
            continue
        for classes, signs, slips in _ways(word):
            ahead, behind = parts(signs, cuts(classes, slips))
            forward += ahead
            backward += behind
    return Gate(forward, backward)


def _ways(word: Word) -> Iterator[Word]:
    """Yield a word with and without the first letters that may be missing: slips leave more of each than of both."""
    may_miss = [at for at, token in enumerate(word.classes) if b"" in token][:_MOST_MISSING]
    for missing in product((False, True), repeat=len(may_miss)):
        left_out = dict(zip(may_miss, missing, strict=True))
        classes, signs = (
            tuple(token - {b""} if at in left_out else token for at, token in enumerate(shape) if not left_out.get(at))
            for shape in (word.classes, word.signs)
        )
        if all(classes) and all(signs):
            yield Word(classes, signs, word.slips)


def _is_spoilt(word: Word) -> bool:
    """Tell whether pieces of a word between its slips are too short to tell that it is there."""
    return word.slips > 1 and len(word.classes) < _LONG_PIECE * (word.slips + 1)


def _leaves_something(word: Word) -> bool:
    """Tell whether slips leave enough of a word to look for: long pieces, or such as ordinary text seldom shows."""
    if not _is_spoilt(word) or (word.slips == 2 and len(word.classes) >= MANY_LETTERS):
        return True
    return sum(map(frequency, pieces(word.classes, word.slips))) < _SELDOM


@lru_cache(maxsize=4096)
def _worth_little(word: Word) -> tuple[bool, float]:
    """Return what sorts words: those of which slips leave enough first, of these the rarest."""
    return not _leaves_something(word), frequency(word.classes[: len(word.classes) - word.slips])
