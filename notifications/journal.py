"""What the mail server answered while the database was away: kept in files until it is back.

The database may die between the server's answer and its entry. The answer is known, so no doubt needs
to be told: `delivery.recover` reads it here. Workers of one machine share the folder.
"""

import os
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

TAKEN, NOT_TAKEN = "taken", "not-taken"


def _folder() -> Path:
    return Path(settings.VAR) / "answers"


def note(pk: UUID, verdict: str) -> None:
    """Keep what the server answered for the message; whole on the disk when this returns."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".{pk}"
    with fresh.open("w") as file:
        file.write(verdict)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(folder / str(pk))


def answer_to(pk: UUID) -> str:
    """TAKEN, NOT_TAKEN, or nothing when no answer was kept."""
    with suppress(OSError):
        return (_folder() / str(pk)).read_text()
    return ""


def forget(pk: UUID) -> None:
    """The answer stands in the database now."""
    (_folder() / str(pk)).unlink(missing_ok=True)
