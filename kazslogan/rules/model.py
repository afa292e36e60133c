"""Rule sets as frozen values: compared, hashed and pickled by content.

A rule set is made by :meth:`RuleSet.load`, :meth:`RuleSet.from_dict` or :meth:`RuleSet.from_phrases`;
everything that is wrong with it is told at once, in one :class:`kazslogan.errors.RuleError`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, Self, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from kazslogan.errors import Problem, RuleError, UnknownNameError
from kazslogan.models import Identity, Level

if TYPE_CHECKING:
    from kazslogan.rules.examples import TestReport
    from kazslogan.rules.source import Source

__all__ = ["Example", "FrozenDict", "Rule", "RuleSet", "Slot", "Unless"]

V = TypeVar("V")
R = TypeVar("R", bound="RuleSet")

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TAG = (
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"  # language, script, region
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?$"  # the rest
)


VERSION = r"^[^\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+$"  # nothing that isn't seen


class FrozenDict(dict[str, V]):
    """A dictionary that can't be changed and can be hashed, so that a rule set stays what its hash says."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a rule set can't be changed; make another one with RuleSet.from_dict")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[Self], tuple[dict[str, V]]]:
        return type(self), (dict(self),)


def _one_or_many(value: object) -> object:
    """One phrase may be written without the brackets of a list."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        raise PydanticCustomError("phrases_type", "must be a string or a list of strings")
    return value


Words = tuple[str, ...]
Id = Annotated[str, Field(pattern=ID)]
Tag = Annotated[str, Field(pattern=TAG)]
Templates = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]
Phrases = Annotated[dict[Tag, Templates], AfterValidator(FrozenDict)]


class _Frozen(BaseModel):
    # Validators are built when a rule set is first checked; what comes with kazslogan is known to be sound.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Slot(_Frozen):
    """A word or short group of words with alternatives, shared between phrases."""

    phrases: Phrases
    """BCP 47 tag -> templates."""
    unless: Words = ()
    """Rivals: words that may stand in this slot's place but are not it."""
    inflect: bool = True
    """Whether other forms of its words are accepted too (салыңыз for сал); names and the like need none."""


class Unless(_Frozen):
    """Plain words beside a match that make it none (in the same sentence)."""

    before: Words = ()
    after: Words = ()


class Example(_Frozen):
    """A text that a rule must find (``match``) or must not find (``near_miss``), and why."""

    match: str | None = None
    near_miss: str | None = None
    reason: str
    span: str | None = None
    """The text of the span that must be found; only with ``match``."""
    level: Level | None = None
    """The level that must be found; only with ``match``."""

    @property
    def text(self) -> str:
        """The text, whichever kind of example it is."""
        return self.match if self.match is not None else self.near_miss or ""


class Rule(_Frozen):
    """One slogan with its phrases in every language. What they say is checked when it becomes part of a rule set."""

    id: Id
    title: str | None = None
    level: Level = Level.EXACT
    """The most that a match of this rule can get."""
    order: Literal["free", "fixed"] | None = None
    """Whether the parts may change places; None: as usual in the language of the phrase."""
    slots: Annotated[dict[Id, Slot], AfterValidator(FrozenDict)] = FrozenDict()
    """Slots of this rule alone; they win over the rule set's."""
    phrases: Phrases
    """BCP 47 tag -> templates."""
    unless: Unless = Unless.model_construct()  # needs no validator, see above
    examples: tuple[Example, ...] = ()


