"""DOCX: an archive that unpacks to a sensible size, not too long, without programs and without content
from elsewhere.

A DOCX has no pages until a program lays it out. Counted is what its last program noted: the pages in the
properties and the page breaks it saw or was told; a document without any of these counts as one page.
"""

import re
import zipfile
from typing import BinaryIO

from . import archive
from .refusal import Refused, TooManyPages

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
OUTSIDE = re.compile(r"TargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
DOCUMENT, PROPERTIES = "word/document.xml", "docProps/app.xml"
NOTED_PAGES = re.compile(r"<(?:\w+:)?Pages>\s*(\d{1,6})\s*</")
SEEN_BREAK = re.compile(r"<\w+:lastRenderedPageBreak\b")
TOLD_BREAK = re.compile(r"<\w+:br\b[^>]*\w+:type\s*=\s*[\"']page[\"']")
FIELD = re.compile(
    r"<\w+:instrText\b[^>]*>([^<]*)</|<\w+:fldSimple\b[^>]*\w+:instr\s*=\s*(\"[^\"]*\"|'[^']*')"
)
FETCHES = re.compile(r"\bDDE(?:AUTO)?\b|\bINCLUDE(?:TEXT|PICTURE)\b", re.IGNORECASE)
FOREIGN_PART = re.compile(r"Type\s*=\s*[\"'][^\"']*/(?:aFChunk|oleObject)[\"']", re.IGNORECASE)
LINK = re.compile(r"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)


def looks_like_one(file: BinaryIO) -> bool:
    """Whether the archive holds the main part of a Word document."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as opened:
            return DOCUMENT in opened.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Refused("broken") from None
    finally:
        file.seek(0)


def check(file: BinaryIO, *, most_pages: int | None = None) -> None:
    """Raises Refused."""
    texts = archive.texts_of(file, _is_read)
    if any("<!DOCTYPE" in text or "<!ENTITY" in text for text in texts.values()):
        raise Refused("broken")
    if _fetches(texts[DOCUMENT]):
        raise Refused("active")
    if any(_reaches_out(text) for name, text in texts.items() if name.endswith(".rels")):
        raise Refused("active")
    count = _pages(texts)
    if most_pages and count > most_pages:
        raise TooManyPages(count, most_pages)


def _is_read(name: str) -> bool:
    return name in (DOCUMENT, PROPERTIES, archive.TYPES) or name.endswith(".rels")


def _pages(texts: dict[str, str]) -> int:
    noted = NOTED_PAGES.search(texts.get(PROPERTIES, ""))
    body = texts[DOCUMENT]
    return max(
        int(noted[1]) if noted else 1, *(len(mark.findall(body)) + 1 for mark in (SEEN_BREAK, TOLD_BREAK))
    )


def _fetches(body: str) -> bool:
    """Whether a field starts a program or loads a file. Its words may be cut over several runs."""
    return bool(FETCHES.search("".join(text or instruction for text, instruction in FIELD.findall(body))))


def _reaches_out(text: str) -> bool:
    """Whether a part's relations load something from elsewhere (a link to click is none) or of another
    format."""
    return any(
        FOREIGN_PART.search(relation) or (OUTSIDE.search(relation) and not LINK.search(relation))
        for relation in RELATION.findall(text)
    )
