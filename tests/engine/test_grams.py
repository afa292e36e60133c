"""What is packed into numbers must be every letter of a text, whatever its length; no shape may hide another one."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.matching.screening.grams import Grams, Part, parts_of
from kazslogan.matching.wordings.codes import GRAM, codes_of, grams, numbers, trigrams
from kazslogan.matching.wordings.shapes import tokens_of
from kazslogan.matching.wordings.slips import any_signs
from kazslogan.text.classes import ALPHABET


def text_of(length: int) -> bytes:
    return bytes(Random(length).choices(ALPHABET + bytes(range(128, 150)), k=length))  # noqa: S311 - no secrets


def as_shape(word: bytes) -> tuple[frozenset[bytes], ...]:
    return tuple(frozenset([word[at : at + 1]]) for at in range(len(word)))


def shown(shapes, text: bytes) -> set[int]:
    """Return which shapes a text shows."""
    sought = Grams((part, number) for number, shape in enumerate(shapes) for part in parts_of([shape]))
    return {number for number, _ in sought.shown(text)}


@pytest.mark.parametrize("length", [0, 1, 2, 3, 5, 6, 7, 8, 90, 91, 505, 2000])
def test_every_place_is_packed(length):
    codes = codes_of(text_of(length))
    for packed, count in ((grams(codes), GRAM), (trigrams(codes), 3)):
        slow = [sum(code << 4 * place for place, code in enumerate(codes[at : at + count])) for at in range(length)]
        assert packed == (tuple(slow) if count == GRAM else set(slow))


@pytest.mark.parametrize("letters", range(1, 24))
def test_a_shape_is_seen_at_any_place(letters):
    word = text_of(letters)
    sought = Grams((part, 0) for part in parts_of([as_shape(word)]))
    for before in (0, 1, 2, 3, 500, 505, 509, 512):
        for after in (0, 1, 2, 700):
            assert {number for number, _ in sought.shown(b"A" * before + word + b"A" * after)} == {0}


@pytest.mark.parametrize("letters", range(6, 13))
def test_a_letter_that_is_another_one_is_seen(letters):
    """Six letters before the rarest part of a shape and twelve from its first one on are compared at least."""
    word = b"TRAMPILOKETRAMPILOKE"[:letters]
    sought = Grams((part, 0) for part in parts_of([as_shape(word)]))
    for at in range(letters):
        assert not sought.shown(b"S" + word[:at] + b"5" + word[at + 1 :] + b"S")


def test_a_short_shape_does_not_hide_a_longer_one():
    assert shown(map(as_shape, (b"TR", b"TRA", b"RAM", b"AM", b"TRAMP")), b"KTRAMPA") == {0, 1, 2, 3, 4}
    assert shown(map(as_shape, (b"TR", b"TRA", b"RAM", b"AM", b"TRAMP")), b"KTRIMPAM") == {0, 3}


def test_a_letter_that_may_be_missing():
    shape = (frozenset([b"T"]), frozenset([b"R", b""]), *as_shape(b"AMPIL"))
    assert shown([shape], b"TRAMPIL") == shown([shape], b"KTAMPILO") == {0}
    assert not shown([shape], b"TRIMPIL")


@given(st.randoms(use_true_random=False), st.sampled_from(["қазақстанға", "жұмысшыларымыз", "attention", "щётка", "ш"]))
def test_however_the_letters_are_written(random, word):
    """ш may be sh, й may be two letters, ь may be missing."""
    tokens = tokens_of(word, "") or ()
    written = b"".join(random.choice(sorted(token)) for token in tokens)
    assert shown([tokens], random.choice([b"", b"KEJE"]) + written + random.choice([b"", b"DEDIM"])) == {0}


@given(st.binary(max_size=5), st.sampled_from([(b"TRAM", b"PILO"), (b"TRAMPIL", b"KE"), (b"T", b"AMPILO")]))
def test_any_letters_between(between, ends):
    first, last = ends
    shape = as_shape(first) + any_signs(as_shape(b"XXX"), 1) + as_shape(last)
    text = first + bytes(name % 255 for name in between) + last
    slow = re.search(re.escape(first) + rb"[\x00-\xfe]{0,4}" + re.escape(last), text, re.DOTALL)
    assert shown([shape], text) == ({0} if slow else set())


def test_ways_that_are_fewer_than_those_of_each_letter():
    either = (frozenset([b"T", b"D"]),) * 6
    part = Part(either, (((), ()),), (as_shape(b"TTTTTT"), as_shape(b"DDDDDD")))
    sought = Grams([(part, 7)])
    assert sought.shown(b"ATTTTTTA") == {(7, 1)}
    assert sought.shown(b"DDDDDD") == {(7, 0)}
    assert not sought.shown(b"TTTDDD")


def test_numbers_of_what_is_shorter_than_a_gram_stand_for_all_that_may_follow():
    part = (frozenset([b"\x01"]), frozenset([b"\x02", b""]))
    assert numbers(part, 2) == {0x21, *(1 | code << 4 for code in range(16))}
