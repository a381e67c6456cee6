"""Applications in the admin: found, read, and handed to the panels of the apps above."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role
from sessions_app.countries import country_name
from sessions_app.languages import WorkingLanguage

from .. import rules
from ..filled_form import fill
from ..form_revisions import form_version
from ..models import Application, Call
from ..panels import panels_for
from ..staff import applicants
from ..timeline import TONES
from .concealing import ConcealsBarred
from .counted import CountedFilter, CountingChangeList, KeysFirst, filter_on
from .filters import InformationFilter, NominationFilter

FEW = 1000  # keys that a query may name one by one


class CallFilter(CountedFilter):
    title, column, parameter_name = _("edition"), "call", "call"

    def lookups(self, request, model_admin):
        """Read once a request, though the list is reckoned anew for each filter's counts."""
        if not hasattr(request, "listed_calls"):
            calls = Call.objects.select_related("edition")
            request.listed_calls = [(call.pk, str(call)) for call in calls]
        return request.listed_calls


class TrackFilter(CountedFilter):
    title, column, parameter_name = _("language track"), "track__language", "track"

    def lookups(self, request, model_admin):
        return WorkingLanguage.choices


class ApplicationPages(ReadOnly, RoleAccess, admin.ModelAdmin):
    """The list costs the same number of queries however many there are."""

    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_display = ["applicant_name", "works_in", "works_for", "taught_in", "state", "submitted"]
    list_filter = [
        filter_on("status", _("status")),
        CallFilter,
        filter_on("region", _("ILO region")),
        filter_on("constituent_group", _("constituent group")),
        filter_on("gender", _("gender")),
        filter_on("funding", _("who pays")),
        TrackFilter,
        NominationFilter,
        InformationFilter,
    ]
    list_select_related = ["track", "applicant"]
    list_per_page = 50
    list_max_show_all = 0
    paginator = KeysFirst
    ordering = [F("submitted_at").desc(nulls_last=True)]
    search_fields = ["reference"]  # shows the field; `matching` says what is searched
    search_help_text = _("Reference, name, organisation, email address")
    show_full_result_count = False
    show_facets = admin.ShowFacets.ALWAYS
    actions = None
    change_form_template = "admin/applications/application/page.html"

    def get_changelist(self, request, **options):
        return CountingChangeList

    def get_search_results(self, request, queryset, search_term):
        """Searched once a request when it finds few, though the list asks several times."""
        if not hasattr(request, "found_keys"):
            found = Application.objects.matching(search_term).order_by().values_list("pk", flat=True)
            request.found_keys = list(found[: FEW + 1])
        if len(request.found_keys) > FEW:
            return queryset.matching(search_term), False
        return queryset.filter(pk__in=request.found_keys), False

    @admin.display(description=_("applicant"), ordering="family_names")
    def applicant_name(self, application: Application) -> str:
        return format_html("{} <small>{}</small>", application.name, application.reference)

    @admin.display(description=_("country of work"), ordering="country")
    def works_in(self, application: Application) -> str:
        return country_name(application.country) if application.country else "–"

    @admin.display(description=_("organisation"), ordering="organisation")
    def works_for(self, application: Application) -> str:
        if not application.constituent_group:
            return "–"
        group = Application.ConstituentGroup(application.constituent_group).label
        return format_html("{} <small>{}</small>", application.organisation, group)

    @admin.display(description=_("track"), ordering="track__language")
    def taught_in(self, application: Application) -> str:
        return str(WorkingLanguage(application.track.language).label) if application.track else "–"

    @admin.display(description=_("status"), ordering="status")
    def state(self, application: Application) -> str:
        tone, label = TONES[application.status], Application.Status(application.status).label
        return format_html('<span class="tag is-{}">{}</span>', tone, label)

    @admin.display(description=_("submitted"), ordering=F("submitted_at").desc(nulls_last=True))
    def submitted(self, application: Application) -> str:
        moment = application.submitted_at
        return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else "–"

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The answers and documents, and what the apps above add: a page to read, without a form."""
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": str(found),
            "opts": self.opts,
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
            **(extra_context or {}),
        }
        return TemplateResponse(request, self.change_form_template, context)

    def get_object(self, request, object_id, from_field=None):
        """With what its page shows."""
        try:
            return Application.objects.for_lists().filter(pk=object_id).first()
        except (ValueError, ValidationError):
            return None

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


@admin.register(Application)
class ApplicationAdmin(ConcealsBarred, ApplicationPages):
    """The same for everybody without a conflict of interest."""
