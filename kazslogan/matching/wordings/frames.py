"""The frames of a rule set, from the table of a built-in one or from the compiler."""

from __future__ import annotations

from kazslogan.rules.frame import Frame
from kazslogan.rules.model import RuleSet
from kazslogan.rules.prepared import Prepared, frames_of, prepared

__all__ = ["all_frames", "compiled_frames", "table_of"]


def table_of(ruleset: RuleSet) -> Prepared | None:
    """Return what is known beforehand of a rule set, if it comes with kazslogan."""
    table = prepared(ruleset.id, ruleset.source.text) if ruleset.source else None
    # A changed copy of a rule set still knows the file that it came from.
    return table if table is not None and table["content_hash"] == ruleset.content_hash else None


def all_frames(ruleset: RuleSet) -> tuple[Frame, ...]:
    """Return the frames of a rule set, in the order of its rules."""
    table = table_of(ruleset)
    return frames_of(table) if table is not None else compiled_frames(ruleset)


def compiled_frames(ruleset: RuleSet) -> tuple[Frame, ...]:
    """Compile a rule set, whatever is known of it beforehand."""
    from kazslogan.matching.wordings.wholes import with_wholes  # built-in rule sets don't need the compiler
    from kazslogan.rules.compile import compile_ruleset

    return tuple(with_wholes(compile_ruleset(ruleset)))
