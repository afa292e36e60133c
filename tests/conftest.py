"""What all tests share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import kazslogan
import kazslogan.detector
from kazslogan.rules.find import built_in
from kazslogan.rules.trusted import load_built_in

collect_ignore = ["example_package"]  # it has tests of its own, which test_example_package.py runs

PARENT_OF_PACKAGE = Path(kazslogan.__file__).parent.parent
EXAMPLE = Path(__file__).parent / "example_package" / "kazslogan-lake"


@pytest.fixture(scope="session", autouse=True)
def built_in_rules_are_compiled_once() -> Iterator[None]:
    """Keep what was compiled of the built-in rule sets; else the many small detectors of other tests push it out.

    It is kept where the package keeps it, in a cache of what was compiled: only for longer.
    """
    ours = {load_built_in(name).identity for name in built_in()}
    few = kazslogan.detector._compile
    kept = lru_cache(maxsize=4)(few.__wrapped__)

    def compile_(rulesets, strictness, min_level):
        known = strictness == "balanced" and ours.issuperset(each.identity for each in rulesets)
        return (kept if known else few)(rulesets, strictness, min_level)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kazslogan.detector, "_compile", compile_)
        yield


@pytest.fixture
def pip_environment(tmp_path: Path) -> dict[str, str]:
    """An environment with nothing installed yet; see :func:`environment`."""
    return environment(tmp_path / "site-packages")


def environment(site: Path) -> dict[str, str]:
    """Return an environment in which ``pip install`` puts packages into a folder, from where Python finds them.

    It goes without the network: nothing but the package itself is installed, and what builds it is installed here.
    """
    path = os.pathsep.join([sysconfig.get_path("scripts"), str(Path(sys.executable).parent), os.environ["PATH"]])
    unwanted = {"PYTEST_ADDOPTS", "FORCE_COLOR", "PYTHONPATH"}
    clean = {name: value for name, value in os.environ.items() if name not in unwanted and "PYTEST_XDIST" not in name}
    return clean | {
        "PATH": path,
        "PYTHONPATH": os.pathsep.join([str(site), str(PARENT_OF_PACKAGE)]),
        "PIP_TARGET": str(site),
        "PIP_NO_DEPS": "1",
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this option's 0 as: no isolation
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_COLOR": "1",
        "COLUMNS": "80",
    }


@pytest.fixture(scope="session")
def installed_example(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment with the example package installed in it."""
    installed = environment(tmp_path_factory.mktemp("site-packages"))
    source = shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("source") / EXAMPLE.name)
    command = [sys.executable, "-m", "pip", "install", "--quiet", str(source)]
    done = subprocess.run(command, env=installed, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return installed


@pytest.fixture
def run_python() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python with some words in an environment."""

    def run(*words: str, env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words], env=env, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False
        )

    return run
