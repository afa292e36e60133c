"""Print slogans as pictures, read them with Tesseract and write the labelled cases ``tests/cases/ocr_*.jsonl``.

Usage::

    python tools/make_ocr_cases.py [FOLDER] [--rounds 100] [--jobs 2]

Needs Pillow, Tesseract 5 with its data for kaz, rus and eng, and the free fonts named in :data:`FONTS` (those that are
not installed or lack a letter are left out). Every picture is drawn from a seed; the same fonts and the same Tesseract
give the same files. Other ones give others: then the expected counts in the tests must be looked at again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from rapidfuzz.distance import Levenshtein

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "cases"
MATCHES, NEAR_MISSES = "ocr_read.jsonl", "ocr_near_misses.jsonl"
SEED = 20261123
MOST_ERRORS = 0.2
"""Share of wrong letters above which a reading is dropped: people would not recognise many of those either."""

MOST_ERRORS_OF_A_WORD = 0.5
"""Share of lost letters above which a single word is beyond recognition."""

BANDS: Final = (0.0, 0.05, 0.1, 0.15, 1.0)
QUOTAS: Final = (4, 6, 3, 2, 2)
"""Upper ends of the bands of the character error rate, and how many texts of one slogan are taken from each."""

MOST_OF_A_BAND = 8
"""How many texts of one slogan may come from one band when others have too few."""

TWINS = 2
"""How many texts may hold the same misread slogan."""

NEAR_EACH, NEAR_MISREAD = 3, 2
"""How many texts of one near miss are taken, and how many of them misread if there are so many."""

LOOKALIKES: Final = str.maketrans("aeopcyxikmtbh", "аеорсухікмтвн")
"""For whether a word can still be read: an engine with several alphabets mixes them."""

FONTS: Final = {
    "DejaVu Sans": "DejaVuSans",
    "DejaVu Sans Bold": "DejaVuSans-Bold",
    "DejaVu Sans Condensed": "DejaVuSansCondensed",
    "DejaVu Serif": "DejaVuSerif",
    "DejaVu Serif Italic": "DejaVuSerif-Italic",
    "DejaVu Sans Mono": "DejaVuSansMono",
    "Noto Sans": "NotoSans-Regular",
    "Noto Sans Bold": "NotoSans-Bold",
    "Noto Sans Italic": "NotoSans-Italic",
    "Noto Serif": "NotoSerif-Regular",
    "Noto Serif Bold": "NotoSerif-Bold",
    "Noto Serif Italic": "NotoSerif-Italic",
    "Liberation Sans": "LiberationSans-Regular",
    "Liberation Sans Narrow": "LiberationSansNarrow-Regular",
    "Liberation Serif": "LiberationSerif-Regular",
    "FreeSans": "FreeSans",
    "FreeSans Oblique": "FreeSansOblique",
    "FreeSerif": "FreeSerif",
    "FreeSerif Bold": "FreeSerifBold",
    "FreeMono": "FreeMono",
    "PT Sans": "PTS55F",
    "PT Sans Narrow": "PTN57F",
    "PT Sans Caption Bold": "PTC75F",
    "PT Serif": "PTF55F",
    "PT Serif Italic": "PTF56F",
    "PT Mono": "PTM55F",
}
MODELS: Final = {
    "kk": ("kaz", "rus", "kaz+rus+eng"),
    "ru": ("rus", "kaz", "kaz+rus+eng"),
    "en": ("eng", "kaz+rus+eng"),  # the others know no Latin letters
}
AROUND: Final = {
    "kk": (
        ("Алаңдағы плакатта былай жазылған:", ""),
        ("", "Суретті кеше көршім түсірді"),
        ("12:40", "аялдама №3"),
        ("Бұрыштағы қабырғада", "деген жазу тұр"),
        ("#Астана", ""),
        ("", "пікір 14 · бөлісу 3"),
    ),
    "ru": (
        ("На остановке висит плакат:", ""),
        ("", "Фото прислала соседка"),
        ("12:40", "стр. 3"),
        ("Кто-то написал на стене", "и ушёл"),
        ("#Караганда", ""),
        ("", "14 ответов · 3 репоста"),
    ),
    "en": (
        ("A banner across the street says:", ""),
        ("", "Photo by a neighbour"),
        ("12:40", "page 3"),
        ("Somebody wrote", "on the wall"),
        ("#Almaty", ""),
        ("", "14 replies · 3 shares"),
    ),
}


@dataclass(frozen=True)
class Wording:
    """What is printed: a slogan, or a near miss of one."""

    name: str
    """Rule, or name of a slogan that no rule knows."""
    language: str
    text: str
    phrase: str = ""
    """The plain phrase of a slogan that no rule knows."""
    telling: tuple[str, ...] = ()
    """Only for near misses: the words that make it one; they must have been read well."""
    note: str = ""

    @property
    def is_match(self) -> bool:
        """Whether the slogan itself is printed."""
        return not self.telling


SLOGANS: Final = (
    Wording("trump-attention", "kk", "Трамп, Қазақстанға назар сал"),
    Wording("trump-attention", "kk", "Трамп, Қазақстанға назар аудар"),
    Wording("trump-attention", "ru", "Трамп, обрати внимание на Казахстан"),
    Wording("trump-attention", "en", "Trump, pay attention to Kazakhstan"),
    Wording("trump-attention", "en", "TRUMP, PAY ATTENTION TO KAZAKHSTAN"),
    Wording("stay-home", "kk", "Үйде бол"),
    Wording("stay-home", "ru", "Оставайся дома"),
    Wording("stay-home", "en", "Stay home, save lives"),
    Wording("taza-qazaqstan", "kk", "Таза Қазақстан"),
    Wording("our-rivers-kk", "kk", "Өзендерді қорғайық", "Өзендерді қорғайық"),
    Wording("our-rivers-ru", "ru", "Сохраним наши реки", "Сохраним наши реки"),
    Wording("our-rivers-en", "en", "Keep our rivers clean", "Keep our rivers clean"),
    Wording("libraries-en", "en", "Libraries are for everyone", "Libraries are for everyone"),
)


def near(name: str, language: str, text: str, telling: str, note: str, phrase: str = "") -> Wording:
    """Return a near miss; *telling* holds its telling words, apart by spaces."""
    return Wording(name, language, text, phrase, tuple(telling.split()), note)


NEAR: Final = (
    near("trump-attention", "kk", "Трамп, Өзбекстанға назар сал", "Өзбекстанға", "another country"),
    near("trump-attention", "kk", "Трамп, Қырғызстанға назар аудар", "Қырғызстанға", "another country"),
    near("trump-attention", "kk", "Байден, Қазақстанға назар сал", "Байден", "another addressee"),
    near("trump-attention", "kk", "Макрон, Қазақстанға назар аудар", "Макрон", "another addressee"),
    near("trump-attention", "kk", "Трамп, Қазақстанға назар салма", "салма", "negation"),
    near("trump-attention", "kk", "Трамп Қазақстанға назар аударды", "аударды", "a statement"),
    near("trump-attention", "ru", "Трамп, не обращай внимания на Казахстан", "не обращай", "negation"),
    near("trump-attention", "ru", "Трамп, обрати внимание на Узбекистан", "Узбекистан", "another country"),
    near("trump-attention", "ru", "Макрон, обрати внимание на Казахстан", "Макрон", "another addressee"),
    near("trump-attention", "ru", "Трамп обратил внимание на Казахстан", "обратил", "a statement"),
    near("trump-attention", "en", "Trump, pay no attention to Kazakhstan", "no", "negation"),
    near("trump-attention", "en", "Trump, don't pay attention to Kazakhstan", "don't", "negation"),
    near("trump-attention", "en", "Trump, pay attention to Uzbekistan", "Uzbekistan", "another country"),
    near("trump-attention", "en", "Biden, pay attention to Kazakhstan", "Biden", "another addressee"),
    near("trump-attention", "en", "Trump paid attention to Kazakhstan", "paid", "a statement"),
    near("taza-qazaqstan", "kk", "Таза Алматы", "Алматы", "another place"),
    near("taza-qazaqstan", "kk", "Таза Қырғызстан", "Қырғызстан", "another country"),
    near("stay-home", "kk", "Үйде болма", "болма", "negation"),
    near("stay-home", "ru", "Не оставайся дома", "Не", "negation"),
    near("stay-home", "en", "Don't stay home, save time", "Don't time", "negation, another object"),
    near("our-rivers-kk", "kk", "Ормандарды қорғайық", "Ормандарды", "another target", "Өзендерді қорғайық"),
    near("our-rivers-ru", "ru", "Сохраним наши леса", "леса", "another target", "Сохраним наши реки"),
    near("our-rivers-en", "en", "Keep our kitchen clean", "kitchen", "another target", "Keep our rivers clean"),
    near("libraries-en", "en", "Libraries are for students", "students", "another group", "Libraries are for everyone"),
)


class Print(NamedTuple):
    """A text as it is printed, with the place of the wording in it and how the picture was spoilt."""

    text: str
    start: int
    end: int
    picture: bytes
    story: str
    capitals: bool


class Reading(NamedTuple):
    """A text as it was read, with its span and its error rates."""

    wording: Wording
    round: int
    text: str
    start: int
    end: int
    disguises: tuple[str, ...]
    errors: float
    letter_errors: float
    word_errors: float
    """Share of lost letters in the worst word of three letters or more."""
    note: str

    @property
    def span(self) -> str:
        """What was read for the wording."""
        return self.text[self.start : self.end]

    @property
    def band(self) -> int:
        """The band of the character error rate, from 0 (none) on."""
        return next(number for number, end in enumerate(BANDS) if self.errors <= end)


# --- printing ---------------------------------------------------------------------------------------------------------


@cache
def fonts_for(letters: str) -> tuple[str, ...]:
    """Return the names of the installed fonts that have all *letters*."""

    def has_all(file: str) -> bool:
        try:
            font = ImageFont.truetype(f"{file}.ttf", 40)
        except OSError:
            return False
        missing = bytes(font.getmask("\uffff"))
        return all(bytes(font.getmask(letter)) != missing for letter in letters if not letter.isspace())

    return tuple(name for name, file in FONTS.items() if has_all(file))


def lay_out(wording: Wording, dice: Random) -> tuple[str, int, int, bool]:
    """Put words around the wording and break it into lines; return the text, the place of the wording, and capitals."""
    capitals = wording.text.isupper() or dice.random() < 0.15
    slogan = wording.text.upper() if capitals else wording.text
    if dice.random() < 0.4:
        spaces = [place.start() for place in re.finditer(" ", slogan)]
        for at in dice.sample(spaces, min(len(spaces), dice.choice((1, 1, 2)))):
            slogan = f"{slogan[:at]}\n{slogan[at + 1 :]}"
    before, after = dice.choice(AROUND[wording.language]) if dice.random() < 0.45 else ("", "")
    before += dice.choice((" ", "\n")) if before else ""
    after = dice.choice((" ", "\n")) + after if after else dice.choice(("", "", "!", "."))
    return before + slogan + after, len(before), len(before) + len(slogan), capitals


def spoil(picture: Image.Image, size: int, dice: Random) -> tuple[Image.Image, list[str]]:
    """Spoil a clean picture as cameras, screens and networks do; return it with the names of what was done."""
    done = []
    paper = picture.getpixel((0, 0))
    if dice.random() < 0.4:
        angle = dice.uniform(-5, 5)
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=paper)
        done.append("tilted")
    if dice.random() < 0.55:
        picture = picture.filter(ImageFilter.GaussianBlur(size * dice.uniform(0.02, 0.1)))
        done.append("blurred")
    if dice.random() < 0.25:
        small = picture.resize((picture.width * 2 // 3, picture.height * 2 // 3), Image.Resampling.BILINEAR)
        picture = small.resize(picture.size, Image.Resampling.BICUBIC)
        done.append("rescaled")
    if dice.random() < 0.4:
        # The mean of two throws of every pixel: close enough to the grain of a dark photograph.
        throws = (Image.frombytes("L", picture.size, dice.randbytes(picture.width * picture.height)) for _ in "ab")
        grain = ImageChops.add(next(throws), next(throws), 2.0)
        strength = dice.uniform(0.15, 0.6)
        picture = ImageChops.add(picture, grain.point(lambda value: round((value - 128) * strength + 128)), 1.0, -128)
        done.append("grainy")
    if dice.random() < 0.5:
        file = BytesIO()
        picture.save(file, "JPEG", quality=dice.randint(8, 40))
        picture = Image.open(file).convert("L")
        done.append("JPEG")
    return picture, done


def draw(wording: Wording, dice: Random) -> Print:
    """Print a wording as a picture."""
    text, start, end, capitals = lay_out(wording, dice)
    name = dice.choice(fonts_for("".join(sorted(set(text)))))
    size = dice.choice((10, 11, 12, 13, 14, 15, 16, 18, 20, 24, 30))
    font = ImageFont.truetype(f"{FONTS[name]}.ttf", size)
    ink, paper = 0, 255
    done = []
    if dice.random() < 0.35:
        paper = dice.randint(120, 230)
        ink = paper - dice.randint(30, 90)
        done.append("low contrast")
    if dice.random() < 0.15:
        ink, paper = paper, ink
        done.append("light on dark")
    edge = size * 2
    box = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((0, 0), text, font)
    picture = Image.new("L", (int(box[2]) + 2 * edge, int(box[3]) + 2 * edge), paper)
    ImageDraw.Draw(picture).multiline_text((edge, edge), text, ink, font, align=dice.choice(("left", "center")))
    picture, more = spoil(picture, size, dice)
    file = BytesIO()
    picture.save(file, "PNG")
    story = ", ".join((f"{name} {size} px", *done, *more))
    return Print(text, start, end, file.getvalue(), story, capitals)


# --- reading ----------------------------------------------------------------------------------------------------------


def tesseract(picture: bytes, model: str, layout: int) -> str:
    """Return what Tesseract reads, without the white space around."""
    command = ["tesseract", "stdin", "stdout", "-l", model, "--psm", str(layout)]
    one_thread = os.environ | {"OMP_THREAD_LIMIT": "1"}
    ran = subprocess.run(command, input=picture, capture_output=True, check=True, env=one_thread)  # noqa: S603
    return ran.stdout.decode("utf-8").replace("\f", "").strip()


def folded(text: str) -> str:
    """Lower letters and plain spaces, code point by code point."""
    return "".join(" " if sign.isspace() else low if len(low := sign.lower()) == 1 else sign for sign in text)


def letters(text: str) -> str:
    """The letters and digits alone, in lower case.

    >>> letters("Stay home, save lives!")
    'stayhomesavelives'
    """
    return "".join(sign for sign in folded(text) if sign.isalnum())


def flat(text: str) -> str:
    """Every run of white space as one space: a line break is no error."""
    return " ".join(text.split())


def aligned(truth: str, read: str) -> dict[int, int]:
    """Return for the places in *read* the places in *truth* that they were read from."""
    places: dict[int, int] = {}
    for step in Levenshtein.opcodes(folded(truth), folded(read)):
        if step.tag in {"equal", "replace"}:
            places.update(zip(range(step.dest_start, step.dest_end), range(step.src_start, step.src_end), strict=True))
    return places


def find_span(printed: Print, read: str) -> tuple[int, int] | None:
    """Return where the wording stands in *read*: from its first letter to its last, with letters put in beside them."""
    places = aligned(printed.text, read)
    inside = [at for at, true in places.items() if printed.start <= true < printed.end]
    if not inside:
        return None
    start, end = min(inside), max(inside) + 1
    # What was read out of nothing belongs to the letter beside it, or is what became of that letter.
    lost = places[start] > printed.start or not belongs(read[start])
    while start and start - 1 not in places and (lost or belongs(read[start - 1])):
        start -= 1
    lost = places[end - 1] < printed.end - 1 or not belongs(read[end - 1])
    while end < len(read) and end not in places and (lost or belongs(read[end])):
        end += 1
    while start < end and not belongs(read[start]):
        start += 1
    while start < end and not belongs(read[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def belongs(sign: str) -> bool:
    """Whether a sign at the edge of a span is a letter, part of one, or a stroke that was read for one."""
    return sign.isalnum() or bool(unicodedata.combining(sign)) or sign in "|$@€£"


def breaks(truth: str, read: str) -> tuple[int, int]:
    """Return how many words were cut in *read*, and how many run into the next without any sign between.

    >>> breaks("Stay home, save lives", "St ay home, savelives")
    (1, 1)
    """
    truth, read = flat(truth), flat(read)
    places = aligned(truth, read)
    true = {at for at, sign in enumerate(truth) if not sign.isalnum()}
    kept = {true_at for at, true_at in places.items() if not read[at].isalnum()}
    cut = sum(
        sign == " " and at not in places and places.get(at - 1, -1) not in true and places.get(at + 1, -1) not in true
        for at, sign in enumerate(read)
    )
    lost = sum(truth[at] == " " and at not in kept and at - 1 not in kept for at in true)
    return cut, lost


def worst_word(truth: str, read: str) -> float:
    """Return the share of letters lost in that word of *truth* which was read worst; words as short as "to" may be.

    >>> worst_word("Trump, pay attention to Kazakhstan", "Trunp, pay attention 0 Kazakhstan")
    0.2
    """
    truth, read = (folded(text).translate(LOOKALIKES) for text in (truth, read))
    kept = {true for at, true in aligned(truth, read).items() if truth[true] == read[at]}
    words = [word.span() for word in re.finditer(r"\w{3,}", truth)]
    return max(sum(at not in kept for at in range(*word)) / (word[1] - word[0]) for word in words)


def disguises(wording: Wording, capitals: bool, truth: str, read: str) -> tuple[str, ...]:
    """Name what printing and reading did to the wording, in the order of the package's names."""
    cut, lost = breaks(truth, read)
    signs = Counter(sign for sign in read if not sign.isalnum() and not sign.isspace())
    signs.subtract(sign for sign in truth if not sign.isalnum() and not sign.isspace())
    other_case = any(
        truth[true] != read[at] and folded(truth[true]) == folded(read[at]) and read[at].isalpha()
        for at, true in aligned(truth, read).items()
    )
    named = {
        "spacing": cut > 0,
        "ocr": letters(read) != letters(wording.text),
        "case": capitals or other_case,
        "glued": lost > 0,
        "punctuation": any(count > 0 for count in signs.values()),
    }
    return tuple(name for name, holds in named.items() if holds)


