"""THE path of a text: screen, units, chains, decisions, matches."""

from __future__ import annotations

import os
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args

from kazslogan.errors import UnknownNameError
from kazslogan.matching.alignment.chain import Chain, Key, chains, keys_in, starts_near
from kazslogan.matching.alignment.occurrences import Reader
from kazslogan.matching.alignment.retyped import is_retyped, readings
from kazslogan.matching.compiled import Compiled, Sought
from kazslogan.matching.decision.decide import Verdict, decide
from kazslogan.matching.explanation.report import report, shifted
from kazslogan.matching.screening.first import FirstTexts
from kazslogan.matching.screening.hints import Candidate
from kazslogan.matching.screening.passages import MOST_KNOWN, Passage
from kazslogan.matching.wordings.policy import POLICIES
from kazslogan.matching.wordings.shapes import VIEWS
from kazslogan.models import Absence, Identity, Level, Match, Strictness
from kazslogan.rules.find import built_in
from kazslogan.rules.model import RuleSet
from kazslogan.rules.trusted import load_built_in
from kazslogan.text.turned import may_be_turned
from kazslogan.text.units import Units, read_units

__all__ = ["Detector"]

#: That are read without the screen, which takes longer to build than a few texts to read without it.
_FIRST_TEXTS = 16
_SHORT_TEXT = 500  # code points


