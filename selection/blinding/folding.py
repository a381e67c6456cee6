"""Texts as they are compared: without case, accents and signs that are not seen, in any script."""

import unicodedata

# Letters that Unicode does not decompose, and signs that people type one for the other.
ALIKE = str.maketrans(
    {
        "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-",
        "ة": "ه", "ى": "ي", "ـ": "",
    }
)  # fmt: skip
UNSEEN = ("Mn", "Cf")
# Scripts that are written without spaces between words.
UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


def folded(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its characters the place in the original."""
    letters, places = [], []
    for place, character in enumerate(text):
        # Decomposed first: a small letter may decompose into a capital and a sign.
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
        for letter in plain.translate(ALIKE):
            if unicodedata.category(letter) not in UNSEEN:
                letters.append(letter)
                places.append(place)
    return "".join(letters), places


def is_unspaced(text: str) -> bool:
    """Whether the text is in a script where words follow each other without a space."""
    return any(unicodedata.name(letter, "").startswith(UNSPACED) for letter in text)


def letters_in(text: str) -> int:
    """How many letters a reader counts."""
    composed = unicodedata.normalize("NFC", text)
    return sum(unicodedata.category(letter)[0] == "L" for letter in composed)
