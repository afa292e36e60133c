"""The work grows with the text's length: counted, not timed."""

from __future__ import annotations

import pytest

from kazslogan.translit import converter, detect_scheme, schemes, transliterate
from kazslogan.translit.speller import Speller
from tests.counting import count_calls

HOSTILE = {
    "one letter": "ш",
    "capitals in small words": "аШ",
    "stress marks": "а\u0301\u0323",
    "digraphs": "ng'",
    "mixed case": "aBC",
    "undecided vowels": "ۇ",
    "hamzas": "ء",
    "apostrophes": "g'`’",
    "lone capitals": "Щ ",
    "dots": "n·",
}
SIZES = (2000, 4000)


def calls(text: str, scheme: str, *, reverse: bool) -> int:
    """How many functions, built-in ones too, are called for a text that has not been seen before."""
    converter._converter.cache_clear()
    transliterate("", scheme, reverse=reverse)
    return count_calls(lambda: transliterate(text, scheme, reverse=reverse))


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("scheme", ["kk-2017", "kk-odni", "kk-arab-press", "kk-ala-lc", "ru-bgn"])
def test_twice_the_text_takes_at_most_twice_the_calls(scheme, reverse, name):
    once, twice = (calls(HOSTILE[name] * (size // len(HOSTILE[name])), scheme, reverse=reverse) for size in SIZES)
    assert twice <= 2.1 * once + 50


def test_a_word_is_converted_once(monkeypatch):
    converter._converter.cache_clear()
    spelled = []
    spell = Speller.spell
    monkeypatch.setattr(Speller, "spell", lambda self, word: spelled.append(word) or spell(self, word))
    assert transliterate("назар сал, назар сал, сал", "kk-2021") == "nazar sal, nazar sal, sal"
    assert spelled.count("назар") == spelled.count("сал") == 1


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(converter._Words, "limit", 10)
    words = converter._Words(str.upper)
    for number in range(100):
        assert words[f"word{number}"] == f"WORD{number}"
    assert len(words) <= 10
    assert words["x" * 1000] == "X" * 1000
    assert "x" * 1000 not in words


@pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.id)
def test_lines_are_independent(scheme):
    lines = [f"{sample.source}." for sample in scheme.samples]
    together = transliterate("\n".join(lines), scheme.id)
    assert together == "\n".join(transliterate(line, scheme.id) for line in lines)


def test_only_the_beginning_of_a_long_text_is_looked_at():
    assert detect_scheme("Qazaqstanǵa nazar sal. " * 200 + "the " * 5000)[0].scheme == "kk-2018"
