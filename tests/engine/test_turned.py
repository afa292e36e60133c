"""What is stored in another order than it is seen: letters upside down, or behind a sign that turns them round."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan import Detector, Disguise, Level, RuleSet, replay
from kazslogan.text.turned import as_seen, may_be_turned

OVERRIDE, END = "\u202e", "\u202c"
PLAIN = ["Трамп, Қазақстанға назар сал", "Trump, pay attention to Kazakhstan", "Үйде бол"]


@pytest.mark.parametrize("slogan", PLAIN)
@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("Алматы: ", f"{END} 📌"), (f"{OVERRIDE}енўк{END} ", "\nПодпись")]
)
def test_letters_that_run_to_the_left(detector: Detector, slogan: str, before: str, after: str):
    text = f"{before}{OVERRIDE}{slogan[::-1]}{after}"
    [match] = detector.find(text)
    assert (match.text, match.start) == (slogan[::-1], len(before) + 1)
    [plain] = detector.find(slogan)
    assert match.disguises == (Disguise.INVISIBLE, *plain.disguises)
    assert match.level == Level.VARIANT
    assert replay(match.steps, match.text) == match.phrase
    assert "in the order in which they are seen" in match.explain()
    assert sorted(match.pieces) == list(match.pieces)
    assert not any(char in ", " for low, high in match.pieces for char in text[low] + text[high - 1])


@pytest.mark.parametrize(
    ("text", "slogan"),
    [
        ("uɐʇsɥʞɐzɐʞ oʇ uoᴉʇuǝʇʇɐ ʎɐd 'dɯnɹʇ", "trump"),
        ("lol\nuɐʇsɥʞɐzɐʞ oʇ uoᴉʇuǝʇʇɐ ɹnoʎ uɹnʇ dɯnɹʇ 😂😂", "turn your attention"),
        ("ʎнɐɯɔхɐεɐʞ ǝинɐwинʚ иvǝɓʎ uwɐdɯ", "удели"),
    ],
)
def test_letters_upside_down(detector: Detector, text: str, slogan: str):
    [match] = detector.find(text)
    assert match.rule == "trump-attention"
    assert match.text.startswith(text.rpartition("\n")[2].split()[0])
    assert Disguise.STYLED in match.disguises
    assert slogan in match.steps[0].apply(match.text)
    assert replay(match.steps, match.text) == match.phrase


@pytest.mark.parametrize(
    "text",
    [
        "uɐʇsᴉʞɐd oʇ uoᴉʇuǝʇʇɐ ʎɐd 'dɯnɹʇ",  # another country
        f"{OVERRIDE}сал разан ағнатсқазаҚ ,нефэтС{END}",  # another person
        "лас разан ағнатсқазаҚ ,пмарТ",  # nothing turns it round where it is seen
        f"{OVERRIDE}лас разан{END} ағнатсқазаҚ ,пмарТ",  # only half of it is turned round
        "The letters ǝ and ɐ aren't turned. Trump paid attention to Kazakhstan",
    ],
)
def test_what_is_near_is_left_alone(detector: Detector, text: str):
    assert detector.find(text) == ()


def test_slogans_never_seen_and_other_disguises_in_them():
    detector = Detector([RuleSet.from_phrases("park", ru="Сохраним городской парк вместе")])
    for written in ("Сохраним городской парк вместе", "Сoxpaним гopoдcкoй пapк вмecтe", "сохраниите городской парк"):
        text = f"{OVERRIDE}{written[::-1]}"
        assert [match.text for match in detector.find(text)] == [match.text[::-1] for match in detector.find(written)]


@given(st.text(alphabet="ɐǝɥʇʌɹ \u202e\u202c\nab"))
def test_parts_are_as_long_as_they_are_seen(text: str):
    for part in as_seen(text):
        assert len(part.seen) == part.end - part.start
    assert may_be_turned(text) or OVERRIDE not in text
