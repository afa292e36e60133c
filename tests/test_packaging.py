"""What is installed is what the project says: version, dependencies, types, data."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import re
import tomllib
from pathlib import Path

import pytest

import kazslogan

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = {"pydantic", "rapidfuzz", "regex", "unidecode"}


def name_of(requirement: str) -> str:
    return re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_one_version_everywhere():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest is not None
    assert kazslogan.__version__ == PROJECT["version"] == newest[1]


def test_runtime_dependencies_are_exactly_four():
    assert {name_of(requirement) for requirement in PROJECT["dependencies"]} == RUNTIME


def test_installed_metadata_say_the_same():
    try:
        distribution = importlib.metadata.distribution("kazslogan")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("kazslogan is not installed here")
    assert distribution.version == PROJECT["version"]
    assert {name_of(r) for r in distribution.requires or () if "extra ==" not in r} == RUNTIME
    assert {"test", "dev", "bench"} <= set(distribution.metadata.get_all("Provides-Extra") or ())
    scripts = distribution.entry_points.select(group="console_scripts")
    assert [script.value for script in scripts] == ["kazslogan.cli:main"]


def test_types_rules_and_data_are_shipped():
    package = importlib.resources.files("kazslogan")
    assert (package / "py.typed").is_file()
    folders = (("rulesets", ".toml"), ("data", (".tsv", ".json", ".toml")), ("data/prepared", ".json"))
    for folder, suffix in folders:
        assert any(file.name.endswith(suffix) for file in (package / folder).iterdir()), folder


def test_public_names_exist():
    for name in kazslogan.__all__:
        assert getattr(kazslogan, name) is not None
    promised = {"Detector", "RuleSet", "available_rulesets", "normalize", "schemes", "transliterate"}
    assert promised <= set(kazslogan.__all__)
