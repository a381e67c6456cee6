"""Verification codes: short enough to type, too many to guess."""

import secrets

# Crockford's base 32: no I, L, O, U, so that a printed code is read right.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16  # 80 bits


def new_code() -> str:
    """A random code of 16 letters and digits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalised(typed: str) -> str:
    """A code as stored, from one typed with spaces, hyphens, lower case, or O for 0 and I or L for 1."""
    letters = typed.upper().translate(str.maketrans("OIL", "011"))
    return "".join(letter for letter in letters if letter in ALPHABET)


def grouped(code: str) -> str:
    """The code in groups of four, as it is printed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
