"""What a slot leaves in a text, slips and all: never overlooked, and not seen where nothing is like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan import Detector
from kazslogan.matching.screening.remains import all_remain
from kazslogan.matching.screening.slots import SlotShapes
from kazslogan.matching.wordings.policy import POLICIES
from kazslogan.matching.wordings.trie import word_slips_of
from kazslogan.rules.frame import SlotWordings, Wording
from kazslogan.text.quick import Folded
from tests.engine.texts import ORDINARY

WORDS = ("кітап", "тазартайық", "wetlands", "қазақстанға", "сохраним", "qorğayıq", "деревьев", "save")


def slot_of(word: str) -> SlotShapes:
    wording = Wording(word, word, "und")
    return SlotShapes(SlotWordings("", (wording,)), "", POLICIES["balanced"], "part")


@given(st.data())
def test_a_word_with_all_its_slips_leaves_a_trace(data):
    word = data.draw(st.sampled_from(WORDS))
    [slips] = word_slips_of(Wording(word, word, "und"), POLICIES["balanced"], alone=False)
    letters = list(word)
    for last in (len(word) - 2, len(word) - 6)[:slips]:  # not in each other's way
        at = last - data.draw(st.integers(0, 1))
        one, two = letters[at : at + 2]
        letters[at : at + 2] = data.draw(st.sampled_from([[one], [one, two, "ф"], ["ф", two], [two, one]]))
    assert all_remain({word: [slot_of(word).remains]}, [Folded("бір" + "".join(letters) + "екі")])


@pytest.mark.parametrize("word", [word for word in WORDS if len(word) > 6])
def test_ordinary_text_seldom_shows_a_trace_of_a_long_word(word):
    folds = list(map(Folded, ORDINARY))
    assert sum(bool(all_remain({word: [slot_of(word).remains]}, [folded])) for folded in folds) <= len(folds) // 2


def test_texts_are_asked_for_every_slot_of_the_built_in_frames_that_has_fewer_wordings_than_there_are_verbs():
    """A slot that grew too large to be asked for makes every post that names somebody be read letter by letter."""
    screen = Detector(["kz-trump-attention"])._compiled.screen
    asked = [slots for candidate, slots in screen._slots.items() if not candidate.view and len(slots) > 1]
    assert asked
    for slot in (slot for slots in asked for slot in slots if slot.size < 2000):
        assert slot.remains.tells, slot.slot.wordings[0].text
