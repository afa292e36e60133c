"""Write down how a match gets from the text as written to the phrase, as steps that can be replayed.

The span is cut into segments: what one move of the alignment read, and what stands between. Each segment knows what
it becomes when a disguise is undone. The steps then are the disguises in their order, each with the edits of all
segments, and the last step leaves the phrase.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kazslogan.matching.alignment.align import Op
from kazslogan.matching.alignment.chain import Chain, Link
from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.matching.decision.decide import Verdict
from kazslogan.matching.wordings.trie import GAP, spell
from kazslogan.models import Disguise, Edit, Step
from kazslogan.rules.frame import Arrangement, Wording
from kazslogan.text.parting import PARTING
from kazslogan.text.readings import readings_of
from kazslogan.text.scripts import script_of_letter
from kazslogan.text.units import Units, is_invisible, is_mark

__all__ = ["steps"]

_LOOK_OR_SOUND = {Disguise.HOMOGLYPH, Disguise.TRANSLITERATION}


@dataclass(slots=True)
class _Segment:
    """A stretch of the span and what it becomes, disguise by disguise."""

    now: str
    becomes: dict[Disguise, str] = field(default_factory=dict)
    word: int = -1
    """The link it belongs to, -1 for what stands between links."""

    @property
    def last(self) -> str:
        """What it is when all disguises so far are undone."""
        return next(reversed(self.becomes.values()), self.now)

    def then(self, disguise: Disguise, text: str) -> None:
        """Undo ``disguise``; nothing is noted if that changes nothing."""
        if text != self.last:
            self.becomes[disguise] = text


def steps(
    units: Units, chars: Sequence[str], chain: Chain, tries: FrameTries, verdict: Verdict
) -> tuple[tuple[Step, ...], str]:
    """Return the steps from the span's text to the phrase, and the phrase."""
    segments = list(_segments(units, chars, chain, verdict))
    if verdict.arrangement is not None:
        _part_words(segments, verdict.arrangement, verdict.in_order)
    there = {disguise for segment in segments for disguise in segment.becomes}
    found = [step for disguise in Disguise if disguise in there and (step := _undo(segments, disguise))]
    words = _merge(segments)
    for disguise, wanted in _rewordings(chain, tries, verdict):
        for segment in words:
            if segment.word >= 0 and wanted[segment.word] is not None:
                segment.then(disguise, wanted[segment.word] or "")
        step = _undo(words, disguise)
        found += [step] if step is not None else []
    now = "".join(segment.now for segment in words)
    if verdict.arrangement is not None and not verdict.in_order:
        phrase = _phrase(words, chain, verdict.arrangement)
        found.append(Step.model_construct(disguise=Disguise.ORDER, edits=(Edit(0, len(now), now, phrase),)))
        now = phrase
    return tuple(found), now


def _undo(segments: Sequence[_Segment], disguise: Disguise) -> Step | None:
    edits, at = [], 0
    for segment in segments:
        if disguise in segment.becomes:
            after = segment.becomes[disguise]
            edits.append(Edit(at, at + len(segment.now), segment.now, after))
            at += len(segment.now)
            segment.now = after
            del segment.becomes[disguise]
        else:
            at += len(segment.now)
    return Step.model_construct(disguise=disguise, edits=tuple(edits)) if edits else None


def _merge(segments: Sequence[_Segment]) -> list[_Segment]:
    """Join the segments of each link into one."""
    merged: list[_Segment] = []
    for segment in segments:
        if merged and segment.word >= 0 and merged[-1].word == segment.word:
            merged[-1].now += segment.now
        else:
            merged.append(_Segment(segment.now, word=segment.word))
    return merged


# ------------------------------------------------------------------ letters


def _segments(units: Units, chars: Sequence[str], chain: Chain, verdict: Verdict) -> Iterator[_Segment]:
    at = units.starts[chain.start]
    for number, (link, wording) in enumerate(zip(chain.links, verdict.wordings, strict=True)):
        start = units.starts[link.hit.start]
        if number:
            gap = _segment(units, chars, chain.links[number - 1].hit.end, link.hit.start, at, start)
            yield gap
            at = start
        for segment, end in _of_link(units, chars, link, wording, at):
            segment.word = number
            yield segment
            at = end


def _of_link(
    units: Units, chars: Sequence[str], link: Link, wording: Wording, at: int
) -> Iterator[tuple[_Segment, int]]:
    spelled = spell(wording.text)
    place = 0
    scripts = {script_of_letter(char) for char in chars[link.hit.start : link.hit.end]} - {None}
    foreign = not scripts & {script_of_letter(letter) for letter, _ in spelled}
    for op in link.hit.ops:
        target = "".join(written for _, written in spelled[place : place + len(op.letters)])
        place += len(op.letters)
        end = units.ends[op.last - 1] if op.last > op.first else at
        start = units.starts[op.first] if op.last > op.first else at
        if start > at:
            hidden = _Segment(units.source[at:start])
            hidden.then(Disguise.ENCODING, _decoded(units, at, start))
            hidden.then(Disguise.INVISIBLE, "")
            yield hidden, start
        segment = _segment(units, chars, op.first, op.last, start, end)
        _case_of_styled(segment, target)
        _read(segment, op, target, foreign)
        yield segment, max(at, end)
        at = max(at, end)


