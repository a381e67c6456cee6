"""A claim on one row that lasts as long as its worker lives: a lock of the database session, which the
server drops when the worker dies, however it dies."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection


@contextmanager
def claimed(space: int, key: UUID) -> Iterator[bool]:
    """Whether this session got the claim, held inside the block. `space` keeps uses apart."""
    number = key.int & 0x7FFFFFFF
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [space, number])
        is_ours = cursor.fetchone()[0]
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [space, number])
