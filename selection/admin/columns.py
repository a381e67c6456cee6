"""Columns that the lists of the selection share."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from applications.admin.concealing import RefusesBarred
from applications.barring import findable

from ..tones import TONES


class ApplicationColumns(RefusesBarred):
    """Mixin for ModelAdmin of rows that have an `application` and a `status`."""

    list_display_links = None
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("application__reference",)  # shows the field; `searching` says what is searched
    search_help_text = _("Name in any script, organisation, country, reference, email address")

    def get_search_results(self, request, queryset, search_term):
        """As the list of applications finds them."""
        if not search_term:
            return queryset, False
        if not hasattr(request, "found_applications"):
            request.found_applications = findable(request.user, search_term)
        return queryset.filter(application__in=request.found_applications), False

    @admin.display(description=_("application"), ordering="application__reference")
    def application_link(self, row):
        if row.application.why_concealed:
            return row.application.reference
        address = reverse("admin:applications_application_change", args=[row.application_id])
        return format_html('<a href="{}">{}</a>', address, row.application.reference)

    @admin.display(description=_("applicant"), ordering="application__family_names")
    def applicant(self, row):
        return row.application.name

    @admin.display(description=_("status"), ordering="status")
    def state(self, row):
        if row.application.why_concealed:
            return None
        return format_html('<span class="tag is-{}">{}</span>', TONES[row.status], row.get_status_display())
