"""The screen's first question where there are many frames: which keys does a text show?

All keys are looked up at once (``screening.grams``), which costs the same for any number of them. Of the few that a
text shows, every other slot of the frame must have left a trace, slips and all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from kazslogan.matching.screening.automaton import Automaton
from kazslogan.matching.screening.grams import Grams, Part, parts_of
from kazslogan.matching.screening.hints import Candidate
from kazslogan.matching.screening.remains import all_remain
from kazslogan.matching.screening.slots import SlotShapes
from kazslogan.matching.screening.traces import Trace, traces_of_key
from kazslogan.matching.wordings.codes import GRAM, coded, codes_of, part_to_look_for, price, trigrams
from kazslogan.matching.wordings.misread import misread_shapes
from kazslogan.matching.wordings.shapes import VIEWS, Shape, backwards, tokens_of
from kazslogan.matching.wordings.slips import cuts, parts, pieces, two_thirds
from kazslogan.text.quick import Folded, quick_folds
from kazslogan.text.units import Units

__all__ = ["Index"]

_LETTERS_OF_THIRDS = 6  # fewest of a key that is worth cutting into three parts
_MOST_SLIPS = 2  # around which a key is looked at


class _Key(NamedTuple):
    tokens: Shape
    slips: int
    plain: Shape | None
    """If the text is misread: what the letters show if they aren't."""


_Vouched = tuple[tuple[Candidate, int], ...]
"""The candidates that a text may hold if it shows a key, each with the slot whose key it is."""


class Index:
    """The keys of many frames."""

    def __init__(
        self, slots: Mapping[Candidate, tuple[SlotShapes, ...]], vouchers: Mapping[Candidate, Sequence[int]]
    ) -> None:
        """Take the slots of each candidate, and which of them may show a key."""
        self._slots, self._vouchers = slots, vouchers
        sought: dict[_Key, list[tuple[Candidate, int]]] = {}
        for candidate, places in vouchers.items():
            for place in places:
                for letters, slips in slots[candidate][place].stems.items():
                    if key := _key(letters, slips, candidate.view):
                        sought.setdefault(key, []).append((candidate, place))
        self._known_traces: dict[Candidate, tuple[Trace, ...]] = {}
        self._vouched = list(map(tuple, sought.values()))
        #: Those that are only looked at around one of their pieces, by number.
        self._pieced = {number: key for number, key in enumerate(sought) if key.slips > 1}
        self._grams = Grams((part, number) for number, key in enumerate(sought) for part in _parts(key))

    def candidates(self, text: str) -> tuple[list[Candidate], Units | None]:
        """Return the frames that ``text`` may hold, and the text's units if they had to be read for that."""
        folds, units = quick_folds(text)
        whole = Folded(text)
        found: set[Candidate] = set()
        for folded in folds:
            keys = self._grams.shown(folded)
            if keys:
                found.update(self._likely(folded, keys, whole))
        return sorted(found), units

    def _likely(self, folded: bytes, keys: Iterable[tuple[int, int]], text: Folded) -> Iterator[Candidate]:
        """Yield the candidates of which a key is there and every slot has left a trace; ``keys``: with their places."""
        shown = trigrams(codes_of(folded))
        judged: set[tuple[Candidate, int]] = set()
        for number, at in keys:
            if number in self._pieced and not _is_read(self._pieced[number], folded, at):
                continue
            for voucher in self._vouched[number]:
                if voucher not in judged:
                    judged.add(voucher)
                    may_be = not any(trace.isdisjoint(shown) for trace in self._traces(voucher[0]))
                    if may_be and self._is_whole(*voucher, text):
                        yield voucher[0]

    def _traces(self, candidate: Candidate) -> tuple[Trace, ...]:
        """Return sets of trigrams; a text that holds the candidate shows one of each."""
        traces = self._known_traces.get(candidate)
        if traces is None:
            # On a wrong layout letters that stand on neither layout are typed as they are.
            slots = self._slots[candidate] if not VIEWS[candidate.view].layouts else ()
            traces = tuple(sorted((trace for slot in slots for trace in slot.traces), key=len))
            self._known_traces[candidate] = traces
        return traces

    def _is_whole(self, candidate: Candidate, there: int, text: Folded) -> bool:
        """Tell whether every slot has left a trace; a key of slot ``there`` was found."""
        slots = self._slots[candidate]
        if not VIEWS[candidate.view].layouts:
            others = [slot.remains for number, slot in enumerate(slots) if number != there]
            return bool(all_remain({candidate: others}, [text]))
        # A text on a wrong layout shows the key as it is typed, and traces of every slot as it was meant.
        if not any(map(slots[there].may_show_key, text.signs)):
            return False
        meant = text.as_meant(VIEWS[candidate.view].layouts)
        every = self._slots[Candidate(candidate.frame, "")]
        return bool(all_remain({candidate: [slot.remains for slot in every]}, meant))


def _key(letters: str, slips: int, view: str) -> _Key | None:
    tokens = tokens_of(letters, view)
    return _Key(tokens, slips, tokens_of(letters, "") if VIEWS[view].misread else None) if tokens else None


def _is_read(key: _Key, folded: bytes, at: int) -> bool:
    """Tell whether a folded text shows all letters of a key around a place; -1: wherever they are."""
    reach = sum(max(map(len, token)) for token in key.tokens) + key.slips
    around = folded[max(0, at - reach) : at + reach] if at >= 0 else folded
    shown = trigrams(codes_of(around))
    missing = sum(trace.isdisjoint(shown) for trace in traces_of_key(key.tokens, key.slips))
    return missing <= key.slips and _automaton(key).may_read(around, anywhere=True)


@lru_cache(maxsize=256)
def _automaton(key: _Key) -> Automaton:
    return Automaton([(key.tokens, key.slips)], whole=True)


def _parts(key: _Key) -> Sequence[Part]:
    """Return what to look for of a key: a text that shows it shows one of them."""
    tokens, slips, plain = key
    if plain:
        part = part_to_look_for(coded(tokens), GRAM)
        ways = misread_shapes(tokens[part], plain[part])
        return [Part(tokens[part], ((tokens[: part.start], tokens[part.stop :]),), tuple(ways))]
    if not slips:
        return parts_of([tokens])
    if slips > _MOST_SLIPS:
        return parts_of(pieces(tokens, slips))
    forward, backward = parts(tokens, cuts(tokens, slips))
    around_piece = parts_of([*forward, *map(backwards, backward)])
    if slips > 1 or len(tokens) < _LETTERS_OF_THIRDS:
        return around_piece
    return min(around_piece, parts_of(two_thirds(tokens)), key=_price)


def _price(sought: Sequence[Part]) -> float:
    return sum(price(coded(part.letters)) for part in sought)
