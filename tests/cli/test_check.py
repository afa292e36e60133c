"""``kazslogan check``: what it prints, what it returns, and what it does with odd input."""

from __future__ import annotations

import json

import pytest

from kazslogan import RuleSet
from kazslogan.rules.find import built_in

README_POST = "Кеше желіде: #TрaмпҚазақстанғаНазарСал деп жазыпты"
PLAIN = "Трамп, Қазақстанға назар сал"
NEAR_MISS = "Трамп, Өзбекстанға назар сал"
LOOKED_FOR = "  looked for: " + "; ".join(str(RuleSet.load(name).identity) for name in built_in()) + "\n"
MINE = """\
id = "mine"
version = "1"
title = "Mine"
[[rules]]
id = "glass"
[rules.phrases]
en = ["Raise the glass bridge"]
"""


def test_found_in_its_place(cli):
    result = cli("check", README_POST)
    first, facts, *disguises = result.out.splitlines()
    assert result.code == 0
    assert first == "Кеше желіде: #⟦TрaмпҚазақстанғаНазарСал⟧ деп жазыпты"
    of_set = RuleSet.load("kz-trump-attention")
    assert f"trump-attention (kz-trump-attention {of_set.version}, {of_set.content_hash})" in facts
    assert "[14:38]" in facts
    assert any("homoglyph" in line or "look" in line for line in disguises)


@pytest.mark.parametrize("text", [NEAR_MISS, "", " ", "\n", "Ауа райы жақсы"])
def test_nothing_found_is_said_plainly(cli, text):
    result = cli("check", text)
    assert (result.code, result.out, result.err) == (1, f"Nothing found.\n{LOOKED_FOR}", "")


def test_several_texts_get_a_summary(cli):
    result = cli("check", PLAIN, NEAR_MISS, README_POST)
    assert result.code == 0
    assert result.out.splitlines()[-1] == "2 matches in 2 of 3 texts."


def test_nothing_in_several_texts(cli):
    result = cli("check", NEAR_MISS, NEAR_MISS)
    assert (result.code, result.out) == (1, f"Nothing found in 2 texts.\n{LOOKED_FOR}")


def test_json_is_one_object_a_match(cli):
    result = cli("check", "--json", NEAR_MISS, README_POST, f"{PLAIN}. {PLAIN}.")
    found = [json.loads(line) for line in result.out.splitlines()]
    assert [record["number"] for record in found] == [2, 3, 3]
    assert found[0]["text"] == README_POST[found[0]["start"] : found[0]["end"]]
    assert found[0]["rule"] == "trump-attention"
    assert isinstance(found[0]["explanation"], list)


def test_json_of_nothing_is_nothing(cli):
    result = cli("check", "--json", NEAR_MISS)
    assert (result.code, result.out) == (1, "")


def test_standard_input_is_read_line_by_line(cli):
    result = cli("check", "-", stdin=f"{NEAR_MISS}\r\n{PLAIN}\r\n\n{README_POST}".encode())
    lines = result.out.splitlines()
    assert result.code == 0
    assert lines[0] == f"2: ⟦{PLAIN}⟧"
    assert any(line.startswith("4: Кеше желіде: #⟦") for line in lines)
    assert lines[-1] == "2 matches in 2 of 4 lines."


def test_empty_standard_input(cli):
    result = cli("check", "-")
    assert (result.code, result.out) == (1, f"Nothing found in 0 lines.\n{LOOKED_FOR}")


def test_a_byte_order_mark_is_no_part_of_the_text(cli):
    result = cli("check", "-", "--json", stdin=b"\xef\xbb\xbf" + PLAIN.encode())
    assert json.loads(result.out)["start"] == 0


