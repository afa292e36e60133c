"""Slogans written in ways that outside tests missed, of rules that the package doesn't know; near misses beside them.

Every text is read by a detector that is ready and by one that is new: the screen and the units must agree.
"""

from __future__ import annotations

import quopri
import unicodedata

import pytest

from kazslogan import Detector, RuleSet
from tests.counting import count_calls

PHRASES = {
    "porch": {"ru": ["Мой подъезд — мои правила"]},
    "schools": {"ru": ["Объявите чрезвычайное положение в школах"]},
    "buses": {"en": ["Fix our broken buses"]},
    "tram": {"ru": ["Верните нам трамвай"]},
    "hours": {"ru": ["Дайте 35 часов в неделю"]},
    "teachers": {"ru": ["Учителям — 500 тысяч"]},
    "trains": {"uk": ["Поверніть нічні поїзди"]},
    "wages": {"en": ["Pay 15 dollars an hour"]},
    "land": {"kk": ["Жерімізді сатпаймыз"]},
    "library": {"en": ["Give every village a good library"]},
    "noise": {"es": ["Menos ruido, más vecinos", "Ningún balcón sin flores"]},
    "lunch": {"uz": ["Oʻquvchilarga bepul tushlik bering"]},
    "harbour": {"el": ["Σώστε το παλιό λιμάνι"]},
    "roads": {"el": ["Ανοίξτε τους δρόμους"]},
    "lake": {"ka": ["გადაარჩინე ტბა"]},
    "trees-ko": {"ko": ["나무를 베지 마세요"]},
    "trees-vi": {"vi": ["Đừng chặt hàng phượng vĩ"]},
    "trees-ja": {"ja": ["桜並木をそのまま残そう", "がけの上のベンチをかえせ"]},
    "yard": {"ru": ["Мой двор — мой край"]},
}


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    rules = [{"id": name, "phrases": phrases} for name, phrases in PHRASES.items()]
    return RuleSet.from_dict({"id": "seen", "version": "1", "title": "Seen through", "rules": rules})


@pytest.fixture(scope="module")
def read(ruleset):
    """What finds the rules and texts of the matches, in both ways."""
    ready, new = Detector([ruleset, "kz-trump-attention"]), Detector([ruleset, "kz-trump-attention"])
    ready.make_ready()

    def find(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
        new._first_texts = 1
        found = ready.find(text)
        assert found == new.find(text)
        return [(match.rule, match.text, tuple(map(str, match.disguises))) for match in found]

    return find


def rules_and_texts(found: list[tuple[str, str, tuple[str, ...]]]) -> list[tuple[str, str]]:
    return [(rule, text) for rule, text, _ in found]


@pytest.mark.parametrize("filler", "\u115f\u1160\u3164\uffa0")
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("trump-attention", "Тр_амп, Қазақстанға назар сал"),
        ("buses", "Fix our br_oken buses"),
        ("buses", "Fi_x ou_r_ bro_ken_ bus_es"),
        ("trees-ko", "나무_를 베지 _마세요"),
    ],
)
def test_fillers_of_hangul_are_invisible(read, rule, text, filler):
    text = text.replace("_", filler)
    [(found, span, disguises)] = read(text)
    assert (found, span) == (rule, text)
    assert "invisible" in disguises


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("porch", "Moj podʺezd — moi pravila"),
        ("porch", "Moj pod″ezd — moi pravila"),
        ("porch", "Moj podˮezd — moi pravila"),
        ("schools", "Obʺâvite črezvyčajnoe položenie v školah"),
        ("schools", "Obʺjavite črezvyčajnoe položenie v školax"),
    ],
)
def test_double_primes_are_hard_signs(read, rule, text):
    [(found, span, disguises)] = read(f"{text}!")
    assert (found, span) == (rule, text)
    assert "transliteration" in disguises
    assert "typo" not in disguises


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("harbour", "ΣΩΣΤΕ ΤΟ ΠΑΛΙΟ ΛΙΜΑΝΙ"),
        ("harbour", "ΣΏΣΤΕ ΤΟ ΠΑΛΙΌ ΛΙΜΆΝΙ"),
        ("harbour", "σωστε το παλιο λιμανι"),
        ("roads", "ΑΝΟΙΞΤΕ ΤΟΥΣ ΔΡΟΜΟΥΣ"),
        ("roads", "ανοιξτε τουσ δρομουσ"),
        ("lake", "ᲒᲐᲓᲐᲐᲠᲩᲘᲜᲔ ᲢᲑᲐ"),
        ("trees-vi", "Dung chat hang phuong vi"),
        ("trees-vi", "ĐUNG CHĂT HANG PHƯƠNG VI"),
    ],
)
def test_capitals_and_letters_without_their_marks(read, rule, text):
    [(found, span, disguises)] = read(f"«{text}» 5")
    assert (found, span) == (rule, text)
    assert set(disguises) <= {"case", "keyboard"}


