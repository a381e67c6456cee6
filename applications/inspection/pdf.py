"""PDF: opens without a password, has pages and not too many, runs nothing."""

from typing import BinaryIO

from pypdf import PdfReader

from .refusal import Refused, TooManyPages

PROGRAMS = {"/JavaScript", "/Launch"}


def check(file: BinaryIO, *, most_pages: int | None = None) -> None:
    """Raises Refused. An owner's password, which forbids printing and the like, is no obstacle."""
    file.seek(0)
    try:
        reader = PdfReader(file, strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("locked")
        count = len(reader.pages)
        is_active = _is_active(reader)
    except Refused:
        raise
    except Exception as failure:  # a hostile file makes the library fail in any way, recursion included
        raise Refused("broken") from failure
    if count == 0:
        raise Refused("broken")
    if is_active:
        raise Refused("active")
    if most_pages and count > most_pages:
        raise TooManyPages(count, most_pages)


def _is_active(reader: PdfReader) -> bool:
    """Whether opening it starts something, or it carries files or programs by name."""
    root = reader.trailer["/Root"].get_object()
    names = root.get("/Names")
    if names is not None and {"/JavaScript", "/EmbeddedFiles"} & set(names.get_object()):
        return True
    action = root.get("/OpenAction")
    action = action.get_object() if action is not None else None
    return isinstance(action, dict) and action.get("/S") in PROGRAMS
