"""An officer with a conflict of interest: the list shows the reference alone, the pages say why not."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..barring import barred, conceal, why_barred
from ..models import Application


class ConcealsBarred:
    """Mixin for the admin of applications."""

    def get_changelist_instance(self, request):
        listed = super().get_changelist_instance(request)
        rows = list(listed.result_list)
        reasons = barred(request.user, Application.objects.filter(pk__in=[row.pk for row in rows]))
        listed.result_list = [conceal(row, reasons[row.pk]) if row.pk in reasons else row for row in rows]
        return listed

    def get_search_results(self, request, queryset, search_term):
        """A search by name would tell whose a concealed row is: it is found by its reference alone."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        keys = getattr(request, "found_keys", [])
        if search_term and keys and not hasattr(request, "barred_keys"):
            listed = Application.objects.filter(pk__in=keys)
            named = set(listed.filter(reference__iexact=search_term.strip()).values_list("pk", flat=True))
            request.barred_keys = set(barred(request.user, listed)) - named
        hidden = getattr(request, "barred_keys", set())
        return (found.exclude(pk__in=hidden) if hidden else found), may_repeat

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return self._refused(request, object_id) or super().change_view(
            request, object_id, form_url, extra_context
        )

    def history_view(self, request, object_id, extra_context=None):
        return self._refused(request, object_id) or super().history_view(request, object_id, extra_context)

    def _refused(self, request, object_id) -> TemplateResponse | None:
        found = self.get_object(request, object_id)
        reason = found and self.has_view_permission(request, found) and why_barred(request.user, found)
        if not reason:
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("You may not read this application"),
            "opts": self.opts,
            "reference": found.reference,
            "reason": reason,
        }
        return TemplateResponse(request, "admin/applications/application/barred.html", context, status=403)
