"""Whether two names mean the same organisation, as far as spelling tells."""

import re
import unicodedata

# What a name may end (or begin) with that says only under which law the organisation stands.
LEGAL_FORMS = frozenset(
    [
        "ab",
        "ag",
        "aisbl",
        "as",
        "asbl",
        "asd",
        "bv",
        "cc",
        "cic",
        "co",
        "company",
        "corp",
        "corporation",
        "cv",
        "eirl",
        "ev",
        "gie",
        "gmbh",
        "inc",
        "incorporated",
        "kk",
        "limited",
        "llc",
        "llp",
        "lp",
        "ltd",
        "ltda",
        "mbh",
        "nv",
        "oy",
        "plc",
        "pllc",
        "pte",
        "pty",
        "pvt",
        "sa",
        "sac",
        "sapi",
        "sarl",
        "sas",
        "sasu",
        "sau",
        "sca",
        "scarl",
        "scop",
        "scrl",
        "se",
        "sgps",
        "sl",
        "slu",
        "snc",
        "soc",
        "sp",
        "spa",
        "spzoo",
        "srl",
        "srls",
        "ssa",
        "suarl",
        "ug",
        "vzw",
    ]
)
ARTICLES = frozenset(
    [
        "a",
        "an",
        "das",
        "der",
        "die",
        "el",
        "i",
        "il",
        "l",
        "la",
        "las",
        "le",
        "les",
        "lo",
        "los",
        "o",
        "os",
        "the",
    ]
)
_DOTTED = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")
_APART = re.compile(r"[\W_]+")


def normal_form(name: str) -> str:
    """The name without case, accents, punctuation, articles at its head and legal forms; two
    spellings of one organisation give the same. Empty for what holds no letter or digit."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", plain)
    words = [word for word in _APART.split(plain) if word]
    core = _stripped(words)
    return " ".join(core or words)


def _stripped(words: list[str]) -> list[str]:
    """Without articles at the head and legal forms at either end."""
    first, last = 0, len(words)
    while first < last and (words[first] in ARTICLES or words[first] in LEGAL_FORMS):
        first += 1
    while first < last and words[last - 1] in LEGAL_FORMS:
        last -= 1
    return words[first:last]
