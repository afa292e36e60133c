"""Decide whether the words of a chain are written well enough: slips, misread letters, endings, other words, digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise, product
from typing import NamedTuple

from kazslogan.matching.alignment.align import Op
from kazslogan.matching.alignment.chain import Chain, Link
from kazslogan.matching.decision.keyboard import are_beside
from kazslogan.matching.decision.legible import misread_letters, too_much_is_misread, too_much_of_word
from kazslogan.matching.wordings.evidence import slips_of_voucher
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import VIEWS, is_key
from kazslogan.matching.wordings.trie import GAP, count_letters, joined_letters, letters_of, slips_of, word_slips_of
from kazslogan.models import Disguise
from kazslogan.rules.frame import Wording
from kazslogan.text.classes import class_of, fold
from kazslogan.text.readings import FONT_SYMBOLS, leet_letters
from kazslogan.text.tables import common_words

__all__ = ["spelling_objection"]

_SHORT = 2  # letters of a word that may all be digits (70 for to) among words with letters
_LONGEST_ABBREVIATION = 4  # letters
_LONG = 5  # letters of a word that one misread letter makes no other form of
_DIGITS_OF_ENDING = 2
_STEM, _LONGEST_ENDING = 4, 6  # letters
_CASE_LETTERS = 3  # an ending like -ға with the letter before it
#: Languages whose words are listed: what is another one is known there, so slips may be anywhere in a word.
_LISTED = frozenset(["kk", "ru", "en"])
_VOWELS = frozenset("аәеёиіоөуұүыэюяaeiouäöüıəіїє")
_VOICED = bytes.maketrans(b"KTPS", b"GDBJ")


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
        for word, most in zip(_words(link, wording), word_slips_of(wording, policy, alone), strict=True):
            if alone and word.slips > most:
                return "too many letters of a word differ"
            objection = _unlikely_slip(chars, word, wording, policy) or _word(chars, word, wording, policy)
            if objection:
                return objection
    return ""


def _is_one_word(chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether several words, glued, are written like a single word that is common: cyber for су бер."""
    written = "".join(chars[chain.start : chain.end]).casefold()
    if not written.isalpha() or written not in common_words():
        return False
    return len(chain.links) > 1 or any(op.letters == GAP for op in chain.links[0].hit.ops)


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
    spelled = letters_of(wording.text).split(GAP)
    return [_Word(letters, ops) for letters, ops in zip(spelled, link.hit.words, strict=True)]


def _word(chars: Sequence[str], word: _Word, wording: Wording, policy: Policy) -> str:
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
    if not (misread and not read[-1].slip) and _is_other_form(word, read, chars, wording):
        return "a word has another ending"
    spelt = {written, _meant(chars, read)} - {word.letters}
    if not policy.real_words and any(_is_another_word(each, word, wording.language) for each in spelt):
        return "a word is another word, not a slip"
    if not misread_letters(word.ops) and _is_a_syllable_off(word):
        return "a syllable is missing or too much"
    if any(_written(chars, piece) in common_words() for piece in _misread_pieces(word)):
        return "a part of a word is another word"
    return ""


def _is_another_word(spelt: str, word: _Word, tag: str) -> bool:
    """Tell whether a word is spelt like one that is listed or, with another first letter, like a form of one."""
    if spelt in common_words():
        return True
    first = word.ops[0]
    if not first.slip or _is_exchange(first) or first.undoes(Disguise.OCR):
        return False
    stems = range(max(_STEM, len(spelt) - _LONGEST_ENDING), len(spelt) - 1)
    return any(spelt[:place] in common_words() and spelt[place:] in _endings(tag) for place in stems)


def _is_romanised_in_part(chars: Sequence[str], ops: Sequence[Op]) -> bool:
    """Tell whether a letter of a Cyrillic word is taken for a Latin one of the same shape, and that for another sound.

    у is y, and y is и, where the word has Latin letters: повернуть is no поверніть.
    """
    twice = [op for op in ops if op.undoes(Disguise.HOMOGLYPH) and op.undoes(Disguise.TRANSLITERATION)]
    return bool(twice) and all(
        char.isalpha() <= ("а" <= char.lower() <= "ӿ") for op in ops for char in chars[op.first : op.last]
    )


def _misread_pieces(word: _Word) -> list[list[Op]]:
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


def _is_a_syllable_off(word: _Word) -> bool:
    """Tell whether two letters side by side are missing, or too much: a prefix, or a syllable that negates."""
    for one, two in pairwise(op for op in word.ops if op.slip):
        missing = one.first == one.last and two.first == two.last
        if one.last == two.first and (missing or not (one.letters or two.letters)):
            return True
    return False


def _unlikely_slip(chars: Sequence[str], word: _Word, wording: Wording, policy: Policy) -> str:
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
    if len(word.letters) < policy.close and _is_far_off(chars, word):
        return "a short word has another letter"
    return ""


