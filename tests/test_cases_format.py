"""The labelled cases are well formed, balanced, and cover every disguise alone and in company."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kazslogan.models import Disguise
from tests.cases.loader import FILES, Case, load_cases, parse_case

CASES = load_cases()
ROW: dict[str, Any] = {
    "id": "a-001",
    "text": "#⟦ҮйдеБол⟧!",
    "rule": "stay-home",
    "disguises": ["glued"],
    "language": "kk",
    "group": "a",
    "note": "",
}


def of(*files: str) -> list[Case]:
    return [case for case in CASES if case.file in files]


def test_marks_become_a_span() -> None:
    case = parse_case(ROW)
    assert (case.text, case.start, case.end, case.expected) == ("#ҮйдеБол!", 1, 8, "ҮйдеБол")
    assert case.disguises == (Disguise.GLUED,)


@pytest.mark.parametrize("text", ["⟦a", "a⟧", "⟧a⟦", "⟦⟧", "⟦a⟧ ⟦b⟧"])
def test_unbalanced_marks_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="exactly one span"):
        parse_case(ROW | {"text": text})


def test_unknown_names_and_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="lookalike"):
        parse_case(ROW | {"disguises": ["lookalike"]})
    with pytest.raises(ValueError, match="unknown fields"):
        parse_case(ROW | {"colour": "red"})
    with pytest.raises(ValueError, match="missing fields"):
        parse_case({"id": "a-001"})


def test_errors_name_the_line_and_twins_are_refused(tmp_path: Path) -> None:
    (tmp_path / "twins.jsonl").write_text(f"{json.dumps(ROW)}\n{json.dumps(ROW)}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="a-001"):
        load_cases("twins.jsonl", folder=tmp_path)
    (tmp_path / "bad.jsonl").write_text(f"{json.dumps(ROW)}\n{{}}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl:2: missing"):
        load_cases("bad.jsonl", folder=tmp_path)


def test_ids_follow_their_group_and_texts_are_unique() -> None:
    assert all(case.id.rpartition("-")[0] == case.group for case in CASES)
    assert [text for text, count in Counter(case.text for case in CASES).items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_read(name: str) -> None:
    assert of(name)


@pytest.mark.parametrize("case", [case for case in CASES if case.is_match], ids=lambda case: case.id)
def test_spans_are_trimmed(case: Case) -> None:
    first, last = case.expected[0], case.expected[-1]
    if Disguise.ENCODING in case.disguises:
        return  # half a misread letter may look like any sign: "л" is "Ð»" in Latin-1
    assert first not in "#＃«»“”\"'*_ \n\u200b\u2067\u202a", case.expected
    assert last not in "#«»“”\"'*_,.!?… \n\u200b\u2069\u202c", case.expected
    assert case.start == 0 or not unicodedata.combining(first), "the span cuts a letter from its mark"
    assert case.end == len(case.text) or not unicodedata.combining(case.text[case.end or 0])


def test_matches_and_near_misses_stand_in_their_files() -> None:
    assert all(case.is_match and case.rule == "trump-attention" for case in of("matches.jsonl"))
    assert all(not case.is_match and case.rule is None for case in of("near_misses.jsonl"))
    assert all(case.rule for case in of("other_rules.jsonl"))
    assert all((case.rule == case.group) if case.is_match else case.rule is None for case in of("unseen.jsonl"))
    assert all(case.is_match and case.rule for case in of("ocr_read.jsonl"))
    assert not any(case.is_match for case in of("ocr_near_misses.jsonl"))
    assert all(case.rule is None for case in of("ocr_near_misses.jsonl") if case.phrases)


def test_there_are_as_many_near_misses_as_matches() -> None:
    assert len(of("near_misses.jsonl")) >= len(of("matches.jsonl")) >= 300


def test_the_probe_is_included() -> None:
    probe = [case for case in CASES if case.note.startswith("probe: ")]
    assert Counter(case.is_match for case in probe) == {True: 49, False: 22}


@pytest.mark.parametrize("disguise", Disguise)
def test_every_disguise_is_covered(disguise: Disguise) -> None:
    matches = [case.disguises for case in of("matches.jsonl") if disguise in case.disguises]
    assert sum(len(names) == 1 for names in matches) >= 4, "alone"
    assert sum(len(names) > 1 for names in matches) >= 1, "in company"
    assert len(matches) >= 10


def test_unseen_slogans_are_of_every_kind() -> None:
    slogans: dict[str, list[Case]] = {}
    for case in of("unseen.jsonl"):
        slogans.setdefault(case.group, []).append(case)
    assert len(slogans) >= 12
    for cases in slogans.values():
        assert len({case.phrases for case in cases}) == 1
        assert sum(case.is_match for case in cases) >= 8
        assert sum(not case.is_match for case in cases) >= 4
    languages = {tag for case in of("unseen.jsonl") for tag, _ in case.phrases}
    assert languages >= {"kk", "ru", "en", "uk", "tr", "uz", "ky", "tt", "sr", "de", "fr", "es"}
    lengths = {len(phrase.split()) for case in of("unseen.jsonl") for _, phrase in case.phrases}
    assert {min(lengths), max(lengths)} == {2, 10}


def test_texts_read_by_machine_are_of_every_quality() -> None:
    cases = of("ocr_read.jsonl")
    rates = [[float(rate) for rate in re.match(r"CER (\S+), letters (\S+);", case.note).groups()] for case in cases]
    assert max(letters for _, letters in rates) <= 0.2
    assert 150 <= len(rates) <= 250
    assert sum(rate == 0 for rate, _ in rates) >= 30
    for low, high in ((0, 0.05), (0.05, 0.1), (0.1, 0.15), (0.15, 1)):
        assert sum(low < rate <= high for rate, _ in rates) >= 15
    assert {case.language for case in cases} == {"kk", "ru", "en"}
    assert all(Disguise.OCR in case.disguises for case, (_, letters) in zip(cases, rates, strict=True) if letters)
    assert len(of("ocr_near_misses.jsonl")) >= 60


def test_weak_texts_say_so() -> None:
    weak = [case for case in CASES if case.rule == "attention-kazakhstan"]
    assert weak
    assert all(case.level == "weak" for case in weak)
    assert all(case.note.startswith("weak: ") for case in weak if case.is_match)
