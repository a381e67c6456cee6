"""Django's `migrate` that waits for no table longer than a moment: behind a change that waits for its lock,
everybody who wants the table would wait too. It lets go, and tries again."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2.errors import LockNotAvailable

PATIENCE = 3  # seconds
PAUSE = 2  # seconds in which those who waited come to their turn
TRIES = 10


class Command(migrate.Command):
    def handle(self, *arguments, database: str, **options) -> None:
        left = TRIES
        while True:
            try:
                with _impatient(connections[database]):
                    super().handle(*arguments, database=database, **options)
            except OperationalError as refusal:
                left -= 1
                self._go_on_or_give_up(refusal, left)
            else:
                return

    def _go_on_or_give_up(self, refusal: OperationalError, left: int) -> None:
        if not isinstance(refusal.__cause__, LockNotAvailable):
            raise refusal
        if not left:
            raise CommandError(
                "A table is in use all the time, and the migration held nobody up for it: nothing of its last "
                "step is changed. Run it again when less is going on."
            ) from refusal
        self.stderr.write("A table is in use; trying again.")
        time.sleep(PAUSE)


@contextmanager
def _impatient(connection: BaseDatabaseWrapper) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE}s'")
    try:
        yield
    finally:
        if connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("RESET lock_timeout")
