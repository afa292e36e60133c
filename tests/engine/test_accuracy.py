"""The scorecard in small: a fixed seed, and no kind of disguise or near miss may get worse than it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kazslogan import Detector, RuleSet, near_misses, variants
from kazslogan.generator.letters import WRITERS
from kazslogan.generator.near_misses import KINDS
from kazslogan.models import Disguise

RULESETS = ("kz-trump-attention", "stay-home", "taza-qazaqstan")
SEED = 2026
EACH = 60
#: The least share of texts that must be found, by disguise; what is not named must be found always but once in fifty.
LEAST = {Disguise.TYPO: 0.95, Disguise.OCR: 0.92, Disguise.INFLECTION: 0.96}
USUAL = 0.98
TOGETHER = 0.93
MOST_NEAR_MISSES = 0.01
MOST_OF_A_KIND = {"negated": 0.03}
USUAL_OF_A_KIND = 0.02
#: What people write in each language, see its first lines.
WORDINGS = Path(__file__).parents[2] / "benchmarks" / "wordings.tsv"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(RULESETS, min_level="weak")


@pytest.mark.parametrize("disguise", list(Disguise), ids=str)
def test_recall_of_a_disguise(detector: Detector, disguise: Disguise) -> None:
    made = [
        variant
        for ruleset in RULESETS
        for variant in variants(ruleset, disguises=[disguise], seed=SEED, limit=EACH // len(RULESETS))
    ]
    assert len(made) >= EACH // len(RULESETS)
    missed = [variant.text for variant in made if not is_found(detector, variant)]
    assert 1 - len(missed) / len(made) >= LEAST.get(disguise, USUAL), missed


@pytest.mark.parametrize("together", [2, 3])
def test_recall_of_several_disguises_at_once(detector: Detector, together: int) -> None:
    made = [v for each in RULESETS for v in variants(each, together=together, seed=SEED, limit=60)]
    missed = [variant.text for variant in made if not is_found(detector, variant)]
    assert 1 - len(missed) / len(made) >= TOGETHER, missed


def test_spans_and_names(detector: Detector) -> None:
    made = [v for each in RULESETS for v in variants(each, seed=SEED, limit=120)]
    matches = [
        (variant, match)
        for variant in made
        for match in detector.find(variant.text)
        if match.rule == variant.rule and match.start < variant.end and match.end > variant.start
    ]
    wrong = [variant.text for variant, match in matches if (match.start, match.end) != (variant.start, variant.end)]
    unnamed = [v.text for v, match in matches if not {*v.disguises} - {"punctuation"} <= {*match.disguises}]
    assert len(matches) > 0.9 * len(made)
    assert len(wrong) <= len(matches) * 0.02, wrong
    assert len(unnamed) <= len(matches) * 0.05, unnamed


@pytest.mark.parametrize("disguises", [(), tuple(WRITERS)], ids=["plain", "disguised"])
def test_near_misses(detector: Detector, disguises: tuple[Disguise, ...]) -> None:
    texts: Counter[str] = Counter()
    flagged: dict[str, list[str]] = {}
    for ruleset in RULESETS:
        for miss in near_misses(ruleset, disguises=disguises, seed=SEED, limit=160):
            texts[miss.kind] += 1
            if any(match.rule == miss.rule for match in detector.find(miss.text)):
                flagged.setdefault(miss.kind, []).append(miss.text)
    assert set(texts) == set(KINDS)
    for kind, wrong in flagged.items():
        assert len(wrong) <= texts[kind] * MOST_OF_A_KIND.get(kind, USUAL_OF_A_KIND), (kind, wrong)
    assert sum(map(len, flagged.values())) <= sum(texts.values()) * MOST_NEAR_MISSES, flagged


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("kk", "Өзендерді қорғайық, балаларға таза су қалсын"),
        ("ru", "Каждому ребёнку тёплую школу"),
        ("en", "More bike lanes, fewer cars in our city centre right now"),
        ("de", "Mehr Grün für unsere Städte"),
        ("uz", "Suvni tejang, kelajakni asrang"),
    ],
)
def test_a_slogan_given_as_a_plain_phrase(language: str, phrase: str) -> None:
    ruleset = RuleSet.from_phrases("unseen", **{language: phrase})
    detector = Detector([ruleset])
    hard = (Disguise.TYPO, Disguise.OCR)
    names = [name for name in Disguise if name not in hard]
    made = list(variants(ruleset, disguises=names, seed=SEED, limit=80))
    missed = [variant.text for variant in made if not is_found(detector, variant)]
    assert len(missed) <= len(made) * 0.02, missed
    misses = list(near_misses(ruleset, disguises=tuple(WRITERS), seed=SEED, limit=60))
    flagged = [miss.text for miss in misses if detector.find(miss.text)]
    assert len(flagged) <= len(misses) * 0.02, flagged


@pytest.mark.skipif(not WORDINGS.is_file(), reason="the benchmarks are not here")
def test_every_wording_that_people_write(detector: Detector) -> None:
    lines = [line for line in WORDINGS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 150
    missed: list[str] = []
    for line in lines[1:]:
        _, rule, text = line.split("\t")
        found = [match.text for match in detector.find(f"«{text}»") if match.rule == rule]
        if not found:
            missed.append(text)
        assert not found or text.lstrip("@").startswith(found[0].split()[0]) or "біздің" in text, (text, found)
    assert not missed


def is_found(detector: Detector, variant: object) -> bool:
    return any(
        match.rule == variant.rule and match.start < variant.end and match.end > variant.start
        for match in detector.find(variant.text)
    )
