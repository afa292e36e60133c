"""The letters of rule texts: they are read as the letters of posts are, else they could never be found."""

from __future__ import annotations

from kazslogan.text.classes import class_of_letter
from kazslogan.text.units import is_invisible, plain_letter

__all__ = ["holds_letter", "plain"]


def plain(text: str) -> str:
    """Return a wording in plain letters: of styled ones those that they stand for.

    >>> plain("𝕊𝕒𝕧𝕖 our ｌａｋｅ, 保护！")
    'Save our lake, 保护！'
    """
    if text.isascii():
        return text
    return "".join(plain_letter(char) if char.isalnum() else char for char in text)


def holds_letter(text: str) -> bool:
    """Tell whether a text has a letter that is looked for: not ъ, an apostrophe or the like, which may be missing.

    >>> holds_letter("съезд"), holds_letter("ъъъ"), holds_letter("ـــ"), holds_letter("ʼ!")
    (True, False, False, False)
    """
    return any(char.isalpha() and _is_looked_for(char) for char in text)


def _is_looked_for(char: str) -> bool:
    return class_of_letter().get(char.lower()) != b"" and not is_invisible(char)
