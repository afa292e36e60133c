"""Where words begin and end, where sentences break, what stands in quotation marks."""

from __future__ import annotations

from collections.abc import Container, Sequence

import regex

from kazslogan.text.classes import class_of
from kazslogan.text.readings import APOSTROPHES

__all__ = [
    "begins_quote",
    "begins_word",
    "clause_start",
    "ends_word",
    "is_quoted",
    "left_is_clear",
    "right_is_clear",
    "sentence_break",
    "sentence_goes_on",
    "word_behind_comma",
    "word_right_behind",
    "words_that_may_ask",
]

_NO_SPACES = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
#: A full stop, question or exclamation mark with what follows a sentence; three dots are no break.
_BREAK = regex.compile(r"(?<![.…])(?:[!?؟。！？۔]++|\.(?!\.))[\p{Pf}\p{Pe}\"']*(?=\s|$|[^\p{L}\p{N}\s]*\p{Lu})|\n\s*\n")
_LINE_OR_BREAK = regex.compile(rf"\n|{_BREAK.pattern}")
#: What parts a slogan from the words that introduce it.
_OPENING = regex.compile(r"(?:[:—–]\s*|[\p{Pi}\p{Ps}\"„]|\s-\s)[\p{Pi}\"„#@]*$")
_OPENING_REACH = 8
_FAR = 300  # code points; what stands farther away doesn't matter
_LETTER = regex.compile(r"[\p{L}\p{N}]")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}\p{N}'’-]*")
_NO_WORD = regex.compile(r"(?:https?://|www\.)\S+|[@#][\p{L}\p{M}\p{N}_.]+")
_QUESTION_MARK = regex.compile(r"[^.!?؟？…\n«»“”„\"#]{0,300}+[»”\"')]*+[!.…]*+[?؟？](?!\w)")
_NEXT_WORD = regex.compile(r"[^\S\n]++(\p{L}[\p{L}\p{M}'’-]{0,40}+)")  # no word that is known is longer
_COMMA_WORD = regex.compile(r"\s*+[,،]\s*+(\p{L}[\p{L}\p{M}'’-]{0,40}+)")
_LONGEST_ABBREVIATION = 3  # letters, of a country or town
_SYLLABIC = frozenset("AEIOUYÀÁÂÄÅÆÈÉÊËÌÍÎÏÒÓÔÖØŒÙÚÛÜÝŸİƏĀĒĪŌŪАӘЕЁИІЇОӨУҰҮЫЭЮЯЄЬЪЙЎ")
_WIDEST_GAP = 4  # between letters of one word, as in [w][o][r][d]
_INNER_MARK = regex.compile(r"[,:;،؛，：—–]|\s-\s")
_ASIDE = frozenset('-–—()[]»”"')  # what parts a sentence from who says it
_QUOTES = {"«": "»", "“": "”", "„": "“”", "‘": "’", '"': '"', "'": "'", "”": "”", "‹": "›", "「": "」", "『": "』"}


def begins_word(chars: Sequence[str], place: int) -> bool:
    """Tell whether a word may begin at unit ``place``: after no letter, at a CamelCase hump, or within Han text."""
    if place == 0:
        return True
    before, char = chars[place - 1], chars[place]
    if before.isdigit() or before in "@$€":  # a single one between letters stands for a letter: п0сиди
        return place == 1 or not chars[place - 2].isalpha()
    if not before.isalpha() or _NO_SPACES.match(char) or _NO_SPACES.match(before):
        return True
    return _hump(chars, place)


def _hump(chars: Sequence[str], place: int) -> bool:
    """Tell whether a CamelCase word begins at ``place``: small letter before, capital here."""
    if not (chars[place - 1].islower() and chars[place].isupper()):
        return False
    # Alternating case (тРаМп, АлДы) has humps everywhere and they mean nothing: a real one has a longer word beside it.
    following = chars[place + 1] if place + 1 < len(chars) else ""
    if place < 2 or not chars[place - 2].isalpha():
        return False
    if following.isupper():
        return chars[place - 2].islower() and _is_abbreviation(chars, place)
    return chars[place - 2].islower() or (following.islower() and "".join(chars[place + 2 : place + 3]).islower())


