"""List English words that a slip may turn a word into, and write ``tools/sources/english.tsv``.

Usage::

    python tools/list_english.py frequency_dictionary_en_82_765.txt

The file is part of the package symspellpy 6.10.1, one word a line with its count, the commonest ones first. It isn't
part of the project; the list of words is.
"""

from __future__ import annotations

import argparse
from pathlib import Path

TARGET = Path(__file__).resolve().parent / "sources" / "english.tsv"
FIRST = 12_000  # the commonest words
SHORTEST = 4  # letters: a shorter word may have no slip, or is listed with the words of the corpora
HEADER = """\
# English words, the commonest 12,000 of a dictionary that have four letters or more, in alphabetical order.
# symspellpy 6.10.1 (MIT), frequency_dictionary_en_82_765.txt: words of SCOWL (public domain, or free for any use) that
#   are counted in Google Books Ngrams (CC BY 3.0); kept without the counts by tools/list_english.py.
# version: 6.10.1 | date: 2026-11-30 | licence: MIT
"""


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description="List common English words.")
    parser.add_argument("file", type=Path, help="the dictionary of symspellpy")
    lines = parser.parse_args().file.read_text(encoding="utf-8").splitlines()[:FIRST]
    words = (line.split()[0] for line in lines)
    kept = sorted(word for word in words if word.isascii() and word.isalpha() and len(word) >= SHORTEST)
    TARGET.write_text(HEADER + "word\n" + "".join(f"{word}\n" for word in kept), encoding="utf-8")


if __name__ == "__main__":
    main()
