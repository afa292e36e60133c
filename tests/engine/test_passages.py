"""Long texts are read passage by passage, and nothing may be lost or found twice where they are cut."""

from __future__ import annotations

from random import Random

import pytest

from kazslogan import Detector, RuleSet
from kazslogan.matching.alignment import chain, occurrences
from kazslogan.matching.alignment.occurrences import Reader
from kazslogan.matching.screening import passages, screen
from kazslogan.matching.screening.hints import Candidate
from kazslogan.matching.screening.passages import Pieces
from tests.engine.texts import NEAR, ORDINARY

MATCHES = (
    "Трамп, Қазақстанға назар сал!",
    "Т р а м п, Қ а з а қ с т а н ғ а назааар сал",
    "#ТрампҚазақстанғаНазарСал",
    "Үйде отырыңыз",
    "%D0%A2%D1%80%D0%B0%D0%BC%D0%BF%2C%20Қазақстанға назар сал",
    "Trump, please pay attention to Kazakhstan",
    "Т\u0336р\u0336а\u0336м\u0336п\u0336, Қазақстанға н\u200bа\u200bзар сал",
)


def long_text(seed: int, separator: str) -> str:
    random = Random(seed)  # noqa: S311 - no secrets
    parts: list[str] = []
    for match in random.sample(MATCHES, len(MATCHES)):
        parts += random.choices([*ORDINARY, *NEAR], k=random.randrange(6, 24))
        parts.append(match)
    return separator.join(parts)


@pytest.fixture
def in_one_piece(monkeypatch):
    def find(detector: Detector, text: str) -> object:
        with monkeypatch.context() as patch:
            patch.setattr(screen, "_LONG_TEXT", len(text))
            return detector.find(text)

    return find


@pytest.mark.parametrize(("seed", "separator"), [(1, " "), (2, "\n"), (3, "\u00a0")])
def test_the_same_matches_as_in_one_piece(weak_detector, in_one_piece, seed, separator):
    text = long_text(seed, separator)
    assert len(text) > screen._LONG_TEXT
    found = weak_detector.find(text)
    assert found == in_one_piece(weak_detector, text)
    assert len(found) >= len(MATCHES) - 1


