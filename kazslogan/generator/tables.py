"""What people write for a letter, for the generator alone.

Written for this file, from keyboards, alphabets and Unicode's blocks, and not made from the tables that the detector
reads: texts that share its tables would prove nothing about it.
"""

from __future__ import annotations

__all__ = [
    "INFORMAL_LATIN",
    "INVISIBLE",
    "KAZAKH_ROW",
    "KEYS_LATIN",
    "KEYS_RUSSIAN",
    "LEET",
    "LOOK_ALIKES",
    "MISREAD",
    "MISSING_KEYS",
    "STYLES",
]

#: Letters that look the same in most typefaces, Cyrillic, Latin and Greek.
LOOK_ALIKES = {
    "а": "aα", "е": "e", "о": "oο", "с": "cϲ", "р": "pρ", "х": "xχ", "у": "y", "і": "i", "к": "kκ", "ѕ": "s", "һ": "h",
    "А": "AΑ", "В": "BΒ", "Е": "EΕ", "К": "KΚ", "М": "MΜ", "Н": "HΗ", "О": "OΟ", "Р": "PΡ", "С": "C", "Т": "TΤ",
    "Х": "XΧ", "І": "IΙ", "Ү": "YΥ",
    "a": "аα", "e": "е", "o": "оο", "c": "с", "p": "р", "x": "х", "y": "у", "i": "і", "s": "ѕ", "h": "һ", "j": "ј",
    "A": "АΑ", "B": "ВΒ", "E": "ЕΕ", "K": "КΚ", "M": "МΜ", "H": "НΗ", "O": "ОΟ", "P": "РΡ", "C": "С", "T": "ТΤ",
    "X": "ХΧ", "I": "ІΙ", "Y": "ҮΥ", "J": "Ј", "S": "Ѕ", "Z": "Ζ", "N": "Ν",
}  # fmt: skip
#: Digits and signs for letters, as chat and games have spread them.
LEET = {
    "а": "4@", "о": "0", "е": "3", "з": "3", "ч": "4", "б": "6", "т": "7", "і": "1!",
    "a": "4@", "o": "0", "e": "3", "i": "1!", "s": "5$", "t": "7", "l": "1",
}  # fmt: skip
#: What stands for the letters that a Russian or English keyboard lacks.
MISSING_KEYS = {
    "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ў": "у", "ҳ": "х",
    "җ": "ж", "є": "е", "ї": "и", "ґ": "г",
    "ğ": "g", "ı": "i", "ş": "s", "ç": "c", "ö": "o", "ü": "u", "ə": "e", "ñ": "n", "ä": "a", "é": "e", "è": "e",
    "ń": "n", "ó": "o", "ł": "l", "ą": "a", "ę": "e", "ś": "s", "ż": "z", "ź": "z", "ć": "c", "č": "c", "š": "s",
    "ž": "z", "ß": "ss", "á": "a", "í": "i", "ú": "u", "à": "a", "ê": "e", "ô": "o", "î": "i", "â": "a",
}  # fmt: skip
#: Latin letters as Kazakhs and Russians type them with no standard in mind; the first is the commonest.
INFORMAL_LATIN = {
    "kk": {
        "а": "a", "ә": "a a a'", "б": "b", "в": "v", "г": "g", "ғ": "g g gh", "д": "d", "е": "e", "ж": "zh j", "з": "z",
        "и": "i", "й": "i y", "к": "k", "қ": "k q", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "h kh", "һ": "h",
        "ц": "c ts",
        "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y i", "і": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    },
    "ru": {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e yo", "ж": "zh j", "з": "z", "и": "i",
        "й": "y i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ф": "f", "х": "h kh", "ц": "ts c", "ч": "ch", "ш": "sh", "щ": "sch sh", "ъ": "", "ы": "y i", "ь": "", "э": "e",
        "ю": "yu", "я": "ya",
    },
}  # fmt: skip
#: The same keys on the American and the Russian layout, and the digits that hold Kazakh letters on the Kazakh one.
KEYS_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
KEYS_RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
KAZAKH_ROW = {"ә": "2", "і": "3", "ң": "4", "ғ": "5", "ү": "8", "ұ": "9", "қ": "0", "ө": "-", "һ": "="}
#: What text recognition takes for one another.
MISREAD = {
    "н": "ип", "и": "нй", "п": "нл", "л": "п", "з": "э", "э": "з", "ш": "щ", "щ": "ш", "о": "0с", "е": "с", "с": "е",
    "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ү": "у", "ұ": "у", "ә": "э", "і": "1", "й": "и", "т": "г", "ь": "ы",
    "а": "о", "в": "б", "б": "6", "г": "т", "м": "н", "ы": "ь",
    "l": "1I", "i": "l1", "o": "0c", "e": "c", "c": "e", "m": "rn", "n": "ri", "h": "b", "t": "f", "u": "v", "v": "y",
    "a": "o", "s": "5", "g": "q", "k": "h", "d": "cl", "I": "l", "O": "0", "B": "8", "S": "5",
}  # fmt: skip
#: First letters of Unicode's styled alphabets: capital A, small a (0: there are none).
STYLES = (
    (0x1D400, 0x1D41A),  # bold
    (0x1D468, 0x1D482),  # bold italic
    (0x1D4D0, 0x1D4EA),  # bold script
    (0x1D56C, 0x1D586),  # bold fraktur
    (0x1D5A0, 0x1D5BA),  # sans-serif
    (0x1D5D4, 0x1D5EE),  # sans-serif bold
    (0x1D670, 0x1D68A),  # monospace
    (0xFF21, 0xFF41),  # fullwidth
    (0x24B6, 0x24D0),  # circled
)
#: Characters that nobody sees: zero-width space, joiners, word joiner, soft hyphen, direction marks, a selector, a tag.
INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\ufeff\ufe0f\U000e0041"
