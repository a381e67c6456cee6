"""Whether something is said anywhere in the database: every text, JSON and binary column of every table."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import connection

SHORTEST = 5  # a shorter word is found everywhere

COLUMNS = """
    SELECT table_name, column_name, data_type = 'bytea'
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
        AND (data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'ARRAY')
            OR udt_name = 'citext')
    ORDER BY 1, 2
"""


@dataclass(frozen=True)
class Trace:
    """So many rows of a table say it in this column."""

    table: str
    column: str
    rows: int


def search(words: Iterable[str], tell: Callable[[int, int], None] | None = None) -> list[Trace]:
    """Where one of the words stands, in capitals or small letters; words shorter than five are left out.
    `tell` hears of each table how many are searched, and of how many."""
    wanted = [word for word in words if len(word) >= SHORTEST]
    if not wanted:
        return []
    found = []
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        tables: dict[str, list[tuple[str, bool]]] = {}
        for table, column, is_binary in cursor.fetchall():
            tables.setdefault(table, []).append((column, is_binary))
        for done, (table, columns) in enumerate(tables.items(), 1):
            cursor.execute(_counting(table, columns), _patterns(wanted) * len(columns))
            counts = cursor.fetchone()
            found += [
                Trace(table, column, rows)
                for (column, _is_binary), rows in zip(columns, counts, strict=True)
                if rows
            ]
            if tell:
                tell(done, len(tables))
    return found


def _counting(table: str, columns: list[tuple[str, bool]]) -> str:
    """One look at a table: how many rows say it, in each column."""
    quoted = connection.ops.quote_name
    texts = [
        f"encode({quoted(name)}, 'escape')" if is_binary else f"{quoted(name)}::text"
        for name, is_binary in columns
    ]
    counted = ", ".join(f"count(*) FILTER (WHERE {text} ILIKE ANY (%s))" for text in texts)
    return f"SELECT {counted} FROM {quoted(table)}"  # noqa: S608  names of our own tables


def _patterns(words: list[str]) -> list[list[str]]:
    """As a text says it, and as JSON does, which writes quotation marks otherwise."""
    return [[f"%{_literal(form)}%" for word in words for form in {word, word.replace('"', '\\"')}]]


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
