"""The laws that every detector keeps, on disguised slogans, ordinary sentences and any Unicode (DESIGN: laws).

That no letter of an alphabet vanishes (law 9) is tested with the schemes, in ``tests/translit``.
"""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kazslogan import Detector, Match, RuleSet, replay
from kazslogan.matching.compiled import Sought
from kazslogan.text.units import read_units
from tests.counting import count_calls
from tests.engine.texts import NEAR, ORDINARY, SLOGANS, anything, disguised, posts

STRICTNESS = ("strict", "balanced", "broad")


@pytest.fixture(scope="module")
def small() -> Detector:
    """Short and long phrases, of one part and of several."""
    phrases = RuleSet.from_phrases(
        "mixed", en="Stay home, save lives", kk=["Үйде бол", "Өзендерді қорғайық"], ru="Сохраним старый парк"
    )
    return Detector(["kz-trump-attention", phrases], min_level="weak")


# ------------------------------------------------------------------ 1, 2, 7: spans, is_match, steps


@given(posts())
@example("Т\u0336р\u0336а\u0336м\u0336п\u0336, Қазақстанға назар сал\u0336\u200b")
@example("Таза Қазақстанﬁ")
def test_spans_answers_and_steps(weak_detector, text):
    matches = weak_detector.find(text)
    assert weak_detector.is_match(text) is bool(matches)
    for match in matches:
        assert 0 <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.text
        assert match.text == match.text.strip()
        assert match.pieces
        at = match.start
        for start, end in match.pieces:
            assert at <= start < end <= match.end
            at = end
        assert 0 < match.score <= 1
        assert replay(match.steps, match.text) == match.phrase
    assert list(matches) == sorted(matches, key=lambda match: (match.start, match.end, match.ruleset, match.rule))


@given(posts())
def test_matches_of_one_rule_do_not_overlap(weak_detector, text):
    ends: dict[str, int] = {}
    for match in weak_detector.find(text):
        assert match.start >= ends.get(match.rule, 0)
        ends[match.rule] = match.end


@given(posts())
def test_a_lower_level_only_adds(detector, weak_detector, text):
    assert set(detector.find(text)) <= set(weak_detector.find(text))


# ------------------------------------------------------------------ 3: the screen


def without_screen(detector: Detector, text: str) -> tuple[Match, ...]:
    candidates = list(detector._compiled.screen._slots)
    tries = {candidate: detector._compiled.tries(candidate.frame) for candidate in candidates}
    everything = {candidate: Sought((None,) * len(known.slots), known) for candidate, known in tries.items()}
    return detector._matches(read_units(text), candidates, everything.__getitem__, near_keys=False)


@given(posts())
def test_the_screen_loses_no_match(small, text):
    assert small.find(text) == without_screen(small, text)


@pytest.mark.parametrize("strictness", STRICTNESS)
@given(text=disguised("Сохраним старый парк", "Stay home, save lives", "Үйде бол", "Таза Қазақстан, таза су"))
@example(text="8qlt 6jk")  # US keys for Kazakh ones, and a digit
@example(text="سو[رانيم ستارىq پارك")
@example(text="S❤t❤@❤y h❤0❤m❤3 s❤a❤v❤e l❤!❤v❤3❤s")
def test_the_screen_loses_no_match_of_plain_phrases(strictness, text):
    phrases = RuleSet.from_phrases("p", ru="Сохраним старый парк", en="Stay home, save lives", kk="Үйде бол")
    detector = Detector([phrases], strictness=strictness)
    assert detector.find(text) == without_screen(detector, text)


# ------------------------------------------------------------------ 4: always the same

SCRIPT = """
import json, sys
from kazslogan import Detector
detector = Detector(min_level="weak")
texts = json.loads(sys.stdin.buffer.read())
json.dump([[match.model_dump(mode="json") for match in detector.find(text)] for text in texts], sys.stdout)
"""
TEXTS = [
    *SLOGANS, *NEAR, *ORDINARY, "Тp@мп қaзaқcтaнғa нaзaaap caл", "#ТрампКазакстангаНазарСал",
    "Nhfvg6 )fpf0cnfy5f yfpfh cfk7",
    "Tramp, Qazaqstanga nazar sal! Trump pay attention to Kazakstan", "ترامپ، قازاقستانعا نازار سال",
    "Т р а м п, Қ а з а қ с т а н ғ а назар сал",
]  # fmt: skip


