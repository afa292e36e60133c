"""Why parts make no match that are all there, or a part is none that is nearly there: the words that are to blame."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from kazslogan.matching.alignment.align import Hit
from kazslogan.matching.alignment.occurrences import Reader
from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.text.classes import fold
from kazslogan.text.context import begins_word, sentence_break

__all__ = ["difference", "why_apart"]

_LONGEST_SHOWN = 60  # code points of the words between two parts
_MOST_DIFFERENCES = 3


def why_apart(reader: Reader, tries: FrameTries, parts: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """Say why the parts of a phrase, each of which is somewhere in the text, don't stand together.

    Args:
        reader: the text.
        tries: what is looked for.
        parts: where each slot of the frame begins and ends (in units of the text).

    Returns:
        The reason, and the words that are to blame, if there are such.
    """
    order = tuple(sorted(range(len(parts)), key=parts.__getitem__))
    gaps = [(parts[slot][1], parts[following][0]) for slot, following in pairwise(order)]
    chars = reader.chars
    slots = frozenset(order)
    if not any(each.allows(order, tries.frame.fixed, slots) for each in tries.frame.arrangements):
        return "the words stand in an order that the phrase doesn't allow", ""
    for start, end in gaps:
        guard = _guard_between(reader, tries, start, end)
        if guard is not None:
            return "a word between its parts turns it into something else", "".join(chars[guard.start : guard.end])
    if any(_has_break(chars, start, end) for start, end in gaps):
        return "the words stand in different sentences", ""
    for start, end in parts:
        if end < len(chars) and chars[end].isalpha() and chars[end - 1].isalpha() and not begins_word(chars, end):
            return "a word goes on", "".join(chars[start : _word_end(chars, end)])
    between = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0, 0))
    words = "".join(chars[between[0] : between[1]]).strip(" ,;:—–-\n\t")
    if words:
        return "other words stand between its parts", _shortened(words)
    return "the words don't stand together", ""


def _has_break(chars: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a sentence ends between two parts."""
    places = [at for at in range(start + 1, end + 1) if chars[at].isalpha() and not chars[at - 1].isalpha()]
    return any(sentence_break("".join(chars[start:at]), chars[at]) for at in places)


def _guard_between(reader: Reader, tries: FrameTries, start: int, end: int) -> Hit | None:
    """Return a word between two parts that may not stand beside a match, such as a negation."""
    for place in range(start, end):
        if place > start and not begins_word(reader.chars, place):
            continue
        for trie in (tries.before, tries.after):
            for hit in reader.aligner.align(place, trie, 0):
                is_whole = hit.end == end or not reader.chars[hit.end].isalpha()
                if hit.end <= end and is_whole and any(char.isalpha() for char in reader.chars[hit.start : hit.end]):
                    return hit
    return None


def _word_end(chars: Sequence[str], place: int) -> int:
    while place < len(chars) and chars[place].isalpha():
        place += 1
    return place


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"


def difference(wanted: str, written: str) -> str:
    """Say in which words a text differs from a phrase; empty if they have too little in common.

    >>> difference("save our lake", "Save the lake"), difference("save our lake", "save lake")
    ('“the” stands in the place of “our”', '“our” is missing')
    >>> difference("save our lake", "save lake our"), difference("save our lake", "good morning")
    ('its words stand in another order', '')
    """
    wanted_words, written_words = _words(wanted), _words(written)
    names, other = [fold(word) for word in wanted_words], [fold(word) for word in written_words]
    if len(names) < 2 or names == other:
        return ""
    if sorted(names) == sorted(other):
        return "its words stand in another order"
    told: list[str] = []
    opcodes = SequenceMatcher(None, names, other, autojunk=False).get_opcodes()
    for kind, low, high, first, last in opcodes:
        mine, theirs = " ".join(wanted_words[low:high]), " ".join(written_words[first:last])
        if kind == "replace":
            told.append(f"“{theirs}” stands in the place of “{mine}”")
        elif kind == "delete":
            told.append(f"“{mine}” is missing")
        elif kind == "insert":
            told.append(f"“{theirs}” is too much")
    agrees = any(kind == "equal" for kind, *_ in opcodes)
    return ", ".join(told) if agrees and len(told) <= _MOST_DIFFERENCES else ""


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() or char in "'’-@" else " " for char in text).split()
