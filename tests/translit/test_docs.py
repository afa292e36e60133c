"""The pages about schemes are those that the scheme files make."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kazslogan
from kazslogan.translit import schemes

ROOT = Path(__file__).parent.parent.parent


def test_pages_are_up_to_date():
    tool = ROOT / "tools" / "build_scheme_docs.py"
    environment = {"PYTHONPATH": str(Path(kazslogan.__file__).parent.parent), "PYTHONUTF8": "1"}
    command = [sys.executable, str(tool), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
    assert result.returncode == 0, f"run python tools/build_scheme_docs.py\n{result.stderr}"


@pytest.mark.parametrize("scheme", schemes(), ids=lambda scheme: scheme.id)
def test_every_scheme_has_a_page_and_a_place_in_the_guide(scheme):
    page = (ROOT / "docs" / "schemes" / f"{scheme.id}.md").read_text(encoding="utf-8")
    assert all(f"{letter} " in page for letter in scheme.letters)
    assert f"(schemes/{scheme.id}.md)" in (ROOT / "docs" / "transliteration.md").read_text(encoding="utf-8")
