"""Copies of documents for a blind review: nothing of who made them, and none that names the applicant.

A picture, or a page that is one, can show a name that no program reads: it is not shown at all.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ByteStringObject, NameObject, TextStringObject

from inspection import TAKEN
from inspection.word import TYPE as WORD

from .mask import Mask

PDF = "application/pdf"
# What a page holds besides what is printed: comments, makers' notes, descriptions, threads.
ASIDE = ("/Annots", "/PieceInfo", "/Metadata", "/B", "/Thumb", "/LastModified", "/AA")
MAKERS = re.compile(r"^docProps/|^customXml/|^word/comments|^word/people|/_rels/comments", re.IGNORECASE)
# Who wrote, and when: attributes of changes that Word keeps.
SIGNED = re.compile(r'\s(?:\w+:)?(?:author|initials|date|dateUtc|userId|providerId|rsid\w*)="[^"]*"')
TAGS = re.compile(r"<[^>]*>")


class CannotBeShown(Exception):
    """The document can't be shown in a blind review. Its text is for people."""


@dataclass(frozen=True)
class NeutralFile:
    content: bytes
    content_type: str

    @property
    def ending(self) -> str:
        return TAKEN[self.content_type]


def neutral_copy(file: BinaryIO, *, content_type: str, mask: Mask) -> NeutralFile:
    """The document without what its format says of its maker. Raises CannotBeShown when it names the
    applicant, or when no program can tell whether it does."""
    try:
        if content_type == PDF:
            return NeutralFile(_neutral_pdf(file, mask), PDF)
        if content_type == WORD:
            return NeutralFile(_neutral_word(file, mask), WORD)
    except CannotBeShown:
        raise
    except Exception as failure:  # a broken file makes the libraries fail in any way
        raise CannotBeShown(_("This document could not be prepared for a blind review.")) from failure
    raise CannotBeShown(_("A picture can show a name: it is not shown in a blind review."))


def _neutral_pdf(file: BinaryIO, mask: Mask) -> bytes:
    reader = PdfReader(file, strict=False)
    if reader.is_encrypted:
        reader.decrypt("")
    writer = PdfWriter()
    for page in reader.pages:
        text = page.extract_text()
        if not text.strip():
            raise CannotBeShown(_("A scanned page can show a name: it is not shown in a blind review."))
        _refuse_if_named(text, mask)
        if contents := page.get_contents():  # also what stands in for the text printed
            _refuse_if_named(contents.get_data().decode("latin-1"), mask)
        for key in ASIDE:
            page.pop(NameObject(key), None)
        writer.add_page(page)
    writer.metadata = None
    _look_through(writer, mask)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _look_through(writer: PdfWriter, mask: Mask) -> None:
    """Empty every description; refuse pictures, and a string that names the applicant, wherever it hides."""
    for held in writer._objects:
        entries = [held] if isinstance(held, dict) else []
        while entries:
            entry = entries.pop()
            if entry.get("/Subtype") == "/Image":
                raise CannotBeShown(_("A picture can show a name: it is not shown in a blind review."))
            for key in ASIDE:
                entry.pop(NameObject(key), None)
            for value in entry.values():
                if isinstance(value, dict):
                    entries.append(value)
                elif isinstance(value, TextStringObject | ByteStringObject):
                    text = value if isinstance(value, str) else value.decode("latin-1")
                    _refuse_if_named(text, mask)


def _neutral_word(file: BinaryIO, mask: Mask) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(file) as archive,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for part in archive.infolist():
            if MAKERS.search(part.filename):
                continue
            if re.search(r"media/", part.filename):
                raise CannotBeShown(_("A picture can show a name: it is not shown in a blind review."))
            content = archive.read(part)
            if part.filename.endswith((".xml", ".rels")):
                content = _neutral_part(part.filename, content.decode("utf-8"), mask).encode()
            copy.writestr(zipfile.ZipInfo(part.filename), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _neutral_part(name: str, text: str, mask: Mask) -> str:
    if name == "[Content_Types].xml":
        return re.sub(r"<Override[^>]*(?:docProps|customXml|comments|people)[^>]*/>", "", text)
    if name.endswith(".rels"):
        text = re.sub(r"<Relationship [^>]*(?:docProps|customXml|comments|people)[^>]*/>", "", text)
        _refuse_if_named(text, mask)
        return text
    text = SIGNED.sub("", text)
    # Runs of one word are joined, paragraphs are parted.
    _refuse_if_named(TAGS.sub("", text.replace("</w:p>", "\n")), mask)
    _refuse_if_named(text, mask)
    return text


def _refuse_if_named(text: str, mask: Mask) -> None:
    if mask.finds(text):
        raise CannotBeShown(_("This document names the applicant: it is not shown in a blind review."))
