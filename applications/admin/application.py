"""Applications in the admin: found, read, and handed to the panels of the apps above."""

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts import access_log
from accounts.admin_access import ReadOnly, RoleAccess
from accounts.models import AccessRecord
from accounts.roles import Role
from sessions_app.countries import country_name

from .. import rules, saved_views
from ..filled_form import filled_once
from ..form_revisions import form_version, with_kept_form
from ..listing.address import chosen_columns
from ..listing.registry import Column
from ..models import Application
from ..panels import joined, panels_for
from ..staff import applicants
from ..staff.lists import list_urls, page_context
from ..timeline import TONES
from .cells import cell_of
from .concealing import ConcealsBarred
from .counted import CountingChangeList, KeysFirst
from .filters import filters_for

FEW = 1000  # keys that a query may name one by one
ORDER = F("submitted_at").desc(nulls_last=True)


class ApplicationPages(ReadOnly, RoleAccess, admin.ModelAdmin):
    """The list costs the same number of queries however many there are. Its filters, columns and acts
    are those of `listing`; the address says which of them are shown."""

    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_per_page = 50
    list_max_show_all = 0
    paginator = KeysFirst
    ordering = [ORDER]
    search_fields = ["reference"]  # shows the field; `searching` says what is searched
    search_help_text = _("Name in any script, organisation, country, reference, email address")
    show_full_result_count = False
    preserve_filters = False
    actions = None
    change_list_template = "admin/applications/list/page.html"
    change_form_template = "admin/applications/application/page.html"

    def get_changelist(self, request, **options):
        return CountingChangeList

    def get_list_filter(self, request):
        return filters_for(request.user)

    def columns_of(self, request) -> list[Column]:
        return chosen_columns(request.GET, request.user)

    def get_list_display(self, request):
        return ["action_checkbox", *(cell_of(column, request) for column in self.columns_of(request))]

    @admin.display(description="")
    def action_checkbox(self, application: Application) -> str:
        """As the admin's own, which renders a template for each."""
        label = _("Tick %(reference)s") % {"reference": application.reference}
        return format_html(
            '<input type="checkbox" name="{}" value="{}" class="action-select" aria-label="{}">',
            ACTION_CHECKBOX_NAME,
            application.pk,
            label,
        )

    def get_list_display_links(self, request, list_display):
        return list_display[1:2]

    def get_list_select_related(self, request):
        """The call is there for what a row shows, at no query more."""
        named = {name for column in self.columns_of(request) for name in column.related}
        return sorted(named) or ["track"]

    def get_search_results(self, request, queryset, search_term):
        """Searched once a request when it finds few, though the list asks several times."""
        if not search_term:
            return queryset, False
        if not hasattr(request, "found_keys"):
            found = Application.objects.matching(search_term).order_by().values_list("pk", flat=True)
            request.found_keys = list(found[: FEW + 1])
        if len(request.found_keys) > FEW:
            return queryset.matching(search_term), False
        return queryset.filter(pk__in=request.found_keys), False

    def changelist_view(self, request, extra_context=None):
        """Opens on the person's default view when the address says nothing."""
        is_bare = request.method in ("GET", "HEAD") and not request.GET
        if is_bare and self.has_view_permission(request) and (view := saved_views.default_of(request.user)):
            return redirect(view)
        return super().changelist_view(request, {**page_context(request), **(extra_context or {})})

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The answers and documents, and what the apps above add: a page to read, without a form."""
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        access_log.note(
            by=request.user, what=AccessRecord.What.APPLICATION, person=found.applicant_id, about=found
        )
        context = {
            **self.admin_site.each_context(request),
            "title": str(found),
            "opts": self.opts,
            "application": found,
            "tone": TONES[found.status],
            "country": country_name(found.country) if found.country else "",
            "sections": filled_once(found),
            "form_version": form_version(found),
            "may_read_forms": rules.can_read_forms(request.user),
            "panels": [
                {
                    "title": panel["title"],
                    "content": render_to_string(panel["template"], panel["context"], request),
                }
                for panel in panels_for(request, found)
            ],
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.change_form_template, context)

    def get_object(self, request, object_id, from_field=None):
        """With what its page shows; read once a request, though the page asks several times."""
        if not hasattr(request, "found_object"):
            try:
                rows = joined(with_kept_form(Application.objects.for_lists()))
                request.found_object = rows.filter(pk=object_id).first()
            except (ValueError, ValidationError):
                request.found_object = None
        return request.found_object

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
            *list_urls(self),
            *super().get_urls(),
        ]


@admin.register(Application)
class ApplicationAdmin(ConcealsBarred, ApplicationPages):
    """The same for everybody without a conflict of interest."""
