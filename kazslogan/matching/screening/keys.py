"""The keys of a slot: letters of which a text must show some if the slot is to vouch for the others of its frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from kazslogan.matching.wordings.evidence import slips_of_voucher
from kazslogan.matching.wordings.policy import Policy
from kazslogan.matching.wordings.shapes import VIEWS, is_key, most_signs, tokens_of
from kazslogan.matching.wordings.slips import Key
from kazslogan.matching.wordings.trie import count_letters, joined_letters, letters_of, longest_word, runs_of, slips_of
from kazslogan.rules.frame import SlotWordings, Wording

__all__ = ["Keys", "Role", "find_keys", "parts_with_key"]

Role = Literal["alone", "rarest", "part"]
"""What a slot is in its frame: the only one, the one that ordinary text shows least, or one of the others."""

#: A word is cut to its first letters if ordinary text shows them, slips and all, less often than this, per letter.
_RARE_ENOUGH = 1e-9
_SHORTEST_STEM = 4


class Keys(NamedTuple):
    """What was chosen for a slot in one view."""

    stems: dict[str, int]
    """The letters of the keys, with the slips that they may have."""
    keys: tuple[Key, ...]
    """The same in classes."""
    reach: int
    """How many signs before a key a wording may begin, a stretched letter counting once."""
    complete: bool
    """Whether every wording has a key."""


class _Part(NamedTuple):
    """Letters of a wording in which it has so many slips at most, and where in it they begin."""

    letters: str
    slips: int
    place: int

    def place_of(self, stem: str, slips: int) -> int | None:
        """Return where in the wording a key stands that does for it; None if it doesn't."""
        at = self.letters.find(stem) if slips >= self.slips else -1
        return self.place + at if at >= 0 else None


def parts_with_key(wording: Wording, view: str, policy: Policy, role: Role) -> tuple[_Part, ...]:
    """Return parts of a wording of which each may hold its key.

    Args:
        wording: the wording.
        view: how the text is looked at.
        policy: the budgets of slips in this view.
        role: what its slot is.
    """
    whole = _letters(wording, view)
    if VIEWS[view].layouts and role != "alone":  # other words may be typed as they are
        _, word = longest_word(wording.text)
        return (_Part(word, 0, whole.index(word)),)
    if role == "alone" and (runs := runs_of(wording, policy)):
        return tuple(_Part(run, 1, whole.index(run)) for run in runs)
    if role == "rarest":
        return (_Part(whole, slips_of_voucher(whole, count_letters(wording.budgeted), view, policy), 0),)
    return (_Part(whole, slips_of(wording, policy, alone=True) if role == "alone" else 0, 0),)


def find_keys(slot: SlotWordings, view: str, policy: Policy, role: Role) -> Keys:
    """Choose for each wording of a slot letters to look for; many wordings share some. Arguments as above."""
    stems: dict[str, int] = {}
    reach, complete = 0, True
    for wording in sorted(slot.wordings, key=lambda wording: (len(wording.text), wording.text)):
        parts = parts_with_key(wording, view, policy, role)
        slips = parts[0].slips
        places = _places(parts, stems)
        if not places:
            whole = joined_letters(wording.text)
            tokens = tokens_of(_letters(wording, view), view)
            if tokens is None or (role == "alone" and VIEWS[view].misread and tokens == tokens_of(whole, "")):
                continue  # nothing in it can be misread
            if VIEWS[view].layouts and role != "alone":
                whole = parts[0].letters
            if not (is_key(whole, view) or (role == "alone" and not VIEWS[view].misread)):
                complete = False
                continue
            part = min(parts, key=lambda part: _likelihood(part.letters, slips, view))
            stems[_stem(part.letters, slips, view)] = slips
            places = [part.place]
        first = _letters(wording, view)[: min(places)]  # letters put in by slips come on top
        reach = max(reach, most_signs(first) + slips_of(wording, policy, role == "alone") if first else 0)
    shown = ((tokens_of(stem, view), slips) for stem, slips in stems.items())
    return Keys(stems, tuple(dict.fromkeys(Key(tokens, slips) for tokens, slips in shown if tokens)), reach, complete)


def _letters(wording: Wording, view: str) -> str:
    """Return the letters of a wording; its gaps as well where they may show something (see :func:`tokens_of`)."""
    return letters_of(wording.text) if VIEWS[view].layouts else joined_letters(wording.text)


def _places(parts: Sequence[_Part], stems: dict[str, int]) -> list[int]:
    """Return where in a wording keys stand that other wordings have already; one at its beginning is enough."""
    for part in parts:
        letters = part.letters
        if any(stems.get(letters[:end], -1) >= part.slips for end in range(_SHORTEST_STEM, len(letters) + 1)):
            return [part.place]
    found = (part.place_of(*stem) for part in parts for stem in stems.items())
    return [place for place in found if place is not None]


def _likelihood(letters: str, slips: int, view: str) -> float:
    return Key(tokens_of(letters, view) or (), slips).likelihood


def _stem(letters: str, slips: int, view: str) -> str:
    """Return the shortest beginning of a word that is rare enough, so that its other forms share it."""
    tokens = tokens_of(letters, view) or ()
    for length in range(_SHORTEST_STEM + 2 * slips, len(letters)):
        if letters[length - 1] != letters[length] and Key(tokens[:length], slips).likelihood < _RARE_ENOUGH:
            return letters[:length]
    return letters
