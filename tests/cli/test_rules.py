"""The commands for who writes rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kazslogan import RuleSet
from kazslogan.models import Identity
from kazslogan.rules.kinds import kind

BAD_EXAMPLE = '[[rules.examples]]\nmatch = "Good morning"\nreason = "not there"\n'


@pytest.fixture
def lake(cli) -> Path:
    assert cli("rules", "new", "lake", "en=Save our lake", "kk=Көлімізді сақтаңдар").code == 0
    return Path("lake.toml")


def test_a_new_rule_set_passes_its_tests_and_is_clean(cli, lake) -> None:
    tested = cli("rules", "test", str(lake), "--limit", "3")
    assert (tested.code, tested.out.splitlines()[-1].split()[-2:]) == (0, ["0", "failed."])
    linted = cli("rules", "lint", str(lake))
    assert (linted.code, linted.out) == (0, f"{RuleSet.load(lake).identity} (lake.toml)\nNothing odd.\n")
    assert cli("check", "--rules", str(lake), "#S4veOurLake").code == 0


@pytest.mark.parametrize(
    "phrase", ["en=#SaveOurLake", "kk=#КөлдіСақта", "en=#KeepABridge", "zh=保护湖泊", "ru=Спаси озеро"]
)
def test_a_starter_file_is_clean(cli, phrase) -> None:
    assert cli("rules", "new", "lake", phrase).code == 0
    linted = cli("rules", "lint", "lake.toml")
    assert (linted.code, linted.out.splitlines()[-1]) == (0, "Nothing odd.")
    assert cli("check", "--rules", "lake.toml", phrase.partition("=")[2]).code == 0


def test_language_tags_may_be_written_as_arguments_of_python(cli) -> None:
    assert cli("rules", "new", "kol", "uz_Cyrl=Кўлимизни сақлайлик").code == 0
    assert 'uz-Cyrl = ["Кўлимизни сақлайлик"]' in Path("kol.toml").read_text(encoding="utf-8")


def test_nothing_is_written_over(cli, lake) -> None:
    before = lake.read_bytes()
    result = cli("rules", "new", "lake", "en=Save our hill")
    assert (result.code, lake.read_bytes()) == (2, before)
    assert "there already" in result.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["lake", "Save our lake"], 'write it as en="Save our lake"'),
        (["Lake", "en=Save our lake"], "'Lake' is no id"),
        (["lake", "en="], "[empty-phrase]"),
        (["lake", "=Save our lake"], 'write it as en="Save our lake"'),
        (["lake", "english=Save our lake"], "[bad-language]"),
        (["lake", "en=Save our lake", "--package", ".", "--output", "x.toml"], "can't stand together"),
        (["lake", "en=Save \udcff our lake"], "UTF-8"),
    ],
)
def test_new_refuses_what_makes_no_rule_file(cli, words, message) -> None:
    result = cli("rules", "new", *words)
    assert result.code == 2
    assert message in result.err
    assert "Traceback" not in result.err
    assert not list(Path().iterdir())


def test_a_failing_example_is_told_with_its_place(cli, lake) -> None:
    lake.write_text(lake.read_text(encoding="utf-8") + BAD_EXAMPLE, encoding="utf-8")
    result = cli("rules", "test", str(lake), "--limit", "0")
    assert result.code == 1
    assert "FAILED  match        Good morning" in result.out
    assert "lake.toml:" in result.out
    assert "must be found, but wasn't; nothing in it is near" in result.out
    records = [json.loads(line) for line in cli("rules", "test", str(lake), "--limit", "0", "--json").out.splitlines()]
    assert [record["passed"] for record in records].count(False) == 1


@pytest.mark.usefixtures("lake")
def test_a_rule_is_tried_wherever_it_is(cli) -> None:
    assert cli("rules", "new", "hill", "en=Save our green hill").code == 0
    tested = cli("rules", "test", "lake.toml", "hill.toml", "--rule", "hill", "--limit", "0")
    assert tested.code == 0
    assert "(hill.toml)" in tested.out
    assert "(lake.toml)" not in tested.out
    unknown = cli("rules", "test", "lake.toml", "hill.toml", "--rule", "hil")
    assert (unknown.code, unknown.err) == (2, "kazslogan: no rule is called 'hil'; did you mean 'hill'?\n")


def test_lint_goes_on_after_a_file_that_cannot_be_read(cli, lake) -> None:
    Path("odd.toml").write_text(kind("short-phrase").bad_file, encoding="utf-8")
    result = cli("rules", "lint", "no.toml", "odd.toml", str(lake))
    assert result.code == 2
    assert "[short-phrase]" in result.out
    assert "no.toml: there is no such file" in result.err
    found = cli("rules", "lint", "odd.toml", "--json")
    assert found.code == 1
    record = json.loads(found.out.splitlines()[0])
    assert {"code", "file", "line", "rule", "field", "message", "fix", *Identity._fields} == set(record)


def test_profile_reads_posts(cli, lake) -> None:
    result = cli("rules", "profile", str(lake), "--json", stdin=b"Save our lake\nGood morning\n")
    cost = json.loads(result.out)
    assert (result.code, cost["rule"], cost["texts"], cost["matched"]) == (0, "lake", 2, 1)
    assert cli("rules", "profile", str(lake), stdin=b"").code == 2


def test_why_not(cli) -> None:
    result = cli("explain", "--why-not", "--json", "Trump, pay attention to Pakistan")
    assert (result.code, json.loads(result.out)["objector"]) == (1, "to Pakistan")
    assert cli("explain", "--why-not", "Stay home").code == 0
    assert cli("explain", "--why-not", "--rule", "no-such-rule", "Stay home").code == 2
    assert cli("explain", "--why-not", "").code == 1