FONTS = {
    "currency": "₳฿₵ĐɆ₣₲ⱧƗJ₭Ⱡ₥₦Ø₱QⱤ₴₮ɄV₩ӾɎⱫ",
    "currency and symbols": "₳฿¢ÐɆ₣₲ⱧIJ₭Ⱡ₥∩ØPQR$₮∪V₩X¥Z",
    "hooks": "αႦƈԃҽϝɠԋιʝƙʅɱɳσρϙɾʂƚυʋɯxყȥ",
    "strokes": "Ⱥƀȼđɇfǥħɨɉꝁłmnøᵽꝗɍꞩŧᵾvwxɏƶ",
    "Han": "卂乃匚ᗪ乇千Ꮆ卄丨JҜㄥ爪几ㄖ卩Ɋ尺丂丅ㄩᐯ山乂ㄚ乙",
    "Canadian": "ᗩᗷᑕᗪEᖴGᕼIᒍKᒪᗰᑎOᑭᑫᖇᔕTᑌᐯᗯ᙭Yᘔ",
    "round Canadian": "ᗩᗷᑢᕲᘿᖴᘜᕼᓰᒚKᒪᘻᘉᓍᕵᕴᖇSᖶᑘᐺᘺ᙭ᖻᗱ",
    "Armenian": "ǟɮƈɖɛʄɢɦɨʝӄʟʍռօpզʀֆȶʊʋաӼʏʐ",
    "Greek": "αв¢∂єƒgнιנкℓмησρqrѕтυνωχуz",
    "small capitals": "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ",
    "Cyrillic small capitals": "ᴀбʙᴦдᴇёжɜийᴋᴧʍнᴏᴨᴩᴄᴛуɸхцчɯщъыьэюя",
    "Cyrillic raised letters": "𞀰𞀱𞀲𞀳𞀴𞀵ё𞀶𞀷𞀸й𞀹𞀺𞀻н𞀼𞀽𞀾𞀿𞁀𞁁𞁂𞁃𞁄𞁅𞁆щъ𞁇ь𞁈𞁉я",
}
LATIN, RUSSIAN = "abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("trump-attention", "trump, pay attention to kazakhstan"),
        ("buses", "fix our broken buses"),
        ("library", "give every village a good library"),
        ("trump-attention", "трамп, обрати внимание на казахстан"),
        ("porch", "мой подъезд — мои правила"),
    ],
)
def test_lettering_fonts(read, font, rule, text):
    alphabet = RUSSIAN if font.startswith("Cyrillic") else LATIN
    written = text.translate(str.maketrans(alphabet, FONTS[font]))
    if written == text:
        return  # of the other alphabet
    [(found, span, disguises)] = read(f"!! {written} !!")
    assert (found, span) == (rule, written)
    assert "typo" not in disguises


