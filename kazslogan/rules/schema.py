"""The shape of a rule file as JSON Schema, so that editors complete keys and mark mistakes while somebody types."""

from __future__ import annotations

import ast
import inspect
import textwrap
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from kazslogan.rules.model import Example, Rule, RuleSet, Slot, Unless

__all__ = ["schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a rule file, made from the models that read it.

    What a schema can't say (phrases that make sense, slots that exist) is told when the file is loaded.

    >>> sorted(schema()["required"])
    ['id', 'rules', 'title', 'version']
    """
    made = RuleSet.model_json_schema(schema_generator=_Generator)
    models: dict[str, type[BaseModel]] = {each.__name__: each for each in (Rule, Slot, Unless, Example)}
    _describe(made, RuleSet)
    for name, definition in made["$defs"].items():
        definition["description"] = definition["description"].partition("\n")[0].replace("``", "")
        if name in models:
            _describe(definition, models[name])
    made["$defs"]["Example"]["oneOf"] = [{"required": ["match"]}, {"required": ["near_miss"]}]
    return {"$schema": _DIALECT, **made, "title": "kazslogan rule file", "description": "Slogans to be looked for."}


class _Generator(GenerateJsonSchema):
    ignored_warning_kinds = frozenset({"non-serializable-default"})  # type: ignore[assignment]


def _describe(definition: dict[str, Any], model: type[BaseModel]) -> None:
    """Add the docstrings of a model's fields, and say of them what is true of TOML."""
    texts = _docstrings(model)
    for name, field in definition["properties"].items():
        field.pop("title", None)
        if name in texts:
            field["description"] = texts[name].replace("``", "")
        if field.get("default", ...) is None:  # TOML knows no null: the key is left out
            del field["default"]
            [kind] = [each for each in field.pop("anyOf") if each != {"type": "null"}]
            field.update(kind)
        if "patternProperties" in field:
            field["additionalProperties"] = False
        if name == "rules":
            field["minItems"] = 1
        if name == "phrases":
            phrase = {"type": "string", "minLength": 1}
            either = {"anyOf": [phrase, {"type": "array", "items": phrase, "minItems": 1}]}
            field["patternProperties"] = dict.fromkeys(field["patternProperties"], either)
            field["minProperties"] = 1


def _docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Return the strings that stand under a model's fields in its source."""
    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - it is the source of a class
    found = {}
    for field, text in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr) and isinstance(field.target, ast.Name):
            value = text.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found[field.target.id] = inspect.cleandoc(value.value)
    return found
