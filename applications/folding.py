"""Words as a search compares them: without accents, case or width, and in Latin letters beside them."""

import re
import unicodedata
from functools import cache
from itertools import pairwise

import pycountry
from anyascii import anyascii
from django.conf import settings
from django.utils.translation import override

from sessions_app.countries import country_name

# Marks that make another letter, and no accent: virama and nukta of the scripts of India.
LETTER_MARKS = (7, 9)
# No letters, though people write or leave them: apostrophes, the Arabic tatweel, joiners.
SILENT = dict.fromkeys(map(ord, "'’‘ʼʻ`´ʹʿʾ＇\u0640\u200c\u200d\u200e\u200f"))
# Arabic and Persian forms of one letter.
SAME = str.maketrans("ٱىیکة", "اييكه")
VOWELS = re.compile(r"[aeiouwy]")
DOUBLE = re.compile(r"(.)\1+")
SHORT = 2  # letters of a word's bones from which a longer word is not told
LEAST_OF_COUNTRY = 3  # letters


def folded(text: str) -> str:
    """Lower case without accents, vowel signs and width, in its own script: “José” and “jose”,
    “Ёлкин” and “елкин” are the same."""
    apart = unicodedata.normalize("NFKD", text.translate(SILENT))
    bare = "".join(
        sign
        for sign in apart
        if not unicodedata.combining(sign) or unicodedata.combining(sign) in LETTER_MARKS
    )
    return unicodedata.normalize("NFC", bare).casefold().translate(SAME)


def words_of(text: str) -> list[str]:
    """The folded words; what is no letter, digit or mark parts them."""
    return "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in folded(text)).split()


def in_latin(word: str) -> str:
    """A folded word in Latin letters: “γιωργος” is “giorgos”, “محمد” is “mhmd”."""
    return "".join(sign for sign in anyascii(word.replace("ו", "w")).lower() if sign.isalnum())


def bones(latin: str) -> str:
    """The consonants alone, doubled ones once: scripts that leave the vowels out, and transcriptions
    that differ in them, meet here. “mohammed” and “mhmd” are “mhmd”, “yulia” and “yuliya” are “yl”."""
    if not latin:
        return ""
    first = latin[0] if latin[0] in "wy" else ""
    return DOUBLE.sub(r"\1", first + VOWELS.sub("", latin.replace("q", "k").replace("sh", "s"))) or latin[0]


def searched_text(names: list[str], signs: list[str]) -> str:
    """What is kept of an application: `names` in every form one may type, `signs` (reference, address)
    as they are. The bones of a word stand between “~” and a space."""
    words = [word for name in names for word in words_of(name)]
    latin = [in_latin(word) for word in words]
    foreign = [
        bones(latin_word)
        for word, latin_word in zip(words, latin, strict=True)
        if _is_of_another_script(word)
    ]
    joined = ["".join(pair) for pair in pairwise(foreign)]
    parts = [
        *words,
        *(letters for word, letters in zip(words, latin, strict=True) if letters != word),
        *(sign.casefold() for sign in signs),
        *(f"~{bone}" for bone in [*foreign, *joined]),
    ]
    return " ".join(dict.fromkeys(filter(None, parts))) + " "


def ways_to_find(word: str) -> list[list[str]]:
    """Alternatives, each a list of pieces that a text must hold, all of them. An address is searched
    as it is; “2027-KX” as typed or by its pieces."""
    literal = unicodedata.normalize("NFKC", word).casefold()
    pieces = words_of(word)
    if "@" in literal or not pieces:
        return [[literal]]
    ways = [[literal]] if pieces != [literal] else []
    ways.append(pieces)
    if len(pieces) == 1 and pieces[0].isascii() and pieces[0].isalpha():
        bone = bones(pieces[0])
        ways.append([f"~{bone}" if len(bone) > SHORT else f"~{bone} "])
    elif all(not _is_of_another_script(piece) for piece in pieces):
        ways.append([in_latin(piece) for piece in pieces])
    return ways


def countries_named(word: str) -> list[str]:
    """The codes of the countries of which a word begins so, in any language of the portal."""
    pieces = words_of(word)
    if len(pieces) != 1 or len(pieces[0]) < LEAST_OF_COUNTRY:
        return []
    return [code for code, words in _country_words().items() if any(w.startswith(pieces[0]) for w in words)]


@cache
def _country_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {country.alpha_2: set() for country in pycountry.countries}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for code, words in found.items():
                name = country_name(code)
                words.update(words_of(name), words_of(name.replace("’", " ")))
    return {code: frozenset(words) for code, words in found.items()}


def _is_of_another_script(word: str) -> bool:
    return not all(sign < "\u0250" or "\u1e00" <= sign <= "\u1eff" for sign in word)