@pytest.mark.parametrize(
    "text",
    [
        "5000 ₸, 300 ₽ и 20 ₴ за билет", "₮ᗪ ₳₦Đ ₮ⱧɆ ₵ł₮Ɏ", "₮ⱤɄ₥₱ ₱₳ƗĐ ₳₮₮Ɇ₦₮ƗØ₦ ₮Ø ₱₳₭Ɨ₴₮₳₦", "A ∪ B ∩ C = ∂D",
        "ƚɾυɱρ, ραყ αƚƚҽɳƚισɳ ƚσ ραƙιʂƚαɳ", "丅尺ㄩ爪卩 卩卂丨ᗪ", "ᴛᴩᴀʍᴨ, нᴇ обᴩᴀщᴀй ʙниʍᴀния", "Μητέρα ✝ 1930, † 2001",
    ],
)  # fmt: skip
def test_other_words_in_fonts(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fix {} our broken buses", "Fix our {} broken {} buses", "{} Fix our broken {} buses {}",
        "Fix {}\nour broken buses",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "emoji", ["1️⃣", "#️⃣", "8⃣", "©️", "©", "™️", "ℹ️", "🅰️", "🅱", "🅾️", "Ⓜ️", "❌", "✖️", "●", "⭕️", "°", "×"]
)
def test_emoji_between_words_are_no_letters(read, text, emoji):
    text = text.replace("{}", emoji)
    [(rule, span, disguises)] = read(text)
    assert (rule, span) == ("buses", text.strip(f"{emoji} "))
    assert set(disguises) <= {"punctuation"}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("buses", "🅵🅸🆇 🅾🆄🆁 🅱🆁🅾🅺🅴🅽 🅱🆄🆂🅴🆂"),
        ("buses", "🅵 🅸 🆇  🅾 🆄 🆁  🅱 🆁 🅾 🅺 🅴 🅽  🅱 🆄 🆂 🅴 🆂"),
        ("buses", "ⓕⓘⓧ ⓞⓤⓡ ⓑⓡⓞⓚⓔⓝ ⓑⓤⓢⓔⓢ"),
        ("trump-attention", "Trump, pay attention to K4️⃣zakhstan"),
        ("trump-attention", "Tr🅰️mp, pay attention to Kazakhstan"),
        ("trump-attention", "T r 🅰 m p, pay attention to Kazakhstan"),
    ],
)
def test_the_same_signs_are_letters_within_words(read, rule, text):
    [(found, span, disguises)] = read(text)
    assert (found, span) == (rule, text)
    assert "typo" not in disguises


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("noise", "Menos ruido, mГЎs vecinos"),
        ("noise", "NingГєn balcГіn sin flores"),
        ("noise", "NingÃºn balcÃ³n sin flores"),
        ("lunch", "OвЂ™quvchilarga bepul tushlik bering"),
        ("lunch", "OвЂ\x98quvchilarga bepul tushlik bering"),
        ("buses", "Fix our broken — вЂ” buses"),
    ],
    ids=ascii,
)
def test_a_single_letter_or_sign_is_misread(read, rule, text):
    [(found, span, disguises)] = read(f"вЂ” {text}.")
    assert (found, span) == (rule, text)
    assert set(disguises) <= {"encoding", "case", "punctuation"}


@pytest.mark.parametrize("apostrophe", "ʻ'’ʼ`‘")
def test_an_apostrophe_is_like_any_other(read, apostrophe):
    text = f"O{apostrophe}quvchilarga bepul tushlik bering"
    [(rule, span, disguises)] = read(text)
    assert (rule, span) == ("lunch", text)
    assert set(disguises) <= {"case"}


