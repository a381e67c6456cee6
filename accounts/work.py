"""A line on the staff's home page: how many of something await this person, and where."""

from dataclasses import dataclass

from django.core.cache import caches
from django.db.models import QuerySet

MANY = 1000  # rows
REMEMBERED = 60  # seconds


@dataclass(frozen=True)
class WorkItem:
    """`label` reads after the count ("applications to screen"); `tone` is neutral, warning or error."""

    count: int
    label: str
    address: str
    tone: str = "neutral"
    note: str = ""


def number_of(name: str, rows: QuerySet) -> int:
    """How many there are. A large number may be a minute old, since counting reads all of them; `name`
    says of what it is."""
    key = f"number:{name}"
    number = caches["process"].get(key)
    if number is None:
        number = rows.count()
        if number >= MANY:
            caches["process"].set(key, number, REMEMBERED)
    return number
