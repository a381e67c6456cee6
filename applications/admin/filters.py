"""Filters of the list of applications to which the list of work leads."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import InformationRequest, Nomination


class InformationFilter(admin.SimpleListFilter):
    title = _("information requests")
    parameter_name = "information"

    def lookups(self, request, model_admin):
        return [("open", _("Awaiting the answer")), ("unread", _("Answered or expired, not read"))]

    def queryset(self, request, queryset):
        rows = {"open": InformationRequest.objects.open(), "unread": InformationRequest.objects.unread()}
        if self.value() not in rows:
            return queryset
        return queryset.filter(pk__in=rows[self.value()].values("application"))


class NominationFilter(admin.SimpleListFilter):
    title = _("nomination")
    parameter_name = "nomination"

    def lookups(self, request, model_admin):
        return [
            ("endorsed", _("Endorsed")),
            ("awaited", _("Awaiting the answer")),
            ("silent", _("Expired without an answer")),
        ]

    def queryset(self, request, queryset):
        rows = {
            "endorsed": Nomination.objects.filter(status=Nomination.Status.ENDORSED),
            "awaited": Nomination.objects.awaited(),
            "silent": Nomination.objects.silent(),
        }
        if self.value() not in rows:
            return queryset
        found = queryset.filter(pk__in=rows[self.value()].values("application"))
        return found.filter(status="submitted") if self.value() == "silent" else found
