"""What people would use instead of kazslogan, each behind one interface, for a scorecard of accuracy and speed.

``rivals()`` lists those whose packages are installed; ``missing()`` names the others and what each lacks. A rival is
built from phrases once and then searches texts: it returns the place of its best or longest find in the text as it
was given, ``(0, len(text))`` where it can't tell the place, or None.

All are used as their own documentation says and as a careful user would: phrases and texts are folded alike, longest
phrases come first, everything is compiled when the rival is built. Python 3.11, versions tested:

=================  ==========  ==============================================================================
package            version     used here
=================  ==========  ==============================================================================
ahocorasick_rs     1.0.3       ``AhoCorasick`` with ``LeftmostLongest``
anyascii           0.3.3       ``anyascii``
decancer-py        0.4.1       unofficial binding of the Rust crate decancer: ``parse`` and ``CuredString``
rapidfuzz          3.14.6      ``process.extractOne`` with ``fuzz.partial_ratio``
regex              2026.11.15  ``{e<=k}`` with ``ENHANCEMATCH`` and ``timeout``
spaczz             0.6.1       ``FuzzyMatcher`` with its defaults
spacy              3.8.18      ``Matcher`` with ``FUZZY`` over ``spacy.blank("xx")``
Unidecode          1.4.0       ``unidecode_expect_nonascii``
=================  ==========  ==============================================================================
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from typing import NamedTuple

import regex

Span = tuple[int, int]
Search = Callable[[str], Span | None]

CUTOFFS = (75, 85, 90, 95)  # of partial_ratio
TIMEOUT = 5.0  # seconds for one text; a short post takes up to one, and a busy machine must not change what is found

_MODULES = {"Unidecode": "unidecode", "decancer-py": "decancer_py"}  # the others are imported by their own name
_SURROGATE = regex.compile(r"\p{Cs}")  # half a character: most packages refuse it
_DROPPED = regex.compile(r"[\p{Mn}\p{Me}\p{Cf}'`’‘ʻʼʹ]+")  # marks left alone, invisible characters, apostrophes
_GAP = regex.compile(r"[^\p{L}\p{N}]+")
_MAX_LENGTH = 10**9  # spaCy's own limit is for parsers; its documentation says to raise it where there is none


class Rival(NamedTuple):
    """Something that finds phrases in texts."""

    name: str
    needs: tuple[str, ...]  # distribution names to install
    build: Callable[[Sequence[str]], Search]  # phrases -> search(text) -> span in the text or None


def rivals() -> list[Rival]:
    """Return the rivals whose packages can be imported."""
    return [rival for rival in _all_rivals() if not _absent(rival)]


def missing() -> dict[str, tuple[str, ...]]:
    """Return the names of the other rivals, each with the distributions that it lacks."""
    return {rival.name: absent for rival in _all_rivals() if (absent := _absent(rival))}


def _all_rivals() -> list[Rival]:
    ascii_foldings = (("unidecode", "Unidecode", _unidecode), ("anyascii", "anyascii", _anyascii))
    return [
        Rival("casefold + Aho-Corasick", ("ahocorasick_rs",), _aho_corasick),
        *(
            Rival(
                f"NFKC + {name} + partial_ratio {cutoff}",
                (distribution, "rapidfuzz", "regex"),
                partial(_partial_ratio, _Folding(letters), cutoff),
            )
            for name, distribution, letters in ascii_foldings
            for cutoff in CUTOFFS
        ),
        Rival("spaCy Matcher, FUZZY", ("spacy", "regex"), partial(_spacy_matcher, _fuzzy)),
        Rival("spaCy Matcher, FUZZY by length", ("spacy", "regex"), partial(_spacy_matcher, _fuzzy_by_length)),
        Rival("spaczz FuzzyMatcher", ("spaczz", "spacy", "regex"), _spaczz_matcher),
        Rival("regex {e<=k}", ("regex",), _fuzzy_regex),
        Rival("decancer + substring", ("decancer-py", "regex"), _decancer),
    ]


def _absent(rival: Rival) -> tuple[str, ...]:
    return tuple(need for need in rival.needs if find_spec(_MODULES.get(need, need)) is None)


# ---------------------------------------------------------------- folding


class _Folding:
    """Words as they are compared, one space between them, and the way back to the text."""

    def __init__(self, letters: Callable[[str], str]) -> None:
        self._letters = letters

    def __call__(self, text: str) -> str:
        """Return the text folded; a space at its start or end stays."""
        folded: str = _GAP.sub(" ", _DROPPED.sub("", self._letters(unicodedata.normalize("NFKC", text))))
        return folded

    def phrases(self, phrases: Sequence[str]) -> list[str]:
        """Return the folded phrases, each once, longest first."""
        return _longest_first(self(phrase).strip() for phrase in phrases)

    def span(self, text: str, start: int, end: int) -> Span:
        """Return where a span of the folded text lies in the text itself.

        The text is folded once more, one character with its marks at a time; only finds pay for that. Should the
        parts not make the whole (Hangul letters that NFKC joins), the span is the whole text.
        """
        folded: list[str] = []
        places: list[Span] = []
        for first, last in _characters(text):
            for letter in self(text[first:last]):
                if letter != " " or folded[-1:] != [" "]:
                    folded.append(letter)
                    places.append((first, last))
        while start < end and folded[start : start + 1] == [" "]:
            start += 1
        while start < end and folded[end - 1 : end] == [" "]:
            end -= 1
        if start == end or "".join(folded) != self(text):
            return 0, len(text)
        return places[start][0], places[end - 1][1]


def _characters(text: str) -> Iterator[Span]:
    """Yield the span of every character together with the combining marks after it."""
    starts = [at for at, character in enumerate(text) if not at or not unicodedata.combining(character)]
    return itertools.pairwise([*starts, len(text)])


def _longest_first(phrases: Iterator[str]) -> list[str]:
    return sorted({phrase for phrase in phrases if phrase}, key=lambda phrase: (-len(phrase), phrase))


def _unidecode(text: str) -> str:
    """Unidecode's documentation gives this function for text that isn't ASCII; a lone surrogate would make it warn."""
    from unidecode import unidecode_expect_nonascii

    return text.lower() if text.isascii() else unidecode_expect_nonascii(_SURROGATE.sub("", text)).lower()


def _anyascii(text: str) -> str:
    from anyascii import anyascii

    return anyascii(text).lower()


def _whole_characters(search: Search) -> Search:
    """Let a package that takes UTF-8 only read texts with lone surrogates; other texts pay nothing."""

    def guarded(text: str) -> Span | None:
        try:
            return search(text)
        except UnicodeEncodeError:
            return search(_SURROGATE.sub("\ufffd", text))

    return guarded


# ---------------------------------------------------------------- rivals


def _aho_corasick(phrases: Sequence[str]) -> Search:
    """Search for the phrases as they are written, in any case; ahocorasick_rs 1.0.3."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    automaton = AhoCorasick(
        _longest_first(phrase.casefold() for phrase in phrases), matchkind=MatchKind.LeftmostLongest
    )

    def search(text: str) -> Span | None:
        folded = text.casefold()
        found = automaton.find_matches_as_indexes(folded)
        if not found:
            return None
        _, start, end = max(found, key=lambda match: match[2] - match[1])
        if len(folded) == len(text):  # no character casefolds to nothing, so each became just one
            return start, end
        places = [at for at, character in enumerate(text) for _ in character.casefold()]
        return places[start], places[end - 1] + 1

    return _whole_characters(search)


