"""The other commands: explain, rules, transliterate."""

from __future__ import annotations

import json

from kazslogan import RuleSet, available_rulesets, schemes
from kazslogan.rules.find import built_in

LOOKED_FOR = "  looked for: " + "; ".join(str(RuleSet.load(name).identity) for name in built_in()) + "\n"
DISGUISED = "#Tp4мпҚaз4қcт4нғaН4зaрCaл"


def test_explain_leads_back_to_the_phrase(cli):
    result = cli("explain", DISGUISED)
    lines = [line.strip() for line in result.out.splitlines()]
    written = next(number for number, line in enumerate(lines) if line.startswith("as written"))
    phrase = next(line for line in lines if line.startswith("= phrase"))
    assert result.code == 0
    assert lines[written].endswith(DISGUISED[1:])
    assert lines[-1] == phrase
    assert lines[-2].split(maxsplit=2)[2] == phrase.split(maxsplit=2)[2]


def test_explain_shows_weak_matches_when_asked_for(cli):
    weak = "Pay attention to Kazakhstan!"
    result = cli("explain", weak)
    assert (result.code, result.out) == (1, f"Nothing found; there is a match with --min-level weak.\n{LOOKED_FOR}")
    assert "attention-kazakhstan" in cli("explain", "--min-level", "weak", weak).out


def test_explain_reads_standard_input_as_one_text(cli):
    result = cli("explain", "-", stdin="Трамп,\nҚазақстанға\nназар сал".encode())
    assert result.code == 0
    assert "Трамп,\\nҚазақстанға" in result.out


def test_explain_of_nothing(cli):
    result = cli("explain", "Трамп Қазақстанға келеді")
    assert (result.code, result.out) == (1, f"Nothing found.\n{LOOKED_FOR}")


def test_explain_refuses_bytes_that_are_not_utf_8(cli):
    result = cli("explain", "-", stdin=b"abc\xff")
    assert (result.code, result.out) == (2, "")
    assert "byte 3" in result.err


def test_explain_json(cli):
    record = json.loads(cli("explain", "--json", DISGUISED).out.splitlines()[0])
    assert record["steps"]
    assert record["explanation"]


def test_rules_list_names_every_rule_set(cli):
    result = cli("rules", "list")
    assert result.code == 0
    names = [info.id for info in available_rulesets()]
    assert [line.split()[0] for line in result.out.splitlines() if not line.startswith(" ")] == names
    records = [json.loads(line) for line in cli("rules", "list", "--json").out.splitlines()]
    assert [record["id"] for record in records] == names


def test_rules_show_holds_every_rule_and_phrase(cli):
    for name in (info.id for info in available_rulesets()):
        shown = cli("rules", "show", name).out
        ruleset = RuleSet.load(name)
        for rule in ruleset.rules:
            assert rule.id in shown
            for templates in rule.phrases.values():
                assert all(template in shown for template in templates)
        assert json.loads(cli("rules", "show", name, "--json").out)["id"] == name


def test_transliterate_both_ways(cli):
    assert cli("transliterate", "Қазақстанға назар сал", "--scheme", "kk-2021").out == "Qazaqstanğa nazar sal\n"
    back = cli("transliterate", "Qazaqstanğa nazar sal", "--scheme", "kk-2021", "--reverse")
    assert (back.code, back.out) == (0, "Қазақстанға назар сал\n")


def test_transliterate_standard_input(cli):
    result = cli("transliterate", "-", "--scheme", "kk-2021", stdin="назар\nсал\n".encode())
    assert result.out == "nazar\nsal\n"


def test_transliterate_changes_nothing_but_letters_in_a_pipe(cli):
    lines = ["назар\tсал", "а\0б", "\x1b[31mқар\x1b[0m", "", "бал\u2028қар", "\u202eтал"]
    result = cli("transliterate", "-", "--scheme", "kk-2021", stdin="\n".join(lines).encode())
    letters = str.maketrans("назрслбқтү", "nazrslbqtü")
    assert result.out.split("\n") == [line.translate(letters) for line in (*lines, "")]
    assert cli("transliterate", "назар\nсал\t!", "--scheme", "kk-2021").out == "nazar\nsal\t!\n"


def test_transliterate_keeps_the_place_of_lines_that_are_not_utf_8(cli):
    stdin = "назар\n".encode() + b"\xff\n" * 6 + "сал\n".encode()
    result = cli("transliterate", "-", "--scheme", "kk-2021", stdin=stdin)
    assert (result.code, result.out) == (2, "nazar\n\n\n\n\n\n\nsal\n")
    assert result.err == "kazslogan: 6 lines of standard input are not UTF-8 and left empty: lines 2, 3, 4, 5, 6, …\n"
    records = cli("transliterate", "-", "--scheme", "kk-2021", "--json", stdin=stdin).out.splitlines()
    assert [json.loads(record)["result"] for record in records] == ["nazar", *[None] * 6, "sal"]


def test_transliterate_json(cli):
    record = json.loads(cli("transliterate", "назар", "--scheme", "kk-2021", "--json").out)
    assert record == {"text": "назар", "scheme": "kk-2021", "reverse": False, "result": "nazar"}


def test_transliterate_lists_the_schemes(cli):
    result = cli("transliterate", "--list")
    assert result.code == 0
    assert len(result.out.splitlines()) == len(schemes())
    assert "kk-2021" in result.out


def test_transliterate_needs_a_text_and_a_scheme(cli):
    for words in ([], ["назар"], ["--scheme", "kk-2021"]):
        result = cli("transliterate", *words)
        assert result.code == 2
        assert "--scheme" in result.err
