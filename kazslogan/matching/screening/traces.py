"""Tell very cheaply that a text can't hold a word: by the sets of three letters in a row that the text shows.

A trace is a set of trigrams (``wordings.codes``) of which a text with the word shows one, slips and all. Where a word
is too short or has too many ways to be written it has no trace, and nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from kazslogan.matching.wordings.codes import coded, numbers, part_to_look_for
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import Shape, open_tokens_of, tokens_of
from kazslogan.matching.wordings.slips import MANY_LETTERS, pieces
from kazslogan.matching.wordings.trie import GAP, joined_letters, letters_of, slips_of, word_slips_of
from kazslogan.rules.frame import SlotWordings, Wording
from kazslogan.text.alphabets import CLASSES, SIGNS, Alphabet

__all__ = ["Families", "Trace", "Word", "traces_of_key", "traces_of_slot", "words_of_slot"]

Trace = frozenset[int]


class Word(NamedTuple):
    """A word of a wording, or what the forms of a word share."""

    classes: Shape
    signs: Shape
    slips: int
    """How many it may have."""


Families = list[list[Word]]
"""For each wording its words; of wordings whose words begin alike, what they share."""

_LETTERS = 3  # in a trigram
_MOST_TRIGRAMS = 400  # more of them are in nearly every text
_MOST_FAMILIES = 12  # more of them leave some trace in any text
_FIRST_LETTERS = 12  # of a word that are looked at


@lru_cache(maxsize=4096)
def traces_of_key(tokens: Shape, slips: int) -> tuple[Trace, ...]:
    """Return traces of which a text with a key shows every one but as many as the key may have slips."""
    cuts = [0]
    letters = 0
    for at, token in enumerate(tokens, 1):
        letters += min(map(len, token))
        if letters >= _LETTERS:
            cuts.append(at)
            letters = 0
    if len(cuts) <= 1 + slips:
        return ()
    cuts[-1] = len(tokens)
    traces = []
    for low, high in pairwise(cuts):
        shapes = [tokens[low:high]]
        if slips and high < len(tokens):
            # Two letters exchanged across a cut are one slip, but spoil both parts: the left one may look so, too.
            shapes.append((*tokens[low : high - 1], tokens[high]))
        traces.append(_trace(shapes))
    return tuple(trace for trace in traces if trace)


def traces_of_slot(words: Families) -> tuple[Trace, ...]:
    """Return traces of which a text with a slot of such words shows every one."""
    if len(words) > _MOST_FAMILIES:
        return ()
    found = [[trace for tokens, _, slips in family if (trace := _trace(pieces(tokens, slips)))] for family in words]
    if len(found) == 1:
        return tuple(found[0])
    if not all(found):
        return ()
    either = frozenset().union(*(min(traces, key=len) for traces in found))
    return (either,) if len(either) <= _MOST_TRIGRAMS else ()


def words_of_slot(slot: SlotWordings, view: str, policy: Policy, alone: bool) -> Families:
    """Return the words of a slot's wordings; of a few, the forms of one wording are taken together.

    Args:
        slot: the slot.
        view: how the text is looked at.
        policy: the budgets of slips in this view.
        alone: whether the slot is the whole phrase.
    """
    if len({wording.base for wording in slot.wordings}) > _MOST_FAMILIES:
        return [_words_of_family([wording], view, policy, alone) for wording in slot.wordings]
    families: dict[tuple[str, int], list[Wording]] = {}
    for wording in slot.wordings:
        base = wording.base if _begins_as_base(wording) else wording.text
        families.setdefault((base, letters_of(wording.text).count(GAP)), []).append(wording)
    return [_words_of_family(wordings, view, policy, alone) for wordings in families.values()]


def _begins_as_base(wording: Wording) -> bool:
    """Tell whether the words of a wording begin as those that it is a form of, but for one letter."""
    words, base = (letters_of(text).split(GAP) for text in (wording.text, wording.base))
    return len(words) >= len(base) and all(map(str.startswith, words, (word[:-1] for word in base)))


def _words_of_family(wordings: Sequence[Wording], view: str, policy: Policy, alone: bool) -> list[Word]:
    allowed = [max(slips) for slips in zip(*(word_slips_of(each, policy, alone) for each in wordings), strict=True)]
    words: list[Word] = []
    before: tuple[str, ...] = ()
    joined = joined_letters(wordings[0].text)
    whole = Word(tokens_of(joined, view) or (), tokens_of(joined, view, SIGNS) or (), 0)
    at = 0
    words_of_all = zip(*(letters_of(wording.text).split(GAP) for wording in wordings), strict=True)
    for forms, slips in zip(words_of_all, allowed, strict=True):
        if len(wordings) == 1:
            part = slice(at, at + len(forms[0]))
            word = Word(whole.classes[part], whole.signs[part], slips)
            at = part.stop
        else:
            shared = _shared_beginning(forms)[:_FIRST_LETTERS]
            classes, signs = (
                open_tokens_of(shared, view, alphabet)[_joined_letters(before, shared, alphabet) :]
                for alphabet in (CLASSES, SIGNS)
            )
            word = Word(classes, signs, slips)
        if word.classes:
            words.append(word)
        before = forms
    if len(wordings) == 1 < len(words) and max(len(word.classes) for word in words) < MANY_LETTERS:
        words.append(whole._replace(slips=slips_of(wordings[0], policy, alone)))  # each of the words leaves little
    return words


def _shared_beginning(words: Sequence[str]) -> str:
    first, last = min(words), max(words)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join(letter for letter, _ in same)


def _joined_letters(before: Iterable[str], word: str, alphabet: Alphabet) -> int:
    """Return how many first letters of a word may be written together with the last one of the words before it."""
    last = {form[-1:] for form in before}
    runs = [run for letter in last for run in alphabet.long_variants(letter) if letter and word.startswith(run[1:])]
    return max([len(run) - 1 for run in runs] + [int(word[:1] in last)])


def _trace(shapes: Iterable[Shape]) -> Trace | None:
    """Return the trigrams of which a text shows one if it shows one of some shapes."""
    found: set[int] = set()
    for shape in shapes:
        if sum(min(map(len, token)) for token in shape) < _LETTERS:
            return None
        codes = coded(shape)
        found |= numbers(codes[part_to_look_for(codes, _LETTERS)], _LETTERS)
    return frozenset(found) if found and len(found) <= _MOST_TRIGRAMS else None