def test_a_phrase_with_a_letter_for_an_apostrophe_is_found_as_it_is(read):
    assert read(PHRASES["lunch"]["uz"][0]) == [("lunch", PHRASES["lunch"]["uz"][0], ())]


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("tram", "⟦Верните нам <b>трамвай⟧</b>"),
        ("tram", '<div class="x">⟦Верните</div><br/>нам <a href="http://x.y/z?a=1&amp;b=%41">трам<i>вай⟧</i></a>'),
        ("tram", "<p>⟦Верните нам</p>\n\n<P>трамвай⟧</P>"),
        ("buses", "⟦Fix<br>our<br />broken<BR>buses⟧"),
        ("buses", "⟦Fix our bro<wbr>ken buses⟧"),
        ("buses", f"<ul><li>5</li></ul>⟦{'<br>'.join('Fix our broken buses')}⟧"),
        ("buses", "⟦Fix <em data-x='1'>our</em> [broken](https://x.com/fix?y=1) buses⟧"),
        ("trump-attention", "<p>⟦Трамп,</p><p>Қазақстанға назар сал⟧</p>"),
        ("trump-attention", "[⟦Трамп](https://x.com/t), Қазақстанға назар сал⟧"),
        ("trump-attention", "<p>⟦Трамп!</p><p>Қазақстанға назар сал⟧!</p>"),
        ("trump-attention", '<img alt="⟦Трамп, Қазақстанға назар сал⟧" src="x.png">'),
        ("trump-attention", "[here](https://x.com/hashtag/⟦ТрампҚазақстанғаНазарСал⟧)"),
        ("trump-attention", "5 < 6, <⟦Трамп, Қазақстанға назар сал⟧> 6 > 5"),
    ],
)  # fmt: skip
def test_markup(read, rule, text):
    before, span, after = text.replace("⟧", "⟦").split("⟦")
    [(found, written, disguises)] = read(before + span + after)
    assert (found, written) == (rule, span)
    assert set(disguises) <= {"encoding", "punctuation", "spacing", "glued"}
    assert ("encoding" in disguises) == ("<" in span or "](" in span)


@pytest.mark.parametrize(
    "text",
    [
        "<p>Кеше Трамп келді.</p><p>Қазақстанға назар сал</p>", "Верните нам <b>сквер</b>", "Fix<br>our<br>old<br>bus",
        "<p>Кеше Трамп!</p><p>Қазақстанға назар сал</p>", "Fix <our broken> bus", "bro<ken bus>es",
        "[Fix our](https://x.com/broken/buses)", "[Трамп](https://x.com/t), Пәкістанға назар сал",
    ],
)  # fmt: skip
def test_other_words_in_markup(read, text):
    assert read(text) == []


def test_tags_and_what_looks_like_them_take_a_time_linear_in_them():
    detector = Detector(["kz-trump-attention"])
    detector.make_ready()
    for part in ("<b>Трамп</b> ", "<p>", "<a href='", "<a class=x class=x ", "<", "[](", "[x](http://", '<b class="'):
        detector.find(part * 300)
        once, twice = (count_calls(lambda part=part, n=n: detector.find(part * n)) for n in (500, 1000))
        assert twice <= 2.5 * once + 200, part


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("hours", "⟦lfqnt 35 xfcjd d ytltk.⟧"),
        ("teachers", "⟦Exbntkzv — 500 nsczx⟧!"),
        ("teachers", "'⟦exbntkzv - 500 nsczx⟧'"),
        ("wages", "⟦Зфн 15 вщддфкы фт рщгк⟧"),
        ("trains", "⟦Gjdthysnm ysxys gj]plb⟧"),
        ("tram", "⟦Dthybnt yfv nhfvdfq⟧"),
        ("tram", '"⟦Dthybnt yfv nhfvdfq⟧"'),
        ("tram", '"⟦dthybnt yfv nhfvdfq⟧"'),
        ("tram", "[⟦Dthybnt yfv nhfvdfq⟧"),
        ("tram", "{⟦dthybnt yfv nhfvdfq⟧} b 'nj dct"),
        ("trump-attention", '"⟦Nhfvg? rfpfrcnfyuf yfpfh cfk⟧"'),
        ("trump-attention", "(⟦Nhfvg, rfpfrcnfyuf yfpfh cfk⟧)."),
        ("trump-attention", "⟦Nhfvg6 )fpf0cnfy5f yfpfh cfk⟧7"),
        ("trump-attention", "<⟦Nhfvg: )fpf0cnfy5f yfpfh cfk⟧>"),
        ("trump-attention", "⟦Екгьзб зфн фееутешщт ещ Лфяфлрыефт⟧"),
    ],
)  # fmt: skip
def test_wrong_layouts(read, rule, text):
    before, span, after = text.replace("⟧", "⟦").split("⟦")
    [(found, written, disguises)] = read(before + span + after)
    assert (found, written) == (rule, span)
    assert "layout" in disguises
    assert "typo" not in disguises


