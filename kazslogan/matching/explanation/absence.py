"""Say why a text holds no match: what comes nearest to a rule, and what it lacks. Slow and thorough, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from kazslogan.matching.alignment.align import Hit
from kazslogan.matching.alignment.chain import chains
from kazslogan.matching.alignment.occurrences import Reader
from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.matching.decision.decide import decide
from kazslogan.matching.explanation.apart import difference, why_apart
from kazslogan.matching.wordings.policy import LENIENT, Policy
from kazslogan.matching.wordings.trie import Trie, count_letters
from kazslogan.models import Absence, Identity, Part
from kazslogan.rules.frame import Arrangement, Frame, Wording
from kazslogan.text.classes import classes, fold
from kazslogan.text.units import Units

__all__ = ["nearest"]

_NEAR = 0.4  # likeness from which on it is worth telling
_ALIKE_ONLY = 0.75  # the same where several parts are only alike, and none is there
_LETTERS_FOR_SLIP = 5  # of a part by itself
_ALIKE = 60  # per cent of the letters of a part
_MOST_LETTERS = 4000  # of a text that are looked at
_GLUED = 16  # letters of a word that may be several
_MOST_PLACES = 200  # inside such words that are tried
_DOUBT = 0.3  # what letters count that are only alike


class _Passage(NamedTuple):
    """A place in the text that comes near to a slot."""

    wording: Wording
    start: int
    """First unit."""
    end: int
    likeness: float
    hit: Hit | None
    """How the place is read as the slot, if it can be."""
    rival: str
    tongues: frozenset[str] = frozenset()
    """The languages in which the rule has the word."""


class _Near(NamedTuple):
    frame: Frame
    arrangement: Arrangement
    passages: tuple[_Passage | None, ...]
    """What comes near to each slot of the frame."""
    reason: str
    objector: str
    slips: int | None = None
    cost: float | None = None

    @property
    def likeness(self) -> float:
        """The share of the phrase's letters that agree."""
        letters = self._letters
        return sum(count * passage.likeness for count, passage in letters if passage) / max(
            1, sum(c for c, _ in letters)
        )

    @property
    def weight(self) -> float:
        """What speaks for it: a letter that is there counts one more, one that isn't one less, a likeness a part."""
        weight = 0.0
        for count, passage in self._letters:
            if passage is None:
                weight -= count
            elif passage.rival:
                weight += count
            else:
                weight += count * (2 * passage.likeness - 1) * (1.0 if passage.hit else _DOUBT)
        return weight

    @property
    def _letters(self) -> list[tuple[int, _Passage | None]]:
        return [(count_letters(_wanted(self, slot).text), passage) for slot, passage in enumerate(self.passages)]


def nearest(units: Units, frames: Iterable[tuple[Frame, Identity]], policy: Policy) -> Absence | None:
    """Return what comes nearest to one of some frames in a text, and why it is no match; None if nothing is near.

    Args:
        units: the text; of a long one only the beginning is looked at.
        frames: what is looked for.
        policy: the budgets that the detector has.
    """
    reader = Reader(units.chars[:_MOST_LETTERS])
    folded, places = classes(units.chars[:_MOST_LETTERS])
    best: tuple[tuple[float, int], _Near, Identity] | None = None
    for frame, identity in frames:
        tries = FrameTries.build(frame, LENIENT)
        near = _whole(units, reader, tries, policy) or _parts(reader, tries, folded, places)
        # A phrase that is there says most about itself as a whole, one that isn't by the part that is missing.
        is_there = all(passage and passage.hit for passage in near.passages)
        rank = near.weight, -len(near.passages) if is_there else len(near.passages)
        if near.likeness >= _least(near) and (best is None or rank > best[0]):
            best = rank, near, identity
    return _report(units, best[1], best[2]) if best else None


def _least(near: _Near) -> float:
    return _ALIKE_ONLY if len(near.passages) > 1 and not any(p and p.hit for p in near.passages) else _NEAR


def _whole(units: Units, reader: Reader, tries: FrameTries, policy: Policy) -> _Near | None:
    """Return the best chain of all slots, if there is one, with what was objected to it."""
    found = chains(reader, tries, reader.starts(None, 0), True, [None] * len(tries.slots))
    chain = min(found, key=lambda chain: chain.rank(tries), default=None)
    if chain is None:
        return None
    verdict = decide(units, reader.aligner, chain, tries, policy, "")
    passages: list[_Passage | None] = [None] * len(tries.slots)
    for link, wording in zip(chain.links, verdict.wordings, strict=True):
        passages[link.slot] = _passage(link.hit, wording)
    guard = verdict.guard
    return _Near(
        tries.frame,
        verdict.arrangement or tries.frame.arrangements[0],
        tuple(passages),
        verdict.objection or "too many letters differ",
        "".join(reader.chars[guard.start : guard.end]) if guard else "",
        chain.slips,
        chain.cost,
    )


