"""Reads the project's labelled texts: where a slogan stands, how it is disguised, and what is no slogan at all.

The format is described in the README beside this file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kazslogan.models import Disguise

__all__ = ["FILES", "MAIN_RULE", "Case", "load_cases", "parse_case", "take_marks"]

FILES: Final = (
    "matches.jsonl",
    "near_misses.jsonl",
    "other_rules.jsonl",
    "unseen.jsonl",
    "ocr_read.jsonl",
    "ocr_near_misses.jsonl",
)
MAIN_RULE: Final = "trump-attention"
"""The rule that a text without a rule of its own is a near miss of."""

_OPEN, _CLOSE = "⟦", "⟧"
_REQUIRED: Final = {"id", "text", "rule", "disguises", "language", "group", "note"}
_OPTIONAL: Final = {"level", "phrases"}


@dataclass(frozen=True)
class Case:
    """One labelled text. ``start`` and ``end`` count code points of ``text`` and are None for a near miss."""

    id: str
    text: str
    """The text as a detector gets it, without marks."""
    rule: str | None
    """Id of the rule the text is about; None: a near miss of :data:`MAIN_RULE` or of the case's own ``phrases``."""
    disguises: tuple[Disguise, ...]
    language: str
    group: str
    note: str
    start: int | None = None
    end: int | None = None
    level: str | None = None
    """``"weak"`` where the rule can't give more, so that a detector must be asked for it."""
    phrases: tuple[tuple[str, str], ...] = ()
    """For unseen slogans: pairs of language tag and plain phrase, all that the detector is told."""
    file: str = ""

    @property
    def is_match(self) -> bool:
        """Whether the slogan stands in the text."""
        return self.start is not None

    @property
    def subject(self) -> str:
        """The rule that must fire here (a match) or must not (a near miss).

        >>> Case("x-001", "Байден", None, (), "ru", "x", "").subject
        'trump-attention'
        """
        return self.rule or (self.group if self.phrases else MAIN_RULE)

    @property
    def expected(self) -> str:
        """The text of the expected span; empty for a near miss."""
        return self.text[self.start : self.end] if self.is_match else ""

    @property
    def doubtful(self) -> bool:
        """Whether people may well disagree about the label."""
        return "doubtful" in self.note


def parse_case(row: Mapping[str, Any], file: str = "") -> Case:
    """Make a :class:`Case` of one decoded line.

    >>> parse_case({"id": "a-001", "text": "«⟦Үйде бол⟧»", "rule": "stay-home", "disguises": [],
    ...             "language": "kk", "group": "a", "note": "in quotes"}).expected
    'Үйде бол'

    Raises:
        ValueError: a field is missing or unknown, the marks don't balance, or a disguise has no such name.
    """
    if missing := _REQUIRED - row.keys():
        raise ValueError(f"missing fields {sorted(missing)}")
    if unknown := row.keys() - _REQUIRED - _OPTIONAL:
        raise ValueError(f"unknown fields {sorted(unknown)}")
    text, span = take_marks(row["text"])
    return Case(
        id=row["id"],
        text=text,
        rule=row["rule"],
        disguises=tuple(Disguise(name) for name in row["disguises"]),
        language=row["language"],
        group=row["group"],
        note=row["note"],
        start=span[0] if span else None,
        end=span[1] if span else None,
        level=row.get("level"),
        phrases=tuple(row.get("phrases", {}).items()),
        file=file,
    )


def take_marks(marked: str) -> tuple[str, tuple[int, int] | None]:
    """Split a marked text into the plain text and the span between the marks, if there is one.

    >>> take_marks("«⟦Үйде бол⟧»")
    ('«Үйде бол»', (1, 9))

    Raises:
        ValueError: the marks don't enclose exactly one span.
    """
    counts = marked.count(_OPEN), marked.count(_CLOSE)
    if counts == (0, 0):
        return marked, None
    start, end = marked.find(_OPEN), marked.find(_CLOSE) - 1
    if counts != (1, 1) or end <= start:
        raise ValueError(f"the marks {_OPEN}{_CLOSE} must enclose exactly one span: {marked!r}")
    return marked.replace(_OPEN, "").replace(_CLOSE, ""), (start, end)


def load_cases(*files: str, folder: Path | None = None) -> list[Case]:
    """Read the cases of ``files`` (all of :data:`FILES` if none is named) in the order in which they are written.

    >>> {case.is_match for case in load_cases("matches.jsonl")}
    {True}

    Raises:
        ValueError: a line is malformed or an id is used twice; the message names file and line.
    """
    folder = folder or Path(__file__).parent
    cases = [case for name in files or FILES for case in _read(folder / name)]
    _refuse_twins(cases)
    return cases


def _read(path: Path) -> Iterable[Case]:
    # Not str.splitlines: it would also cut at the control characters that misread texts are full of.
    for number, line in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"), 1):
        try:
            yield parse_case(json.loads(line), path.name)
        except ValueError as error:
            raise ValueError(f"{path.name}:{number}: {error}") from error


def _refuse_twins(cases: Iterable[Case]) -> None:
    seen: dict[str, str] = {}
    for case in cases:
        if case.id in seen:
            raise ValueError(f"{case.file}: id {case.id!r} is used already in {seen[case.id]}")
        seen[case.id] = case.file
