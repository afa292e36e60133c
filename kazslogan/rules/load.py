"""Rule files into rule sets: every problem of a file is told at once, with its place and how to mend it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kazslogan.errors import Problem, RuleError
from kazslogan.rules.find import find
from kazslogan.rules.model import Example, Rule, RuleSet, Slot, Unless
from kazslogan.rules.problems import Place, nearest, problems, rule_name

__all__ = ["from_dict", "load"]

MAX_BYTES = 5_000_000


def load(source: str | os.PathLike[str]) -> RuleSet:
    """Load a rule set by name or path; see :meth:`kazslogan.rules.model.RuleSet.load`.

    Raises:
        RuleError: the file can't be read or used; lists every problem with its place.
        UnknownNameError: no rule set has this name.
    """
    if isinstance(source, str) and not _is_path(source):
        rule_file = find(source)
        return from_dict(_toml(rule_file.file.read_bytes(), f"{source}.toml"), file=f"{source}.toml")
    path = os.fspath(source)
    return from_dict(_toml(_read(path), path), file=path)


def _is_path(source: str) -> bool:
    return "/" in source or os.sep in source or source.lower().endswith(".toml")


def from_dict(data: object, *, file: str = "<dict>") -> RuleSet:
    """Make a rule set from data of the shape of a rule file; ``file`` is what errors call it.

    Raises:
        RuleError: it can't be used; lists every problem with its place.
    """
    if not isinstance(data, Mapping):
        fix = "pass a dictionary with id, version, title and rules"
        raise _failure(file, f"a rule set must be a table, not {_kind(data)}", fix)
    found = problems(data, file)
    try:
        ruleset = RuleSet.model_validate(dict(data), context="checked")
    except ValidationError as error:
        found = [_shape_problem(detail, data, file) for detail in error.errors(include_url=False)] + found
    if found:
        raise RuleError(found)
    return ruleset


def _failure(file: str, message: str, fix: str, field: str | None = None) -> RuleError:
    return RuleError([Problem(file, None, field, message, fix)])


def _read(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _failure(path, "there is no such file", "check the path") from None
    except IsADirectoryError:
        raise _failure(path, "it is a directory", "name one .toml file inside it") from None
    except PermissionError:
        # opening a directory is refused in this way on Windows
        what = "it is a directory" if Path(path).is_dir() else "the file may not be read"
        raise _failure(path, what, "name a .toml file that you may read") from None
    except (OSError, ValueError) as error:
        raise _failure(path, f"the file can't be read ({error})", "check the path") from None
    if len(content) > MAX_BYTES:
        raise _failure(path, "the file is larger than 5 MB", "split it into several rule sets")
    return content


def _toml(content: bytes, file: str) -> dict[str, Any]:
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        guess = " (it looks like UTF-16)" if utf16 else ""
        message = f"the file isn't UTF-8: byte {content[error.start]:#04x} at offset {error.start}{guess}"
        raise _failure(file, message, "save the file as UTF-8") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message, field = str(error), None
        place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
        if place:
            message = message[: place.start()]
            field = f"line {place[1]}, column {place[2]}" if place[1] else "end of the file"
        fix = "mend the line; strings stand in quotes"
        raise _failure(file, f"the TOML can't be read: {message}", fix, field) from None
    except RecursionError:
        raise _failure(file, "the TOML is nested too deeply", "use fewer brackets inside each other") from None


Model = type[RuleSet | Rule | Slot | Example | Unless]
MODELS: dict[int | str, Model] = {"rules": Rule, "slots": Slot, "examples": Example}


def _shape_problem(detail: ErrorDetails, data: Mapping[Any, Any], file: str) -> Problem:
    """Say in our words what pydantic found: a key or a type that is wrong."""
    loc = [step for step in detail["loc"] if step != "[key]"]
    place = Place(file)
    if loc[:1] == ["rules"] and len(loc) > 1 and isinstance(loc[1], int):
        place = Place(file, rule_name(data["rules"][loc[1]], loc[1]))
        message, fix = _words(detail, loc[2:])
        return place.at(*loc[2:]).problem(message, fix)
    message, fix = _words(detail, loc)
    return place.at(*loc).problem(message, fix)


def _words(detail: ErrorDetails, steps: list[int | str]) -> tuple[str, str]:
    kind, value, name = detail["type"], detail["input"], str(steps[-1]) if steps else ""
    expected = EXPECTED.get(kind)
    if kind == "missing":
        return "the key is missing", f"add {name} = …"
    if kind == "extra_forbidden":
        known = list(_model_of(detail["loc"]).model_fields)
        near = nearest(name, known)
        return "there is no such key", f"did you mean {near!r}?" if near else f"known: {', '.join(known)}"
    if kind == "string_pattern_mismatch":
        return _pattern_words(str(value), steps, is_key="[key]" in detail["loc"])
    if kind in ("enum", "literal_error"):
        return f"{value!r} isn't known here", f"write {detail['ctx']['expected']}"
    if expected:
        return f"it must be {expected}, not {_kind(value)}", f"write {expected}"
    return detail["msg"], "write another value"


EXPECTED = {
    "string_type": "a string in quotes",
    "tuple_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "phrases_type": "a string or a list of strings",
}


def _pattern_words(value: str, steps: list[int | str], *, is_key: bool) -> tuple[str, str]:
    if is_key and "phrases" in steps[-2:]:
        return f"{value!r} is no language tag", "write a BCP 47 tag such as kk, ru, uz-Cyrl or zh-Hans"
    if steps[-1:] == ["version"]:
        return f"{value!r} is no version", "write it without spaces, such as 1.0.0"
    return f"{value!r} is no id", "use small letters a–z, digits and single hyphens, such as stay-home"


def _model_of(loc: tuple[int | str, ...]) -> Model:
    """The model that the last step of a place would be a field of."""
    parent = loc[:-1]
    if not parent:
        return RuleSet
    return MODELS.get(parent[-2], Unless) if len(parent) > 1 else RuleSet


def _kind(value: object) -> str:
    kinds = {bool: "true or false", str: "a string", int: "a number", float: "a number", list: "a list"}
    if isinstance(value, Mapping):
        return "a table"
    return kinds.get(type(value), "nothing" if value is None else f"a value of type {type(value).__name__}")
