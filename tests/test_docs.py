"""README and docs are run as they stand: Python blocks, command lines with their output, and tables of examples.

With KAZSLOGAN_UPDATE_DOCS=1 every shown output is written anew; read the difference before you keep it.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kazslogan import Detector
from kazslogan.cli import main
from kazslogan.cli.parser import COMMANDS, RULES_COMMANDS
from kazslogan.models import Disguise

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
UPDATE = bool(os.environ.get("KAZSLOGAN_UPDATE_DOCS"))
FENCE = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
IS_OURS = re.compile(r"(?:^|\| )kazslogan ")


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    line: int
    start: int
    end: int
    language: str
    body: str
    file: str | None


def blocks(page: str) -> Iterator[Block]:
    for found in FENCE.finditer(page):
        start, end = found.span("body")
        yield Block(page.count("\n", 0, start) + 1, start, end, found["language"], found["body"], found["file"])


@pytest.mark.skipif(sys.platform == "win32", reason="the command lines shown are those of a POSIX shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_block_does_what_it_shows(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = page.read_text(encoding="utf-8")
    names: dict[str, object] = {"__name__": "__main__"}
    real: list[tuple[Block, str]] = []
    for block in blocks(text):
        if block.file:
            (tmp_path / block.file).write_text(block.body, encoding="utf-8")
        elif block.language in {"python", "pycon"}:
            real.append((block, run_python(block, names, f"{page.name}:{block.line}")))
        elif block.language == "console":
            real.append((block, run_console(block)))
    if UPDATE:
        for block, body in reversed(real):
            text = text[: block.start] + body + text[block.end :]
        page.write_text(text, encoding="utf-8")
        return
    for block, body in real:
        assert body == block.body, f"{page.name}:{block.line}"


class Recorder(doctest.DocTestRunner):
    """Notes what every example really prints."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.printed: list[str] = []

    def report_success(self, _out, _test, _example, got):
        self.printed.append(got)

    report_failure = report_success

    def report_unexpected_exception(self, _out, _test, _example, exc_info):
        raise exc_info[1]


def run_python(block: Block, names: dict[str, object], place: str) -> str:
    """Run the block and return it as it should be; without prompts it has only to run."""
    if ">>> " not in block.body:
        with contextlib.redirect_stdout(None):
            exec(compile(block.body, place, "exec"), names)  # noqa: S102 - running the documentation is the test
        return block.body
    test = doctest.DocTestParser().get_doctest(block.body, names, place, place, block.line)
    recorder = Recorder()
    recorder.run(test, out=lambda _: None, clear_globs=False)
    names.update(test.globs)
    printed = iter(recorder.printed)
    real: list[str] = []
    for part in doctest.DocTestParser().parse(block.body):
        if isinstance(part, doctest.Example):
            first, *others = part.source.splitlines(keepends=True)
            real += [f">>> {first}", *(f"... {line}" if line.strip() else "...\n" for line in others), next(printed)]
        else:
            real.append(part)
    return "".join(real)


def run_console(block: Block) -> str:
    """Run the block's command lines and return the block as it should be."""
    shown: list[str] = []
    keep_output = True
    for line in block.body.splitlines(keepends=True):
        if line.startswith("$ "):
            shown.append(line)
            command = line.removeprefix("$ ").strip()
            keep_output = not IS_OURS.search(command)
            if not keep_output:
                shown.append(run_command(command))
        elif keep_output:
            shown.append(line)
    return "".join(shown)


def run_command(command: str) -> str:
    """Run ``kazslogan …``, fed by a pipe or a file if the line says so, and return all that it prints."""
    feeder, _, ours = command.rpartition("| ")
    _, *words = shlex.split(ours)
    fed = b""
    if feeder:
        fed = subprocess.run(feeder, shell=True, capture_output=True, check=True).stdout  # noqa: S602 - our own page
    elif "<" in words:
        *words, _, file = words
        fed = Path(file).read_bytes()
    output = io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(output),
        contextlib.redirect_stderr(output),
        contextlib.suppress(SystemExit),  # after --help
    ):
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(fed)))
        patch.setenv("COLUMNS", "80")
        patch.setenv("NO_COLOR", "1")
        assert main(words) in {0, 1} or output.getvalue().startswith("kazslogan: "), output.getvalue()
    return output.getvalue()


def test_readme_holds_each_command_once():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    first = """python -m pip install . && kazslogan check "Кеше желіде: #TрaмпҚазақстанғаНазарСал деп жазыпты"\n"""
    second = "python -m pip install '.[test]' && python -m pytest -n 2\n"
    assert readme.count(first) == 1
    assert readme.count(second) == 1


@pytest.mark.parametrize("page", ["README.md", "docs/index.md", "docs/quick-start.md"])
def test_what_is_shown_as_found_is_found(page):
    """So that writing the outputs anew can't turn an example of a match into one of a miss."""
    assert "Nothing found" not in (ROOT / page).read_text(encoding="utf-8")


def test_every_command_and_option_is_documented():
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    commands = [name for name in COMMANDS if name != "rules"] + [f"rules {name}" for name in RULES_COMMANDS]
    for command in ("", *commands):
        assert f"$ kazslogan {command} --help\n".replace("  ", " ") in page


# --- the tables of what is seen through and what is left alone ----------------------------------------------------

SEES_THROUGH = ROOT / "docs" / "what-it-sees-through.md"
ROW = re.compile(r"^\| (?P<name>[^|]+) \| (?P<examples>[^|]+) \|", re.MULTILINE)


def examples(title: str) -> list[tuple[str, str]]:
    """Return (name, example) for each example in the table under a heading; ``\\u200b`` there stands for the letter."""
    page = SEES_THROUGH.read_text(encoding="utf-8")
    table = page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    rows = [row for row in ROW.finditer(table) if not row["name"].startswith("-")][1:]
    return [
        (row["name"].strip("` "), re.sub(r"\\u([0-9a-f]{4})|\\n", unescape, example))
        for row in rows
        for example in re.findall(r"`([^`]+)`", row["examples"])
    ]


def unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else "\n"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(["kz-trump-attention"])


@pytest.mark.parametrize(("name", "example"), examples("Disguises"))
def test_what_it_sees_through(detector, name, example):
    found = [match for match in detector.find(example) if match.rule == "trump-attention"]
    assert found, example
    assert name in found[0].disguises


@pytest.mark.parametrize(("name", "example"), examples("What it leaves alone"))
def test_what_it_leaves_alone(detector, name, example):
    assert not detector.find(example), name


def test_the_page_has_examples_of_what_is_left_alone():
    assert len(examples("What it leaves alone")) > 5


def test_every_disguise_has_an_example():
    assert {name for name, _ in examples("Disguises")} == set(Disguise)
