"""What is worked out beforehand is what would be worked out now; ``python tools/build_prepared.py`` makes it anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kazslogan import RuleSet
from kazslogan.matching.wordings.frames import all_frames, compiled_frames, table_of
from kazslogan.matching.wordings.rarest import rarest_slot
from kazslogan.rules.find import built_in
from kazslogan.rules.trusted import load_built_in
from kazslogan.text.alphabets import CLASSES, SIGNS, Alphabet

TOOL = Path(__file__).resolve().parent.parent / "tools" / "build_prepared.py"
HINT = "run python tools/build_prepared.py"


@pytest.mark.skipif(not TOOL.exists(), reason="needs the repository")
def test_the_tool_would_change_nothing():
    done = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{done.stderr}\n{HINT}"


@pytest.mark.parametrize("name", built_in())
def test_frames_are_what_the_compiler_makes(name):
    ruleset = load_built_in(name)
    assert table_of(ruleset) is not None, HINT
    frames = compiled_frames(ruleset)
    assert all_frames(ruleset) == frames, HINT
    assert [frame.rarest for frame in all_frames(ruleset)] == [rarest_slot(frame) for frame in frames], HINT


@pytest.mark.parametrize("name", built_in())
def test_hashes_are_those_of_the_content(name):
    ruleset = load_built_in(name)
    assert ruleset.content_hash == RuleSet.from_dict(ruleset.model_dump()).content_hash, HINT


@pytest.mark.parametrize("alphabet", [CLASSES, SIGNS], ids=repr)
def test_letters_show_what_their_readings_say(alphabet):
    fresh = Alphabet(alphabet._name, alphabet._shown.__wrapped__)
    assert alphabet._variants == fresh.derive(), HINT


def test_nothing_is_known_of_other_files(tmp_path):
    text = load_built_in("taza-qazaqstan").source.text
    changed = tmp_path / "taza-qazaqstan.toml"
    changed.write_text(text.replace("Таза Қазақстан", "Таза Алматы"), encoding="utf-8")
    ruleset = RuleSet.load(changed)
    assert table_of(ruleset) is None
    assert all_frames(ruleset) == compiled_frames(ruleset)
    built_in_one = load_built_in("kz-trump-attention")
    for deep in (False, True):
        copy = built_in_one.model_copy(update={"rules": built_in_one.rules[:1]}, deep=deep)
        assert all_frames(copy) == compiled_frames(copy) != all_frames(built_in_one)
        assert copy.identity != built_in_one.identity
    assert table_of(RuleSet.from_phrases("taza-qazaqstan", kk="Таза Қазақстан")) is None
