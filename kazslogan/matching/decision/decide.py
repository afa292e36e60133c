"""Decide whether a chain of slots is the slogan: order, sentences, guards, endings, real words, budgets.

Each test is a titled case with its reason; the first one that objects wins, and its name is kept for explanations.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kazslogan.matching.alignment.align import Aligner, Hit
from kazslogan.matching.alignment.chain import Chain
from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.matching.decision.guards import guard_of
from kazslogan.matching.decision.sentences import question_objection, sentence_objection
from kazslogan.matching.decision.spelling import spelling_objection
from kazslogan.matching.wordings.policy import Policy
from kazslogan.models import Disguise
from kazslogan.rules.frame import Arrangement, Wording
from kazslogan.text.classes import class_of
from kazslogan.text.readings import APOSTROPHES
from kazslogan.text.units import Units

__all__ = ["Verdict", "decide"]

_INSIDE_NUMBERS = frozenset(".,:'’")


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
        or sentence_objection(units, chain, wordings, arrangement, tries.polite)
    )  # fmt: skip
    guard = None
    if not objection:
        guard = guard_of(aligner, chain, tries)
        objection = (
            (_turned_by(guard, chain) if guard else "")
            or question_objection(units, chain, arrangement.language, tries.polite)
            or spelling_objection(chars, chain, wordings, policy, view, tries.rarest)
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


def _turned_by(guard: Hit, chain: Chain) -> str:
    side = "before" if guard.start < chain.start else "after" if guard.start >= chain.end else "within"
    return f"a word {side} it turns it into something else"


def _is_cut(chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether a chain begins or ends inside a word with digits or parted letters, and so seems misspelt."""
    if (_has_leet(chain) or chain.links[-1].hit.slips) and _one_digit_follows(chars, chain.end):
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
    """Tell whether a single digit stands there, which may be the last letter of another form: 5top1ng for 5top."""
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


def _has_leet(chain: Chain) -> bool:
    return any(op.undoes(Disguise.LEET) for link in chain.links for op in link.hit.ops)


def _has_two_minds(units: Units, chars: Sequence[str], chain: Chain) -> bool:
    """Tell whether digits stand for letters of like shape and, as typed on another layout, for points: обра7и7."""
    if not _has_leet(chain):
        return False
    around = range(chain.start, min(chain.end + 1, len(chars)))
    return any(units.chars[at].isdigit() and not class_of(chars[at]) for at in around)
