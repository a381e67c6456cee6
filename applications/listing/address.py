"""The address of the list: filters, search, columns and order, without what it does not know."""

from urllib.parse import urlencode

from django.contrib.admin.views.main import ORDER_VAR, SEARCH_VAR
from django.http import QueryDict

from accounts.models import User

from .registry import Column, columns_for, facets

COLUMNS, VIEW, ALL = "columns", "view", "all"
LONGEST = 4000  # characters


def cleaned(query: str) -> str:
    """What of the query string says how the list looks, in one order; pages and unknown names are
    dropped."""
    given = QueryDict(query[:LONGEST])
    kept = [
        (name, value)
        for name in sorted(given)
        if name in facets or name in (SEARCH_VAR, ORDER_VAR, COLUMNS)
        for value in sorted(set(given.getlist(name)))
        if value and "\x00" not in value
    ]
    return urlencode(kept)


def chosen_columns(query: QueryDict, user: User) -> list[Column]:
    """Those that the address names and the person may see; the usual ones otherwise."""
    known = columns_for(user)
    named = [known[name] for name in dict.fromkeys(query.get(COLUMNS, "").split(",")) if name in known]
    return named or [column for column in known.values() if column.is_usual]


def with_columns(query: str, names: list[str], *, before: list[str]) -> str:
    """The address with these columns; the order stays on the columns that it names, which the list
    numbers."""
    given = QueryDict(query, mutable=True)
    given[COLUMNS] = ",".join(names)
    moved = []
    for part in given.get(ORDER_VAR, "").split("."):
        sign, number = ("-", part[1:]) if part.startswith("-") else ("", part)
        if number.isdecimal() and 0 < int(number) <= len(before) and before[int(number) - 1] in names:
            moved.append(f"{sign}{names.index(before[int(number) - 1]) + 1}")
    given.pop(ORDER_VAR, None)
    if moved:
        given[ORDER_VAR] = ".".join(moved)
    return cleaned(given.urlencode())
