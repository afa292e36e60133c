"""Make the lists of frequent words from which detect_scheme knows what a language looks like in each scheme.

    python tools/build_translit_profiles.py FOLDER

FOLDER holds the WMT news test sets of turkic-interlingua/til-mt (MIT) as ``KK_news_xwmt.txt`` and so on; they are not
in the repository. Only words that occur in small letters are taken, so that no names are. Tatar, Arabic, Persian and
Uyghur have no test set there: their lists are typed by hand and stay as they are.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

from kazslogan.translit import transliterate

FOLDER = Path(__file__).parent.parent / "kazslogan" / "data" / "schemes" / "profiles"
SOURCES = {"kk": "KK", "ky": "KY", "ru": "RU", "uz": "UZ", "other-az": "AZ", "other-en": "EN", "other-tr": "TR"}
MOST = 250
HEAD = """\
# Frequent words of {language}, with their counts, for kazslogan/translit/detect.py.
# Made by tools/build_translit_profiles.py from the WMT news test sets of turkic-interlingua/til-mt (MIT),
# xwmt/test, commit 7d988cc.
# Version 1, 2026. Licence: MIT.
"""


def main() -> None:
    """Write a list for each language that has a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    corpora = parser.parse_args().folder
    FOLDER.mkdir(exist_ok=True)
    for language, name in SOURCES.items():
        text = (corpora / f"{name}_news_xwmt.txt").read_text(encoding="utf-8")
        if language == "uz":  # the profile is kept in Cyrillic, as the schemes' source script is
            text = transliterate(text, "uz-latn", reverse=True)
        words = Counter(re.findall(r"(?<![\w'’ʼ])[^\W\d_]{2,}(?![\w'’ʼ]| ?['’‘ʼ`])", text))
        frequent = [(word, count) for word, count in words.most_common() if word.islower()][:MOST]
        lines = "".join(f"{word}\t{count}\n" for word, count in sorted(frequent, key=lambda pair: (-pair[1], pair[0])))
        head = HEAD.format(language=language.removeprefix("other-"))
        (FOLDER / f"{language}.txt").write_text(head + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
