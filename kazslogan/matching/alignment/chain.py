"""Put the slots of a frame together: one after another, with nothing but separators and fillers between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kazslogan.matching.alignment.align import Hit
from kazslogan.matching.alignment.asides import before_aside, behind_aside
from kazslogan.matching.alignment.extras import before_extra, behind_extra
from kazslogan.matching.alignment.moves import skip_back, skip_separators
from kazslogan.matching.alignment.occurrences import Reader
from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.matching.screening.slots import SlotShapes, certain_slot
from kazslogan.matching.wordings.trie import Trie
from kazslogan.text.classes import class_of

__all__ = ["Chain", "Key", "Link", "chains", "keys_in", "starts_near"]

_MOST_FILLERS = 3
_FEW_STARTS = 5  # for each key
_MANY_SIGHTINGS = 64  # of so many it pays to ask first whether the other slots are there at all
_BEFORE = 3  # letters that a chain may begin before the place where it seems to
_LETTER_WORTH = 0.1  # of a letter of the text more: Mr. Trump rather than Trump
_SWITCH_PRICE = 0.6  # of a slot in another language than the rest
_SLIP_WORTH = 4  # letters
_FAR = 64  # signs behind a chain, among which some will be letters
_TURNED_PRICE = 0.4  # of slots in another order than in any phrase
_MOST_EXTRAS = 4096  # that are remembered
_LATER_PRICE = 0.02  # of each language that the rule lists before the one that is read


class Link(NamedTuple):
    """A slot at its place."""

    slot: int
    hit: Hit


class Chain(NamedTuple):
    """Every slot of a frame, each once, in the order of the text."""

    links: tuple[Link, ...]

    @property
    def start(self) -> int:
        """First unit."""
        return self.links[0].hit.start

    @property
    def end(self) -> int:
        """Unit after the last one."""
        return self.links[-1].hit.end

    @property
    def cost(self) -> float:
        """What all slots cost together."""
        return sum(link.hit.cost for link in self.links)

    @property
    def slips(self) -> int:
        """Slips in all slots together."""
        return sum(link.hit.slips for link in self.links)

    @property
    def letters(self) -> int:
        """Letters of the text that are read."""
        return sum(hit.letters for _, hit in self.links)

    def is_read_as(self, other: Chain) -> bool:
        """Tell whether all slots are read letter by letter as in another chain."""
        return all(
            one.slot == two.slot and one.hit.wordings == two.hit.wordings and one.hit.ops == two.hit.ops
            for one, two in zip(self.links, other.links, strict=True)
        )

    def explains_more_than(self, other: Chain) -> bool:
        """Tell whether it holds the other one and so many more letters that its slips are worth it."""
        around = self.start <= other.start and other.end <= self.end and self.slips > other.slips
        return around and self.letters - other.letters >= _SLIP_WORTH * (self.slips - other.slips)

    def may_be_outdone(self, chars: Sequence[str]) -> bool:
        """Tell cheaply whether one without fewer slips that begins where this one does may explain more than it.

        Every letter that is read is a sign of its own, so there must be signs that this one doesn't read.
        """
        if len(chars) > self.end + _FAR:
            return True
        return sum(not char.isspace() for char in chars[self.start :]) - self.letters >= _SLIP_WORTH

    def rank(self, tries: FrameTries) -> tuple[int, float, int, int]:
        """Sort chains: fewest slips first, then cheapest (a change of language costs, too), longest, leftmost."""
        key = tuple((slot, hit.wordings) for slot, hit in self.links)
        extra = tries.extras.get(key)
        if extra is None:
            if len(tries.extras) >= _MOST_EXTRAS:
                tries.extras.clear()
            extra = tries.extras[key] = self._extra(tries)
        cost = self.cost + extra[0] - _LATER_PRICE * extra[1] - _LETTER_WORTH * self.letters + extra[2]
        return self.slips, round(cost, 6), self.start - self.end, self.start

    def _extra(self, tries: FrameTries) -> tuple[float, int, float]:
        """Return what changes of language cost, (minus) how late it is listed, and what another order costs."""
        spoken = [tries.slots[slot].languages(hit.wordings) for slot, hit in self.links]
        together, later = max((sum(tag in tags for tags in spoken), -number) for number, tag in enumerate(tries.listed))
        turned = tuple(slot for slot, _ in self.links) not in tries.orders
        return _SWITCH_PRICE * (len(self.links) - together), later, _TURNED_PRICE * turned


Shapes = Sequence["SlotShapes | None"]


def chains(reader: Reader, tries: FrameTries, starts: Sequence[int], bent: bool, shapes: Shapes) -> Iterator[Chain]:
    """Yield every way to fill all slots of a frame, whatever their order, beginning at one of ``starts``.

    ``bent``: words may have slips; ``shapes``: what the screen looks for, slot by slot.
    """
    every = frozenset(range(len(tries.slots)))
    for start in starts:
        yield from _extend(reader, tries, bent, shapes, (), [start], every)


class Key(NamedTuple):
    """Where a slot begins that vouches for the others."""

    start: int
    is_first: bool
    """Whether no other slot can end before it."""


def keys_in(
    reader: Reader,
    tries: FrameTries,
    shapes: Sequence[SlotShapes],
    bent: bool,
    known: Sequence[Chain] = (),
    found: Iterable[Key] = (),
) -> set[Key]:
    """Return where slots begin that vouch for the others and have a neighbour; without slips one slot is enough.

    ``bent``: they may have slips; ``known``: chains in which none is looked for, in order; ``found``: keys that need
    not be found again.
    """
    alone = len(tries.slots) == 1
    certain = None if bent else certain_slot(shapes)
    vouching = range(len(shapes)) if certain is None else [certain]
    ends = {chain.start: chain.end for chain in known}
    begins = [*ends]
    sighted = {
        slot: [[at for at in places if not _is_inside(at, begins, ends)] for places in reader.sightings(shapes[slot])]
        for slot in vouching
    }
    many = sum(len(places) for both in sighted.values() for places in both) > _MANY_SIGHTINGS
    if many and not all(any(sighted.get(at, ())) or reader.may_hold(slot) for at, slot in enumerate(shapes)):
        return set()
    keys: set[Key] = set()
    done = {key.start for key in found}
    for slot, seen in sighted.items():
        trie = tries.slots[slot]
        others = [other for number, other in enumerate(shapes) if number != slot]
        for places, may_slip in zip(seen, (False, bent), strict=True):
            for start in reader.seeds(shapes[slot], places, alone):
                # Where no word begins, something must come before: it is asked first whether that may be.
                if start in done or not (reader.starts([start], 0) or _may_end_before(reader, tries, others, start)):
                    continue
                hits = reader.read(trie, start, may_slip, shapes[slot])
                if not hits:
                    continue
                is_first = not _may_end_before(reader, tries, others, start)
                if not is_first or alone or any(_may_begin_behind(reader, tries, others, hit) for hit in hits):
                    keys.add(Key(start, is_first))
                    done.add(start)
    return keys


def _is_inside(place: int, begins: Sequence[int], ends: Mapping[int, int]) -> bool:
    before = bisect_right(begins, place)
    return before > 0 and place < ends[begins[before - 1]]


def starts_near(reader: Reader, tries: FrameTries, shapes: Sequence[SlotShapes], keys: Iterable[Key]) -> list[int]:
    """Return where a chain may begin that has a slot at one of some places."""
    first = reader.starts(sorted({key.start for key in keys if key.is_first}), 0)
    later = {key.start for key in keys if not key.is_first}
    anywhere = reader.starts(sorted(later), tries.reach)
    if len(anywhere) <= _FEW_STARTS * len(later):  # the keys stand close together: to look back takes longer
        return sorted({*first, *anywhere})
    return sorted({*first, *_starts_back_from(reader, tries, shapes, later)})


def _starts_back_from(reader: Reader, tries: FrameTries, shapes: Sequence[SlotShapes], front: set[int]) -> set[int]:
    """Return where a chain may begin that has a later slot at one of some places: slots are read back from there."""
    places = set(front)
    unknown: set[int] = set()
    for _ in shapes[1:]:
        before: set[int] = set()
        for place in front:
            for begins in _begins_before(reader, tries, shapes, place):
                if begins is None:
                    unknown.add(place)
                else:
                    before.update(begins)
        front = before - places
        places |= front
    return {*reader.starts(sorted(places), _BEFORE), *reader.starts(sorted(unknown), tries.reach)}


def _begins_before(
    reader: Reader, tries: FrameTries, shapes: Sequence[SlotShapes], place: int
) -> Iterator[Sequence[int] | None]:
    """Yield where a slot may begin that another one at a place may follow, see :meth:`Reader.begins_before`."""
    ends = _ends_of_slots(reader, place, tries)
    return (reader.begins_before(slot, end) for end in ends for slot in shapes)


def _may_begin_behind(reader: Reader, tries: FrameTries, others: Iterable[SlotShapes], hit: Hit) -> bool:
    """Tell whether another slot may follow a slot."""
    after = _continuations(reader, hit.end, tries.fillers, reader.ends_word(hit))
    return any(reader.may_begin(other, place) for place in after for other in others)


def _may_end_before(reader: Reader, tries: FrameTries, others: Sequence[SlotShapes], start: int) -> bool:
    """Tell whether another slot may end before a place."""
    return any(
        reader.may_end(other, place)
        for place in (_ends_of_slots(reader, start, tries) if others else ())
        for other in others
    )


def _ends_of_slots(reader: Reader, start: int, tries: FrameTries) -> Iterable[int]:
    """Return where a slot may end that one at a place may follow."""
    key = start, tries.fillers
    if key not in reader.ends_before:
        chars, places = reader.chars, _ends_before(reader, start, tries.fillers)
        ends = [end for place in places for end in (place, skip_back(chars, place), before_extra(chars, place))]
        asides = [begin for place in places for begin in before_aside(chars, skip_back(chars, place), place)]
        ends += [end for place in asides for end in (place, skip_back(chars, place))]
        reader.ends_before[key] = tuple(dict.fromkeys(ends))
    return reader.ends_before[key]


def _ends_before(reader: Reader, start: int, fillers: Trie) -> list[int]:
    """Return where a slot may end that comes before ``start``: right there, or before fillers."""
    places, front = [start], [start]
    for _ in range(_MOST_FILLERS):
        before = [begin for end in front for begin in reader.starts([end], fillers.longest) if begin < end]
        front = [
            begin for begin in dict.fromkeys(before) if any(end <= start for end in reader.filler_ends(fillers, begin))
        ]
        places += front
    return places


def _extend(
    reader: Reader,
    tries: FrameTries,
    bent: bool,
    shapes: Shapes,
    links: tuple[Link, ...],
    places: Sequence[int],
    open_slots: frozenset[int],
) -> Iterator[Chain]:
    """Yield the chains that go on from ``links`` with one of the open slots at one of ``places``."""
    alike = {tries.first_alike[slot]: slot for slot in sorted(open_slots, reverse=True)}
    for place in places:
        for slot in sorted(alike.values()):
            for hit in reader.read(tries.slots[slot], place, bent, shapes[slot]):
                further = (*links, Link(slot, hit))
                complete = reader.ends_word(hit)
                if len(open_slots) > 1:
                    following = _continuations(reader, hit.end, tries.fillers, complete)
                    yield from _extend(reader, tries, bent, shapes, further, following, open_slots - {slot})
                elif complete or reader.is_glued_to_filler(further[0].hit.start, hit, tries.fillers):
                    yield Chain(further)


def _continuations(reader: Reader, end: int, fillers: Trie, complete: bool) -> Sequence[int]:
    """Return where the next slot may begin: right here (glued), after separators, or after fillers."""
    key = end, fillers, complete
    if key not in reader.continuations:
        reader.continuations[key] = _continue(reader, end, fillers, complete)
    return reader.continuations[key]


def _continue(reader: Reader, end: int, fillers: Trie, complete: bool) -> list[int]:
    chars = reader.chars
    if not complete:  # glued to this word, or parted like the letters of both
        return [skip_separators(chars, end, loose=True), *behind_extra(chars, end)] if end < len(chars) else []
    places = [end] if end < len(chars) and class_of(chars[end]) else []
    places += behind_extra(chars, end)
    front = [end]
    for _ in range(_MOST_FILLERS + 1):
        reached = []
        for place in front:
            begin = skip_separators(chars, place, loose=True)
            if begin == len(chars) or (begin in places and begin != end):
                continue
            if begin not in places:
                places.append(begin)
            reached += reader.filler_ends(fillers, begin)
            if place == end:
                reached += behind_aside(chars, place, begin)
        front = reached
    return places