def _case_of_styled(segment: _Segment, target: str) -> None:
    """A styled letter without case (🅣, Ⓣ has one) is taken to have the phrase's."""
    plain = segment.becomes.get(Disguise.STYLED)
    caseless = not segment.now.isupper() and not segment.now.islower()
    if plain is not None and caseless and plain.lower() == target.lower():
        segment.becomes[Disguise.STYLED] = target


def _segment(units: Units, chars: Sequence[str], first: int, last: int, start: int, end: int) -> _Segment:
    """Make the segment for a range of the source, cleaned step by step down to the units' characters."""
    segment = _Segment(units.source[start:end])
    if segment.now == "".join(chars[first:last]):
        return segment
    decoded = _decoded(units, start, end)
    segment.then(Disguise.ENCODING, decoded)
    if PARTING in units.chars[first:last]:
        return segment  # it is taken out as a whole
    seen = "".join(char for char in decoded if not is_invisible(char))
    segment.then(Disguise.INVISIBLE, seen)
    clean = "".join(units.chars[first:last])
    if seen != clean and unicodedata.normalize("NFC", seen) == clean:  # the same text in another normalisation form
        segment.becomes[Disguise.MARKS] = clean
    elif any(is_mark(char) for char in seen):
        segment.then(Disguise.MARKS, "".join(char for char in seen if not is_mark(char)))
    segment.then(Disguise.STYLED, clean)
    segment.then(Disguise.LAYOUT, "".join(chars[first:last]))
    return segment


def _decoded(units: Units, start: int, end: int) -> str:
    parts, at = [], start
    for piece in units.decoded:
        if piece.end <= start or piece.start >= end:
            continue
        parts.append(units.source[at : max(at, piece.start)])
        parts += [char for char, first, last in piece.characters if first >= start and last <= end and first < end]
        at = min(end, piece.end)
    return "".join(parts) + units.source[at:end]


def _read(segment: _Segment, op: Op, target: str, foreign: bool) -> None:
    """Note what the alignment undid, and the case at last.

    ``foreign``: the whole word is in another script than the phrase, so a letter that looks like the phrase's is a
    romanisation, while one such letter among the phrase's own is a look-alike.
    """
    if op.letters == GAP:
        if segment.last != target:
            segment.becomes[_gap_disguise(segment.last)] = target
        return
    source = segment.last
    for number, (disguise, left) in enumerate(op.stages):
        either = {disguise, _also(source, left)} if number == 0 else set()
        by_script = Disguise.TRANSLITERATION if foreign else Disguise.HOMOGLYPH
        segment.then(by_script if either == _LOOK_OR_SOUND else disguise, _cased(left, source, target))
    segment.then(Disguise.CASE, target)


def _also(sign: str, letters: str) -> Disguise | None:
    reading = readings_of(sign).get(letters) if len(sign) == 1 else None
    return reading.also if reading is not None else None


def _cased(letters: str, source: str, target: str) -> str:
    """Give letters the case that the text has there, or the phrase's where the text has none (4, @)."""
    if source.isupper():
        return letters.upper() if len(letters.upper()) == len(letters) else letters
    if source.islower() or letters != target.lower():
        return letters
    return target


def _gap_disguise(gap: str) -> Disguise:
    """Tell what a gap between words hides: nothing or an underscore glues them, anything else is punctuation."""
    return Disguise.PUNCTUATION if gap.strip("_#-") else Disguise.GLUED


# ------------------------------------------------------------------ words


def _rewordings(chain: Chain, tries: FrameTries, verdict: Verdict) -> Iterator[tuple[Disguise, list[str | None]]]:
    """Yield what each link's words become when inflection, change of language and order are undone."""
    inflected: list[str | None] = []
    switched: list[str | None] = []
    moved: list[str | None] = []
    for link, wording in zip(chain.links, verdict.wordings, strict=True):
        inflected.append(wording.base if wording.disguise is Disguise.INFLECTION else None)
        switched.append(wording.base if wording.disguise is Disguise.CODE_SWITCH else None)
        moved.append(wording.base if wording.disguise is Disguise.ORDER else None)
        if verdict.arrangement is not None and wording.language != verdict.arrangement.language:
            own = (w for w in tries.slots[link.slot].wordings if w.language == verdict.arrangement.language)
            switched[-1] = next((w.base for w in own), wording.base)
    yield Disguise.INFLECTION, inflected
    yield Disguise.CODE_SWITCH, switched
    yield Disguise.ORDER, moved


def _part_words(segments: Sequence[_Segment], arrangement: Arrangement, in_order: bool) -> None:
    """Put the phrase's separators between the words (spaces if the order is still wrong); fillers stay as they are."""
    gaps = [segment for segment in segments if segment.word < 0]
    for number, gap in enumerate(gaps):
        if any(char.isalnum() for char in gap.last) or (not in_order and gap.last.strip("_#-")):
            continue
        wanted = arrangement.separators[number] if in_order else " "
        if gap.last != wanted:
            gap.becomes[_gap_disguise(gap.last)] = wanted


def _phrase(words: Sequence[_Segment], chain: Chain, arrangement: Arrangement) -> str:
    """Return the words in the order of the phrase, with its separators."""
    by_slot = {chain.links[segment.word].slot: segment.now for segment in words if segment.word >= 0}
    parts = [by_slot[arrangement.order[0]]]
    for slot, separator in zip(arrangement.order[1:], arrangement.separators, strict=True):
        parts += [separator, by_slot[slot]]
    return "".join(parts)
