"""Rule files into rule sets: every problem of a file is told at once, with its place and how to mend it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kazslogan.errors import KazsloganError, Problem, RuleError, UnknownNameError, all_at_once, nearest
from kazslogan.rules.decode import data_of, failure, text_of
from kazslogan.rules.find import RuleFile, find, other_id
from kazslogan.rules.model import Example, Rule, RuleSet, Slot, Unless
from kazslogan.rules.problems import Place, problems, rule_name
from kazslogan.rules.source import Source

__all__ = ["check_ids", "from_dict", "load", "load_all", "read"]

MAX_BYTES = 5_000_000


def load(name_or_path: object) -> RuleSet:
    """Load a rule set by name or path; see :meth:`kazslogan.rules.model.RuleSet.load`.

    Raises:
        RuleError: the file can't be read or used; lists every problem with its place.
        UnknownNameError: no rule set has this name.
        TypeError: it is neither a name nor a path.
    """
    if not isinstance(name_or_path, str | os.PathLike):
        fix = (
            "make one of a dictionary with RuleSet.from_dict" if isinstance(name_or_path, Mapping) else "pass a string"
        )
        kind = type(name_or_path).__name__
        raise TypeError(f"a rule set must be a name, a path or a RuleSet, not of type {kind}; {fix}")
    if isinstance(name_or_path, str) and not _is_path(name_or_path):
        return _load_file(_find(name_or_path))
    path = os.fspath(name_or_path)
    return read(_read(path), path)


def load_all(sources: Iterable[object]) -> list[RuleSet]:
    """Load several rule sets, each by its name or path; one that is a rule set already stays as it is.

    Raises:
        KazsloganError: some can't be loaded; says what is wrong with each of them, as :func:`load` does with one.
        TypeError: one is neither a name, a path nor a rule set.
    """
    loaded: list[RuleSet] = []
    errors: list[KazsloganError] = []
    for source in sources:
        try:
            loaded.append(source if isinstance(source, RuleSet) else load(source))
        except KazsloganError as error:
            errors.append(error)
    if errors:
        raise all_at_once(errors)
    return loaded


def _find(name: str) -> RuleFile:
    """Find a rule set by its name; tell if a file was meant."""
    try:
        return find(name)
    except UnknownNameError as error:
        file = next((each for each in (name, f"{name}.toml") if os.path.isfile(each)), None)  # noqa: PTH113 - any name
        if file is None:
            raise
        path = file if file != name else f"./{name}"
        hint = f"a path ends in .toml or has a / in it; write {path} for the file {file} here"
        raise UnknownNameError(error.kind, error.name, error.known, hint) from None


def check_ids(rulesets: Iterable[RuleSet]) -> None:
    """Make sure that rule sets that are to be used together can be told apart.

    Raises:
        RuleError: two of them have one id.
    """
    by_id: dict[str, list[RuleSet]] = {}
    for ruleset in rulesets:
        by_id.setdefault(ruleset.id, []).append(ruleset)
    found = []
    for name, alike in by_id.items():
        if len(alike) > 1:
            files = " and ".join(f"{each.file} (version {each.version}, hash {each.content_hash})" for each in alike)
            message = f"two rule sets have the id {name!r}: {files}"
            found.append(Problem(alike[-1].file, None, "id", message, "change one of the ids", "two-sets-one-id"))
    if found:
        raise RuleError(found)


def _load_file(rule_file: RuleFile) -> RuleSet:
    ruleset = read(rule_file.content(), rule_file.label)
    if ruleset.id != rule_file.name:
        raise RuleError([other_id(rule_file, ruleset.id)])
    return ruleset


def read(content: bytes, file: str) -> RuleSet:
    """Make a rule set from the content of a rule file.

    Args:
        content: the bytes of the file.
        file: what errors call it.

    Raises:
        RuleError: it can't be used; lists every problem with its place.
    """
    source = Source(file, text_of(content, file))
    ruleset = _checked(data_of(source), source)
    ruleset.__dict__["source"] = source  # as cached_property would: no part of the value
    return ruleset


def _is_path(source: str) -> bool:
    return "/" in source or os.sep in source or source in (os.curdir, os.pardir) or source.lower().endswith(".toml")


def from_dict(data: object, *, file: str = "<dict>") -> RuleSet:
    """Make a rule set from data of the shape of a rule file; ``file`` is what errors call it.

    Raises:
        RuleError: it can't be used; lists every problem with its place.
    """
    return _checked(data, Source(file))


def _checked(data: object, source: Source) -> RuleSet:
    if not isinstance(data, Mapping):
        fix = "pass a dictionary with id, version, title and rules"
        raise failure(source.file, "wrong-type", f"a rule set must be a table, not {_kind(data)}", fix)
    found = problems(data, source)
    try:
        ruleset = RuleSet.model_validate(dict(data), context="checked")
    except ValidationError as error:
        found = [_shape_problem(detail, data, source) for detail in error.errors(include_url=False)] + found
    if found:
        raise RuleError(sorted(found, key=lambda problem: problem.line or 0))
    return ruleset


def _read(path: str) -> bytes:
    code = "unreadable-file"
    try:
        mode = Path(path).stat().st_mode
        is_file = stat.S_ISREG(mode) or stat.S_ISDIR(mode)  # to open a pipe would wait for who writes into it
        content = b""
        if is_file:
            with Path(path).open("rb") as file:
                content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise failure(path, code, "there is no such file", "check the path") from None
    except IsADirectoryError:
        raise failure(path, code, "it is a directory", "name one .toml file inside it") from None
    except PermissionError:
        # opening a directory is refused in this way on Windows
        what = "it is a directory" if Path(path).is_dir() else "the file may not be read"
        raise failure(path, code, what, "name a .toml file that you may read") from None
    except (OSError, ValueError) as error:
        raise failure(path, code, f"the file can't be read ({error})", "check the path") from None
    if not is_file:
        raise failure(path, code, "it is no regular file", "save its content in a file and name that")
    if len(content) > MAX_BYTES:
        raise failure(path, code, "the file is larger than 5 MB", "split it into several rule sets")
    return content


Model = type[RuleSet | Rule | Slot | Example | Unless]
MODELS: dict[int | str, Model] = {"rules": Rule, "slots": Slot, "examples": Example}


def _shape_problem(detail: ErrorDetails, data: Mapping[Any, Any], source: Source) -> Problem:
    """Say in our words what pydantic found: a key or a type that is wrong."""
    loc = [step for step in detail["loc"] if step != "[key]"]
    place = Place(source)
    if loc[:1] == ["rules"] and len(loc) > 1 and isinstance(loc[1], int):
        place = place.in_rule(loc[1], rule_name(data["rules"][loc[1]], loc[1]))
        loc = loc[2:]
    return place.at(*loc).problem(*_words(detail, loc))


def _words(detail: ErrorDetails, steps: list[int | str]) -> tuple[str, str, str]:
    """Return code, message and fix."""
    kind, value, name = detail["type"], detail["input"], str(steps[-1]) if steps else ""
    expected = EXPECTED.get(kind)
    if kind == "missing":
        return "missing-key", "the key is missing", f"add {name} = …"
    if kind == "extra_forbidden":
        return "unknown-key", "there is no such key", _key_fix(name, _model_of(detail["loc"]))
    if kind == "string_pattern_mismatch":
        return _pattern_words(str(value), steps, is_key="[key]" in detail["loc"])
    if kind in ("enum", "literal_error") and not isinstance(value, str):
        return "wrong-type", f"it must be a string in quotes, not {_kind(value)}", f"write {detail['ctx']['expected']}"
    if kind in ("enum", "literal_error"):
        return "unknown-value", f"{value!r} isn't known here", f"write {detail['ctx']['expected']}"
    if expected:
        return "wrong-type", f"it must be {expected}, not {_kind(value)}", f"write {FORMS.get((name, kind), expected)}"
    return "unknown-value", detail["msg"], "write another value"


def _key_fix(name: str, model: Model) -> str:
    """Say what was meant by an unknown key: one of the same table, or one that stands elsewhere."""
    known = list(model.model_fields)
    near = nearest(name, known)
    elsewhere = next((place for place, other in ELSEWHERE.items() if name in other.model_fields), None)
    if elsewhere and (near is None or near != name):
        return f"it belongs into {elsewhere}"
    return f"did you mean {near!r}?" if near else f"known: {', '.join(known)}"


ELSEWHERE: dict[str, Model] = {
    "the top of the file": RuleSet,
    "a rule": Rule,
    "a slot": Slot,
    "[[rules.examples]]": Example,
    "[rules.unless]": Unless,
}
FORMS = {
    ("rules", "tuple_type"): "[[rules]], with two brackets, before each rule",
    ("examples", "tuple_type"): "[[rules.examples]], with two brackets, before each example",
    ("unless", "model_type"): 'unless.before = ["…"] or unless.after = ["…"]',
    ("phrases", "dict_type"): 'phrases.en = ["…"], with the language of the phrases',
}
"""How to write what is often written otherwise: by the key and what is wrong with it."""
EXPECTED = {
    "string_type": "a string in quotes",
    "tuple_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "phrases_type": "a string or a list of strings",
}


def _pattern_words(value: str, steps: list[int | str], *, is_key: bool) -> tuple[str, str, str]:
    if is_key and "phrases" in steps[-2:]:
        return "bad-language", f"{value!r} is no language tag", "write a BCP 47 tag such as kk, ru, uz-Cyrl or zh-Hans"
    if steps[-1:] == ["version"]:
        return (
            "bad-version",
            f"{value!r} is no version",
            "write it without spaces and control characters, such as 1.0.0",
        )
    return "bad-id", f"{value!r} is no id", "use small letters a–z, digits and single hyphens, such as stay-home"


def _model_of(loc: tuple[int | str, ...]) -> Model:
    """The model that the last step of a place would be a field of."""
    parent = loc[:-1]
    if not parent:
        return RuleSet
    return MODELS.get(parent[-2], Unless) if len(parent) > 1 else RuleSet


def _kind(value: object) -> str:
    kinds = {bool: "true or false", str: "a string", int: "a number", float: "a number", list: "a list"}
    kinds |= {date: "a date", datetime: "a date and time", time: "a time of the day"}
    if isinstance(value, Mapping):
        return "a table"
    return kinds.get(type(value), "nothing" if value is None else f"a value of type {type(value).__name__}")
