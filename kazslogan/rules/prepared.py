"""What built-in rule sets come to, worked out beforehand by ``tools/build_prepared.py``.

To compile a large rule set takes longer than to read a short text. What was prepared is only used for the very file it
was made of; whoever changes the code or the tables that it was made with runs the tool again (a test tells).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, cast

from kazslogan.models import Disguise, Level
from kazslogan.rules.frame import Arrangement, Frame, SlotWordings, Wording
from kazslogan.rules.parsed import digest

__all__ = ["Prepared", "frames_of", "prepared"]

Prepared = Mapping[str, Any]
"""What the tool wrote for one rule set."""


def prepared(name: str, text: str) -> Prepared | None:
    """Return what is known of a rule set whose file has this text; None if it isn't built in, or has changed."""
    if not _file(name).is_file():
        return None
    table = _read(name)
    return table if table["made_of"] == digest(text) else None


def _file(name: str) -> Traversable:
    return files("kazslogan") / "data" / "prepared" / f"{name}.json"


@cache
def _read(name: str) -> Prepared:
    """Read what there is; only names of built-in rule sets get here, so it is little."""
    return cast("Prepared", json.loads(_file(name).read_text(encoding="utf-8")))


def frames_of(table: Prepared) -> tuple[Frame, ...]:
    """Return the frames of a rule set."""
    disguises = {disguise.value: disguise for disguise in (Disguise.INFLECTION, Disguise.CODE_SWITCH)}
    lists = [tuple(words) for words in table["lists"]]
    slots = [
        SlotWordings(
            slot["name"],
            tuple(
                Wording(text, slot["bases"][base], slot["languages"][tag], disguises.get(disguise))
                for text, base, tag, disguise in slot["wordings"]
            ),
            tuple(slot["rivals"]),
        )
        for slot in table["slots"]
    ]
    return tuple(
        Frame(
            frame["rule"],
            Level(frame["level"]),
            tuple(slots[number] for number in frame["slots"]),
            tuple(
                Arrangement(tag, tuple(order), tuple(separators), free)
                for tag, order, separators, free in frame["arrangements"]
            ),
            frame["fixed"],
            lists[frame["before"]],
            lists[frame["after"]],
            lists[frame["fillers"]],
            frame["rarest"],
        )
        for frame in table["frames"]
    )
