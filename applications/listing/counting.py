"""How many applications have each value of the filters: SQL that reads the rows once."""

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from .registry import NONE, Facet

Statement = tuple[str, tuple]

# Of a facet's own rows: how many applications have each value, and the rest have none. What is named
# here are names of ours only; values go in as parameters.
_OF_ROWS = """
    SELECT %s, value::text, count(*) FROM {held} GROUP BY value
    UNION ALL SELECT %s, '{none}', (SELECT count(*) FROM kept) - count(*) FROM {once}
"""


def counting(rows: QuerySet, facets: list[Facet]) -> Statement | None:
    """SQL that gives triples of facet, value and number for the rows, and its values. None when there
    can be no rows, or no facet."""
    by_column = [facet for facet in facets if facet.column]
    by_rows = [facet for facet in facets if facet.rows]
    kept = rows.order_by().select_related(None).values_list("pk", *(facet.column for facet in by_column))
    try:
        sql, values = kept.query.sql_with_params()
    except EmptyResultSet:
        return None
    columns = [f"c{place}" for place in range(len(by_column))]
    tables = [(f"kept (id{''.join(f', {column}' for column in columns)})", sql)]
    parts, part_values = [], []
    if by_column:
        parts.append(_grouped(columns))
        part_values += [facet.name for facet in by_column]
    for place, facet in enumerate(by_rows):
        held_sql, held_values = _pairs(facet, is_narrowed=bool(kept.query.where))
        tables.append((f"held{place} (application, value)", held_sql))
        values += held_values
        held = f"held{place}"
        once = held if facet.is_single else f"(SELECT DISTINCT application FROM {held}) AS once"  # noqa: S608
        parts.append(_OF_ROWS.format(held=held, once=once, none=NONE))
        part_values += [facet.name, facet.name]
    if not parts:
        return None
    named = ", ".join(f"{name} AS MATERIALIZED ({of})" for name, of in tables)
    return f"(WITH {named} {' UNION ALL '.join(parts)})", (*values, *part_values)


def _grouped(columns: list[str]) -> str:
    """Each column grouped by itself, all in one pass."""
    names = " ".join(f"WHEN GROUPING({column}) = 0 THEN %s" for column in columns)
    texts = ", ".join(f"NULLIF({column}::text, '')" for column in columns)
    sets = ", ".join(f"({column})" for column in columns)
    return (
        f"SELECT CASE {names} END, COALESCE({texts}, '{NONE}'), count(*) "  # noqa: S608
        f"FROM kept GROUP BY GROUPING SETS ({sets})"
    )


def _pairs(facet: Facet, *, is_narrowed: bool) -> Statement:
    """The facet's pairs of application and value, each once, of the kept applications."""
    pairs = facet.rows().order_by()
    if is_narrowed:
        pairs = pairs.filter(application__in=RawSQL("SELECT id FROM kept", []))
    sql, values = pairs.values_list("application", "facet_value").query.sql_with_params()
    return (sql if facet.is_single else f"SELECT DISTINCT * FROM ({sql}) AS pairs"), values  # noqa: S608
