"""Make a :class:`kazslogan.models.Match` of a chain that was accepted."""

from __future__ import annotations

from collections.abc import Container, Sequence

from kazslogan.matching.alignment.chain import Chain
from kazslogan.matching.alignment.tries import FrameTries
from kazslogan.matching.decision.decide import Verdict
from kazslogan.matching.explanation.steps import steps
from kazslogan.models import Disguise, Edit, Form, Identity, Level, Match, Span, Step
from kazslogan.text.context import is_quoted
from kazslogan.text.scripts import script_of
from kazslogan.text.units import Units

__all__ = ["report", "score_of", "shifted"]

_PLAIN = frozenset({Disguise.CASE, Disguise.PUNCTUATION})


def score_of(chain: Chain, disguises: Sequence[Disguise], letters: int) -> float:
    """Return 1 for the phrase itself, less for each slip (by the phrase's length) and a little for each disguise."""
    price = chain.cost - chain.slips
    lost = (2.0 * chain.slips + 0.25 * price) / max(letters, 1) + 0.01 * len(set(disguises) - _PLAIN)
    return round(max(0.05, 1.0 - lost), 4)


def report(
    units: Units, chars: Sequence[str], chain: Chain, tries: FrameTries, verdict: Verdict, identity: Identity
) -> Match:
    """Build the match: place, steps, disguises, score and level."""
    start, end = units.starts[chain.start], units.ends[chain.end - 1]
    text = units.source[start:end]
    undone, phrase = steps(units, chars, chain, tries, verdict)
    form = _form(units, chars, chain, phrase)
    disguises = _disguises(undone, form, verdict.in_order)
    letters = sum(len([c for c in wording.text if c.isalpha()]) for wording in verdict.wordings)
    level = Level.EXACT if _PLAIN.issuperset(disguises) and form == "phrase" else Level.VARIANT
    if verdict.arrangement is None:
        raise ValueError("a chain that was not accepted can't be reported")
    # What is built here is sound: it needs no validator, which would take longer to make than a match to find.
    return Match.model_construct(
        rule=tries.frame.rule,
        **identity._asdict(),
        phrase=phrase,
        language=verdict.arrangement.language,
        script=script_of(char for link in chain.links for char in chars[link.hit.start : link.hit.end]),
        start=start,
        end=end,
        text=text,
        pieces=tuple(
            Span(units.starts[link.hit.start], min(end, units.ends[link.hit.end - 1])) for link in chain.links
        ),
        score=score_of(chain, disguises, letters),
        level=min(level, tries.frame.level),
        disguises=disguises,
        form=form,
        quoted=is_quoted(units.context, start, end),
        steps=undone,
    )


def shifted(match: Match, by: int) -> Match:
    """Return a match that stands so many code points later."""
    pieces = tuple(Span(start + by, end + by) for start, end in match.pieces)
    return match.model_copy(update={"start": match.start + by, "end": match.end + by, "pieces": pieces})


def _form(units: Units, chars: Sequence[str], chain: Chain, phrase: str) -> Form:
    inside = "".join(chars[chain.start : chain.end])
    if any(char.isspace() for char in inside):
        return "phrase"
    tagged = chain.start > 0 and units.chars[chain.start - 1] in "#＃"
    url = units.source.endswith("/hashtag/", 0, units.starts[chain.start])
    if tagged or url:
        return "hashtag"
    if not any(char.isspace() for char in phrase):
        return "phrase"  # there is nothing to be glued
    joints = zip(chain.links, chain.links[1:], strict=False)
    return "glued" if all("".join(chars[a.hit.end : b.hit.start]).strip("_") == "" for a, b in joints) else "phrase"


def _disguises(undone: Sequence[Step], form: Form, in_order: bool) -> tuple[Disguise, ...]:
    """Name the disguises, without what goes with others of itself.

    Capitals inside #CamelCase and at the beginning of a turned-round phrase are no disguise, nor are the commas that
    move with the words, or that spaced letters and a wrong layout take along.
    """
    names = {step.disguise: step for step in undone}
    glued = names[Disguise.GLUED].edits if Disguise.GLUED in names else ()
    beginnings = {0, *(edit.end for edit in glued)}
    if Disguise.CASE in names and all(
        _expected_case(edit, form, in_order, beginnings) for edit in names[Disguise.CASE].edits
    ):
        del names[Disguise.CASE]
    moved = not in_order or Disguise.SPACING in names or Disguise.LAYOUT in names
    if Disguise.PUNCTUATION in names and (moved or _only_spaces_added(names[Disguise.PUNCTUATION])):
        del names[Disguise.PUNCTUATION]
    return tuple(disguise for disguise in Disguise if disguise in names)


def _expected_case(edit: Edit, form: Form, in_order: bool, beginnings: Container[int]) -> bool:
    """Tell whether a change of case goes with glued words, of which these are the beginnings, or with another order."""
    capital = edit.before[:1].isupper() and edit.before[1:] == edit.after[1:]
    return capital and (edit.start in beginnings if form != "phrase" else edit.start == 0 and not in_order)


def _only_spaces_added(step: Step) -> bool:
    return all("".join(edit.before.split()) == "".join(edit.after.split()) for edit in step.edits)
