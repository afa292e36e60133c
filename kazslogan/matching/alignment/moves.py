"""What may happen at each place of a text, whatever is looked for: what a sign stands for, what is passed over.

It is worked out once for each place, however often the place is read; for a sign at a node of a trie once and for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from kazslogan.matching.wordings.trie import GAP, Node
from kazslogan.models import Disguise
from kazslogan.text.classes import class_of, counts_as_slip, misread, shape_of
from kazslogan.text.readings import APOSTROPHES, long_readings, longest_sign, readings_of
from kazslogan.text.tables import dropped_letters

__all__ = [
    "LEADING",
    "SPACING",
    "STRETCH",
    "Moves",
    "NodeMove",
    "Stages",
    "letters_for",
    "skip_back",
    "skip_separators",
]

_GAP_PRICE = 0.03  # a separator inside a word
_STRETCH_PRICE = 0.03  # a run of one letter, however long
_DOUBLE_PRICE = 0.15  # one letter twice, or once instead of twice
_LONGEST_GAP = 48  # separators that may stand between two letters of one phrase
_LONGEST_RUN = 4096  # of one letter; a longer one is no word
_MOST_KNOWN = 1024  # signs that a node remembers

Stages = tuple[tuple[Disguise, str], ...]
NodeMove = tuple[float, int, Node, str, Stages, bool]
"""Price, units it takes, node after it, letters, what it undoes, whether a slip."""
_Move = tuple[float, int, str, Stages, bool]  # the same for any trie
_Several = tuple[frozenset[str], tuple[_Move, ...]]
_Choice = tuple[float, Stages, bool]

_DRAWL = frozenset("-–—~.·…")  # what stands between the parts of a drawn out letter: а-а-а
_PUNCTUATION = frozenset("!(+")  # signs that are letters only inside a word
SPACING: Stages = ((Disguise.SPACING, ""),)
STRETCH: Stages = ((Disguise.STRETCH, ""),)
_EXTRA: Stages = ((Disguise.TYPO, ""),)
#: Silent letters that may stand at the beginning of a word: a hamza tells that its vowels are front ones.
LEADING = frozenset("ءٴ")
_SILENT_INSIDE = frozenset("ьъЬЪ")  # that are no separators
_SILENT: Stages = ((Disguise.TRANSLITERATION, ""),)


def skip_separators(chars: Sequence[str], place: int, loose: bool = False) -> int:
    """Return the first unit from ``place`` on that may be (part of) a letter; gives up after a long gap.

    ``loose``: punctuation that may stand for a letter (!) is passed over, too.
    """
    end = min(len(chars), place + _LONGEST_GAP)
    while place < end and (not _is_letter(chars[place]) or (loose and chars[place] in _PUNCTUATION)):
        if chars[place] in LEADING and place + 1 < end and class_of(chars[place + 1]):
            break  # it belongs to the word behind it
        place += 1
    return place


def _is_letter(char: str) -> bool:
    """Tell whether a sign may be (part of) a letter."""
    return bool(class_of(char)) or char in _SILENT_INSIDE


def skip_back(chars: Sequence[str], place: int) -> int:
    """Return the place behind the last letter before ``place``, over punctuation; gives up after a long gap."""
    least = max(0, place - _LONGEST_GAP)
    while place > least and (not class_of(chars[place - 1]) or chars[place - 1] in _PUNCTUATION):
        place -= 1
    return place


@lru_cache(maxsize=16384)
def letters_for(char: str, is_misread: bool = False) -> tuple[dict[str, _Choice], tuple[tuple[str, _Choice], ...]]:
    """Return what a character may stand for: single letters, and several letters at once.

    ``is_misread``: what text recognition confuses is no slip.
    """
    single: dict[str, _Choice] = {}
    several: list[tuple[str, _Choice]] = []
    for letters, reading in readings_of(char).items():
        choice = reading.price, reading.stages, counts_as_slip(char, letters, reading)
        if len(letters) == 1:
            single[letters] = choice
        else:
            several.append((letters, choice))
    for letter, price in misread(char).items() if is_misread else ():
        if letter not in single or single[letter][2]:
            single[letter] = price, ((Disguise.OCR, letter),), False
    return single, tuple(several)


@cache
def _dropped_letters() -> dict[str, tuple[float, Stages]]:
    """Return the letters that may be missing, with their prices and what is undone."""
    return {letter: (price, ((Disguise.TRANSLITERATION, letter),)) for letter, price in dropped_letters()[0].items()}


class Moves:
    """The moves in one text that disguises explain."""

    def __init__(self, chars: Sequence[str], is_misread: bool) -> None:
        """``is_misread``: what text recognition confuses is no slip."""
        self.chars = chars
        self._is_misread = is_misread
        self._several: dict[int, _Several] = {}
        self._passed: dict[int, tuple[tuple[_Move, ...], ...]] = {}

    def may_begin(self, place: int, children: dict[str, Node]) -> bool:
        """Tell whether any reading at ``place`` begins with the letter of one of some nodes."""
        letters = children.keys()
        if not letters.isdisjoint(_dropped_letters()):
            return True
        if place == len(self.chars):
            return False
        if self.chars[place] in LEADING:
            return True
        if not letters.isdisjoint(letters_for(self.chars[place], self._is_misread)[0]):
            return True
        return not letters.isdisjoint(self._several_at(place)[0])

    def at(self, place: int, node: Node, last: str | None) -> Sequence[NodeMove]:
        """Return the moves from a place and a node on, always in the same order.

        ``last``: the letters of the move before; None at the beginning.
        """
        children = node.children
        moves: list[NodeMove] = []
        if node.may_skip:
            moves += self._skips(place, node)
        if last is not None:
            if last and last[-1] in children and last != GAP:
                doubled = children[last[-1]]
                moves.append((_DOUBLE_PRICE, 0, doubled, last[-1], ((Disguise.TYPO, last[-1]),), False))
            passed = self._passed.get(place)
            if passed is None:
                passed = self._passed[place] = self._passed_over(place)
            if passed:
                for price, width, letters, stages, slip in passed[0 if last == GAP else 1 if not last else 2]:
                    moves.append((price, width, node, letters, stages, slip))
        elif place < len(self.chars) and self.chars[place] in LEADING:
            moves.append((dropped_letters()[1][self.chars[place]], 1, node, "", _SILENT, False))
        if place == len(self.chars):
            return moves
        if self.chars[place] in _PUNCTUATION and not _goes_on(self.chars, place):
            return moves + self._last_letter(place, node) if last and last != GAP else moves
        known = node.known[self._is_misread].get(self.chars[place])
        if known is None:
            known = self._remember(node, self.chars[place])
        firsts, several = self._several.get(place) or self._several_at(place)
        if not firsts or firsts.isdisjoint(children):
            return [*moves, *known] if moves else known
        moves += known
        for price, width, letters, stages, slip in several:
            further: Node | None = node
            for letter in letters:
                further = further.children.get(letter) if further is not None else None
            if further is not None:
                moves.append((price, width, further, letters, stages, slip))
        return moves

    def _skips(self, place: int, node: Node) -> Iterator[NodeMove]:
        """Yield the moves over letters that may be missing, and over a gap between words."""
        for letter, (price, stages) in _dropped_letters().items():
            if letter in node.children:
                yield price, 0, node.children[letter], letter, stages, False
        if GAP in node.children:
            yield 0.0, skip_separators(self.chars, place) - place, node.children[GAP], GAP, (), False

    def _last_letter(self, place: int, node: Node) -> list[NodeMove]:
        """Return the moves by which a sign is the last letter of a word that another one follows: обрат! внимание."""
        following = "".join(self.chars[place + 1 : place + 3])
        if self.chars[place] != "!" or not (following[:1].isspace() and following[1:].islower()):
            return []
        return [move for move in self._remember(node, "!") if GAP in move[2].children]

    def _remember(self, node: Node, char: str) -> tuple[NodeMove, ...]:
        """Work out the moves by which a character is one letter."""
        singles, _ = letters_for(char, self._is_misread)
        known = node.known[self._is_misread]
        if len(known) >= _MOST_KNOWN:
            known.clear()
        moves: tuple[NodeMove, ...] = tuple(
            (singles[letter][0], 1, child, letter, *singles[letter][1:])
            for letter, child in node.children.items()
            if letter in singles
        )
        known[char] = moves
        return moves

    def _several_at(self, place: int) -> _Several:
        """Return the readings of several signs or letters at ``place``, and with which letters they begin."""
        several = self._several.get(place)
        if several is None:
            chars = self.chars
            longest = _longest(chars[place])
            together = "".join(chars[place : place + max(1, longest)])
            several = _several_of(together)
            if longest and place + 1 < len(chars) and not class_of(chars[place + 1]):
                parted = tuple(self._parted_moves(place, longest))
                if parted:
                    several = several[0] | {move[2][0] for move in parted}, several[1] + parted
            self._several[place] = several
        return several

    def _passed_over(self, place: int) -> tuple[tuple[_Move, ...], ...]:
        """Return what may be skipped behind a gap, behind what was skipped before, and behind a letter."""
        char = self.chars[place] if place < len(self.chars) else ""
        if char not in dropped_letters()[1] and class_of(char) and shape_of(char) != shape_of(self.chars[place - 1]):
            return ()
        passed = tuple(tuple(self._repeats(place, last)) for last in (GAP, "", "letter"))
        return passed if any(passed) else ()

    def _repeats(self, place: int, last: str) -> Iterator[_Move]:
        """Yield what may be skipped inside a word: separators, silent signs, a stretched letter."""
        chars = self.chars
        if place == len(chars):
            return
        char = chars[place]
        if char in dropped_letters()[1]:
            yield dropped_letters()[1][char], 1, "", _SILENT, False
        if not _is_letter(char):
            after = skip_separators(chars, place)
            if last and last != GAP and _is_drawn_out(chars, place, after):
                yield _STRETCH_PRICE, _drawl_end(chars, after) - place, "", STRETCH, False
            if last != GAP and after < len(chars) and _is_letter(chars[after]):
                yield _GAP_PRICE, after - place, "", SPACING, False
        elif place > 0 and shape_of(char) == shape_of(chars[place - 1]) and last != GAP:
            after = _run_end(chars, place)
            if after - place > 1 or (place > 1 and shape_of(chars[place - 2]) == shape_of(char)):
                yield _STRETCH_PRICE, after - place, "", STRETCH, False
            else:
                yield _DOUBLE_PRICE, after - place, "", _EXTRA, True

    def _parted_moves(self, place: int, longest: int) -> Iterator[_Move]:
        """Yield the readings at ``place`` that take several signs which stand apart (s h)."""
        parted = _parted_letters(self.chars, place, longest)
        for length in range(2, len(parted) + 1):
            sign = "".join(self.chars[at] for at in parted[:length])
            for letters, reading in (long_readings(_fold_apostrophes(sign.lower())) or {}).items():
                if not counts_as_slip(sign, letters, reading):
                    stages = ((Disguise.SPACING, sign), *reading.stages)
                    yield reading.price + _GAP_PRICE, parted[length - 1] + 1 - place, letters, stages, False


def _longest(char: str) -> int:
    """Return how long the longest sign is that begins with a character; 0 if none of several characters does."""
    return longest_sign().get(char.lower()) or longest_sign().get(char) or 0


@lru_cache(maxsize=16384)
def _several_of(together: str) -> _Several:
    """Return the readings of several signs or letters with which some characters begin, and their first letters."""
    moves = tuple(_long_moves(together))
    return frozenset(move[2][0] for move in moves), moves


def _long_moves(together: str) -> Iterator[_Move]:
    """Yield the readings that take several signs (sh) or give several letters (x for кс)."""
    for letters, (price, stages, slip) in letters_for(together[0])[1]:
        if not slip:  # the screen can't see a slip that changes the number of letters
            yield price, 1, letters, stages, slip
    for length in range(2, len(together) + 1):
        sign = together[:length]
        for spelled in dict.fromkeys((sign, _fold_apostrophes(sign.lower()))):
            for letters, reading in (long_readings(spelled) or {}).items():
                if not counts_as_slip(spelled, letters, reading):
                    yield reading.price, length, letters, reading.stages, False


def _goes_on(chars: Sequence[str], place: int) -> bool:
    """Tell whether a word goes on behind a sign, or behind what parts it from the letters around it (d.3.t.@.!.n)."""
    following = "".join(chars[place + 1 : place + 3])
    return following[:1].isalnum() or (place > 0 and chars[place - 1] == following[:1] and following[1:].isalnum())


def _fold_apostrophes(sign: str) -> str:
    return "".join("'" if char in APOSTROPHES else char for char in sign)


def _is_drawn_out(chars: Sequence[str], place: int, after: int) -> bool:
    """Tell whether the letter before separators (``place`` to ``after``) goes on behind them: а-а, or а а а."""
    if after == len(chars) or shape_of(chars[after]) != shape_of(chars[place - 1]):
        return False
    third = skip_separators(chars, after + 1)
    return _DRAWL.issuperset(chars[place:after]) or (
        third < len(chars) and shape_of(chars[third]) == shape_of(chars[after])
    )


def _parted_letters(chars: Sequence[str], place: int, most: int) -> list[int]:
    """Return the places of at most so many letters that stand apart from each other, from one on: C h i."""
    found: list[int] = []
    while len(found) < most and place < len(chars) and (not place or not class_of(chars[place - 1])):
        following = skip_separators(chars, place + 1)
        if following == place + 1 < len(chars):
            break  # two letters together
        found.append(place)
        place = following
    return found


def _drawl_end(chars: Sequence[str], place: int) -> int:
    """Return where a letter ends that is drawn out with separators: а-а-а."""
    letter, end = shape_of(chars[place]), min(len(chars), place + _LONGEST_RUN)
    while place < end and shape_of(chars[place]) == letter:
        place = _run_end(chars, place)
        further = skip_separators(chars, place)
        if further < end and shape_of(chars[further]) == letter:
            place = further
    return place


def _run_end(chars: Sequence[str], place: int) -> int:
    letter, end = shape_of(chars[place]), min(len(chars), place + _LONGEST_RUN)
    while place < end and shape_of(chars[place]) == letter:
        place += 1
    return place