def _partial_ratio(folding: _Folding, cutoff: int, phrases: Sequence[str]) -> Search:
    """Search for the phrase with the best ``partial_ratio``; rapidfuzz 3.14.6.

    A text shorter than the phrase would be looked for *in* the phrase ("at" in "attention" scores 100), so such pairs
    are compared as wholes, by ``ratio``.
    """
    from rapidfuzz import fuzz, process

    folded_phrases = folding.phrases(phrases)
    lengths = [-len(phrase) for phrase in folded_phrases]

    def search(text: str) -> Span | None:
        folded = folding(text)
        words = folded.strip()
        fitting = bisect_left(lengths, -len(words))
        best = process.extractOne(folded, folded_phrases[fitting:], scorer=fuzz.partial_ratio, score_cutoff=cutoff)
        if best is not None:
            place = fuzz.partial_ratio_alignment(best[0], folded, score_cutoff=cutoff)
            return (0, len(text)) if place is None else folding.span(text, place.dest_start, place.dest_end)
        if process.extractOne(words, folded_phrases[:fitting], scorer=fuzz.ratio, score_cutoff=cutoff) is not None:
            return folding.span(text, 0, len(folded))
        return None

    return search


def _fuzzy(word: str) -> dict[str, object]:
    """Return the pattern of one token with spaCy's own limit: 30 % of the word, but never fewer than two edits."""
    return {"LOWER": {"FUZZY": word}}


