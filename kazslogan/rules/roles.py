"""What the phrases of a rule have in common in all languages, so that a text may change the language between them.

Somebody is asked to do something with something: the word that asks, the others of its clause, perhaps who is asked.
Where the phrases of two languages are told apart like that, a text may take each part from another one:
"Save қазақ тілін" for "Save the Kazakh language" and "Қазақ тілін сақтаңдар".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kazslogan.rules.frame import in_clauses
from kazslogan.rules.languages import Language

__all__ = ["PARTS", "Roles", "roles_of"]

PARTS = ("request", "rest", "addressee")
"""In the order of :attr:`Roles.parts`."""


class Roles(NamedTuple):
    """A phrase in parts."""

    parts: tuple[str, ...]
    """The word that asks, with what negates it; the others of its clause; who is asked, if that is another clause."""
    order: tuple[int, ...]
    """The parts by their numbers, as they stand in the phrase."""
    separators: tuple[str, ...]
    """What stands between two neighbours in ``order``."""


def roles_of(text: str, lang: Language, units: Sequence[tuple[int, int]]) -> Roles | None:
    """Tell a phrase's parts by the ending of the request or, in languages without, by its place; None if it has others.

    >>> from kazslogan.rules.languages import language
    >>> roles_of("Жолды жөндеңдер", language("kk"), [(0, 5), (6, 15)]).parts
    ('жөндеңдер', 'Жолды')
    >>> roles_of("Mayor, mend the roads", language("en"), [(0, 5), (7, 11), (12, 21)]).parts
    ('mend', 'the roads', 'Mayor')

    Args:
        text: the phrase.
        lang: its language.
        units: its words with their articles, prepositions and the like, as ranges.
    """
    clauses = in_clauses(units, [text[one[1] : two[0]] for one, two in pairwise(units)])
    long = [clause for clause in clauses if len(clause) > 1]
    if len(long) != 1 or len(clauses) > 2:
        return None
    [clause] = long
    at = _place_of_request([text[first:last] for first, last in clause], lang)
    if at not in (0, len(clause) - 1):
        return None  # the rest would be in two pieces
    rest = clause[1:] if at == 0 else clause[:at]
    addressees = [other[0] for other in clauses if other is not clause]
    ranges = [clause[at], (rest[0][0], rest[-1][1]), *addressees]
    order = tuple(sorted(range(len(ranges)), key=ranges.__getitem__))
    separators = tuple(text[ranges[one][1] : ranges[two][0]] for one, two in pairwise(order))
    return Roles(tuple(text[first:last] for first, last in ranges), order, separators)


def _place_of_request(words: Sequence[str], lang: Language) -> int | None:
    """Return which word asks: the only one with such an ending; where requests have none, the first one of a clause."""
    if lang.requests:
        found = [at for at, word in enumerate(words) if lang.asks(word)]
        return found[0] if len(found) == 1 else None
    first = words[0].split()[0].casefold()
    return None if first in lang.determiners | lang.proclitics else 0
