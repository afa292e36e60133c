"""HTML tags, those of forums (BBCode) and the addresses of Markdown links, which archives keep and no reader sees.

Only tags of known names count, with attributes that say nothing to a reader: ``alt`` and ``title`` are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

__all__ = ["end_of_markup", "markup_in", "may_have_markup"]

#: Tags that part nothing: of the word that they stand in, or of the line.
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|nobr|q|s|samp|small|span|strike|strong|"
    "sub|sup|time|tt|u|var|wbr"
)
#: Tags that begin a line.
_BLOCK = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|figcaption|figure|footer|form|h[1-6]|"
    "header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_ATTRIBUTE = (
    r"\s+(?:align|bgcolor|border|cite|class|color|colspan|data-[\w-]{1,40}|datetime|dir|face|height|href|hreflang|id|"
    r"itemprop|lang|loading|name|onclick|rel|role|rowspan|size|src|srcset|start|style|tabindex|target|type|valign|"
    r"width|xml:lang)"
    r"(?:\s*=\s*(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>=`]{1,500}))?"
)
_TAG = rf"<(?:/?(?:{_INLINE}|(?P<block>{_BLOCK}))(?:{_ATTRIBUTE}){{0,12}}+\s*/?)>"
_ONE_TAG = regex.compile(_TAG, regex.I)
#: What forums write instead, which count where one is closed.
_FORUM_TAG = regex.compile(
    r"\[/?(?:b|i|u|s|color|size|font|url|quote|center|left|right|spoiler|code|list|td|tr|table)(?:=[^\[\]\n]{1,300}+)?\]",
    regex.I,
)
_CLOSING = "[/"
#: Where the words of an address may be a slogan (a hashtag, letters of other scripts), it is read.
_ADDRESS = regex.compile(r"\]\((?=https?://|/|mailto:|www\.)(?!.{0,300}?hashtag)[A-Za-z0-9_./:?=&~+,;@!$*-]{1,300}+\)")
_TAG_BEGINS = re.compile("</?[a-zA-Z]")
_LONGEST = 1000  # code points of a tag with spaces that isn't cut where a long text is


def may_have_markup(text: str) -> bool:
    """Tell whether a text has tags or links."""
    return bool(
        ("<" in text and _TAG_BEGINS.search(text) and _ONE_TAG.search(text))
        or ("](" in text and _ADDRESS.search(text))
        or (_CLOSING in text and _FORUM_TAG.search(text))
    )


def markup_in(text: str) -> Iterator[tuple[int, int, str]]:
    r"""Yield the places of tags and addresses, in order, each with what is read there.

    Tags that follow one another begin one line.

    >>> list(markup_in("bro<wbr>ken</p>\n<p>[bus](https://b.us)"))
    [(3, 8, ''), (11, 19, '\n'), (23, 38, ']')]
    >>> list(markup_in("[b]bus[/b] [u]")), list(markup_in("[b][u][s]"))
    ([(0, 3, ''), (6, 10, ''), (11, 14, '')], [])
    """
    found = [(*tag.span(), "\n" if tag["block"] else "") for tag in _ONE_TAG.finditer(text)] if "<" in text else []
    found += [(*address.span(), "]") for address in _ADDRESS.finditer(text)] if "](" in text else []
    found += [(*tag.span(), "") for tag in _FORUM_TAG.finditer(text)] if _CLOSING in text else []
    last: tuple[int, int, str] | None = None
    for start, end, shown in sorted(found):
        if last is None:
            last = start, end, shown
        elif shown == "\n" == last[2] and not text[last[1] : start].strip():
            last = last[0], end, shown
        else:
            yield last
            last = start, end, shown
    if last is not None:
        yield last


def end_of_markup(text: str, place: int) -> int:
    """Return the end of the tag that a place is inside of, else the place.

    >>> end_of_markup("bro<br />ken", 6), end_of_markup("bro<br />ken", 2)
    (9, 2)
    """
    opening = text.rfind("<", max(0, place - _LONGEST), place)
    tag = _ONE_TAG.match(text, opening) if opening >= 0 else None
    return max(place, tag.end()) if tag else place
