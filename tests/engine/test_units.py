"""Cleaned characters and the places they came from."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from kazslogan.text.encodings import decode, may_be_encoded, may_be_misread
from kazslogan.text.normalize import normalize
from kazslogan.text.scripts import script_of, script_of_letter
from kazslogan.text.units import is_invisible, is_mark, plain_letter, read_units
from tests.engine.texts import anything, posts


def chars(text: str) -> str:
    return "".join(read_units(text).chars)


@pytest.mark.parametrize(
    ("text", "clean", "spans"),
    [
        ("Трамп", "Трамп", [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]),
        ("", "", []),
        ("т\u0336р\u0336", "тр", [(0, 2), (2, 4)]),
        ("т\u0336\u0332\u0489р", "тр", [(0, 4), (4, 5)]),
        ("\u0336т", "т", [(1, 2)]),
        ("т\u200bр", "тр", [(0, 1), (2, 3)]),
        ("т\u200b\u0336р", "тр", [(0, 3), (3, 4)]),
        ("и\u0306\u200bк", "йк", [(0, 2), (3, 4)]),
        ("e\u0301g\u0301", "éǵ", [(0, 2), (2, 4)]),
        ("C\u0327\u0316h", "Ch", [(0, 3), (3, 4)]),  # heaped marks make no other letter
        ("s\u0316\u0327", "s", [(0, 3)]),
        ("и\u0336\u0306", "й", [(0, 3)]),  # a stroke and a breve
        ("ﬁn", "fin", [(0, 1), (1, 1), (1, 2)]),
        ("a\ud800b", "a\ud800b", [(0, 1), (1, 2), (2, 3)]),
        ("&#1058;р", "Тр", [(0, 7), (7, 8)]),
        ("&amp;#1058;р", "Тр", [(0, 11), (11, 12)]),
        ("%D0%A2р", "Тр", [(0, 6), (6, 7)]),
        ("%25D0%25A2р", "Тр", [(0, 10), (10, 11)]),
        ("\\u0422р", "Тр", [(0, 6), (6, 7)]),
        ("(Ð¢Ñ€)", "(Тр)", [(0, 1), (1, 3), (3, 5), (5, 6)]),
        ("𝐓𝐫!", "Tr!", [(0, 1), (1, 2), (2, 3)]),
    ],
    ids=ascii,
)
def test_places(text, clean, spans):
    units = read_units(text)
    assert "".join(units.chars) == clean
    assert list(zip(units.starts, units.ends, strict=True)) == spans


@pytest.mark.parametrize("plain", ["Трамп, «назар» – сал…\n", "ﬁn \u200b", "𝕋!", "Тр&#1072;мп"], ids=ascii)
def test_a_plain_text_and_a_cleaned_one_have_the_same_shape(plain):
    units = read_units(plain)
    assert len(units.chars) == len(units.starts) == len(units.ends)
    assert units.source == plain
    assert units.original(0, len(units.chars)) in plain
    assert units.original(1, 1) == ""


@given(posts() | anything)
def test_places_of_any_text(text):
    units = read_units(text)
    assert len(units.chars) == len(units.starts) == len(units.ends)
    assert list(units.starts) == sorted(units.starts)
    assert list(units.ends) == sorted(units.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(units.starts, units.ends, strict=True))
    assert all(len(char) == 1 and not is_invisible(char) for char in units.chars)
    at = 0
    for start, end in zip(units.starts, units.ends, strict=True):
        assert start >= at, "units overlap"
        at = end


@given(anything)
def test_pieces_of_any_text_are_in_order_and_apart(text):
    at = 0
    for piece in decode(text):
        assert at <= piece.start < piece.end <= len(text)
        at = piece.end
        place = piece.start
        for _, start, end in piece.characters:
            assert place <= start <= end <= piece.end
            place = start


@pytest.mark.parametrize(
    "char",
    list("\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u2066\u180e\ufe0f\u034f\u115f\u3164\U000e0041\x00\x1b"),
    ids=ascii,
)
def test_invisible(char):
    assert is_invisible(char)
    assert not is_mark(char)
    assert chars(f"т{char}р") == "тр"


@pytest.mark.parametrize("char", list(" \n\t\r\v\f\x85\u00a0\u2003\u2028аa4№🔥\u0336\ud800"), ids=ascii)
def test_not_invisible(char):
    assert not is_invisible(char)


@pytest.mark.parametrize("char", list("\u0336\u0301\u0489\u20dd\u0651"), ids=ascii)
def test_marks(char):
    assert is_mark(char)
    assert chars(f"т{char}р") == "тр"


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("и\u0306", "й"),
        ("е\u0308", "ё"),
        ("i\u0307", "i"),
        ("g\u0306", "ğ"),
        ("u\u0304", "ū"),
        ("n\u0303", "ñ"),
        ("т\u0301", "т"),
    ],
    ids=ascii,
)
def test_letters_that_are_one_with_their_mark_stay(text, letter):
    assert chars(text) == letter


@pytest.mark.parametrize(
    ("styled", "plain"),
    [
        ("𝕋𝕣𝕦𝕞𝕡", "Trump"), ("𝐓𝓻𝖚𝙢𝚙", "Trump"), ("Ｔｒｕｍｐ，", "Trump,"), ("Ⓣⓡⓤⓜⓟ", "Trump"), ("⒯⒭", "tr"),
        ("ᴛʀᴜᴍᴘ", "trump"), ("🅣🅡", "tr"), ("🆃🆁", "tr"), ("🅃🅁", "TR"), ("ᵀʳᵘᵐᵖ", "Trump"), ("⒈", "⒈"), ("½", "½"),
        ("№", "№"), ("℃", "℃"), ("ﷺ", "ﷺ"), ("１２", "12"), ("①", "1"), ("²", "2"), ("ﺗ", "ت"), ("ﻼ", "لا"), ("é", "é"),
    ],
    ids=ascii,
)  # fmt: skip
def test_styled(styled, plain):
    assert "".join(map(plain_letter, styled)).casefold() == plain.casefold()


@pytest.mark.parametrize("flag", ["🇰🇿", "🇺🇸", "🇹🇷"], ids=ascii)
def test_flags_are_emoji_and_no_letters(flag, detector):
    assert not any(char.isalpha() for char in chars(flag))
    for text in (f"{flag}Trump, pay attention to Kazakhstan{flag}", f"Трамп{flag} Қазақстанға{flag} назар сал{flag}"):
        [match] = detector.find(text)
        assert match.text == text[match.start : match.end] == text.strip(flag)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("&#1058;", "Т"), ("&#x422;", "Т"), ("&#X0422;", "Т"), ("&amp;#1058;", "Т"), ("&amp;amp;", "&"), ("&amp;", "&"),
        ("&nbsp;", "\xa0"), ("&laquo;", "«"), ("%D0%A2", "Т"), ("%d0%a2", "Т"), ("%25D0%25A2", "Т"), ("%23", "#"),
        ("\\u0422", "Т"), ("\\u{422}", "Т"), ("\\u{1F600}", "😀"),
        ("AT&T", "AT&T"), ("a&b;", "a&b;"), ("&nosuch;", "&nosuch;"), ("100%", "100%"), ("%D0", "%D0"), ("%ZZ", "%ZZ"),
        ("\\u04", "\\u04"), ("\\u{FFFFFF}", "\\u{FFFFFF}"), ("&#1058", "&#1058"),
    ],
)  # fmt: skip
def test_encodings(text, meant):
    assert chars(text) == meant
    assert chars(f"a {text} b") == f"a {meant} b"
    if text != meant:
        assert may_be_encoded(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("quГ©date", "quédate"), ("evdЙ™ qal", "evdə qal"), ("Г§ek", "çek"),  # once, in a Latin word
        ("МГУ™ club", "МГУ™ club"), ("iPhone В©", "iPhone В©"), ("Г© б", "Г© б"), ("ОАО™", "ОАО™"),
    ],
)  # fmt: skip
def test_a_single_misread_character(text, meant):
    assert chars(f"a {text}, b") == f"a {meant}, b"
    assert may_be_misread(text) is (text != meant)


@pytest.mark.parametrize("charset", ["latin-1", "cp1252", "cp1251"])
@pytest.mark.parametrize("text", ["Трамп", "Қазақстанға", "назар сал", "ترامپ", "Qazaqstanǵa"])
def test_misread_utf8(text, charset):
    raw = text.encode()
    spoilt = "".join(_shown(byte, charset) for byte in raw)
    if sum(not char.isascii() for char in text) < 2:
        return
    assert may_be_misread(spoilt)
    units = read_units(f"- {spoilt}!")
    assert "".join(units.chars) == f"- {text}!"
    at = 2
    for char, start, end in list(zip(units.chars, units.starts, units.ends, strict=True))[2:-1]:
        assert (start, end) == (at, at + len(char.encode()))
        at = end


def _shown(byte: int, charset: str) -> str:
    try:
        return bytes([byte]).decode(charset)
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize(
    "text",
    ["Ресей Қытай", "Привет, Рим", "déjà vu — ça va", "Ñandú Ã", "Ґанок Ђоковић", "Café £5 ½", "РСФСР, 20 °С"],
    ids=ascii,
)
def test_right_texts_are_not_taken_for_misread(text):
    assert chars(text) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Трамп 2026!", "Cyrl"), ("Қазақ", "Cyrl"), ("Trump", "Latn"), ("ترامپ", "Arab"), ("特朗普", "Hans"),
        ("თბილისი", "Geor"),
        ("Trump қазақ", "Zyyy"), ("2026", "Zyyy"), ("", "Zyyy"), ("אב", "Hebr"), ("ᚠᚢ", "Zzzz"),
    ],
)  # fmt: skip
def test_scripts(text, code):
    assert script_of(text) == code


@pytest.mark.parametrize("char", list("4 .\u0301🔥\ud800"), ids=ascii)
def test_what_is_no_letter_has_no_script(char):
    assert script_of_letter(char) is None


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("Тpaмп", "Трамп"),
        ("TRUМP", "TRUMP"),
        ("Т\u0336р\u0336а\u0336м\u0336п\u0336", "Трамп"),
        ("наз\u200bар саааал", "назар сал"),
        ("𝕋𝕣𝕦𝕞𝕡", "Trump"),
        ("&#1058;рамп", "Трамп"),
        ("Trump пен Қазақстан", "Trump пен Қазақстан"),
        ("Аллa", "Алла"),
        ("good book", "good book"),
        ("2000 1111", "2000 1111"),
        ("IT-маман", "IT-маман"),
        ("", ""),
    ],
    ids=ascii,
)
def test_normalize(text, readable):
    assert normalize(text) == readable


@given(posts() | anything)
def test_normalize_takes_any_text(text):
    assert isinstance(normalize(text), str)


@pytest.mark.timing
def test_a_query_of_many_fields_takes_no_longer_than_it_is():
    """Where each field was read to the end of the text, this took a minute."""
    text = "+ " + "?a=" * 100_000 + "Трамп"
    start = time.process_time()
    assert normalize(text)
    assert time.process_time() - start < 10
