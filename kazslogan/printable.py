"""Text that is shown to people: nothing in it may drive a terminal, whoever wrote it."""

from __future__ import annotations

import re

__all__ = ["printable"]

# What may drive a terminal or turn the line around: C0 and C1 controls, line and paragraph separators,
# bidirectional embeddings, overrides and isolates; and what UTF-8 can't write: lone surrogates.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str, *, keep: str = "") -> str:
    r"""Return ``text`` in one line, with everything that could drive a terminal written as an escape.

    ``keep``: characters that stay as they are all the same.

    >>> print(printable("Трамп\x1b[2J\nназар \u202eлас"))
    Трамп\x1b[2J\nназар \u202eлас
    """
    return _UNSAFE.sub(
        lambda found: found[0] if found[0] in keep else found[0].encode("unicode_escape").decode("ascii"), text
    )