@lru_cache(maxsize=4096)
def _abbreviations(text: str) -> frozenset[str]:
    """Return the short words in capitals: each of their letters is a word, and another one makes another name."""
    return frozenset(letters_of(word) for word in text.split() if len(word) <= _LONGEST_ABBREVIATION and word.isupper())


def _begins_otherwise(word: _Word, is_short: bool) -> bool:
    """Tell whether a word has other first letters, which aren't misread: few slip there (базар is no назар).

    In a word that ``is_short`` the first one decides, else both of the first two: закрой is no открой.
    """
    first, *others = word.ops
    if not is_short and not (others and others[0].slip):
        return False
    return first.slip and not _is_exchange(first) and not first.undoes(Disguise.OCR)


def _is_far_off(chars: Sequence[str], word: _Word) -> bool:
    """Tell whether a short word ends with another letter or has one that lies far away on keyboards: жез is no жер."""
    for op in word.ops:
        if not op.slip or _is_exchange(op) or not all(name is Disguise.TYPO for name, _ in op.stages):
            continue
        typed = "".join(chars[op.first : op.last]).casefold()
        if typed and op.letters:
            if not are_beside(op.letters, typed):
                return True
        elif op is word.ops[-1] and typed != chars[op.first - 1].casefold():
            return True
    return False


def _is_exchange(op: Op) -> bool:
    """Tell whether two letters are exchanged."""
    return op.slip and op.last - op.first == len(op.letters) == 2


def _is_leet(op: Op) -> bool:
    """Tell whether a digit or sign is a letter in a way that is known, though a rare one: 9 for я."""
    return op.slip and op.undoes(Disguise.LEET)


def _is_other_form(word: _Word, read: Sequence[Op], chars: Sequence[str], wording: Wording) -> bool:
    """Tell whether the slips make another form of the word (Қазақстан-да for -ға, обрати-л): its ending decides.

    Compared by letter classes, so that it works in every script and spelling.
    """
    endings = _ending_classes(wording.language)
    if not endings:
        return False
    if word.slips == 1 and any(map(_is_exchange, word.ops)):
        return False  # all letters are there
    end = read[-1]
    if end.slip and not _is_leet(end) and word.letters[-1:] in _VOWELS and end.letters[-1:] == word.letters[-1:]:
        return True  # the vowel at the end is the ending
    want = fold(word.letters)
    as_read = fold(
        "".join(op.letters if _is_leet(op) or not op.slip else "".join(chars[op.first : op.last]) for op in read)
    )
    as_written = fold(
        char
        for op in read
        for char in (
            op.letters if _is_leet(op) or (op.undoes(Disguise.OCR) and not op.slip) else chars[op.first : op.last]
        )
    )
    inflected = wording.disguise is Disguise.INFLECTION
    spelt = dict.fromkeys((as_read, as_written, *_with_leet(chars, read)))
    return any(_ends_otherwise(want, have, endings, inflected) for have in spelt)


def _with_leet(chars: Sequence[str], read: Sequence[Op]) -> Iterator[bytes]:
    """Yield the classes of a word, each digit taken for a letter of its shape; the last few are in its ending."""
    choices: list[Iterable[str]] = []
    digits = 0
    for op in reversed(read):
        written = "".join(chars[op.first : op.last])
        if written.isdecimal() and digits < _DIGITS_OF_ENDING:
            digits += 1
            choices.append([op.letters, *leet_letters(written)])
        else:
            choices.append([written if op.slip else op.letters])
    if digits:
        yield from {fold("".join(reversed(letters))) for letters in product(*choices)}


def _ends_otherwise(want: bytes, have: bytes, endings: frozenset[bytes], inflected: bool) -> bool:
    """Tell whether a word (in classes) has another ending than one that it is compared with, which is ``inflected``."""
    if [name for name, _ in groupby(want)] == [name for name, _ in groupby(have)]:
        return False  # only a letter doubled
    common = 0
    while common < min(len(want), len(have)) and want[common] == have[common]:
        common += 1
    if common == len(want) and have[common:] in endings:
        return True
    for stem in range(common, max(1, common - 4), -1):
        lost, got = want[stem:], have[stem:]
        if lost.translate(_VOICED) == got.translate(_VOICED):
            return False  # Қазақстанқа for -ға is the same case, misspelt
        if len(lost) == len(got) == _CASE_LETTERS and lost[1:] == got[1:] and not {lost, got} <= endings:
            return False  # Қазақстаиға: the letter before the ending
        if len(lost) == len(got) + 1 and got and lost.endswith(got):
            return False  # аударңыз for аударыңыз: a linking vowel forgotten
        ending = inflected or lost in endings
        another = len(got) >= 2 if ending else len(got) >= _CASE_LETTERS and not got.endswith(lost[1:])
        if got in endings and another:
            return True
        if ending and not got and stem >= 5:
            return True
    return False


@cache
def _ending_classes(tag: str) -> frozenset[bytes]:
    return frozenset(map(fold, _endings(tag)))


def _endings(tag: str) -> frozenset[str]:
    from kazslogan.rules.languages import language  # many texts are judged without

    return language(tag).endings
