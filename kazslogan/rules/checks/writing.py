"""What may have been typed by mistake: texts left empty, marks of other tools, hidden characters, odd languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kazslogan.errors import Problem
from kazslogan.rules.checks.sheet import Sheet
from kazslogan.rules.languages import languages
from kazslogan.rules.problems import Place
from kazslogan.rules.syntax import MARKS

__all__ = ["CHECKS"]

#: Marks of regular expressions and wildcards, none of which a phrase has: .* \w ^x x$ x* [a-z]
_PATTERN = re.compile(r"\.[*+?]|\\[A-Za-z]|^\^|(?<=\w)\$$|(?<=\w)[*+](?!\w)|\[\w-\w")
_JOINERS = "\u200c\u200d"  # that spelling needs in scripts whose letters join
#: ISO 639-1: the codes of two letters, by their first.
_TWO_LETTERS = {
    "a": "abefkmnrsvyz", "b": "aeghimnors", "c": "aehorsuvy", "d": "aevz", "e": "elnostu", "f": "afijory",
    "g": "adlnuv", "h": "aeiortuyz", "i": "adegikostu", "j": "av", "k": "agijklmnorsuvwy", "l": "abginotuv",
    "m": "ghiklnrsty", "n": "abdeglnorvy", "o": "cjmrs", "p": "ailst", "q": "u", "r": "mnouw",
    "s": "acdeghiklmnoqrstuvw", "t": "aeghiklnorstwy", "u": "gkrz", "v": "eio", "w": "ao", "x": "h", "y": "io",
    "z": "ahu",
}  # fmt: skip
#: What is often taken for the code of a language: codes of countries, and those of three letters where there are two.
_MISTAKEN = {
    "kz": "kk", "ua": "uk", "cn": "zh", "jp": "ja", "cz": "cs", "gr": "el", "dk": "da", "tj": "tg", "tm": "tk",
    "kaz": "kk", "rus": "ru", "eng": "en", "ukr": "uk", "tur": "tr", "uzb": "uz", "kir": "ky", "tat": "tt",
    "aze": "az", "bel": "be", "uig": "ug", "tgk": "tg", "tuk": "tk", "deu": "de", "fra": "fr", "spa": "es",
    "zho": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "fas": "fa", "pol": "pl", "ita": "it", "por": "pt",
}  # fmt: skip


def empty_text(sheet: Sheet) -> Iterator[Problem]:
    """A title, a reason or the text of an example that says nothing."""
    places = [(sheet.top.at("title"), sheet.ruleset.title)]
    for place, rule in sheet.rules:
        if rule.title is not None:
            places.append((place.at("title"), rule.title))
        for number, example in enumerate(rule.examples):
            where = place.at("examples", number)
            places.append((where.at("match" if example.match is not None else "near_miss"), example.text))
            places.append((where.at("reason"), example.reason))
    for place, text in places:
        if not text.strip():
            yield place.problem("empty-text", "it is empty", "write what others need to know, or remove it")


def pattern_mark(sheet: Sheet) -> Iterator[Problem]:
    """A phrase with marks of regular expressions, which are plain signs here; a guard with marks of phrases."""
    for place, owner in sheet.owners:
        for line in sheet.lines(place, owner):
            found = _PATTERN.search(line.text)
            if found:
                message = f"{found[0]!r} looks like a regular expression, but means nothing in a phrase"
                fix = "write plain words; (a|b) is one of them, [x] may be missing, disguises are known by themselves"
                yield line.place.problem("pattern-mark", message, fix)
    for place, word in _guards(sheet):
        mark = next((char for char in word if char in MARKS), None)
        if mark is not None:
            message = f"{mark!r} means nothing in a guard: these are plain words"
            yield place.problem("pattern-mark", message, "write each word as an item of the list")


def hidden_character(sheet: Sheet) -> Iterator[Problem]:
    """A phrase or guard with a character that nobody sees, probably copied from somewhere."""
    texts = [(line.place, line.text) for place, owner in sheet.owners for line in sheet.lines(place, owner)]
    for place, text in (*texts, *_guards(sheet)):
        hidden = next((char for at, char in enumerate(text) if _is_hidden(text, at)), None)
        if hidden is not None:
            name = unicodedata.name(hidden, "a character without a name")
            message = f"there is an invisible character in it: U+{ord(hidden):04X} ({name})"
            yield place.problem("hidden-character", message, "type the words again, or copy them as plain text")


def _is_hidden(text: str, at: int) -> bool:
    if text[at] in _JOINERS:
        beside = text[max(0, at - 1) : at + 2].replace(text[at], "")
        return any(unicodedata.name(char, "").startswith(("LATIN", "CYRILLIC", "GREEK")) for char in beside)
    return unicodedata.category(text[at]) in ("Cf", "Cc") and not text[at].isspace()


def _guards(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    for place, rule in sheet.rules:
        for side, words in (("before", rule.unless.before), ("after", rule.unless.after)):
            yield from ((place.at("unless", side, number), word) for number, word in enumerate(words))
    for place, _, slot in sheet.slots:
        yield from ((place.at("unless", number), word) for number, word in enumerate(slot.unless))


def unknown_language(sheet: Sheet) -> Iterator[Problem]:
    """A tag that is no language's, such as the code of a country."""
    known = {tag.split("-")[0] for tag in languages()}
    for place, owner in sheet.owners:
        for tag in owner.phrases:
            code = tag.split("-")[0]
            near = _MISTAKEN.get(code)
            if code in known or (near is None and (len(code) != 2 or code[1] in _TWO_LETTERS.get(code[0], ""))):
                continue
            fix = f"did you mean {near!r}?" if near else "look its tag up; a language without one is und"
            message = "it isn't the BCP 47 tag of a language, so nothing is known of endings and negations"
            yield place.at("phrases", tag).problem("unknown-language", message, fix)


CHECKS = (empty_text, pattern_mark, hidden_character, unknown_language)
