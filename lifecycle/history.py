"""History: every insert, update and delete of a model, kept by database triggers, and changed by nobody.

A trigger refuses UPDATE and DELETE of what was written, whoever asks. One door is left, for erasure and
for the end of the time that history is kept: inside `amending()` a setting of the transaction opens it,
and only `privacy/` calls that. TRUNCATE is refused as well, unless the owner of the tables asks for it by a
setting of its own, as a benchmark does that empties the database it made.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pghistory
import pgtrigger
from django.db import connection, models, transaction

AMENDING = "history.amending"
EMPTYING = "history.emptying"


def append_only() -> list[pgtrigger.Trigger]:
    """The triggers for `Meta.triggers` of a table to which rows are only added."""
    return [
        pgtrigger.Trigger(
            name="append_only",
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=f"""
                IF coalesce(current_setting('{AMENDING}', true), '') <> 'on' THEN
                    RAISE EXCEPTION 'what % has written is never changed', TG_TABLE_NAME
                        USING ERRCODE = 'insufficient_privilege';
                END IF;
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            """,
        ),
        pgtrigger.Trigger(
            name="never_emptied",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func=f"""
                IF coalesce(current_setting('{EMPTYING}', true), '') <> 'on' THEN
                    RAISE EXCEPTION 'what % has written is never removed', TG_TABLE_NAME
                        USING ERRCODE = 'insufficient_privilege';
                END IF;
                RETURN NULL;
            """,
        ),
    ]


def recorded(
    model: type[models.Model], *, fields: list[str] | None = None, kept_as: str | None = None
) -> type[models.Model]:
    """Class decorator: keep who changed what and when in an event table beside the model's, of all fields
    or of those named; `kept_as` names the events where the model's name would not do. A model with texts
    in several languages is given to it in its app's `translation.py`, once the fields of the languages
    are there."""
    track: Callable = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=fields,
        model_name=kept_as,
        meta={"triggers": append_only()},
    )
    return track(model)


@contextmanager
def amending() -> Iterator[None]:
    """Inside, and within one transaction, history may be erased."""
    with transaction.atomic():
        _open_door("on")
        yield
        _open_door("")


def _open_door(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [AMENDING, value])
