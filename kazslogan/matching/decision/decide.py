"""Decide whether a chain of slots is the slogan: order, sentences, guards, endings, real words, budgets.

Each test is a titled case with its reason; the first one that objects wins, and its name is kept for explanations.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from kazslogan.matching.alignment.align import Aligner, Hit
from kazslogan.matching.alignment.beside import LONG, may_stand_at, places_before
from kazslogan.matching.alignment.chain import Chain, FrameTries, Link
from kazslogan.matching.decision.legible import misread_letters
from kazslogan.matching.decision.spelling import spelling_objection
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.trie import GAP, Trie
from kazslogan.models import Disguise
from kazslogan.rules.frame import CLAUSE_MARK, Arrangement, Wording
from kazslogan.text.classes import class_of
from kazslogan.text.context import (
    begins_word,
    ends_word,
    left_is_clear,
    right_is_clear,
    sentence_break,
    sentence_goes_on,
)
from kazslogan.text.readings import APOSTROPHES
from kazslogan.text.tables import common_words
from kazslogan.text.units import Units

__all__ = ["Verdict", "decide"]

_INSIDE_NUMBERS = frozenset(".,:'’")
_NO_WORD = regex.compile(r"[^\p{L}\p{N},.;:!?…،؛؟。，、！？：；]*")
_ANY_GAP = regex.compile(r"[^\p{L}\p{N}]*")
#: Places before a chain where a guard may begin: where letters are parted, a word may begin at each of them.
_GUARD_REACH = 24


class Verdict(NamedTuple):
    """What was decided about a chain."""

    objection: str
    """Why it is no match, or empty."""
    arrangement: Arrangement | None
    wordings: tuple[Wording, ...]
    """The wording of each link."""
    in_order: bool
    guard: Hit | None = None
    """The word beside it that makes it no match."""


def decide(units: Units, aligner: Aligner, chain: Chain, tries: FrameTries, policy: Policy, view: str) -> Verdict:
    """Judge one chain, found by ``aligner`` in the units (as typed on another layout, perhaps)."""
    chars = aligner.chars
    order = tuple(link.slot for link in chain.links)
    arrangement, wordings = _arrangement(chain, tries, order)
    if arrangement is None:
        return Verdict("the words stand in an order that the phrase doesn't allow", None, wordings, False)
    in_order = order == arrangement.order
    objection = (
        ("it is cut out of longer words" if _is_cut(chars, chain) else "")
        or ("a part takes letters of the word beside it" if _shares_a_word(chain) else "")
        or ("a number goes on beside it" if _is_part_of_number(chars, chain) else "")
        or ("a digit is a letter here and a sign there" if _has_two_minds(units, chars, chain) else "")
        or _sentences(units, chain, wordings, in_order, tries.polite)
        or _sentence_within(units, chain, wordings, arrangement if in_order else None)
    )  # fmt: skip
    guard = None
    if not objection:
        guard = _guard_beside(aligner, chain, tries)
        objection = (
            _turned_by(guard, chain)
            if guard
            else spelling_objection(chars, chain, wordings, policy, view, tries.rarest)
        )
    return Verdict(objection, arrangement, wordings, in_order, guard)


def _arrangement(
    chain: Chain, tries: FrameTries, order: tuple[int, ...]
) -> tuple[Arrangement | None, tuple[Wording, ...]]:
    """Choose the language of the match, the one that most slots are in, and the wording of each slot."""
    options = [[tries.slots[link.slot].wordings[index] for index in link.hit.wordings] for link in chain.links]
    spoken = [
        frozenset(
            slot
            for slot, choices in zip(order, options, strict=True)
            if any(w.language == arrangement.language for w in choices)
        )
        for arrangement in tries.frame.arrangements
    ]
    most = max(map(len, spoken))
    allowed = [
        (int(order == arrangement.order), -number, arrangement)
        for number, arrangement in enumerate(tries.frame.arrangements)
        if len(spoken[number]) == most and arrangement.allows(order, tries.frame.fixed, spoken[number])
    ]
    if not allowed:
        return None, tuple(choices[0] for choices in options)
    best = max(allowed, key=lambda option: option[:2])[2]
    tag = best.language
    return best, tuple(
        min(choices, key=lambda w: (w.language != tag, w.disguise is not None, w.text)) for choices in options
    )


def _sentences(units: Units, chain: Chain, wordings: Sequence[Wording], in_order: bool, polite: frozenset[str]) -> str:
    """A sentence may end inside a slogan ("Трамп! Қазақстанға назар сал") only if no other word stands in it.

    ``polite``: words that may: "Dear Trump! Pay attention …".
    """
    source = units.context
    for link, following in zip(chain.links, chain.links[1:], strict=False):
        gap = source[units.ends[link.hit.end - 1] : units.starts[following.hit.start]]
        if (chain.slips or not in_order) and "#" in gap and source.endswith("#", 0, units.starts[chain.start]):
            return "the words are tags side by side"
        if "\n" in gap and (_is_a_letter_a_line(units, link) or _is_a_letter_a_line(units, following)):
            continue
        if not sentence_break(gap, source[units.starts[following.hit.start] :][:1]):
            continue
        if not left_is_clear(source, units.starts[chain.start], polite):
            return "the words stand in different sentences"
        if not in_order and not right_is_clear(source, units.ends[chain.end - 1]):
            return "the words stand in different sentences"
    # Inside a wording as well, unless it has a full stop of its own (Mr.).
    plain = [
        link
        for link, wording in zip(chain.links, wordings, strict=True)
        if "." not in wording.text and not _is_a_letter_a_line(units, link)
    ]
    for op in (op for link in plain for op in link.hit.ops if op.letters == GAP and op.last > op.first):
        inner, after = units.original(op.first, op.last), source[units.ends[op.last - 1] :][:1]
        if sentence_break(inner, after) and not left_is_clear(source, units.starts[chain.start], polite):
            return "the words stand in different sentences"
    return ""


def _sentence_within(units: Units, chain: Chain, wordings: Sequence[Wording], arrangement: Arrangement | None) -> str:
    """Words that no mark parts in the phrase stand in one sentence, unless the last one ends with the phrase.

    "Give us. Lakes are blue" is no "Give us lakes", but "Give us. Lakes!" is, and so is each word a sentence.
    """
    if arrangement is None or not sentence_goes_on(units.context, units.ends[chain.end - 1]):
        return ""
    gaps = [
        (one.hit.end, two.hit.start, CLAUSE_MARK.search(mark) is None)
        for one, two, mark in zip(chain.links, chain.links[1:], arrangement.separators, strict=False)
    ]
    for link, wording in zip(chain.links, wordings, strict=True):
        plain = CLAUSE_MARK.search(wording.text) is None
        gaps += [(op.first, op.last, plain) for op in link.hit.ops if op.letters == GAP and op.last > op.first]
    stops = [_is_stop(units, first, last) for first, last, _ in gaps]
    if all(stops) and len(stops) > 1:
        return ""
    within = any(stop and plain for stop, (_, _, plain) in zip(stops, gaps, strict=True))
    return "the words stand in different sentences" if within else ""


def _is_stop(units: Units, first: int, last: int) -> bool:
    """Tell whether a sentence ends between two units, and not merely the line."""
    gap = units.context[units.ends[first - 1] : units.starts[last]] if 0 < first <= last < len(units.starts) else ""
    return "\n" not in gap and sentence_break(gap, units.context[units.starts[last] :][:1] if gap else "")


def _is_a_letter_a_line(units: Units, link: Link) -> bool:
    """Tell whether the letters of a slot stand one under the other: then an empty line only parts words."""
    parted = [op for op in link.hit.ops if op.undoes(Disguise.SPACING)]
    return len(parted) > 1 and all("\n" in units.original(op.first, op.last) for op in parted)


def _turned_by(guard: Hit, chain: Chain) -> str:
    side = "before" if guard.start < chain.start else "after"
    return f"a word {side} it turns it into something else"


def _guard_beside(aligner: Aligner, chain: Chain, tries: FrameTries) -> Hit | None:
    """Find a word of ``unless`` or a negation right before or after: it makes it no appeal ("does Trump pay …")."""
    chars = aligner.chars
    if any(misread_letters(link.hit.ops) for link in chain.links):
        aligner = aligner.misreading  # then the guard may be misread, too
    own_script = not any(op.undoes(Disguise.TRANSLITERATION) for link in chain.links for op in link.hit.ops)
    gap = _ANY_GAP if _has_punctuation_inside(chars, chain) else _NO_WORD
    place = chain.start
    places = places_before(chars, place, tries.before)
    for _ in range(_GUARD_REACH if places is None or places else 0):
        place = _word_before(chars, place)
        if place < 0 or (places is not None and place < min(places)):
            break
        if places is not None and place not in places:
            continue
        hits = aligner.align(place, tries.before, _slips_of_guard(chars, place))
        for hit in hits + _misread_guards(aligner, place, tries.before):
            if not _is_guard(chars, hit, own_script):
                continue
            end = _behind_full_stop(chars, hit, tries.before)
            if hit.end <= chain.start and gap.fullmatch("".join(chars[end : chain.start])):
                return hit
    place = chain.end
    while place < len(chars) and not class_of(chars[place]) and place - chain.end < 8:
        place += 1
    if place == len(chars) or not may_stand_at(chars, place, tries.after):
        return None
    if gap.fullmatch("".join(chars[chain.end : place])):
        for hit in aligner.align(place, tries.after, _slips_of_guard(chars, place)):
            if _is_guard(chars, hit, own_script) and ends_word(chars, hit.end, False):
                return hit
    return None


def _behind_full_stop(chars: Sequence[str], hit: Hit, guards: Trie) -> int:
    """Return where a guard ends, with the full stop of an abbreviation: "Mrs. Trump" is as good as "Mrs Trump"."""
    is_short = any(guards.wordings[index].text.endswith(".") for index in hit.wordings)
    return hit.end + (is_short and hit.end < len(chars) and chars[hit.end] == ".")


def _misread_guards(aligner: Aligner, place: int, guards: Trie) -> list[Hit]:
    """Return the guards that a word may be misread for, unless it is a common word itself: но is no не."""
    if aligner.is_misread:
        return []
    found = aligner.misreading.align(place, guards, 0)
    written = ("".join(aligner.chars[hit.start : hit.end]).casefold() for hit in found)
    return [hit for hit, word in zip(found, written, strict=True) if word not in common_words()]


def _slips_of_guard(chars: Sequence[str], place: int) -> int:
    """Return how many slips a guard at ``place`` may have: short words none."""
    return int(all(char.isalnum() for char in chars[place : place + LONG]))


def _is_guard(chars: Sequence[str], hit: Hit, own_script: bool) -> bool:
    """Tell whether a reading of a guard is to be believed: 1 is no I, и is none beside words that aren't romanised."""
    if not any(char.isalpha() for char in chars[hit.start : hit.end]):
        return False
    if own_script and any(op.last > op.first and op.undoes(Disguise.TRANSLITERATION) for op in hit.ops):
        return False
    return not hit.slips or sum(len(op.letters) for op in hit.ops) > LONG


