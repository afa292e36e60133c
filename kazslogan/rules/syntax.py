r"""The marks of a template and the nodes that they are read into.

The marks are those of hassil, Home Assistant's sentence templates::

    (a|b)    one of them            [x]      there or not ([a|b]: one of them or nothing)
    {slot}   the words of a slot    (a;b)    both, in any order
    \(       a mark that is meant as itself
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kazslogan.errors import KazsloganError

__all__ = [
    "Alternatives",
    "Node",
    "Optional_",
    "Permutation",
    "Sequence",
    "SlotRef",
    "TemplateError",
    "Text",
    "children",
    "parse",
    "slot_names",
]

DEPTH = 20
"""Most brackets inside each other."""

MARKS = "()[]{}|;\\"
CLOSER = {"(": ")", "[": "]", "{": "}"}
SLOT_NAME = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


class TemplateError(KazsloganError, ValueError):
    """A template can't be read. ``position`` counts code points from 0; ``fix`` says how to mend it."""

    def __init__(self, position: int, message: str, fix: str) -> None:
        self.position, self.message, self.fix = position, message, fix
        super().__init__(f"column {position + 1}: {message}; {fix}")

    def __reduce__(self) -> tuple[type[TemplateError], tuple[int, str, str]]:
        return type(self), (self.position, self.message, self.fix)


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, escapes already undone."""

    text: str


@dataclass(frozen=True, slots=True)
class SlotRef:
    """``{name}``: any wording of that slot."""

    name: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Nodes one after another."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """``(a|b)``: exactly one of the options."""

    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Optional_:  # noqa: N801 (Optional is typing's)
    """``[x]``: the body or nothing."""

    body: Sequence


@dataclass(frozen=True, slots=True)
class Permutation:
    """``(a;b)``: all parts, in any order."""

    parts: tuple[Sequence, ...]


Node = Text | SlotRef | Sequence | Alternatives | Optional_ | Permutation


@lru_cache(maxsize=8192)
def parse(template: str) -> Sequence:
    """Read a template (a line of text with marks) into nodes.

    >>> parse("[Mr.] {name}").items
    (Optional_(body=Sequence(items=(Text(text='Mr.'),))), Text(text=' '), SlotRef(name='name'))

    Raises:
        TemplateError: a bracket is open or too many, a group is empty, a slot name is missing or odd,
            or a mark stands where it has no meaning. ``position`` is in code points.
    """
    return _Parser(template).parse()


class _Parser:
    """Recursive descent over one template; ``at`` is the next character to read."""

    def __init__(self, template: str) -> None:
        self.template, self.at, self.depth = template, 0, 0

    def parse(self) -> Sequence:
        sequence = self.sequence(opened=None)
        if self.at < len(self.template):
            mark = self.template[self.at]
            fix = f"remove it, or write \\{mark} if it is meant"
            raise TemplateError(self.at, f"'{mark}' has no opening bracket", fix)
        return sequence

    def sequence(self, opened: str | None) -> Sequence:
        """Nodes up to the end, or up to a mark that ends a part of the group that is open."""
        nodes: list[Node] = []
        while self.at < len(self.template):
            char = self.template[self.at]
            if char in ")]}" or (opened and char in "|;"):
                break
            if char in "([":
                nodes.append(self.group(char))
            elif char == "{":
                nodes.append(self.slot())
            elif char == "|":
                fix = "write (a|b), or two phrases, or \\| if it is meant"
                raise TemplateError(self.at, "'|' outside brackets", fix)
            else:
                nodes.append(self.text(opened))
        return Sequence(tuple(nodes))

    def text(self, opened: str | None) -> Text:
        """Characters up to the next mark; a semicolon outside brackets is a character like any other."""
        chars: list[str] = []
        stops = MARKS if opened else MARKS.replace(";", "")
        while self.at < len(self.template):
            char = self.template[self.at]
            if char == "\\":
                if self.at + 1 == len(self.template):
                    fix = "write the mark that it should escape, or \\\\ for itself"
                    raise TemplateError(self.at, "'\\' at the end", fix)
                char, self.at = self.template[self.at + 1], self.at + 1
            elif char in stops:
                break
            chars.append(char)
            self.at += 1
        return Text("".join(chars))

    def slot(self) -> SlotRef:
        start = self.at
        end = self.template.find("}", start)
        if end < 0:
            raise TemplateError(start, "'{' is never closed", "close it with '}', or write \\{ if it is meant")
        name = self.template[start + 1 : end].strip()
        if not SLOT_NAME.fullmatch(name):
            fix = "use letters, digits and hyphens, such as {my-slot}"
            raise TemplateError(start, f"'{{{name}}}' is no slot name", fix)
        self.at = end + 1
        return SlotRef(name)

    def group(self, opener: str) -> Node:
        """``( … )`` or ``[ … ]`` with one kind of separator."""
        start, closer = self.at, CLOSER[opener]
        self.depth += 1
        if self.depth > DEPTH:
            raise TemplateError(start, f"more than {DEPTH} brackets inside each other", "write several phrases instead")
        parts, separators = [], set()
        while True:
            self.at += 1
            parts.append(self.part(start, opener))
            mark = self.template[self.at]
            if mark == closer:
                break
            if mark not in "|;":
                raise TemplateError(self.at, f"'{mark}' closes '{opener}'", f"close it with '{closer}'")
            separators.add(mark)
            if len(separators) > 1:
                raise TemplateError(self.at, "'|' and ';' in one group", "put one of them in brackets of its own")
        self.at, self.depth = self.at + 1, self.depth - 1
        inner: Node = parts[0]
        if len(parts) > 1:
            inner = Permutation(tuple(parts)) if separators == {";"} else Alternatives(tuple(parts))
        if opener == "(":
            return inner
        return Optional_(inner if isinstance(inner, Sequence) else Sequence((inner,)))

    def part(self, start: int, opener: str) -> Sequence:
        sequence = self.sequence(opened=opener)
        if self.at == len(self.template):
            fix = f"close it with '{CLOSER[opener]}', or write \\{opener} if it is meant"
            raise TemplateError(start, f"'{opener}' is never closed", fix)
        if all(isinstance(item, Text) and not item.text.strip() for item in sequence.items):
            fix = "remove it; write [x] for something that may be missing"
            raise TemplateError(self.at, f"nothing stands before '{self.template[self.at]}'", fix)
        return sequence


def slot_names(node: Node) -> tuple[str, ...]:
    """Names of the slots that a template refers to, each once, in order of place.

    >>> slot_names(parse("{a} (x|{b}) [{a}]"))
    ('a', 'b')
    """
    return tuple(dict.fromkeys(_slot_names(node)))


def _slot_names(node: Node) -> Iterator[str]:
    if isinstance(node, SlotRef):
        yield node.name
    for child in children(node):
        yield from _slot_names(child)


def children(node: Node) -> tuple[Node, ...]:
    """The nodes right inside a node.

    >>> children(parse("(a|b)").items[0])[1]
    Sequence(items=(Text(text='b'),))
    """
    match node:
        case Sequence(items):
            return items
        case Alternatives(options):
            return options
        case Permutation(parts):
            return parts
        case Optional_(body):
            return (body,)
    return ()
