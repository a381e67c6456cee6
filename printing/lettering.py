"""Which fonts a text needs: every script has its own, and Chinese characters differ by country."""

import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import typst
from django.conf import settings

# The first word of a letter's Unicode name, and the language whose rules the script is set by.
LANGUAGE_OF_SCRIPT = {
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "DEVANAGARI": "hi",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAANA": "dv",
    "THAI": "th",
    "TIBETAN": "bo",
}
HAN_FOLDERS = ("sc", "tc", "jp", "kr")
FOLDERS = ("text", "scripts", *HAN_FOLDERS, "signs")
HAN_OF_COUNTRY = {"JP": "jp", "KR": "kr", "KP": "kr", "TW": "tc", "HK": "tc", "MO": "tc"}
LANGUAGE_OF_HAN = {"jp": "ja", "kr": "ko", "sc": "zh", "tc": "zh"}


class FontsMissing(Exception):
    """The fonts are not built: `make assets` does."""


def language_of(name: str, country: str = "") -> str:
    """The language code under which a name is set and read aloud; empty for Latin letters."""
    scripts = _scripts(name)
    if scripts & {"HANGUL", "HIRAGANA", "KATAKANA"} or "CJK" in scripts:
        return LANGUAGE_OF_HAN[han_of(name, country)]
    counted = Counter(LANGUAGE_OF_SCRIPT.get(_script(letter), "") for letter in name if letter.isalpha())
    return counted.most_common(1)[0][0] if counted else ""


def han_of(name: str, country: str = "") -> str:
    """Whose forms of the Chinese characters a name wants: the other letters tell, or the country."""
    scripts = _scripts(name)
    if "HANGUL" in scripts:
        return "kr"
    if scripts & {"HIRAGANA", "KATAKANA"}:
        return "jp"
    return HAN_OF_COUNTRY.get(country, "sc")


def is_han(name: str) -> bool:
    """Whether the name holds Chinese characters."""
    return "CJK" in _scripts(name)


def folder() -> Path:
    """Where the fonts are. Raises FontsMissing."""
    found = Path(settings.PRINTING_FONTS)
    if not (found / "text").is_dir():
        raise FontsMissing(f"There are no fonts in {found}: run `make assets`.")
    return found


@cache
def fonts(han: str) -> typst.Fonts:
    """Every font of the printed pages, the wanted forms of the Chinese characters first."""
    others = [part for part in HAN_FOLDERS if part != han]
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[folder() / part for part in ("text", "scripts", han, *others, "signs")],
    )


def _scripts(name: str) -> set[str]:
    return {_script(letter) for letter in name}


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]
