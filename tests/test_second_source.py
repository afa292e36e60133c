"""The second source of disguised slogans: what it makes holds the slogan where it says."""

import html
import importlib.util
import itertools
import random
import re
import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote, unquote_plus

import pytest

PATH = Path(__file__).parents[1] / "benchmarks" / "second_source.py"
if not PATH.is_file():
    pytest.skip("the benchmarks are not here", allow_module_level=True)
SPEC = importlib.util.spec_from_file_location("second_source", PATH)
source = importlib.util.module_from_spec(SPEC)
sys.modules["second_source"] = source
SPEC.loader.exec_module(source)

PHRASES = {
    "kk": ("Трамп, Қазақстанға назар сал.", "Жерімізді қорғаңыз!"),
    "ru": ("Берегите Байкал!", "Съешь щи, ёж"),
    "en": ("Stay home", "Protect our rivers, save the future"),
    "tr": ("Doğayı koru, geleceği kurtar", "Işığa izin ver"),
}
EVERY = [(language, phrase) for language, phrases in PHRASES.items() for phrase in phrases]


def dice(seed):
    return random.Random(seed)  # noqa: S311 - examples, not secrets


def made(name, languages=PHRASES, seeds=12):
    """Yield phrase and text pieces (before, slogan, after) for every phrase that takes the disguise."""
    for (language, phrase), seed in itertools.product(EVERY, range(seeds)):
        if language in languages and (found := source.disguise(phrase, language, name, dice(seed))):
            text, start, end = found
            yield re.sub(r"[.!]$", "", phrase), text[:start], text[start:end], text[end:]


def words(text):
    return re.findall(r"[^\W\d_]+", text)


@pytest.mark.parametrize("name", source.NAMES)
def test_the_span_is_inside_the_text_and_has_no_edges_of_space(name):
    texts = list(made(name))
    assert texts
    for _, _, slogan, _ in texts:
        assert slogan
        assert slogan == slogan.strip()


@pytest.mark.parametrize("name", source.NAMES)
def test_the_same_state_gives_the_same_text(name):
    for language, phrase in EVERY:
        once = [source.disguise(phrase, language, name, rng) for rng in [dice(5)] for _ in range(6)]
        again = [source.disguise(phrase, language, name, rng) for rng in [dice(5)] for _ in range(6)]
        assert once == again


@pytest.mark.parametrize("name", source.NAMES)
def test_every_disguise_is_there_for_a_language_and_says_so(name):
    assert any(source.supports(language, name) for language in ("kk", "ru", "en"))
    for language, phrase in EVERY:
        if not source.supports(language, name):
            assert source.disguise(phrase, language, name, dice(1)) is None


def test_an_unknown_disguise_is_an_error():
    with pytest.raises(ValueError, match="order"):
        source.supports("en", "order")


def test_a_change_of_case_keeps_the_letters():
    for phrase, _, slogan, _ in made("case", ("kk", "ru", "en")):
        assert slogan != phrase
        assert slogan.casefold() == phrase.casefold()


def test_punctuation_and_glue_keep_the_words():
    for phrase, _, slogan, _ in made("punctuation"):
        assert words(slogan) == words(phrase)
    for phrase, before, slogan, _ in made("glued", ("kk", "ru", "en")):
        assert slogan.replace("_", "").casefold() == "".join(words(phrase)).casefold()
        assert not slogan.startswith("#")
        assert before == "" or not before[-1].isalnum()


def test_marks_and_invisible_signs_can_be_taken_off():
    for phrase, _, slogan, _ in made("marks", ("kk", "ru", "en")):
        bare = re.sub("[\u0300-\u0305\u0307\u0309-\u036f]", "", unicodedata.normalize("NFD", slogan))
        assert unicodedata.normalize("NFC", bare) == phrase
    for phrase, _, slogan, _ in made("invisible"):
        assert (
            re.sub(
                "[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ff]",
                "",
                slogan,
            )
            == phrase
        )


