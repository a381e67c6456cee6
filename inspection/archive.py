"""An office file is an archive: it unpacks to a sensible size, in its place, without a password and without
programs. Every part is unpacked and counted: what the archive declares may be a lie."""

import re
import zipfile
from collections.abc import Callable
from typing import BinaryIO

from .refusal import Refused

MOST_PARTS, MOST_BYTES, MOST_RATIO = 2_000, 80 * 1024 * 1024, 200
PIECE = 64 * 1024
ENCRYPTED = 0x1
# Charts of a document keep their numbers as .xlsx.
PROGRAM = re.compile(r"vbaproject\.bin$|/activex/|/embeddings/.*\.(?!xlsx$)\w+$", re.IGNORECASE)
OUT_OF_PLACE = re.compile(r"^[/\\]|^\w:|(?:^|[/\\])\.\.(?:[/\\]|$)")
TYPES = "[Content_Types].xml"


def texts_of(file: BinaryIO, is_read: Callable[[str], bool] = TYPES.__eq__) -> dict[str, str]:
    """The parts whose names are to be read, after all are found harmless. Raises Refused."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_declared(parts)
            texts = _unpacked(archive, parts, is_read)
    except Refused:
        raise
    except Exception as failure:  # a hostile archive makes the library fail in many ways
        raise Refused("broken") from failure
    if "macroEnabled" in texts.get(TYPES, ""):
        raise Refused("active")
    return texts


def _check_declared(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Refused("bomb")
    if any(part.file_size > PIECE and part.file_size > part.compress_size * MOST_RATIO for part in parts):
        raise Refused("bomb")
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or any(OUT_OF_PLACE.search(name) for name in names):
        raise Refused("broken")  # programs differ about which of two they read, and where they put it
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Refused("old_word")
    if any(PROGRAM.search(part.filename) for part in parts):
        raise Refused("active")


def _unpacked(
    archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], is_read: Callable[[str], bool]
) -> dict[str, str]:
    """The parts that are read, by their names; the others are unpacked and counted all the same."""
    total, texts = 0, {}
    for part in parts:
        wanted, text = is_read(part.filename), bytearray()
        with archive.open(part) as unpacked:
            while piece := unpacked.read(PIECE):
                total += len(piece)
                if total > MOST_BYTES:
                    raise Refused("bomb")
                if wanted:
                    text += piece
        if wanted:
            texts[part.filename] = _decoded(bytes(text))
    return texts


def _decoded(text: bytes) -> str:
    is_wide = text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in text[:4]
    return text.decode("utf-16" if is_wide else "utf-8", errors="replace")
