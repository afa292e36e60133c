"""Say in plain words how a text differs from the phrase: one line for each disguise."""

from __future__ import annotations

import unicodedata

from kazslogan.models import Absence, Disguise, Edit, Match, Part, Step

__all__ = ["explain", "explain_absence"]

_WORDS = {
    Disguise.ENCODING: "encoded characters decoded",
    Disguise.INVISIBLE: "invisible characters removed",
    Disguise.MARKS: "marks on letters removed",
    Disguise.STYLED: "styled letters made plain",
    Disguise.LAYOUT: "typed on another keyboard layout",
    Disguise.SPACING: "separators inside words removed",
    Disguise.STRETCH: "stretched letters shortened",
    Disguise.LEET: "digits and signs read as letters",
    Disguise.HOMOGLYPH: "look-alike letters replaced",
    Disguise.OCR: "letters misread from a picture",
    Disguise.TRANSLITERATION: "written in another script",
    Disguise.KEYBOARD: "letters missing on the keyboard put back",
    Disguise.TYPO: "typing slips mended",
    Disguise.CASE: "upper and lower case",
    Disguise.INFLECTION: "another form of the word",
    Disguise.CODE_SWITCH: "words of another language",
    Disguise.GLUED: "glued words parted",
    Disguise.PUNCTUATION: "spaces and punctuation",
    Disguise.ORDER: "words in another order",
}
_TURNED = "letters put in the order in which they are seen"
_MOST_SHOWN = 8
_MOST_SCHEMES = 3
_AS_LIKELY = 0.8  # of the likeliest scheme's confidence, for another one to be named as well
_LINE_ENDS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


def explain(match: Match) -> str:
    """Return the explanation of a match, without line break at the end.

    The first line names the phrase; then there is one line for each step that :func:`kazslogan.models.replay` takes.
    """
    shown = "found as written" if not match.steps else "undone:"
    lines = [f"“{match.phrase}” ({match.language}, {match.script}), {match.level}, score {match.score:.2f}; {shown}"]
    return "\n".join(lines + [f"  {step.disguise}: {_words(step, match)}{_edits(step)}" for step in match.steps])


def explain_absence(absence: Absence) -> str:
    """Return what comes nearest to a rule and why it is no match, without line break at the end."""
    facts = [f"{absence.likeness:.0%} of the letters agree"]
    if absence.slips is not None:
        facts.append("1 slip" if absence.slips == 1 else f"{absence.slips} slips")
    if absence.cost is not None:
        facts.append(f"cost {absence.cost:.2f}")
    lines = [
        f"nearest: “{absence.phrase}” ({absence.language}); {', '.join(facts)}",
        f"  rule: {absence.rule} ({absence.identity})",
        f"  no match because {_visible(absence.because)}",
    ]
    return "\n".join(lines + [f"  {_words_of_part(part)}" for part in absence.parts])


def _words_of_part(part: Part) -> str:
    if part.start is None:
        return f"- {part.wanted}: nothing is near"
    mark = "+" if part.is_there else "-"
    return f"{mark} {part.wanted}: “{_visible(part.text)}” at {part.start}–{part.end}, {part.likeness:.0%} alike"


def _words(step: Step, match: Match) -> str:
    """Say what was undone; of a whole text in another script also by which schemes it may have been written."""
    words = _TURNED if any(map(_is_turned, step.edits)) else _WORDS[step.disguise]
    if step.disguise is not Disguise.TRANSLITERATION or match.script not in ("Latn", "Arab"):
        return words
    from kazslogan.translit import detect_scheme  # reads all schemes, and few matches need it

    guesses = [guess for guess in detect_scheme(match.text) if guess.scheme is not None]
    named = [guess.scheme for guess in guesses if guess.confidence >= _AS_LIKELY * guesses[0].confidence]
    fits = [name for name in named if name is not None and name.startswith(f"{match.language}-")]
    return f"{words} ({' or '.join(fits[:_MOST_SCHEMES])})" if fits else words


def _edits(step: Step) -> str:
    shown: dict[str, int] = {}
    for edit in step.edits:
        for line in _shown(step.disguise, edit):
            shown[line] = shown.get(line, 0) + 1
    parts = [f"{line} (×{count})" if count > 1 else line for line, count in shown.items()]
    more = f", and {len(parts) - _MOST_SHOWN} more" if len(parts) > _MOST_SHOWN else ""
    return f": {', '.join(parts[:_MOST_SHOWN])}{more}" if parts else ""


def _shown(disguise: Disguise, edit: Edit) -> list[str]:
    if disguise is Disguise.INVISIBLE and not _is_turned(edit):
        return [f"U+{ord(char):04X}" for char in edit.before if char not in edit.after]
    if disguise in (Disguise.HOMOGLYPH, Disguise.STYLED) and len(edit.before) == 1 and len(edit.after) == 1:
        return [f"{edit.before}→{edit.after} ({_name(edit.before)})"]
    return [f"{_visible(edit.before)}→{_visible(edit.after)}"]


def _is_turned(edit: Edit) -> bool:
    """Tell whether letters were stored from the last one to the first, behind a sign that turns them round."""
    return len(edit.before) > 1 and edit.after == edit.before[::-1]


def _name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}").title()


def _visible(text: str) -> str:
    """Show what can't be seen: nothing as ∅, spaces and line breaks as signs."""
    if not text.strip():
        text = text.replace(" ", "␣")
    return "".join("⏎" if char in _LINE_ENDS else char for char in text) or "∅"
