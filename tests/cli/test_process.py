"""As a user runs it: a process with its own standard streams, encodings and environment."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import kazslogan
from kazslogan.cli import options
from kazslogan.models import Level, Strictness

PHRASE = "Трамп, Қазақстанға назар сал"
RULES = f"""\
id = "small"
version = "1"
title = "One rule, because every process compiles its rules anew"
[[rules]]
id = "one"
[rules.phrases]
kk = ["{PHRASE}"]
"""


@pytest.fixture(scope="module")
def check(tmp_path_factory) -> tuple[str, ...]:
    """The words of a quick ``kazslogan check``."""
    file = tmp_path_factory.mktemp("rules") / "small.toml"
    file.write_text(RULES, encoding="utf-8")
    return ("check", "--rules", str(file))


def test_utf_8_whatever_the_locale_says(process, check):
    result = process(*check, PHRASE, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert result.returncode == 0
    assert result.stdout.decode("utf-8").startswith(f"⟦{PHRASE}⟧")


def test_standard_input_in_another_locale(process, check):
    result = process(*check, "-", stdin=PHRASE.encode(), PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert result.stdout.decode("utf-8").startswith(f"1: ⟦{PHRASE}⟧")


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are not bytes there")
@pytest.mark.parametrize("words", [["check"], ["explain"], ["transliterate", "--scheme", "kk-2021"]])
def test_bytes_that_are_no_utf_8_in_an_argument(process, words):
    result = process(*words, b"\xff " + PHRASE.encode())
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == b"kazslogan: the text is not UTF-8 (after 0 characters); convert it first\n"


def test_no_colour_in_a_pipe(process, check):
    assert b"\x1b" not in process(*check, PHRASE).stdout


def test_colour_when_forced_unless_refused(process, check):
    forced = process(*check, PHRASE, FORCE_COLOR="1").stdout.decode()
    assert forced.startswith(f"\x1b[1;7m{PHRASE}\x1b[0m")
    assert b"\x1b" not in process(*check, PHRASE, FORCE_COLOR="1", NO_COLOR="1").stdout
    assert b"\x1b" not in process(*check, "--json", PHRASE, FORCE_COLOR="1").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
@pytest.mark.parametrize(
    ("more", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colour_on_a_terminal(environment, check, more, coloured):
    import pty

    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "kazslogan", *check, PHRASE]
    with subprocess.Popen(command, stdout=terminal, stdin=subprocess.DEVNULL, env=environment | more) as running:
        os.close(terminal)
        shown = b""
        try:
            while piece := os.read(master, 65536):
                shown += piece
        except OSError:  # the terminal's other end is closed: all has been read
            pass
        os.close(master)
    assert running.returncode == 0
    assert (b"\x1b[1;7m" in shown) is coloured


def test_a_reader_that_goes_away(environment, check, tmp_path):
    posts = tmp_path / "posts.txt"
    posts.write_text(f"{PHRASE}\n" * 5_000, encoding="utf-8")
    command = [sys.executable, "-m", "kazslogan", *check, "--json", "-"]
    with (
        posts.open("rb") as lines,
        subprocess.Popen(
            command, stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
        ) as running,
    ):
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read()
    assert complaint == b""
    assert running.returncode == 141


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals there")
def test_a_transliterated_text_cannot_drive_the_terminal_but_keeps_its_tabs(environment):
    import pty

    master, terminal = pty.openpty()
    command = [sys.executable, "-m", "kazslogan", "transliterate", "--scheme", "kk-2021", "назар\tсал\x1b[2J"]
    result = subprocess.run(command, stdout=terminal, env=environment, check=False)
    os.close(terminal)
    shown = os.read(master, 65536)
    os.close(master)
    assert result.returncode == 0
    assert b"\x1b" not in shown
    assert shown.split() == [b"nazar", b"sal\\x1b[2J"]


def test_closed_standard_input(environment, check):
    script = f"import sys; sys.stdin = None; from kazslogan.cli import main; sys.exit(main({[*check, '-']}))"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=False)
    assert result.returncode == 2
    assert result.stderr == b"kazslogan: there is no standard input to read\n"


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["check", "--help"], ["rules", "--help"]])
def test_help_does_not_wait_for_the_engine(process, words):
    result = process(*words, python_options=("-X", "importtime"))
    imported = {line.rsplit(b"|", 1)[-1].strip() for line in result.stderr.splitlines()}
    assert result.returncode == 0
    heavy = {b"pydantic", b"regex", b"rapidfuzz", b"unidecode", b"kazslogan.detector", b"kazslogan.models"}
    assert not imported & heavy


def test_version(process):
    assert process("--version").stdout.decode().split() == ["kazslogan", kazslogan.__version__]


def test_built_in_rules(process):
    assert process("check", "#TrumpPayAttentionToKazakhstan").returncode == 0


def test_the_installed_script(tmp_path):
    try:
        importlib.metadata.distribution("kazslogan")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("kazslogan is not installed here")
    script = shutil.which("kazslogan", path=str(Path(sys.executable).parent))
    assert script is not None
    result = subprocess.run([script, "--version"], capture_output=True, cwd=tmp_path, check=False)
    assert result.returncode == 0


def test_option_values_are_those_of_the_engine():
    assert tuple(Level) == options.LEVELS
    assert get_args(Strictness) == options.STRICTNESS


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["rules", "new", "--help"], ["rules", "list"], ["check"]])
@pytest.mark.parametrize("more", [{}, {"PYTHONUNBUFFERED": "1"}])
def test_output_that_cannot_be_written_is_an_error(environment, check, words, more):
    command = [sys.executable, "-m", "kazslogan", *([*check, PHRASE] if words == ["check"] else words)]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment | more, check=False)
    assert (result.returncode, result.stderr) == (2, b"kazslogan: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="the command line is that of a POSIX shell")
@pytest.mark.parametrize("words", [["check", "x"], ["--help"], ["rules", "list"], ["transliterate", "--list"]])
def test_closed_standard_output(environment, words):
    command = " ".join([sys.executable, "-m", "kazslogan", *words])
    result = subprocess.run(f"{command} >&-", shell=True, stderr=subprocess.PIPE, env=environment, check=False)  # noqa: S602 - our own words
    assert result.returncode == 2
    assert result.stderr == b"kazslogan: there is no standard output to write to (it is closed)\n"


@pytest.mark.skipif(sys.platform == "win32", reason="the command line is that of a POSIX shell")
def test_closed_standard_error_puts_no_complaint_among_the_results(environment):
    command = f"{sys.executable} -m kazslogan chek x"
    result = subprocess.run(f"{command} 2>&-", shell=True, stdout=subprocess.PIPE, env=environment, check=False)  # noqa: S602 - our own words
    assert (result.returncode, result.stdout) == (2, b"")
