"""The history of what was loaded.

The triggers that keep history fire once a row, which would take longer than the rest of a large
load. They are disabled inside the load's own transaction, and one statement for each table then
writes the same events; what changes after the load finds its “before”.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pghistory.models
import pghistory.trigger
import pgtrigger
from django.apps import apps
from django.db import connection, models


@contextmanager
def written_together() -> Iterator[None]:
    """Inside the transaction of a load: no event a row, then all inserts of the tables at once."""
    triggers = [
        (model._meta.db_table, trigger.get_pgid(model))
        for model, trigger in pgtrigger.registered()
        if isinstance(trigger, pghistory.trigger.Event)
    ]
    _switch(triggers, "DISABLE")
    yield
    with connection.cursor() as cursor:
        for event in _event_models():
            cursor.execute(_insert_of(event))
    _switch(triggers, "ENABLE")


def _switch(triggers: list[tuple[str, str]], change: str) -> None:
    with connection.cursor() as cursor:
        for table, name in triggers:
            cursor.execute(f'ALTER TABLE "{table}" {change} TRIGGER "{name}"')


def _event_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) and not model._meta.proxy and model._meta.managed
    ]


def _insert_of(event: type[models.Model]) -> str:
    names = ", ".join(
        f'"{field.column}"' for field in event._meta.concrete_fields if not field.name.startswith("pgh_")
    )
    tracked = event._meta.get_field("pgh_obj").related_model._meta
    return (
        f'INSERT INTO "{event._meta.db_table}" (pgh_created_at, pgh_label, pgh_obj_id, {names}) '  # noqa: S608
        f'SELECT now(), \'insert\', "{tracked.pk.column}", {names} FROM "{tracked.db_table}"'
    )
