"""Start a rule set: a commented rule file from phrases, with examples that hold, and a package to share it in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import regex

from kazslogan import __version__
from kazslogan.detector import Detector
from kazslogan.errors import KazsloganError
from kazslogan.generator.near_misses import near_misses
from kazslogan.generator.variants import variants
from kazslogan.models import Disguise
from kazslogan.printable import printable
from kazslogan.rules.checks.examples import shares_word
from kazslogan.rules.load import read
from kazslogan.rules.model import RuleSet
from kazslogan.rules.template import expand, parse

__all__ = ["package_files", "starter", "write_files"]

_FILE = """\
# {title}
#
# A rule file of kazslogan: which slogan is looked for. How it may be disguised need not be said, that is known.
# Try it:          kazslogan rules test {name}.toml
# Look it over:    kazslogan rules lint {name}.toml
# Look for it:     kazslogan check --rules {name}.toml "…"

id = {id}
version = "1.0.0"
title = {title_string}
# description = "Where the slogan comes from, who says it to whom, and since when."
# references = ["https://…"]
# licence = "CC0-1.0"

[[rules]]
id = {id}
title = {title_string}
# level = "weak"    # the most that a match can get: exact (as if nothing were said), variant or weak
# order = "fixed"   # the words may not change places; or "free"

# One list of phrases for each language (BCP 47 tags: kk, ru, en, uz-Cyrl …). Write each phrase once, in the usual
# script of its language, in words, in its plainest form. Marks: (a|b) one of them, [x] there or not, {{name}} a slot.
[rules.phrases]
{phrases}

# Words right before or after which it is no appeal, such as "will", "did", "who" (negations are known by themselves).
# [rules.unless]
# before = []
# after = []

# Every example is a test. A near miss says where the rule must stop: write as many of them as of matches.
{examples}"""
_EXAMPLE = """\
[[rules.examples]]
{key} = {text}
reason = {reason}
"""
_NO_NEAR_MISS = """\
# [[rules.examples]]
# near_miss = "a text that is nearly the slogan"
# reason = "why it isn't"
"""
_REASONS = {
    "other-word": "another word in one place",
    "negated": "negated",
    "scattered": "the words stand in different sentences",
    "incomplete": "a part is missing",
}
_TRIES = 8
_HUMP = regex.compile(r"\p{Lu}\p{Ll}*")
_HASHTAG = regex.compile(r"#(?:\p{Lu}\p{Ll}+|\p{Lu}(?=\p{Lu}\p{Ll}))+")

_PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = {distribution}
version = "1.0.0"
description = {description}
requires-python = ">=3.11"
dependencies = ["kazslogan>={kazslogan}"]

[project.optional-dependencies]
test = ["pytest"]

# This is how kazslogan finds the rule files: the package that holds them.
[project.entry-points."kazslogan.rulesets"]
{id} = {module}

[tool.hatch.build.targets.wheel]
packages = [{module}]

[tool.pytest.ini_options]
testpaths = ["tests", {path}]
kazslogan_rules = [{path}]
"""
_README = """\
# {distribution}

A rule set for kazslogan: {title}

    python -m pip install .
    kazslogan rules show {id}
    kazslogan check --rules {id} "…"

Its tests:

    python -m pip install '.[test]'
    python -m pytest
"""
_TESTS = '''\
"""The slogan is found however it is disguised, and what is nearly the slogan isn't."""

import pytest


@pytest.mark.slogan_variants(rule={id}, disguises=["glued", "homoglyph", "case"], seed=1, limit=12)
def test_disguised(slogan_variant, assert_slogan):
    match = assert_slogan(slogan_variant.text, rule={id})
    assert (match.start, match.end) == (slogan_variant.start, slogan_variant.end)


@pytest.mark.near_misses(rule={id}, seed=1, limit=12)
def test_near_misses(near_miss, assert_no_slogan):
    assert_no_slogan(near_miss.text, rule={id})
'''