@pytest.mark.parametrize("before", range(0, 400, 67))
def test_a_match_across_a_cut(weak_detector, before):
    match = "Т р а м п ,   Қ а з а қ с т а н ғ а   н а з а р   с а л"
    [found, *_] = weak_detector.find("б" * 9 + " күн" * (before // 4) + ". " + match + " " + "және " * 900)
    assert found.text == match


def test_what_is_said_again_is_found_again(weak_detector, in_one_piece):
    said = "Көше бойында жазылған екен: «Трамп, Қазақстанға назар сал!» деп. Trump, pay attention to Pakistan. "
    text = ("Кеше қар жауды. " * 7 + said * 30 + "#ТрампҚазақстанғаНазарСал ") * 2
    found = weak_detector.find(text)
    assert found == in_one_piece(weak_detector, text)
    assert sum(match.level > "weak" for match in found) == text.count("назар") + text.count("Назар")
    assert all(text[match.start : match.end] == match.text for match in found)


def test_the_same_matches_of_many_rules_as_in_one_piece(in_one_piece):
    words = ("бақ", "көл", "жол", "алма", "кітап", "гүлзар", "өзен", "мектеп", "тауды", "қаланы", "орман")
    phrases = [f"{one} {two} сақтайық" for one in words for two in words if one != two]
    rules = [RuleSet.from_phrases(f"r{number}", kk=phrase) for number, phrase in enumerate(phrases)]
    many = Detector(rules)
    assert len(many._compiled.frames) > screen._FEW_FRAMES
    text = "Бүгін ауылда қар жауды, кітап оқыды. " * 80
    text += "б".join(["", *(f" {phrases[at].upper()}! " + "Орман мен тау. " * 40 for at in (3, 40, 77))])
    found = many.find(text)
    assert found == in_one_piece(many, text)
    assert {match.phrase for match in found} >= {phrases[at] for at in (3, 40, 77)}


@pytest.mark.parametrize("before", range(0, 60, 7))
def test_a_long_match_across_cuts(in_one_piece, before):
    phrase = (
        "Libraries, museums, theatres and swimming pools belong to everybody who lives between the mountains and the "
        "lake, so nobody may close them, sell them or let them crumble without asking the people of this town before"
    )
    detector = Detector([RuleSet.from_phrases("town", en=phrase)])
    text = "б" + " бе" * before + ". " + phrase.upper().replace("O", "0") + ". " + "Кеше қар жауды. " * 240
    [match] = found = detector.find(text)
    assert found == in_one_piece(detector, text)
    assert len(match.text) == len(phrase)


def test_a_match_that_is_longer_than_a_passage(weak_detector):
    stretched = "Тра" + "а" * 2000 + "мп, Қазақстанға наз" + "а" * 3000 + "р сал"
    [found, *_] = weak_detector.find("Кеше айтты: " + stretched + " деп. " + "Бүгін қар жауды. " * 300)
    assert found.text == stretched


@pytest.mark.parametrize(("seed", "together"), [(5, 1), (6, 3), (7, 50)])
def test_however_many_pieces_are_asked_and_read_together(weak_detector, monkeypatch, seed, together):
    text = long_text(seed, "\n") + " трааамп қазақстанға " * 40
    found = weak_detector.find(text)
    monkeypatch.setattr(screen, "_PIECES_ASKED", together)
    monkeypatch.setattr(passages, "_MOST_TOGETHER", together)
    assert weak_detector.find(text) == found
    assert found


@pytest.mark.parametrize("glue", ["", " ", ", "])
@pytest.mark.parametrize("piece", ["трамп{}қазақстанға", "Казахстану{}трамп", "Трамп{}Қозақстанға{}назар"])
def test_parts_by_the_hundred_hide_no_match(weak_detector, monkeypatch, piece, glue):
    many = glue.join([piece.format(glue, glue)] * 12)
    text = f"{many}. #ТрампҚазақстанғаНазарСал Трамп, Қазақстанға нозар сал! {many}"
    monkeypatch.setattr(chain, "_MANY_SIGHTINGS", 0)  # it is always asked first whether all parts are there
    found = weak_detector.find(text)
    monkeypatch.setattr(chain, "_MANY_SIGHTINGS", len(text))  # never
    assert weak_detector.find(text) == found
    assert {"ТрампҚазақстанғаНазарСал", "Трамп, Қазақстанға нозар сал"} <= {match.text for match in found}


def test_pieces_hold_the_whole_text():
    text = long_text(7, " ")
    pieces = Pieces(text)
    assert "".join(text[slice(*pieces.span(number, number + 1))] for number in range(len(pieces))) == text


def test_no_word_is_parted():
    text = "қазақстандықтардың " * 400
    pieces = Pieces(text)
    assert all(text[pieces.span(number, number + 1)[0]] == " " for number in range(1, len(pieces)))


# ------------------------------------------------------------------ where keys are seen, and chains begin

KEYS_APART = ("назар сал", "Қазақстанға", "нааазааар сааал", "нназзарр саалл")


@pytest.fixture(scope="module")
def trump():
    return Detector(["kz-trump-attention"])


@pytest.mark.parametrize("key", KEYS_APART)
def test_keys_are_seen_wherever_stretches_are_cut(trump, monkeypatch, key):
    slots = trump._compiled.screen.slots(Candidate(0, ""))
    for letters in range(occurrences._STRETCH - len(key) - 8, occurrences._STRETCH + 1, 3):
        text = "б" + "еб" * (letters // 2) + " " + key + " бе" * 90
        seen = [Reader(text).sightings(slot) for slot in slots]
        with monkeypatch.context() as patch:
            patch.setattr(occurrences, "_STRETCH", len(text))
            assert seen == [Reader(text).sightings(slot) for slot in slots]
        assert any(text.index(key) in places for both in seen for places in both)


@pytest.mark.parametrize(
    "text",
    [
        "Трамп, Қазақстанға назар сал",
        "трампқазақстанғаназарсал",
        "Тромп, Қозақстанға назар сал",
        "Казахстану, Дональд Тромп, назар сал",
        "Т р а м п, Қ а з а қ с т а н ғ а   н а з а р   с а л",
        "Трааамп, Қаааазақстанға, өтінемін, назаар саллл",
        "Президент Трамп, пожалуйста, қазакстанга нозар сал",
        "Тттттрррррааааааммммммпппппп Қққққққаааааазззззаааааққққққссссссттттттаааааанннннғғғғғғаааааа назар сал",
    ],
)
def test_chains_begin_where_slots_are_read_back_to(trump, monkeypatch, text):
    text = "Кеше желіде көп адам осылай деп жазып жатты " * 9 + text + " деп жазыпты " * 9
    monkeypatch.setattr(chain, "_FEW_STARTS", 0)  # never all places
    looked_back = trump.find(text)
    monkeypatch.setattr(chain, "_FEW_STARTS", len(text))  # always
    assert looked_back == trump.find(text)
    assert looked_back
