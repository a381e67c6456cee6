"""The databases of the tests. To migrate one takes longer than most of what is done with it, so one is made as a
template of which each process of a run takes copies. In its comment stands what it was made of."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import django
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

LOCK = 0x7E57  # of two processes that want a template the second waits, and finds it
KEPT = "before_the_tests"  # the schema of the rows to put back
IMPORT = re.compile(r"^(?:import|from) ([\w.]+)", re.MULTILINE)


def write_without_waiting() -> None:
    """Let the tests' own server leave it to the system when what it writes reaches the disk."""
    if connection.settings_dict["ENGINE"] != "academy.embedded":
        return
    with connection._nodb_cursor() as cursor:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            cursor.execute(f"ALTER SYSTEM SET {setting} = off")
        cursor.execute("SELECT pg_reload_conf()")


@dataclass(frozen=True)
class Template:
    """`make` fills a copy of the base. One that was made of the same already serves again."""

    name: str
    made_of: str
    make: Callable[[], None]
    base: "Template | None" = None

    def ensure(self, cursor) -> None:
        if self.base:
            self.base.ensure(cursor)
        cursor.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [self.name]
        )
        if (found := cursor.fetchone()) and (found[0] or "").startswith(self.made_of):
            return
        _replace(cursor, self.name, self.base.name if self.base else "template0")
        with connected_to(self.name):
            self.make()
        cursor.execute(f'COMMENT ON DATABASE "{self.name}" IS %s', [self.made_of])


@contextmanager
def copy_of(template: Template, name: str) -> Iterator[None]:
    """There is a new database of that name, a copy of the template."""
    with _one_at_a_time() as cursor:
        template.ensure(cursor)
        _replace(cursor, name, template.name)
    yield
    with _one_at_a_time() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """The connection leads to another database, and what the process remembers of the one before is forgotten."""
    before = connection.settings_dict["NAME"]
    _lead_to(name)
    try:
        yield
    finally:
        _lead_to(before)


def _lead_to(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    ContentType.objects.clear_cache()
    caches["process"].clear()


@contextmanager
def _one_at_a_time() -> Iterator:
    """A cursor beside the tests' databases."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield cursor


def _replace(cursor, name: str, source: str) -> None:
    """Fails while somebody, another run, works on a database of that name."""
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
    cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


@cache
def schema() -> Template:
    """All tables, empty. It follows from the migrations, what they import, and Django; a run of several
    processes trusts no earlier run all the same."""
    files = {file for app in apps.get_app_configs() for file in Path(app.path).glob("migrations/*.py")}
    imported = {name for file in files for name in IMPORT.findall(file.read_text())}
    files |= {origin for name in imported if (origin := Path(find_spec(name).origin)).suffix == ".py"}
    digest = hashlib.sha256(django.get_version().encode())
    for file in sorted(files):
        digest.update(f"{file}\n{file.read_text()}".encode())
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")
    return Template("academy_tests_schema", f"{digest.hexdigest()} {run}", _migrate)


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def fill() -> None:
    """Write the rows that follow from today's code, as the command that migrates does in the end."""
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def keep_rows() -> None:
    """Keep all rows there are for `put_back`."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {KEPT}")
        for table in _tables("public"):
            cursor.execute(f"SELECT EXISTS (SELECT FROM {table})")  # noqa: S608
            if cursor.fetchone()[0]:
                cursor.execute(f"CREATE TABLE {KEPT}.{table} AS TABLE {table}")


def put_back() -> None:
    """Leave the rows that the first test found, and no others. To truncate the tables takes half a second;
    most of them are empty."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_putting_back(connection.settings_dict["NAME"]))


@cache
def _putting_back(_database: str) -> str:
    tables = _tables("public")
    return "; ".join(
        (
            # What others still write is waited for.
            f"LOCK TABLE {', '.join(tables)} IN SHARE ROW EXCLUSIVE MODE",
            "SET LOCAL session_replication_role = replica",
            *(f"DELETE FROM {table}" for table in tables),  # noqa: S608
            *(f"INSERT INTO {table} TABLE {KEPT}.{table}" for table in _tables(KEPT)),
        )
    )


def _tables(schema: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = %s", [schema])
        return [name for (name,) in cursor.fetchall()]
