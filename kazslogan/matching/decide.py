"""Decide whether a chain of slots is the slogan: order, sentences, guards, endings, real words, budgets.

Each test is a titled case with its reason; the first one that objects wins, and its name is kept for explanations.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

import regex

from kazslogan.matching.align import Aligner, Hit, Op
from kazslogan.matching.chain import Chain, FrameTries, Link
from kazslogan.matching.evidence import slips_of_voucher
from kazslogan.matching.misread import misread_letters, too_much_is_misread, too_much_of_word
from kazslogan.matching.policy import Policy
from kazslogan.matching.shapes import VIEWS, is_key
from kazslogan.matching.trie import GAP, count_letters, joined_letters, letters_of
from kazslogan.models import Disguise
from kazslogan.rules.compile import Arrangement, Wording
from kazslogan.rules.languages import language
from kazslogan.text.classes import class_of, fold
from kazslogan.text.context import begins_word, ends_word, left_is_clear, right_is_clear, sentence_break
from kazslogan.text.tables import common_words
from kazslogan.text.units import Units

__all__ = ["Verdict", "decide", "guard_beside"]

_NO_WORD = regex.compile(r"[^\p{L}\p{N},.;:!?…،؛؟。，、！？：；]*")
_ANY_GAP = regex.compile(r"[^\p{L}\p{N}]*")
_SHORT = 2  # letters of a word that may all be digits (70 for to) among words with letters
_LONG = 5  # letters of a word that one misread letter makes no other form of
_GUARD_REACH = 24  # places before a chain where a guard may begin: a word may begin at each letter that is parted or 3


class Verdict(NamedTuple):
    """What was decided about a chain."""

    objection: str
    """Why it is no match, or empty."""
    arrangement: Arrangement | None
    wordings: tuple[Wording, ...]
    """The wording of each link."""
    in_order: bool


def decide(units: Units, aligner: Aligner, chain: Chain, tries: FrameTries, policy: Policy, view: str) -> Verdict:
    """Judge one chain, found by ``aligner`` in the units (as typed on another layout, perhaps)."""
    chars = aligner.chars
    order = tuple(link.slot for link in chain.links)
    arrangement, wordings = _arrangement(chain, tries, order)
    if arrangement is None:
        return Verdict("the words stand in an order that the phrase doesn't allow", None, wordings, False)
    in_order = order == arrangement.order
    objection = (
        ("a word begins before it" if _is_cut(chars, chain) else "")
        or _sentences(units, chain, wordings, in_order)
        or _guards(aligner, chain, tries)
        or _budget(chars, chain, wordings, policy, view, tries.rarest)
    )  # fmt: skip
    return Verdict(objection, arrangement, wordings, in_order)


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


def _sentences(units: Units, chain: Chain, wordings: Sequence[Wording], in_order: bool) -> str:
    """A sentence may end inside a slogan ("Трамп! Қазақстанға назар сал") only if no other word stands in it."""
    source = units.source
    for link, following in zip(chain.links, chain.links[1:], strict=False):
        gap = source[units.ends[link.hit.end - 1] : units.starts[following.hit.start]]
        if not in_order and "#" in gap and "#" in source[: units.starts[chain.start]][-1:]:
            return "the words are tags side by side"
        if "\n" in gap and (_is_a_letter_a_line(units, link) or _is_a_letter_a_line(units, following)):
            continue
        if not sentence_break(gap, source[units.starts[following.hit.start] :][:1]):
            continue
        if not left_is_clear(source, units.starts[chain.start]):
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
        if sentence_break(inner, after) and not left_is_clear(source, units.starts[chain.start]):
            return "the words stand in different sentences"
    return ""


def _is_a_letter_a_line(units: Units, link: Link) -> bool:
    """Tell whether the letters of a slot stand one under the other: then an empty line only parts words."""
    parted = [op for op in link.hit.ops if op.undoes(Disguise.SPACING)]
    return len(parted) > 1 and all("\n" in units.original(op.first, op.last) for op in parted)


def _guards(aligner: Aligner, chain: Chain, tries: FrameTries) -> str:
    guard = guard_beside(aligner, chain, tries)
    if guard is None:
        return ""
    side = "before" if guard.start < chain.start else "after"
    return f"a word {side} it turns it into something else"


def guard_beside(aligner: Aligner, chain: Chain, tries: FrameTries) -> Hit | None:
    """Find a word of ``unless`` or a negation right before or after: it makes it no appeal ("does Trump pay …")."""
    chars = aligner.chars
    if any(misread_letters(link.hit.ops) for link in chain.links):
        aligner = aligner.misreading  # then the guard may be misread, too
    own_script = not any(op.undoes(Disguise.TRANSLITERATION) for link in chain.links for op in link.hit.ops)
    gap = _ANY_GAP if _has_punctuation_inside(chars, chain) else _NO_WORD
    place = chain.start
    for _ in range(_GUARD_REACH):
        place = _word_before(chars, place)
        if place < 0:
            break
        for hit in aligner.align(place, tries.before, _slips_of_guard(chars, place)):
            if not _is_guard(chars, hit, own_script):
                continue
            if hit.end <= chain.start and gap.fullmatch("".join(chars[hit.end : chain.start])):
                return hit
    place = chain.end
    while place < len(chars) and not class_of(chars[place]) and place - chain.end < 8:
        place += 1
    if place < len(chars) and gap.fullmatch("".join(chars[chain.end : place])):
        for hit in aligner.align(place, tries.after, _slips_of_guard(chars, place)):
            if _is_guard(chars, hit, own_script) and ends_word(chars, hit.end, False):
                return hit
    return None


def _slips_of_guard(chars: Sequence[str], place: int) -> int:
    """Return how many slips a guard at ``place`` may have: short words none."""
    return int(all(char.isalnum() for char in chars[place : place + _LONG]))


def _is_guard(chars: Sequence[str], hit: Hit, own_script: bool) -> bool:
    """Tell whether a reading of a guard is to be believed: 1 is no I, и is none beside words that aren't romanised."""
    if not any(char.isalpha() for char in chars[hit.start : hit.end]):
        return False
    if own_script and any(op.last > op.first and op.undoes(Disguise.TRANSLITERATION) for op in hit.ops):
        return False
    return not hit.slips or sum(len(op.letters) for op in hit.ops) > _LONG


