"""What a search gives back: matches with their place, level, disguises and replayable steps.

All models are frozen: they can be compared, hashed, pickled and dumped to JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticSerializationError

__all__ = [
    "Absence",
    "Disguise",
    "Edit",
    "Form",
    "Identity",
    "Level",
    "Match",
    "Part",
    "Span",
    "Step",
    "Strictness",
    "replay",
]

_HALF = re.compile("[\ud800-\udfff]")
Form = Literal["phrase", "hashtag", "glued"]
Strictness = Literal["strict", "balanced", "broad"]


class Level(StrEnum):
    """How sure a match is: ``exact`` ≥ ``variant`` ≥ ``weak``. Levels compare by strength.

    >>> Level.EXACT > Level.VARIANT > Level.WEAK
    True
    """

    WEAK = "weak"
    VARIANT = "variant"
    EXACT = "exact"

    @property
    def rank(self) -> int:
        """0 for weak, 1 for variant, 2 for exact."""
        return list(Level).index(self)

    def __lt__(self, other: str) -> bool:
        return self.rank < Level(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Level(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Level(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Level(other).rank


class Disguise(StrEnum):
    """The named ways in which a written text may differ from the phrase.

    Their order is the order in which they are undone when a match is explained: what was done to the
    text last (its encoding) is undone first.
    """

    ENCODING = "encoding"
    INVISIBLE = "invisible"
    MARKS = "marks"
    STYLED = "styled"
    LAYOUT = "layout"
    SPACING = "spacing"
    STRETCH = "stretch"
    LEET = "leet"
    HOMOGLYPH = "homoglyph"
    OCR = "ocr"
    TRANSLITERATION = "transliteration"
    KEYBOARD = "keyboard"
    TYPO = "typo"
    CASE = "case"
    GLUED = "glued"
    PUNCTUATION = "punctuation"
    INFLECTION = "inflection"
    CODE_SWITCH = "code-switch"
    ORDER = "order"


class Span(NamedTuple):
    """A half-open range ``[start, end)`` in code points of the original text."""

    start: int
    end: int


class Edit(NamedTuple):
    """One replacement inside the text that a step works on; ``text[start:end] == before``."""

    start: int
    end: int
    before: str
    after: str


class _Frozen(BaseModel):
    # Validators are built when the first match is made: most texts have none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_dump_json(self, *, indent: int | None = None, **options: Any) -> str:  # noqa: ANN401 - pydantic's own
        r"""Return JSON, as pydantic does; halves of characters (lone surrogates) become escapes (``\ud800``)."""
        try:
            return super().model_dump_json(indent=indent, **options)
        except PydanticSerializationError:
            separators = (",", ":") if indent is None else None
            ascii_only = options.pop("ensure_ascii", False)
            content = self.model_dump(mode="json", **options)
            written = json.dumps(content, indent=indent, separators=separators, ensure_ascii=ascii_only)
            return _HALF.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


class Step(_Frozen):
    """One disguise undone: its edits, in order of place, on the text that the step before has left."""

    disguise: Disguise
    edits: tuple[Edit, ...]

    def apply(self, text: str) -> str:
        """Return ``text`` with this step's disguise undone.

        >>> Step(disguise=Disguise.LEET, edits=(Edit(2, 3, "4", "а"),)).apply("Тр4мп")
        'Трамп'

        Raises:
            ValueError: an edit doesn't fit the text.
        """
        parts, at = [], 0
        for start, end, before, after in self.edits:
            if start < at or text[start:end] != before:
                raise ValueError(f"step {self.disguise!r} doesn't fit: expected {before!r} at {start}:{end}")
            parts += [text[at:start], after]
            at = end
        return "".join(parts) + text[at:]


def replay(steps: Iterable[Step], text: str) -> str:
    """Apply ``steps`` to ``text`` one after another; ``replay(m.steps, m.text) == m.phrase`` for every match."""
    for step in steps:
        text = step.apply(text)
    return text


class Identity(NamedTuple):
    """Which rule set, to the letter: everything that is said of texts carries it, so that a study can be repeated.

    >>> print(Identity("lake", "1.0.0", "38f24d8716c2aca6"))
    lake 1.0.0, 38f24d8716c2aca6
    """

    ruleset: str
    """Id of the rule set."""
    ruleset_version: str
    ruleset_hash: str
    """SHA-256 (first 16 hexadecimal digits) of the rule set's content."""

    def __str__(self) -> str:
        return f"{self.ruleset} {self.ruleset_version}, {self.ruleset_hash}"


