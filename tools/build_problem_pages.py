"""Write docs/problems/: one page for each kind of problem that a rule file can have, and their list.

    python tools/build_problem_pages.py [--check]

The one source is kazslogan/data/problems.toml; the messages on the pages are those of the examples there, run. With
--check nothing is written, and the exit code is 1 if a page isn't what it should be.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kazslogan.rules.kinds import Kind, kinds

FOLDER = Path(__file__).parent.parent / "docs" / "problems"
WORDS = {
    "error": "An *error*: a rule file with it can't be used.",
    "lint": "Found by *lint*: the rule file can be used, but is seldom meant so.",
}
INDEX = """\
# Problems of rule files

What `kazslogan rules lint` and every command that loads a rule file can complain about. Each message names the file,
line, rule and field, says the fix, and ends with one of these codes; `kazslogan rules lint --explain CODE` shows its
page in the terminal.

A finding of *lint* that is meant so is silenced by a comment, which stands on the line that it is about, or alone above
what begins there: a rule, a slot, a list of phrases. Above the first line of all it is about the whole file.

```toml
[[rules]] # lint: ignore no-near-miss
id = "lake"
# lint: ignore short-phrase, common-phrase
phrases.en = ["Lake"]
```

"""


def page(kind: Kind) -> str:
    """Return the page of one kind of problem."""
    parts = [f"# {kind.code}", f"**{kind.title}.** {WORDS[kind.kind]}", kind.why]
    if kind.bad:
        parts += ["## For example", f"```toml\n{kind.bad_file.strip()}\n```", f"```text\n{kind.message()}\n```"]
        parts += ["## Instead", f"```toml\n{kind.good_file.strip()}\n```"]
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """Return the list of all kinds."""
    parts = []
    for name, title in (("error", "Errors"), ("lint", "Lint")):
        rows = [f"| [{each.code}]({each.code}.md) | {each.title} |" for each in kinds() if each.kind == name]
        parts.append("\n".join([f"## {title}", "", "| code | what |", "|---|---|", *rows]))
    return INDEX + "\n\n".join(parts) + "\n"


def main() -> int:
    """Write or check the pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, tell what is not as it should be")
    check = parser.parse_args().check
    pages = {"index.md": index()} | {f"{each.code}.md": page(each) for each in kinds()}
    wrong = [file.name for file in FOLDER.glob("*.md") if file.name not in pages]
    for name, text in pages.items():
        file = FOLDER / name
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        wrong.append(name)
        if not check:
            FOLDER.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
    if check and wrong:
        print(
            f"docs/problems: {', '.join(wrong)}: not what tools/build_problem_pages.py makes; run it", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
