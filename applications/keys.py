"""Keys as a browser sends them, and many keys in one query."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models.expressions import RawSQL


def uuid_of(text: str) -> UUID | None:
    """The key, or None for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


def among(keys: Iterable[UUID]) -> RawSQL:
    """What stands behind `…__in` for hundreds of keys: one parameter. Django and psycopg adapt each key of a list,
    which takes longer than the query."""
    return RawSQL("SELECT unnest(%s::uuid[])", [f"{{{','.join(map(str, keys))}}}"])
