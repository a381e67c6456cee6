"""The list of applications at any length: counts of all filters in one query, pages found by their keys."""

from collections import defaultdict
from hashlib import sha256

from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR, SEARCH_VAR, ChangeList
from django.core.cache import caches
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page, Paginator
from django.db import connections
from django.http import QueryDict
from django.utils.functional import cached_property

from ..listing.address import ALL, COLUMNS, VIEW, cleaned
from ..listing.counting import counting
from ..listing.registry import facets, facets_for
from ..listing.showing import load
from .filters import FacetFilter

LONG = 5_000  # rows
REMEMBERED = 60  # seconds


class CountingChangeList(ChangeList):
    """Reckons the counts of all filters together, each under the other filters' choice."""

    def get_filters_params(self, params=None):
        """Without what is no filter, and without filters that the person may not use."""
        kept = super().get_filters_params(params)
        barred = set(facets) - {facet.name for facet in facets_for(self._request.user)}
        return {name: value for name, value in kept.items() if name not in {COLUMNS, VIEW, *barred}}

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        found = defaultdict(lambda: defaultdict(int))
        for name, value, number in self._remembered():
            found[name][value] += number
        return found

    @cached_property
    def address(self) -> str:
        """What is shown, as a query string without page."""
        return cleaned(self._request.GET.urlencode())

    @property
    def chips(self) -> list[dict[str, str]]:
        """Each chosen value with the address of the list without it."""
        return [
            {
                "title": spec.title,
                "label": spec.offered[value],
                "address": self._without(spec.facet.name, value),
            }
            for spec in self.chosen
            for value in spec.chosen
        ]

    @property
    def clear_address(self) -> str:
        """Without any filter, the rest as it is."""
        return f"?{self._kept(*(spec.facet.name for spec in self.filter_specs)).urlencode()}"

    @property
    def beside_search(self) -> list[tuple[str, str]]:
        """What the search form carries on."""
        return _pairs(self._kept(SEARCH_VAR))

    @property
    def beside_filters(self) -> list[tuple[str, str]]:
        """What the form of filters carries on."""
        return _pairs(self._kept(*(spec.facet.name for spec in self.filter_specs)))

    def _kept(self, *names: str) -> QueryDict:
        kept = self._request.GET.copy()
        for name in (*names, PAGE_VAR, ERROR_FLAG):
            kept.pop(name, None)
        if VIEW not in kept and not kept:
            kept[VIEW] = ALL
        return kept

    def _without(self, name: str, value: str) -> str:
        kept = self._kept()
        kept.setlist(name, [other for other in kept.getlist(name) if other != value])
        return f"?{kept.urlencode()}"

    @property
    def chosen(self) -> list[FacetFilter]:
        return [spec for spec in self.filter_specs if spec.chosen]

    @cached_property
    def is_remembered(self) -> bool:
        """Whether the counts may be a minute old: of a long list, since reckoning them reads all of it."""
        return self.result_count >= LONG and not self.query

    def _remembered(self) -> list[tuple[str, str, int]]:
        if not self.is_remembered:
            return self._counted()
        shown = [spec.facet.name for spec in self.filter_specs]
        chosen = [(spec.facet.name, spec.chosen) for spec in self.chosen]
        key = sha256(repr((self.opts.label_lower, shown, chosen)).encode()).hexdigest()
        return caches["process"].get_or_set(f"counts:{key}", self._counted, timeout=REMEMBERED)

    def _counted(self) -> list[tuple[str, str, int]]:
        """Triples of filter, value and number. Filters without a choice share one reading of the rows;
        a filter with a choice counts without its own, and so needs a reading of its own."""
        groups = [(self.queryset, [spec for spec in self.filter_specs if not spec.chosen])]
        for spec in self.chosen:
            others = self.get_queryset(self._request, exclude_parameters=spec.expected_parameters())
            groups.append((others, [spec]))
        parts = [part for rows, specs in groups if (part := counting(rows, [spec.facet for spec in specs]))]
        if not parts:
            return []
        with connections[self.queryset.db].cursor() as cursor:
            cursor.execute(
                f"SELECT * FROM ({' UNION ALL '.join(sql for sql, _values in parts)}) AS counts",  # noqa: S608
                [value for _sql, values in parts for value in values],
            )
            return cursor.fetchall()

    def get_results(self, request):
        """A list of one page is read like any other, so that its cost is the same."""
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list
        columns = self.model_admin.columns_of(request)
        request.loaded = load(columns, [row.pk for row in self.result_list])

    def get_filters(self, request):
        self._request = request
        return super().get_filters(request)


def _pairs(query: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in query.lists() for value in values]


class KeysFirst(Paginator):
    """Finds the keys of a page by the index alone, and reads the rows of that page only."""

    @cached_property
    def count(self) -> int:
        """Of a long list a minute old at most, as the counts of its filters are."""
        try:
            statement = self.object_list.order_by().query.sql_with_params()
        except EmptyResultSet:
            return 0
        key = f"count:{sha256(repr(statement).encode()).hexdigest()}"
        number = caches["process"].get(key)
        if number is None:
            number = super().count
            if number >= LONG:
                caches["process"].set(key, number, REMEMBERED)
        return number

    def page(self, number) -> Page:
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[bottom : bottom + self.per_page])
        every = self.object_list.model._default_manager.all()
        every.query.select_related = self.object_list.query.select_related
        found = every.in_bulk(keys)
        return self._get_page([found[key] for key in keys if key in found], number, self)
