"""Why a text is no match: the nearest candidate, and what it lacks."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan import Detector, RuleSet
from kazslogan.errors import UnknownNameError

LAKE = RuleSet.from_dict({
    "id": "lake", "version": "1", "title": "Lake",
    "slots": {
        "mayor": {"phrases": {"en": "Mayor", "ru": "Мэр"}, "unless": ["Governor"]},
        "lake": {"phrases": {"en": "our beautiful lake", "ru": "наше озеро"}, "unless": ["our hill"]},
    },
    "rules": [
        {"id": "save", "phrases": {"en": "{mayor}, save {lake}", "ru": "{mayor}, спаси {lake}"},
         "unless": {"before": ["will"], "after": ["club"]}},
        {"id": "vote", "level": "weak", "phrases": {"en": "Vote for our lake"}},
    ],
})  # fmt: skip


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector([LAKE])


@pytest.mark.parametrize(
    ("text", "reason", "objector"),
    [
        ("Mayor, save our hill", "something else stands in the place of “our beautiful lake”", "our hill"),
        ("Governor, save our beautiful lake", "something else stands in the place of “Mayor”", "Governor"),
        ("Will Mayor save our beautiful lake?", "a word before it turns it into something else", "Will"),
        ("Mayor, save our beautiful lake club", "a word after it turns it into something else", "club"),
        ("Мэр, спаси наш город", "nothing in the text is read as “наше озеро”", ""),
        (
            "save our beautiful lake, dear old friends of the Mayor",
            "other words stand between its parts",
            "dear old friends of the",
        ),
        ("Mayor will save our beautiful lake", "a word between its parts turns it into something else", "will"),
        ("Mayor has spoken. Then save nothing but our beautiful lake", "the words stand in different sentences", ""),
        ("Mayor, our beautiful lake save", "the words stand in an order that the phrase doesn't allow", ""),
        ("Mayor, never save our beautiful lake", "a word between its parts turns it into something else", "never"),
        ("#mayorneversaveourbeautifullake", "a word between its parts turns it into something else", "never"),
    ],
)
def test_the_reason_is_told(detector: Detector, text: str, reason: str, objector: str) -> None:
    absence = detector.explain_absence(text)
    assert absence is not None
    assert (absence.rule, absence.reason, absence.objector) == ("save", reason, objector)
    assert absence.text == text[absence.start : absence.end]
    for part in absence.parts:
        if part.start is not None:
            assert text[part.start : part.end] == part.text
    assert reason in absence.explain()


def test_parts_tell_what_is_there(detector: Detector) -> None:
    absence = detector.explain_absence("M4yor, save our hill")
    assert absence is not None
    assert [(part.wanted, part.is_there, part.text) for part in absence.parts] == [
        ("Mayor", True, "M4yor"),
        ("save", True, "save"),
        ("our beautiful lake", False, "our hill"),
    ]
    assert absence.parts[2].rival == "our hill"
    assert absence.cost is absence.slips is None
    assert 0 < absence.likeness < 1


def test_too_many_slips_are_counted(detector: Detector) -> None:
    absence = detector.explain_absence("Mayer, sive aur beautful like", "save")
    assert absence is not None
    assert absence.slips is not None
    assert absence.slips >= 4
    assert absence.cost is not None
    assert absence.cost > 0


def test_a_match_is_no_absence(detector: Detector) -> None:
    assert detector.explain_absence("Mayor, save our beautiful lake") is None
    assert detector.explain_absence("Mayor, save our beautiful lake", "save") is None


def test_what_a_looser_detector_would_find(detector: Detector) -> None:
    absence = detector.explain_absence("Vote for our lake")
    assert absence is not None
    assert absence.reason == "its level is only weak; min_level is variant"
    strict = Detector([LAKE], strictness="strict")
    text = "Mayr, save our beatiful lake"
    assert not strict.is_match(text)
    absence = strict.explain_absence(text)
    assert absence is not None
    assert absence.reason == "too much differs for strictness strict; it is found with balanced"


@pytest.mark.parametrize("text", ["", " ", "Good morning", "\ud800", "🏞️" * 50, "\u0301" * 50, "1234567890"])
def test_nothing_is_near(detector: Detector, text: str) -> None:
    assert detector.explain_absence(text) is None


def test_an_unknown_rule_is_an_error(detector: Detector) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'save'"):
        detector.explain_absence("x", "sav")


def test_it_is_a_value(detector: Detector) -> None:
    absence = detector.explain_absence("Mayor, save our hill")
    assert absence is not None
    assert pickle.loads(pickle.dumps(absence)) == absence  # noqa: S301 - just made
    assert hash(absence) == hash(detector.explain_absence("Mayor, save our hill"))
    assert absence.model_dump()["ruleset_hash"] == LAKE.content_hash


WORDS = ("mayor", "save", "our", "lake", "hill", "will", "наше", "🏞️", ".", "Мэр")


@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_it_never_fails_and_agrees_with_find(text: str) -> None:
    detector = Detector([LAKE])
    absence = detector.explain_absence(text)
    if absence is not None:
        assert not detector.is_match(text)
        assert text[absence.start : absence.end] == absence.text


def test_a_long_text_is_no_trouble(detector: Detector) -> None:
    assert detector.explain_absence("Mayor, save our hill. " * 20_000) is not None


FREE = RuleSet.from_phrases("reading", ru="твой звонишь уверен")


@given(st.permutations(["твой", "звонишь", "уверен", "десять"]), st.integers(0, 4), st.integers(0, 2))
def test_words_in_free_order_that_are_missing_at_the_end(words, count, cut) -> None:
    text = " ".join(words[:count])
    text = text[: len(text) - cut]
    detector = Detector([FREE])
    absence = detector.explain_absence(text)
    assert absence is None or text[absence.start : absence.end] == absence.text