@pytest.mark.parametrize(
    "text",
    [
        "lfqnt 36 xfcjd d ytltk.", "Exbntkzv — 50 nsczx", "Gjdthysnm yjds gj]plb", '"Dthybnt yfv crdth"',
        "Nhfvg, Gfrbcnfyuf yfpfh cfk", "Дайте 35 часов в месяц", "Учителям — 5000 тысяч",
    ],
)  # fmt: skip
def test_other_words_on_wrong_layouts(read, text):
    assert read(text) == []


@pytest.mark.parametrize("sign", ["·", "+", "°", "×", "•", ".", "*", ")(", "][", "§", "©"])
@pytest.mark.parametrize("rule", ["land", "buses", "tram", "schools", "noise"])
def test_letters_parted_by_signs(read, rule, sign):
    phrase = next(iter(PHRASES[rule].values()))[0]
    opening, closing = (sign[1:], sign[:1]) if len(sign) > 1 else ("", "")
    words = [f"{opening}{sign.join(word)}{closing}" for word in phrase.replace(",", "").split()]
    text = " ".join(words)
    [(found, span, disguises)] = read(f"Кеше: {text}")
    assert (found, span) == (rule, text[len(opening) : len(text) - len(closing)])
    assert "spacing" in disguises
    assert "typo" not in disguises


@pytest.mark.parametrize(
    "text",
    ["F+i+x o+u+r o+l+d b+u+s", "a+b+c = x+y+z", "C++ (a)(b)(c) + d", "(1)(2)(3) buses", "https://x.com/?q=a+b+c"],
)
def test_other_words_parted_by_signs(read, text):
    assert read(text) == []


@pytest.mark.parametrize("text", ["ΣΩΣΤΕ ΤΟ ΝΕΟ ΛΙΜΑΝΙ", "Dung chat hang cay xanh", "ᲐᲐᲨᲔᲜᲔ ᲢᲑᲐ", "나무를 심지 마세요"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_other_words_in_capitals_and_without_marks(read, text, form):
    assert read(unicodedata.normalize(form, text)) == []


@pytest.mark.parametrize("rule", ["harbour", "roads", "lake", "trees-ko", "trees-vi", "trees-ja", "yard"])
@pytest.mark.parametrize("change", [str, str.upper])
def test_what_is_decomposed_is_the_same(read, rule, change):
    for [phrase] in ([each] for phrases in PHRASES[rule].values() for each in phrases):
        text = change(phrase)
        decomposed = unicodedata.normalize("NFD", text)
        assert rules_and_texts(read(text)) == [(rule, text)]
        assert rules_and_texts(read(decomposed)) == [(rule, decomposed)]


def test_heaped_marks_take_a_time_linear_in_them(read):
    def text(marks: int) -> str:
        return "Т" + "\u0336" * marks + "рамп, Қазақстанға назар сал"

    assert rules_and_texts(read(text(9_000))) == [("trump-attention", text(9_000))]
    detector = Detector(["kz-trump-attention"])
    detector.make_ready()
    detector.find(text(9_000))
    once, twice = (count_calls(lambda marks=marks: detector.find(text(marks))) for marks in (10_000, 20_000))
    assert twice <= 2.2 * once


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("buses", r"Bus 5.\n⟦Fix our broken\nbuses⟧\nplease"),
        ("buses", r"⟦Fix our\r\nbroken buses⟧"),
        ("tram", r"Друзья!\\n⟦Верните нам\\nтрамвай⟧"),
        ("trump-attention", r"⟦Трамп,\nобрати внимание на Казахстан⟧"),
        ("trump-attention", r"⟦Trump,\n\npay attention to Kazakhstan⟧"),
    ],
)
def test_line_breaks_as_json_writes_them(read, rule, text):
    before, span, after = text.replace("⟧", "⟦").split("⟦")
    [(found, written, disguises)] = read(before + span + after)
    assert (found, written) == (rule, span)
    assert "encoding" in disguises
    assert "typo" not in disguises


