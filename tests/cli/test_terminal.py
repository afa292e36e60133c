"""Whatever a rule file holds and however it is called: it neither drives the terminal nor breaks a line of output."""

from __future__ import annotations

import json
import re

import pytest

#: What somebody may put into a rule file: an escape, a bell, a C1 control, a turn of the reading direction, a new line.
NASTY = r"\u001b\u0007\u009b\u202e\n"
RULES = f"""\
id = "nasty"
version = "1"
title = "T {NASTY}"
description = "D {NASTY}"
references = ["R {NASTY}"]
licence = "L {NASTY}"
[slots.lake]
unless = ["our hill{NASTY}"]
phrases.en = ["our lake"]
[[rules]]
id = "lake"
title = "T {NASTY}"
phrases.en = ["Save {NASTY} {{lake}}"]
unless.before = ["who {NASTY}"]
[[rules.examples]]
match = "{NASTY} drain our lake"
reason = "R {NASTY}"
"""
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
POST = "Save our lake"


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--rules", "nasty.toml", POST],
        ["check", "--rules", "nasty.toml", "--json", POST],
        ["explain", "--rules", "nasty.toml", POST],
        ["explain", "--rules", "nasty.toml", "--why-not", "Save our hill"],
        ["variants", "nasty.toml", "--limit", "3"],
        ["variants", "nasty.toml", "--limit", "3", "--near-misses"],
        ["rules", "show", "nasty.toml"],
        ["rules", "test", "nasty.toml", "--limit", "10"],
        ["rules", "lint", "nasty.toml"],
    ],
)
def test_a_rule_file_cannot_drive_the_terminal(cli, tmp_path, words) -> None:
    (tmp_path / "nasty.toml").write_text(RULES, encoding="utf-8")
    result = cli(*words)
    assert result.out, result.err
    assert not UNSAFE.search(result.out + result.err)
    for line in result.out.splitlines() if "--json" in words else ():
        json.loads(line)


@pytest.mark.parametrize("version", [r"1\u001b[31m", r"1\u0000", r"1\u202e", r"1\u009b2J", r"1\u200b"])
def test_a_version_has_no_control_characters(cli, tmp_path, version) -> None:
    (tmp_path / "nasty.toml").write_text(RULES.replace('"1"', f'"{version}"'), encoding="utf-8")
    result = cli("check", "--rules", "nasty.toml", POST)
    assert (result.code, result.out) == (2, "")
    assert "write it without spaces and control characters" in result.err
    assert not UNSAFE.search(result.err)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["check", "x", "--rules", "a\nb.toml"], r"a\nb.toml: there is no such file"),
        (["rules", "profile", "stay-home", "--posts", "a\nb"], r"a\nb: No such file"),
        (["rules", "profile", "stay-home", "--posts", "empty\nb"], r"there is no post in empty\nb"),
        (["rules", "new", "lake", "en=Save our lake", "--output", "empty\nb"], r"empty\nb is there already"),
        (["rules", "new", "lake", "en=Save our lake", "--output", "a\nb/c"], r"there is no folder a\nb;"),
    ],
)
def test_a_file_name_with_a_new_line_keeps_to_one_line(cli, tmp_path, words, message) -> None:
    (tmp_path / "empty\nb").touch()
    result = cli(*words)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert message in result.err
