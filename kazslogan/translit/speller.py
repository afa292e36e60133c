"""The one engine: spell lower-case words letter by letter, with contexts. Tables say everything else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kazslogan.translit.schemes import Rule

__all__ = ["Speller"]

_NEVER = r"(?!)"


class Speller:
    """Letters and rules compiled to one regular expression (whatever needs a look around) and one table (the rest).

    What is written must not be readable again: the two scripts of a scheme share no letters.

    >>> rules = [Rule.model_validate({"from": "е", "to": "ye", "after": "^аое"})]
    >>> Speller({"е": "e", "л": "l", "п": "p", "о": "o", "з": "z", "д": "d"}, rules).spell("поезд")
    'poyezd'
    """

    def __init__(self, letters: Mapping[str, str], rules: Sequence[Rule] = ()) -> None:
        long = [Rule.model_validate({"from": letter, "to": to}) for letter, to in letters.items() if len(letter) > 1]
        ordered = sorted([*rules, *long], key=lambda rule: -len(rule.from_))  # stable: the first of a length wins
        self._outputs = [rule.to for rule in ordered]
        firsts = "".join(sorted({re.escape(rule.from_[0]) for rule in ordered}))  # fails fast where no rule begins
        choices = "|".join(f"({_expression(rule)})" for rule in ordered)
        self._contexts = re.compile(f"(?=[{firsts}])(?:{choices})" if ordered else _NEVER)
        self._letters = {letter: to for letter, to in letters.items() if len(letter) == 1}
        self._table = str.maketrans(self._letters)

    def spell(self, word: str) -> str:
        """Return a lower-case word in the other script; signs without a letter stay."""
        return self._contexts.sub(self._write, word).translate(self._table)

    def pieces(self, word: str, start: int = 0) -> Iterator[tuple[int, int, str]]:
        """Yield ``(start, end, written)`` for what is read as one, from left to right, beginning at ``start``."""
        at = start
        for found in self._contexts.finditer(word, start):
            yield from self._single(word, at, found.start())
            yield found.start(), found.end(), self._write(found)
            at = found.end()
        yield from self._single(word, at, len(word))

    def _single(self, word: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        for at in range(start, end):
            yield at, at + 1, self._letters.get(word[at], word[at])

    def _write(self, found: re.Match[str]) -> str:
        return self._outputs[(found.lastindex or 1) - 1]


def _expression(rule: Rule) -> str:
    after = _place(rule.after, "^", r"\A", "(?<={})")
    before = _place(rule.before, "$", r"\Z", "(?={})")
    return f"{after}{re.escape(rule.from_)}{before}"


def _place(signs: str, edge_sign: str, edge: str, look: str) -> str:
    letters = "".join(map(re.escape, signs.replace(edge_sign, "")))
    choices = [edge] if edge_sign in signs else []
    choices += [look.format(f"[{letters}]")] if letters else []
    return f"(?:{'|'.join(choices)})" if choices else ""
