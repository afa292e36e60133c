"""Matches are values: frozen, hashable, through JSON and pickle unchanged; steps refuse texts that they don't fit."""

from __future__ import annotations

import json
import pickle

import pytest
from pydantic import ValidationError

from kazslogan import Detector, Disguise, Edit, Level, Match, Span, Step, replay

TEXTS = (
    "Трамп, Қазақстанға назар сал",
    "Кеше: #ТрaмпҚазақстанғаНазарСал",
    "Т\nр\nа\nм\nп,  Қ\nа\nз\nа\nқ\nс\nт\nа\nн\nғ\nа  н\nа\nз\nа\nр  с\nа\nл",
    "Trump,\r\npay\nattention\nto\u2028Kazakhstan",
    "Назар\nсал,\nТрамп,\nҚазақстанға!",
    "𝐓𝐫𝐮𝐦𝐩, p@y atten\u200btion to Kazаkhstаn",
)


@pytest.fixture(params=TEXTS, ids=ascii)
def match(request, detector: Detector) -> Match:
    [found] = detector.find(request.param)
    return found


def test_frozen_and_hashable(match: Match):
    with pytest.raises(ValidationError, match="frozen"):
        match.start = 0
    assert {match: 1}[match.model_copy()] == 1


def test_json_and_pickle_round_trip(match: Match):
    assert Match.model_validate_json(match.model_dump_json()) == match
    assert pickle.loads(pickle.dumps(match)) == match  # noqa: S301 - our own pickle
    assert json.loads(match.model_dump_json())["level"] in {"exact", "variant", "weak"}


@pytest.mark.parametrize("options", [{}, {"indent": 2}, {"include": {"text", "steps"}}, {"exclude": {"score"}}])
def test_halves_of_characters_go_through_json(detector: Detector, options):
    [match] = detector.find("Трамп, Қазақстанға назар \ud800сал \udfff")
    assert "\ud800" in match.text
    written = match.model_dump_json(**options)
    assert "\\ud800" in written
    options.pop("indent", None)
    assert json.loads(written) == json.loads(json.dumps(match.model_dump(mode="json", **options)))
    whole = match.model_copy(update={"text": match.text.replace("\ud800", "")})
    assert match.model_validate(json.loads(match.model_dump_json())) == match
    assert whole.model_dump_json(include={"text"}) == '{"text":"Трамп, Қазақстанға назар сал"}'
    absence = detector.explain_absence("Трамп, Өзбекстанға назар \ud800сал")
    assert json.loads(absence.model_dump_json())["text"] == absence.text


def test_no_field_is_made_up():
    with pytest.raises(ValidationError):
        Step(disguise=Disguise.CASE, edits=(), reason="none")


def test_steps_lead_to_the_phrase(match: Match):
    assert replay(match.steps, match.text) == match.phrase
    assert all(edit.before != edit.after for step in match.steps for edit in step.edits)


def test_steps_come_in_the_order_of_disguises(match: Match):
    order = list(Disguise)
    places = [order.index(step.disguise) for step in match.steps]
    assert places == sorted(places)


def test_explanation_has_one_line_for_each_step(match: Match):
    lines = match.explain().splitlines()
    assert len(lines) == 1 + len(match.steps)
    assert match.phrase in lines[0]
    for line, step in zip(lines[1:], match.steps, strict=True):
        assert step.disguise in line


def test_span_and_pieces(match: Match):
    assert match.span == Span(match.start, match.end) == (match.start, match.end)
    assert list(match.pieces) == sorted(match.pieces)
    assert all(match.start <= piece.start < piece.end <= match.end for piece in match.pieces)


@pytest.mark.parametrize(
    ("low", "high"), [(Level.WEAK, Level.VARIANT), (Level.VARIANT, Level.EXACT), (Level.WEAK, Level.EXACT)]
)
def test_levels_compare_by_strength(low: Level, high: Level):
    assert low < high
    assert low <= high
    assert high > low
    assert high >= low
    assert not high < low
    assert not low >= high
    assert low < str(high)
    assert max(low, high) is high


def test_levels_sort_and_equal_themselves():
    assert sorted([Level.EXACT, Level.WEAK, Level.VARIANT]) == [Level.WEAK, Level.VARIANT, Level.EXACT]
    assert Level.EXACT >= Level.EXACT <= Level.EXACT == "exact"
    assert [level.rank for level in Level] == [0, 1, 2]
    with pytest.raises(ValueError, match="strong"):
        assert Level.EXACT > "strong"


def test_a_step_takes_its_edits_at_once():
    step = Step(disguise=Disguise.LEET, edits=(Edit(0, 1, "7", "T"), Edit(1, 3, "0|", "o|"), Edit(3, 3, "", "!")))
    assert step.apply("70|") == "To|!"


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(0, 1, "4", "а"),),
        (Edit(9, 10, "п", "n"),),
        (Edit(2, 3, "а", "a"), Edit(0, 1, "Т", "T")),
        (Edit(0, 2, "Тр", "Tr"), Edit(1, 2, "р", "r")),
    ],
    ids=["other text", "outside", "out of order", "overlapping"],
)
def test_a_step_refuses_a_text_that_it_does_not_fit(edits):
    with pytest.raises(ValueError, match="doesn't fit: expected"):
        Step(disguise=Disguise.LEET, edits=edits).apply("Трамп")


def test_replay_without_steps_is_the_text():
    assert replay((), "Трамп") == "Трамп"


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("Tramp, Qazaqstanǵa nazar sal", "kk-2018"),
        ("Tramp, Qazaqstanğa nazar sal", "kk-2021"),
        ("ترامپ، قازاقستانعا نازار سال", "kk-arab"),
    ],
)
def test_the_romanisation_is_named(text, scheme):
    [match] = Detector(["kz-trump-attention"]).find(text)
    [line] = [line for line in match.explain().splitlines() if line.startswith("  transliteration:")]
    assert scheme in line.split(": ")[1]
