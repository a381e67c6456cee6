"""The database's own guard of a status column: triggers that refuse what the table does not list."""

import pgtrigger

from .table import Lifecycle

# The value of the setting under which rows may be inserted in any state: a bulk load of
# demonstration or restored rows, in its own transaction.
LOADING = "load"


def guard(lifecycle: Lifecycle) -> pgtrigger.Trigger:
    """The trigger to put into the model's `Meta.triggers`.

    It refuses an insert outside the initial state, and an update of the status that was not
    opened by `Lifecycle.move` or that the table does not list.
    """
    pairs = sorted(
        {(source, move.target) for move in lifecycle.transitions.values() for source in move.sources}
    )
    listed = ", ".join(f"('{source}', '{target}')" for source, target in pairs)
    field = lifecycle.field
    return pgtrigger.Trigger(
        name="lifecycle_guard",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(field),
        declare=[("allowed", "text := coalesce(current_setting('lifecycle.allowed', true), '')")],
        func=f"""
            IF allowed = '{LOADING}' THEN RETURN NEW; END IF;
            IF TG_OP = 'INSERT' THEN
                IF NEW.{field} <> '{lifecycle.initial}' THEN
                    RAISE EXCEPTION 'a % begins as {lifecycle.initial}, not as %', TG_TABLE_NAME, NEW.{field}
                        USING ERRCODE = 'check_violation';
                END IF;
            ELSIF NEW.{field} IS DISTINCT FROM OLD.{field} THEN
                IF allowed <> TG_TABLE_NAME THEN
                    RAISE EXCEPTION 'the {field} of % changes only through its lifecycle', TG_TABLE_NAME
                        USING ERRCODE = 'check_violation';
                END IF;
                IF NOT ((OLD.{field}, NEW.{field}) IN ({listed})) THEN
                    RAISE EXCEPTION '%: no transition from % to %', TG_TABLE_NAME, OLD.{field}, NEW.{field}
                        USING ERRCODE = 'check_violation';
                END IF;
            END IF;
            RETURN NEW;
        """,
    )