def label(wording: Wording, round_: int, printed: Print, text: str, model: str) -> Reading | None:
    """Mark the wording in the text read; None if hardly a letter of it was read."""
    if (place := find_span(printed, text)) is None:
        return None
    truth, read = printed.text[printed.start : printed.end], text[slice(*place)]
    errors = Levenshtein.distance(flat(truth), flat(read)) / len(flat(truth))
    letter_errors = Levenshtein.distance(letters(truth), letters(read)) / len(letters(truth))
    note = f"CER {errors:.3f}, letters {letter_errors:.3f}; {printed.story}; read as {model}"
    named = disguises(wording, printed.capitals, truth, read)
    return Reading(wording, round_, text, *place, named, errors, letter_errors, worst_word(truth, read), note)


def readings(wording: Wording, round_: int) -> list[Reading | None]:
    """Print a wording once and read it with every model of its language."""
    dice = Random(f"{SEED} {wording.text} {round_}")  # noqa: S311 -- the same pictures in every run are the point
    printed = draw(wording, dice)
    layout = dice.choice((3, 6, 6, 11))
    texts = [(model, tesseract(printed.picture, model, layout)) for model in MODELS[wording.language]]
    return [label(wording, round_, printed, text, model) for model, text in texts]


# --- choosing ---------------------------------------------------------------------------------------------------------


