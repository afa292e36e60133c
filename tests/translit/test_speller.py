"""The engine against a slow and obvious one, and the small parts that it is made of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kazslogan.translit import Rule
from kazslogan.translit.letter_case import LetterCase
from kazslogan.translit.lexicon import Lexicon
from kazslogan.translit.speller import Speller

SOURCE = "абвг"
letters = st.dictionaries(st.text(SOURCE, min_size=1, max_size=2), st.text("xyz", max_size=2), min_size=1)
rules = st.lists(
    st.builds(
        lambda form, to, after, before: Rule.model_validate({"from": form, "to": to, "after": after, "before": before}),
        st.text(SOURCE, min_size=1, max_size=3),
        st.text("xyz", max_size=2),
        st.text(SOURCE + "^", max_size=2),
        st.text(SOURCE + "$", max_size=2),
    ),
    max_size=5,
)


def spell_slowly(word: str, table: dict[str, str], contexts: list[Rule]) -> str:
    every = [*contexts, *(Rule.model_validate({"from": form, "to": to}) for form, to in table.items())]
    written, at = "", 0
    while at < len(word):
        fitting = [rule for rule in every if word.startswith(rule.from_, at) and fits(rule, word, at)]
        best = max(fitting, key=lambda rule: len(rule.from_), default=None)  # the first of the longest
        written += best.to if best else word[at]
        at += len(best.from_) if best else 1
    return written


def fits(rule: Rule, word: str, at: int) -> bool:
    before = word[at - 1] if at else "^"
    end = at + len(rule.from_)
    after = word[end] if end < len(word) else "$"
    return (not rule.after or before in rule.after) and (not rule.before or after in rule.before)


@given(table=letters, contexts=rules, word=st.text(SOURCE, max_size=12))
def test_spelling_is_what_the_rules_say(table, contexts, word):
    assert Speller(table, contexts).spell(word) == spell_slowly(word, table, contexts)


@given(table=letters, contexts=rules, word=st.text(SOURCE, max_size=12), start=st.integers(0, 12))
def test_pieces_cover_the_word(table, contexts, word, start):
    speller = Speller(table, contexts)
    pieces = list(speller.pieces(word))
    assert "".join(written for _, _, written in pieces) == speller.spell(word)
    edges = [0, *(end for _, end, _ in pieces)]
    assert [start for start, _, _ in pieces] == edges[:-1]
    assert edges[-1] == len(word)
    if start in edges:
        assert list(speller.pieces(word, start)) == [piece for piece in pieces if piece[0] >= start]


@given(word=st.text("абвАБВ'", max_size=12))
def test_runs_of_one_case_make_up_the_word(word):
    case = LetterCase("абв", dotted_i=False)
    runs = list(case.runs(word))
    assert "".join(runs) == word
    for run in runs:
        assert run == case.lower(run) or run == case.upper(run) or run == case.capital(case.lower(run))


@given(word=st.text("ıiabIİAB", max_size=12))
def test_case_keeps_the_length(word):
    case = LetterCase("ıiab", dotted_i=True)
    assert case.upper(case.lower(word)) == case.upper(word)
    assert len(case.upper(word)) == len(case.lower(word)) == len(word)


def test_word_list_takes_the_longest_stem_that_ends_with_a_form():
    known = Lexicon(stems=("кас", "касте"), words=("кот",)).written_by(
        Speller({"к": "k", "а": "a", "с": "s", "т": "t", "е": "e", "о": "o", "ш": "sh"}).spell
    )
    speller = Speller({"k": "к", "a": "а", "s": "с", "t": "т", "e": "е", "o": "о", "sh": "ш"})

    def split(word):
        stem, rest = known.split(word, list(speller.pieces(word)))
        return stem, "".join(written for _, _, written in rest)

    assert split("kastek") == ("касте", "к")
    assert split("kasto") == ("кас", "то")
    assert split("kasha") == ("", "каша")  # the s belongs to sh
    assert split("kot") == ("", "кот")  # a word, not a stem
    assert known.words == {"kot": "кот"}
    assert known.begins("kasha")
    assert not known.begins("kata")
