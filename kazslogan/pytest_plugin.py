"""The pytest plugin: fixtures to test that a text holds a slogan or doesn't, and rule files as tests.

It is loaded with pytest (entry point group ``pytest11``), so nothing of the engine is imported before a test asks for
it: a suite that doesn't use it pays nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from kazslogan import Detector, Match, NearMiss, RuleSet, Variant

__all__ = [
    "assert_no_slogan",
    "assert_slogan",
    "near_miss",
    "near_misses",
    "slogan_detector",
    "slogan_rules",
    "slogan_variant",
    "slogan_variants",
]

_STRICTNESS, _MIN_LEVEL = "balanced", "variant"  # of the detector if nothing else is said
_VARIANTS = "slogan_variants(rules, *, rule, languages, disguises, together, seed, limit): which texts there are"
_NEAR_MISSES = "near_misses(rules, *, rule, languages, kinds, disguises, seed, limit): which texts there are"

AssertSlogan = Callable[..., "Match"]
AssertNoSlogan = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options on the command line and in the configuration file."""
    group = parser.getgroup("kazslogan")
    group.addoption(
        "--kazslogan-rules",
        action="append",
        metavar="PATH",
        help="a rule file or the name of a rule set for the fixtures of kazslogan; may be repeated "
        "(default: kazslogan_rules in the configuration file, or all that are built in)",
    )
    parser.addini("kazslogan_rules", "rule files (paths from here) or names of rule sets", type="args", default=[])
    parser.addini("kazslogan_strictness", "strict, balanced or broad", default=_STRICTNESS)
    parser.addini("kazslogan_min_level", "weak, variant or exact", default=_MIN_LEVEL)


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known, and refuse settings that no detector has, once for all tests."""
    for name, usual in (("kazslogan_strictness", _STRICTNESS), ("kazslogan_min_level", _MIN_LEVEL)):
        if config.getini(name) != usual:
            _check_setting(name, config.getini(name))
    config.addinivalue_line("markers", _VARIANTS)
    config.addinivalue_line("markers", _NEAR_MISSES)


def _check_setting(name: str, value: str) -> None:
    from kazslogan.cli.options import LEVELS, STRICTNESS
    from kazslogan.errors import UnknownNameError

    kind, known = ("strictness", STRICTNESS) if name == "kazslogan_strictness" else ("level", LEVELS)
    if value not in known:
        raise pytest.UsageError(f"{name}: {UnknownNameError(kind, value, known)}")


# ------------------------------------------------------------------ fixtures


@pytest.fixture(scope="session")
def slogan_rules(pytestconfig: pytest.Config) -> tuple[RuleSet, ...]:
    """The rule sets of ``--kazslogan-rules``, else those of the configuration file, else all that are built in."""
    from kazslogan.errors import KazsloganError
    from kazslogan.rules.load import load_all
    from kazslogan.rules.trusted import load_built_in

    names = _configured(pytestconfig)
    if not names:
        return tuple(map(load_built_in, _built_in()))
    try:
        return tuple(load_all(names))
    except KazsloganError as error:
        message = f"the rule sets of --kazslogan-rules or kazslogan_rules can't be used:\n{error}"
    pytest.fail(message, pytrace=False)


@pytest.fixture(scope="session")
def slogan_detector(pytestconfig: pytest.Config, slogan_rules: tuple[RuleSet, ...]) -> Detector:
    """A detector for these rule sets; override it in a conftest.py to have another one."""
    from kazslogan import Detector

    return Detector(
        slogan_rules,
        strictness=pytestconfig.getini("kazslogan_strictness"),
        min_level=pytestconfig.getini("kazslogan_min_level"),
    )


@pytest.fixture
def slogan_variants(request: pytest.FixtureRequest, slogan_rules: tuple[RuleSet, ...]) -> tuple[Variant, ...]:
    """Disguised texts that hold a slogan; the marker ``slogan_variants`` or indirect parameters say which."""
    return _made(request, "slogan_variants", slogan_rules)


@pytest.fixture
def near_misses(request: pytest.FixtureRequest, slogan_rules: tuple[RuleSet, ...]) -> tuple[NearMiss, ...]:
    """Texts that are nearly a slogan; the marker ``near_misses`` or indirect parameters say which."""
    return _made(request, "near_misses", slogan_rules)


@pytest.fixture
def slogan_variant(request: pytest.FixtureRequest) -> Variant:
    """One disguised text: a test that asks for it is run once for each text that ``slogan_variants`` would give."""
    variant: Variant = request.param
    return variant


@pytest.fixture
def near_miss(request: pytest.FixtureRequest) -> NearMiss:
    """One near miss: a test that asks for it is run once for each text that ``near_misses`` would give."""
    miss: NearMiss = request.param
    return miss


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each text where a test asks for a single one."""
    for single, marker in (("slogan_variant", "slogan_variants"), ("near_miss", "near_misses")):
        if single not in metafunc.fixturenames or _is_given(metafunc, single):
            continue
        args, kwargs = _marked(metafunc.definition, marker)
        texts = _texts(marker, args, kwargs, _configured(metafunc.config) or _built_in(), metafunc.config)
        labels = (text.disguises if single == "slogan_variant" else (text.kind,) for text in texts)
        ids = ["-".join((text.rule, text.language, *map(str, label), str(number)))
               for number, (text, label) in enumerate(zip(texts, labels, strict=True))]  # fmt: skip
        metafunc.parametrize(single, texts, ids=ids, indirect=True)


def _is_given(metafunc: pytest.Metafunc, name: str) -> bool:
    """Tell whether a test says itself what to be run with."""
    marks = metafunc.definition.iter_markers("parametrize")
    return any(name in str(mark.args[0]).replace(",", " ").split() for mark in marks if mark.args)


