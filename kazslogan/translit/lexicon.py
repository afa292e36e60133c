"""Word lists that settle what rules can't: stems and words whose spelling a scheme doesn't show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["KnownWords", "Lexicon", "load", "read_list"]

Piece = tuple[int, int, str]
# No entry is longer as written; keeps the time for a word without end in proportion to its length.
_LONGEST = 40


@dataclass(frozen=True)
class KnownWords:
    """Stems and whole words as a scheme writes them, each with what is meant."""

    stems: dict[str, str]
    words: dict[str, str]

    def begins(self, word: str) -> bool:
        """Return whether a written word may begin with a known stem; quick, and sometimes wrong to say yes."""
        return any(word[:end] in self.stems for end in range(2, min(len(word), _LONGEST) + 1))

    def split(self, word: str, pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
        """Return the longest known stem of a written word, and the pieces of what follows.

        A stem ends where a piece ends: the s of a written sh is no end.
        """
        for at in range(min(len(pieces), _LONGEST), 1, -1):
            stem = self.stems.get(word[: pieces[at - 1][1]])
            if stem is not None:
                return stem, list(pieces[at:])
        return "", list(pieces)


@dataclass(frozen=True)
class Lexicon:
    """Lower-case stems, which any ending may follow, and words that stand as they are."""

    stems: tuple[str, ...]
    words: tuple[str, ...]

    def written_by(self, write: Callable[[str], str], mark: Callable[[str], str] = lambda _: "") -> KnownWords:
        """Return the list as a scheme writes it; of two that are written alike the earlier one is meant.

        ``mark`` says what stands before a whole word: it depends on all letters, so that stems have none.
        """
        return KnownWords(
            stems={write(stem): stem for stem in reversed(self.stems)},
            words={mark(word) + write(word): word for word in reversed(self.words)},
        )


@cache
def load(name: str) -> Lexicon:
    """Return the word list of a name: one word a line, a stem with a hyphen at its end, ``#`` lines say where from."""
    lines = read_list("lexicons", name)
    return Lexicon(
        stems=tuple(line.removesuffix("-") for line in lines if line.endswith("-")),
        words=tuple(line for line in lines if not line.endswith("-")),
    )


def read_list(folder: str, name: str) -> list[str]:
    """Return the lines of a list in ``data/schemes``, without empty ones and comments."""
    path = files("kazslogan") / "data" / "schemes" / folder / f"{name}.txt"
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
