"""Decide where sentences may end inside a slogan: behind the one who is addressed, or behind each word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from kazslogan.matching.alignment.asides import aside_in, words_between_commas
from kazslogan.matching.alignment.chain import Chain, Link
from kazslogan.models import Disguise
from kazslogan.rules.frame import CLAUSE_MARK, Arrangement, Wording
from kazslogan.text.classes import fold
from kazslogan.text.context import (
    begins_quote,
    left_is_clear,
    right_is_clear,
    sentence_break,
    sentence_goes_on,
    word_behind_comma,
    word_right_behind,
    words_that_may_ask,
)
from kazslogan.text.units import Units

if TYPE_CHECKING:
    from kazslogan.rules.languages import Language

__all__ = ["question_objection", "sentence_objection"]

_CREDIT = regex.compile(r"[»”“\"’],?\s*[-–—]")
_TAG, _TAG_BEFORE = regex.compile(r"\s*#\w"), regex.compile(r"#\w+\s*#$")
_LONGEST_TAG = 60  # code points
_LONGEST_ANSWER = 8  # letters of a word that says yes or no, and one more
_TAGS = "the words are tags side by side"
_OBJECTION = "the words stand in different sentences"


def sentence_objection(
    units: Units, chain: Chain, wordings: Sequence[Wording], arrangement: Arrangement, polite: frozenset[str]
) -> str:
    """Return why a chain is no match because of the sentences that its words stand in, or nothing.

    ``polite``: words that may stand in a sentence with the first words: "Dear Trump! Pay attention …".
    """
    in_order = tuple(link.slot for link in chain.links) == arrangement.order
    return (
        _between_parts(units, chain, in_order, polite)
        or _inside_parts(units, chain, wordings, polite)
        or (_goes_on_behind(units, chain, wordings, arrangement) if in_order else "")
        or (_runs_on(units, chain, arrangement) if not in_order else "")
        or (_is_cut_short(units, chain, arrangement, polite) if not in_order else "")
        or _is_said_by_a_part(units, chain, arrangement, in_order)
        or _behind_aside(units, chain)
        or _between_commas(units, chain, arrangement, in_order, polite)
        or _is_condition(units, chain, wordings, polite)
        or _is_moved_elsewhere(units, chain, wordings, polite)
        or _is_among_tags(units, chain)
        or _is_told_of(units, chain, wordings, arrangement, polite)
    )


def _between_parts(units: Units, chain: Chain, in_order: bool, polite: frozenset[str]) -> str:
    """A sentence may end inside a slogan ("Трамп! Қазақстанға назар сал") only if no other word stands in it."""
    source = units.context
    for link, following in pairwise(chain.links):
        gap = _gap(units, link, following)
        if (chain.slips or not in_order) and "#" in gap and source.endswith("#", 0, units.starts[chain.start]):
            return _TAGS
        if "\n" in gap and (_is_a_letter_a_line(units, link) or _is_a_letter_a_line(units, following)):
            continue
        if not sentence_break(gap, source[units.starts[following.hit.start] :][:1]):
            continue
        if not left_is_clear(source, units.starts[chain.start], polite):
            return _OBJECTION
        if not in_order and not right_is_clear(source, units.ends[chain.end - 1]):
            return _OBJECTION
    return ""


def _gap(units: Units, one: Link, two: Link) -> str:
    """Return the text between two parts."""
    return units.context[units.ends[one.hit.end - 1] : units.starts[two.hit.start]]


def _inside_parts(units: Units, chain: Chain, wordings: Sequence[Wording], polite: frozenset[str]) -> str:
    """The same inside a wording, unless it has a full stop of its own (Mr.)."""
    plain = [
        link
        for link, wording in zip(chain.links, wordings, strict=True)
        if "." not in wording.text and not _is_a_letter_a_line(units, link)
    ]
    for op in (op for link in plain for op in link.hit.gaps if op.last > op.first):
        inner, after = units.original(op.first, op.last), units.context[units.ends[op.last - 1] :][:1]
        if sentence_break(inner, after) and not left_is_clear(units.context, units.starts[chain.start], polite):
            return _OBJECTION
    return ""


def _goes_on_behind(units: Units, chain: Chain, wordings: Sequence[Wording], arrangement: Arrangement) -> str:
    """Words that no mark parts in the phrase stand in one sentence, unless the last one ends with the phrase.

    "Give us. Lakes are blue" is no "Give us lakes", but "Give us. Lakes!" is, and so is each word a sentence. Nor is
    "As you know, the pool is shut" what "Know the pool" says: one comma parts clauses, two set something off.
    """
    gaps = [
        (one.hit.end, two.hit.start, CLAUSE_MARK.search(mark) is None)
        for one, two, mark in zip(chain.links, chain.links[1:], arrangement.separators, strict=False)
    ]
    for link, wording in zip(chain.links, wordings, strict=True):
        plain = CLAUSE_MARK.search(wording.text) is None
        gaps += [(op.first, op.last, plain) for op in link.hit.gaps if op.last > op.first]
    stops = [_is_stop(units, first, last) for first, last, _ in gaps]
    if all(stops) and len(stops) > 1:
        return ""
    commas = sum(
        units.original(first, last).count(",")
        for first, last, plain in gaps
        if plain
        and first < last
        and "," in units.original(first, last)
        and not _is_behind_answer(units, first, arrangement)
    )
    within = commas == 1 or any(stop and plain for stop, (_, _, plain) in zip(stops, gaps, strict=True))
    return _OBJECTION if within and sentence_goes_on(units.context, units.ends[chain.end - 1]) else ""


def _is_behind_answer(units: Units, place: int, arrangement: Arrangement) -> bool:
    """Tell whether a unit stands behind yes or no: No, thanks."""
    before = units.context[max(0, units.starts[place] - _LONGEST_ANSWER) : units.starts[place]].split()
    return bool(before) and fold(before[-1]) in _folded(_language(arrangement.language).answers)


def _is_stop(units: Units, first: int, last: int) -> bool:
    """Tell whether a sentence ends between two units, and not merely the line."""
    gap = units.context[units.ends[first - 1] : units.starts[last]] if 0 < first <= last < len(units.starts) else ""
    return "\n" not in gap and sentence_break(gap, units.context[units.starts[last] :][:1] if gap else "")


def _runs_on(units: Units, chain: Chain, arrangement: Arrangement) -> str:
    """Who is addressed last, and goes on with words that nothing parts from it, does something: Look, Trump comes."""
    word = word_right_behind(units.context, units.ends[chain.end - 1])
    if not word:
        return ""
    set_off = arrangement.set_off()
    for at, link in enumerate(chain.links):
        if not at or link.slot not in set_off:
            continue
        following = chain.links[at + 1].hit.start if at + 1 < len(chain.links) else None
        gap = "" if following is None else units.context[units.ends[link.hit.end - 1] : units.starts[following]]
        if CLAUSE_MARK.search(gap) is None and "\n" not in gap:
            quoting = _language(arrangement.language).quoting
            return "" if fold(word) in _folded(quoting) else "it is the beginning of another clause"
    return ""


def _is_cut_short(units: Units, chain: Chain, arrangement: Arrangement, polite: frozenset[str]) -> str:
    """Words of one clause that are turned round, with a comma between, are alone: Kids eat free, and dogs don't …"""
    for one, two in pairwise(chain.links):
        if CLAUSE_MARK.search(_gap(units, one, two)) is None or not arrangement.are_in_one_clause(one.slot, two.slot):
            continue
        if not right_is_clear(units.context, units.ends[chain.end - 1]):
            return _OBJECTION
        if not left_is_clear(units.context, units.starts[chain.start], polite):
            return _OBJECTION
    return ""


