"""Run the command line as a user does: as a process of its own, or (faster) by its main()."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import kazslogan
from kazslogan.cli import main

PARENT_OF_PACKAGE = Path(kazslogan.__file__).parent.parent


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """This process's environment, without what it says about colour and encodings; finds the package under test."""
    unwanted = {"NO_COLOR", "FORCE_COLOR", "PYTHON_COLORS", "PYTHONIOENCODING", "PYTHONUTF8"}
    clean = {name: value for name, value in os.environ.items() if name not in unwanted}
    return clean | {"PYTHONPATH": str(PARENT_OF_PACKAGE), "COLUMNS": "80", "TERM": "xterm"}


@pytest.fixture
def process(environment: dict[str, str], tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """``python -m kazslogan`` in an empty directory, as a process of its own."""

    def run(
        *words: str | bytes, stdin: bytes = b"", python_options: tuple[str, ...] = (), **more: str
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, *python_options, "-m", "kazslogan", *words]
        return subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, env=environment | more, check=False
        )

    return run


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """The same by main(), inside this process and in an empty directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        try:
            code = main(words)
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return run
