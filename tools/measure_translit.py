"""Measure how well lossy schemes are read backwards, and how fast schemes are, on texts of one's own.

    python tools/measure_translit.py KK_news_kaznerd.txt          # every line
    python tools/measure_translit.py KK_news_kaznerd.txt:1:2      # from line 1 on every second one: those held out

Prints, for each Kazakh scheme, the share of running words that come back right, with their case and without it.
Letters of the Arabic script have no case, so that only the second figure says something there.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from kazslogan.translit import Scheme, schemes, transliterate

WORD = re.compile(r"[А-ЯЁӘҒҚҢӨҰҮҺІа-яёәғқңөұүһі]+")


def main() -> None:
    """Read the texts and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", metavar="FILE[:START[:STEP]]")
    parser.add_argument("--language", default="kk", help="which language's schemes (default: kk)")
    arguments = parser.parse_args()
    lines = [line for text in arguments.texts for line in read(text)]
    counts = Counter(WORD.findall("\n".join(lines)))
    print(f"{counts.total()} running words, {len(counts)} different\n")
    print("| scheme | right | right but for case | MB/s written | MB/s read |\n|---|---|---|---|---|")
    for scheme in schemes():
        if scheme.language == arguments.language:
            right, nearly = accuracy(scheme, counts)
            there, back = speed(scheme, "\n".join(lines))
            print(f"| `{scheme.id}` | {right:.2%} | {nearly:.2%} | {there:.1f} | {back:.1f} |")


def read(text: str) -> list[str]:
    """Return the lines of a file, or every so-many-th of them."""
    path, *numbers = text.split(":")
    start, step = [*map(int, numbers), *(0, 1)[len(numbers) :]]
    return Path(path).read_text(encoding="utf-8").splitlines()[start :: step or 1]


def accuracy(scheme: Scheme, counts: Counter[str]) -> tuple[float, float]:
    """Return the shares of running words that come back the same, and the same but for case."""
    back = {word: transliterate(transliterate(word, scheme.id), scheme.id, reverse=True) for word in counts}
    same = sum(count for word, count in counts.items() if back[word] == word)
    nearly = sum(count for word, count in counts.items() if back[word].lower() == word.lower())
    return same / counts.total(), nearly / counts.total()


def speed(scheme: Scheme, text: str) -> tuple[float, float]:
    """Return megabytes of the text, in UTF-8, that are written and read in a second."""
    megabytes = len(text.encode()) / 1e6
    start = time.perf_counter()
    written = transliterate(text, scheme.id)
    half = time.perf_counter()
    transliterate(written, scheme.id, reverse=True)
    return megabytes / (half - start), megabytes / (time.perf_counter() - half)


if __name__ == "__main__":
    main()
