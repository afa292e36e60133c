"""The screen's first questions: no letter may be lost on the way to them, and no slip may hide a word from them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.matching.screening.clues import clue_of_keys, clue_of_words
from kazslogan.matching.screening.gate import Gate, gate_of
from kazslogan.matching.wordings.policy import POLICIES
from kazslogan.matching.wordings.shapes import tokens_of
from kazslogan.matching.wordings.slips import cuts, parts, spoilt_twice, two_thirds
from kazslogan.rules.frame import SlotWordings, Wording
from kazslogan.text.alphabets import CLASSES, SIGNS, sign_of
from kazslogan.text.classes import counts_as_slip
from kazslogan.text.quick import quick_signs
from kazslogan.text.readings import LEET_SYMBOLS, readings_of
from kazslogan.text.units import read_units
from tests.engine.texts import anything, posts

WORDS = ["трамп", "қазақстанға", "attention", "токаева", "тоқаевты", "сохраним", "назар", "kazakhstan", "ўзбекистон"]
LETTERS = "абгдеийклмнопрстуыabdeiklmnoprst"


def signs_of(text: str) -> str:
    return "".join(sign_of(char).decode("latin-1") for char in text)


def spoil(word: str, slips: int, random: Random) -> str:
    letters = list(word)
    for _ in range(slips):
        at = random.randrange(len(letters))
        kind = random.choice(("leave out", "put in", "replace", "exchange"))
        if kind == "leave out" and len(letters) > 1:
            del letters[at]
        elif kind == "put in":
            letters.insert(at, random.choice(LETTERS))
        elif kind == "replace":
            letters[at] = random.choice(LETTERS)
        elif at:
            letters[at - 1 : at + 1] = letters[at], letters[at - 1]
    return "".join(letters)


@given(posts() | anything)
def test_the_quick_way_to_signs_is_the_slow_one(text):
    letters = [char for char in read_units(text).chars if char.isalnum() or char in LEET_SYMBOLS or char.isascii()]
    assert quick_signs(text)[0] == signs_of("".join(letters))


@pytest.mark.parametrize("sign", [*"aAбБңҢәқghH0134@$¢ţťиіы", "ғ", "ه", "中"])
def test_signs_hold_what_readings_without_slips_show(sign):
    for letters, reading in readings_of(sign).items():
        if len(letters) == 1 and not counts_as_slip(sign, letters, reading):
            assert sign_of(sign) in SIGNS.variants(letters), letters


def test_signs_tell_apart_what_classes_do_not():
    assert CLASSES.variants("р") & CLASSES.variants("п")
    assert sign_of("р") != sign_of("п")
    assert sign_of("п") not in SIGNS.variants("р")


@given(st.randoms(use_true_random=False), st.sampled_from(WORDS), st.integers(0, 2), st.booleans())
def test_a_key_with_slips_is_seen(random, word, slips, stretched):
    gate = gate_of(clue_of_keys({word: slips}, ""))
    spoilt = spoil(word, slips, random)
    if stretched and not slips:
        spoilt = "".join(letter * random.choice((1, 1, 3)) for letter in spoilt)
    text = random.choice(("", "кеше", "the ")) + spoilt + random.choice(("", "дедим", "and so on"))
    assert gate.shows(signs_of(text)), text


def spoil_shown(shown: list[bytes], slips: int, random: Random) -> bytes:
    """Do what :func:`spoil` does to letters of which each shows some signs."""
    for _ in range(slips):
        at = random.randrange(len(shown))
        sign = sign_of(random.choice(LETTERS))
        after = shown[at + 1 : at + 2]
        shown[at : at + 2] = random.choice(([*after], [sign, *after], [shown[at], sign, *after], [*after, shown[at]]))
    return b"".join(shown)


LONG_WORDS = ["сақтайық", "жеңіл", "защищайтесь", "қазақстандықтар", "schützt", "kazakhstan", "oʻzbekistonliklar"]


@given(st.randoms(use_true_random=False), st.sampled_from(LONG_WORDS), st.integers(1, 2), st.booleans())
def test_a_part_of_a_word_is_seen_with_what_slips_leave_of_the_rest(random, word, slips, seldom_cut_there):
    """However each letter is written: ш may be sh, and щ be shch."""
    tokens = tokens_of(word, "", SIGNS) or ()
    at = cuts(tokens_of(word, "") or (), slips)
    if seldom_cut_there:
        at = (0, *sorted(random.sample(range(1, len(tokens)), slips)), len(tokens))
    forward, backward = parts(tokens, at)
    signs = spoil_shown([random.choice(sorted(token)) for token in tokens], slips, random).decode("latin-1")
    around = signs_of(random.choice(("", "кеше"))), signs_of(random.choice(("", "дедим")))
    assert Gate(forward, backward).shows(signs.join(around)), signs


@given(
    st.randoms(use_true_random=False),
    st.sampled_from([word for word in LONG_WORDS if len(word) > 8]),
    st.sampled_from(((1, two_thirds), (2, spoilt_twice))),
)
def test_two_of_three_parts_are_seen_or_what_is_around_the_middle_one(random, word, how):
    slips, shapes = how
    tokens = tokens_of(word, "", SIGNS) or ()
    signs = spoil_shown([random.choice(sorted(token)) for token in tokens], slips, random).decode("latin-1")
    assert Gate(shapes(tokens)).shows(signs), signs


@pytest.mark.parametrize(
    ("shapes", "word", "text"),
    [
        (two_thirds, "мінезщілтайық", "мінезshcшhілтайық"),
        (spoilt_twice, "мінещищитайық", "мінеshchикмshchитайық"),
    ],
)
def test_a_letter_written_with_several_leaves_room_for_slips_beside_it(shapes, word, text):
    """Which chance seldom brings about: letters of four signs in the middle third, and signs too much."""
    assert Gate(shapes(tokens_of(word, "", SIGNS) or ())).shows(signs_of(text))


def test_a_part_of_a_word_is_not_enough():
    """Half of it intact is in many texts; the rest must be nearly there as well."""
    word = tokens_of("оставайся", "", SIGNS) or ()
    gate = Gate(*parts(word, (0, 5, 9)))
    assert not any(map(gate.shows, map(signs_of, ("остаток", "остановка", "вай мой", "старайся", "мы остались"))))
    assert all(map(gate.shows, map(signs_of, ("оставайся", "осттавайся", "остаавйся", "оставася", "мыостпвайсядома"))))


@given(st.randoms(use_true_random=False), st.sampled_from(WORDS), st.sampled_from(WORDS), st.integers(0, 1))
def test_a_word_of_a_wording_is_seen(random, first, second, slips):
    policy = POLICIES["balanced"]
    wording = Wording(f"{first} {second}", f"{first} {second}", "und")
    clue = clue_of_words(SlotWordings("slot", (wording,)), "", policy, alone=False)
    assert clue is not None
    text = spoil(first, slips, random) + random.choice((" ", "", "-")) + spoil(second, slips, random)
    assert gate_of(clue).shows(signs_of(text)), text


def test_a_doubled_letter_between_words_may_be_written_once():
    wording = Wording("президент трамп", "президент трамп", "ru")
    clue = clue_of_words(SlotWordings("slot", (wording,)), "", POLICIES["balanced"], alone=False)
    assert clue is not None
    assert gate_of(clue).shows(signs_of("президентрамп"))


def test_many_shapes_are_asked_in_several_gates():
    words = [a + b + c + "жұлдыз" for a in "бвгдкл" for b in "аеиоу" for c in "мнрст"]
    gate = Gate([tokens_of(word, "", SIGNS) or () for word in words])
    assert len(words) > 100
    assert all(gate.shows(signs_of(f"кеше {word} бар")) for word in words)
    assert not gate.shows(signs_of("кеше жұлдыз бар"))


def test_what_clues_let_pass_is_little():
    """A clue that is shown by anything would be no use: these words are near, but not so near."""
    gate = gate_of(clue_of_keys({"трамп": 1}, ""))
    assert not any(map(gate.shows, map(signs_of, ("трепет", "тропинка", "тамада", "кромка", "trust"))))
