"""Bytes as text, as verifiable credentials write them: base 58 with the alphabet of Bitcoin, base 64 for the web."""

import base64

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(content: bytes) -> str:
    """With its prefix `z`."""
    number = int.from_bytes(content)
    digits = ""
    while number:
        number, rest = divmod(number, 58)
        digits = ALPHABET[rest] + digits
    zeros = len(content) - len(content.lstrip(b"\0"))
    return "z" + "1" * zeros + digits


def base64url(content: bytes) -> str:
    """Without padding, with its prefix `u`."""
    return "u" + base64.urlsafe_b64encode(content).rstrip(b"=").decode()
