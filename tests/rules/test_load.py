"""Rule files that can't be used: one error that lists every problem with file, rule, field and fix."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from kazslogan.errors import KazsloganError, RuleError
from kazslogan.rules.load import MAX_BYTES
from kazslogan.rules.model import RuleSet

HEAD = 'id = "mine"\nversion = "1.0.0"\ntitle = "Mine"\n'
RULE = '[[rules]]\nid = "lake"\n'
PHRASES = 'phrases = {en = "Save the lake"}\n'
LAKE = HEAD + RULE + PHRASES
NO_LETTER = "it holds no letter, so nothing could be found"
SILENT = "it holds no letter but those that may be missing, such as ъ, so nothing could be found"
SHORT = "it is so short that it would be found nearly everywhere"
EMPTY = "it can be empty: everything in it is optional"


def told(toml: str | bytes, tmp_path: Path) -> list[tuple[str | None, str | None, str]]:
    """What is wrong with a file: rule, field, message."""
    path = tmp_path / "my.toml"
    path.write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    with pytest.raises(RuleError) as caught:
        RuleSet.load(path)
    for problem in caught.value.problems:
        assert problem.file == str(path)
        assert problem.message
        assert problem.fix
        assert str(problem) in str(caught.value)
    return [(problem.rule, problem.field, problem.message) for problem in caught.value.problems]


def phrase(text: str) -> str:
    return f"{HEAD}{RULE}[rules.phrases]\nen = ['''{text}''']\n"


def slot_a(phrases: str, more: str = "") -> str:
    return f"{HEAD}[slots]\na = {{phrases = {{en = {phrases}}}{more}}}\n"


# fmt: off
CASES = {
    "unknown key at the top": (HEAD + 'titel = "x"\n' + RULE + PHRASES,
        (None, "titel", "there is no such key")),
    "unknown key in a rule": (LAKE + 'phrase = "x"',
        ("lake", "phrase", "there is no such key")),
    "unknown key in a slot": (LAKE + '[slots.a]\nphrases = {en = "b"}\nunles = []',
        (None, "slots.a.unles", "there is no such key")),
    "unknown key in a rule's slot": (LAKE + '[rules.slots.a]\nphrases = {en = "b"}\nx = 1',
        ("lake", "slots.a.x", "there is no such key")),
    "unknown key in unless": (LAKE + 'unless = {befor = ["to"]}',
        ("lake", "unless.befor", "there is no such key")),
    "unknown key in an example": (LAKE + 'examples = [{match = "x", reason = "y", z = 1}]',
        ("lake", "examples[0].z", "there is no such key")),
    "wrong type of the title": ('id = "mine"\nversion = "1"\ntitle = 3\n' + RULE + PHRASES,
        (None, "title", "it must be a string in quotes, not a number")),
    "number for a version": ('id = "mine"\nversion = 1.0\ntitle = "x"\n' + RULE + PHRASES,
        (None, "version", "it must be a string in quotes, not a number")),
    "rules that are no list": (HEAD + 'rules = "x"',
        (None, "rules", "it must be a list, not a string")),
    "a rule that is no table": (HEAD + 'rules = ["x"]',
        ("#1", None, "it must be a table, not a string")),
    "phrases that are no table": (HEAD + RULE + 'phrases = "Save the lake"',
        ("lake", "phrases", "it must be a table, not a string")),
    "phrases of a wrong type": (HEAD + RULE + "phrases = {en = 3}",
        ("lake", "phrases.en", "it must be a string or a list of strings, not a number")),
    "a phrase that is no string": (HEAD + RULE + 'phrases = {en = ["Save the lake", 3]}',
        ("lake", "phrases.en[1]", "it must be a string in quotes, not a number")),
    "no id": ('version = "1"\ntitle = "x"\n' + RULE + PHRASES,
        (None, "id", "the key is missing")),
    "a rule without an id": (HEAD + '[[rules]]\nphrases = {en = "Save the lake"}',
        ("#1", "id", "the key is missing")),
    "a rule without phrases": (HEAD + RULE,
        ("lake", "phrases", "the key is missing")),
    "a slot without phrases": (HEAD + "[slots.a]\n" + RULE + 'phrases = {en = "{a}!"}',
        (None, "slots.a.phrases", "the key is missing")),
    "no rules": (HEAD,
        (None, "rules", "the key is missing")),
    "an empty list of rules": (HEAD + "rules = []",
        (None, "rules", "there is no rule")),
    "an empty table of phrases": (HEAD + RULE + "phrases = {}",
        ("lake", "phrases", "there is no phrase")),
    "a language without phrases": (HEAD + RULE + 'phrases = {en = [], kk = "Үйде бол"}',
        ("lake", "phrases.en", "the language has no phrase")),
    "an example without a reason": (LAKE + 'examples = [{match = "x"}]',
        ("lake", "examples[0].reason", "the key is missing")),
    "an example of both kinds": (LAKE + 'examples = [{match = "x", near_miss = "y", reason = "z"}]',
        ("lake", "examples[0]", "it needs exactly one of match and near_miss")),
    "an example of no kind": (LAKE + 'examples = [{reason = "z"}]',
        ("lake", "examples[0]", "it needs exactly one of match and near_miss")),
    "a near miss with a span": (LAKE + 'examples = [{near_miss = "x", span = "x", reason = "z"}]',
        ("lake", "examples[0].span", "a near miss has no match that it could describe")),
    "a span that isn't in the text": (LAKE + 'examples = [{match = "x", span = "y", reason = "z"}]',
        ("lake", "examples[0].span", "it isn't part of the text")),
    "an unknown level": (LAKE + 'level = "strong"',
        ("lake", "level", "'strong' isn't known here")),
    "a date for a level": (LAKE + "level = 2026-01-01",
        ("lake", "level", "it must be a string in quotes, not a date")),
    "a number for an order": (LAKE + "order = 1",
        ("lake", "order", "it must be a string in quotes, not a number")),
    "an unknown order": (LAKE + 'order = "any"',
        ("lake", "order", "'any' isn't known here")),
    "an id with capitals": (HEAD + '[[rules]]\nid = "The Lake"\nphrases = {en = "Save the lake"}',
        ("The Lake", "id", "'The Lake' is no id")),
    "a slot name with capitals": (LAKE + '[slots.Lake]\nphrases = {en = "lake"}',
        (None, "slots.Lake", "'Lake' is no id")),
    "a version with spaces": ('id = "mine"\nversion = "1 beta"\ntitle = "x"\n' + RULE + PHRASES,
        (None, "version", "'1 beta' is no version")),
    "a word for a language": (HEAD + RULE + 'phrases = {kazakh = "Үйде бол"}',
        ("lake", "phrases.kazakh", "'kazakh' is no language tag")),
    "an underscore in a tag": (HEAD + RULE + 'phrases = {uz_Cyrl = "Уйда қол"}',
        ("lake", "phrases.uz_Cyrl", "'uz_Cyrl' is no language tag")),
    "two rules with one id": (phrase("Save the lake") + RULE + 'phrases = {en = "Save the hill"}',
        ("lake", "id", "two rules have this id")),
    "an empty phrase": (phrase(""), ("lake", "phrases.en[0]", "the phrase is empty")),
    "a blank phrase": (phrase(" \t"), ("lake", "phrases.en[0]", "the phrase is empty")),
    "a phrase of signs": (phrase("!!! 100% …"), ("lake", "phrases.en[0]", NO_LETTER)),
    "a phrase of emoji": (phrase("🏠❤️"), ("lake", "phrases.en[0]", NO_LETTER)),
    "a phrase that can be empty": (phrase("[stay home]"),
        ("lake", "phrases.en[0]", EMPTY)),
    "a phrase of two letters": (phrase("no"),
        ("lake", "phrases.en[0]", SHORT)),
    "a phrase that can be two letters": (phrase("(no|never) [again]"),
        ("lake", "phrases.en[0]", SHORT)),
    "a phrase of one Han character": (phrase("家"),
        ("lake", "phrases.en[0]", SHORT)),
    "an unclosed bracket": (phrase("Save [the lake"), ("lake", "phrases.en[0]", "column 6: '[' is never closed")),
    "an unclosed slot": (phrase("Save {lake"), ("lake", "phrases.en[0]", "column 6: '{' is never closed")),
    "an unknown slot": (phrase("Save the {lake}"), ("lake", "phrases.en[0]", "there is no slot {lake}")),
    "too many wordings": (phrase("lake " + "[a] " * 12),
        ("lake", "phrases.en[0]", "it stands for more than 2000 wordings")),
    "too long": (phrase("lake " * 300), ("lake", "phrases.en[0]", "it can be longer than 1000 characters")),
    "a slot in itself": (slot_a('"x {a}"') + RULE + 'phrases = {en = "Save {a}"}',
        (None, "slots.a", "the slot contains itself: {a} -> {a}")),
    "a slot that may be empty": (slot_a('"[the]"') + RULE + 'phrases = {en = "Save {a}"}',
        (None, "slots.a.phrases.en[0]", EMPTY)),
    "a rule that is nothing but a short slot": (slot_a('"no"') + RULE + 'phrases = {en = "{a}!"}',
        ("lake", "phrases.en[0]", SHORT)),
    "a guard of signs": (LAKE + 'unless = {before = ["to", "?!"]}',
        ("lake", "unless.before[1]", NO_LETTER)),
    "a rival of signs": (slot_a('"lake"', ', unless = ["-"]') + RULE + 'phrases = {en = "Save the {a}"}',
        (None, "slots.a.unless[0]", NO_LETTER)),
}
# fmt: on


@pytest.mark.parametrize("text", ["ъъъъ", "ьььь!", "Ъ Ь Ъ", "ـــــ", "ㅤㅤㅤㅤ", "ᅟᅟᅟ", "ﾠﾠﾠ", "ʼʼʼʼ", "ʻʹʿ", "ءءء"])
def test_silent_letters_alone_are_no_phrase(text: str, tmp_path: Path) -> None:
    toml = f"{HEAD}{RULE}phrases.en = ['{text}', 'Save the lake', '{text}']\nunless.before = ['{text}']"
    places = "phrases.en[0]", "phrases.en[2]", "unless.before[0]"
    assert told(toml, tmp_path) == [("lake", place, SILENT) for place in places]


@pytest.mark.parametrize("name", CASES)
def test_one_problem(name: str, tmp_path: Path) -> None:
    toml, expected = CASES[name]
    assert told(toml, tmp_path) == [expected]


def test_all_problems_at_once(tmp_path: Path) -> None:
    toml = """
        id = "My Rules"
        titel = "Mine"

        [slots.a]
        unless = [3]
        [slots.a.phrases]
        kk = ["{b"]
        [slots.b.phrases]
        en = ["{c}"]
        [slots.c.phrases]
        en = ["x {b}", ""]

        [[rules]]
        id = "one"
        levle = "weak"
        [rules.phrases]
        english = ["Save {lake} (now|today"]
        en = ["{aa}", "ok", "!", 7]

        [[rules]]
        id = "one"
        order = "random"
        [rules.phrases]
        en = "(a|b)"

        [[rules]]
        [[rules.examples]]
        match = "x"
        near_miss = "x"
    """
    assert told(toml, tmp_path) == [
        (None, "version", "the key is missing"),
        (None, "title", "the key is missing"),
        (None, "id", "'My Rules' is no id"),
        (None, "titel", "there is no such key"),
        (None, "slots.a.unless[0]", "it must be a string in quotes, not a number"),
        (None, "slots.a.phrases.kk[0]", "column 1: '{' is never closed"),
        (None, "slots.b", "the slot contains itself: {b} -> {c} -> {b}"),
        (None, "slots.c", "the slot contains itself: {c} -> {b} -> {c}"),
        (None, "slots.c.phrases.en[1]", "the phrase is empty"),
        ("one", "levle", "there is no such key"),
        ("one", "phrases.english", "'english' is no language tag"),
        ("one", "phrases.english[0]", "column 13: '(' is never closed"),
        ("one", "phrases.en[3]", "it must be a string in quotes, not a number"),
        ("one", "phrases.en[0]", "there is no slot {aa}"),
        ("one", "phrases.en[1]", SHORT),
        ("one", "phrases.en[2]", NO_LETTER),
        ("one", "id", "two rules have this id"),
        ("one", "order", "'random' isn't known here"),
        ("one", "phrases.en[0]", SHORT),
        ("#3", "id", "the key is missing"),
        ("#3", "phrases", "the key is missing"),
        ("#3", "examples[0].reason", "the key is missing"),
        ("#3", "examples[0]", "it needs exactly one of match and near_miss"),
    ]


@pytest.mark.parametrize(
    ("toml", "fix"),
    [
        (LAKE + 'phrase = "x"', "did you mean 'phrases'?"),
        (LAKE + 'unless = {befor = ["to"]}', "did you mean 'before'?"),
        (
            LAKE + 'examples = [{mach = "x", reason = "y"}]',
            "did you mean 'match'?",
        ),
        (HEAD + "qwxyz = 1\n" + RULE + PHRASES, "known: id, version, title, description"),
        (
            HEAD + '[slots]\nlake = {phrases = {en = "lake"}}\n' + RULE + 'phrases = {en = "Save {lakes}"}',
            "did you mean {lake}?",
        ),
        (phrase("Save {x}"), "define it as [slots.x]"),
        (phrase("Save (the lake"), "close it with ')'"),
        (LAKE + 'level = "strong"', "'weak', 'variant' or 'exact'"),
        (LAKE + "inflect = false", "it belongs into a slot"),
        (LAKE + 'unless = ["will"]', 'write unless.before = ["…"]'),
        (HEAD + '[rules]\nid = "lake"\n', "write [[rules]], with two brackets"),
        (HEAD + 'title = "x"\n', "remove one of the two"),
        ("id: mine\n", 'write key = "value"'),
        ("id = “mine”\n", 'put strings in straight quotes ("…")'),
        ('id = "mine\n', "close the string with a quotation mark"),
        ('id = ["mine"\n', "close the list with ]"),
        ('id = "a\\b c\\d"\n', "write \\\\ for a backslash"),
    ],
)
def test_fixes(toml: str, fix: str, tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        RuleSet.load(path)
    assert fix in str(caught.value)


@pytest.mark.parametrize(
    ("content", "field", "message"),
    [
        (
            HEAD.encode() + "title2 = 'Қазақ'".encode("cp1251", "replace"),
            None,
            "the file isn't UTF-8: byte 0xe0 at offset 56",
        ),
        (HEAD.encode("utf-16"), None, "(it looks like UTF-16)"),
        (b'id = "mine"\nversion = 1.0.0\n', None, "the TOML can't be read: column 14"),
        (b'id = "mine', None, "the TOML can't be read: end of the file"),
        (b'id = "a"\nid = "b"\n', None, "the TOML can't be read: column 9: Cannot overwrite a value"),
        (b".".join([b"a"] * 50_000) + b" = 1", None, "a key has more than 50 parts: a.a.a.a"),
        (b"x = {" + b" . ".join([b'"a"'] * 50_000) + b" = 1}", None, "a key has more than 50 parts"),
        (b"\n[[" + b".".join([b"'a'"] * 50_000) + b"]]", None, "a key has more than 50 parts"),
        (b"x = " + b"[" * 100_000, None, "the TOML is nested too deeply"),
        (b"#" * (MAX_BYTES + 1), None, "the file is larger than 5 MB"),
        (b"", "id", "the key is missing"),
        (b"\x00", None, "the TOML can't be read: column 1"),
        (HEAD.encode("utf-16-le"), None, "the file isn't UTF-8 (it looks like UTF-16)"),
    ],
)
def test_files(content: bytes, field: str | None, message: str, tmp_path: Path) -> None:
    rule, found_field, found_message = told(content, tmp_path)[0]
    assert (rule, found_field) == (None, field)
    assert message in found_message


def test_the_offset_of_a_wrong_byte_is_told(tmp_path: Path) -> None:
    assert told(b"id = '\xff'", tmp_path) == [(None, None, "the file isn't UTF-8: byte 0xff at offset 6")]


def test_a_byte_order_mark_and_windows_lines_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(b"\xef\xbb\xbf" + phrase("Save the lake").replace("\n", "\r\n").encode())
    assert RuleSet.load(path).id == "mine"
    assert RuleSet.load(str(path)) == RuleSet.load(path)


def test_no_file(tmp_path: Path) -> None:
    cases: list[tuple[str | Path, str]] = [
        (tmp_path / "none.toml", "there is no such file"),
        (tmp_path, "it is a directory"),
        (tmp_path / "my.toml" / "deeper.toml", "there is no such file"),
        (str(tmp_path) + "/a\0b.toml", "the file can't be read"),
        (tmp_path / ("x" * 300 + ".toml"), "the file can't be read"),
    ]
    for path, message in cases:
        with pytest.raises(RuleError) as caught:
            RuleSet.load(path)
        [problem] = caught.value.problems
        assert (problem.file, problem.rule, problem.field) == (str(path), None, None)
        assert message in problem.message


@pytest.mark.parametrize("data", [[], "x", None, 3])
def test_no_table(data: object) -> None:
    with pytest.raises(RuleError, match="a rule set must be a table"):
        RuleSet.from_dict(data)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [
        {1: 2},
        {"id": "\ud800", "version": "1", "title": "x", "rules": [{"id": "a", "phrases": {"en": "Save \ud800 lake"}}]},
        {"id": "x", "version": "1", "title": "x", "rules": {"a": 1}, "slots": [1]},
        {"id": "x", "version": "1", "title": "x", "rules": [None, [], {"id": 3, "phrases": {2: ["a"]}, "unless": []}]},
        {"rules": [{"slots": {"a": {"phrases": [], "unless": "x"}}, "examples": {"a": 1}}]},
    ],
)
def test_odd_data_is_refused_without_a_traceback(data: dict[object, object]) -> None:
    with pytest.raises(RuleError) as caught:
        RuleSet.from_dict(data)  # type: ignore[arg-type]
    assert all(problem.message and problem.fix for problem in caught.value.problems)


def test_a_slot_that_doubles_itself_again_and_again_is_refused_at_once() -> None:
    slots = {f"s{n}": {"phrases": {"en": f"{{s{n + 1}}} {{s{n + 1}}}"}} for n in range(50)}
    slots["s50"] = {"phrases": {"en": "lol"}}
    rules = [{"id": "a", "phrases": {"en": "{s0}"}}]
    with pytest.raises(RuleError, match="longer than 1000 characters"):
        RuleSet.from_dict({"id": "x", "version": "1", "title": "x", "slots": slots, "rules": rules})


def test_two_han_characters_are_enough() -> None:
    assert RuleSet.from_phrases("x", zh="回家").rules[0].phrases == {"zh": ("回家",)}


def test_the_error_is_ours_and_survives_a_pickle() -> None:
    with pytest.raises(KazsloganError) as caught:
        RuleSet.from_phrases("x", en="")
    assert isinstance(caught.value, ValueError)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 (just made)
    place = "<phrases>: rule 'x', phrases.en[0]"
    assert str(caught.value) == f"{place}: the phrase is empty; write its words or remove it [empty-phrase]"