def test_bad_lines_are_counted_and_the_rest_goes_on(cli):
    result = cli("check", "-", stdin=b"\xff\n" + PLAIN.encode() + b"\n\xd0\n")
    assert result.code == 0
    assert f"2: ⟦{PLAIN}⟧" in result.out
    assert result.err == "kazslogan: 2 lines of standard input are not UTF-8 and left out: lines 1, 3\n"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_nothing_found_beside_bad_lines_is_an_error_as_with_grep(cli, options):
    result = cli("check", "-", *options, stdin=NEAR_MISS.encode() + b"\n\xff\n" + NEAR_MISS.encode())
    assert result.code == 2
    assert result.out == ("" if options else f"Nothing found in 2 lines.\n{LOOKED_FOR}")
    assert result.err == "kazslogan: 1 line of standard input is not UTF-8 and left out: line 2\n"


def test_nothing_readable_is_an_error(cli):
    result = cli("check", "-", stdin=b"\xff\n\xfe\xfe\n")
    assert result.code == 2
    assert "UTF-8" in result.err


@pytest.mark.parametrize("command", ["check", "explain", "transliterate"])
@pytest.mark.parametrize("text", [f"{PLAIN}\n{PLAIN}\n", "Stay home", "үйде бол\r\n" * 2000, "ۇيدە بول\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told(cli, encoding, mark, text, command):
    options = ["--scheme", "kk-2021"] if command == "transliterate" else []
    result = cli(command, "-", *options, stdin=f"{mark}{text}".encode(encoding))
    assert (result.code, result.out) == (2, "")
    assert f"iconv -f {encoding.upper().replace('16-', '16')} -t UTF-8" in result.err


@pytest.mark.parametrize("text", ["\0", "a\0", "\0a", "\0\0\0\0", "\x01\x02\x03\0", "Үйде\0", "а\0б\0в"])
def test_a_nul_is_no_utf_16(cli, text):
    assert cli("check", "-", stdin=f"{text}\n{PLAIN}\n".encode()).code == 0


def test_standard_input_stands_alone(cli):
    result = cli("check", PLAIN, "-")
    assert result.code == 2
    assert "can't stand beside other texts" in result.err


def test_a_text_may_begin_with_a_dash(cli):
    assert cli("check", "--", f"-{PLAIN}").out.startswith(f"-⟦{PLAIN}⟧")


def test_a_long_text_is_shown_as_an_excerpt(cli):
    filler = "Бүгін ауа райы жақсы болды. " * 100
    result = cli("check", f"{filler}{PLAIN}. {filler}{PLAIN}. {filler}")
    line = result.out.splitlines()[0]
    assert line.startswith("…")
    assert line.endswith("…")
    assert line.count(f"⟦{PLAIN}⟧") == 2
    assert len(line) < 400


def test_a_newline_inside_a_match_keeps_to_one_line(cli):
    result = cli("check", "\n".join("Трамп") + "\n" + "\n".join("Қазақстанға") + "\nназар сал")
    assert result.code == 0
    assert result.out.splitlines()[0].startswith("⟦Т\\nр\\nа")


@pytest.mark.parametrize("sign", ["\x1b", "\x9b", "\x07", "\r", "\u202e", "\u2066", "\u2028"])
def test_a_post_cannot_drive_the_terminal(cli, sign):
    for words in (["check"], ["check", "--json"], ["explain"]):
        result = cli(*words, f"{sign}[2J {PLAIN} {sign}[0m")
        assert result.code == 0
        assert sign not in result.out


def test_rules_are_chosen_by_name_and_path(cli, tmp_path):
    (tmp_path / "mine.toml").write_text(MINE, encoding="utf-8")
    assert "glass (mine 1, " in cli("check", "--rules", "mine.toml", "#RaiseTheGlassBridge").out
    assert cli("check", "--rules", "mine.toml", PLAIN).code == 1
    assert cli("check", "--rules", "mine.toml", "--rules", "kz-trump-attention", PLAIN).code == 0


def test_weak_matches_only_when_asked_for(cli):
    weak = "Pay attention to Kazakhstan!"
    assert cli("check", weak).code == 1
    assert "attention-kazakhstan" in cli("check", "--min-level", "weak", weak).out


@pytest.mark.parametrize("strictness", ["strict", "balanced", "broad"])
def test_every_strictness_finds_the_phrase_itself(cli, strictness):
    assert cli("check", "--strictness", strictness, PLAIN).code == 0