def _is_said_by_a_part(units: Units, chain: Chain, arrangement: Arrangement, in_order: bool) -> str:
    """Who stands before or behind what is quoted says it: Trump: "Pay attention"; "Pay attention", — Trump.

    Nor is anybody addressed behind the colon of a headline: Focus on oil: Trump, tariffs …
    """
    set_off = arrangement.set_off()
    for one, two in pairwise(chain.links):
        low, high = units.ends[one.hit.end - 1], units.starts[two.hit.start]
        if one.slot in set_off and begins_quote(units.context, units.starts[chain.start], low, high):
            return "one of its parts says the others"
        gap = units.context[low:high]
        if not in_order and (":" in gap or (two.slot in set_off and _CREDIT.search(gap))):
            return "one of its parts says the others"
    return ""


def _behind_aside(units: Units, chain: Chain) -> str:
    """No sentence ends behind what is said by the way: Trump (he won). Pay attention …"""
    for one, two in pairwise(link.hit for link in chain.links):
        aside = aside_in(units.chars, one.end, two.start)
        if aside and "." in units.chars[aside.stop : two.start]:
            return _OBJECTION
    return ""


def _between_commas(
    units: Units, chain: Chain, arrangement: Arrangement, in_order: bool, polite: frozenset[str]
) -> str:
    """Words between commas are said by the way only behind who is addressed: Trump, forget it, pay attention …"""
    for one, two in pairwise(chain.links):
        words = words_between_commas(units.chars, one.hit.end, two.hit.start)
        known = _folded(polite)
        if all(fold(word) in known for word in words) or fold("".join(words)) in known:
            continue
        addressed = in_order and one.slot in arrangement.set_off()
        if not addressed or not left_is_clear(units.context, units.starts[chain.start], polite):
            return "other words stand between its parts"
    return ""