def tells(reading: Reading) -> bool:
    """Whether a near miss is still one as read.

    Its telling words must be there, with a misread letter in six at most, so that "no" must be right; and the whole
    must be nearer to itself than to any slogan of that name.
    """
    words = [letters(word) for word in re.split(r"[^\w'’]+", folded(reading.span))]
    for telling in map(letters, reading.wording.telling):
        if min(Levenshtein.distance(telling, word) for word in words) > len(telling) // 6:
            return False
    own = Levenshtein.distance(letters(reading.span), letters(reading.wording.text))
    slogans = [letters(slogan.text) for slogan in SLOGANS if slogan.name == reading.wording.name]
    return own < min(Levenshtein.distance(letters(reading.span), slogan) for slogan in slogans)


def is_readable(reading: Reading) -> bool:
    """Whether a reading can be a case: few wrong letters, no word beyond recognition, nothing taken for a mark."""
    if (
        reading.letter_errors > MOST_ERRORS
        or reading.word_errors > MOST_ERRORS_OF_A_WORD
        or set("⟦⟧") & set(reading.text)
    ):
        return False
    return reading.wording.is_match or tells(reading)


def choose_matches(pool: Iterable[Reading]) -> Iterator[Reading]:
    """Yield readings of one slogan until the quota of every band is full; what one band lacks, others make up for."""
    twins: Counter[str] = Counter()
    bands: dict[int, list[Reading]] = {band: [] for band in range(len(BANDS))}
    for reading in pool:
        twins[flat(reading.span)] += 1
        if reading.band == 0 or twins[flat(reading.span)] <= TWINS:
            bands[reading.band].append(reading)
    lacking = 0
    for band in reversed(bands):
        wanted = QUOTAS[band] + lacking
        yield from bands[band][: min(wanted, MOST_OF_A_BAND)]
        lacking = max(0, wanted - len(bands[band]))