def _passage(hit: Hit, wording: Wording) -> _Passage:
    likeness = max(0.0, 1 - hit.slips / max(1, count_letters(wording.text)))
    return _Passage(wording, hit.start, hit.end, likeness, hit, "")


def _parts(reader: Reader, tries: FrameTries, folded: bytes, places: Sequence[int]) -> _Near:
    """Return what comes near to each slot by itself."""
    passages = [_read(reader, trie) for trie in tries.slots]
    missing = [slot for slot, passage in enumerate(passages) if passage is None]
    tag = _spoken(tries.frame, passages).language if any(passages) else ""
    for slot in missing:
        trie = tries.slots[slot]
        near = _rival(reader, trie, tag) or _alike(trie, tag, reader, folded, places)
        taken = [passage for passage in passages if passage]
        if near and all(near.end <= passage.start or near.start >= passage.end for passage in taken):
            passages[slot] = near
    arrangement = _spoken(tries.frame, passages)
    told = tuple(_retold(each, trie, arrangement.language) for each, trie in zip(passages, tries.slots, strict=True))
    whole = _Near(tries.frame, arrangement, told, "", "")
    if not missing:
        reason, objector = why_apart(reader, tries, [(each.start, each.end) for each in passages if each])
        return whole._replace(reason=reason, objector=objector)
    rivals = [slot for slot in missing if (passage := passages[slot]) and passage.rival]
    wanted = " and ".join(f"“{_wanted(whole, slot).text}”" for slot in arrangement.order if slot in (rivals or missing))
    if not rivals:
        reason = f"nothing in the text is read as {wanted}"
        doubtful = [passages[slot] for slot in missing]
        words = [difference(p.wording.text, "".join(reader.chars[p.start : p.end])) for p in doubtful if p]
        return whole._replace(reason="; ".join([reason, *filter(None, words)]))
    first = passages[rivals[0]]
    reason = f"something else stands in the place of {wanted}"
    return whole._replace(reason=reason, objector=first.rival if first else "")


def _read(reader: Reader, trie: Trie) -> _Passage | None:
    """Return the place that is best read as a slot; a word that is something else comes first."""
    starts = reader.starts(None, 0)
    hits = [hit for start in starts for hit in reader.read(trie, start, True, None) if _is_fair(hit)]
    hits = hits or [hit for start in _inner_starts(reader) for hit in reader.read(trie, start, False, None)]
    hit = min(hits, key=lambda hit: (hit.slips, hit.cost, hit.start), default=None)
    if hit is None or (hit.slips and _rival(reader, trie, "")):
        return None
    wordings = [trie.wordings[index] for index in hit.wordings]
    passage = _passage(hit, min(wordings, key=_plainness))
    return passage._replace(tongues=frozenset(each.language for each in wordings))


def _inner_starts(reader: Reader) -> list[int]:
    """Return the places inside of words that are so long that they may be several, glued."""
    found: list[int] = []
    start = 0
    for at, char in enumerate([*reader.chars, " "]):
        if not char.isalnum():
            if at - start >= _GLUED:
                found += range(start + 1, at)
            start = at + 1
    return found[:_MOST_PLACES]


def _retold(passage: _Passage | None, trie: Trie, tag: str) -> _Passage | None:
    """Return a passage with the wording that it has in a language, or comes nearest to in it."""
    if passage is None or passage.hit is None or passage.wording.language == tag:
        return passage
    own = [each for each in map(trie.wordings.__getitem__, passage.hit.wordings) if each.language == tag]
    if not own and passage.hit.slips:
        name = fold(passage.wording.text)
        plain = [each for each in trie.wordings if each.language == tag and each.disguise is None]
        own = [each for each in plain if fuzz.ratio(fold(each.text), name) >= _ALIKE]
        return (
            passage._replace(wording=max(own, key=lambda each: fuzz.ratio(fold(each.text), name))) if own else passage
        )
    return passage._replace(wording=min(own, key=_plainness)) if own else passage


def _is_fair(hit: Hit) -> bool:
    return hit.slips * _LETTERS_FOR_SLIP <= hit.end - hit.start


