"""The pytest plugin, tested by an inner pytest on suites as somebody else would write them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kazslogan

LAKE = """\
id = "lake"
version = "1.0.0"
title = "The lake"

[slots.lake]
unless = ["our hill"]
phrases.en = ["our lake"]

[[rules]]
id = "save-the-lake"
phrases.en = ["Save {lake}"]
unless.before = ["who may"]
[[rules.examples]]
match = "Please: save our lake!"
span = "save our lake"
reason = "the slogan"
[[rules.examples]]
near_miss = "Save our hill"
reason = "another place"
"""
PARENT_OF_PACKAGE = str(Path(kazslogan.__file__).parent.parent)


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Callable[..., pytest.RunResult]:
    """Run pytest in a process of its own on a test module, beside a rule file lake.toml."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([PARENT_OF_PACKAGE, os.environ.get("PYTHONPATH", "")]))
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    pytester.makefile(".toml", lake=LAKE)

    def run(tests: str = "", *options: str, ini: str = "kazslogan_rules = lake.toml") -> pytest.RunResult:
        pytester.makeini(f"[pytest]\n{ini}\n")
        if tests:
            pytester.makepyfile(test_theirs=tests)
        plugin = () if _is_installed() else ("-p", "kazslogan.pytest_plugin")
        return pytester.runpytest_subprocess("--strict-markers", *plugin, *options)

    return run


def _is_installed() -> bool:
    """Tell whether pytest loads the plugin by itself, as it does where kazslogan is installed."""
    from importlib.metadata import entry_points

    return any(point.value == "kazslogan.pytest_plugin" for point in entry_points(group="pytest11"))


def test_the_plugin_is_installed_with_the_package() -> None:
    assert _is_installed()


ASSERTIONS = """
def test_found(assert_slogan):
    match = assert_slogan("#S4veOurLake", rule="save-the-lake")
    assert match.text == "S4veOurLake"

def test_found_of_any_rule(assert_slogan):
    assert_slogan("Save our lake")

def test_not_found(assert_no_slogan):
    assert_no_slogan("Save our hill")
    assert_no_slogan("Save our hill", rule="save-the-lake")

def test_missed(assert_slogan):
    assert_slogan("Save our hill", rule="save-the-lake")

def test_guarded(assert_slogan):
    assert_slogan("Who may save our lake")

def test_nothing_near(assert_slogan):
    assert_slogan("Good morning")

def test_flagged(assert_no_slogan):
    assert_no_slogan("They say: s@ve our lake")

def test_unknown_rule(assert_no_slogan):
    assert_no_slogan("Save our lake", rule="save-the-lak")
"""


def test_assertions_pass_and_fail_as_they_should(suite, pytester) -> None:
    result = suite(ASSERTIONS)
    result.assert_outcomes(passed=3, failed=5)
    out = result.stdout.str()
    reasons_are_told(out)
    failures = out.partition("= FAILURES =")[2].partition("= short test summary")[0]
    identity = str(kazslogan.RuleSet.load(pytester.path / "lake.toml").identity)
    assert failures.count(identity) >= 4, "every failure names the rule set"


def reasons_are_told(out: str) -> None:
    assert "didn't find the slogan 'save-the-lake' in: 'Save our hill'" in out
    assert "something else stands in the place of “our lake”: “our hill”" in out
    assert "a word before it turns it into something else: “Who may”" in out
    assert "nothing in it is near" in out
    assert "found a slogan in: 'They say: s@ve our lake'" in out
    assert "leet: digits and signs read as letters: @→a" in out
    assert "no rule is called 'save-the-lak'; did you mean 'save-the-lake'?" in out


TEXTS = """
import pytest

@pytest.mark.slogan_variants(rule="save-the-lake", disguises=["leet", "glued"], seed=3, limit=6)
def test_variants(slogan_variants, assert_slogan):
    assert len(slogan_variants) == 6
    assert {tuple(map(str, each.disguises)) for each in slogan_variants} == {("leet",), ("glued",)}
    for each in slogan_variants:
        assert_slogan(each.text, rule=each.rule)

def test_without_a_marker(slogan_variants, near_misses):
    assert {each.rule for each in (*slogan_variants, *near_misses)} == {"save-the-lake"}

@pytest.mark.parametrize("slogan_variants", [{"disguises": ["case"], "limit": 3}, "stay-home"], indirect=True)
def test_parameters(slogan_variants):
    assert len(slogan_variants) == 3 or {each.rule for each in slogan_variants} == {"stay-home"}

@pytest.mark.slogan_variants(disguises=["homoglyph"], limit=5)
def test_each(slogan_variant, slogan_detector):
    assert slogan_detector.is_match(slogan_variant.text)

@pytest.mark.near_misses(kinds=["rival"], limit=4)
def test_each_near_miss(near_miss, assert_no_slogan):
    assert_no_slogan(near_miss.text)

@pytest.mark.near_misses("stay-home", kinds=["negated"], limit=4)
def test_near_misses(near_misses):
    assert [each.kind for each in near_misses] == ["negated"] * 4

def test_broken(slogan_variants, assert_no_slogan):
    for each in slogan_variants:
        assert_no_slogan(each.text)
"""