class Match(_Frozen):
    """One place in one text where a rule was found. It measures a text, not its writer: quoting matches too."""

    rule: str
    """Id of the rule."""
    ruleset: str
    """Id of the rule set."""
    ruleset_version: str
    ruleset_hash: str
    """SHA-256 (first 16 hexadecimal digits) of the rule set's content, so that a study can be repeated."""
    phrase: str
    """The rule's wording that was found, as the rule file writes it, in plain letters."""
    language: str
    """BCP 47 tag of the phrase."""
    script: str
    """ISO 15924 code of the script as written (``Zyyy`` when mixed)."""
    start: int
    end: int
    text: str
    """The original text of the span: ``source[start:end]``."""
    pieces: tuple[Span, ...]
    """Spans of the slots, in order of place, in code points of the original text."""
    score: float
    """0.0–1.0; 1.0 is the phrase itself."""
    level: Level
    disguises: tuple[Disguise, ...]
    form: Form
    quoted: bool
    """Whether the span stands in quotation marks."""
    steps: tuple[Step, ...]
    """How to get from ``text`` back to ``phrase``; see :func:`replay`."""

    @property
    def identity(self) -> Identity:
        """The rule set: its id, version and hash."""
        return Identity(self.ruleset, self.ruleset_version, self.ruleset_hash)

    @property
    def span(self) -> Span:
        """The place as a :class:`Span`."""
        return Span(self.start, self.end)

    def explain(self) -> str:
        """Say in plain words, one line a disguise, how the text differs from the phrase."""
        from kazslogan.matching.explanation.explain import explain  # words are needed by people only

        return explain(self)


class Part(_Frozen):
    """A part of a phrase, and what comes nearest to it in a text that holds no match."""

    wanted: str
    """The rule's wording that is nearest to what is written."""
    start: int | None = None
    """Where the nearest passage begins and ends; None if nothing is near."""
    end: int | None = None
    text: str = ""
    likeness: float
    """0.0–1.0: the share of the letters that agree, whatever disguises they wear."""
    is_there: bool
    """Whether the passage is read as the part, with few slips or none."""
    rival: str = ""
    """The word that the rule names as something else and that stands there, if one does."""


class Absence(_Frozen):
    """What comes nearest to a rule in a text that holds no match of it, and why it is none."""

    rule: str
    ruleset: str
    ruleset_version: str
    ruleset_hash: str
    phrase: str
    """The wording that is nearest."""
    language: str
    start: int
    end: int
    text: str
    """The original text of the place: ``source[start:end]``."""
    parts: tuple[Part, ...]
    """Part by part, in the order of the phrase."""
    likeness: float
    """0.0–1.0 for all parts together."""
    slips: int | None
    """Slips in all parts together; None if one of them isn't there."""
    cost: float | None
    """What the slips and disguises cost together (a slip costs 1); None if a part isn't there."""
    reason: str
    """Why it is no match."""
    objector: str = ""
    """The word of the text that speaks against it, if it is one."""

    @property
    def identity(self) -> Identity:
        """The rule set: its id, version and hash."""
        return Identity(self.ruleset, self.ruleset_version, self.ruleset_hash)

    @property
    def because(self) -> str:
        """The reason, with what stands in the way if there is such."""
        return f"{self.reason}: “{self.objector}”" if self.objector else self.reason

    def explain(self) -> str:
        """Say in plain words what is near and what it lacks; several lines, without a line break at the end."""
        from kazslogan.matching.explanation.explain import explain_absence  # words are needed by people only

        return explain_absence(self)
