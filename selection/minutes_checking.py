"""Whether the files of the minutes are still those that were hashed when they were made."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from .models import SelectionMinutes

FILES = {"pdf": "pdf_sha256", "workbook": "workbook_sha256"}


@dataclass(frozen=True)
class Check:
    """One file: the hash kept, and that of what lies in the storage now; None when it is missing."""

    name: str
    kept: str
    found: str | None

    @property
    def is_right(self) -> bool:
        return self.found == self.kept


def check(minutes: SelectionMinutes) -> list[Check]:
    """Hash both files again. Of a version that is not kept there is nothing to check."""
    if minutes.status != SelectionMinutes.Status.KEPT:
        return []
    return [
        Check(name, getattr(minutes, column), _hash(getattr(minutes, name))) for name, column in FILES.items()
    ]


def version_of(parts: Iterable[bytes]) -> tuple[SelectionMinutes, str] | None:
    """The version and the name of its file that has exactly this content; None for any other file."""
    hashed = _hash_of(parts)
    for name, column in FILES.items():
        found = SelectionMinutes.objects.filter(**{column: hashed}).select_related("edition").first()
        if found:
            return found, name
    return None


def _hash(file) -> str | None:
    try:
        with file.open("rb") as opened:
            return _hash_of(opened.chunks())
    except FileNotFoundError:
        return None


def _hash_of(parts: Iterable[bytes]) -> str:
    hashed = hashlib.sha256()
    for part in parts:
        hashed.update(part)
    return hashed.hexdigest()
