"""The tables of ``kazslogan/data``: fresh, well-formed, and complete for the alphabets they promise."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

TOOL = Path(__file__).resolve().parent.parent / "tools" / "build_tables.py"
DATA = files("kazslogan") / "data"
READING_TABLES = ("homoglyph", "leet", "transliteration", "arabic", "keyboard", "ocr")
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"
# Pairs: the sign in a text, then the letter of a phrase.
LATIN_FOR_CYRILLIC = "aа bЬ cс eе iі oо pр xх yу yү hһ kк mм tт Aа Bв Cс Eе Hн Iі Kк Mм Oо Pр Tт Xх Yу Yү"
CYRILLIC_FOR_LATIN = "аa сc еe іi оo рp хx уy һh кk мm тt Аa Вb Сc Еe Нh Іi Кk Мm Оo Рp Тt Хx Уy ԁd ѕs јj ԛq ԝw"
OTHER_LOOK_ALIKES = "əә Əә ǝә ӊң ќқ ķқ Fғ ƒғ ɵө Ɵө ¥ұ ëё αа οо ρр νv ᴦг Γг Πп օo ꓮа"
LEET = "0о 0o 1і 1и 1l 1i 3з 3е 3э 3e 4а 4ч 4a 5s 6б 6b 7т 7t 8в 8b 9я 9g @а @a $с $s €е !і !i |л |l (с +т *ж"


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def rows(name: str) -> list[list[str]]:
    """The rows under the line of column names."""
    return [line.split("\t") for line in lines(name) if not line.startswith("# ")][1:]


@cache
def readings(name: str) -> dict[tuple[str, str], float]:
    """Price by sign and letters."""
    return {(sign, letters): float(price) for sign, letters, price, _ in rows(f"{name}.tsv")}


@cache
def dropped(side: str) -> dict[str, float]:
    return {sign: float(price) for sign, where, price, _ in rows("dropped.tsv") if where == side}


def reading_price(text: str, phrase: str, *tables: str) -> float | None:
    """The cheapest way to read the whole of ``text`` as ``phrase`` with the rows of ``tables``, if there is one."""
    priced: dict[tuple[str, str], float] = {}
    for name in tables:
        for pair, price in readings(name).items():
            priced[pair] = min(price, priced.get(pair, price))
    best = {(0, 0): 0.0}

    def reach(place: tuple[int, int], price: float) -> None:
        best[place] = min(price, best.get(place, price))

    for i in range(len(text) + 1):
        for j in range(len(phrase) + 1):
            if (i, j) not in best:
                continue
            here = best[i, j]
            if text[i : i + 1].lower() == phrase[j : j + 1] != "":
                reach((i + 1, j + 1), here)
            if phrase[j : j + 1] in dropped("phrase"):
                reach((i, j + 1), here + dropped("phrase")[phrase[j]])
            if text[i : i + 1] in dropped("text"):
                reach((i + 1, j), here + dropped("text")[text[i]])
            for size in range(1, min(5, len(text) - i) + 1):
                for length in range(1, min(3, len(phrase) - j) + 1):
                    pair = text[i : i + size], phrase[j : j + length]
                    if pair in priced:
                        reach((i + size, j + length), here + priced[pair])
    return best.get((len(text), len(phrase)))


def test_the_tables_match_their_sources():
    run = subprocess.run([sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_stale_table_is_named(tmp_path):
    tool = shutil.copytree(TOOL.parent, tmp_path / "tools") / TOOL.name
    subprocess.run([sys.executable, tool], capture_output=True, check=True)
    table = tmp_path / "kazslogan" / "data" / "leet.tsv"
    table.write_text(table.read_text(encoding="utf-8") + "?\tz\t0.10\tinvented\n", encoding="utf-8")
    run = subprocess.run([sys.executable, tool, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.splitlines() == ["stale: kazslogan/data/leet.tsv; run: python tools/build_tables.py"]


@pytest.mark.parametrize(
    "name", [*(f"{name}.tsv" for name in READING_TABLES), "dropped.tsv", "styled.tsv", "words.txt", "pairs.txt"]
)
def test_every_table_says_where_it_is_from(name):
    head = "\n".join(line for line in lines(name) if line.startswith("# "))
    for fact in ("source: tools/sources/", "version: ", "date: ", "licence: ", "generator: tools/build_tables.py"):
        assert fact in head


@pytest.mark.parametrize("name", READING_TABLES)
def test_reading_rows_are_well_formed(name):
    table = rows(f"{name}.tsv")
    assert all(len(row) == 4 for row in table)
    for sign, letters, price, source in table:
        assert 1 <= len(sign) <= 5, sign
        assert 1 <= len(letters) <= 3, letters
        assert sign.lower() != letters, f"{sign} stands for itself"
        assert sign == unicodedata.normalize("NFC", sign)
        assert not any(char.isspace() for char in sign + letters)
        assert letters == unicodedata.normalize("NFC", letters).lower()
        assert all(char.isalpha() or char == "'" for char in letters), letters
        assert 0 <= float(price) <= 0.6
        assert source
        if name != "homoglyph":
            assert sign == sign.lower(), f"{sign}: only look-alikes depend on case"


@pytest.mark.parametrize("name", READING_TABLES)
def test_reading_rows_are_sorted_and_single(name):
    keys = [(sign, float(price), letters) for sign, letters, price, _ in rows(f"{name}.tsv")]
    assert keys == sorted(keys)
    assert len({(sign, letters) for sign, _, letters in keys}) == len(keys)


def test_the_tables_stay_small():
    assert sum(len(rows(f"{name}.tsv")) for name in READING_TABLES) < 6000


@pytest.mark.parametrize("letter", sorted({*RUSSIAN, *KAZAKH}))
def test_every_cyrillic_letter_has_a_latin_reading(letter):
    cheap = [
        sign for (sign, letters), price in readings("transliteration").items() if letters == letter and price <= 0.05
    ]
    assert any(sign.isascii() for sign in cheap)


@pytest.mark.parametrize("letter", sorted({*KAZAKH} - set(dropped("phrase"))))
def test_every_kazakh_letter_has_an_arabic_reading(letter):
    assert any(letters == letter and price <= 0.05 for (_, letters), price in readings("arabic").items())


@pytest.mark.parametrize("letter", LATIN)
def test_every_latin_letter_has_a_cyrillic_reading(letter):
    signs = {sign for (sign, letters) in readings("transliteration") if letters == letter and not sign.isascii()}
    assert signs or letter in "qx"  # written къ, кс: as kw and ks


@pytest.mark.parametrize("pair", LATIN_FOR_CYRILLIC.split())
def test_latin_looks_like_cyrillic(pair):
    assert readings("homoglyph")[pair[0], pair[1].lower()] <= 0.05


@pytest.mark.parametrize("pair", CYRILLIC_FOR_LATIN.split())
def test_cyrillic_looks_like_latin(pair):
    assert readings("homoglyph")[pair[0], pair[1]] <= 0.05


@pytest.mark.parametrize("pair", OTHER_LOOK_ALIKES.split())
def test_other_look_alikes(pair):
    assert readings("homoglyph")[pair[0], pair[1]] <= 0.06


@pytest.mark.parametrize("pair", LEET.split())
def test_leet(pair):
    assert readings("leet")[pair[0], pair[1]] <= 0.15


@pytest.mark.parametrize(
    ("sign", "letter"),
    [(r"|\/|", "м"), ("/\\", "л"), ("|-|", "н"), ("><", "х"), ("}|{", "ж"), ("lli", "ш"), ("bi", "ы")],
)
def test_drawn_letters(sign, letter):
    assert readings("leet")[sign, letter] <= 0.2


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        ("2021", "tramp qazaqstanğa nazar sal"),
        ("2018", "tramp qazaqstanǵa nazar sal"),
        ("2017", "tramp qazaqstang'a nazar sal"),
        ("bgn", "tramp qazaqstangha nazar sal"),
        ("iso9", "tramp ķazaķstanġa nazar sal"),
        ("informal", "tramp kazakstanga nazar sal"),
        ("russian keyboard", "трамп казакстанга назар сал"),
        ("press", "ترامپ قازاقستانعا نازار سال"),
        ("uyghur keyboard", "ترامپ قازاقستانغا نازار سال"),
        ("persian keyboard", "ترامپ قازاقستانعا نازار سال"),
        ("look-alikes", "Tpaмп қaзaқcтaнғa нaзap caл"),
        ("leet", "тр4мп қ4з4қст4нғ4 н4з4р с4л"),
    ],
)
def test_the_kazakh_slogan_reads_back(scheme, text):
    price = reading_price(text, "трамп қазақстанға назар сал", *READING_TABLES)
    assert price is not None, scheme
    assert price < 1


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("obratite vnimanie", "обратите внимание"),
        ("obratite vnimaniye", "обратите внимание"),
        ("obespečen'e", "обеспеченье"),
        ("shchyot", "щёт"),
        ("schyot", "счёт"),
        ("objavlenie", "объявление"),
        ("ob''âvlenie", "объявление"),
        ("russky", "русский"),
        ("novyj", "новый"),
        ("maksim", "максим"),
        ("maxim", "максим"),
        ("kıtap", "кітап"),
        ("jańa", "жаңа"),
        ("janga", "жаңа"),
        ("kuwti", "күшті"),
        ("bolsyn", "болсын"),
        ("u'shin", "үшін"),
        ("ұсын", "усын"),
        ("ءۇشىن", "үшін"),
        ("ٷشىن", "үшін"),
        ("كوڭىل ٴبول", "көңіл бөл"),
        ("пей аттеншн", "pay attention"),
        ("ӄазаӄстан", "қазақстан"),
        ("şehir", "şehir"),
        ("sehir", "şehir"),
        ("shehir", "şehir"),
        ("gruesse", "grüße"),
        ("шехир", "şehir"),
        ("قازاقستان", "قازاقستان"),
        ("трамп", "trump"),
        ("казахстан", "kazakhstan"),
        ("kaзaxcтah", "казахстан"),
    ],
)
def test_words_read_back(text, phrase):
    price = reading_price(text, phrase, *READING_TABLES)
    assert price is not None
    assert price < 1


def test_other_words_do_not_read_back():
    for text in ("pakistan", "пакистан", "өзбекстан", "uzbekistan"):
        for phrase in ("қазақстан", "казахстан", "kazakhstan"):
            assert reading_price(text, phrase, "homoglyph", "leet", "transliteration", "keyboard") is None


def test_styled_letters_are_plain_and_not_left_to_normalisation():
    table = rows("styled.tsv")
    signs = [sign for sign, *_ in table]
    assert signs == sorted(set(signs))
    for sign, letter, source in table:
        assert len(sign) == len(letter) == 1
        assert letter.isalpha()
        assert letter == letter.lower()
        assert source
    letters = dict(row[:2] for row in table)
    assert "".join(letters[sign] for sign in "ᴛʀᴜᴍᴘ🅣🅡🅤🅜🅟🆃🆁🆄🅼🅿🇹🇷🇺🇲🇵⒯⒭⒰⒨⒫") == "trump" * 5


def test_dropped_letters():
    assert {"ь", "ъ", "'"} <= set(dropped("phrase"))
    assert {"ء", "ٴ", "ـ", "'"} <= set(dropped("text"))


@pytest.mark.parametrize(
    ("layout", "typed", "meant"),
    [
        ("us-kz", "Nhfvg6 )fpf0cnfy5f yfpfh cfk7", "Трамп, Қазақстанға назар сал."),
        ("us-ru", "Rfpf[cnfy", "Казахстан"),
        ("us-ru", "Nhfvg? j,hfnb dybvfybt yf Rfpf[cnfy", "Трамп, обрати внимание на Казахстан"),
        ("ru-us", "Екгьзб зфн фееутешщт ещ Лфяфлрыефт", "Trump, pay attention to Kazakhstan"),
        ("kz-us", "Йфяфйыефт", "Qazaqstan"),
        ("kz-digits", "0аза0стан5а", "қазақстанға"),
    ],
)
def test_layouts(layout, typed, meant):
    table = json.loads("\n".join(lines("layouts.json")))[layout]
    assert "".join(table.get(sign, sign) for sign in typed) == meant


def test_words_are_frequent_forms_of_three_languages():
    table = [line.split("\t") for line in lines("words.txt") if not line.startswith("# ")]
    for word, language, count in table:
        assert word.isalpha()
        assert word == word.lower()
        assert len(word) > 1
        assert language in {"kk", "ru", "en"}
        assert int(count) > 1
    forms = {(word, language) for word, language, _ in table}
    assert len(forms) == len(table)
    assert {("және", "kk"), ("назар", "kk"), ("внимание", "ru"), ("россии", "ru"), ("attention", "en")} <= forms
    assert not {("трамп", "ru"), ("трамп", "kk"), ("trump", "en"), ("obama", "en")} & forms
