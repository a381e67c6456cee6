"""Applications in the admin: found, read, and handed to the panels of the apps above."""

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role
from sessions_app.countries import country_name

from .. import rules
from ..filled_form import fill
from ..form_revisions import form_version
from ..models import Application
from ..panels import panels_for
from ..staff import applicants
from ..timeline import TONES
from .filters import InformationFilter, NominationFilter


@admin.register(Application)
class ApplicationAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    """The list costs the same number of queries however many there are."""

    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_display = [
        "reference", "given_names", "family_names", "country_of_work", "organisation",
        "constituent_group", "track", "status", "submitted_at",
    ]  # fmt: skip
    list_display_links = ["reference", "given_names", "family_names"]
    list_filter = [
        "status", "call", "region", "constituent_group", "gender", "funding", "track__language",
        NominationFilter, InformationFilter,
    ]  # fmt: skip
    list_select_related = ["track", "call__edition", "applicant"]
    list_per_page = 50
    search_fields = ["reference", "given_names", "family_names", "organisation", "applicant__email"]
    search_help_text = _("Reference, name, organisation, email address")
    show_full_result_count = False
    actions = None
    change_form_template = "admin/applications/application/page.html"

    @admin.display(description=_("country of work"), ordering="country")
    def country_of_work(self, application: Application) -> str:
        return country_name(application.country) if application.country else "–"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The answers and documents, the account's history, and what the apps above add."""
        found = self.get_object(request, object_id)
        if found is not None and self.has_view_permission(request, found):
            extra_context = {
                **(extra_context or {}),
                "application": found,
                "tone": TONES[found.status],
                "country": country_name(found.country) if found.country else "",
                "sections": fill(found),
                "form_version": form_version(found),
                "may_read_forms": rules.can_read_forms(request.user),
                "panels": [
                    {
                        "title": panel["title"],
                        "content": render_to_string(panel["template"], panel["context"], request),
                    }
                    for panel in panels_for(request, found)
                ],
            }
        return super().change_view(request, object_id, form_url, extra_context)

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path(
                "nominations/<uuid:pk>/",
                page(applicants.follow_nomination),
                name="applications_follow_nomination",
            ),
            path("<uuid:pk>/ask/", page(applicants.ask_information), name="applications_ask_information"),
            path(
                "information/<int:pk>/",
                page(applicants.follow_information),
                name="applications_follow_information",
            ),
            path("<uuid:pk>/extend/", page(applicants.extend), name="applications_extend"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("call__edition__venue", "track", "applicant")
