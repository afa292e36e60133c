"""Find the words that turn a slogan into something else: those of ``unless`` and negations, beside it or within."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import regex

from kazslogan.matching.alignment.align import Aligner, Hit
from kazslogan.matching.alignment.asides import aside_in
from kazslogan.matching.alignment.beside import LONG, may_stand_at, places_before
from kazslogan.matching.alignment.chain import Chain
from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.matching.decision.legible import misread_letters
from kazslogan.matching.wordings.trie import Trie, gaps_of
from kazslogan.models import Disguise
from kazslogan.rules.frame import CLAUSE_MARK
from kazslogan.text.classes import class_of
from kazslogan.text.context import begins_word, ends_word
from kazslogan.text.scripts import script_of_letter
from kazslogan.text.tables import common_words

__all__ = ["guard_of"]

_NO_WORD = regex.compile(r"[^\p{L}\p{N},.;:!?…،؛؟。，、！？：；]*")
_ANY_GAP = regex.compile(r"[^\p{L}\p{N}]*")
_OPENING = regex.compile(r"""[«“„"‹「『]$|#$""")
#: Places before a chain where a guard may begin: where letters are parted, a word may begin at each of them.
_GUARD_REACH = 24


def guard_of(aligner: Aligner, chain: Chain, tries: FrameTries) -> Hit | None:
    """Return a word that makes a chain no appeal ("does Trump pay …"), or None."""
    return _guard_beside(aligner, chain, tries) or _guard_in_aside(aligner, chain, tries)


def _guard_beside(aligner: Aligner, chain: Chain, tries: FrameTries) -> Hit | None:
    """Return a guard right before or after."""
    chars = aligner.chars
    if any(misread_letters(link.hit.ops) for link in chain.links):
        aligner = aligner.misreading  # then the guard may be misread, too
    scripts = _romanised_in(chars, chain)
    gap = _ANY_GAP if _has_punctuation_inside(chars, chain, tries) else _NO_WORD
    is_tag = "#" not in chars[chain.start : chain.end]  # that no word of another tag belongs to
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
            if not _is_guard(chars, hit, scripts):
                continue
            end = _behind_full_stop(chars, hit, tries.before)
            between = "".join(chars[end : chain.start])
            if is_tag and "#" in between and _is_after_hash(chars, hit.start):
                continue
            if _OPENING.search(between) and not _denying(tries.listed).issuperset(_texts(hit, tries.before)):
                continue  # what is quoted, or a tag, is no part of the sentence: We see "Trump, pay …" everywhere
            if hit.end <= chain.start and gap.fullmatch(between):
                return hit
    place = chain.end
    while place < len(chars) and not class_of(chars[place]) and place - chain.end < 8:
        place += 1
    if place == len(chars) or not may_stand_at(chars, place, tries.after):
        return None
    between = "".join(chars[chain.end : place])
    if gap.fullmatch(between) and not (is_tag and "#" in between and _is_after_hash(chars, chain.start)):
        for hit in aligner.align(place, tries.after, _slips_of_guard(chars, place)):
            if _is_guard(chars, hit, scripts) and ends_word(chars, hit.end, False):
                return hit
    return None


def _texts(hit: Hit, guards: Trie) -> list[str]:
    return [guards.wordings[index].text for index in hit.wordings]


@lru_cache(maxsize=256)
def _denying(tags: tuple[str, ...]) -> frozenset[str]:
    """Return the words that negate what stands behind them, or say that it wasn't said, in some languages."""
    from kazslogan.rules.languages import language  # few texts need its words

    return frozenset().union(*(language(tag).negators_before | language(tag).denials for tag in tags))


def _is_after_hash(chars: Sequence[str], place: int) -> bool:
    return place > 0 and chars[place - 1] == "#"


def _guard_in_aside(aligner: Aligner, chain: Chain, tries: FrameTries) -> Hit | None:
    """Return a guard that ends what is said by the way before a part: Trump (don't) pay …"""
    chars = aligner.chars
    for one, two in pairwise(link.hit for link in chain.links):
        aside = aside_in(chars, one.end, two.start)
        for place in aside:
            if class_of(chars[place]) and begins_word(chars, place):
                for hit in aligner.align(place, tries.before, 0):
                    if _ANY_GAP.fullmatch("".join(chars[hit.end : aside.stop])) and _is_guard(chars, hit, frozenset()):
                        return hit
    return None


def _behind_full_stop(chars: Sequence[str], hit: Hit, guards: Trie) -> int:
    """Return where a guard ends, with the full stop of an abbreviation: "Mrs. Trump" is as good as "Mrs Trump"."""
    is_short = any(text.endswith(".") for text in _texts(hit, guards))
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


def _is_guard(chars: Sequence[str], hit: Hit, scripts: frozenset[str | None]) -> bool:
    """Tell whether a reading of a guard is to be believed: 1 is no I, и is none beside words that aren't romanised.

    Nor is a common word a guard misspelt: вместе is no вместо.

    ``scripts``: those of romanised words beside it.
    """
    letters = chars[hit.start : hit.end]
    if not any(map(str.isalpha, letters)) or (hit.cost and sum(len(op.letters) for op in hit.ops) == 1):
        return False  # a single letter is what it is: J is no I, ааа is no a
    is_romanised = any(op.last > op.first and op.undoes(Disguise.TRANSLITERATION) for op in hit.ops)
    if is_romanised and not scripts.issuperset(map(script_of_letter, filter(str.isalpha, letters))):
        return False
    if not hit.slips:
        return True
    return sum(len(op.letters) for op in hit.ops) > LONG and "".join(letters).casefold() not in common_words()


def _romanised_in(chars: Sequence[str], chain: Chain) -> frozenset[str | None]:
    """Return the scripts in which words of a chain are romanised, or the like."""
    ops = (op for link in chain.links for op in link.hit.ops if op.undoes(Disguise.TRANSLITERATION))
    return frozenset(script_of_letter(char) for op in ops for char in chars[op.first : op.last])


def _has_punctuation_inside(chars: Sequence[str], chain: Chain, tries: FrameTries) -> bool:
    """Tell whether punctuation parts words that a phrase doesn't part: then it may part a guard from them as well."""
    for link in chain.links:
        gaps = gaps_of(tries.slots[link.slot].wordings[link.hit.wordings[0]].text)
        for op, gap in zip(link.hit.gaps, gaps, strict=False):
            if not CLAUSE_MARK.search(gap) and _NO_WORD.fullmatch("".join(chars[op.first : op.last])) is None:
                return True
    return False


def _word_before(chars: Sequence[str], place: int) -> int:
    """Return where the word before ``place`` begins, or -1; looks back over 40 units at most."""
    for at in range(place - 1, max(-1, place - 40), -1):
        if class_of(chars[at]) and begins_word(chars, at):
            return at
    return -1
