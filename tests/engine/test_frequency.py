"""The counted pairs of letters say of classes what the words themselves say."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from kazslogan.text.classes import fold
from kazslogan.text.tables import common_pair_counts, common_word_counts


def test_pairs_are_counted_as_in_the_words():
    of_words: Counter[tuple[int, int]] = Counter()
    for word, _, count in common_word_counts():
        for pair in pairwise(fold(word)):
            of_words[pair] += count
    of_pairs: Counter[tuple[int, int]] = Counter()
    for letters, count in common_pair_counts():
        for pair in pairwise(fold(letters)):
            of_pairs[pair] += count
    assert of_pairs == of_words
