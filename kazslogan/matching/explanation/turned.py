"""Report what is found in the parts of a text that are turned, in the places where it is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from kazslogan.models import Disguise, Edit, Level, Match, Span, Step
from kazslogan.text.turned import Turned, as_seen

__all__ = ["find_turned"]

_SHARE = 0.97  # of a score
_MOST_KNOWN = 1024  # parts of which it is remembered what is found in them: they may all be the same


def find_turned(text: str, find: Callable[[str], Sequence[Match]]) -> Iterator[Match]:
    """Yield the matches of the turned parts of a text; ``find`` gives those of each part as it is seen."""
    remembered = lru_cache(maxsize=_MOST_KNOWN)(find)
    for part in as_seen(text):
        for match in remembered(part.seen):
            if all(_comes_later(name, part.disguise) for name in match.disguises):
                yield _as_stored(match, text, part)


def _comes_later(name: Disguise, first: Disguise) -> bool:
    """Tell whether a disguise is undone after another one, as it must be: the letters must stand in their order."""
    order = list(Disguise)
    return order.index(name) >= order.index(first)


def _as_stored(match: Match, text: str, part: Turned) -> Match:
    """Return a match in a part as it is seen, with its places in the text; turning it round is the first step."""

    def stored(span: Span) -> Span:
        return Span(part.start + len(part.seen) - span.end, part.start + len(part.seen) - span.start)

    start, end = stored(match.span)
    written = text[start:end]
    turned = Step(disguise=part.disguise, edits=(Edit(0, len(written), written, match.text),))
    changes = {
        "start": start,
        "end": end,
        "text": written,
        "pieces": tuple(sorted(map(stored, match.pieces))),
        "score": round(match.score * _SHARE, 4),
        "level": min(match.level, Level.VARIANT),
        "disguises": tuple(dict.fromkeys((part.disguise, *match.disguises))),
        "steps": (turned, *match.steps),
    }
    return match.model_copy(update=changes)
