"""Lists that stay quick at any length: filters that count in one query, pages found by their keys."""

from collections import defaultdict
from hashlib import sha256

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.cache import cache
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db import connections
from django.db.models import QuerySet

LONG = 20_000  # rows
REMEMBERED = 60  # seconds


class CountedFilter(admin.SimpleListFilter):
    """One column with a fixed set of values. All such filters of a list share one query of counts."""

    column = ""

    def lookups(self, request, model_admin):
        return model_admin.model._meta.get_field(self.column).choices

    def queryset(self, request, queryset):
        """Raises IncorrectLookupParameters for a value that is not offered: the list shows all."""
        if not self.value():
            return queryset
        if self.value() not in {str(value) for value, _label in self.lookup_choices}:
            raise IncorrectLookupParameters
        return queryset.filter(**{self.column: self.value()})

    def get_facet_queryset(self, changelist):
        counts = changelist.counts[self.parameter_name]
        return {
            f"{place}__c": counts[str(value)] for place, (value, _label) in enumerate(self.lookup_choices)
        }


def filter_on(column: str, title: str) -> type[CountedFilter]:
    """A CountedFilter for a column of the list's model that has choices."""
    return type(
        f"{column}_filter", (CountedFilter,), {"column": column, "parameter_name": column, "title": title}
    )


class CountingChangeList(ChangeList):
    """Reckons the counts of all CountedFilters together, each under the other filters' choice."""

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        if not hasattr(self, "_counts"):
            self._counts = defaultdict(lambda: defaultdict(int))
            for name, value, number in self._remembered():
                self._counts[name][value] = number
        return self._counts

    def _remembered(self) -> list[tuple[str, str, int]]:
        """Of a long list the counts may be a minute old, since reckoning them reads all of it."""
        if self.result_count < LONG or self.query:
            return self._counted()
        chosen = sorted((counted.parameter_name, counted.value() or "") for counted in self.filter_specs)
        key = sha256(repr((self.opts.label_lower, chosen)).encode()).hexdigest()
        return cache.get_or_set(f"counts:{key}", self._counted, timeout=REMEMBERED)

    def _counted(self) -> list[tuple[str, str, int]]:
        """Triples of filter, value and number. Filters without a choice share one pass over the
        rows; one with a choice counts without its own, and so needs a pass of its own."""
        filters = [counted for counted in self.filter_specs if isinstance(counted, CountedFilter)]
        free = [counted for counted in filters if not counted.value()]
        passes = [(self.queryset, free)] if free else []
        for chosen in filters:
            if chosen.value():
                others = self.get_queryset(self._request, exclude_parameters=chosen.expected_parameters())
                passes.append((others, [chosen]))
        parts = [part for rows, counting in passes if (part := _grouped(rows, counting))]
        if not parts:
            return []
        with connections[self.queryset.db].cursor() as cursor:
            cursor.execute(" UNION ALL ".join(sql for sql, _values in parts), _joined(parts))
            return cursor.fetchall()

    def get_results(self, request):
        """A list of one page is read like any other, so that its cost is the same."""
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list

    def get_filters(self, request):
        self._request = request
        return super().get_filters(request)


def _grouped(rows: QuerySet, filters: list[CountedFilter]) -> tuple[str, tuple] | None:
    """SQL and its values: each filter's column grouped by itself, all in one pass over the rows.
    None when there can be no rows."""
    kept = rows.order_by().select_related(None).values_list(*(counted.column for counted in filters))
    try:
        sql, values = kept.query.sql_with_params()
    except EmptyResultSet:
        return None
    columns = [f"c{place}" for place in range(len(filters))]
    names = " ".join(f"WHEN GROUPING({column}) = 0 THEN %s" for column in columns)
    texts = ", ".join(f"{column}::text" for column in columns)
    sets = ", ".join(f"({column})" for column in columns)
    return (
        f"SELECT CASE {names} END, COALESCE({texts}), count(*) "  # noqa: S608  names of ours only
        f"FROM ({sql}) AS kept ({', '.join(columns)}) GROUP BY GROUPING SETS ({sets})",
        (*(counted.parameter_name for counted in filters), *values),
    )


def _joined(parts: list[tuple[str, tuple]]) -> list:
    return [value for _sql, values in parts for value in values]


class KeysFirst(Paginator):
    """Finds the keys of a page by the index alone, and reads the rows of that page only."""

    def page(self, number) -> Page:
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[bottom : bottom + self.per_page])
        every = self.object_list.model._default_manager.all()
        every.query.select_related = self.object_list.query.select_related
        found = every.in_bulk(keys)
        return self._get_page([found[key] for key in keys if key in found], number, self)
