"""Where in a text the slots of a frame can be read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from kazslogan.matching.alignment.align import Aligner, Hit
from kazslogan.matching.alignment.beside import may_be_filler
from kazslogan.matching.alignment.moves import LEADING
from kazslogan.matching.screening.automaton import UNKNOWN
from kazslogan.matching.screening.slots import SlotShapes
from kazslogan.matching.wordings.trie import Trie
from kazslogan.models import Disguise
from kazslogan.text.classes import LONGEST_RUN, class_of, classes, shorten_runs
from kazslogan.text.context import begins_word, ends_word
from kazslogan.text.quick import signs_of, versions

__all__ = ["Reader"]

_STRETCHED = re.compile(rb"(.)\1\1+", re.DOTALL)
_STRETCH = 128  # classes of the text that are asked together which keys they may show
_ALIKE = 0.7  # readings with one end that differ less in cost may both be meant
_AHEAD = 64  # classes of the text that are looked at to tell whether a slot is likely
_GLUED_FILLER = 5  # letters: shorter ones may be endings
_FILLER_PRICE = 0.07  # the most that a letter of a filler may cost
_SHORT_WORD = 2  # letters that are sooner a word than the end of the one before
_MOST_HITS = 6  # readings of one slot at one place that are worth going on with


class Reader:
    """Reads slots at places of one text, each only once."""

    def __init__(
        self,
        chars: Sequence[str],
        allowed: frozenset[Disguise] | None = None,
        misread: bool = False,
        within: slice = slice(None),
    ) -> None:
        """Take a text.

        Args:
            chars: its characters; for these arguments see :class:`kazslogan.matching.alignment.align.Aligner`.
            allowed: disguises.
            misread: whether it is misread.
            within: the units among which keys are looked for.
        """
        self.chars = chars
        self.aligner = Aligner(chars, allowed, misread)
        self._view = "misread" if misread else ""
        self._folded, self._places = shorten_runs(*classes(chars))
        first, last, _ = within.indices(len(chars))
        self._first, self._last = self._at(first), self._at(last)
        self._likely: dict[tuple[int, int], bool] = {}
        self._sightings: dict[SlotShapes, tuple[list[int], list[int]]] = {}
        self._holds: dict[SlotShapes, bool] = {}
        self._ended: dict[tuple[int, int], bool] = {}
        self._before: dict[tuple[int, int], Sequence[int] | None] = {}
        self._begins: dict[int, bool] = {}
        self._known_signs: dict[tuple[int, int], Sequence[str]] = {}
        self._hits: dict[tuple[int, int, bool], tuple[Hit, ...]] = {}
        self._filler_ends: dict[tuple[Trie, int], list[int]] = {}
        #: Where a slot may begin behind one that ends at a unit: what ``alignment.chain`` remembers of the text.
        self.continuations: dict[tuple[int, Trie, bool], Sequence[int]] = {}
        #: Where a slot may end that another one at a unit may follow: the same.
        self.ends_before: dict[tuple[int, Trie], Sequence[int]] = {}

    def sightings(self, shapes: SlotShapes) -> tuple[list[int], list[int]]:
        """Return the units at which the screen sees a slot: by keys without slips, and by those that may have some."""
        if shapes in self._sightings:
            return self._sightings[shapes]
        places: tuple[set[int], set[int]] = set(), set()
        for low in range(self._first, self._last, _STRETCH):
            end = min(self._last, self._end_of_stretch(low, shapes.longest_key))
            if any(map(shapes.may_show_key, self._signs(low, end))):
                stretch = self._folded[low:end]
                for found, keys in zip(places, shapes.keys_backward, strict=True):
                    begins = (low + len(stretch) - length for length in keys.ends(stretch[::-1], anywhere=True))
                    found.update(begin for begin in begins if begin < low + _STRETCH)
        plain, bent = ([self._places[at] for at in sorted(found)] for found in places)
        self._sightings[shapes] = plain, bent
        return plain, bent

    def _end_of_stretch(self, low: int, letters: int) -> int:
        """Return the end of what so many letters may show that begin in the stretch from a place on."""
        end = low + _STRETCH + 2 * letters  # each may be doubled
        return low + _STRETCH + LONGEST_RUN * letters if _STRETCHED.search(self._folded, low, end) else end

    def _signs(self, low: int, high: int) -> Sequence[str]:
        """Return the versions of the signs of a stretch of the classes."""
        key = low, high
        if key not in self._known_signs:
            first, last = (self._places[at] if at < len(self._places) else len(self.chars) for at in key)
            self._known_signs[key] = versions(signs_of(self.chars[first:last]))
        return self._known_signs[key]

    def seeds(self, shapes: SlotShapes, seen: Sequence[int], alone: bool) -> list[int]:
        """Return the units at which a slot may begin that holds one of the sightings."""
        if not seen:
            return []
        starts = dict.fromkeys(self.starts(seen, shapes.reach))
        if not alone:  # in glued text a slot may begin in the middle of a word
            for place in seen:
                starts[place] = None
                if not self._may_begin(place):
                    before = range(self._back(place, shapes.reach, 0), place)
                    starts |= dict.fromkeys(start for start in before if self.may_begin(shapes, start))
        return list(starts)

    def may_hold(self, shapes: SlotShapes) -> bool:
        """Tell whether the text may hold a slot anywhere, slips and all."""
        if shapes not in self._holds:
            self._holds[shapes] = shapes.whole.may_read(self._folded, anywhere=True)
        return self._holds[shapes]

    def may_begin(self, shapes: SlotShapes, place: int) -> bool:
        """Tell cheaply whether a slot may begin at a unit, slips and all."""
        key = id(shapes), place
        if key not in self._likely:
            at = self._at(place)
            self._likely[key] = shapes.forward.may_read(self._folded[at : at + _AHEAD])
        return self._likely[key]

    def may_end(self, shapes: SlotShapes, place: int) -> bool:
        """Tell cheaply whether a slot may end before a unit, slips and all."""
        at = self._at(place)
        key = id(shapes), at
        if key not in self._ended:
            self._ended[key] = shapes.backward.may_read(self._folded[max(0, at - _AHEAD) : at][::-1])
        return self._ended[key]

    def begins_before(self, shapes: SlotShapes, place: int) -> Sequence[int] | None:
        """Return the units at which a slot may begin that may end before a unit; None if it may be anywhere."""
        at = self._at(place)
        key = id(shapes), at
        if key not in self._before:
            begins: list[int] | None = []
            if self.may_end(shapes, place):
                lengths = list(shapes.whole_backward.ends(self._folded[max(0, at - _AHEAD - 1) : at][::-1]))
                begins = None if UNKNOWN in lengths else [self._places[at - length] for length in lengths if length]
            self._before[key] = begins
        return self._before[key]

    def _at(self, place: int) -> int:
        return bisect_left(self._places, place)

    def starts(self, around: Sequence[int] | None, before: int) -> list[int]:
        """Return the units at which a word begins, at most so many signs before some places (None: anywhere)."""
        if around is None:
            return [place for place in range(len(self.chars)) if self._may_begin(place)]
        found: list[int] = []
        done = -1
        for place in around:
            low = self._back(place, before, done + 1)
            done = max(done, place)
            found += [start for start in range(low, done + 1) if self._may_begin(start)]
        return found

    def _back(self, place: int, letters: int, least: int) -> int:
        """Go back so many letters from ``place``, to ``least`` at most; a stretched one counts once."""
        chars = self.chars
        while letters and place > least:
            place -= 1
            if class_of(chars[place]) and chars[place] != chars[place + 1]:
                letters -= 1
        while place > least and chars[place - 1] in LEADING:
            place -= 1
        return max(place, least)

    def _may_begin(self, place: int) -> bool:
        if place not in self._begins:
            chars = self.chars
            # In text without spaces any sign may begin a word, but not in the middle of a stretched one.
            stretched = _is_stretched_on(chars, place, 1) or _is_stretched_on(chars, place, 2)
            is_letter = bool(class_of(chars[place])) or (
                chars[place] in LEADING and place + 1 < len(chars) and bool(class_of(chars[place + 1]))
            )
            self._begins[place] = is_letter and not stretched and begins_word(chars, place)
        return self._begins[place]

    def read(self, trie: Trie, start: int, bent: bool, shapes: SlotShapes | None) -> tuple[Hit, ...]:
        """Return the acceptable readings of a slot that begin at unit ``start``, cheapest first.

        ``bent``: with slips, where they explain more of the text than a reading without. ``shapes`` tell cheaply where
        nothing can begin.
        """
        key = start, id(trie), bent
        if key not in self._hits:
            self._hits[key] = tuple(self._readings(start, trie, bent, shapes))
        return self._hits[key]

    def filler_ends(self, fillers: Trie, place: int) -> list[int]:
        """Return where fillers end that are written just so at a unit: "to" is no "too"."""
        key = fillers, place
        if key not in self._filler_ends:
            at = self._at(place)
            may_begin = may_be_filler(fillers, self._view, self._folded[at : at + _AHEAD + 1])
            self._filler_ends[key] = [
                hit.end
                for hit in (self.aligner.align(place, fillers, 0) if may_begin else ())
                if hit.cost < _FILLER_PRICE * (hit.end - hit.start)
                and ends_word(self.chars, hit.end, False)
                and any(map(str.isalpha, self.chars[hit.start : hit.end]))  # 1000 is not "100, o"
            ]
        return self._filler_ends[key]

    def is_glued_to_filler(self, start: int, hit: Hit, fillers: Trie) -> bool:
        """Tell whether a tag that begins at a unit goes on with a long filler and ends with it: #stophereplease.

        Behind a space the same letters are an ending: түсірсеңдер is no түсір, сендер.
        """
        if hit.is_parted or any(map(str.isspace, self.chars[start : hit.end])):
            return False
        return any(end - hit.end >= _GLUED_FILLER for end in self.filler_ends(fillers, hit.end))

    def ends_word(self, hit: Hit) -> bool:
        """Tell whether a reading ends where a word may end."""
        return ends_word(self.chars, hit.end, hit.is_parted)

    def _readings(self, start: int, trie: Trie, bent: bool, shapes: SlotShapes | None) -> list[Hit]:
        found: list[Hit] = []
        if shapes is not None and not self.may_begin(shapes, start):
            return found
        if bent and shapes is not None and not self.read(trie, start, False, shapes):
            at = self._at(start)
            if not shapes.whole.may_read(self._folded[at : at + _AHEAD + 1]):
                return found
        reached = start
        hits = self.aligner.align(start, trie, trie.root.slips if bent else 0)
        for _, alike in groupby(sorted(hits, key=lambda hit: hit.slips), key=lambda hit: hit.slips):
            # More slips are only worth it where they explain more of the text.
            further = [hit for hit in alike if hit.end > reached]
            found += self._acceptable(further, trie)
            reached = max([reached, *(hit.end for hit in further if ends_word(self.chars, hit.end, False))])
        return self._best(found)

    def _acceptable(self, hits: list[Hit], trie: Trie) -> list[Hit]:
        """Leave out rivals, what a rival explains as well, and what has too many slips for its length."""
        rivals = [hit for hit in hits if -1 in hit.wordings]
        kept: list[Hit] = []
        for hit in hits:
            if -1 in hit.wordings or hit.slips > trie.budgets[hit.wordings[0]]:
                continue
            if any(other.end == hit.end and other.cost + _ALIKE < hit.cost for other in kept):
                continue
            if any(rival.cost < max(hit.cost, 0.5) and self._reaches(rival, hit) for rival in rivals):
                continue
            if any(self._takes_next_word(hit, other) for other in kept):
                continue
            kept.append(hit)
        return self._best(kept)

    def _best(self, hits: list[Hit]) -> list[Hit]:
        """Return as many readings as are worth going on with; what ends within a word is left out first."""
        if len(hits) > _MOST_HITS:
            hits = sorted(hits, key=self.ends_word, reverse=True)
        return hits[:_MOST_HITS]

    def _reaches(self, rival: Hit, hit: Hit) -> bool:
        """Tell whether a rival explains as much of the text as a hit, which isn't written just so itself."""
        if rival.end == hit.end and hit.cost == 0 < rival.cost:
            return False
        if self._takes_next_word(rival, hit):
            return False
        if (self.ends_word(hit) or not hit.cost) and not self.ends_word(rival):
            return False  # it takes letters of the next word: "qara to" is no "qarat", nor is "qarato…" in a tag
        return rival.end >= hit.end or (rival.end == hit.end - 1 and ends_word(self.chars, rival.end, False))

    def _takes_next_word(self, hit: Hit, shorter: Hit) -> bool:
        """Tell whether a reading goes on with a letter or two of the next word where a shorter one ends: Астана 3."""
        if hit.end <= shorter.end or hit.is_parted or not self.ends_word(shorter):
            return False
        taken = sum(map(str.isalnum, self.chars[shorter.end : hit.end]))
        return taken <= _SHORT_WORD and any(op.first == shorter.end and op.undoes(Disguise.SPACING) for op in hit.ops)


def _is_stretched_on(chars: Sequence[str], place: int, step: int) -> bool:
    """Tell whether a letter goes on that stands three times in a row; ``step``: 2 if it is parted, as in а-а-а."""
    row = range(place - 2 * step, place + step + 1, step)
    alike = [0 <= at < len(chars) and chars[at] == chars[place] for at in row]
    if step > 1:  # "да ағаш" has a letter between: its а begins a word
        alike = [
            one and (at == place or not class_of(chars[at + (1 if at < place else -1)]))
            for one, at in zip(alike, row, strict=True)
        ]
    return alike[1] and (alike[0] or alike[3])
