"""The page about testing does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).parent.parent.parent / "docs" / "testing.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize(("name", "outcomes"), [
    ("test_posts.py", {"passed": 13}), ("test_properties.py", {"passed": 2}), ("test_failing.py", {"failed": 1}),
])  # fmt: skip
def test_its_suites(pytester, pip_environment, monkeypatch, name, outcomes) -> None:
    monkeypatch.setenv("PYTHONPATH", pip_environment["PYTHONPATH"])
    pytester.path.joinpath(name).write_text(FILES[name], encoding="utf-8")
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", name)
    result.assert_outcomes(**outcomes)
    if "failed" in outcomes:
        shown = PAGE.partition("didn't find the slogan")[2].partition("```")[0].splitlines()
        assert all(line.strip() in result.stdout.str() for line in shown)


def test_all_of_them_are_run() -> None:
    assert set(FILES) == {"test_posts.py", "test_properties.py", "test_failing.py"}