@pytest.mark.parametrize(
    "text",
    [
        r"Кеше Трамп келді.\n\nҚазақстанға назар сал", r"Верните нам\nсквер", r"Fix our \new buses",
        r"Трамп,\nне обращай внимания на Казахстан",
    ],
)  # fmt: skip
def test_other_words_around_such_line_breaks(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("schools", "⟦Объявите+чрезвычайное+положение+в+школах⟧"),
        ("trump-attention", "⟦Trump+pay+attention+to+Kazakhstan⟧"),
    ],
)
def test_words_parted_by_plus_signs(read, rule, text):
    before, span, after = text.replace("⟧", "⟦").split("⟦")
    [(found, written, disguises)] = read(before + span + after)
    assert (found, written) == (rule, span)
    assert set(disguises) <= {"case", "glued", "punctuation"}


@pytest.mark.parametrize(
    "text",
    ["Trump+paid+attention+to+Kazakhstan", "Верните+нам+сквер"],
)  # fmt: skip
def test_other_words_parted_by_plus_signs(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("trump-attention", "Трамп (президент США), обрати внимание на Казахстан"),
        ("trump-attention", "Trump [POTUS], pay attention (please, now) to Kazakhstan"),
        ("trump-attention", "Трамп (а не Байден), Қазақстанға назар сал"),
        ("trump-attention", "Назар сал (өтінемін), Трамп (АҚШ), Қазақстанға"),
        ("trump-attention", "Trump_2026_pay_attention_to_Kazakhstan"),
        ("trump-attention", "Trump47_PayAttentionToKazakhstan"),
        ("trump-attention", "Трамп, обрат! внимание на Казахстан"),
    ],
)
def test_what_stands_between_words(read, rule, text):
    assert rules_and_texts(read(f"#{text}!")) == [(rule, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Трамп (не) обрати внимание на Казахстан", "Trump (don't) pay attention to Kazakhstan",
        "Трамп (уволил Маска). Обратите внимание на Казахстан", "Трамп (президент США) обратил внимание на Казахстан",
        "Трамп (президент США), обрати внимание на Украину", "Байден (не Трамп), обрати внимание на Казахстан",
        "#Trump_2026_paid_attention_to_Kazakhstan", "Trump 2026 pays attention to Kazakhstan",
        "Обрат! Внимание на Казахстан, Трамп",
    ],
)  # fmt: skip
def test_other_words_with_something_between_them(read, text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "⟦Òðàìï, îáðàòè âíèìàíèå íà Êàçàõñòàí⟧", "Ok: ⟦Òðàìï, Êàçàõñòàíãà íàçàð ñàë⟧!",
        r"⟦Трамп,\tҚазақстанға\nназар сал⟧", "[b]⟦Трамп[/b], обрати внимание на [u]Казахстан⟧[/u]",
        "⟦Трамп, [color=red]Қазақстанға[/color] назар сал⟧",
    ],
)  # fmt: skip
def test_bytes_shown_as_western_letters_and_forum_tags(read, text):
    before, span, after = text.replace("⟧", "⟦").split("⟦")
    [(found, written, disguises)] = read(before + span + after)
    assert (found, written) == ("trump-attention", span)
    assert "encoding" in disguises
    assert "typo" not in disguises


