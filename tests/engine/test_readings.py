"""What a sign may stand for, and what it may not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.models import Disguise
from kazslogan.text.fallback import romanise
from kazslogan.text.layouts import relayout
from kazslogan.text.readings import SLIP_PRICE, all_signs, long_readings, longest_sign, readings_of
from kazslogan.text.tables import layouts


@pytest.mark.parametrize(
    ("sign", "letter", "disguises"),
    [
        ("p", "р", ["homoglyph"]), ("p", "п", ["transliteration"]), ("р", "p", ["homoglyph"]),
        ("a", "а", ["homoglyph"]),
        ("4", "а", ["leet"]), ("0", "о", ["leet"]), ("@", "a", ["leet"]), ("$", "s", ["leet"]), ("3", "е", ["leet"]),
        ("q", "қ", ["transliteration"]), ("ğ", "ғ", ["transliteration"]), ("ǵ", "ғ", ["transliteration"]),
        ("ق", "қ", ["transliteration"]), ("ع", "ғ", ["transliteration"]), ("к", "қ", ["keyboard"]),
        ("г", "ғ", ["keyboard"]),
        ("и", "і", ["keyboard"]), ("α", "a", ["homoglyph"]), ("0", "қ", ["layout"]), ("5", "ғ", ["layout"]),
        ("თ", "t", ["transliteration"]), ("b", "b", []), ("Қ", "қ", []), ("е", "е", []),
    ],
)  # fmt: skip
def test_cheap_readings(sign, letter, disguises):
    reading = readings_of(sign)[letter]
    assert reading.price < SLIP_PRICE
    assert [str(name) for name, _ in reading.stages] == disguises
    assert not reading.stages or reading.stages[-1][1] == letter


@pytest.mark.parametrize(
    ("sign", "letter"), [("k", "s"), ("б", "м"), ("т", "д"), ("7", "о"), ("ه", "o"), (" ", "а"), (",", "б"),
    ("一", "а"), ("\ud800", "а")],
    ids=ascii,
)  # fmt: skip
def test_what_a_sign_does_not_stand_for(sign, letter):
    assert letter not in readings_of(sign)


@pytest.mark.parametrize(
    ("sign", "letters"), [("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("g'", "ғ"), ("a'", "ә"), ("|<", "k")]
)
def test_long_signs(sign, letters):
    readings = long_readings(sign)
    assert readings is not None
    assert letters in readings
    assert longest_sign()[sign[0]] >= len(sign)


def test_an_apostrophe_is_like_another():
    assert readings_of("’").keys() == readings_of("'").keys() == readings_of("ʼ").keys()


@given(st.characters(exclude_categories=()))
def test_any_character_is_read(char):
    for letters, reading in readings_of(char).items():
        assert letters
        assert 0 <= reading.price <= 1
        assert all(isinstance(name, Disguise) for name, _ in reading.stages)
        assert (reading.stages == ()) == (reading.price == 0 and letters in {char, char.lower(), "'"})


def test_a_letter_is_itself_at_no_price():
    for letter in "абвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz":
        for sign in (letter, letter.upper()):
            assert (readings_of(sign)[letter].price, readings_of(sign)[letter].stages) == (0.0, ())


def test_signs_are_told_once():
    signs = list(all_signs())
    assert len(signs) == len(set(signs))
    assert {"4", "sh", "қ"} <= set(signs) | {"қ"}


@pytest.mark.parametrize(
    ("char", "latin"), [("თ", ("t",)), ("ա", ("a",)), ("中", ()), ("가", ()), ("あ", ()), ("🔥", ())], ids=ascii
)
def test_romanise(char, latin):
    assert romanise(char) == latin


@pytest.mark.parametrize(
    ("layout", "typed", "meant"),
    [
        ("us-kz", "Nhfvg6 )fpf0cnfy5f yfpfh cfk7", "Трамп, Қазақстанға назар сал."),
        ("us-ru", "Nhfvg? j,hfnb dybvfybt yf Rfpf[cnfy", "Трамп, обрати внимание на Казахстан"),
        ("ru-us", "Екгьзб зфн фееутешщт ещ Лфяфлрыефт", "Trump, pay attention to Kazakhstan"),
    ],
)
def test_layouts(layout, typed, meant):
    assert "".join(relayout(typed, layout)) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"Nhfvg', '"Трамп'), ('"nhfvg"', '"трамПЭ'), ("'nj", "это"), ("[Nfpf", "[Таза"), ("[jxe", "хочу"),
        ("cfk <Nfpf>", "сал <ТазАЮ"), ("cfk, Nfpf.", "сал, Таза."), ("[kt,", "хле,"),
    ],
)  # fmt: skip
def test_marks_among_letters_of_another_layout(typed, meant):
    assert "".join(relayout(typed, "us-ru", marks=True)).lower() == meant.lower()


def test_a_layout_gives_one_character_for_one():
    for name in layouts():
        assert all(len(typed) == len(meant) == 1 for typed, meant in layouts()[name].items())
        assert relayout(["\ud800", "🔥"], name) == ["\ud800", "🔥"]
        assert all(len(meant) == 1 for meant in relayout(list("İß. ﬁ] İ; "), name))
