"""What an address of the list shows, in words."""

from django.contrib.admin.views.main import ORDER_VAR, SEARCH_VAR
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .address import chosen_columns
from .registry import NONE, facets_for


def in_short(query: str, request: HttpRequest) -> list[tuple[str, str]]:
    """Pairs of what and which: the filters that the person may use, the search, columns and order."""
    given = QueryDict(query)
    columns = chosen_columns(given, request.user)
    lines = [(_("Search"), given[SEARCH_VAR])] if given.get(SEARCH_VAR) else []
    for facet in facets_for(request.user):
        if chosen := given.getlist(facet.name):
            labels = {str(value): label for value, label in facet.values(request)} | {NONE: facet.without}
            lines.append(
                (capfirst(facet.title), ", ".join(str(labels.get(value, value)) for value in chosen))
            )
    lines.append((_("Columns"), ", ".join(str(column.title) for column in columns)))
    if order := _order_in_words(given.get(ORDER_VAR, ""), columns):
        lines.append((_("Order"), order))
    return lines


def _order_in_words(order: str, columns: list) -> str:
    parts = []
    for part in order.split("."):
        number = part.removeprefix("-")
        if number.isdecimal() and 0 < int(number) <= len(columns):
            column = columns[int(number) - 1]
            is_down = part.startswith("-") != getattr(column.order, "descending", False)
            text = _("%(column)s, descending") if is_down else "%(column)s"
            parts.append(text % {"column": column.title})
    return "; ".join(parts)
