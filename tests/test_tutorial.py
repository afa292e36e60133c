"""The page that leads from a phrase to a package, followed command by command in a real shell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "your-own-rules.md"
BLOCK = re.compile(r"^```sh\n(?P<commands>.*?)^```\n+(?:^```text\n(?P<shown>.*?)^```\n)?", re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(sys.platform == "win32", reason="the commands are those of a POSIX shell")
def test_every_command_works_in_its_order(pip_environment, tmp_path) -> None:
    if shutil.which("kazslogan", path=pip_environment["PATH"]) is None:
        pytest.skip("kazslogan is not installed here")
    blocks = list(BLOCK.finditer(PAGE.read_text(encoding="utf-8")))
    assert len(blocks) > 8
    script = "".join(f"{block['commands']}\necho '@@ {number}'\n" for number, block in enumerate(blocks))
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        env=pip_environment, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    printed = re.split(r"@@ \d+\n", done.stdout)
    for block, output in zip(blocks, printed, strict=False):
        if block["shown"] is not None:
            assert block["shown"].strip("\n") in output, block["commands"]
