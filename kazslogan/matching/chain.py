"""Put the slots of a frame together: one after another, with nothing but separators and fillers between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kazslogan.matching.align import Hit, skip_separators
from kazslogan.matching.occurrences import Reader
from kazslogan.matching.policy import Policy
from kazslogan.matching.trie import Trie, plain_trie
from kazslogan.models import Disguise
from kazslogan.rules.compile import Frame
from kazslogan.text.classes import class_of
from kazslogan.text.context import ends_word

__all__ = ["Chain", "FrameTries", "Link", "chains"]

_MOST_FILLERS = 3


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
    def rank(self) -> tuple[int, float, int, int]:
        """Sorts chains: fewest slips first, then cheapest, longest, leftmost."""
        return self.slips, round(self.cost, 6), self.start - self.end, self.start


@dataclass(frozen=True, slots=True)
class FrameTries:
    """A frame with its words as tries."""

    frame: Frame
    slots: tuple[Trie, ...]
    fillers: Trie
    before: Trie
    after: Trie

    @property
    def reach(self) -> int:
        """The most letters that a chain may have, with fillers: each letter may be written with two signs."""
        slots = sum(trie.longest + trie.root.slips for trie in self.slots)
        return 2 * (slots + len(self.slots) * _MOST_FILLERS * self.fillers.longest)

    @classmethod
    def build(cls, frame: Frame, slots: tuple[Trie, ...], policy: Policy) -> FrameTries:
        """Build the tries of a frame; ``slots`` may be shared with other frames."""
        return cls(frame, slots, *(plain_trie(words, policy) for words in (frame.fillers, frame.before, frame.after)))


def chains(reader: Reader, tries: FrameTries, starts: Sequence[int], bent: bool) -> Iterator[Chain]:
    """Yield every way to fill all slots of a frame, whatever their order, beginning at one of ``starts``.

    ``bent``: words may have slips.
    """
    every = frozenset(range(len(tries.slots)))
    for start in starts:
        yield from _extend(reader, tries, bent, (), [start], every)


def _extend(
    reader: Reader,
    tries: FrameTries,
    bent: bool,
    links: tuple[Link, ...],
    places: Sequence[int],
    open_slots: frozenset[int],
) -> Iterator[Chain]:
    """Yield the chains that go on from ``links`` with one of the open slots at one of ``places``."""
    for place in places:
        for slot in sorted(open_slots):
            for hit in reader.read(tries.slots[slot], place, bent):
                further = (*links, Link(slot, hit))
                complete = ends_word(reader.chars, hit.end, _is_spaced(hit))
                if len(open_slots) > 1:
                    following = _continuations(reader, hit.end, tries.fillers, complete)
                    yield from _extend(reader, tries, bent, further, following, open_slots - {slot})
                elif complete:
                    yield Chain(further)


def _is_spaced(hit: Hit) -> bool:
    return sum(op.undoes(Disguise.SPACING) for op in hit.ops) > 1


def _continuations(reader: Reader, end: int, fillers: Trie, complete: bool) -> list[int]:
    """Return where the next slot may begin: right here (glued), after separators, or after fillers."""
    chars = reader.chars
    places = [end] if end < len(chars) and class_of(chars[end]) else []
    if not complete:
        return places
    front = [end]
    for _ in range(_MOST_FILLERS + 1):
        reached = []
        for place in front:
            begin = skip_separators(chars, place)
            if begin == len(chars) or begin in places and begin != end:
                continue
            if begin not in places:
                places.append(begin)
            reached += [hit.end for hit in reader.aligner.align(begin, fillers, 0) if ends_word(chars, hit.end, False)]
        front = reached
    return places