class RuleSet(_Frozen):
    """A set of rules with its id, version and provenance.

    To call the class itself checks all that :meth:`from_dict` does, but raises pydantic's ``ValidationError``.

    >>> rules = RuleSet.from_phrases("stay-home", en="Stay home, save lives", kk=["Үйде бол", "Үйде қал"])
    >>> rules.rules[0].phrases["kk"]
    ('Үйде бол', 'Үйде қал')
    >>> rules == RuleSet.from_dict(rules.model_dump()), len(rules.content_hash)
    (True, 16)
    """

    id: Id
    version: Annotated[str, Field(pattern=VERSION)]
    title: str
    description: str | None = None
    references: Words = ()
    licence: str | None = None
    slots: Annotated[dict[Id, Slot], AfterValidator(FrozenDict)] = FrozenDict()
    """Slots that every rule of the set may use."""
    rules: tuple[Rule, ...]

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> Self:
        """Direct construction is checked as well; :func:`kazslogan.rules.load.from_dict` has done it already."""
        if info.context == "checked":
            return self
        from kazslogan.rules.problems import problems
        from kazslogan.rules.source import Source

        found = problems(self.model_dump(), Source("<RuleSet>"))
        if found:
            raise RuleError(found)
        return self

    @classmethod
    def load(cls, source: str | os.PathLike[str]) -> RuleSet:
        """Load a built-in rule set by its name or a rule file by its path.

        A string with a path separator or that ends in ``.toml`` is a path, any other a name.

        >>> RuleSet.load("stay-home").id
        'stay-home'

        Raises:
            RuleError: the file can't be read or used; lists every problem with its place.
            UnknownNameError: no rule set has this name.
        """
        from kazslogan.rules.load import load

        return load(source)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> RuleSet:
        """Make a rule set from a dictionary of the shape of a rule file. The dictionary is not changed.

        >>> RuleSet.from_dict({"id": "x", "version": "1", "title": "X",
        ...                    "rules": [{"id": "a", "phrases": {"en": "Save the lake"}}]}).rules[0].id
        'a'

        Raises:
            RuleError: it can't be used; lists every problem with its place.
        """
        from kazslogan.rules.load import from_dict

        return from_dict(data)

    @classmethod
    def from_phrases(cls, ruleset_id: str, /, **phrases: str | list[str] | tuple[str, ...]) -> RuleSet:
        """Make a rule set of one rule, both called ``ruleset_id``, from phrases by language.

        An underscore in a language stands for the hyphen of its BCP 47 tag.

        >>> RuleSet.from_phrases("lake", en="Save the lake", uz_Cyrl="Кўлни асранг").rules[0].phrases
        {'en': ('Save the lake',), 'uz-Cyrl': ('Кўлни асранг',)}

        Raises:
            RuleError: a phrase can't be used; lists every problem with its place.
        """
        from kazslogan.rules.load import from_dict

        rule = {"id": ruleset_id, "phrases": {tag.replace("_", "-"): phrase for tag, phrase in phrases.items()}}
        data = {"id": ruleset_id, "version": "1.0.0", "title": ruleset_id, "rules": [rule]}
        return from_dict(data, file="<phrases>")

    @cached_property
    def source(self) -> Source | None:
        """The file it was loaded from, as it is written; None for a rule set made in memory. No part of the value."""
        return None

    @property
    def file(self) -> str:
        """What messages call the file it was loaded from."""
        return self.source.file if self.source else "<RuleSet>"

    @cached_property
    def content_hash(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the content; equal for equal rule sets."""
        content = json.dumps(self.model_dump(mode="json", exclude_defaults=True), sort_keys=True)
        return hashlib.sha256(content.encode("ascii")).hexdigest()[:16]

    def __copy__(self) -> Self:
        """Copy the value only: what is known of it (see :meth:`identity`) may not hold for a changed copy."""
        return _forget(super().__copy__())

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> Self:
        """Copy as :meth:`__copy__` does, and what it holds, too."""
        return _forget(super().__deepcopy__(memo))

    @cached_property
    def identity(self) -> Identity:
        """Its id, version and hash."""
        return Identity(self.id, self.version, self.content_hash)

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id.

        Raises:
            UnknownNameError: there is none.
        """
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise UnknownNameError("rule", rule_id, [rule.id for rule in self.rules])

    def slots_of(self, rule: Rule) -> dict[str, Slot]:
        """The slots that the phrases of ``rule`` may use: its own, and those of the set that it doesn't replace."""
        return {**self.slots, **rule.slots}

    def test(self) -> TestReport:
        """Run the examples of every rule: a ``match`` must be found, a ``near_miss`` must not."""
        from kazslogan.rules.examples import test

        return test(self)

    def lint(self) -> tuple[Problem, ...]:
        """Look for what is allowed but seldom meant, such as a phrase that stands twice; in order of place.

        What a comment in its file silences (``# lint: ignore CODE``) is left out.
        """
        from kazslogan.rules.lint import lint

        return lint(self)


def _forget(copy: R) -> R:
    """Forget what is known of the rule set that a copy was made of."""
    for name in ("content_hash", "identity"):
        copy.__dict__.pop(name, None)
    return copy
