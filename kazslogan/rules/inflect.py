"""Other forms of a word that keep an appeal an appeal: polite, plural, wishing, emphatic, possessive."""

from __future__ import annotations

import re
from functools import lru_cache

from kazslogan.rules.languages import Inflection, language

__all__ = ["inflect"]


@lru_cache(maxsize=4096)
def inflect(word: str, tag: str, by_case: bool = False) -> tuple[str, ...]:
    """Give the other accepted forms of a word of an appeal, in lower case, plainest first, without the word itself.

    Some forms are several words (``салып жібер``). Nothing here knows parts of speech: a noun gets the forms of
    a verb as well, which does no harm, because nobody writes them. A word in a script that the language's
    suffixes aren't written in has no forms.

    >>> inflect("сал", "kk")[:3], inflect("бөл", "kk")[1], inflect("обрати", "ru")[0], inflect("kal", "tr")[:2]
    (('салшы', 'салыңыз', 'салыңызшы'), 'бөліңіз', 'обратите', ('kalın', 'kalınız'))

    Args:
        word: one word of a phrase.
        tag: BCP 47 tag of the phrase; a language that isn't known gives no forms.
        by_case: whether the word only has forms if it shows by an ending which ones, as nouns do: no bare stem does.
    """
    record = language(tag)
    word = record.lower(word)
    forms = [*record.inflection.words.get(word.replace("’", "'"), ()), *_by_rule(word, record.inflection, by_case)]
    return tuple(form for form in sorted(dict.fromkeys(forms), key=_is_several_words) if form != word)


def _by_rule(word: str, inflection: Inflection, by_case: bool) -> list[str]:
    """Forms by the first rule that fits; the rules stand from the most special to the most general."""
    for rule in inflection.rules:
        ending = re.search(f"(?:{rule.pattern})$", word)
        if ending is None or (by_case and not ending.group()):
            continue
        stem = word[: ending.start()]
        if inflection.harmony.takes(stem) and (not ending.group() or len(stem) >= rule.least):
            return [inflection.harmony.attach(stem, suffix) for suffix in rule.suffixes]
    return []


def _is_several_words(form: str) -> bool:
    return " " in form
