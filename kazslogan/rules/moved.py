"""A plain phrase of which a word or two stand elsewhere without changing what is said, though its words have an order.

"No to fireworks" may be "To fireworks – no", "Lower the rents now" "Now lower the rents", "Bring back the tram" "Bring
the tram back", "Свободу учёным" "Учёным – свободу", and "Hands off in our woods" "In our woods, hands off".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kazslogan.rules.frame import CLAUSE_MARK
from kazslogan.rules.languages import Language

__all__ = ["moved"]

_MOST_UNITS = 10  # a longer phrase says too much to turn it round


def moved(text: str, lang: Language, units: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield what a phrase may say besides.

    >>> from kazslogan.rules.languages import language
    >>> list(moved("No to fireworks", language("en"), [(0, 2), (3, 15)]))
    ['to fireworks – No']
    >>> list(moved("Lower the rents now", language("en"), [(0, 5), (6, 15), (16, 19)]))
    ['now Lower the rents', 'Lower now the rents']

    Args:
        text: the phrase.
        lang: its language.
        units: its words with their articles, prepositions and the like, as ranges.
    """
    if not 2 <= len(units) <= _MOST_UNITS or CLAUSE_MARK.search(text, units[0][1], units[-1][0]):
        return
    words = [text[first:last] for first, last in units]
    small = [word.casefold() for word in words]
    if small[0] in lang.answers:
        yield f"{' '.join(words[1:])} – {words[0]}"
    if small[-1] in lang.answers:
        yield f"{words[-1]} – {' '.join(words[:-1])}"
    if len(words) == 2 and lang.is_recipient(words[1]):
        yield f"{words[1]} – {words[0]}"
    if len(words) > 2 and small[1] in lang.particles:
        yield " ".join([words[0], *words[2:], words[1]])
    for at, word in enumerate(small):
        if word in lang.adverbs:
            others = words[:at] + words[at + 1 :]
            for place in range(len(words)):
                if place != at:
                    yield " ".join([*others[:place], words[at], *others[place:]])
    for at in range(1, len(words)):
        if small[at].split()[0] in lang.fronted:
            yield f"{' '.join(words[at:])}, {' '.join(words[:at])}"
