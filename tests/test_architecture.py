"""The shape of the house, held over the syntax tree: one-way imports, small modules, docstrings on what is public."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

import kazslogan

PACKAGE = Path(kazslogan.__file__).parent
ROOT = Path(__file__).parent.parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each floor may import from those before it and from itself; the first name that fits a module is its floor.
FLOORS = (
    ("kazslogan.errors", "kazslogan.models", "kazslogan.printable"),
    ("kazslogan.text",),
    ("kazslogan.translit",),
    ("kazslogan.rules",),
    ("kazslogan.matching.wordings",),
    ("kazslogan.matching.screening",),
    ("kazslogan.matching.alignment",),
    ("kazslogan.matching.decision",),
    ("kazslogan.matching.explanation",),
    ("kazslogan.matching",),
    ("kazslogan.detector", "kazslogan.chunks", "kazslogan.parallel", "kazslogan.worker", "kazslogan.absence"),
    ("kazslogan",),  # the edges: command line, plugins, and the public names themselves
)
# Imports against the direction, allowed only inside a function, each with its reason.
UPWARD = {
    ("kazslogan.models", "kazslogan.matching"): "Match.explain(): words are needed by people only",
    ("kazslogan.rules", "kazslogan.detector"): "RuleSet.test(): a rule set's examples are tried on the real path",
}
LONGEST_MODULE, MEDIAN_MODULE, LONGEST_FUNCTION = 350, 150, 70


def module_name(path: Path) -> str:
    parts = ("kazslogan", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def floor(module: str) -> int:
    return next(
        n for n, names in enumerate(FLOORS) if any(module == name or module.startswith(name + ".") for name in names)
    )


def imports(tree: ast.Module) -> Iterator[tuple[ast.stmt, str, bool]]:
    """Yield (statement, imported module of ours, whether it runs when the module is imported)."""
    inside = {id(node) for function in functions(tree) for node in ast.walk(function)}
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            if name.split(".")[0] == "kazslogan":
                yield node, name, id(node) not in inside


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


each_module = pytest.mark.parametrize("path", MODULES, ids=module_name)


@each_module
def test_imports_run_one_way(path):
    module = module_name(path)
    for node, imported, at_import in imports(parsed(path)):
        if floor(imported) <= floor(module) or imported == "kazslogan.__version__":
            continue
        reasons = [why for (low, high), why in UPWARD.items() if module.startswith(low) and imported.startswith(high)]
        place = f"{module}:{node.lineno} imports {imported}"
        assert reasons, f"{place}, which stands above it"
        assert not at_import, f"{place} when it is imported; allowed only inside a function ({reasons[0]})"


@each_module
def test_modules_and_functions_are_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    for function in functions(parsed(path)):
        assert function.end_lineno is not None
        assert function.end_lineno - function.lineno < LONGEST_FUNCTION, f"{function.name}, line {function.lineno}"


def test_most_modules_are_much_smaller():
    assert statistics.median(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES) <= MEDIAN_MODULE


@each_module
def test_everything_public_has_a_docstring(path):
    tree = parsed(path)
    assert ast.get_docstring(tree) or not tree.body, "the module has no docstring"
    bare = [name for name, node in public(tree, "") if not ast.get_docstring(node)]
    assert not bare


def public(node: ast.AST, prefix: str) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not child.name.startswith("_"):
            yield prefix + child.name, child
            if isinstance(child, ast.ClassDef):
                yield from public(child, f"{prefix}{child.name}.")


def test_what_is_not_python_source_is_data():
    loose = [path for path in PACKAGE.rglob("*") if path.suffix in {".tsv", ".json", ".toml", ".csv", ".txt"}]
    assert all(path.relative_to(PACKAGE).parts[0] in {"data", "rulesets"} for path in loose)


MACHINE_PATH = re.compile(r"(?<![\w.<}])/(?:home|root|Users|tmp|work|opt|mnt)/\w|\b[A-Z]:\\\\?[A-Za-z]")


def test_no_path_of_a_single_machine():
    """Nothing in the project may point at a place that only one computer has."""
    ours = [
        path
        for folder in ("kazslogan", "tests", "docs", "tools", "benchmarks", ".ci")
        for path in (ROOT / folder).rglob("*")
    ]
    texts = [
        path
        for path in [*ours, *ROOT.glob("*.*")]
        if path.is_file() and path.name != ".git" and "__pycache__" not in path.parts
    ]
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for path in texts
        for hit in MACHINE_PATH.finditer(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert not found
