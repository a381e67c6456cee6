"""Whether an uploaded file is taken, known by its content and not by its name."""

from typing import BinaryIO

import filetype
from django.core.files.uploadedfile import UploadedFile

from . import malware, pdf, picture, word
from .refusal import Refused

__all__ = ["LARGEST_DOCUMENT", "LARGEST_PICTURE", "TAKEN", "Refused", "inspect"]

MEGABYTE = 1024 * 1024
LARGEST_DOCUMENT, LARGEST_PICTURE = 5 * MEGABYTE, 20 * MEGABYTE
PDF, WORD, JPEG, PNG = "application/pdf", word.TYPE, "image/jpeg", "image/png"
TAKEN = {PDF: ".pdf", WORD: ".docx", JPEG: ".jpg", PNG: ".png"}
ARCHIVE_END = b"PK\x05\x06"
LONGEST_ARCHIVE_END = 22 + 65_535


def inspect(upload: UploadedFile, *, most_pages: int | None = None) -> UploadedFile:
    """The file to keep, with its `content_type`: the upload itself, or a picture drawn anew.

    Raises Refused with the reason in plain words.
    """
    kind = _kind(upload)
    if upload.size > (LARGEST_PICTURE if kind in (JPEG, PNG) else LARGEST_DOCUMENT):
        raise Refused("large")
    malware.scan(upload)
    if kind in (JPEG, PNG):
        return picture.redrawn(upload, kind)
    if kind == PDF:
        if _has_archive_inside(upload):
            raise Refused("mixed")
        pdf.check(upload, most_pages=most_pages)
    else:
        word.check(upload, most_pages=most_pages)
    upload.seek(0)
    upload.content_type = kind
    return upload


def _kind(upload: BinaryIO) -> str:
    upload.seek(0)
    head = upload.read(8192)
    upload.seek(0)
    kind = filetype.guess_mime(head)
    if kind in ("image/heic", "image/heif", "image/avif"):
        raise Refused("phone")
    if kind == "application/msword" or head.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused("old_word")  # also a DOCX with a password
    if kind == "application/zip" or kind == WORD:
        kind = WORD if word.looks_like_one(upload) else None
    if kind not in TAKEN:
        raise Refused("kind")
    return kind


def _has_archive_inside(upload: BinaryIO) -> bool:
    """Whether the file is an archive as well: one that shows another face to another program."""
    upload.seek(0, 2)
    upload.seek(max(0, upload.tell() - LONGEST_ARCHIVE_END))
    tail = upload.read()
    upload.seek(0)
    return ARCHIVE_END in tail