def test_texts_are_given_as_asked_for(suite) -> None:
    suite(TEXTS).assert_outcomes(passed=1 + 1 + 2 + 5 + 4 + 1, failed=1)


NONSENSE = """
import pytest

@pytest.mark.slogan_variants(rule="save-the-lak")
def test_rule(slogan_variants): pass

@pytest.mark.near_misses(kinds=["rivall"])
def test_kind(near_misses): pass

@pytest.mark.near_misses(limitt=3)
def test_argument(near_misses): pass

def test_bytes(assert_slogan): assert_slogan(b"Save our lake")
def test_none(assert_no_slogan): assert_no_slogan(None)

@pytest.mark.near_misses(limit=0)
def test_nothing_to_give(near_misses): pass

@pytest.mark.slogan_variants("lake.toml", "leet")
def test_place(slogan_variants): pass

@pytest.mark.slogan_variants(disguises="leet")
def test_string(slogan_variants): pass

@pytest.mark.slogan_variants(disguises=["leet"])
@pytest.mark.slogan_variants(disguises=["case"])
def test_twice(slogan_variants): pass

@pytest.mark.slogan_variants(languages=["xx"])
def test_language(slogan_variants): pass

@pytest.mark.near_misses(disguises=["leet"], kinds=["tags"], languages=["en"])
def test_none_can_be_made(near_misses): pass
"""


def test_what_makes_no_sense_fails_with_its_reason_and_never_passes(suite) -> None:
    result = suite(NONSENSE, "-n", "2")
    result.assert_outcomes(errors=8, failed=2, skipped=1)
    out = result.stdout.str()
    for message in ("slogan_variants(rule='save-the-lak') can't be used: no rule is called 'save-the-lak'; did",
                    "near_misses(kinds=['rivall']) can't be used: no kind is called 'rivall'; did you mean 'rival'?",
                    "near_misses(limitt=3) can't be used: no argument is called 'limitt'; did you mean 'limit'?",
                    "near_misses(limit=0) can't be used: limit must be a number from 1 on, not 0",
                    "slogan_variants('lake.toml', 'leet') can't be used: rules, the first argument, stands only once",
                    'disguises must be a list of names, not a single one; write disguises=["leet"]',
                    "the marker slogan_variants stands twice here; use one, or indirect parameters",
                    "no language is called 'xx'; known: en", "the text must be a str, not bytes",
                    "the text must be a str, not NoneType"):  # fmt: skip
        assert message in out
    assert "generator/" not in out
    single = suite("import pytest\n@pytest.mark.slogan_variants(rule='no')\ndef test_it(slogan_variant): pass")
    single.assert_outcomes(errors=1)
    assert "slogan_variants(rule='no') can't be used: no rule is called 'no'" in single.stdout.str()
    missing = suite("def test_it(assert_slogan): pass", "--kazslogan-rules", "no.toml")
    missing.assert_outcomes(errors=1)
    assert "no.toml: there is no such file" in missing.stdout.str()


FIRST = """
import pytest

def test_found(slogan_variant, assert_slogan):
    assert_slogan(slogan_variant.text, rule=slogan_variant.rule)

def test_not_found(near_miss, assert_no_slogan):
    assert_no_slogan(near_miss.text)

@pytest.mark.slogan_variants("kz-trump-attention", limit=30)
def test_those_of_a_set(slogan_variants, slogan_detector):
    assert len(slogan_variants) == 30
    assert all(slogan_detector.is_match(each.text) for each in slogan_variants)

@pytest.mark.slogan_variants(rule="attention-kazakhstan", limit=3)
def test_weak_rules_when_named(slogan_variants):
    assert [each.rule for each in slogan_variants] == ["attention-kazakhstan"] * 3

@pytest.mark.slogan_variants("attention-kazakhstan", limit=3)
def test_weak_rules_when_named_instead_of_their_set(slogan_variants):
    assert [each.rule for each in slogan_variants] == ["attention-kazakhstan"] * 3

@pytest.mark.slogan_variants(languages=["zh"], limit=5)
def test_a_language_that_not_all_rules_have(slogan_variants):
    assert [each.language for each in slogan_variants] == ["zh"] * 5

def test_many_kinds(slogan_variants, near_misses, slogan_rules):
    assert len(slogan_variants) == len(near_misses) == 20
    rules = {rule.id for each in slogan_rules for rule in each.rules if rule.level != "weak"}
    assert {each.rule for each in slogan_variants} == rules
    assert len({each.disguises for each in slogan_variants}) >= 12
    assert len({each.kind for each in near_misses}) >= 7
"""