def _is_abbreviation(chars: Sequence[str], place: int) -> bool:
    """Tell whether a glued word ends with capitals that are no syllable, and so no ending: #StayHomeKZ."""
    tail = "".join(chars[place : place + _LONGEST_ABBREVIATION + 1])
    letters = tail[: next((at for at, char in enumerate(tail) if not char.isalpha()), len(tail))]
    return len(letters) <= _LONGEST_ABBREVIATION and letters.isupper() and _SYLLABIC.isdisjoint(letters)


def ends_word(chars: Sequence[str], place: int, spaced: bool) -> bool:
    """Tell whether a word may end before unit ``place``.

    ``spaced``: the word itself was written with separators between its letters; then a single letter that
    follows after the same separator still belongs to it.
    """
    if place >= len(chars):
        return True
    char = chars[place]
    if spaced and not char.isalpha():
        return not _single_letter_follows(chars, place)
    if char.isalpha():
        if char == chars[place - 1] and char in (chars[place - 2] if place > 1 else "", *chars[place + 1 : place + 2]):
            return False  # within a stretched letter
        return bool(_NO_SPACES.match(char) or _NO_SPACES.match(chars[place - 1])) or _hump(chars, place)
    following = chars[place + 1] if place + 1 < len(chars) else ""
    if char in APOSTROPHES:
        return not following.isalpha()
    if char.isdigit():
        while place < len(chars) and chars[place].isdigit():
            place += 1
        return place == len(chars) or not chars[place].isalpha()
    if char == "!" and following.isupper() and chars[place - 1].islower():
        return True  # the next sentence begins without a space
    # ! @ $ € in the middle of a word are letters in disguise, but not in text without spaces.
    return not (class_of(char) and following.isalpha()) or _NO_SPACES.match(chars[place - 1]) is not None


def _single_letter_follows(chars: Sequence[str], place: int) -> bool:
    letter = place
    while letter < min(len(chars), place + _WIDEST_GAP) and not chars[letter].isalnum():
        letter += 1
    gap = chars[place:letter]
    before = chars[max(0, place - 1 - len(gap)) : max(0, place - 1)]
    if letter == len(chars) or not chars[letter].isalpha() or (len(gap) > 1 and gap != before):
        return False
    following = chars[letter + 1 : letter + 1 + len(gap)]
    return following in (gap, chars[:0]) or (gap == before and gap[0] not in " \n" and not following[0].isalnum())


def sentence_break(gap: str, following: str) -> bool:
    """Tell whether a sentence ends inside ``gap``, the text between two words; ``following`` comes after it."""
    found = _BREAK.search(gap + following[:1], 0, len(gap))
    if found is None:
        return False
    return "\n" in found[0] or not following[:1].islower()


def clause_start(text: str, place: int) -> int:
    """Return where the sentence or line around ``place`` begins."""
    start = max(0, place - _FAR)
    last = start
    for found in _LINE_OR_BREAK.finditer(text, start, place):
        last = found.end()
    return last


def left_is_clear(text: str, place: int, polite: Container[str] = ()) -> bool:
    """Tell whether no word stands before ``place`` in its sentence or line, or only what introduces it (He said: …).

    ``polite``: words that don't count, in small letters; neither do mentions, tags, addresses of pages and numbers.

    >>> left_is_clear("@user1 Hey Trump!", 11, {"hey"}), left_is_clear("We saw Trump!", 7, {"hey"})
    (True, False)
    """
    if _OPENING.search(text, max(0, place - _OPENING_REACH), place):
        return True
    before = _NO_WORD.sub(" ", text[clause_start(text, place) : place])
    return all(word.casefold() in polite for word in _WORD.findall(before))