def _has_punctuation_inside(chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether punctuation parts words that a phrase doesn't part: then it may part a guard from them as well."""
    gaps = [op for link in chain.links for op in link.hit.ops if op.letters == GAP]
    return any(_NO_WORD.fullmatch("".join(chars[op.first : op.last])) is None for op in gaps)


def _is_cut(chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether a chain begins or ends inside a word with digits or parted letters, and so seems misspelt."""
    if chain.links[-1].hit.slips and _one_digit_follows(chars, chain.end):
        return True
    hit = chain.links[0].hit
    if hit.slips and chain.start and class_of(chars[chain.start - 1]) and not chars[chain.start - 1].isalpha():
        return True
    if hit.ops[0].slip and chain.start > 1 and chars[chain.start - 1] in APOSTROPHES:
        return chars[chain.start - 2].isalpha()  # e'tibor without its e'
    first = next((op for op in hit.ops if op.undoes(Disguise.SPACING)), None)
    if first is None or not hit.slips:
        return False
    separator = list(chars[first.first : first.last])
    before = list(chars[max(0, chain.start - len(separator)) : chain.start])
    return before == separator and chain.start > len(before) and chars[chain.start - len(before) - 1].isalnum()


def _shares_a_word(chain: Chain) -> bool:
    """Tell whether a word seems misspelt because a part beside it, itself parted, takes its letter: 10 Қазақстанға."""
    for one, two in pairwise(link.hit for link in chain.links):
        glued, misspelt = one.end == two.start, one.slips or two.slips
        if glued and misspelt and any(op.undoes(Disguise.SPACING) for op in (*one.ops, *two.ops)):
            return True
    return False


def _one_digit_follows(chars: Sequence[str], place: int) -> bool:
    """Tell whether a single digit stands there, which may be the last letter of another form: qar@7d1 for qaratdı."""
    here, following = (chars[at] if at < len(chars) else "" for at in (place, place + 1))
    return here.isdigit() and class_of(here) != b"" and not following.isalnum()


def _is_part_of_number(chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether a chain begins or ends with a number that goes on beside it: 160, 16.5 or 16:30 for 16."""
    ops = [op for link in (chain.links[0], chain.links[-1]) for op in link.hit.ops]
    after, ahead = chars[chain.end : chain.end + 2], chars[max(0, chain.start - 2) : chain.start][::-1]
    return (ops[-1].letters.isdigit() and _goes_on(after)) or (ops[0].letters.isdigit() and _goes_on(ahead))


def _goes_on(beside: Sequence[str]) -> bool:
    """Tell whether a number goes on with what stands beside it, the nearest sign first."""
    following = [*beside, "", ""]
    return following[0].isdigit() or (following[0] in _INSIDE_NUMBERS and following[1].isdigit())


def _has_two_minds(units: Units, chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether digits stand for letters of like shape and, as typed on another layout, for points: обра7и7."""
    if not any(op.undoes(Disguise.LEET) for link in chain.links for op in link.hit.ops):
        return False
    around = range(chain.start, min(chain.end + 1, len(chars)))
    return any(units.chars[at].isdigit() and not class_of(chars[at]) for at in around)


def _word_before(chars: Sequence[str], place: int) -> int:
    """Return where the word before ``place`` begins, or -1; looks back over 40 units at most."""
    for at in range(place - 1, max(-1, place - 40), -1):
        if class_of(chars[at]) and begins_word(chars, at):
            return at
    return -1