def _fuzzy_by_length(word: str) -> dict[str, object]:
    """Return the pattern of one token where short words, for which two edits are too many, get none or one."""
    if len(word) <= 3:
        return {"LOWER": word}
    return {"LOWER": {"FUZZY1" if len(word) <= 5 else "FUZZY": word}}


def _spacy_matcher(token: Callable[[str], dict[str, object]], phrases: Sequence[str]) -> Search:
    """Search for the tokens of a phrase in a row, each fuzzily; spaCy 3.8.18, its tokenizer for many languages."""
    import spacy
    from spacy.matcher import Matcher

    folding = _Folding(str.casefold)
    nlp = spacy.blank("xx")
    nlp.max_length = _MAX_LENGTH
    matcher = Matcher(nlp.vocab)
    patterns = [[token(word) for word in phrase.split()] for phrase in folding.phrases(phrases)]
    if patterns:
        matcher.add("phrases", patterns, greedy="LONGEST")

    def search(text: str) -> Span | None:
        doc = nlp.make_doc(folding(text))
        found = matcher(doc, as_spans=True) if patterns else []
        if not found:
            return None
        longest = max(found, key=len)
        return folding.span(text, longest.start_char, longest.end_char)

    return _whole_characters(search)


def _spaczz_matcher(phrases: Sequence[str]) -> Search:
    """Search for the tokens of a phrase, compared as one string, with spaczz's defaults; spaczz 0.6.1 (MIT)."""
    import spacy
    from spaczz.matcher import FuzzyMatcher

    folding = _Folding(str.casefold)
    nlp = spacy.blank("xx")
    nlp.max_length = _MAX_LENGTH
    matcher = FuzzyMatcher(nlp.vocab)
    matcher.add("phrases", [nlp.make_doc(phrase) for phrase in folding.phrases(phrases)])

    def search(text: str) -> Span | None:
        doc = nlp.make_doc(folding(text))
        found = matcher(doc)
        if not found:
            return None
        _, start, end, _, _ = max(found, key=lambda match: (match[3], match[2] - match[1]))
        place = doc[start:end]
        return folding.span(text, place.start_char, place.end_char)

    return _whole_characters(search)


def _fuzzy_regex(phrases: Sequence[str]) -> Search:
    """Search with one error allowed for every six letters; regex 2026.11.15.

    ``ENHANCEMATCH`` trims the find, as the documentation advises: without it the letter before or after is taken in
    as an error. ``BESTMATCH`` is off: it would look at every place of the text. A text that takes longer than
    ``TIMEOUT`` counts as one without a find.
    """
    folding = _Folding(str.casefold)
    alternatives = []
    for phrase in folding.phrases(phrases):
        errors = round(len(phrase.replace(" ", "")) / 6)
        alternatives.append(f"(?:{regex.escape(phrase)})" + (f"{{e<={errors}}}" if errors else ""))
    pattern = regex.compile("|".join(alternatives) or r"(?!)", regex.ENHANCEMATCH)

    def search(text: str) -> Span | None:
        try:
            found = pattern.search(folding(text), timeout=TIMEOUT)
        except TimeoutError:
            return None
        return None if found is None else folding.span(text, *found.span())

    return search


def _decancer(phrases: Sequence[str]) -> Search:
    """Search in the text that decancer cured, with its defaults; decancer-py 0.4.1.

    ``in`` already overlooks repeated letters and a mark between two letters, but not a space that is missing: every
    phrase is looked for with its spaces and without. The binding tells no places.
    """
    from decancer_py import parse

    spaced = [_GAP.sub(" ", phrase).strip() for phrase in phrases]
    glued = [phrase.replace(" ", "") for phrase in spaced]
    needles = _longest_first(str(parse(phrase)) for phrase in [*spaced, *glued])

    def search(text: str) -> Span | None:
        cured = parse(text)
        return (0, len(text)) if any(needle in cured for needle in needles) else None

    return _whole_characters(search)
