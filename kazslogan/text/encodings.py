"""Find and undo encodings inside a text: HTML entities and tags, percent-encoding, bytes read as another charset.

Each stretch that was undone is a :class:`Piece` whose characters keep the range they came from.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import regex

from kazslogan.text.markup import markup_in, may_have_markup

__all__ = ["Piece", "decode", "may_be_encoded", "may_be_misread"]


class Piece(NamedTuple):
    """A stretch ``[start, end)`` of the original and the characters it really means, each with its range."""

    start: int
    end: int
    characters: tuple[tuple[str, int, int], ...]
    is_markup: bool = False
    """Whether it is a tag, an address or a line break: nothing that its writer wrote to be read."""

    @property
    def text(self) -> str:
        """The decoded text."""
        return "".join(char for char, _, _ in self.characters)


_ENTITY = regex.compile(r"&(?:amp;)?(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
#: In a query a plus sign stands for a space.
_PERCENT = regex.compile(r"(?:%(?:25)?[0-9A-Fa-f]{2})+(?:\+(?:%(?:25)?[0-9A-Fa-f]{2})+)*")
_PERCENT_SIGN = regex.compile(r"%(?:25(?=[0-9A-Fa-f]{2}))?[0-9A-Fa-f]{2}|\+")
#: The value of a field of a URL's query, in which plus signs stand for spaces.
_QUERY = regex.compile(r"[?&][\w.-]+=\K[^\s&#+?]++(?:\+[^\s&#+?]++)+")
_ESCAPE = regex.compile(r"[\\%]u(?:[0-9A-Fa-f]{4}|\{[0-9A-Fa-f]{1,6}\})")
#: Bytes as programs and mail write them: \\xd0\\xa2, =D0=A2 (quoted-printable, RFC 2045, 6.7).
_BYTES = regex.compile(r"(?:\\x[0-9A-Fa-f]{2})++|(?:=[89A-F][0-9A-F](?:=\r?\n)?){2,}+")
_BYTE = regex.compile(r"(?:\\x|=)\K[0-9A-Fa-f]{2}")
#: A line break as JSON and many tables of posts write it.
_LINE_BREAK = regex.compile(r"(?<!\\)(?:(?:\\++r)?\\++n|\\++t(?![a-z]))")


def _misread(charset: str) -> dict[str, int]:
    """Return the characters that ``charset`` shows for the bytes 0x80–0xFF (C1 controls where it has none)."""
    table = {}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode(charset)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
        table.setdefault(chr(byte), byte) if charset == "cp1252" else None
    return table


_CHARSETS = {"cp1252": _misread("cp1252"), "cp1251": _misread("cp1251")}
#: cp1251 shows D0 98 (И) as Р + an unassigned byte, which many programs drop or turn into one of these.
_CHARSETS["cp1251"].setdefault("\x98", 0x98)


def _class(characters: dict[str, int], low: int, high: int) -> str:
    return "[" + "".join(regex.escape(c) for c, byte in sorted(characters.items()) if low <= byte <= high) + "]"


def _sequence(table: dict[str, int]) -> str:
    """Return a pattern for one non-ASCII character of UTF-8 as the charset shows it."""
    tail = _class(table, 0x80, 0xBF)
    return (
        f"(?:{_class(table, 0xC2, 0xDF)}{tail}|{_class(table, 0xE0, 0xEF)}{tail}{{2}}"
        f"|{_class(table, 0xF0, 0xF4)}{tail}{{3}})"
    )


def _quick_pairs(table: dict[str, int]) -> list[re.Pattern[str]]:
    """Return patterns of which a misread text shows one: :mod:`re` looks fast for what begins with a set."""
    tail = _class(table, 0x80, 0xBF)
    return [re.compile(_class(table, 0xC2, 0xDF) + tail), re.compile(_class(table, 0xE0, 0xF4) + tail + tail)]


#: What nearly every misread word shows, and other text seldom: what follows a lead byte, but no quotes or letters.
_TELLTALE = re.compile(
    "["
    + "".join(
        re.escape(char)
        for char in sorted(set().union(*_CHARSETS.values()) - set("«»“”„‘’‹›–—…\xa0ІіЁёЎўЄєЇї•"))
        if any(0x80 <= table.get(char, 0) < 0xC0 for table in _CHARSETS.values())
    )
    + "]"
)
_SHORTEST_PAIR = 4  # characters that show two of UTF-8
_MARKED = _class(_CHARSETS["cp1251"], 0xC3, 0xC9) + _class(_CHARSETS["cp1251"], 0x80, 0xBF)
#: Letters parted by one sign (s·a·t·) are that, whatever bytes they may be.
_DOTTED = re.compile(r"[^\W\d_](?P<sign>[^\w\s])(?:[^\W\d_](?P=sign)){2}")
_DOTS = 6  # the signs of three such letters
#: A letter with a mark between Latin letters, as cp1251 shows it: mГЎs.
_IN_LATIN_WORD = re.compile(f"{_MARKED}(?<=[a-z]{_MARKED})(?=[a-zA-Z])")
#: Quotation marks, dashes and the like, as cp1251 shows them: ’ is вЂ™.
_QUOTE = re.compile(f"вЂ{_class(_CHARSETS['cp1251'], 0x80, 0xBF)}")
#: Cyrillic in one byte a letter (cp1251) as Western charsets show it: Òðàìï. No language has so many of these in a row.
_CYRILLIC_AS_WESTERN = re.compile("[À-ÿ¨¸]{4,}")
_FEWEST_LETTERS = 3  # different ones among these: öööö is stretched
_WESTERN_WORD = re.compile("(?<![A-Za-z])[À-ÿ¨¸²³ªº¿¯]+(?![A-Za-z])")
_MISREAD_PAIRS = {charset: _quick_pairs(table) for charset, table in _CHARSETS.items()}


@cache
def _misread_pattern(charset: str) -> regex.Pattern[str]:
    """Return the pattern of UTF-8 that was read in a charset; it is large, and few texts need it.

    Kazakh and Russian have І and capitals in a row now and then, so cp1251 must be wrong more than once, or in a Latin
    word: quГ©date; or it must show a quotation mark or dash: вЂ™.
    """
    table = _CHARSETS[charset]
    sequence = _sequence(table)
    if charset == "cp1252":
        return regex.compile(rf"{sequence}(?:[\t\n\r -~]*?{sequence})*")
    pair = _class(table, 0xC2, 0xDF) + _TELLTALE.pattern
    single = rf"(?<=[a-zA-Z]){pair}|{pair}(?=[a-zA-Z])|{_IN_LATIN_WORD.pattern}|{_QUOTE.pattern}"
    return regex.compile(rf"{sequence}(?:[\t\n\r -~]*?{sequence})+|{single}")


def may_be_encoded(text: str) -> bool:
    """Tell cheaply whether entities, percent signs or escapes may stand for other characters, or there is markup."""
    return bool(
        ("&" in text and _ENTITY.search(text))
        or ("%" in text and (_PERCENT.search(text) or _ESCAPE.search(text)))
        or ("\\" in text and (_LINE_BREAK.search(text) or _ESCAPE.search(text) or _BYTES.search(text)))
        or ("=D" in text and _BYTES.search(text))
        or ("+" in text and "=" in text and _QUERY.search(text))
        or may_have_markup(text)
    )


def may_be_misread(text: str) -> bool:
    """Tell whether a text may have been read in another charset; UTF-8 that was has signs beside letters."""
    if _IN_LATIN_WORD.search(text) or _is_western(text):
        return True
    return _TELLTALE.search(text) is not None and any(
        any(pair.search(text) for pair in pairs) and _misread_pattern(charset).search(text)
        for charset, pairs in _MISREAD_PAIRS.items()
    )


def _is_western(text: str) -> bool:
    return any(len(set(run)) >= _FEWEST_LETTERS for run in _CYRILLIC_AS_WESTERN.findall(text))


def decode(text: str) -> tuple[Piece, ...]:
    """Return the encoded stretches of ``text`` in order of place; () for nearly every text.

    >>> [piece.text for piece in decode("Тр&#1072;мп %D0%BA%D0%B7")]
    ['а', 'кз']
    """
    if not may_be_encoded(text) and not may_be_misread(text):
        return ()
    pieces = [
        *_mojibake(text),
        *_western(text),
        *_entities(text),
        *_percent(text),
        *_bytes(text),
        *_escapes(text),
        *_plus_signs(text),
        *_markup(text),
    ]
    pieces.sort(key=lambda piece: (piece.start, -piece.end))
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return tuple(kept)


def _markup(text: str) -> list[Piece]:
    return [
        Piece(start, end, tuple((char, start, end) for char in shown), is_markup=True)
        for start, end, shown in markup_in(text)
    ]


def _entities(text: str) -> list[Piece]:
    import html  # few texts have entities, and the table of them is large

    found = []
    for match in _ENTITY.finditer(text):
        meant = html.unescape(match[0].replace("&amp;", "&", 1))
        if meant == match[0] or (meant.startswith("&") and len(meant) > 1):
            continue
        places = [(char, match.start() if at == 0 else match.end(), match.end()) for at, char in enumerate(meant)]
        found.append(Piece(match.start(), match.end(), tuple(places)))
    return found


def _escapes(text: str) -> list[Piece]:
    found = []
    for match in _ESCAPE.finditer(text):
        value = int(match[0][2:].strip("{}"), 16)
        if value <= 0x10FFFF:
            found.append(Piece(match.start(), match.end(), ((chr(value), match.start(), match.end()),)))
    found += [
        Piece(match.start(), match.end(), (("\n", match.start(), match.end()),), is_markup=True)
        for match in _LINE_BREAK.finditer(text)
    ]
    return found


def _plus_signs(text: str) -> list[Piece]:
    return [
        Piece(place, place + 1, ((" ", place, place + 1),))
        for query in _QUERY.finditer(text)
        for place in range(*query.span())
        if text[place] == "+"
    ]


def _percent(text: str) -> list[Piece]:
    found = []
    for match in _PERCENT.finditer(text):
        raw, places = bytearray(), []
        for sign in _PERCENT_SIGN.finditer(text, match.start(), match.end()):
            raw.append(0x20 if sign[0] == "+" else int(sign[0][-2:], 16))
            places.append(sign.start())
        found += _utf8_runs(bytes(raw), [*places, match.end()])
    return found


def _bytes(text: str) -> list[Piece]:
    found = []
    for match in _BYTES.finditer(text):
        signs = list(_BYTE.finditer(text, match.start(), match.end()))
        starts = [match.start(), *(sign.end() for sign in signs[:-1])]
        found += _utf8_runs(bytes(int(sign[0], 16) for sign in signs), [*starts, match.end()])
    return found


def _mojibake(text: str) -> list[Piece]:
    found: list[Piece] = []
    if text.isascii():
        return found
    for charset, table in _CHARSETS.items():
        for match in _misread_pattern(charset).finditer(text):
            if not _TELLTALE.search(match[0]):
                continue  # ШІСІ are letters
            if _DOTTED.search(text, max(0, match.start() - _DOTS), match.end() + _DOTS):
                continue
            raw = bytes(table.get(char, ord(char) & 0x7F) for char in match[0])
            least = 1 if charset == "cp1252" or len(raw) < _SHORTEST_PAIR else 2
            found += _utf8_runs(raw, list(range(match.start(), match.end() + 1)), least)
    return found


def _western(text: str) -> list[Piece]:
    if not _is_western(text):
        return []
    return [
        Piece(*word.span(), tuple((char, at, at + 1) for at, char in enumerate(meant, word.start())))
        for word in _WESTERN_WORD.finditer(text)
        if len(meant := word[0].encode("latin-1").decode("cp1251", "ignore")) == len(word[0])
    ]


def _utf8_runs(raw: bytes, places: list[int], least: int = 1) -> list[Piece]:
    """Decode the valid UTF-8 in ``raw``; ``places[i]`` is where byte i came from."""
    characters: list[tuple[str, int, int]] = []
    at = 0
    while at < len(raw):
        width = 1 if raw[at] < 0x80 else 2 if 0xC2 <= raw[at] < 0xE0 else 3 if raw[at] < 0xF0 else 4
        try:
            characters.append((raw[at : at + width].decode(), places[at], places[min(at + width, len(raw))]))
        except UnicodeDecodeError:
            width = 1
        at += width
    if sum(not char.isascii() for char, _, _ in characters) < least and least > 1:
        return []
    # Characters that failed to decode leave holes: cut there, so that pieces cover exactly what they mean.
    pieces: list[Piece] = []
    run: list[tuple[str, int, int]] = []
    for character in characters:
        if run and character[1] != run[-1][2]:
            pieces.append(Piece(run[0][1], run[-1][2], tuple(run)))
            run = []
        run.append(character)
    if run:
        pieces.append(Piece(run[0][1], run[-1][2], tuple(run)))
    return pieces
