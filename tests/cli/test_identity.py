"""Every output tells the rule set: its id, version and hash, so that a study can be repeated."""

from __future__ import annotations

import json

import pytest

from kazslogan import RuleSet

LAKE = """
id = "lake"
version = "2.3.4"
title = "Lake"
[[rules]]
id = "lake"
[rules.phrases]
en = ["Save our lake"]
[[rules.examples]]
match = "Save our lake"
reason = "the slogan itself"
"""
COMMANDS = {
    "check": ["check", "--rules", "lake.toml", "Save our lake"],
    "explain": ["explain", "--rules", "lake.toml", "Save our lake"],
    "explain --why-not": ["explain", "--why-not", "--rules", "lake.toml", "Save our lamp"],
    "check, nothing found": ["check", "--rules", "lake.toml", "Good morning"],
    "explain, nothing found": ["explain", "--rules", "lake.toml", "Good morning"],
    "explain --why-not, nothing near": ["explain", "--why-not", "--rules", "lake.toml", "Good morning"],
    "explain --why-not, found": ["explain", "--why-not", "--rules", "lake.toml", "Save our lake"],
    "rules lint": ["rules", "lint", "lake.toml"],
    "rules show": ["rules", "show", "lake.toml"],
    "rules test": ["rules", "test", "lake.toml", "--limit", "1"],
    "rules profile": ["rules", "profile", "lake.toml", "--posts", "posts.txt"],
    "variants": ["variants", "lake.toml", "--limit", "1"],
    "variants --near-misses": ["variants", "lake.toml", "--near-misses", "--limit", "1"],
}


#: What has nothing to print, one object for each find, as JSON.
SILENT = {
    "check, nothing found",
    "explain, nothing found",
    "explain --why-not, nothing near",
    "explain --why-not, found",
}


@pytest.mark.parametrize(("name", "command"), COMMANDS.items(), ids=COMMANDS)
@pytest.mark.parametrize("form", ["plain", "json"])
def test_every_output_names_its_rule_set(cli, tmp_path, name, command, form):
    (tmp_path / "lake.toml").write_text(LAKE, encoding="utf-8")
    (tmp_path / "posts.txt").write_text("Save our lake\n", encoding="utf-8")
    identity = RuleSet.load(tmp_path / "lake.toml").identity
    done = cli(*command, *(["--json"] if form == "json" else []))
    if form == "plain":
        assert all(str(fact) in done.out or str(fact) in done.err for fact in identity)
    assert bool(done.out) == (form == "plain" or name not in SILENT)
    for line in done.out.splitlines() if form == "json" else []:
        assert set(map(str, identity)) <= set(map(str, json.loads(line).values()))
