"""What may be odd in a phrase by itself: said twice, too short, too common, in another script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby

from kazslogan.errors import Problem
from kazslogan.rules.checks.sheet import Line, Sheet, words_of
from kazslogan.rules.languages import language
from kazslogan.rules.template import SlotRef, Wording, expand
from kazslogan.text.scripts import script_of_letter
from kazslogan.text.tables import common_word_counts

__all__ = ["CHECKS", "frequency"]

_KEPT = "{}-@'’\\"
"""Signs that tell one wording from another: of slots, and inside words."""

WITHOUT_SPACES = ("zh", "ja", "th", "lo", "km", "my")
"""Languages that don't part their words."""
MOST_COMMON = 1e-6
"""Share of running text that a phrase may make up by chance: once in a million words."""
UNLISTED = 5e-7
"""Share of running text of a word that is in no list."""


def duplicate_phrase(sheet: Sheet) -> Iterator[Problem]:
    """A wording stands twice in one language of a rule or slot."""
    for place, owner in sheet.owners:
        seen: dict[tuple[str, str], Line] = {}
        for line in sheet.lines(place, owner):
            own: set[str] = set()
            for wording in expand(line.template):
                folded, glued = _folded(wording)
                first = seen.setdefault((line.language, folded), line)
                seen.setdefault((line.language, glued), line)
                if first is line and folded not in own:
                    own.add(folded)
                    continue
                where = "twice in it" if first is line else f"in {first.place.field} too"
                message = f"the wording {words_of(wording)!r} stands {where}"
                yield line.place.problem("duplicate-phrase", message, "remove one of them")
                break


def _folded(wording: Wording) -> tuple[str, str]:
    """Return a wording without what never counts (upper and lower case, signs between words), and as a hashtag."""
    text = words_of(wording).casefold()
    words = "".join(char if char.isalnum() or char in _KEPT else " " for char in text).split()
    glued = "#" + "".join(words)
    return glued if "#" in text else " ".join(words), glued


def short_phrase(sheet: Sheet) -> Iterator[Problem]:
    """One word by itself is seldom a slogan and has nothing that would confirm a doubtful reading."""
    for place, rule in sheet.rules:
        for line in sheet.lines(place, rule):
            if line.language.startswith(WITHOUT_SPACES):
                continue
            short = next((text for text in sheet.wordings(rule, line) if len(text.split()) == 1), None)
            if short is not None:
                message = f"the wording {short!r} is a single word"
                yield line.place.problem("short-phrase", message, "write a phrase of two words or more")


def common_phrase(sheet: Sheet) -> Iterator[Problem]:
    """Words that are so frequent stand together by chance."""
    for place, rule in sheet.rules:
        for line in sheet.lines(place, rule):
            shares = {text: frequency(text, line.language) for text in sheet.wordings(rule, line)}
            text = max(shares, key=shares.__getitem__, default="")
            if text and shares[text] >= MOST_COMMON:
                message = f"the words of {text!r} stand together by chance about {shares[text] * 1e6:.0f} times"
                fix = "add a word that only the slogan has"
                yield line.place.problem("common-phrase", f"{message} in a million words of text", fix)


def frequency(text: str, tag: str) -> float:
    """Estimate the share of running text that some words in a row make up by chance; 0 if the language isn't known.

    Counted on the bundled lists of Kazakh, Russian and English words (``data/words.txt``).

    >>> frequency("that is", "en") > 1e-5 > frequency("save our lake", "en"), frequency("bonjour", "fr")
    (True, 0.0)
    """
    shares = _shares().get(language(tag).tag)
    words = "".join(char if char.isalnum() or char in "'’-" else " " for char in text.lower()).split()
    if not shares or not words:
        return 0.0
    product = 1.0
    for word in words:
        product *= shares.get(word, UNLISTED)
    return product


@cache
def _shares() -> dict[str, dict[str, float]]:
    """Return each listed word's share of the text of its language."""
    counts: dict[str, dict[str, int]] = {}
    for word, tag, count in common_word_counts():
        counts.setdefault(tag, {})[word] = count
    totals = {tag: sum(of.values()) for tag, of in counts.items()}
    return {tag: {word: count / totals[tag] for word, count in of.items()} for tag, of in counts.items()}


def mixed_script(sheet: Sheet) -> Iterator[Problem]:
    """A word with letters of two scripts was probably typed with a look-alike by mistake."""
    for place, owner in sheet.owners:
        for line in sheet.lines(place, owner):
            for wording in expand(line.template):
                texts = (piece for piece in wording if not isinstance(piece, SlotRef))
                mixed = next((word for text in texts for word in text.split() if len(_scripts(word)) > 1), None)
                if mixed is not None:
                    message = f"the word {mixed!r} has letters of two scripts: {_spelled(mixed)}"
                    yield line.place.problem("mixed-script", message, "type the word again in one script")
                    break


def _scripts(text: str) -> set[str]:
    return {script for script in map(script_of_letter, text) if script is not None}


def _spelled(word: str) -> str:
    runs = groupby((char for char in word if char.isalpha()), key=script_of_letter)
    return ", ".join(f"{''.join(run)} is {script}" for script, run in runs)


def other_script(sheet: Sheet) -> Iterator[Problem]:
    """A phrase in another script than its language is usually written in: transliterations are found anyway."""
    for place, rule in sheet.rules:
        for line in sheet.lines(place, rule):
            usual = language(line.language).scripts[:1]
            text = "".join(piece for wording in expand(line.template) for piece in wording if isinstance(piece, str))
            found = _scripts(text)
            if usual and len(found) == 1 and not found & {*usual, *line.language.split("-")} and not _is_han(found):
                script = found.pop()
                message = f"it is written in {script}, but {language(line.language).name} in {usual[0]}"
                tag = f"{line.language.split('-')[0]}-{script}"
                fix = f"write it in {usual[0]} (other scripts are found by themselves), or tag it {tag}"
                yield line.place.problem("other-script", message, fix)


def _is_han(found: set[str]) -> bool:
    return bool(found & {"Hans", "Jpan", "Kore"})


CHECKS = (duplicate_phrase, short_phrase, common_phrase, mixed_script, other_script)