def _wanted(request: pytest.FixtureRequest, marker: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the arguments that a test gives, by indirect parameters or by a marker."""
    given = getattr(request, "param", None)
    if isinstance(given, Mapping):
        return (), dict(given)
    if given is not None:
        return (given,), {}
    return _marked(request.node, marker)


def _marked(node: pytest.Item, marker: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return the arguments of the closest marker; of two at one place nobody knows which is meant."""
    found = list(node.iter_markers_with_node(marker))
    if len(found) > 1 and found[0][0] is found[1][0]:
        message = f"the marker {marker} stands twice here; use one, or indirect parameters"
        pytest.fail(message, pytrace=False)
    return (found[0][1].args, dict(found[0][1].kwargs)) if found else ((), {})


def _made(request: pytest.FixtureRequest, marker: str, usual: Iterable[RuleSet]) -> tuple[Any, ...]:
    args, kwargs = _wanted(request, marker)
    texts = _texts(marker, args, kwargs, usual, request.config)
    if not texts:  # a test that goes over none of them would pass for nothing
        pytest.skip(f"{marker}: no such text can be made of these rules ({_call(marker, args, kwargs)})")
    return tuple(texts)


def _texts(
    marker: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], usual: Iterable[RuleSet | str], config: pytest.Config
) -> list[Any]:
    """Return the texts that a marker asks for; fail, without a way through our own code, if it makes no sense."""
    from kazslogan.errors import KazsloganError
    from kazslogan.pytest_texts import texts

    try:
        return texts(marker, args, kwargs, usual, config.getini("kazslogan_min_level"))
    except (KazsloganError, TypeError, ValueError) as error:
        message = f"{_call(marker, args, kwargs)} can't be used: {error}"
    pytest.fail(message, pytrace=False)


def _call(marker: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> str:
    return f"{marker}({', '.join([*map(repr, args), *(f'{name}={value!r}' for name, value in kwargs.items())])})"


def _built_in() -> tuple[str, ...]:
    from kazslogan.rules.find import built_in

    return built_in()


def _configured(config: pytest.Config) -> list[str]:
    """Return the rule sets that the command line names, or the configuration file, with whole paths."""
    named: list[str] = config.getoption("--kazslogan-rules") or []
    if named:
        return [_whole(name, config.invocation_params.dir) for name in named]
    base = config.inipath.parent if config.inipath else config.rootpath
    return [_whole(name, base) for name in config.getini("kazslogan_rules")]


def _whole(name: str, base: Path) -> str:
    return str(base / name) if name.endswith(".toml") or "/" in name else name


# ------------------------------------------------------------------ assertions


@pytest.fixture
def assert_slogan(slogan_detector: Detector) -> AssertSlogan:
    """A function ``(text, rule=None)``: the text must hold the slogan. It returns the match."""

    def assert_slogan(text: str, rule: str | None = None) -> Match:
        __tracebackhide__ = True
        _check(slogan_detector, text, rule)
        found = slogan_detector.find(text)
        match = next((each for each in found if rule in (None, each.rule)), None)
        if match is None:
            pytest.fail(_missing(slogan_detector, text, rule, found))
        return match

    return assert_slogan


@pytest.fixture
def assert_no_slogan(slogan_detector: Detector) -> AssertNoSlogan:
    """A function ``(text, rule=None)``: the text must not hold the slogan."""

    def assert_no_slogan(text: str, rule: str | None = None) -> None:
        __tracebackhide__ = True
        _check(slogan_detector, text, rule)
        found = [each for each in slogan_detector.find(text) if rule in (None, each.rule)]
        if found:
            lines = [f"found {_name(rule)} in: {text!r}"]
            for match in found:
                lines += [_place(match), _indented(match.explain())]
            pytest.fail("\n".join(lines))

    return assert_no_slogan


def _check(detector: Detector, text: object, rule: str | None) -> None:
    """Refuse what is no text, and a rule that the detector doesn't have: nothing could ever be found of it."""
    __tracebackhide__ = True
    from kazslogan.errors import UnknownNameError

    if not isinstance(text, str):
        raise TypeError(f"the text must be a str, not {type(text).__name__}")
    known = [each.id for ruleset in detector.rulesets for each in ruleset.rules]
    if rule is not None and rule not in known:
        raise UnknownNameError("rule", rule, known)


def _name(rule: str | None) -> str:
    return f"the slogan {rule!r}" if rule else "a slogan"


def _missing(detector: Detector, text: str, rule: str | None, found: Iterable[Match]) -> str:
    lines = [f"didn't find {_name(rule)} in: {text!r}"]
    lines += [f"  found instead: {_place(match).strip()}" for match in found]
    absence = detector.explain_absence(text, rule)
    if absence is None:
        searched = [each for each in detector.rulesets if rule in (None, *(known.id for known in each.rules))]
        lines += ["  nothing in it is near", f"  looked for: {'; '.join(str(each.identity) for each in searched)}"]
    else:
        lines.append(_indented(absence.explain()))
    return "\n".join(lines)


def _place(match: Match) -> str:
    return f"  {match.rule} ({match.identity}) at {match.start}–{match.end}: {match.text!r}"


def _indented(text: str) -> str:
    from kazslogan.printable import printable

    return "\n".join(f"  {printable(line)}" for line in text.split("\n"))


# ------------------------------------------------------------------ rule files as tests


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.File | None:
    """Take a rule file for tests if it is named itself: on the command line, or among the ``testpaths``."""
    if file_path.suffix != ".toml" or not parent.session.isinitpath(file_path) or file_path.name == "pyproject.toml":
        return None
    from kazslogan.pytest_rule_files import RuleFile

    collector: pytest.File = RuleFile.from_parent(parent, path=file_path)
    return collector
