"""Lists that stay quick at any length: filters that count in one query, pages found by their keys."""

from collections import defaultdict

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Page, Paginator
from django.db.models import Count, TextField, Value
from django.db.models.functions import Cast


class CountedFilter(admin.SimpleListFilter):
    """One column with a fixed set of values. All such filters of a list share one query of counts."""

    column = ""

    def lookups(self, request, model_admin):
        return model_admin.model._meta.get_field(self.column).choices

    def queryset(self, request, queryset):
        return queryset.filter(**{self.column: self.value()}) if self.value() else queryset

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
            for name, value, number in self._counted():
                self._counts[name][value] = number
        return self._counts

    def _counted(self):
        first, *others = [
            self.get_queryset(self._request, exclude_parameters=counted.expected_parameters())
            .order_by()
            .select_related(None)
            .values_list(Value(counted.parameter_name), Cast(counted.column, TextField()))
            .annotate(number=Count("pk"))
            for counted in self.filter_specs
            if isinstance(counted, CountedFilter)
        ]
        return first.union(*others, all=True)

    def get_results(self, request):
        """A list of one page is read like any other, so that its cost is the same."""
        super().get_results(request)
        if not self.multi_page:
            self.result_list = self.paginator.page(1).object_list

    def get_filters(self, request):
        self._request = request
        return super().get_filters(request)


class KeysFirst(Paginator):
    """Finds the keys of a page by the index alone, and reads the rows of that page only."""

    def page(self, number) -> Page:
        number = self.validate_number(number)
        bottom = (number - 1) * self.per_page
        keys = list(self.object_list.values_list("pk", flat=True)[bottom : bottom + self.per_page])
        return self._get_page(self.object_list.filter(pk__in=keys), number, self)
