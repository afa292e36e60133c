"""A plain phrase of which some words are said in another language: "Таза ауа – наше право", "Free обеды для всех".

Where two phrases of a rule have as many clauses, or words, one after another they are taken to say the same. Where the
verb stands last in one of the languages it is taken to say what the first word does in the other one. What doesn't say
the same makes no sense when it is put together, so nobody writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, permutations
from typing import NamedTuple

from kazslogan.models import Disguise
from kazslogan.rules.frame import Wording, in_clauses
from kazslogan.rules.languages import Language, language_of
from kazslogan.rules.splits import WORD, units_of

__all__ = ["Spoken", "switched"]

_MOST_LANGUAGES = 4  # of a rule: more of them have too many ways to be mixed
_MOST = 200  # wordings
_MOST_PIECES = 8

_Range = tuple[int, int]


class Spoken(NamedTuple):
    """A plain phrase in its language."""

    tag: str
    lang: Language
    text: str
    words: Sequence[_Range]
    """The ranges of its words."""
    units: Sequence[_Range]
    """The same with each word's articles, prepositions and the like."""

    @classmethod
    def of(cls, text: str, tag: str) -> Spoken:
        """Return a phrase in the language of a BCP 47 tag.

        >>> Spoken.of("Free the rivers", "en").units
        [(0, 4), (5, 15)]
        """
        lang = language_of(text, tag)
        return cls(tag, lang, text, [word.span() for word in WORD.finditer(text)], units_of(text, lang, by_word=True))


def switched(phrases: Sequence[Spoken]) -> list[Wording]:
    """Return the phrases with a few words said as another one says them; each is a wording of its host's language.

    >>> [wording.text for wording in switched([Spoken.of("Free buses", "en"), Spoken.of("Gratis Busse", "de")])]
    ['Gratis buses', 'Free Busse']

    Args:
        phrases: one for each language; of more than four nothing is mixed.
    """
    if not 1 < len(phrases) <= _MOST_LANGUAGES:
        return []
    plain = {spoken.text.casefold() for spoken in phrases}
    found: dict[str, Wording] = {}
    for host, guest in permutations(phrases, 2):
        for text in _mixed(host, guest):
            if text.casefold() not in plain:
                wording = Wording(text, host.text, host.tag, Disguise.CODE_SWITCH)
                found.setdefault(text.casefold(), wording)
    return list(islice(found.values(), _MOST))


def _mixed(host: Spoken, guest: Spoken) -> Iterator[str]:
    """Yield what a host says with some pieces taken from a guest."""
    for one, other in (
        (_clauses(host), _clauses(guest)),
        (host.words, guest.words) if _have_words_alike(host, guest) else (host.units, guest.units),
    ):
        if len(one) == len(other) <= _MOST_PIECES:
            yield from _replaced(host, one, guest, other, _ranges(len(one), len(one) // 2))
    if host.lang.verb_final != guest.lang.verb_final and len(host.units) > 1 and len(guest.units) > 1:
        same = len(host.units) == len(guest.units) <= _MOST_PIECES
        one, other = (each.units if same else _verb_and_rest(each) for each in (host, guest))
        turned = [*other[1:], other[0]] if host.lang.verb_final else [other[-1], *other[:-1]]
        yield from _replaced(host, one, guest, turned, _ranges(len(one), len(one) - 1))


def _have_words_alike(one: Spoken, two: Spoken) -> bool:
    """Tell whether phrases have as many words, and these the same place in their units if they have as many of them."""
    if len(one.words) != len(two.words):
        return False
    sizes = [[each.text[slice(*unit)].count(" ") for unit in each.units] for each in (one, two)]
    return len(sizes[0]) != len(sizes[1]) or sizes[0] == sizes[1]


def _clauses(spoken: Spoken) -> list[_Range]:
    """Return the ranges of the clauses; a word that sets something against what stands before it begins one."""
    text, words = spoken.text, spoken.words
    gaps = [
        "," if text[slice(*two)].casefold() in spoken.lang.against else text[one[1] : two[0]]
        for one, two in pairwise(words)
    ]
    return [(clause[0][0], clause[-1][1]) for clause in in_clauses(words, gaps) if clause]


def _verb_and_rest(spoken: Spoken) -> list[_Range]:
    """Return two ranges: the verb, first or last, and the other units."""
    cut = -1 if spoken.lang.verb_final else 1
    parts = spoken.units[:cut], spoken.units[cut:]
    return [(units[0][0], units[-1][1]) for units in parts]


def _replaced(
    host: Spoken, pieces: Sequence[_Range], guest: Spoken, others: Sequence[_Range], ranges: Iterable[_Range]
) -> Iterator[str]:
    """Yield what the host says with each of some ranges of its pieces said as the guest does."""
    gaps = ["", *(host.text[one[1] : two[0]] for one, two in pairwise(pieces))]
    for first, last in ranges:
        texts = [
            guest.text[slice(*other)] if first <= at < last else host.text[slice(*piece)]
            for at, (piece, other) in enumerate(zip(pieces, others, strict=True))
        ]
        yield "".join(gap + text for gap, text in zip(gaps, texts, strict=True))


def _ranges(count: int, most: int) -> Iterable[_Range]:
    """Return the ranges of up to so many pieces at one end, and of single ones."""
    lengths = range(1, most + 1)
    ends = [*((0, length) for length in lengths), *((count - length, count) for length in lengths)]
    return dict.fromkeys(ends + [(at, at + 1) for at in range(count)] if count > 1 else [])