class Detector:
    """Finds the slogans of some rule sets in texts.

    >>> detector = Detector(["kz-trump-attention"])
    >>> [match] = detector.find("Кеше желіде: #TрaмпҚазақстанғаНазарСал деп жазыпты")
    >>> match.text, match.rule, match.form, [str(disguise) for disguise in match.disguises]
    ('TрaмпҚазақстанғаНазарСал', 'trump-attention', 'hashtag', ['homoglyph', 'glued'])
    >>> detector.is_match("Trump, pay attention to Pakistan")
    False

    Args:
        rulesets: names of built-in rule sets, paths of rule files, or :class:`RuleSet` objects; None for all built in.
        strictness: ``strict`` (fewer false hits), ``balanced``, or ``broad`` (fewer misses).
        min_level: weaker matches are not returned.

    Raises:
        RuleError: a rule file can't be used; lists everything wrong with it.
        UnknownNameError: a rule set, strictness or level of that name doesn't exist.
        KazsloganError: several rule sets can't be loaded, not all for the same reason.
        ValueError: ``rulesets`` is empty.
    """

    def __init__(
        self,
        rulesets: Iterable[str | os.PathLike[str] | RuleSet] | None = None,
        *,
        strictness: Strictness = "balanced",
        min_level: Level | str = Level.VARIANT,
    ) -> None:
        if strictness not in POLICIES:
            raise UnknownNameError("strictness", str(strictness), get_args(Strictness))
        if min_level not in list(Level):
            raise UnknownNameError("level", str(min_level), list(Level))
        self.rulesets = _load(rulesets)
        self.strictness: Strictness = strictness
        self.min_level = Level(min_level)
        self._compiled = _compile(self.rulesets, strictness, self.min_level)
        self._first_texts = _FIRST_TEXTS

    def find(self, text: str) -> tuple[Match, ...]:
        """Return all matches in ``text`` in order of start; any ``str`` will do, lone surrogates too.

        Raises:
            TypeError: ``text`` is no string.
        """
        if not isinstance(text, str):
            raise TypeError(f"the text must be a string, but is of type {type(text).__name__}{_hint(text)}")
        found = self._find(text)
        if may_be_turned(text):
            from kazslogan.matching.explanation.turned import find_turned  # few texts are

            return tuple(_without_overlaps([*found, *find_turned(text, self._find)]))
        return found

    def _find(self, text: str) -> tuple[Match, ...]:
        """Return the matches in a text as it is stored."""
        if self._first_texts > 0 and len(text) <= _SHORT_TEXT and (first := self._compiled.first):
            return self._in_first_text(text, first)
        screen = self._compiled.screen
        if screen.reads_passages(text):
            return self._in_passages(text)
        candidates, units = screen.candidates(text)
        if not candidates:
            return ()
        return self._matches(units or read_units(text), candidates, self._compiled.sought)

    def make_ready(self) -> None:
        """Make ready now what many texts need, which takes a second or so; else it is done after the first few.

        >>> detector = Detector(["stay-home"])
        >>> detector.make_ready()
        """
        self._first_texts = 0
        _ = self._compiled.screen

    def is_match(self, text: str) -> bool:
        """Tell whether :meth:`find` would return anything, at the same cost; raises what it does."""
        return bool(self.find(text))

    def scan(self, texts: Iterable[str], workers: int | None = None) -> Iterator[tuple[Match, ...]]:
        """Yield the matches of each text, in the order of the texts, with bounded memory.

        The results are the same for any number of workers, errors among them: each is raised where its text stands.
        With workers, some thousands of texts are read ahead, and closing the iterator ends the processes.

        >>> scanned = Detector(["stay-home"]).scan(["Үйде бол!", "Кеше қар жауды."])
        >>> [[match.text for match in matches] for matches in scanned]
        [['Үйде бол'], []]

        Args:
            texts: any number of texts; they are read as they are needed.
            workers: number of worker processes; None or 1 for none. They pay off from some ten thousand texts on.

        Raises:
            ValueError: ``workers`` is less than 1.
            TypeError: ``texts`` can't be iterated over or, as soon as it is reached, one of them is no string.
            WorkerError: a worker process died.
        """
        if workers is not None and workers < 1:
            raise ValueError(f"workers must be 1 or more, not {workers}")
        if workers is None or workers == 1:
            from kazslogan.chunks import scan_alone

            return scan_alone(self.find, texts)
        from kazslogan.parallel import scan_parallel  # processes are needed by few

        return scan_parallel(self, texts, workers)

    def explain_absence(self, text: str, rule: str | None = None) -> Absence | None:
        """Say what in ``text`` comes nearest to a rule and why it is no match; see :class:`kazslogan.models.Absence`.

        >>> absence = Detector(["kz-trump-attention"]).explain_absence("Trump, pay attention to Pakistan")
        >>> absence.rule, absence.objector, [part.is_there for part in absence.parts]
        ('trump-attention', 'to Pakistan', [True, True, False])

        Args:
            text: any text; of a long one only the beginning is looked at, some 4,000 code points.
            rule: the id of the rule that was expected; None for any.

        Returns:
            None if the text does hold a match (of the rule), or nothing that comes near to one.

        Raises:
            TypeError: ``text`` is no string.
            UnknownNameError: no rule has this id.
        """
        from kazslogan.absence import explain_absence  # slow and for people: most never need it

        return explain_absence(self, text, rule)

    def __reduce__(self) -> tuple[object, ...]:
        return _unpickle, (self.rulesets, self.strictness, self.min_level)

    def _in_first_text(self, text: str, first: FirstTexts) -> tuple[Match, ...]:
        """Return the matches of one of the first texts; if there are more of them, the screen is worth its time."""
        self._first_texts -= 1
        units = read_units(text)
        sought = self._compiled.sought_in(first, lambda view: [chars for _, chars in readings(units, view)])
        return self._matches(units, list(sought), sought.__getitem__, near_keys=False) if sought else ()

    def _in_passages(self, text: str) -> tuple[Match, ...]:
        """Return the matches of a long text; what it says more than once, word for word, is read once."""
        found: dict[Match, None] = {}
        read = lru_cache(maxsize=MOST_KNOWN)(self._in_passage)
        for passage, candidates in self._compiled.screen.passages(text):
            matches = read(passage._replace(at=0), tuple(candidates))
            found |= dict.fromkeys(shifted(match, passage.at) for match in matches)
        return tuple(_without_overlaps(list(found)))

    def _in_passage(self, passage: Passage, candidates: tuple[Candidate, ...]) -> list[Match]:
        """Return the matches of one passage, with their places in it."""
        units = read_units(passage.text)
        within = units.within(passage.first, passage.last)
        matches = self._matches(units, candidates, self._compiled.sought, within=within)
        return [match for match in matches if match.start < passage.end and match.end > passage.start]

    def _matches(
        self,
        units: Units,
        candidates: Sequence[Candidate],
        sought: Callable[[Candidate], Sought],
        near_keys: bool = True,
        within: slice = slice(None),
    ) -> tuple[Match, ...]:
        """Return what matches of some candidates.

        Args:
            units: the text.
            candidates: frames, each with the view that it is to be read in.
            sought: what is looked for of each.
            near_keys: whether only near keys.
            within: the units among which keys are looked for.
        """
        readers: dict[tuple[str, bool], Reader] = {}
        found: list[Match] = []
        reported: dict[tuple[int, str, int, int], tuple[Chain, Verdict]] = {}
        by_rule: dict[tuple[Identity, str], list[tuple[Chain, Verdict]]] = {}  # without slips; none overlaps another
        for candidate in candidates:
            wanted, identity = sought(candidate), self._compiled.identity(candidate.frame)
            _, allowed, misread = VIEWS[candidate.view]
            for layout, chars in readings(units, candidate.view):
                if (layout, misread) not in readers:
                    readers[layout, misread] = Reader(chars, allowed, misread, within)
                reader = readers[layout, misread]
                written = by_rule.setdefault((identity, wanted.tries.frame.rule), [])
                known = written if not layout else []
                for chain, verdict in self._accepted(units, reader, candidate, wanted, near_keys, known):
                    if not (chain.slips or candidate.view or layout or _overlapping(written, chain.start, chain.end)):
                        insort(written, (chain, verdict), key=_start)
                    place = candidate.frame, layout, chain.start, chain.end
                    if _is_same(reported.get(place), chain, verdict):
                        continue  # another view shows it, too
                    if not layout or is_retyped(units, reader.chars, chain, wanted.tries, layout, candidate.view):
                        reported[place] = chain, verdict
                        found.append(report(units, reader.chars, chain, wanted.tries, verdict, identity))
        found = [match for match in found if match.level >= self.min_level]
        return tuple(_without_overlaps(found))

    def _accepted(
        self,
        units: Units,
        reader: Reader,
        candidate: Candidate,
        sought: Sought,
        near_keys: bool,
        known: Sequence[tuple[Chain, Verdict]],
    ) -> list[tuple[Chain, Verdict]]:
        """Return the chains of one frame that are matches, none of them overlapping a better one.

        Chains without slips are looked for first; those with slips count where there is none, or where they explain
        much more of the text. ``known``: what the rule shows without slips, in order: it isn't misread, and
        seldom misspelt.
        """
        shapes, tries = sought
        misread = VIEWS[candidate.view].misread
        keys: set[Key] = set()
        accepted: list[tuple[Chain, Verdict]] = []  # none overlaps another; in order of start
        may_bend = not candidate.view or (VIEWS[candidate.view].layouts and len(tries.slots) > 1)
        for bent in (False, True) if may_bend else (False,):
            beside = known if bent or misread else []
            if near_keys:
                keys |= keys_in(reader, tries, shapes, bent, [chain for chain, _ in beside or accepted], keys)
                starts = starts_near(reader, tries, shapes, keys)
            else:
                starts = reader.starts(None, 0)
            if beside or accepted:
                starts = [at for at in starts if _may_explain_more(reader, at, (beside, accepted))]
            found = chains(reader, tries, starts, bent, shapes)
            for chain in sorted(found, key=lambda chain: chain.rank(tries)):
                if any(
                    misread or not chain.explains_more_than(other)
                    for other, _ in _overlapping(beside, chain.start, chain.end)
                ):
                    continue
                rivals = _overlapping(accepted, chain.start, chain.end)
                if rivals and not (len(rivals) == 1 and chain.explains_more_than(rivals[0][0])):
                    continue
                verdict = decide(units, reader.aligner, chain, tries, self._compiled.policy, candidate.view)
                if not verdict.objection:
                    for rival in rivals:
                        accepted.remove(rival)
                    insort(accepted, (chain, verdict), key=_start)
        return accepted


