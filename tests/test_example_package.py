"""A package that brings a rule set, installed for real; and packages that are broken or in each other's way."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kazslogan.authoring.starter import package_files, starter
from kazslogan.rules.model import RuleSet

EXAMPLE = Path(__file__).parent / "example_package" / "kazslogan-lake"
LAKE = (EXAMPLE / "kazslogan_lake" / "lake.toml").read_text(encoding="utf-8")


def add_package(site: Path, name: str, *, module: str, files: dict[str, str], value: str | None = None) -> None:
    """Put a package with rule files into a folder, as pip would."""
    (site / module).mkdir(parents=True, exist_ok=True)
    for file, text in files.items():
        (site / module / file).write_text(text, encoding="utf-8")
    info = site / f"{module}-1.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0.0\n", encoding="utf-8")
    point = f"[kazslogan.rulesets]\n{module} = {value or module}\n"
    (info / "entry_points.txt").write_text(point, encoding="utf-8")


@pytest.fixture
def with_packages(tmp_path: Path, pip_environment: dict[str, str]) -> Callable[..., dict[str, str]]:
    """The environment with some packages in it."""

    def make(**packages: dict[str, str]) -> dict[str, str]:
        site = tmp_path / "site"
        for name, files in packages.items():
            add_package(site, name.replace("_", "-"), module=name, files={"__init__.py": "", **files})
        ours = pip_environment["PYTHONPATH"].split(os.pathsep)[-1]
        path = os.pathsep.join([str(site), ours])
        return pip_environment | {"PYTHONPATH": path}

    return make


def test_it_is_what_rules_new_makes() -> None:
    files = package_files("lake", LAKE, "Save our lake")
    assert starter("lake", RuleSet.load(EXAMPLE / "kazslogan_lake" / "lake.toml").rules[0].phrases) == LAKE
    for name, text in files.items():
        assert (EXAMPLE / name).read_text(encoding="utf-8") == text


def test_its_rules_are_found_by_name(installed_example, run_python, tmp_path) -> None:
    done = run_python("-m", "kazslogan", "rules", "list", "--json", env=installed_example, cwd=tmp_path)
    listed = {record["id"]: record for record in map(json.loads, done.stdout.splitlines())}
    assert (done.returncode, done.stderr) == (0, "")
    lake = RuleSet.load(EXAMPLE / "kazslogan_lake" / "lake.toml")
    assert listed["lake"] == {
        "id": "lake", "version": "1.0.0", "title": "Save our lake", "origin": "kazslogan-lake 1.0.0",
        "hash": lake.content_hash, "rules": ["lake"],
    }  # fmt: skip
    assert listed["stay-home"]["origin"] == "built-in"
    found = run_python(
        "-m", "kazslogan", "check", "--json", "--rules", "lake", "#S4veOurLake", env=installed_example, cwd=tmp_path
    )
    match = json.loads(found.stdout)
    assert (match["ruleset"], match["ruleset_version"], match["ruleset_hash"]) == ("lake", "1.0.0", lake.content_hash)


def test_a_detector_of_no_names_has_only_what_is_built_in(installed_example, run_python, tmp_path) -> None:
    code = "from kazslogan import Detector; print(*[each.id for each in Detector().rulesets])"
    done = run_python("-c", code, env=installed_example, cwd=tmp_path)
    assert done.stdout == "kz-trump-attention stay-home taza-qazaqstan\n"


def test_its_own_tests_pass(installed_example, run_python) -> None:
    done = run_python("-m", "pytest", "-q", "-p", "no:cacheprovider", env=installed_example, cwd=EXAMPLE)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


BROKEN = {
    "empty_rules": ({}, "there is no .toml file in 'empty_rules'"),
    "exiting": ({"__init__.py": "raise SystemExit(3)", "exiting.toml": LAKE}, "SystemExit: 3"),
    "raising": ({"__init__.py": "raise RuntimeError('boom')", "raising.toml": LAKE}, "RuntimeError: boom"),
    "bad_toml": ({"bad.toml": 'id = "bad'}, "the file can't be read"),
    "headless": ({"headless.toml": "x = 1"}, "the key 'id' is missing"),
    "misnamed": ({"sea.toml": LAKE}, "the file is called sea.toml, but the id of its rule set is 'lake' [other-id]"),
    "unsound": ({"lake.toml": LAKE.replace('"Save our lake"]', '"Save (our lake"]')}, "'(' is never closed"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_package_is_told_and_the_rest_goes_on(name, with_packages, run_python, tmp_path) -> None:
    files, message = BROKEN[name]
    env = with_packages(**{name: files})
    done = run_python("-m", "kazslogan", "rules", "list", env=env, cwd=tmp_path)
    assert done.returncode == 0
    assert f"{RuleSet.load('stay-home').identity} (built-in)" in done.stdout
    assert message.replace(" [other-id]", "") in done.stderr
    assert name.replace("_", "-") in done.stderr
    assert "Traceback" not in done.stderr
    found = run_python("-m", "kazslogan", "check", "--rules", "stay-home", "Stay home", env=env, cwd=tmp_path)
    assert found.returncode == 0


@pytest.mark.parametrize(
    ("name", "asked_for"),
    [
        ("raising", "raising"),
        ("exiting", "exiting"),
        ("bad_toml", "bad"),
        ("misnamed", "lake"),
        ("empty_rules", "empty-rules"),
    ],
)
def test_a_broken_package_that_is_asked_for_by_name_tells_its_reason(
    name, asked_for, with_packages, run_python, tmp_path
) -> None:
    files, message = BROKEN[name]
    done = run_python("-m", "kazslogan", "rules", "show", asked_for, env=with_packages(**{name: files}), cwd=tmp_path)
    assert done.returncode == 2
    message = message.removesuffix(" [other-id]").replace("the file can't", "the TOML can't")
    assert message in done.stderr
    assert "no rule set is called" not in done.stderr


def test_two_sets_with_one_id_are_an_error_that_names_both(with_packages, run_python, tmp_path) -> None:
    env = with_packages(one_lake={"lake.toml": LAKE}, other_lake={"lake.toml": LAKE})
    listed = run_python("-m", "kazslogan", "rules", "list", env=env, cwd=tmp_path)
    assert (listed.returncode, "two rule sets have the id 'lake'" in listed.stderr) == (0, True)
    done = run_python("-m", "kazslogan", "check", "--rules", "lake", "Save our lake", env=env, cwd=tmp_path)
    assert done.returncode == 2
    assert "one-lake 1.0.0" in done.stderr
    assert "other-lake 1.0.0" in done.stderr
    assert "[two-sets-one-id]" in done.stderr


def test_a_package_cannot_take_the_place_of_a_built_in_set(with_packages, run_python, tmp_path) -> None:
    env = with_packages(hijack={"stay-home.toml": LAKE.replace('"lake"', '"stay-home"')})
    done = run_python("-m", "kazslogan", "check", "--rules", "stay-home", "Stay home", env=env, cwd=tmp_path)
    assert done.returncode == 2
    assert "built-in" in done.stderr
    assert "hijack 1.0.0" in done.stderr
    default = run_python("-m", "kazslogan", "check", "Stay home", env=env, cwd=tmp_path)
    assert default.returncode == 0