def test_the_hash_seed_changes_nothing(weak_detector):
    """Two seeds, and a third one: this process has its own, a new one in every run."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for seed in ("0", "4242")
    ]
    here = [[match.model_dump(mode="json") for match in weak_detector.find(text)] for text in TEXTS]
    answers = [process.communicate(json.dumps(TEXTS).encode(), timeout=120)[0] for process in processes]
    assert len(here) == len(TEXTS)
    assert any(here)
    assert {*answers} == {json.dumps(here).encode()}


def test_the_order_of_rule_sets_changes_nothing(detector):
    backwards = Detector(detector.rulesets[::-1])
    assert [backwards.find(text) for text in TEXTS] == [detector.find(text) for text in TEXTS]


def test_the_order_of_rules_and_phrases_changes_nothing():
    one = {"id": "one", "phrases": {"en": ["Save the lake", "Keep the lake clean"], "ru": ["Берегите озеро"]}}
    two = {"id": "two", "phrases": {"en": ["Plant more trees"], "kk": ["Ағаш отырғызайық"]}}
    three = {"id": "one", "phrases": {"ru": ["Берегите озеро"], "en": ["Keep the lake clean", "Save the lake"]}}
    texts = [
        "Plant more trees! Save the lake", "Sаve thе lаke, plаnt mоre treеs", "Берегите озеро; ағаш отырғызайык",
        "keep the lake claen", "#KeepTheLakeClean #PlantMoreTrees", "Bеrеgite ozero",
    ]  # fmt: skip
    answers = []
    for rules in ([one, two], [two, one], [two, three]):
        detector = Detector([RuleSet.from_dict({"id": "x", "version": "1", "title": "X", "rules": rules})])
        answers.append([[bare(match) for match in detector.find(text)] for text in texts])
    assert any(answers[0])
    assert answers[0] == answers[1] == answers[2]


def bare(match: Match) -> dict[str, object]:
    return match.model_dump(exclude={"ruleset_hash"})


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_the_number_of_workers_changes_nothing(detector, workers):
    assert list(detector.scan(iter(TEXTS), workers=workers)) == [detector.find(text) for text in TEXTS]


def test_scan_reads_no_more_than_it_needs(detector):
    def endless():
        while True:
            yield SLOGANS[0]

    found = detector.scan(endless())
    assert next(found) == next(found) == detector.find(SLOGANS[0])


# ------------------------------------------------------------------ 5: any text, in linear time


@given(st.one_of(anything, st.text(st.characters(exclude_categories=()), max_size=200)))
@example("\ud800")
@example("\udfff\ud800 Трамп")
@example("\x00")
@example("")
@example("\u0301" * 50)
@example("%" * 50)
@example("&#99999999; &#0; %00 \\u0000 \\ud800")
def test_any_text_can_be_searched(weak_detector, text):
    assert all(text[match.start : match.end] == match.text for match in weak_detector.find(text))


HOSTILE = {
    "addressee": "Трамп ",
    "appeal": "назар сал ",
    "target": "Қазақстанға ",
    "spaces": " ",
    "line breaks": "\n",
    "marks": "\u0336\u0301",
    "invisible": "\u200b\u202e",
    "right to left": "ترامپ Trump سال ",
    "one long word": "трампказахстанға",
    "one letter": "а",
    "letters spaced": "т р а м п ",
    "entities": "&#1090;&amp;#1088;",
    "percent": "%D1%82%25D1",
    "misread": "Ð¢ÑÐ°Ð¼Ð¿ ",
    "quotes": "«'\"„",
    "leet": "7r4m9 ",
    "hashtags": "#Trump #Kazakhstan ",
    "half a slogan": "Trump, pay attention to ",
    "full stops": "Трамп. ",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_twice_the_calls(detector, name):
    size = 600
    text = HOSTILE[name] * (size // len(HOSTILE[name]))
    detector.find(text)  # so that caches are warm
    once, twice = (count_calls(partial(detector.find, text * times)) for times in (1, 2))
    assert twice <= 2.5 * once + 200


# ------------------------------------------------------------------ 6: context


def moved(matches: tuple[Match, ...], by: int) -> list[dict[str, object]]:
    found = []
    for match in matches:
        fields = match.model_dump()
        fields["start"] += by
        fields["end"] += by
        fields["pieces"] = [(start + by, end + by) for start, end in match.pieces]
        found.append(fields)
    return found


@given(disguised(*SLOGANS, *NEAR), st.sampled_from(ORDINARY), st.sampled_from(ORDINARY))
@example("«Трамп, Қазақстанға назар сал»", ORDINARY[0], ORDINARY[5])
@example('"Trump, pay attention to Kazakhstan"', 'The 15" screen broke.', 'A 15" screen.')
def test_lines_around_change_only_the_places(detector, text, before, after):
    alone = detector.find(text)
    for line in (before, after):
        assert detector.find(line) == ()
    assert moved(detector.find(f"{before}\n{text}"), 0) == moved(alone, len(before) + 1)
    assert moved(detector.find(f"{text}\n{after}"), 0) == moved(alone, 0)


# ------------------------------------------------------------------ 8: rules don't influence each other


@pytest.fixture(scope="module")
def alone(weak_detector) -> dict[str, Detector]:
    return {ruleset.id: Detector([ruleset], min_level="weak") for ruleset in weak_detector.rulesets}


@given(posts())
def test_rule_sets_do_not_influence_each_other(weak_detector, alone, text):
    together = weak_detector.find(text)
    for name, detector in alone.items():
        assert detector.find(text) == tuple(match for match in together if match.ruleset == name)


@pytest.fixture(scope="module")
def one_rule_each(weak_detector) -> dict[str, Detector]:
    whole = max(weak_detector.rulesets, key=lambda ruleset: len(ruleset.rules)).model_dump(mode="json")
    return {
        rule["id"]: Detector([RuleSet.from_dict(whole | {"rules": [rule]})], min_level="weak")
        for rule in whole["rules"]
    }


@given(text=posts())
def test_rules_of_one_set_do_not_influence_each_other(weak_detector, one_rule_each, text):
    together = weak_detector.find(text)
    for rule, detector in one_rule_each.items():
        assert [bare(match) for match in detector.find(text)] == [
            bare(match) for match in together if match.rule == rule
        ]


# ------------------------------------------------------------------ 10: inputs


def test_inputs_stay_as_they_are():
    data = {
        "id": "lake",
        "version": "1",
        "title": "Lake",
        "slots": {"lake": {"unless": ["cake"], "phrases": {"en": ["lake"]}}},
        "rules": [{"id": "lake", "phrases": {"en": ["Save the {lake}"]}, "unless": {"before": ["not"], "after": []}}],
    }
    before = copy.deepcopy(data)
    sources = ["stay-home", RuleSet.from_dict(data)]
    kept = list(sources)
    detector = Detector(sources)
    dumped = [ruleset.model_dump_json() for ruleset in detector.rulesets]
    texts = list(TEXTS)
    list(detector.scan(texts))
    assert data == before
    assert sources == kept
    assert texts == TEXTS
    assert [ruleset.model_dump_json() for ruleset in detector.rulesets] == dumped


def test_a_detector_can_be_pickled(small):
    twin = pickle.loads(pickle.dumps(small))  # noqa: S301 - our own pickle
    assert (twin.rulesets, twin.strictness, twin.min_level) == (small.rulesets, small.strictness, small.min_level)
    found = [small.find(text) for text in TEXTS]
    assert [twin.find(text) for text in TEXTS] == found
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301


@pytest.mark.parametrize("text", [None, b"Stay home", 3, ["Stay home"]])
def test_what_is_no_string_is_told(text):
    with pytest.raises(TypeError, match=f"must be a string, but is of type {type(text).__name__}"):
        Detector(["stay-home"]).find(text)