def _is_condition(units: Units, chain: Chain, wordings: Sequence[Wording], polite: frozenset[str]) -> str:
    """A wish behind which another clause follows is a condition: назар салсаңыз, жақсы болар еді."""
    wording = wordings[-1]
    if wording.disguise is not Disguise.INFLECTION:
        return ""
    lang = _language(wording.language)
    if not lang.conditional or not regex.search(f"(?:{lang.conditional})$", wording.text):
        return ""
    word = word_behind_comma(units.context, units.ends[chain.end - 1])
    return "it is a condition" if word and fold(word) not in _folded(polite | lang.quoting) else ""


def _is_told_of(
    units: Units, chain: Chain, wordings: Sequence[Wording], arrangement: Arrangement, polite: frozenset[str]
) -> str:
    """What asks for nothing and is followed by a verb is what somebody does something with: Free lunch they promise."""
    word = word_right_behind(units.context, units.ends[chain.end - 1])
    if not word or units.context.endswith("#", 0, units.starts[chain.start]):
        return ""  # a tag may be anything in its sentence
    lang = _language(arrangement.language)
    if not lang.predicates or not regex.fullmatch(rf"\w*(?:{lang.predicates})", word):
        return ""
    asks = any(lang.asks(wording.text) or lang.asks(wording.base) for wording in wordings)
    return "" if asks or fold(word) in _folded(polite | lang.quoting) else "it is part of a statement"


def _is_among_tags(units: Units, chain: Chain) -> str:
    """Words that are a tag each, with other tags beside them, are a list: #hands #off #river #fishing."""
    gaps = [(one.hit.end, two.hit.start) for one, two in pairwise(chain.links)]
    gaps += [(op.first, op.last) for link in chain.links for op in link.hit.gaps]
    if not gaps or not all(first < last and "#" in units.original(first, last) for first, last in gaps):
        return ""
    start, end = units.starts[chain.start], units.ends[chain.end - 1]
    beside = _TAG_BEFORE.search(units.context, max(0, start - _LONGEST_TAG), start) or _TAG.match(units.context, end)
    return _TAGS if beside else ""


def _is_moved_elsewhere(units: Units, chain: Chain, wordings: Sequence[Wording], polite: frozenset[str]) -> str:
    """What was moved to the other end is set off: neither "Sheep live in our hills, wolves …" nor "Войне нет конца"."""
    wording = wordings[0]
    if wording.disguise is not Disguise.ORDER or not CLAUSE_MARK.search(wording.text):
        return ""
    answered = wording.text.split()[-1].casefold() in _language(wording.language).answers
    if answered and word_right_behind(units.context, units.ends[chain.end - 1]):
        return "it is the beginning of another clause"
    return "" if left_is_clear(units.context, units.starts[chain.start], polite) else _OBJECTION


def question_objection(units: Units, chain: Chain, tag: str, polite: frozenset[str]) -> str:
    """Return why a chain is no match if it is a question: Do we need lakes? Why should we save our lake?

    ``polite``: words that may stand in a question that is a request: Can you please save our lake?
    """
    words = words_that_may_ask(units.context, units.starts[chain.start], units.ends[chain.end - 1])
    lang = _language(tag)
    asking = _folded(lang.asking)
    requests = (polite | lang.asked).issuperset(words[1:])
    asks = words and (fold(words[-1]) in asking or (fold(words[0]) in asking and not requests))
    return "it is part of a question" if asks else ""


def _language(tag: str) -> Language:
    from kazslogan.rules.languages import language  # few texts need its words

    return language(tag)


@lru_cache(maxsize=64)
def _folded(words: frozenset[str]) -> frozenset[bytes]:
    """Return words in letter classes, by which they are known in whatever alphabet they are written."""
    return frozenset(map(fold, words))


def _is_a_letter_a_line(units: Units, link: Link) -> bool:
    """Tell whether the letters of a slot stand one under the other: then an empty line only parts words."""
    parted = [op for op in link.hit.ops if op.undoes(Disguise.SPACING)]
    return len(parted) > 1 and all("\n" in units.original(op.first, op.last) for op in parted)
