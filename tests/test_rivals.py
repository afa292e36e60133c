"""The rivals of the scorecard work: each finds a phrase as it is written, and nothing where there is none."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "rivals.py"
SPEC = importlib.util.spec_from_file_location("benchmarks_rivals", SCRIPT)
assert SPEC is not None
assert SPEC.loader is not None
rivals = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = rivals
SPEC.loader.exec_module(rivals)

PHRASES = ["Қазақстанға назар сал", "Обрати внимание на Казахстан", "Pay attention to Kazakhstan", "Қазақстан"]
TELLS_NO_PLACE = {"decancer + substring"}
# What other people's packages will do in the future is no concern of this test.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")


@pytest.fixture(scope="module", params=[rival.name for rival in rivals._all_rivals()])
def search(request):
    rival = next(rival for rival in rivals._all_rivals() if rival.name == request.param)
    if request.param in rivals.missing():
        pytest.skip(f"not installed: {', '.join(rivals.missing()[request.param])}")
    return request.param, rival.build(PHRASES)


@pytest.mark.parametrize("phrase", PHRASES[:3])
def test_finds_a_phrase_where_it_is(search, phrase):
    name, find = search
    text = f"Кеше 📸 көрдім: «{phrase}»! Бұл не?"
    start, end = find(text)
    assert text[start:end] == (text if name in TELLS_NO_PLACE else phrase)


def test_finds_a_phrase_that_is_the_whole_text(search):
    assert search[1]("обрати внимание на Казахстан") == (0, 28)


def test_finds_it_in_capitals(search):
    assert search[1]("PAY ATTENTION TO KAZAKHSTAN")


@pytest.mark.parametrize(
    "text",
    ["Завтра утром обещают дождь и сильный ветер.", "The bakery opens at seven.", "на", "ан", "сал", "!!!", " ", ""],
)
def test_finds_nothing_in_an_unrelated_text(search, text):
    assert search[1](text) is None


@pytest.mark.parametrize("before", ["Straße İ ﬁ ½ ", "Щи — ", "й̶ ", "a\u200bb …  "])
def test_place_is_that_of_the_text_before_folding(search, before):
    name, find = search
    text = f"{before}Pay attention to Kazakhstan"
    assert find(text) == (0 if name in TELLS_NO_PLACE else len(before), len(text))


@pytest.mark.filterwarnings("error::RuntimeWarning")
@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\x00", "\u202e\u0301\u0301", "a" * 20_000])
def test_survives_any_text(search, text):
    assert search[1](text) is None


def test_no_phrases_find_nothing():
    for rival in rivals.rivals():
        assert rival.build([])("Pay attention to Kazakhstan") is None, rival.name
        assert rival.build(["!"])("Pay attention to Kazakhstan") is None, rival.name


def test_every_rival_is_listed_once():
    names = [rival.name for rival in rivals.rivals()] + list(rivals.missing())
    assert sorted(names) == sorted(rival.name for rival in rivals._all_rivals())
    assert len(names) == len(set(names))


def test_a_search_that_takes_too_long_ends(monkeypatch):
    phrase = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
    find, text = rivals._fuzzy_regex([phrase]), "a c e g i k m o q s u w y " * 1000 + phrase
    assert find(text) == (len(text) - len(phrase), len(text))
    monkeypatch.setattr(rivals, "TIMEOUT", 0.001)
    assert find(text) is None
