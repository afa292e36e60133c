"""Make the word list with which lossy schemes are read backwards: stems and words that rules alone get wrong.

    python tools/build_translit_lexicon.py KK_news_xwmt.txt KK_news_kaznerd.txt:2

A number behind a file means every so-many-th line only: the rest is kept to measure on. A stem is taken when it mends
more running words of these files than it spoils, summed over the schemes; names are left out, but for a few places.
The corpora are not in the repository; where they are from is said in the list's head.
"""

from __future__ import annotations

import argparse
import heapq
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kazslogan.translit.lexicon import KnownWords
from kazslogan.translit.reader import Reader
from kazslogan.translit.schemes import schemes
from kazslogan.translit.writer import Writer

TARGET = Path(__file__).parent.parent / "kazslogan" / "data" / "schemes" / "lexicons" / "kk.txt"
HEAD = """\
# Kazakh stems (with a hyphen) and words that lossy schemes don't show: read by kazslogan/translit/lexicon.py.
# Made by tools/build_translit_lexicon.py from KazNERD (IS2AI, CC BY 4.0; every second line of validation and test) and
# the WMT news test sets of turkic-interlingua/til-mt (MIT). Order: by how many running words a line mends.
# Version 1, 2026. Licence of this list: CC BY 4.0, by the authors of KazNERD (ISSAI, Nazarbayev University).
"""
WORD = re.compile(r"[а-яәғқңөұүһіё]+", re.IGNORECASE)
# Place names and the like; other names are not taken, so that no person is.
PLACES = (
    "ақтөбе америка англия анджелес армения әзірбайжан беларусь бельгия вьетнам еуропа израиль италия каспий корея"
    " көкшетау нью-йорк йорк пәкістан солтүстік оңтүстік ташкент украина үндістан франция хиуа швейцария шымкент"
)
# What a scheme's mistakes weigh: those that people write most weigh most, hopeless ones little.
WEIGHTS = {"kk-odni": 0.2, "kk-2017": 0.3, "kk-2019": 0.3}
LEAST_GAIN, LEAST_STEM = 6.0, 3


def main() -> None:
    """Read the corpora and write the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", metavar="FILE[:N]")
    counts = count_words(parser.parse_args().corpora)
    entries = choose(counts)
    TARGET.write_text(HEAD + "".join(f"{entry}\n" for entry in entries), encoding="utf-8")
    print(f"{len(entries)} entries, {TARGET.stat().st_size} bytes")


def count_words(corpora: Iterable[str]) -> Counter[str]:
    """Return how often each word occurs; words that are always capitalised, as names are, come with a capital."""
    written: Counter[str] = Counter()
    for corpus in corpora:
        path, _, step = corpus.partition(":")
        for line in Path(path).read_text(encoding="utf-8").splitlines()[:: int(step or 1)]:
            written.update(WORD.findall(line))
    counts: Counter[str] = Counter()
    for word, count in written.items():
        low = word.lower()
        counts[low if low in written or low.startswith(tuple(PLACES.split())) else low.capitalize()] += count
    return counts


class Learner:
    """The schemes' readers, and what each makes of the words so far."""

    def __init__(self, counts: Counter[str]) -> None:
        self.counts = Counter({word.lower(): count for word, count in counts.items()})
        self.names = {word.lower() for word in counts if word[0].isupper()}
        self.readers: dict[str, tuple[Writer, Reader, float]] = {}
        for scheme in schemes():
            if scheme.reverse.lexicon == "kk":
                reader = Reader(scheme)
                reader.known = KnownWords({}, {})
                self.readers[scheme.id] = (Writer(scheme), reader, WEIGHTS.get(scheme.id, 1.0))
        self.with_prefix: dict[str, list[str]] = defaultdict(list)
        for word in self.counts:
            for end in range(LEAST_STEM, len(word) + 1):
                self.with_prefix[word[:end]].append(word)
        self.right = {name: {word for word in self.counts if self.reads(name, word)} for name in self.readers}

    def reads(self, name: str, word: str) -> bool:
        """Return whether a scheme gives the word back."""
        writer, reader, _ = self.readers[name]
        return reader.convert(writer.convert(word)) == word

    def candidates(self) -> Iterator[str]:
        """Yield stems and words that might mend something."""
        wrong = {word for word in self.counts for right in self.right.values() if word not in right} - self.names
        stems = {word[:end] for word in wrong for end in range(LEAST_STEM, len(word) + 1)}
        yield from (f"{stem}-" for stem in sorted(stems))
        yield from sorted(wrong)

    def gain(self, entry: str) -> float:
        """Return how many more running words would be right with an entry, weighted over the schemes."""
        return sum(self.try_out(name, entry) * self.readers[name][2] for name in self.readers)

    def try_out(self, name: str, entry: str, *, keep: bool = False) -> int:
        """Return the gain of an entry in one scheme, and keep it there if told so."""
        writer, reader, _ = self.readers[name]
        if reader.known is None:
            return 0
        stem = entry.removesuffix("-")
        table = reader.known.stems if entry.endswith("-") else reader.known.words
        written = writer.convert(stem)
        key = written.lstrip(reader.word_marks) if entry.endswith("-") else written
        if key in table:
            return 0
        table[key] = stem
        # Other words that are written alike change as well, but share their first letters with this one.
        touched = [word for word in self.with_prefix[stem[:LEAST_STEM]] if word.startswith(stem)] or [stem]
        touched += [word for word in self.alike(name, key.lstrip(reader.word_marks)) if not word.startswith(stem)]
        gained = 0
        for word in touched:
            right = self.reads(name, word)
            gained += self.counts[word] * (right - (word in self.right[name]))
            if keep:
                (self.right[name].add if right else self.right[name].discard)(word)
        if not keep:
            del table[key]
        return gained

    def alike(self, name: str, key: str) -> list[str]:
        """Return the words whose written form begins with a key."""
        if not hasattr(self, "_written"):
            self._written: dict[str, dict[str, list[str]]] = {}
        if name not in self._written:
            writer, reader, _ = self.readers[name]
            by_start: dict[str, list[str]] = defaultdict(list)
            for word in self.counts:
                written = writer.convert(word).lstrip(reader.word_marks)
                for end in range(2, len(written) + 1):
                    by_start[written[:end]].append(word)
            self._written[name] = by_start
        return self._written[name].get(key, [])


def choose(counts: Counter[str]) -> list[str]:
    """Return entries by falling gain, each measured with those before it in place."""
    learner = Learner(counts)
    queue = [(-gain, entry) for entry in learner.candidates() if (gain := learner.gain(entry)) >= LEAST_GAIN]
    heapq.heapify(queue)
    chosen: list[str] = []
    while queue:
        _, entry = heapq.heappop(queue)
        gain = learner.gain(entry)
        if gain < LEAST_GAIN:
            continue
        if queue and gain < -queue[0][0]:
            heapq.heappush(queue, (-gain, entry))
            continue
        for name in learner.readers:
            learner.try_out(name, entry, keep=True)
        chosen.append(entry)
    return chosen


if __name__ == "__main__":
    main()
