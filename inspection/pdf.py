"""PDF: opens without a password, has pages and not too many, runs nothing."""

from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from .refusal import Refused, TooManyPages

MOST_OBJECTS = 100_000
DEEPEST = 40  # of objects that stand in one another without a reference
# Actions and annotations of ISO 32000-2 (12.6.4, 12.5.6) that run, send or open something by themselves,
# or carry a file. A link that a person clicks (/URI, /GoTo) is none of them.
ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/ImportData",
    "/SubmitForm",
    "/GoToE",
    "/Rendition",
    "/RichMediaExecute",
}
ANNOTATIONS = {"/RichMedia", "/FileAttachment", "/Screen", "/Movie", "/Sound", "/3D"}
CARRIERS = {"/JS", "/EF", "/EmbeddedFiles", "/XFA"}


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
    """Whether any object of the file, also one that no page names, runs a program or carries a file."""
    return any(_does_something(found) for found in _dictionaries(reader))


def _does_something(found: DictionaryObject) -> bool:
    return (
        bool(CARRIERS & found.keys())
        or _name(found, "/S") in ACTIONS
        or _name(found, "/Subtype") in ANNOTATIONS
    )


def _name(found: DictionaryObject, key: str) -> str:
    value = found.get(key)
    value = value.get_object() if value is not None else None
    return value if isinstance(value, str) else ""


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file. Raises Refused where there are more objects than a document has."""
    left, seen = [(reader.trailer, 0), *((held, 0) for held in _held(reader))], 0
    while left:
        found, depth = left.pop()
        seen += 1
        if depth > DEEPEST or seen > MOST_OBJECTS:
            raise Refused("bomb")
        if isinstance(found, DictionaryObject):
            yield found
            left += [(inner, depth + 1) for inner in found.values() if _holds_others(inner)]
        elif isinstance(found, ArrayObject):
            left += [(inner, depth + 1) for inner in found if _holds_others(inner)]


def _holds_others(inner: PdfObject) -> bool:
    return isinstance(inner, DictionaryObject | ArrayObject)


def _held(reader: PdfReader) -> Iterator[PdfObject]:
    """What the file's tables name, each by its number; a reference to nothing is nothing."""
    keys = {(key, generation) for generation, rows in reader.xref.items() for key in rows}
    keys |= {(key, 0) for key in reader.xref_objStm}
    if len(keys) > MOST_OBJECTS:
        raise Refused("bomb")
    for key, generation in sorted(keys):
        held = reader.get_object(IndirectObject(key, generation, reader))
        if held is not None:
            yield held