def choose_near(pool: Iterable[Reading]) -> Iterator[Reading]:
    """Yield readings of one near miss: misread ones first, then others."""
    pool = list(pool)
    spans: dict[str, Reading] = {}
    for reading in pool:
        if reading.errors:
            spans.setdefault(flat(reading.span), reading)
    worst = sorted(spans.values(), key=lambda reading: -reading.errors)
    chosen = worst[: NEAR_MISREAD * 2 : 2]
    yield from chosen
    yield from [reading for reading in pool if reading not in chosen][: NEAR_EACH - len(chosen)]


def rows(chosen: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    """Yield the chosen readings as lines of a file of cases."""
    numbers: Counter[str] = Counter()
    for reading in chosen:
        wording = reading.wording
        group = f"ocr-{wording.name}" if wording.is_match else f"ocr-near-{wording.name}"
        numbers[group] += 1
        text, note = reading.text, reading.note
        rule: str | None = wording.name
        if wording.is_match:
            text = f"{text[: reading.start]}⟦{reading.span}⟧{text[reading.end :]}"
            rule = group if wording.phrase else wording.name
        else:
            note = f"{wording.note}; {note}"
            rule = None if wording.phrase or wording.name == "trump-attention" else wording.name
        row = {
            "id": f"{group}-{numbers[group]:03}",
            "text": text,
            "rule": rule,
            "disguises": list(reading.disguises),
            "language": wording.language,
            "group": group,
            "note": note,
        }
        yield row | ({"phrases": {wording.language: wording.phrase}} if wording.phrase else {})


def dump(row: dict[str, Any]) -> str:
    """One line of JSON; invisible signs are escaped so that they can be seen in the file."""
    line = json.dumps(row, ensure_ascii=False)
    return "".join(
        f"\\u{ord(sign):04x}" if sign != " " and unicodedata.category(sign) in {"Cf", "Zs", "Zl", "Zp", "Cc"} else sign
        for sign in line
    )


def texts_of(folder: Path) -> set[str]:
    """Return the texts of the other files of cases: no text may be there twice."""
    files = [file for file in sorted(folder.glob("*.jsonl")) if file.name not in {MATCHES, NEAR_MISSES}]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").rstrip("\n").split("\n")]
    return {json.loads(line)["text"].replace("⟦", "").replace("⟧", "") for line in lines}


def main() -> None:
    """Print, read, choose, and write both files; tell what was read and what was dropped."""
    parser = argparse.ArgumentParser(description="Make labelled cases of what Tesseract reads.")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--rounds", type=int, default=100, help="pictures of each slogan; a near miss gets a third")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    seen = texts_of(options.folder)
    for name, wordings, rounds in ((MATCHES, SLOGANS, options.rounds), (NEAR_MISSES, NEAR, options.rounds // 3)):
        tally: Counter[str] = Counter()
        chosen: list[Reading] = []
        with ThreadPoolExecutor(options.jobs) as pool:
            for wording in wordings:
                usable = []
                for reading in (one for many in pool.map(readings, [wording] * rounds, range(rounds)) for one in many):
                    tally["texts read"] += 1
                    if reading is None or not is_readable(reading):
                        tally["dropped as unreadable"] += 1
                    elif seen & (same := {reading.text, f"{wording.text} {reading.round}: {flat(reading.span)}"}):
                        tally["dropped as read before"] += 1
                    else:
                        seen |= same
                        usable.append(reading)
                chosen += choose_matches(usable) if wording.is_match else choose_near(usable)
        (options.folder / name).write_text(
            "".join(f"{dump(row)}\n" for row in rows(chosen)), encoding="utf-8", newline="\n"
        )
        tally["written"] = len(chosen)
        tally |= Counter(f"CER <= {BANDS[reading.band]}" for reading in chosen)
        print(name, ", ".join(f"{what}: {count}" for what, count in tally.items()), sep="\n  ")


if __name__ == "__main__":
    main()
