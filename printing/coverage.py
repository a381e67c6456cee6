"""Which signs the printing fonts have, read from the fonts themselves (table `cmap` of OpenType)."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

from .lettering import FOLDERS, folder


def is_covered(sign: str) -> bool:
    """Whether a font has the sign, or it is one that is never seen (a joiner, a direction mark)."""
    return ord(sign) in _signs() or unicodedata.category(sign) in ("Cf", "Mn", "Zs")


@cache
def _signs() -> frozenset[int]:
    files = [path for part in FOLDERS for path in sorted((folder() / part).glob("*.ttf"))]
    return frozenset(code for path in files for code in signs_of(path))


def signs_of(path: Path) -> set[int]:
    """The code points for which a font has a glyph."""
    font = path.read_bytes()
    (tables,) = struct.unpack_from(">H", font, 4)
    for record in range(tables):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", font, 12 + 16 * record)
        if tag == b"cmap":
            return _mapped(font, offset)
    return set()


def _mapped(font: bytes, start: int) -> set[int]:
    found: set[int] = set()
    (encodings,) = struct.unpack_from(">H", font, start + 2)
    for record in range(encodings):
        (offset,) = struct.unpack_from(">L", font, start + 4 + 8 * record + 4)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == 4:
            found |= _segments(font, start + offset)
        elif form == 12:
            found |= _groups(font, start + offset)
    return found


def _segments(font: bytes, at: int) -> set[int]:
    """Format 4: segments of the first 65,536 code points."""
    (doubled,) = struct.unpack_from(">H", font, at + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + doubled)
    return {
        code
        for first, last in zip(starts, ends, strict=True)
        if first < 0xFFFF
        for code in range(first, last + 1)
    }


def _groups(font: bytes, at: int) -> set[int]:
    """Format 12: groups over all planes."""
    (count,) = struct.unpack_from(">L", font, at + 12)
    found: set[int] = set()
    for number in range(count):
        first, last, _glyph = struct.unpack_from(">LLL", font, at + 16 + 12 * number)
        found.update(range(first, last + 1))
    return found