def test_the_first_test_that_anybody_writes_passes(suite) -> None:
    """All that is built in, nothing configured: the detector is expected to find what the fixtures give."""
    suite(FIRST, "-n", "2", ini="").assert_outcomes(passed=20 + 20 + 5)


def test_weak_rules_are_under_test_where_weak_matches_are(suite) -> None:
    tests = """def test_it(slogan_variants): assert "attention-kazakhstan" in {each.rule for each in slogan_variants}"""
    suite(tests, ini="kazslogan_rules = kz-trump-attention\nkazslogan_min_level = weak").assert_outcomes(passed=1)
    suite(tests, ini="kazslogan_rules = kz-trump-attention").assert_outcomes(failed=1)


def test_rules_that_are_all_too_weak_are_an_error(suite, pytester) -> None:
    pytester.makefile(".toml", weak=LAKE.replace('"save-the-lake"', '"save-the-lake"\nlevel = "weak"'))
    result = suite("def test_it(slogan_variants): pass", ini="kazslogan_rules = weak.toml")
    result.assert_outcomes(errors=1)
    assert "name a rule, or set kazslogan_min_level = weak" in result.stdout.str()


@pytest.mark.parametrize(
    ("ini", "message"),
    [
        ("kazslogan_strictness = brod", "kazslogan_strictness: no strictness is called 'brod'; did you mean 'broad'?"),
        ("kazslogan_min_level = x", "kazslogan_min_level: no level is called 'x'; known: weak, variant, exact"),
    ],
)
def test_a_setting_that_is_unknown_is_told_once(suite, ini, message) -> None:
    result = suite("def test_it(assert_slogan): pass\ndef test_too(assert_slogan): pass", ini=ini)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert (result.stdout.str() + result.stderr.str()).count(message) == 1


def test_the_same_texts_every_time(suite) -> None:
    tests = "def test_it(slogan_variant, near_miss): print(repr((slogan_variant, near_miss)))"
    first, second = (suite(tests, "-s", "-q", "-p", "no:randomly").stdout.lines for _ in range(2))
    assert [line for line in first if "Variant(" in line] == [line for line in second if "Variant(" in line] != []


def test_the_detector_can_be_overridden(suite, pytester) -> None:
    pytester.makeconftest(
        "import pytest\nfrom kazslogan import Detector\n"
        "@pytest.fixture(scope='session')\ndef slogan_detector(): return Detector('stay-home')\n"
    )
    tests = (
        "def test_it(assert_slogan, assert_no_slogan): assert_slogan('Stay home'), assert_no_slogan('Save our lake')"
    )
    suite(tests).assert_outcomes(passed=1)


def test_rules_named_on_the_command_line_win(suite) -> None:
    tests = "def test_it(slogan_detector): assert [each.id for each in slogan_detector.rulesets] == ['stay-home']"
    suite(tests, "--kazslogan-rules", "stay-home").assert_outcomes(passed=1)
    tests = "def test_it(slogan_detector): assert len(slogan_detector.rulesets) == 3"
    suite(tests, ini="").assert_outcomes(passed=1)


def test_strictness_and_level_come_from_the_configuration(suite) -> None:
    tests = """def test_it(slogan_detector):
        assert (slogan_detector.strictness, slogan_detector.min_level) == ("broad", "weak")"""
    suite(tests, ini="kazslogan_strictness = broad\nkazslogan_min_level = weak").assert_outcomes(passed=1)


def test_a_rule_file_is_a_test_suite(suite) -> None:
    result = suite("", "lake.toml", "-v")
    assert result.ret == 0
    items_are_named(result.stdout.str())


