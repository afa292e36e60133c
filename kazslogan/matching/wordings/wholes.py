"""Phrases of short or common words, which only stand out as a whole.

In a match of several slots at least one must be long and rare (see ``shapes.is_key``). Where a phrase has no such word
("Біз бір ел"), nothing less than all of it, its words in a row, is evidence: it is looked for as one slot. Where it has
few and none may have a slip ("Приходи на выборы"), it is looked for both ways: as a whole it is long enough for slips.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product
from math import prod

from kazslogan.matching.wordings.evidence import slips_of_voucher
from kazslogan.matching.wordings.policy import POLICIES
from kazslogan.matching.wordings.rarest import rarest_slot
from kazslogan.matching.wordings.shapes import is_key
from kazslogan.matching.wordings.trie import count_letters, joined_letters, slips_of
from kazslogan.models import Disguise
from kazslogan.rules.frame import Arrangement, Frame, SlotWordings, Wording

__all__ = ["with_wholes"]

_MOST = 2000  # wordings of one frame
_FEW = 4  # the same where its slots stand out, too
_ENOUGH = 3  # long and rare slots of which one is without slips if the phrase has two


def with_wholes(frames: Iterable[Frame]) -> list[Frame]:
    """Return frames, and behind each one what it can only show as a whole, as a frame of one slot."""
    found: list[Frame] = []
    for frame in frames:
        found.append(frame)
        whole = _whole(frame)
        if whole is not None:
            found.append(whole)
    return found


def _whole(frame: Frame) -> Frame | None:
    """Return the wordings of a frame that need to be looked for in one piece; None if there are none.

    They are those in which no slot stands out and, of few, those in which all that stand out may be hidden by slips.
    """
    if len(frame.slots) == 1:
        return None
    weak = [[wording for wording in slot.wordings if not _stands_out(wording)] for slot in frame.slots]
    found = [whole for whole in (_joined_frame(frame, weak), _whole_besides(frame)) if whole]
    return _together(found) if found else None


def _together(wholes: Sequence[Frame]) -> Frame:
    """Return one frame with the wordings of some that have one slot."""
    wordings = {wording.text: wording for whole in reversed(wholes) for wording in whole.slots[0].wordings}
    rivals = dict.fromkeys(rival for whole in wholes for rival in whole.slots[0].rivals)
    arrangements = dict.fromkeys(each for whole in wholes for each in whole.arrangements)
    slot = SlotWordings("", tuple(wordings.values()), tuple(rivals))
    return replace(wholes[0], slots=(slot,), arrangements=tuple(arrangements))


def _whole_besides(frame: Frame) -> Frame | None:
    """Return the plain wordings of a frame in one piece, if slips may hide all of its slots that stand out."""
    balanced = POLICIES["balanced"]
    plain = [[wording for wording in slot.wordings if not wording.disguise] for slot in frame.slots]
    rarest = rarest_slot(frame)
    plain[rarest] = [
        each
        for each in plain[rarest]
        if not slips_of_voucher(joined_letters(each.text), count_letters(each.budgeted), "", balanced)
    ]
    if not all(plain) or prod(map(len, plain)) * len(frame.arrangements) > _FEW:
        return None
    if sum(any(map(_stands_out, wordings)) for wordings in plain) >= _ENOUGH:
        return None
    whole = _joined_frame(frame, plain)
    return whole if whole and any(slips_of(each, balanced, alone=True) for each in whole.slots[0].wordings) else None


def _joined_frame(frame: Frame, weak: Sequence[Sequence[Wording]]) -> Frame | None:
    """Return a frame of one slot that says what the phrases of a frame say with these wordings of each slot."""
    wordings: dict[str, Wording] = {}
    rivals: dict[str, None] = {}
    for arrangement in frame.arrangements:
        for joined in islice(_joined(arrangement, weak), _MOST):
            wordings.setdefault(joined.text, joined)
        rivals |= dict.fromkeys(islice(_rivals(arrangement, frame.slots, weak), _MOST))
    if not wordings:
        return None
    languages = dict.fromkeys(wording.language for wording in wordings.values())
    return replace(
        frame,
        slots=(SlotWordings("", tuple(wordings.values()), tuple(rivals)),),
        arrangements=tuple(Arrangement(tag, (0,), (), False) for tag in languages),
    )


def _stands_out(wording: Wording) -> bool:
    return is_key(joined_letters(wording.text), "")


def _joined(arrangement: Arrangement, weak: Sequence[Sequence[Wording]]) -> Iterator[Wording]:
    """Yield what a phrase says in one language, plain wordings first, then with one slot inflected."""
    plain, formed = _own(arrangement, weak, plain=True), _own(arrangement, weak, plain=False)
    choices = [plain, *([*plain[:at], formed[at], *plain[at + 1 :]] for at in range(len(plain)))]
    for chosen in (chosen for choice in choices for chosen in product(*choice)):
        kinds = [wording.disguise for wording in chosen if wording.disguise]
        text = _phrase(arrangement, [wording.text for wording in chosen])
        base = _phrase(arrangement, [wording.base for wording in chosen])
        yield Wording(text, base, arrangement.language, kinds[0] if kinds else None)


def _own(arrangement: Arrangement, weak: Sequence[Sequence[Wording]], *, plain: bool) -> list[list[Wording]]:
    """Return the wordings of each slot of a phrase, in its order: those that the rule writes, or inflected ones.

    They are in the phrase's language; of a slot that has none of it, in any.
    """
    wanted = None if plain else Disguise.INFLECTION
    found: list[list[Wording]] = []
    for slot in arrangement.order:
        spoken = [wording for wording in weak[slot] if wording.language == arrangement.language] or weak[slot]
        found.append([wording for wording in spoken if wording.disguise is wanted])
    return found


def _rivals(
    arrangement: Arrangement, slots: Sequence[SlotWordings], weak: Sequence[Sequence[Wording]]
) -> Iterator[str]:
    """Yield what a phrase says with something else in the place of one slot."""
    plain = [[wording.text for wording in wordings] for wordings in _own(arrangement, weak, plain=True)]
    for at, slot in enumerate(arrangement.order):
        for chosen in product(*plain[:at], slots[slot].rivals, *plain[at + 1 :]):
            yield _phrase(arrangement, chosen)


def _phrase(arrangement: Arrangement, parts: Sequence[str]) -> str:
    """Write the parts of a phrase as it does."""
    text = parts[0]
    for separator, part in zip(arrangement.separators, parts[1:], strict=True):
        text += separator + part
    return text
