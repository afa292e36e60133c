"""How much does kazslogan find, and how often is it wrong? A scorecard that anyone can run.

    python benchmarks/accuracy.py [--texts N] [--seed N] [--corpora FOLDER] [--rivals] [--write FILE]

Three makers of texts are scored apart: the generator of the package (``kazslogan.variants`` and ``near_misses``,
built-in rule sets), another one that shares no table with it (``second_source.py``: packages such as uroman, anyascii,
ICU and iuliia where they are installed), and a folder of ordinary text. ``--rivals`` runs what people would use instead
on the same texts. ``--write`` puts the tables between the marks of ``docs/accuracy.md``.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import rivals as others
import second_source
import spellings
from rapidfuzz.distance import OSA

from kazslogan import Detector, RuleSet, available_rulesets, near_misses, variants
from kazslogan.generator.letters import WRITERS
from kazslogan.generator.near_misses import KINDS
from kazslogan.models import Disguise, Strictness

Search = Callable[[str], "tuple[int, int, frozenset[str]] | None"]

STRICTNESS: tuple[Strictness, ...] = ("strict", "balanced", "broad")
#: Slogans that no rule set of the package knows, given as plain phrases only.
UNSEEN = {
    "rivers": ("kk", "Өзендерді қорғайық, балаларға таза су қалсын"),
    "trees": ("kk", "Ағаш отырғыз, ауаны тазарт"),
    "read": ("kk", "Күн сайын кітап оқы"),
    "parks": ("ru", "Сохраним наши парки и реки"),
    "school": ("ru", "Каждому ребёнку тёплую школу"),
    "vote": ("ru", "Приходи на выборы"),
    "libraries": ("en", "Libraries are for everyone"),
    "lake": ("en", "Save the lake"),
    "bikes": ("en", "More bike lanes, fewer cars in our city centre right now"),
    "water-uk": ("uk", "Бережімо воду разом"),
    "forest": ("tr", "Ormanları koru, geleceği kurtar"),
    "water-uz": ("uz", "Suvni tejang, kelajakni asrang"),
    "mountains": ("ky", "Тоолорду таза сактайлы"),
    "woods": ("tt", "Урманнарны саклагыз"),
    "rivers-sr": ("sr", "Sačuvajmo naše reke"),
    "green": ("de", "Mehr Grün für unsere Städte"),
    "cycling": ("fr", "Plus de pistes cyclables pour tous"),
    "beaches": ("es", "Salvemos las playas"),
}
_BESIDE = 150  # texts and near misses that rivals are scored on: some take a second for each
BEGIN, END = "<!-- scorecard begins -->", "<!-- scorecard ends -->"


class Labelled(NamedTuple):
    """A text with a slogan at a known place (or without any: ``start`` is None)."""

    group: str
    text: str
    rule: str
    start: int | None
    end: int | None
    disguises: frozenset[str]


class Score(NamedTuple):
    """What one matcher did with the texts of one group."""

    texts: int
    found: int
    exact: int
    named: int

    def row(self) -> list[str]:
        """Return recall, exact spans and rightly named disguises, for a table."""
        return [
            str(self.texts),
            _share(self.found, self.texts),
            _share(self.exact, self.found),
            _share(self.named, self.found),
        ]


def main() -> None:
    """Make the texts, score everything on them, print the tables."""
    parser = argparse.ArgumentParser(description="Measure what is found and what is found wrongly.")
    parser.add_argument(
        "--texts", type=int, default=100, metavar="N", help="texts of each disguise (default: %(default)s)"
    )
    parser.add_argument("--seed", type=int, default=20, metavar="N", help="another seed makes other texts")
    parser.add_argument(
        "--corpora", type=Path, metavar="FOLDER", help="folder of *.txt files, one ordinary post a line"
    )
    parser.add_argument(
        "--tables",
        type=Path,
        default=spellings.SOURCES,
        metavar="FOLDER",
        help="folder with tables of Latin and Arabic spellings (default: those in tools/sources)",
    )
    parser.add_argument("--rivals", action="store_true", help="score other matchers, too: slow")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into this file")
    arguments = parser.parse_args()
    built_in = [info.id for info in available_rulesets()]
    searches = {how: _search(Detector(built_in, strictness=how, min_level="weak")) for how in STRICTNESS}
    unseen_rules = {name: RuleSet.from_phrases(name, **{tag: phrase}) for name, (tag, phrase) in UNSEEN.items()}
    lines: list[str] = []
    alone = list(_generated(built_in, arguments.texts, 1, arguments.seed))
    lines += _recall("Built-in rule sets, one disguise each", alone, searches)
    spoilt = sorted(_spoilt(built_in, arguments.texts * 3, arguments.seed), key=_in_groups)
    lines += _recall("Built-in rule sets, wrong letters by their number", spoilt, searches, "wrong letters")
    together = [text for count in (2, 3) for text in _generated(built_in, arguments.texts * 3, count, arguments.seed)]
    lines += _recall("Built-in rule sets, two and three disguises at once", together, searches)
    lines += _recall("Wordings written by hand, by language", list(_handwritten()), searches, "language")
    tongues = list(_by_language(built_in, arguments.texts, arguments.seed))
    lines += _recall("Built-in rule sets, all disguises by turns, by language", tongues, searches, "language")
    spelled = list(_spelled(built_in, arguments.texts, arguments.seed, arguments.tables))
    lines += _recall("Built-in rule sets in other letters, by scheme or package", spelled, searches, "spelling")
    second = list(_second_source(arguments.texts, arguments.seed))
    unseen = {how: _many({n: Detector([r], strictness=how) for n, r in unseen_rules.items()}) for how in STRICTNESS}
    lines += _recall("Slogans given as plain phrases, texts of the second maker", second, unseen)
    misses = list(_misses(built_in, arguments.texts, arguments.seed))
    lines += _false_hits("Near misses of the built-in rule sets", misses, searches)
    unseen_misses = list(_misses(list(unseen_rules.values()), arguments.texts, arguments.seed))
    lines += _false_hits("Near misses of the plain phrases", unseen_misses, unseen)
    if arguments.corpora:
        lines += _ordinary(arguments.corpora, searches)
    if arguments.rivals:
        lines += _beside_rivals(built_in, alone, misses, searches["balanced"], arguments.seed)
    table = "\n".join(lines)
    print(table)
    if arguments.write:
        _write(arguments.write, table)


# ------------------------------------------------------------------ texts


def _generated(rulesets: Sequence[str], each: int, together: int, seed: int) -> Iterator[Labelled]:
    for disguise in Disguise if together == 1 else [None]:
        for ruleset in rulesets:
            limit = max(1, each // len(rulesets))
            names = [disguise] if disguise else None
            for made in variants(ruleset, disguises=names, together=together, seed=seed, limit=limit):
                group = str(disguise) if disguise else f"{together} at once"
                yield Labelled(group, made.text, made.rule, made.start, made.end, frozenset(map(str, made.disguises)))


def _spoilt(rulesets: Sequence[str], each: int, seed: int) -> Iterator[Labelled]:
    for ruleset in rulesets:
        for disguise in Disguise.OCR, Disguise.TYPO:
            for made in variants(ruleset, disguises=[disguise], seed=seed, limit=max(1, each // len(rulesets))):
                written, meant = ("".join(text.casefold().split()) for text in (made.parts[1], made.phrase))
                wrong = OSA.distance(written, meant)
                share = wrong / len(meant)
                if disguise is Disguise.TYPO:
                    group = "typo, two slips" if wrong > 1 else "typo, one slip"
                else:
                    group = f"ocr, {'1–10' if share <= 0.1 else '11–20' if share <= 0.2 else '21–30'} % wrong"
                yield Labelled(group, made.text, made.rule, made.start, made.end, frozenset([str(disguise)]))


def _in_groups(case: Labelled) -> tuple[str, int, str]:
    """Sort "ocr, 1–10 % wrong" before "ocr, 11–20 % wrong"."""
    return case.group.partition(",")[0], len(case.group), case.group


def _second_source(each: int, seed: int) -> Iterator[Labelled]:
    rng = random.Random(seed)
    for name in second_source.NAMES:
        able = [(rule, tag, phrase) for rule, (tag, phrase) in UNSEEN.items() if second_source.supports(tag, name)]
        for number in range(each):
            rule, tag, phrase = able[number % len(able)]
            made = second_source.disguise(phrase, tag, name, rng)
            if made is not None:
                yield Labelled(name, made[0], rule, made[1], made[2], frozenset([name]))


def _handwritten() -> Iterator[Labelled]:
    for language, rule, text in spellings.handwritten():
        yield Labelled(language, f"«{text}»", rule, 1, 1 + len(text.rstrip("!")), frozenset())


def _by_language(rulesets: Sequence[str], each: int, seed: int) -> Iterator[Labelled]:
    languages = dict.fromkeys(language for language, _, _ in spellings.handwritten())
    for language in languages:
        for ruleset in rulesets:
            try:
                made = list(variants(ruleset, languages=[language], seed=seed, limit=max(1, each // len(rulesets))))
            except LookupError:
                continue  # the set says nothing in this language
            for one in made:
                yield Labelled(language, one.text, one.rule, one.start, one.end, frozenset(map(str, one.disguises)))


def _spelled(rulesets: Sequence[str], each: int, seed: int, folder: Path) -> Iterator[Labelled]:
    for spelling, rule, text in spellings.spelled(rulesets, each // 2, seed, folder):
        # Uzbek in Latin letters is a wording of its own.
        names = frozenset() if spelling.startswith("uz-Cyrl") else frozenset(["transliteration"])
        yield Labelled(spelling, f"— {text}.", rule, 2, 2 + len(text), names)


def _misses(rulesets: Sequence[str | RuleSet], each: int, seed: int) -> Iterator[Labelled]:
    for disguises, how in ((), "plain"), (tuple(WRITERS), "disguised"):
        for kind in KINDS:
            for ruleset in rulesets:
                limit = max(2, each // len(rulesets))
                for made in near_misses(ruleset, kinds=[kind], disguises=disguises, seed=seed, limit=limit):
                    yield Labelled(f"{kind}, {how}", made.text, made.rule, None, None, frozenset())


# ------------------------------------------------------------------ scores


def _search(detector: Detector) -> Callable[[Labelled], tuple[int, int, frozenset[str]] | None]:
    def search(case: Labelled) -> tuple[int, int, frozenset[str]] | None:
        matches = [match for match in detector.find(case.text) if match.rule == case.rule]
        if case.start is not None and case.end is not None:
            matches = [match for match in matches if match.start < case.end and match.end > case.start]
        if not matches:
            return None
        return matches[0].start, matches[0].end, frozenset(map(str, matches[0].disguises))

    return search


def _many(detectors: dict[str, Detector]) -> Callable[[Labelled], tuple[int, int, frozenset[str]] | None]:
    searches = {name: _search(detector) for name, detector in detectors.items()}
    return lambda case: searches[case.rule](case)


def _score(
    texts: Iterable[Labelled], search: Callable[[Labelled], tuple[int, int, frozenset[str]] | None]
) -> dict[str, Score]:
    scores: dict[str, Score] = {}
    for case in texts:
        before = scores.get(case.group, Score(0, 0, 0, 0))
        found = search(case)
        exact = found is not None and found[:2] == (case.start, case.end)
        # Where words are parted anyhow punctuation isn't counted.
        named = found is not None and case.disguises - {"punctuation"} <= found[2]
        scores[case.group] = Score(
            before.texts + 1, before.found + (found is not None), before.exact + exact, before.named + named
        )
    return scores


def _sum(scores: Iterable[Score]) -> Score:
    return Score(*(sum(column) for column in zip(*scores, strict=True)))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


# ------------------------------------------------------------------ tables


def _table(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    ruler = ["---"] + ["---:"] * (len(header) - 1)
    return [f"### {title}", "", *("| " + " | ".join(row) + " |" for row in (header, ruler, *rows)), ""]


def _recall(
    title: str,
    texts: Sequence[Labelled],
    searches: dict[Strictness, Callable[[Labelled], object]],
    what: str = "disguise",
) -> list[str]:
    scores = {how: _score(texts, search) for how, search in searches.items()}  # type: ignore[arg-type]
    groups = [*scores["balanced"]]
    rows = [
        [
            group,
            *scores["balanced"][group].row(),
            *(_share(scores[how][group].found, scores[how][group].texts) for how in ("strict", "broad")),
        ]
        for group in groups
    ]
    whole = {how: _sum(scores[how].values()) for how in scores}
    rows.append(
        [
            "**all**",
            *whole["balanced"].row(),
            *(_share(whole[how].found, whole[how].texts) for how in ("strict", "broad")),
        ]
    )
    return _table(
        title, [what, "texts", "recall", "exact span", "disguise named", "recall, strict", "recall, broad"], rows
    )


def _false_hits(
    title: str, texts: Sequence[Labelled], searches: dict[Strictness, Callable[[Labelled], object]]
) -> list[str]:
    scores = {how: _score(texts, search) for how, search in searches.items()}  # type: ignore[arg-type]
    rows = [
        [group, str(score.texts), *(_share(scores[how][group].found, score.texts) for how in STRICTNESS)]
        for group, score in scores["balanced"].items()
    ]
    whole = {how: _sum(scores[how].values()) for how in scores}
    rows.append(
        ["**all**", str(whole["balanced"].texts), *(_share(whole[how].found, whole[how].texts) for how in STRICTNESS)]
    )
    return _table(title, ["near miss", "texts", *(f"flagged, {how}" for how in STRICTNESS)], rows)


def _ordinary(folder: Path, searches: dict[Strictness, object]) -> list[str]:
    rows = []
    for how in searches:
        detector = Detector(strictness=how, min_level="weak")
        lines = hits = 0
        rules: dict[str, int] = {}
        for path in sorted(folder.glob("*.txt")):
            with path.open(encoding="utf-8") as file:
                for line in file:
                    lines += 1
                    for match in detector.find(line):
                        hits += 1
                        rules[match.rule] = rules.get(match.rule, 0) + 1
        told = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items())) or "none"
        rows.append([how, str(lines), str(hits), f"{hits / max(1, lines) * 1e6:.0f}", told])
    return _table("Ordinary text", ["strictness", "lines", "hits", "per million", "rules"], rows)


def _beside_rivals(
    rulesets: Sequence[str], alone: Sequence[Labelled], misses: Sequence[Labelled], ours: object, seed: int
) -> list[str]:
    """Score what people would use instead; all get the plain wordings of the rules, whatever their number."""
    rng = random.Random(seed)
    texts = rng.sample(list(alone), min(_BESIDE, len(alone)))
    near = rng.sample(list(misses), min(_BESIDE, len(misses)))
    phrases = sorted(
        {made.phrase for each in rulesets for made in variants(each, disguises=["case"], seed=seed, limit=50)}
    )

    def row(name: str, search: Callable[[Labelled], object]) -> list[str]:
        began = time.perf_counter()
        found = sum(search(case) is not None for case in texts)
        flagged = sum(search(case) is not None for case in near)
        each = (time.perf_counter() - began) / (len(texts) + len(near))
        return [name, _share(found, len(texts)), _share(flagged, len(near)), f"{each * 1e6:,.0f}"]

    rows = [row("kazslogan", ours)]  # type: ignore[arg-type]
    for rival in others.rivals():
        search = rival.build(phrases)
        rows.append(row(rival.name, lambda case, search=search: search(case.text)))
    title = f"Beside others, on {len(texts)} disguised texts and {len(near)} near misses, with {len(phrases)} phrases"
    return _table(title, ["matcher", "found", "near misses flagged", "µs a text"], rows)


def _write(path: Path, table: str) -> None:
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{table}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
