"""Work out beforehand what the built-in rule sets come to, and what the letters of any phrase may show in a text.

    python tools/build_prepared.py [--check]

It writes ``kazslogan/data/shown.tsv`` and, in ``kazslogan/data/prepared``, what rule sets and the table of languages
say as JSON, which is read faster than TOML, and a file for each rule set, with its frames.
Run it whenever a rule set, a table or the compiler of rules changed. With --check nothing is written: it fails, and
tells what would change.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kazslogan.matching.wordings.frames import compiled_frames
from kazslogan.matching.wordings.rarest import rarest_slot
from kazslogan.rules.find import built_in
from kazslogan.rules.frame import Frame, SlotWordings
from kazslogan.rules.model import RuleSet
from kazslogan.rules.parsed import digest
from kazslogan.rules.trusted import load_built_in
from kazslogan.text.alphabets import CLASSES, SIGNS

DATA = Path(__file__).parent.parent / "kazslogan" / "data"
HEAD = """\
# What letters of a phrase, and runs of letters, may show in a text: strings of classes and of signs.
# version: 1.0.0 | generator: tools/build_prepared.py | source: the tables of readings in this folder | licence: MIT
# Strings are written in hexadecimal digits; - is the empty one.
letters\tclasses\tsigns
"""


def main() -> int:
    """Write or check the files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    stale = update(DATA / "shown.tsv", HEAD + "".join(shown()), check=check)
    stale |= update(DATA / "prepared" / "parsed.json", parsed(), check=check)
    for name in built_in():
        stale |= update(DATA / "prepared" / f"{name}.json", prepared(load_built_in(name)), check=check)
    return int(stale and check)


def update(path: Path, text: str, *, check: bool) -> bool:
    """Write a file unless it is to be checked; tell whether it was out of date."""
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    if not check:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    print(f"{path.relative_to(DATA.parent.parent)}: {'is out of date' if check else 'written'}", file=sys.stderr)
    return True


def shown() -> Iterator[str]:
    """Yield the rows of what letters may show."""
    classes, signs = CLASSES.derive(), SIGNS.derive()
    for letters in sorted(classes.keys() | signs.keys()):
        cells = (" ".join(sorted(each.hex() or "-" for each in column.get(letters, ()))) for column in (classes, signs))
        yield "\t".join((letters, *cells)) + "\n"


def parsed() -> str:
    """Return the file of what the TOML files say."""
    paths = [DATA / "languages.toml", *(DATA.parent / "rulesets" / f"{name}.toml" for name in sorted(built_in()))]
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    table = {name: {"made_of": digest(text), "data": tomllib.loads(text)} for name, text in texts.items()}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace('"made_of"', '\n"made_of"') + "\n"


def prepared(ruleset: RuleSet) -> str:
    """Return the file of a rule set."""
    frames = compiled_frames(ruleset)
    slots = list({id(slot): slot for frame in frames for slot in frame.slots}.values())
    lists = list(dict.fromkeys(words for frame in frames for words in (frame.before, frame.after, frame.fillers)))
    assert ruleset.source is not None  # noqa: S101 - it was loaded from a file
    table = {
        "about": f"What rulesets/{ruleset.id}.toml comes to, made by tools/build_prepared.py. Licence: MIT.",
        "made_of": digest(ruleset.source.text),
        "content_hash": ruleset.content_hash,
        "lists": lists,
        "slots": [slot_table(slot) for slot in slots],
        "frames": [frame_table(frame, [id(slot) for slot in slots], lists) for frame in frames],
    }
    return written(table)


def slot_table(slot: SlotWordings) -> dict[str, Any]:
    """Return a slot as JSON has it."""
    bases = list(dict.fromkeys(wording.base for wording in slot.wordings))
    languages = list(dict.fromkeys(wording.language for wording in slot.wordings))
    return {
        "name": slot.name,
        "rivals": slot.rivals,
        "bases": bases,
        "languages": languages,
        "wordings": [
            (each.text, bases.index(each.base), languages.index(each.language), each.disguise) for each in slot.wordings
        ],
    }


def frame_table(frame: Frame, slots: Sequence[int], lists: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    """Return a frame as JSON has it."""
    return {
        "rule": frame.rule,
        "level": frame.level,
        "slots": [slots.index(id(slot)) for slot in frame.slots],
        "arrangements": [(each.language, each.order, each.separators, each.free) for each in frame.arrangements],
        "fixed": frame.fixed,
        "before": lists.index(frame.before),
        "after": lists.index(frame.after),
        "fillers": lists.index(frame.fillers),
        "rarest": rarest_slot(frame),
    }


def written(table: Mapping[str, Any]) -> str:
    """Write JSON so that a change shows in few lines: long lists have a line for each item."""
    lines = [f"{json.dumps(key)}: {_lines(value)}" for key, value in table.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _lines(value: object) -> str:
    if isinstance(value, Mapping):
        return "{\n" + ",\n".join(f"{json.dumps(key)}: {_lines(each)}" for key, each in value.items()) + "\n}"
    if isinstance(value, list | tuple) and value and not isinstance(value[0], str):
        return "[\n" + ",\n".join(map(_lines if isinstance(value[0], Mapping) else _line, value)) + "\n]"
    return _line(value)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