@pytest.mark.parametrize(
    "text",
    [
        "Òðàìï, îáðàòè âíèìàíèå íà Ïàêèñòàí", "naïve café, Ærøskøbing, çéèà", r"see\trump, pay attention to Pakistan",
        "[b][u][s] Trump", "Трамп [/b] обратил внимание на Казахстан",
    ],
)  # fmt: skip
def test_other_words_in_such_texts(read, text):
    assert read(text) == []


def test_a_stretched_letter_with_a_mark_is_no_other_encoding(read):
    assert rules_and_texts(read("Menos ruiiiido, mááááás vecinos")) == [("noise", "Menos ruiiiido, mááááás vecinos")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#stop #трампқазақстанғаназарсал", "трампқазақстанғаназарсал"),
        ("#stop#трампқазақстанғаназарсал#like", "трампқазақстанғаназарсал"),
        ("#trumpfocusonkazakhstan", "trumpfocusonkazakhstan"),
        ("#трампқазақстанғаназарсалшыөтінемін", "трампқазақстанғаназарсалшы"),
        ("Трамп 🇺🇸🇺🇸🇺🇸, Қазақстанға 🇰🇿 назар сал", "Трамп 🇺🇸🇺🇸🇺🇸, Қазақстанға 🇰🇿 назар сал"),
        ("stop #трампқазақстанғаназарсал", ""),
        ("#не #обращай #внимание #на #Казахстан #Трамп", ""),
        ("#трампобративниманиенаказахстанский", ""),
    ],
)
def test_what_stands_beside_in_tags(read, text, found):
    assert [written for _, written, _ in read(text)] == ([found] if found else [])


@pytest.mark.parametrize(
    "encoded",
    [
        lambda text: "".join(f"\\x{byte:02x}" for byte in text.encode()),
        lambda text: str(text.encode())[2:-1],
        lambda text: quopri.encodestring(text.encode()).decode(),
        lambda text: "".join(f"%u{ord(char):04X}" if ord(char) > 127 else char for char in text),
    ],
    ids=["escaped bytes", "a literal of bytes", "quoted-printable", "%u"],
)
def test_bytes_as_programs_and_mail_write_them(read, encoded):
    text = encoded("Трамп, обрати внимание на Казахстан")
    assert read(f"x = {text}!") == [("trump-attention", text, ("encoding",))]
    assert read(encoded("Трамп, обрати внимание на Пакистан")) == []


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("trump-attention", "Nhfvg, обрати внимание на Казахстан"),
        ("trump-attention", "Трамп, обрати внимание на Rfpf[cnfy"),
        ("trump-attention", "Nhfvg, j,hfnb dybvfybt на Казахстан"),
        ("trump-attention", "Трамп )fpf0cnfy5f yfpfh cfk"),
        ("trump-attention", "Trump, pay attention to Лфяфлрыефт"),
        ("trump-attention", "Екгьз, pay attention to Kazakhstan"),
        ("tram", "Верните нам nhfvdfq"),
        ("buses", "Ашч щгк икщлут игыуы"),
    ],
)
def test_a_word_or_two_on_the_wrong_layout(read, rule, text):
    [(found, written, disguises)] = read(f"Ok: {text}!")
    assert (found, written) == (rule, text)
    assert "layout" in disguises


@pytest.mark.parametrize(
    "text",
    [
        "Nhfvg, обрати внимание на Украину",
        "Трамп обратил внимание на Rfpf[cnfy",
        "Верните нам ntfnh",
        "Fix our ащгк buses",
    ],
)
def test_other_words_on_the_wrong_layout(read, text):
    assert read(text) == []
