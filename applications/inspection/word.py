"""DOCX: an archive that unpacks to a sensible size, without programs and without content from elsewhere."""

import re
import zipfile
from typing import BinaryIO

from .refusal import Refused

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_PARTS, MOST_BYTES, MOST_RATIO = 2_000, 80 * 1024 * 1024, 200
PIECE = 64 * 1024
ENCRYPTED = 0x1
PROGRAM = re.compile(r"vbaproject\.bin$|/activex/|/embeddings/.*\.bin$", re.IGNORECASE)
RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
OUTSIDE = re.compile(r"TargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
LINK = re.compile(r"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)


def looks_like_one(file: BinaryIO) -> bool:
    """Whether the archive holds the main part of a Word document."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("broken") from None
    finally:
        file.seek(0)


def check(file: BinaryIO) -> None:
    """Raises Refused. Every part is unpacked and counted: what the archive declares may be a lie."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_declared(parts)
            _check_unpacked(archive, parts)
    except Refused:
        raise
    except Exception as failure:  # a hostile archive makes the library fail in many ways
        raise Refused("broken") from failure


def _check_declared(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Refused("bomb")
    if any(part.file_size > PIECE and part.file_size > part.compress_size * MOST_RATIO for part in parts):
        raise Refused("bomb")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Refused("old_word")
    if any(PROGRAM.search(part.filename) for part in parts):
        raise Refused("active")


def _check_unpacked(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    total = 0
    for part in parts:
        is_read = part.filename.endswith(".rels") or part.filename == "[Content_Types].xml"
        text = bytearray()
        with archive.open(part) as unpacked:
            while piece := unpacked.read(PIECE):
                total += len(piece)
                if total > MOST_BYTES:
                    raise Refused("bomb")
                if is_read:
                    text += piece
        if is_read and _reaches_out(_decoded(bytes(text))):
            raise Refused("active")


def _decoded(text: bytes) -> str:
    is_wide = text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in text[:4]
    return text.decode("utf-16" if is_wide else "utf-8", errors="replace")


def _reaches_out(text: str) -> bool:
    """Whether a part's relations load something from elsewhere (a link to click is none), or its
    types name a document with macros."""
    if "macroEnabled" in text:
        return True
    return any(OUTSIDE.search(relation) and not LINK.search(relation) for relation in RELATION.findall(text))