def starter(name: str, phrases: Mapping[str, Sequence[str]], title: str | None = None) -> str:
    """Return the text of a rule file for some phrases, with comments for who goes on with it.

    Hashtags that show their words by capitals are written in words, by which hashtags are found, too. Its examples are
    the phrases themselves, one of them as a hashtag, and near misses that the generator makes; all of
    them hold.

    >>> [line for line in starter("lake", {"en": ["Save our lake"]}).splitlines() if line.startswith(("en", "match"))]
    ['en = ["Save our lake"]', 'match = "Save our lake"', 'match = "#saveourlake"']

    Args:
        name: the id of the rule set and of its rule.
        phrases: by language.
        title: what to call it; the first phrase if None.

    Raises:
        RuleError: a phrase can't be used; lists every problem with its place.
    """
    ruleset = RuleSet.from_phrases(name, **{tag: list(map(_in_words, texts)) for tag, texts in phrases.items()})
    written = ruleset.rules[0].phrases
    title = title or next(texts[0] for texts in written.values())
    text = _FILE.format(
        name=name,
        title=_one_line(title),
        id=_string(name),
        title_string=_string(title),
        phrases="\n".join(f"{tag} = [{', '.join(map(_string, texts))}]" for tag, texts in written.items()),
        examples="\n".join(_examples(ruleset)),
    )
    read(text.encode(errors="surrogatepass"), f"{name}.toml")  # what is written must be readable
    return text


def _in_words(phrase: str) -> str:
    """Return a phrase, the words of a hashtag apart.

    >>> _in_words("#SaveOurLake"), _in_words("#saveourlake"), _in_words("Save #OurLake")
    ('Save Our Lake', '#saveourlake', 'Save #OurLake')
    """
    return " ".join(_HUMP.findall(phrase)) if _HASHTAG.fullmatch(phrase) else phrase


def _one_line(text: str) -> str:
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def _string(text: str) -> str:
    """Return a TOML string; JSON's escapes are those of TOML, but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _examples(ruleset: RuleSet) -> Iterator[str]:
    detector = Detector([ruleset], min_level="weak")
    rule = ruleset.rules[0]
    for tag, texts in rule.phrases.items():
        plain = "".join(map(str, expand(parse(texts[0]))[0]))
        if detector.is_match(plain):
            yield _EXAMPLE.format(key="match", text=_string(plain), reason=_string(f"the slogan itself ({tag})"))
    hashtags = (
        variant.text[variant.start : variant.end]
        for variant in variants(ruleset, disguises=[Disguise.GLUED], limit=_TRIES)
    )
    found = next((f"#{text}" for text in hashtags if detector.is_match(text)), None)
    if found:
        yield _EXAMPLE.format(key="match", text=_string(found), reason=_string("as a hashtag"))
    missed = 0
    for kind, reason in _REASONS.items():
        made = near_misses(ruleset, kinds=[kind], limit=_TRIES)
        near = (miss.text for miss in made if shares_word(rule, ruleset, miss.text))
        text = next((text for text in near if not detector.is_match(text)), None)
        if text:
            missed += 1
            yield _EXAMPLE.format(key="near_miss", text=_string(text), reason=_string(reason))
    if not missed:
        yield _NO_NEAR_MISS


def package_files(name: str, rule_file: str, title: str) -> dict[str, str]:
    """Return the files of a package that brings a rule file, by their paths: metadata, the rules, and tests of them.

    >>> list(package_files("lake", "…", "Save our lake"))
    ['pyproject.toml', 'README.md', 'kazslogan_lake/__init__.py', 'kazslogan_lake/lake.toml', 'tests/test_lake.py']
    """
    module = f"kazslogan_{name.replace('-', '_')}"
    words = {
        "distribution": f"kazslogan-{name}",
        "title": _one_line(title),
        "id": name,
        "kazslogan": __version__,
    }
    toml = {
        **words,
        "distribution": _string(words["distribution"]),
        "description": _string(f"A rule set for kazslogan: {words['title']}"),
        "module": _string(module),
        "path": _string(f"{module}/{name}.toml"),
    }
    return {
        "pyproject.toml": _PYPROJECT.format(**toml),
        "README.md": _README.format(**words),
        f"{module}/__init__.py": f'"""The rule set {name} for kazslogan."""\n',
        f"{module}/{name}.toml": rule_file,
        f"tests/test_{name.replace('-', '_')}.py": _TESTS.format(id=_string(name)),
    }


def write_files(files: Mapping[Path, str]) -> None:
    """Write text files; nothing is written if one of them is there already.

    Raises:
        KazsloganError: a file is there, or its text can't be written as UTF-8.
    """
    for path, text in files.items():
        if path.exists():
            raise KazsloganError(f"{printable(str(path))} is there already; move it away or choose another name")
        try:
            text.encode()
        except UnicodeEncodeError:
            raise KazsloganError(
                f"{printable(str(path))} can't be written: a phrase or the title isn't UTF-8"
            ) from None
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
