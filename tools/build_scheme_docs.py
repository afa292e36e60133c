"""Write a page of docs/schemes for every transliteration scheme, and the table of them in docs/transliteration.md.

Run it with --check to be told what would change: it fails if anything would.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kazslogan.translit import Rule, Scheme, schemes

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = DOCS / "transliteration.md"
TABLE = re.compile(r"(?<=<!-- schemes: made by tools/build_scheme_docs.py -->\n)[^<]*(?=<!-- end of schemes -->)")
LETTERS_A_ROW = 7
LANGUAGES = {"kk": "Kazakh", "ky": "Kyrgyz", "ru": "Russian", "tt": "Tatar", "uz": "Uzbek"}
UNDECIDED = {"А": "а or ә", "О": "о or ө", "Ұ": "ұ or ү", "Ы": "ы or і"}


def main() -> int:
    """Write or check the pages; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    pages = {DOCS / "schemes" / f"{scheme.id}.md": page(scheme) for scheme in schemes()}
    guide = GUIDE.read_text(encoding="utf-8")
    pages[GUIDE] = TABLE.sub("".join(overview()).replace("\\", r"\\"), guide)
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    extra = [path for path in sorted((DOCS / "schemes").glob("*.md")) if path not in pages]
    for path in stale if not check else ():
        path.parent.mkdir(exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
    for path in (*stale, *extra):
        what = "has no scheme" if path in extra else "is out of date" if check else "written"
        print(f"{path.relative_to(DOCS.parent)}: {what}", file=sys.stderr)
    return 1 if extra or (check and stale) else 0


def overview() -> Iterator[str]:
    """Yield the lines of the table of schemes."""
    yield "| scheme | language | scripts | exact both ways | what it is |\n|---|---|---|---|---|\n"
    for scheme in schemes():
        scripts = f"{scheme.source_script} → {scheme.target_script}"
        exact = "yes" if scheme.lossless else "no"
        link = f"[`{scheme.id}`](schemes/{scheme.id}.md)"
        yield f"| {link} | {LANGUAGES[scheme.language]} | {scripts} | {exact} | {scheme.title} |\n"


def page(scheme: Scheme) -> str:
    """Return the page of one scheme."""
    parts = [
        f"# {scheme.id}: {scheme.title}\n\n",
        "<!-- Made by tools/build_scheme_docs.py from the scheme's file. Do not edit. -->\n",
        *facts(scheme),
        *notes(scheme),
        "\n## Letters\n\n",
        *letters(scheme),
        *rule_section("In context", "A letter or a group is written otherwise:", scheme.rules, "is written"),
        *word_mark(scheme),
        *signs(scheme),
        *backwards(scheme),
        *samples(scheme),
    ]
    return "".join(parts)


def facts(scheme: Scheme) -> Iterator[str]:
    """Yield the table of what the scheme is and where it comes from."""
    exact = "yes" if scheme.lossless else "no: reading it backwards gives the best reading"
    rows = {
        "language": f"{LANGUAGES[scheme.language]} (`{scheme.language}`)",
        "scripts": f"`{scheme.source_script}` → `{scheme.target_script}`",
        "exact both ways": exact,
        "source": scheme.source,
        "link": f"<{scheme.url}>",
        "version": scheme.version,
        "date": scheme.date,
        "licence of the source": scheme.licence,
    }
    yield "\n| | |\n|---|---|\n"
    yield from (f"| {name} | {value} |\n" for name, value in rows.items())


def notes(scheme: Scheme) -> Iterator[str]:
    """Yield the scheme's remarks, and what is left out or not certain."""
    lines = scheme.note.splitlines()
    if scheme.dotted_i:
        lines.append("i has the capital İ, and ı the capital I.")
    if scheme.silent:
        lines.append(f"Left out: {' '.join(scheme.silent)}.")
    if scheme.unverified:
        lines.append(f"UNVERIFIED letters: {' '.join(scheme.unverified)}.")
    yield "\n"
    yield from (f"- {line}\n" for line in lines)


def letters(scheme: Scheme) -> Iterator[str]:
    """Yield the alphabet as a table, a few letters a row."""
    pairs = [(letter, code(written) if written else "–") for letter, written in scheme.letters.items()]
    for at in range(0, len(pairs), LETTERS_A_ROW):
        row = pairs[at : at + LETTERS_A_ROW]
        row += [("", "")] * (LETTERS_A_ROW - len(row) if at else 0)
        yield "| " + " | ".join(f"{letter} {written}".strip() for letter, written in row) + " |\n"
        if not at:
            yield "|" + "---|" * len(row) + "\n"


def rule_section(title: str, lead: str, rules: Iterable[Rule], verb: str) -> Iterator[str]:
    """Yield a section with a table of context rules, if there are any."""
    rules = tuple(rules)
    if not rules:
        return
    yield f"\n## {title}\n\n{lead}\n\n| sign | {verb} | after | before |\n|---|---|---|---|\n"
    for rule in rules:
        to = code(rule.to) if rule.to else "–"
        yield f"| {code(rule.from_)} | {to} | {place(rule.after, '^', 'start')} | {place(rule.before, '$', 'end')} |\n"


def word_mark(scheme: Scheme) -> Iterator[str]:
    """Yield the section about the sign before words."""
    mark = scheme.word_mark
    if mark is not None:
        yield f"\n## Before a word\n\nU+{ord(mark.sign):04X} stands before a word that has one of {' '.join(mark.has)}"
        yield f" and none of {' '.join(mark.lacks)}.\n"


def signs(scheme: Scheme) -> Iterator[str]:
    """Yield the section about punctuation and digits."""
    if scheme.signs:
        pairs = (f"{code(here)} → {code(there)}" for here, there in scheme.signs.items())
        yield f"\n## Punctuation and digits\n\n{', '.join(pairs)}\n"


def backwards(scheme: Scheme) -> Iterator[str]:
    """Yield the section about reading the scheme backwards."""
    reverse = scheme.reverse
    yield "\n## Read backwards\n\n"
    if scheme.lossless:
        yield "Exact: the text comes back as it was.\n"
    else:
        yield "Forms are read as the letters they stand for"
        yield ", words as the word list knows them" if reverse.lexicon else ""
        yield ", and these as follows:\n" if reverse.letters or reverse.rules else ".\n"
    if reverse.letters:
        pairs = (f"{code(form)} {UNDECIDED.get(letter, letter) or '–'}" for form, letter in reverse.letters.items())
        yield f"\n{' · '.join(pairs)}\n"
    if reverse.rules:
        yield "\n| sign | is read | after | before |\n|---|---|---|---|\n"
        for rule in reverse.rules:
            after, before = place(rule.after, "^", "start"), place(rule.before, "$", "end")
            yield f"| {code(rule.from_)} | {rule.to} | {after} | {before} |\n"


def samples(scheme: Scheme) -> Iterator[str]:
    """Yield the section of samples."""
    yield "\n## Samples\n\n| text | written | seen in |\n|---|---|---|\n"
    for sample in scheme.samples:
        yield f"| {sample.source} | {sample.target.replace('|', chr(92) + '|')} | {sample.origin or '–'} |\n"


def place(letters: str, edge: str, name: str) -> str:
    """Return the letters of a context, with the edge of a word by its name."""
    rest = " ".join(letters.replace(edge, ""))
    return ", ".join(part for part in (f"{name} of a word" if edge in letters else "", rest) if part)


def code(text: str) -> str:
    """Return a text as code, invisible signs by their number."""
    if not text.isprintable():
        text = "".join(f"U+{ord(sign):04X}" for sign in text)
    fence = "``" if "`" in text else "`"
    gap = " " if "`" in text else ""
    return f"{fence}{gap}{text}{gap}{fence}"


if __name__ == "__main__":
    sys.exit(main())
