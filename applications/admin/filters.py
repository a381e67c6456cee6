"""The filters of the list of applications as the admin asks for them."""

from functools import partial

from django.contrib.admin.filters import ListFilter
from django.contrib.admin.options import IncorrectLookupParameters

from accounts.models import User

from ..listing.registry import NONE, Facet, facets_for


class FacetFilter(ListFilter):
    """One facet with the values that the address chooses, several at once."""

    template = "admin/applications/list/facet.html"

    def __init__(self, facet: Facet, request, params, model, model_admin):
        self.facet, self.title, self.parameter_name = facet, facet.title, facet.name
        super().__init__(request, params, model, model_admin)
        given = params.pop(facet.name, [])
        self.offered = {str(value): label for value, label in facet.values(request)}
        if facet.without:
            self.offered[NONE] = facet.without
        self.chosen = [value for value in self.offered if value in given]
        self.unknown = {value for value in given if value} - set(self.offered)

    def has_output(self) -> bool:
        return bool(self.offered)

    def expected_parameters(self) -> list[str]:
        return [self.facet.name]

    def queryset(self, request, queryset):
        """Raises IncorrectLookupParameters for a value that is not offered: the list shows all."""
        if self.unknown:
            raise IncorrectLookupParameters
        return self.facet.of(queryset, self.chosen) if self.chosen else queryset

    def choices(self, changelist):
        """Of each value its number under the other filters; what nobody has is left out, unless chosen."""
        counts = changelist.counts[self.facet.name]
        for value, label in self.offered.items():
            if counts[value] or value in self.chosen:
                yield {
                    "value": value,
                    "label": label,
                    "number": counts[value],
                    "is_chosen": value in self.chosen,
                }


def filters_for(user: User) -> list[partial]:
    return [partial(FacetFilter, facet) for facet in facets_for(user)]
