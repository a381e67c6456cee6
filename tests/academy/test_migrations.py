"""A migration holds nobody up: it waits for no table, holds none while it works through its rows, and lets
a first start be short."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, migrations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

from academy.management.commands import migrate
from academy.settings.base import INSTALLED_APPS, ROOT

# Made on tables that were small or new, before this was asked of everybody.
BEFORE = {
    ("accounts", "0041_shared_cache"),
    ("applications", "0050_list_acts_are_notes"),
    ("progress", "0010_job_about_language_file"),
}
OURS = [name for name in INSTALLED_APPS if (ROOT / name).is_dir() and name != "academy"]


def faults(migration: migrations.Migration) -> list[str]:
    """Why the migration would hold a table that is in use, in words for who wrote it."""
    found, made = [], set()
    for operation in migration.operations:
        table = getattr(operation, "model_name", "").lower()
        if type(operation).__module__.startswith("pgtrigger"):
            found.append(f"renders all models anew for a trigger of {table}: lifecycle.trigger_operations")
        if isinstance(operation, migrations.CreateModel):
            made.add(operation.name.lower())
        elif table in made:
            continue
        elif type(operation) is migrations.AddIndex:
            found.append(
                f"builds an index on {table} while it is locked: AddIndexConcurrently, atomic = False"
            )
        elif _builds_index(operation):
            found.append("builds an index while its table is locked: CREATE INDEX CONCURRENTLY")
    if migration.atomic and _changes_rows(migration.operations) and _changes_tables(migration.operations):
        found.append("works through rows with tables locked: a migration for each")
    return found


def _builds_index(operation: Operation) -> bool:
    sql = str(operation.sql).upper() if isinstance(operation, migrations.RunSQL) else ""
    return " INDEX " in sql and "CREATE" in sql and "CONCURRENTLY" not in sql


def _changes_rows(operations: list[Operation]) -> bool:
    return any(isinstance(operation, migrations.RunPython) for operation in operations)


def _changes_tables(operations: list[Operation]) -> bool:
    return any(
        isinstance(operation, (migrations.AddField, migrations.AlterField, migrations.RemoveField))
        for operation in operations
    )


def test_no_migration_holds_a_table_that_is_in_use():
    loader = MigrationLoader(None)
    found = {
        f"{app}.{name}": said
        for (app, name), migration in loader.disk_migrations.items()
        if app in OURS and not migration.initial and (app, name) not in BEFORE and (said := faults(migration))
    }
    assert found == {}


@pytest.mark.django_db(transaction=True)
def test_it_lets_go_of_a_table_that_is_in_use(monkeypatch):
    monkeypatch.setattr(migrate, "PATIENCE", 0.1)
    monkeypatch.setattr(migrate, "PAUSE", 0)
    monkeypatch.setattr(migrate, "TRIES", 2)

    def change(self, *_arguments, **_options):
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE progress_job ADD COLUMN surprise text")

    monkeypatch.setattr(migrate.migrate.Command, "handle", change)
    reader = connection.copy()
    try:
        reader.set_autocommit(False)
        with reader.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM progress_job")
        with pytest.raises(CommandError, match="held nobody up"):
            call_command("migrate", verbosity=0)
    finally:
        reader.close()
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        assert cursor.fetchone()[0] == "0"
