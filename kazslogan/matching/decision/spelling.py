"""Decide whether the words of a chain are written well enough: slips, misread letters, endings, other words, digits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from kazslogan.matching.alignment.align import Op
from kazslogan.matching.alignment.chain import Chain, Link
from kazslogan.matching.decision.endings import Word, endings_of, is_exchange, is_other_form
from kazslogan.matching.decision.keyboard import are_beside
from kazslogan.matching.decision.legible import misread_letters, too_much_is_misread, too_much_of_word
from kazslogan.matching.wordings.evidence import slips_of_voucher
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import VIEWS, is_key
from kazslogan.matching.wordings.trie import (
    GAP,
    count_letters,
    gaps_of,
    joined_letters,
    letters_of,
    slips_of,
    word_slips_of,
)
from kazslogan.models import Disguise
from kazslogan.rules.frame import Wording
from kazslogan.text.classes import class_of
from kazslogan.text.readings import FONT_SYMBOLS
from kazslogan.text.tables import common_words, english_words

__all__ = ["spelling_objection"]

_SHORT = 2  # letters of a word that may all be digits (70 for to) among words with letters
_LONGEST_ABBREVIATION = 4  # letters
_LONG = 5  # letters of a word that one misread letter makes no other form of
_FEW_WORDS = 2  # of a wording, in which a short one says as much as the other
_STEM, _LONGEST_ENDING = 4, 6  # letters
#: Languages whose words are listed: what is another one is known there, so slips may be anywhere in a word.
_LISTED = frozenset(["kk", "ru", "en"])
_AND = "&"
_ENGLISH = "en"  # the language of which many more words are listed


def spelling_objection(
    chars: Sequence[str], chain: Chain, wordings: Sequence[Wording], policy: Policy, view: str, rarest: int
) -> str:
    """Return why the words of a chain are written too badly to be the slogan, or nothing.

    Args:
        chars: the text.
        chain: the slots that were found in it.
        wordings: the wording of each.
        policy: the budgets.
        view: how the text is looked at (see ``shapes.VIEWS``).
        rarest: the slot that may vouch for the others with a slip.
    """
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
    alone = len(wordings) == 1
    if sum(weights) > max(policy.total(letters), slips_of(wordings[0], policy, alone) if alone else 0):
        return "too many letters differ"
    if len(wordings) > 1 and not all(
        policy.may_weigh(weight, count_letters(wording.budgeted))
        for weight, wording in zip(weights, wordings, strict=True)
    ):
        return "too many letters of a part differ"
    if too_much_is_misread([link.hit.ops for link in chain.links], letters):
        return "too many letters are misread"
    if not policy.real_words and _is_one_word(chars, chain):
        return "the words are one other word"
    signs = [
        char.isalpha() or char == op.letters or char in FONT_SYMBOLS
        for link in chain.links
        for op in link.hit.ops
        if op.letters != GAP
        for char in chars[op.first : op.last]
        if class_of(char)
    ]
    if sum(signs) * 3 < len(signs):
        return "the words are made of digits and signs"
    for link, wording in zip(chain.links, wordings, strict=True):
        if _AND in wording.text and _lacks_and(chars, link, wording):
            return "a word is missing"
        for word, most in zip(_words(link, wording), word_slips_of(wording, policy, alone), strict=True):
            if alone and word.slips > most:
                return "too many letters of a word differ"
            objection = _word(chars, word, wording, policy) or _unlikely_slip(chars, word, wording, policy)
            if objection:
                return objection
    return ""


def _lacks_and(chars: Sequence[str], link: Link, wording: Wording) -> bool:
    """Tell whether nothing stands in the text where the wording has a sign for and."""
    gaps = zip(gaps_of(wording.text), link.hit.gaps, strict=False)
    return any(_AND in gap and _AND not in chars[op.first : op.last] for gap, op in gaps)


def _is_one_word(chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether several words, glued, are written like a single word that is common: cyber for су бер."""
    written = "".join(chars[chain.start : chain.end]).casefold()
    if not written.isalpha() or written not in common_words():
        return False
    return len(chain.links) > 1 or bool(chain.links[0].hit.gaps)


def _weight(ops: Sequence[Op]) -> float:
    """Return what slips weigh together: one that text recognition often makes weighs half."""
    return sum(0.5 if op.undoes(Disguise.OCR) else 1.0 for op in ops if op.slip)


def _words(link: Link, wording: Wording) -> list[Word]:
    spelled = letters_of(wording.text).split(GAP)
    return [Word(letters, ops) for letters, ops in zip(spelled, link.hit.words, strict=True)]


def _word(chars: Sequence[str], word: Word, wording: Wording, policy: Policy) -> str:
    read = [op for op in word.ops if op.last > op.first and (op.letters or not op.undoes(Disguise.SPACING))]
    if not read:
        return "" if not word.slips else "a word is missing"
    written = _written(chars, read)
    natural = sum(char.isalpha() or char == op.letters for op in read for char in chars[op.first : op.last])
    if natural * 5 < len(written) and len(written) > _SHORT:
        return "a word is made of digits and signs"
    if _is_romanised_in_part(chars, word.ops):
        return "a letter is read as one of another alphabet"
    changed = (op for op in word.ops if op.slip or op.undoes(Disguise.TYPO) or op.undoes(Disguise.STRETCH))
    if any((op.letters + "".join(chars[op.first : op.last])).isdecimal() for op in changed):
        return "a number is another one"
    if not word.slips and not misread_letters(word.ops):
        return ""
    if too_much_of_word(word.ops, len(word.letters)):
        return "too many letters of a word are misread"
    if not policy.may_weigh(_weight(word.ops), count_letters(word.letters), word=True):
        return "too many letters of a word differ"
    misread = all(op.undoes(Disguise.OCR) for op in word.ops if op.slip) and len(word.letters) > _LONG
    if not (misread and not read[-1].slip) and is_other_form(word, read, chars, wording):
        return "a word has another ending"
    spelt = {written, _meant(chars, read)} - {word.letters}
    if not policy.real_words and any(_is_another_word(each, word, wording.language) for each in spelt):
        return "a word is another word, not a slip"
    if not misread_letters(word.ops) and _is_a_syllable_off(word):
        return "a syllable is missing or too much"
    if any(_written(chars, piece) in common_words() for piece in _misread_pieces(word)):
        return "a part of a word is another word"
    return ""


