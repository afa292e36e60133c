"""Lines of values and comments in rule files, against what tomllib reads."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kazslogan.rules.find import built_in
from kazslogan.rules.source import Path, Source

ALL_KINDS = '''\
# first
id = "a" # beside
title = """
two # no comment
lines"""
list = [
  "x", # of x
  # of y
  'y',
  ["z", {k = 1.5, "q.r" = [true, 1979-05-27]}],
]
inline = {a.b = "}", c = "]"}
[table."dotted.key".x]
raw = \'\'\'
"""\'\'\'
[[rules]]
phrases.en = ["one"]
[rules.unless]
before = []
[[rules]]
[[rules.examples]]
match = "two"
[[rules.examples]]
match = "three"
'''


def paths(value: object, path: Path = ()) -> list[Path]:
    found = [path] if path else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += paths(inner, (*path, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            found += paths(inner, (*path, number))
    return found


@pytest.mark.parametrize("name", [*built_in(), ""])
def test_every_value_has_a_line(name: str) -> None:
    text = (files("kazslogan") / "rulesets" / f"{name}.toml").read_text(encoding="utf-8") if name else ALL_KINDS
    source = Source("x.toml", text)
    assert set(paths(tomllib.loads(text))) <= set(source.lines)


def test_the_lines_are_right() -> None:
    source = Source("x.toml", ALL_KINDS)
    assert {path: source.line(path) for path in [
        ("id",), ("title",), ("list",), ("list", 0), ("list", 1), ("list", 2), ("list", 2, 1, "q.r", 1),
        ("inline", "a", "b"), ("inline", "c"), ("table", "dotted.key", "x", "raw"),
        ("rules", 0, "phrases", "en", 0), ("rules", 0, "unless"),
        ("rules", 1), ("rules", 1, "examples", 1, "match"), ("rules", 1, "phrases"), ("nowhere",),
    ]} == {
        ("id",): 2, ("title",): 3, ("list",): 6, ("list", 0): 7, ("list", 1): 9, ("list", 2): 10,
        ("list", 2, 1, "q.r", 1): 10, ("inline", "a", "b"): 12, ("inline", "c"): 12,
        ("table", "dotted.key", "x", "raw"): 14, ("rules", 0, "phrases", "en", 0): 17, ("rules", 0, "unless"): 18,
        ("rules", 1): 20, ("rules", 1, "examples", 1, "match"): 24, ("rules", 1, "phrases"): 20, ("nowhere",): 1,
    }  # fmt: skip


def test_comments_know_what_they_are_about() -> None:
    remarks = [(remark.text.strip(), remark.line, remark.target) for remark in Source("x.toml", ALL_KINDS).remarks]
    assert remarks == [("first", 1, 2), ("beside", 2, 2), ("of x", 7, 7), ("of y", 8, 9)]


toml_values = st.recursive(
    st.one_of(st.text(st.characters(codec="utf-8", exclude_characters="\x7f")), st.integers(), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("ab.#\"'[]= ", max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)  # fmt: skip


def written(value: object) -> str:
    """A value as TOML, each list item on a line of its own."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(char):08x}" if char in '\\"' or ord(char) < 32 else char for char in value) + '"'
    if isinstance(value, list):
        return "[\n" + "".join(f"{written(each)}, # [{{\n" for each in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(key)} = {written(each)}" for key, each in value.items()) + "}"
    return str(value)


@given(st.dictionaries(st.text("abc", min_size=1), toml_values, max_size=4))
def test_whatever_tomllib_reads_has_lines(data: dict[str, object]) -> None:
    text = "".join(f"{key} = {written(value)}\n" for key, value in data.items())
    assert tomllib.loads(text) == data
    source = Source("x.toml", text)
    for path in paths(data):
        if not any(isinstance(step, str) and any(char in '\\"' for char in step) for step in path):
            assert source.line(path) is not None
    assert len(source.lines) < 10_000