def test_stretched_and_spaced_letters_can_be_pulled_together():
    for phrase, _, slogan, _ in made("stretch"):
        pattern = "".join(f"{re.escape(sign)}{{1,8}}" for sign in phrase)
        assert re.fullmatch(pattern, slogan)
    for phrase, _, slogan, _ in made("spacing"):
        assert "".join(re.findall(r"[^\W_]", slogan)) == "".join(words(phrase))


def test_styled_letters_are_the_plain_ones_to_unicode():
    for phrase, _, slogan, _ in made("styled", ("en",)):
        assert len(slogan) == len(phrase)
        letters = [sign for sign in slogan if not sign.isascii()]
        assert len(letters) >= len("".join(words(phrase))) // 2  # small capitals have no x
        plain = (sign.upper() if sign.isascii() else style_name(sign)[-1] for sign in slogan)
        assert "".join(plain) == phrase.upper()


def style_name(sign):
    return "H" if sign == "ℎ" else unicodedata.name(sign)


def test_encodings_can_be_undone():
    for phrase, before, slogan, _ in made("encoding"):
        if "http" in before:
            assert (
                words(unquote_plus(slogan)) == words(phrase)
                or "".join(words(phrase)).casefold() == unquote(slogan).replace("İ", "i").casefold()
            )
        elif "&" in slogan:
            assert html.unescape(slogan).replace("\u00a0", " ") == phrase
        else:
            assert any(read_back(slogan, codec) == phrase for codec in ("latin-1", "cp1252", "cp1251"))


def read_back(text, codec):
    try:
        return b"".join(
            sign.encode("latin-1") if ord(sign) in range(0x80, 0xA0) else sign.encode(codec) for sign in text
        ).decode()
    except UnicodeError:
        return ""


def test_a_word_keeps_half_of_its_plain_letters_in_leet():
    for phrase, _, slogan, _ in made("leet"):
        assert len(slogan) == len(phrase)
        for word in re.finditer(r"[^\W\d_]+", phrase):
            same = sum(slogan[i] == phrase[i] for i in range(*word.span()))
            assert same * 2 >= len(word[0])


def test_a_slip_changes_long_words_only_and_not_their_ends():
    for phrase, _, slogan, _ in made("typo"):
        pairs = list(zip(words(phrase), words(slogan), strict=True))
        changed = [(word, slip) for word, slip in pairs if word != slip]
        assert 1 <= len(changed) <= 2
        for word, slip in changed:
            assert len(word) >= 5
            assert (word[0], word[-2:]) == (slip[0], slip[-2:])


def test_layouts_are_typed_back():
    for phrase, _, slogan, _ in made("layout"):
        layouts = [pair for pairs in source._LAYOUTS.values() for pair in pairs]
        assert any(source._typed(slogan, active, meant) == phrase for meant, active in layouts)


def test_latin_and_arabic_spellings_leave_no_cyrillic():
    for _, _, slogan, _ in made("transliteration", seeds=40):
        assert not re.search("[\u0400-\u052f]", slogan)


@pytest.mark.parametrize("package", ["uroman", "anyascii", "icu", "iuliia", "transliterate", "cyrtranslit"])
def test_each_package_spells_russian(package):
    pytest.importorskip(package)
    ways = [way for way in source.romanisers("ru") if way.startswith(package)]
    assert ways
    for way in ways:
        assert source._roman_word("Байкал", way, "ru", {}).casefold().startswith("ba")


def test_without_optional_packages_there_is_still_something(monkeypatch):
    monkeypatch.setattr(source, "_package", lambda _name: None)
    for language, name in itertools.product(("kk", "ru"), ("transliteration", "homoglyph")):
        assert source.disguise(PHRASES[language][0], language, name, dice(1))


def test_several_at_once_hold_the_slogan_in_the_span():
    for (language, phrase), names in itertools.product(EVERY, itertools.combinations(source.NAMES, 2)):
        found = source.combine(phrase, language, names, dice(1))
        assert found == source.combine(phrase, language, names[::-1], dice(1))
        if found:
            text, start, end = found
            assert 0 <= start < end <= len(text)


def test_the_command_line_prints_examples(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["second_source.py", "--phrase", "Stay home", "--language", "en", "--each", "2"])
    source.main()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 20
    assert all("⟦" in line and "⟧" in line for line in lines)
