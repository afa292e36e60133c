"""Tell very cheaply that a text can't hold a word: by the sets of three letters in a row that the text shows.

A trace is a set of trigrams (``matching.codes``) of which a text with the word shows one, slips and all. Where a word
is too short or has too many ways to be written it has no trace, and nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from os.path import commonprefix

from kazslogan.matching.codes import coded, part_to_look_for, strings, trigram
from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import Shape, open_tokens_of, pieces
from kazslogan.matching.trie import GAP, count_letters, letters_of
from kazslogan.rules.compile import SlotWordings, Wording
from kazslogan.text.classes import long_variants

__all__ = ["Trace", "traces_of_key", "traces_of_slot"]

Trace = frozenset[int]

_LETTERS = 3  # in a trigram
_MOST_TRIGRAMS = 400  # more of them are in nearly every text
_MOST_FAMILIES = 12
_FIRST_LETTERS = 12  # of a word that are looked at


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


def traces_of_slot(slot: SlotWordings, policy: Policy, alone: bool) -> tuple[Trace, ...]:
    """Return traces of which a text with a slot shows every one; ``alone``: the slot is the whole phrase."""
    families: dict[tuple[str, int], list[Wording]] = {}
    for wording in slot.wordings:
        families.setdefault((wording.base, letters_of(wording.text).count(GAP)), []).append(wording)
    if len(families) > _MOST_FAMILIES:
        return ()
    found = [_traces_of_family(wordings, policy, alone) for wordings in families.values()]
    if len(found) == 1:
        return tuple(sorted(found[0], key=len))
    if not all(found):
        return ()
    either = frozenset().union(*(min(traces, key=len) for traces in found))
    return (either,) if len(either) <= _MOST_TRIGRAMS else ()


def _traces_of_family(wordings: Sequence[Wording], policy: Policy, alone: bool) -> list[Trace]:
    """Return traces of which a text with any of these wordings, forms of the same words, shows every one."""
    letters = max(count_letters(wording.budgeted) for wording in wordings)
    slips = policy.alone(letters) if alone else policy.slips(letters)
    traces = []
    before: tuple[str, ...] = ()
    for forms in zip(*(letters_of(wording.text).split(GAP) for wording in wordings), strict=True):
        allowed = min(slips, max(policy.word_slips(count_letters(form)) for form in forms))
        shared = commonprefix(forms)[:_FIRST_LETTERS]
        trace = _trace(pieces(open_tokens_of(shared)[_joined_letters(before, shared) :], allowed))
        if trace:
            traces.append(trace)
        before = forms
    return traces


def _joined_letters(before: Iterable[str], word: str) -> int:
    """Return how many first letters of a word may be written together with the last one of the words before it."""
    last = {form[-1:] for form in before}
    runs = [run for letter in last for run in long_variants(letter) if letter and word.startswith(run[1:])]
    return max([len(run) - 1 for run in runs] + [int(word[:1] in last)])


def _trace(shapes: Iterable[Shape]) -> Trace | None:
    """Return the trigrams of which a text shows one if it shows one of some shapes."""
    found: set[int] = set()
    for shape in shapes:
        if sum(min(map(len, token)) for token in shape) < _LETTERS:
            return None
        found.update(map(trigram, strings(part_to_look_for(coded(shape), _LETTERS), _LETTERS)))
    return frozenset(found) if found and len(found) <= _MOST_TRIGRAMS else None