def _hint(text: object) -> str:
    return ": decode it first, as with text.decode('utf-8')" if isinstance(text, bytes | bytearray) else ""


def _is_same(known: tuple[Chain, Verdict] | None, chain: Chain, verdict: Verdict) -> bool:
    """Tell whether a chain that was reported before is read letter by letter as another one."""
    return known is not None and known[1] == verdict and known[0].is_read_as(chain)


def _start(accepted: tuple[Chain, Verdict]) -> int:
    return accepted[0].start


def _overlapping(accepted: Sequence[tuple[Chain, Verdict]], start: int, end: int) -> list[tuple[Chain, Verdict]]:
    """Return the chains that have a unit of ``[start, end)``; of millions at most a few are looked at."""
    last = bisect_left(accepted, end, key=_start)
    first = last
    while first and accepted[first - 1][0].end > start:
        first -= 1
    return list(accepted[first:last])


def _may_explain_more(reader: Reader, start: int, others: Iterable[Sequence[tuple[Chain, Verdict]]]) -> bool:
    """Tell cheaply whether a chain with slips may begin at a unit: what begins inside a match explains no more."""
    return all(
        start == chain.start and chain.may_be_outdone(reader.chars)
        for accepted in others
        for chain, _ in _overlapping(accepted, start, start + 1)
    )


def _without_overlaps(matches: list[Match]) -> list[Match]:
    """Of overlapping matches of one rule keep the longest, then the best; sort by place."""
    kept: list[Match] = []
    taken: dict[tuple[str, str], list[tuple[int, int]]] = {}  # by rule; in order, none overlaps another
    for match in sorted(matches, key=lambda m: (m.start - m.end, -m.score, m.start, m.ruleset, m.rule, m.phrase)):
        places = taken.setdefault((match.ruleset, match.rule), [])
        at = bisect_left(places, (match.end,))
        if not at or places[at - 1][1] <= match.start:
            places.insert(at, (match.start, match.end))
            kept.append(match)
    return sorted(kept, key=lambda m: (m.start, m.end, m.ruleset, m.rule))


def _load(rulesets: Iterable[str | os.PathLike[str] | RuleSet] | None) -> tuple[RuleSet, ...]:
    if rulesets is None:
        return tuple(map(load_built_in, built_in()))
    from kazslogan.rules.load import check_ids, load_all  # with all that checks rule files

    single = isinstance(rulesets, str | bytes | os.PathLike | RuleSet | Mapping)  # bytes and mappings can't be loaded
    given: Iterable[Any] = (rulesets,) if single else rulesets
    loaded = dict.fromkeys(load_all(given))
    if not loaded:
        raise ValueError("rulesets is empty, so nothing could ever be found; leave it out for all that are built in")
    check_ids(loaded)
    return tuple(loaded)


@lru_cache(maxsize=8)  # a detector takes up to 200 MB when it has read much
def _compile(rulesets: tuple[RuleSet, ...], strictness: Strictness, min_level: Level) -> Compiled:
    """Compile rule sets once in a process, however many detectors use them."""
    return Compiled(rulesets, strictness, min_level)


def _unpickle(rulesets: tuple[RuleSet, ...], strictness: Strictness, min_level: Level) -> Detector:
    return Detector(rulesets, strictness=strictness, min_level=min_level)
