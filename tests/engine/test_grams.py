"""What is packed into numbers must be every letter of a text, whatever its length; no shape may hide another one."""

from __future__ import annotations

from random import Random

import pytest

from kazslogan.matching.screening.grams import Grams
from kazslogan.matching.wordings.codes import GRAM, codes_of, gram, grams, trigram, trigrams
from kazslogan.text.classes import ALPHABET


def text_of(length: int) -> bytes:
    return bytes(Random(length).choices(ALPHABET + bytes(range(128, 150)), k=length))  # noqa: S311 - no secrets


@pytest.mark.parametrize("length", [0, 1, 2, 3, 5, 6, 7, 8, 90, 91, 505, 506, 511, 512, 513, 1017, 1018, 1025, 2000])
def test_every_place_is_packed(length):
    codes = codes_of(text_of(length))
    assert {gram(codes[at : at + GRAM]) for at in range(length - GRAM + 1)} <= set(grams(codes))
    assert {trigram(codes[at : at + 3]) for at in range(length - 2)} <= trigrams(codes)


@pytest.mark.parametrize("letters", range(2, 14))
def test_a_shape_is_seen_at_any_place(letters):
    word = text_of(letters)
    sought = Grams([tuple(frozenset([word[at : at + 1]]) for at in range(letters))])
    for before in (0, 1, 2, 3, 500, 505, 509, 512):
        for after in (0, 1, 2, 700):
            text = b"A" * before + word + b"A" * after
            assert sought.shapes(text, codes_of(text)) == {0}


def test_a_short_shape_does_not_hide_a_longer_one():
    words = (b"TR", b"TRA", b"RAM", b"AM", b"TRAMP")
    sought = Grams([tuple(frozenset([word[at : at + 1]]) for at in range(len(word))) for word in words])
    assert sought.shapes(b"KTRAMPA", codes_of(b"KTRAMPA")) == {0, 1, 2, 3, 4}


def test_a_letter_that_may_be_missing():
    sought = Grams([(frozenset([b"T"]), frozenset([b"R", b""]), *(frozenset([bytes([name])]) for name in b"AMPIL"))])
    for text in (b"TRAMPIL", b"KTAMPILO"):
        assert sought.shapes(text, codes_of(text)) == {0}
    assert not sought.shapes(b"TRIMPIL", codes_of(b"TRIMPIL"))