def _plainness(wording: Wording) -> tuple[bool, int]:
    return wording.disguise is not None, len(wording.text)


def _rival(reader: Reader, trie: Trie, tag: str) -> _Passage | None:
    """Return the place of a word that the rule names as something else than a slot, with the wording most like it."""
    for start in reader.starts(None, 0):
        for hit in reader.aligner.align(start, trie, 0):
            if -1 in hit.wordings:
                written = fold(reader.chars[hit.start : hit.end])
                alike = {wording: fuzz.ratio(fold(wording.text), written) for wording in _plain(trie, tag)}
                best = max(alike, key=alike.__getitem__)
                found = "".join(reader.chars[hit.start : hit.end])
                return _Passage(best, hit.start, hit.end, alike[best] / 100, None, found)
    return None


def _plain(trie: Trie, tag: str) -> list[Wording]:
    """Return the wordings that the rule writes, those of a language if there are any."""
    plain = [wording for wording in trie.wordings if wording.disguise is None] or list(trie.wordings)
    return [wording for wording in plain if wording.language == tag] or plain


def _alike(trie: Trie, tag: str, reader: Reader, folded: bytes, places: Sequence[int]) -> _Passage | None:
    """Return the words whose letters are most like those of a slot."""
    best: _Passage | None = None
    for wording in _plain(trie, tag):
        wanted = fold(filter(str.isalnum, wording.text.lower()))
        if not wanted or len(folded) * 2 < len(wanted):
            continue
        found = fuzz.partial_ratio_alignment(wanted, folded, score_cutoff=_ALIKE)
        if found and found.dest_end > found.dest_start and (best is None or found.score / 100 > best.likeness):
            start, end = _whole_words(reader.chars, places[found.dest_start], places[found.dest_end - 1] + 1)
            best = _Passage(wording, start, end, found.score / 100, None, "")
    return best


def _whole_words(chars: Sequence[str], start: int, end: int) -> tuple[int, int]:
    while start and chars[start - 1].isalnum():
        start -= 1
    while end < len(chars) and chars[end].isalnum():
        end += 1
    return start, end


def _spoken(frame: Frame, passages: Sequence[_Passage | None]) -> Arrangement:
    """Return the arrangement in the language that most letters of the places are in."""

    def letters(arrangement: Arrangement) -> float:
        tag = arrangement.language
        own = (each for each in passages if each and tag in (each.tongues or {each.wording.language}))
        return sum(count_letters(each.wording.text) * each.likeness**4 for each in own)

    return max(frame.arrangements, key=letters)


def _wanted(near: _Near, slot: int) -> Wording:
    """Return the wording of a slot that is nearest to the text; if nothing is near, the first of the language."""
    passage = near.passages[slot]
    if passage is not None:
        return passage.wording
    wordings = [each for each in near.frame.slots[slot].wordings if each.disguise is None]
    own = [each for each in wordings if each.language == near.arrangement.language]
    return (own or wordings or list(near.frame.slots[slot].wordings))[0]


def _report(units: Units, near: _Near, identity: Identity) -> Absence:
    order = near.arrangement.order
    phrase = _wanted(near, order[0]).text
    for slot, separator in zip(order[1:], near.arrangement.separators, strict=True):
        phrase += separator + _wanted(near, slot).text
    places = [passage for passage in near.passages if passage]
    start = units.starts[min(passage.start for passage in places)]
    end = units.ends[max(passage.end for passage in places) - 1]
    return Absence(
        rule=near.frame.rule,
        **identity._asdict(),
        phrase=phrase.strip(),
        language=near.arrangement.language,
        start=start,
        end=end,
        text=units.source[start:end],
        parts=tuple(_part(units, near, slot) for slot in order),
        likeness=round(near.likeness, 4),
        slips=near.slips,
        cost=near.cost if near.cost is None else round(near.cost, 4),
        reason=near.reason,
        objector=near.objector,
    )


def _part(units: Units, near: _Near, slot: int) -> Part:
    passage, wanted = near.passages[slot], _wanted(near, slot).text
    if passage is None:
        return Part(wanted=wanted, likeness=0.0, is_there=False)
    start, end = units.starts[passage.start], units.ends[passage.end - 1]
    return Part(
        wanted=wanted,
        start=start,
        end=end,
        text=units.source[start:end],
        likeness=round(passage.likeness, 4),
        is_there=passage.hit is not None,
        rival=passage.rival,
    )