def _is_another_word(spelt: str, word: Word, tag: str) -> bool:
    """Tell whether a word is spelt like one that is listed or, with another first letter, like a form of one."""
    if spelt in common_words():
        return True
    is_long = len(spelt) > _LONG
    if tag.partition("-")[0] == _ENGLISH and (is_long or not misread_letters(word.ops)):
        singular = spelt.removesuffix("s") if is_long else spelt
        if spelt in english_words() or singular in english_words():
            return True
    first = word.ops[0]
    if not first.slip or is_exchange(first) or first.undoes(Disguise.OCR):
        return False
    stems = range(max(_STEM, len(spelt) - _LONGEST_ENDING), len(spelt) - 1)
    return any(spelt[:place] in common_words() and spelt[place:] in endings_of(tag) for place in stems)


def _is_romanised_in_part(chars: Sequence[str], ops: Sequence[Op]) -> bool:
    """Tell whether a letter of a Cyrillic word is taken for a Latin one of the same shape, and that for another sound.

    у is y, and y is и, where the word has Latin letters: повернуть is no поверніть.
    """
    twice = [op for op in ops if op.undoes(Disguise.HOMOGLYPH) and op.undoes(Disguise.TRANSLITERATION)]
    return bool(twice) and all(
        char.isalpha() <= ("а" <= char.lower() <= "ӿ") for op in ops for char in chars[op.first : op.last]
    )


def _misread_pieces(word: Word) -> list[list[Op]]:
    """Return the pieces of a word that stand apart and have misread letters or, if they are no mere letters, slips."""
    pieces: list[list[Op]] = [[]]
    for op in word.ops:
        if op.undoes(Disguise.SPACING):
            pieces.append([])
        pieces[-1].append(op)
    return [
        piece
        for piece in pieces
        if len(pieces) > 1 and (misread_letters(piece) or (len(piece) > _SHORT and any(op.slip for op in piece)))
    ]


def _written(chars: Sequence[str], ops: Sequence[Op]) -> str:
    """Return the letters and digits of some moves as they are written, in small letters."""
    written = (char for op in ops for char in chars[op.first : op.last])
    return "".join(char for char in written if class_of(char) or char.isalnum()).casefold()


def _meant(chars: Sequence[str], ops: Sequence[Op]) -> str:
    """Return a word as it is written but for disguises of its letters: with its slips alone."""
    return "".join("".join(chars[op.first : op.last]) if op.slip else op.letters for op in ops).casefold()


def _is_a_syllable_off(word: Word) -> bool:
    """Tell whether two letters side by side are missing, or too much: a prefix, or a syllable that negates."""
    for one, two in pairwise(op for op in word.ops if op.slip):
        missing = one.first == one.last and two.first == two.last
        if one.last == two.first and (missing or not (one.letters or two.letters)):
            return True
    return False


def _unlikely_slip(chars: Sequence[str], word: Word, wording: Wording, policy: Policy) -> str:
    """Return how a word is rather another one than misspelt, wherever in a word few slip."""
    if not word.slips and not misread_letters(word.ops):
        return ""
    if word.letters in _abbreviations(wording.base):
        return "an abbreviation has another letter"
    if not word.slips:
        return ""
    listed = wording.language.partition("-")[0] in _LISTED
    if policy.firm and _begins_otherwise(word, len(word.letters) < policy.firm and not (listed and policy.misread)):
        return "a word begins with other letters"
    tells = not listed or wording.text.count(" ") < _FEW_WORDS
    if len(word.letters) < policy.close and tells and _is_far_off(chars, word):
        return "a short word has another letter"
    return ""


@lru_cache(maxsize=4096)
def _abbreviations(text: str) -> frozenset[str]:
    """Return the short words in capitals: each of their letters is a word, and another one makes another name."""
    return frozenset(letters_of(word) for word in text.split() if len(word) <= _LONGEST_ABBREVIATION and word.isupper())


def _begins_otherwise(word: Word, is_short: bool) -> bool:
    """Tell whether a word has other first letters, which aren't misread: few slip there (базар is no назар).

    In a word that ``is_short`` the first one decides, else both of the first two: закрой is no открой.
    """
    first, *others = word.ops
    if not is_short and not (others and others[0].slip):
        return False
    return first.slip and not is_exchange(first) and not first.undoes(Disguise.OCR)


def _is_far_off(chars: Sequence[str], word: Word) -> bool:
    """Tell whether a short word ends with another letter or has one that lies far away on keyboards: жез is no жер."""
    for op in word.ops:
        if not op.slip or is_exchange(op) or not all(name is Disguise.TYPO for name, _ in op.stages):
            continue
        typed = "".join(chars[op.first : op.last]).casefold()
        if typed and op.letters:
            if not are_beside(op.letters, typed):
                return True
        elif op is word.ops[-1] and typed != chars[op.first - 1].casefold():
            return True
    return False
