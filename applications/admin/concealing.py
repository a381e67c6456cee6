"""An officer with a conflict of interest: the list shows the reference alone, the pages say why not."""

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..barring import barred, conceal_barred, conceal_row, why_barred
from ..models import Application

MOST_SUGGESTED = 1000  # among which a field that suggests applications looks


def refusal_of(
    model_admin: ModelAdmin, request: HttpRequest, application: Application
) -> TemplateResponse | None:
    """The page that says why the person may not read the application; None when they may."""
    if not (reason := why_barred(request.user, application)):
        application.read_by = request.user.pk
        return None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("You may not read this application"),
        "opts": Application._meta,
        "reference": application.reference,
        "reason": reason,
    }
    return TemplateResponse(request, "admin/applications/application/barred.html", context, status=403)


class RefusesBarred:
    """Mixin for the admin of rows about an application: none of its pages opens for whom a conflict of
    interest bars, and of its list they see no more than the reference."""

    conceals_rows = True  # else its application alone

    def application_of(self, row) -> Application | None:
        return row.application

    def get_changelist_instance(self, request):
        listed = super().get_changelist_instance(request)
        rows = list(listed.result_list)
        found = {row: application for row in rows if (application := self.application_of(row))}
        conceal_barred(request.user, found.values())
        for row, application in found.items():
            if application.why_concealed and row is not application and self.conceals_rows:
                conceal_row(row)
        listed.result_list = rows
        return listed

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self._refused(request, object_id) or super().change_view(
            request, object_id, form_url, extra_context
        )

    def history_view(self, request, object_id, extra_context=None):
        return self._refused(request, object_id) or super().history_view(request, object_id, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        return self._refused(request, object_id) or super().delete_view(request, object_id, extra_context)

    def _refused(self, request, object_id) -> TemplateResponse | None:
        found = self.get_object(request, object_id)
        if found is None or not self.has_view_permission(request, found):
            return None
        application = self.application_of(found)
        return refusal_of(self, request, application) if application else None


class SearchesBarred:
    """Mixin for the admin of applications: a search by name would tell whose a concealed row is. It is
    found by its reference alone; by a field that suggests applications, which names them, not at all."""

    def get_search_results(self, request, queryset, search_term):
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        keys = getattr(request, "found_keys", [])
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            suggested = Application.objects.filter(pk__in=keys[:MOST_SUGGESTED])
            return found.filter(pk__in=suggested.exclude(pk__in=barred(request.user, suggested))), may_repeat
        if search_term and keys and not hasattr(request, "barred_keys"):
            listed = Application.objects.filter(pk__in=keys)
            named = set(listed.filter(reference__iexact=search_term.strip()).values_list("pk", flat=True))
            request.barred_keys = set(barred(request.user, listed)) - named
        hidden = getattr(request, "barred_keys", set())
        return (found.exclude(pk__in=hidden) if hidden else found), may_repeat


class ConcealsBarred(SearchesBarred, RefusesBarred):
    """Mixin for the admin of applications themselves."""

    def application_of(self, row):
        return row