def right_is_clear(text: str, place: int) -> bool:
    """Tell whether no word follows ``place`` in its sentence or line."""
    letter = _LETTER.search(text, place, place + _FAR)
    return letter is None or _LINE_OR_BREAK.search(text, place, letter.end()) is not None


def sentence_goes_on(text: str, place: int) -> bool:
    """Tell whether the sentence around ``place`` goes on behind it with a word; tags, mentions and asides are none.

    >>> sentence_goes_on("Give us. Lakes are blue", 14), sentence_goes_on("Give us. Lakes #lake – said he.", 14)
    (True, False)
    """
    rest = _NO_WORD.sub(" ", _LINE_OR_BREAK.split(text[place : place + _FAR], maxsplit=1)[0]).lstrip()
    return rest[:1] not in _ASIDE and _WORD.search(rest) is not None


def word_behind_comma(text: str, place: int) -> str:
    """Return the word that only a comma parts from ``place``, in small letters, or "".

    >>> word_behind_comma("If Tom swims, he wins", 12), word_behind_comma("Tom swims. Jim wins", 9)
    ('he', '')
    """
    word = _COMMA_WORD.match(text, place)
    return word[1].casefold() if word else ""


def word_right_behind(text: str, place: int) -> str:
    """Return the word that only spaces part from ``place``, in small letters, or "".

    >>> word_right_behind("Look, Tom swims", 9), word_right_behind("Look, Tom! Swim", 9)
    ('swims', '')
    """
    word = _NEXT_WORD.match(text, place)
    return word[1].casefold() if word else ""


def words_that_may_ask(text: str, start: int, end: int) -> list[str]:
    """Return the words before ``[start, end)`` in its clause, in small letters, if its sentence is a question.

    >>> words_that_may_ask("Well, do we swim?", 12, 16), words_that_may_ask("Well, do we swim.", 12, 16)
    (['do', 'we'], [])
    """
    if not _QUESTION_MARK.match(text, end):
        return []
    before = _INNER_MARK.split(text[clause_start(text, start) : start])[-1]
    return [] if _QUOTES.keys() & {*before} or "#" in before else list(map(str.casefold, _WORD.findall(before)))


def begins_quote(text: str, start: int, low: int, high: int) -> bool:
    """Tell whether a quotation begins between ``low`` and ``high`` that ends behind, and none is open at ``start``.

    >>> begins_quote('Trump: "Pay attention"', 0, 5, 8), begins_quote('"Trump", pay attention', 1, 6, 9)
    (True, False)
    """
    gap, before, behind = text[low:high], text[clause_start(text, start) : start], text[high : high + _FAR]
    if before[-1:] in _QUOTES:
        return False  # one word after the other is in quotation marks
    for opening, closings in _QUOTES.items():
        if opening not in gap or opening in APOSTROPHES or not any(closing in behind for closing in closings):
            continue
        closed = (
            (before + gap).count(opening) % 2 == 0
            if opening in closings
            else any(closing in gap for closing in closings)
        )
        if not closed:
            return True
    return False


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` stands in quotation marks, alone or with more around it.

    >>> is_quoted("он написал «Stay home, друзья»", 12, 21)
    True
    """
    low, high = max(0, start - 200), min(len(text), end + 200)
    before, after = text[low:start].rpartition("\n")[2], text[end:high].partition("\n")[0]
    for opening, closings in _QUOTES.items():
        place = before.rfind(opening)
        if place < 0:
            continue
        # The mark is open when it wasn't closed again before the span.
        inside = before[place + 1 :]
        if opening in closings and before.count(opening) % 2 == 0:
            continue
        if opening not in closings and any(closing in inside for closing in closings):
            continue
        if opening in APOSTROPHES and not (place == 0 or not before[place - 1].isalnum()):
            continue
        if any(closing in after for closing in closings):
            return True
    return False
