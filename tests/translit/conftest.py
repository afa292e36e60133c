"""Words to try schemes on, and the schemes themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def words(language: str) -> list[str]:
    lines = (HERE / f"words_{language}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.fixture(scope="session")
def kazakh_words() -> list[str]:
    return words("kk")


@pytest.fixture(scope="session")
def russian_words() -> list[str]:
    return words("ru")
