"""Tests of strings that take a time linear in the string, whatever they look for, and are as fast as anything here.

They are regular expressions of the kind that pydantic brings along (the ``regex`` crate of Rust). They tell yes or no
in a fraction of a microsecond for a post. A pattern is copied each time that a string doesn't match, so it should be
short.
"""

from __future__ import annotations

from collections.abc import Callable

from pydantic_core import SchemaValidator, core_schema

__all__ = ["Test", "escaped", "tell"]

#: Tells whether a string shows something.
Test = Callable[[str], bool]

_SPECIAL = frozenset(r"\.+*?()|[]{}^$#&-~")  # of the expressions' syntax


def tell(pattern: str) -> Test:
    """Return what tells whether a string has something in it that a pattern matches.

    >>> shows_vowel = tell("[aeiou]")
    >>> shows_vowel("stay"), shows_vowel("fly")
    (True, False)
    """
    schema = core_schema.str_schema(pattern=pattern, strict=True, regex_engine="rust-regex")
    return SchemaValidator(schema).isinstance_python


def escaped(char: str) -> str:
    r"""Return the pattern of one character.

    >>> escaped("a"), escaped("+")
    ('a', '\\+')
    """
    return "\\" + char if char in _SPECIAL else char