def _has_punctuation_inside(chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether punctuation parts words that a phrase doesn't part: then it may part a guard from them as well."""
    gaps = [op for link in chain.links for op in link.hit.ops if op.letters == GAP]
    return any(_NO_WORD.fullmatch("".join(chars[op.first : op.last])) is None for op in gaps)


def _is_cut(chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether a chain begins inside a word with digits or parted letters, and so seems misspelt."""
    hit = chain.links[0].hit
    if hit.slips and chain.start and class_of(chars[chain.start - 1]) and not chars[chain.start - 1].isalpha():
        return True
    first = next((op for op in hit.ops if op.undoes(Disguise.SPACING)), None)
    if first is None or not hit.slips:
        return False
    separator = list(chars[first.first : first.last])
    before = list(chars[max(0, chain.start - len(separator)) : chain.start])
    return before == separator and chain.start > len(before) and chars[chain.start - len(before) - 1].isalnum()


def _word_before(chars: Sequence[str], place: int) -> int:
    """Return where the word before ``place`` begins, or -1; looks back over 40 units at most."""
    for at in range(place - 1, max(-1, place - 40), -1):
        if class_of(chars[at]) and begins_word(chars, at):
            return at
    return -1


# ------------------------------------------------------------------ slips


def _budget(
    chars: Sequence[str], chain: Chain, wordings: Sequence[Wording], policy: Policy, view: str, rarest: int
) -> str:
    letters = sum(count_letters(wording.text) for wording in wordings)
    allowed = [
        slips_of_voucher(joined_letters(wording.text), count_letters(wording.budgeted), view, policy.view(view))
        if link.slot == rarest
        else 0
        for link, wording in zip(chain.links, wordings, strict=True)
    ]
    if (len(wordings) > 1 or VIEWS[view].misread) and not any(
        link.hit.slips <= slips and is_key(joined_letters(wording.text), view)
        for link, wording, slips in zip(chain.links, wordings, allowed, strict=True)
    ):
        return "no part that is long and rare enough is written without slips"
    weights = [_weight(link.hit.ops) for link in chain.links]
    if sum(weights) > policy.total(letters):
        return "too many letters differ"
    if len(wordings) > 1 and not all(
        policy.may_weigh(weight, count_letters(wording.budgeted))
        for weight, wording in zip(weights, wordings, strict=True)
    ):
        return "too many letters of a part differ"
    if too_much_is_misread([link.hit.ops for link in chain.links], letters):
        return "too many letters are misread"
    signs = [
        char.isalpha() or char == op.letters
        for link in chain.links
        for op in link.hit.ops
        if op.letters != GAP
        for char in chars[op.first : op.last]
        if class_of(char)
    ]
    if sum(signs) * 3 < len(signs):
        return "the words are made of digits and signs"
    for link, wording in zip(chain.links, wordings, strict=True):
        for word in _words(link, wording):
            if len(word.letters) < policy.firm and _begins_otherwise(word):
                return "a short word begins with another letter"
            objection = _word(chars, word, wording, policy)
            if objection:
                return objection
    return ""


def _weight(ops: Sequence[Op]) -> float:
    """Return what slips weigh together: one that text recognition often makes weighs half."""
    return sum(0.5 if op.undoes(Disguise.OCR) else 1.0 for op in ops if op.slip)


class _Word(NamedTuple):
    """One word of a wording as it was found."""

    letters: str
    ops: tuple[Op, ...]

    @property
    def slips(self) -> int:
        return sum(op.slip for op in self.ops)


def _words(link: Link, wording: Wording) -> list[_Word]:
    runs: list[list[Op]] = [[]]
    for op in link.hit.ops:
        if op.letters == GAP:
            runs.append([])
        else:
            runs[-1].append(op)
    spelled = letters_of(wording.text).split(GAP)
    return [_Word(letters, tuple(run)) for letters, run in zip(spelled, runs, strict=True)]


def _word(chars: Sequence[str], word: _Word, wording: Wording, policy: Policy) -> str:
    read = [op for op in word.ops if op.last > op.first and (op.letters or not op.undoes(Disguise.SPACING))]
    if not read:
        return "" if not word.slips else "a word is missing"
    written = _written(chars, read)
    natural = sum(char.isalpha() or char == op.letters for op in read for char in chars[op.first : op.last])
    if natural * 5 < len(written) and len(written) > _SHORT:
        return "a word is made of digits and signs"
    changed = (op for op in word.ops if op.slip or op.undoes(Disguise.STRETCH))
    if any((op.letters + "".join(chars[op.first : op.last])).isdecimal() for op in changed):
        return "a number is another one"
    if not word.slips and not misread_letters(word.ops):
        return ""
    if too_much_of_word(word.ops, len(word.letters)):
        return "too many letters of a word are misread"
    if not policy.may_weigh(_weight(word.ops), count_letters(word.letters), word=True):
        return "too many letters of a word differ"
    misread = all(op.undoes(Disguise.OCR) for op in word.ops if op.slip) and len(word.letters) > _LONG
    if not misread and _is_other_form(word, read, chars, wording):
        return "a word has another ending"
    if not policy.real_words and written in common_words():
        return "a word is another word, not a slip"
    if any(_written(chars, piece) in common_words() for piece in _misread_pieces(word)):
        return "a part of a word is another word"
    return ""


def _misread_pieces(word: _Word) -> list[list[Op]]:
    """Return the pieces of a word that stand apart and have misread letters."""
    pieces: list[list[Op]] = [[]]
    for op in word.ops:
        if op.undoes(Disguise.SPACING):
            pieces.append([])
        pieces[-1].append(op)
    return [piece for piece in pieces if len(pieces) > 1 and misread_letters(piece)]


def _written(chars: Sequence[str], ops: Sequence[Op]) -> str:
    """Return the letters and digits of some moves as they are written, in small letters."""
    written = (char for op in ops for char in chars[op.first : op.last])
    return "".join(char for char in written if class_of(char) or char.isalnum()).casefold()


def _begins_otherwise(word: _Word) -> bool:
    """Tell whether a word has another first letter, and no misread one: few slip there (базар is no назар)."""
    return word.ops[0].slip and not word.ops[0].undoes(Disguise.OCR)


def _is_other_form(word: _Word, read: Sequence[Op], chars: Sequence[str], wording: Wording) -> bool:
    """Tell whether the slips make another form of the word (Қазақстан-да for -ға, обрати-л): its ending decides.

    Compared by letter classes, so that it works in every script and spelling.
    """
    endings = _ending_classes(wording.language)
    if not endings:
        return False
    if read[-1].slip and word.letters[-1:] in _VOWELS and read[-1].letters[-1:] == word.letters[-1:]:
        return True  # the vowel at the end is the ending
    want = fold(word.letters)
    have = fold("".join("".join(chars[op.first : op.last]) if op.slip else op.letters for op in read))
    if [name for name, _ in groupby(want)] == [name for name, _ in groupby(have)]:
        return False  # only a letter doubled
    common = 0
    while common < min(len(want), len(have)) and want[common] == have[common]:
        common += 1
    if common == len(want):
        return have[common:] in endings
    for stem in range(common, max(1, common - 4), -1):
        lost, got = want[stem:], have[stem:]
        if lost.translate(_VOICED) == got.translate(_VOICED):
            return False  # Қазақстанқа for -ға is the same case, misspelt
        if len(lost) == len(got) == _CASE_LETTERS and lost[1:] == got[1:] and not {lost, got} <= endings:
            return False  # Қазақстаиға: the letter before the ending
        if len(lost) == len(got) + 1 and got and lost.endswith(got):
            return False  # аударңыз for аударыңыз: a linking vowel forgotten
        inflected = lost in endings or wording.disguise is Disguise.INFLECTION
        if inflected and ((len(got) >= 2 and got in endings) or (not got and stem >= 5)):
            return True
    return False


_CASE_LETTERS = 3  # an ending like -ға with the letter before it
_VOWELS = frozenset("аәеёиіоөуұүыэюяaeiouäöüıəіїє")
_VOICED = bytes.maketrans(b"KTPS", b"GDBJ")


@cache
def _ending_classes(tag: str) -> frozenset[bytes]:
    return frozenset(map(fold, language(tag).endings))