def items_are_named(out: str) -> None:
    for name in ("save-the-lake::match[0]", "save-the-lake::near_miss[1]", "save-the-lake::variants[leet]",
                 "save-the-lake::near_misses[rival]", "lint"):  # fmt: skip
        assert f"lake.toml::{name}" in out


def test_xdist_changes_nothing(suite, pytester) -> None:
    """Assertions, texts and a rule file: all that is tried above in one process, in two."""
    alone = suite("", "lake.toml").parseoutcomes()
    pytester.makepyfile(test_assertions=ASSERTIONS, test_texts=TEXTS)
    result = suite("", "test_assertions.py", "test_texts.py", "lake.toml", "-v", "-n", "2")
    result.assert_outcomes(passed=3 + 14 + alone["passed"], failed=5 + 1, skipped=alone.get("skipped", 0))
    reasons_are_told(result.stdout.str())
    items_are_named(result.stdout.str())


def test_a_rule_file_fails_where_it_is_wrong(suite, pytester) -> None:
    bad = LAKE.replace("Please: save our lake!", "Please: drain our lake!").replace('span = "save our lake"\n', "")
    pytester.makefile(".toml", bad=bad.replace('"our lake"]', '"our lake", "OUR LAKE"]'))
    result = suite("", "bad.toml")
    result.assert_outcomes(failed=2, passed=result.parseoutcomes()["passed"], skipped=result.parseoutcomes()["skipped"])
    out = result.stdout.str()
    assert "bad.toml:13: must be found, but wasn't; nothing in the text is read as “Save”" in out
    assert "[duplicate-phrase]" in out
    assert "(lake 1.0.0, " in out, "every failure names the rule set"
    assert "Traceback" not in out


def test_a_rule_file_that_cannot_be_read_is_an_error_with_its_place(suite, pytester) -> None:
    pytester.makefile(".toml", bad=LAKE.replace('"Save {lake}"', '"Save {laek}"'))
    result = suite("", "bad.toml")
    result.assert_outcomes(errors=1)
    assert "bad.toml:11: rule 'save-the-lake', phrases.en[0]: there is no slot {laek}" in result.stdout.str()
    assert "Traceback" not in result.stdout.str()


def test_other_toml_files_are_left_alone(suite, pytester) -> None:
    pytester.makefile(".toml", other="x = 1")
    suite("def test_it(): pass", ini="").assert_outcomes(passed=1)
    result = suite("def test_it(): pass", ini="testpaths = lake.toml")
    assert result.parseoutcomes()["passed"] > 10  # named there, so it is a test


def test_a_suite_that_does_not_use_it_pays_nothing(suite) -> None:
    tests = (
        "import sys\n"
        "def test_it():\n"
        "    ours = {name for name in sys.modules if name.startswith('kazslogan')}\n"
        "    assert ours <= {'kazslogan', 'kazslogan.pytest_plugin'}, ours\n"
        "    assert not {'pydantic', 'regex', 'rapidfuzz', 'unidecode'} & set(sys.modules)\n"
    )
    suite(tests, ini="").assert_outcomes(passed=1)


def test_markers_are_documented(suite) -> None:
    out = suite("", "--markers", ini="").stdout.str()
    assert "@pytest.mark.slogan_variants(" in out
    assert "@pytest.mark.near_misses(" in out


def test_strategies_say_which_extra_they_need(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "try: import kazslogan.strategies\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True,
        env=os.environ | {"PYTHONPATH": PARENT_OF_PACKAGE},
    )  # fmt: skip
    assert done.stdout == (
        "MissingExtraError kazslogan.strategies needs an optional package; "
        "install it with: pip install 'kazslogan[hypothesis]'\n"
    )


def test_a_rule_file_cannot_drive_the_terminal(suite, pytester) -> None:
    nasty = r"\u001b\u0007\u202e"
    bad = LAKE.replace("Please: save our lake!", f"{nasty} drain our lake").replace('span = "save our lake"\n', "")
    bad = bad.replace('"our lake"]', f'"our lake", "our {nasty} pond", "OUR LAKE"]').replace("another place", nasty)
    pytester.makefile(".toml", bad=bad, worse=bad.replace("unless.before", f'"{nasty}"'))
    tests = "def test(assert_no_slogan, assert_slogan):\n    assert_no_slogan('Save our pond')"
    runs = suite("", "bad.toml", "-v"), suite("", "worse.toml"), suite(tests, ini="kazslogan_rules = bad.toml")
    for result in runs:
        assert result.ret != 0
        assert not {"\x1b", "\x07", "\u202e"} & {*result.stdout.str()}
