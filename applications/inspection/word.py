"""DOCX: an archive that unpacks to a sensible size, not too long, without programs and without content
from elsewhere.

A DOCX has no pages until a program lays it out. Counted is what its last program noted: the pages in the
properties and the page breaks it saw or was told; a document without any of these counts as one page.
"""

import re
import zipfile
from typing import BinaryIO

from .refusal import Refused, TooManyPages

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_PARTS, MOST_BYTES, MOST_RATIO = 2_000, 80 * 1024 * 1024, 200
PIECE = 64 * 1024
ENCRYPTED = 0x1
PROGRAM = re.compile(r"vbaproject\.bin$|/activex/|/embeddings/.*\.bin$", re.IGNORECASE)
RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
OUTSIDE = re.compile(r"TargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
DOCUMENT, PROPERTIES = "word/document.xml", "docProps/app.xml"
NOTED_PAGES = re.compile(r"<(?:\w+:)?Pages>\s*(\d{1,6})\s*</")
SEEN_BREAK = re.compile(r"<\w+:lastRenderedPageBreak\b")
TOLD_BREAK = re.compile(r"<\w+:br\b[^>]*\w+:type\s*=\s*[\"']page[\"']")
LINK = re.compile(r"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)


def looks_like_one(file: BinaryIO) -> bool:
    """Whether the archive holds the main part of a Word document."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            return DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("broken") from None
    finally:
        file.seek(0)


def check(file: BinaryIO, *, most_pages: int | None = None) -> None:
    """Raises Refused. Every part is unpacked and counted: what the archive declares may be a lie."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            _check_declared(parts)
            texts = _unpacked(archive, parts)
    except Refused:
        raise
    except Exception as failure:  # a hostile archive makes the library fail in many ways
        raise Refused("broken") from failure
    if any(_reaches_out(text) for name, text in texts.items() if _tells_relations(name)):
        raise Refused("active")
    count = _pages(texts)
    if most_pages and count > most_pages:
        raise TooManyPages(count, most_pages)


def _check_declared(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Refused("bomb")
    if any(part.file_size > PIECE and part.file_size > part.compress_size * MOST_RATIO for part in parts):
        raise Refused("bomb")
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Refused("old_word")
    if any(PROGRAM.search(part.filename) for part in parts):
        raise Refused("active")


def _unpacked(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> dict[str, str]:
    """The parts that are read, by their names; the others are unpacked and counted all the same."""
    total, texts = 0, {}
    for part in parts:
        is_read = part.filename in (DOCUMENT, PROPERTIES) or _tells_relations(part.filename)
        text = bytearray()
        with archive.open(part) as unpacked:
            while piece := unpacked.read(PIECE):
                total += len(piece)
                if total > MOST_BYTES:
                    raise Refused("bomb")
                if is_read:
                    text += piece
        if is_read:
            texts[part.filename] = _decoded(bytes(text))
    return texts


def _tells_relations(name: str) -> bool:
    return name.endswith(".rels") or name == "[Content_Types].xml"


def _pages(texts: dict[str, str]) -> int:
    noted = NOTED_PAGES.search(texts.get(PROPERTIES, ""))
    body = texts[DOCUMENT]
    return max(
        int(noted[1]) if noted else 1, *(len(mark.findall(body)) + 1 for mark in (SEEN_BREAK, TOLD_BREAK))
    )


def _decoded(text: bytes) -> str:
    is_wide = text[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in text[:4]
    return text.decode("utf-16" if is_wide else "utf-8", errors="replace")


def _reaches_out(text: str) -> bool:
    """Whether a part's relations load something from elsewhere (a link to click is none), or its
    types name a document with macros."""
    if "macroEnabled" in text:
        return True
    return any(OUTSIDE.search(relation) and not LINK.search(relation) for relation in RELATION.findall(text))
