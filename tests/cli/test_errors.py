"""What goes wrong is told in one line or a few, on standard error, with exit code 2 and no traceback."""

from __future__ import annotations

import os

import pytest

from kazslogan.cli import commands, main
from kazslogan.cli.parser import COMMANDS, RULES_COMMANDS

PHRASE = "Трамп, Қазақстанға назар сал"


@pytest.mark.parametrize("command", [*COMMANDS, *(f"rules {name}" for name in RULES_COMMANDS)])
def test_every_command_has_help_with_examples(cli, command):
    result = cli(*command.split(), "--help")
    assert result.code == 0
    assert result.out.startswith(f"usage: kazslogan {command} ")
    assert f"examples:\n  kazslogan {command}" in result.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "a command is missing"),
        (["rules"], "a command is missing"),
        (["check"], "required: TEXT"),
        (["chek", "x"], "did you mean 'check'?"),
        (["rules", "lst"], "did you mean 'rules list'?"),
        (["check", "x", "--strictnes", "broad"], "did you mean '--strictness'?"),
        (["check", "x", "--strictness", "brod"], "did you mean 'broad'?"),
        (["check", "x", "--min-level", "exakt"], "did you mean 'exact'?"),
        (["check", "x", "--rules"], "expected one argument"),
        (["explain", "a", "b"], "one text only, but 'b' came after it; put it in quotes"),
        (["rules", "show", "a", "b"], "one name only, but 'b' came after it; run the command once for each"),
        (["rules", "list", "a"], "nothing is taken but options, but there is 'a'"),
        (["variants", "stay-home", "--seed", "abc"], "argument --seed: 'abc' is no whole number"),
        (["variants", "stay-home", "--limit", "²"], "argument --limit: '²' is no number from 1 on"),
        (["variants", "stay-home", "--limit", "9" * 5000], "is no number from 1 on"),
        (["rules", "show", "stay-hom"], "did you mean 'stay-home'?"),
        (["check", "x", "--rules", "stay-hom"], "did you mean 'stay-home'?"),
        (["transliterate", "x", "--scheme", "kk-20221"], "did you mean 'kk-2021'?"),
        (["check", "x", "--rules", "missing.toml"], "missing.toml"),
        (["explain", "x", "--rule", "stay-home"], "--rule goes with --why-not"),
        (["transliterate", "--list", "--scheme", "kk-2021"], "--list goes with no"),
        (["variants", "stay-home", "--near-misses", "--together", "2"], "--together does not go with"),
    ],
)
def test_the_message_names_the_fix(cli, words, message):
    result = cli(*words)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert all(line.startswith("kazslogan: ") for line in result.err.splitlines())


BAD = 'id = "bad"\nversion = "1"\ntitle = "Bad"\n[[rules]]\nid = "one"\n'


@pytest.mark.parametrize(
    "words",
    [
        ["check", "x", *(word for name in ("a.toml", "b.toml", "nope") for word in ("--rules", name))],
        ["rules", "lint", "a.toml", "b.toml", "nope"],
        ["rules", "test", "a.toml", "b.toml", "nope"],
        ["rules", "profile", "a.toml", "b.toml", "nope"],
    ],
)
def test_the_problems_of_all_rule_files_are_told_at_once(cli, tmp_path, words):
    (tmp_path / "a.toml").write_text(BAD + 'phrases.en = ["no"]\n', encoding="utf-8")
    (tmp_path / "b.toml").write_text(BAD + "colour = 1\n", encoding="utf-8")
    result = cli(*words)
    assert (result.code, result.out) == (2, "")
    told = result.err.splitlines()
    assert len(told) == 4
    for line, start in zip(
        told, ["a.toml:6: ", "b.toml:4: ", "b.toml:6: ", "no rule set is called 'nope'"], strict=True
    ):
        assert line.startswith(f"kazslogan: {start}")


@pytest.mark.parametrize("name", ["bom", "noext"])
def test_a_file_that_is_named_as_a_rule_set_is_pointed_at(cli, tmp_path, name):
    (tmp_path / "bom.toml").touch()
    (tmp_path / "noext").touch()
    result = cli("check", "x", "--rules", name)
    path, file = ("bom.toml", "bom.toml") if name == "bom" else ("./noext", "noext")
    assert (result.code, result.out) == (2, "")
    hint = f"a path ends in .toml or has a / in it; write {path} for the file {file} here"
    assert result.err == f"kazslogan: no rule set is called '{name}'; {hint}\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_rule_file(cli, tmp_path):
    os.mkfifo(tmp_path / "pipe.toml")
    result = cli("rules", "show", "pipe.toml")
    assert result.code == 2
    assert "pipe.toml: it is no regular file; save its content in a file" in result.err


@pytest.mark.parametrize("folder", ["--output=none/a.toml", "--package=none"])
def test_no_folder_is_made_by_mistake(cli, tmp_path, folder):
    result = cli("rules", "new", "lake", "en=Save our lake", folder)
    assert (result.code, result.out) == (2, "")
    assert result.err == "kazslogan: there is no folder none; make it first, or name another one\n"
    assert not list(tmp_path.iterdir())


def test_a_rule_file_that_cannot_be_used_is_no_matter_of_options(cli, tmp_path):
    (tmp_path / "a.toml").write_text(BAD, encoding="utf-8")
    result = cli("variants", "a.toml")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "--help" not in result.err
    assert "--help" in cli("variants", "stay-home", "--disguise", "leet", "--together", "3").err


def test_a_directory_is_no_rule_file(cli, tmp_path):
    (tmp_path / "folder.toml").mkdir()
    result = cli("check", "x", "--rules", "folder.toml")
    assert result.code == 2
    assert "folder.toml" in result.err


def test_all_problems_of_a_rule_file_are_told_at_once(cli, tmp_path):
    (tmp_path / "bad.toml").write_text(
        'id = "bad"\nversion = "1"\ntitle = "Bad"\ncolour = "red"\n'
        '[[rules]]\nid = "one"\n[rules.phrases]\nen = [""]\n'
        '[[rules]]\nid = "two"\n[rules.phrases]\nen = ["(open the bridge"]\n',
        encoding="utf-8",
    )
    result = cli("check", "x", "--rules", "bad.toml")
    assert (result.code, result.out) == (2, "")
    for place in ("colour", "one", "two"):
        assert place in result.err
    assert result.err.count("bad.toml") >= 3


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"id = ", "id = 'қ'".encode("cp1251", "replace"), b""])
def test_a_file_that_is_no_toml(cli, tmp_path, content):
    (tmp_path / "odd.toml").write_bytes(content)
    result = cli("rules", "show", "odd.toml")
    assert result.code == 2
    assert "odd.toml" in result.err


def test_a_file_name_cannot_drive_the_terminal(cli):
    assert "\x1b" not in cli("check", "x", "--rules", "\x1b[2J.toml").err


def test_interrupt(cli, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_detector", lambda *_: interrupt(0))
    result = cli("check", PHRASE)
    assert (result.code, result.out, result.err) == (130, "", "")


def test_a_defect_is_not_hidden(monkeypatch):
    def defect(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(commands, "_detector", defect)
    with pytest.raises(ZeroDivisionError):
        main(["check", PHRASE])
