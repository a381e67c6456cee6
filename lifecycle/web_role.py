"""What the web process's own login may do in the database: work with every table, and only read and add to
those that history, consents, readings and logs are kept in.

Which these are say the triggers that guard them (`append_only`, migration 0010): a table that has them is
never the web process's to change, and none can be forgotten. The login owns nothing, so that it can neither
take the triggers off nor open their door. Granted anew after every migration.
"""

from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import CommandError
from django.db import ProgrammingError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = """
    SELECT relname, EXISTS (SELECT FROM pg_trigger WHERE tgrelid = pg_class.oid AND tgname LIKE '%append_only%')
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') ORDER BY 1
"""
READ = {"django_migrations"}
# A request's context grows while it lasts: who acted is known only after the sign-in.
GROWING = {"pghistory_context": ("metadata", "updated_at")}
ALL = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
OWNED = """
    SELECT count(*) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND pg_has_role(%s, relowner, 'MEMBER')
"""


class LoginMissing(CommandError):
    """The login is not there, and this process may not make it. Its text, which `migrate` ends with, says
    what to do."""


def after_migrations(*, using: str, **_signal: object) -> None:
    """The web process's login, made where it is lacking, may do what it should."""
    login, connection = settings.WEB_LOGIN, connections[using]
    if login is None or login.name == _own_name(connection):
        return
    with transaction.atomic(using=using):
        make(connection, login.name, login.password)
        grant(connection, login.name)


def make(connection: BaseDatabaseWrapper, name: str, password: str) -> None:
    """Make the login unless it is there; a password that it has stays. Raises LoginMissing."""
    if _is_there(connection, name):
        return
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(f"CREATE ROLE {_quoted(connection, name)} LOGIN PASSWORD %s", [password or None])
    except ProgrammingError as refusal:
        if not _is_there(connection, name):  # else another migration was faster
            raise LoginMissing(
                f"The database has no role {name}, and {_own_name(connection)} may not make it. "
                f"As its superuser: CREATE ROLE {name} LOGIN PASSWORD '…'; then migrate again."
            ) from refusal


def grant(connection: BaseDatabaseWrapper, name: str) -> None:
    """Give the role what it may, and take all else. Inside one transaction nobody sees it half done."""
    role = _quoted(connection, name)
    kinds = _tables(connection)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")
        for rights, names in kinds.items():
            tables = ", ".join(_quoted(connection, table) for table in names)
            if tables:
                cursor.execute(f"GRANT {rights} ON {tables} TO {role}")
        # Not there yet while the first migrations run app by app.
        growing = {table: GROWING[table] for names in kinds.values() for table in names if table in GROWING}
        for table, columns in growing.items():
            cursor.execute(f"GRANT UPDATE ({', '.join(columns)}) ON {_quoted(connection, table)} TO {role}")


def faults(connection: BaseDatabaseWrapper, name: str) -> Iterator[str]:
    """What of the login is not as it should be, each in one line that says what to do."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [name])
        found = cursor.fetchone()
        if found is None:
            yield f"The database has no role {name}: run manage.py migrate."
            return
        if found[0]:
            yield f"{name} is a superuser and could rewrite history: name another in WEB_DATABASE_URL."
            return
        cursor.execute(OWNED, [name])
        if owned := cursor.fetchone()[0]:
            yield (
                f"{name} owns tables ({owned}), or is of a role that does, and could rewrite history: "
                "name another in WEB_DATABASE_URL."
            )
            return
        wrong = [
            table
            for rights, tables in _tables(connection).items()
            for table in tables
            if _held(cursor, name, table) != set(rights.split(", "))
        ]
    if wrong:
        yield f"{name} has not the rights it should on {', '.join(wrong[:5])}: run manage.py migrate."


def _held(cursor, name: str, table: str) -> set[str]:
    asked = ", ".join("has_table_privilege(%s, %s::regclass, %s)" for _right in ALL)
    values = [value for right in ALL for value in (name, f'public."{table}"', right)]
    cursor.execute(f"SELECT {asked}", values)
    return {right for right, is_held in zip(ALL, cursor.fetchone(), strict=True) if is_held}


def _tables(connection: BaseDatabaseWrapper) -> dict[str, list[str]]:
    """The tables by the rights that the web process has on them."""
    kinds = {"SELECT": [], "SELECT, INSERT": [], "SELECT, INSERT, UPDATE, DELETE": []}
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        for table, is_added_to in cursor.fetchall():
            rights = "SELECT" if table in READ else "SELECT, INSERT" if is_added_to else None
            kinds[rights or "SELECT, INSERT, UPDATE, DELETE"].append(table)
    return kinds


def _is_there(connection: BaseDatabaseWrapper, name: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [name])
        return cursor.fetchone() is not None


def _own_name(connection: BaseDatabaseWrapper) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]


def _quoted(connection: BaseDatabaseWrapper, name: str) -> str:
    return connection.ops.quote_name(name)
