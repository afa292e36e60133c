"""What becomes of letters that a scheme doesn't have."""

from __future__ import annotations

import pytest

from kazslogan.errors import KazsloganError, TransliterationError, UnknownNameError
from kazslogan.translit import ERROR_POLICIES, transliterate

TEXT = "Қазақ, Ελλάς ї! QR 5€ 🙂"


@pytest.mark.parametrize(
    ("errors", "written"),
    [
        ("preserve", "Qazaq, Ελλάς ї! QR 5€ 🙂"),
        ("ignore", "Qazaq,  ! QR 5€ 🙂"),
        ("replace", "Qazaq, ????? ?! QR 5€ 🙂"),
    ],
)
def test_policies(errors, written):
    assert transliterate(TEXT, "kk-2021", errors=errors) == written


def test_strict_says_which_letter_and_where():
    with pytest.raises(TransliterationError, match=r"kk-2021 has no sign for 'Ε' \(U\+0395\) at 7"):
        transliterate(TEXT, "kk-2021", errors="strict")
    assert issubclass(TransliterationError, KazsloganError)
    assert issubclass(TransliterationError, ValueError)


def test_strict_counts_in_the_text_as_given():
    text = "и\u0306и\u0306и\u0306 Ω"
    with pytest.raises(TransliterationError, match=f"at {text.index('Ω')}"):
        transliterate(text, "kk-2021", errors="strict")


def test_strict_lets_pass_what_has_a_place_in_the_result():
    assert transliterate("Қазақ QR, 5 🙂 за\u0301мок", "kk-2021", errors="strict") == "Qazaq QR, 5 🙂 za\u0301mok"
    assert transliterate("Qazaq және", "kk-2021", reverse=True, errors="strict") == "Қазақ және"


def test_a_letter_and_its_marks_go_together():
    for text in ("ї", "\u0456\u0308", "ω\u0301"):  # none is in the alphabet, composed or not
        assert transliterate(f"1{text}2", "kk-2021", errors="replace") == "1?2"
        assert transliterate(f"1{text}2", "kk-2021", errors="ignore") == "12"


def test_the_question_mark_for_a_letter_is_no_punctuation():
    assert transliterate("Ω?", "kk-arab", errors="replace") == "?؟"


def test_reading_has_policies_too():
    assert transliterate("waw қазақ", "kk-2021", reverse=True, errors="ignore") == "а қазақ"
    with pytest.raises(TransliterationError, match="'w'"):
        transliterate("waw", "kk-2021", reverse=True, errors="strict")


def test_unknown_policy():
    with pytest.raises(UnknownNameError, match="did you mean 'replace'"):
        transliterate("сал", "kk-2021", errors="replaced")
    assert ERROR_POLICIES == ("ignore", "preserve", "replace", "strict")
