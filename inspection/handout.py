"""A file that staff hand out: what its name says it is, and nothing that harms whoever opens it."""

from pathlib import PurePath

import filetype
from django.core.files.uploadedfile import UploadedFile

from . import archive, malware, pdf
from .refusal import Refused

ARCHIVES = {".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"}


def inspect_handout(upload: UploadedFile) -> None:
    """Raises Refused for a file of another kind than its name says, an infected one, one with a program."""
    ending = PurePath(upload.name).suffix.lower()
    upload.seek(0)
    head = upload.read(8192)
    is_archive = head.startswith(b"PK\x03\x04")
    if (ending == ".pdf") != (filetype.guess_mime(head) == "application/pdf"):
        raise Refused("other_kind")
    if (ending in ARCHIVES) != is_archive:
        raise Refused("other_kind")
    malware.scan(upload)
    if ending == ".pdf":
        pdf.check(upload)
    elif is_archive:
        archive.texts_of(upload)
    upload.seek(0)
