"""What was done from the list of applications, exports included: who, when, with which filters, to how many."""

from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import ReadOnly, RoleAccess

from ..models import ListAct


@admin.register(ListAct)
class ListActAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    """For administrators; whoever asked finds their own by its page."""

    list_display = ["what", "by", "asked_at", "query", "done", "not_done"]
    list_filter = ["act"]
    list_select_related = ["by"]
    search_fields = ["by__email", "query"]

    @admin.display(description=_("what"), ordering="act")
    def what(self, row: ListAct) -> str:
        return row.title

    @admin.display(description=_("not done"))
    def not_done(self, row: ListAct) -> int:
        return len(row.failures)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """Its own page; what is no row's key leads back to the list, as everywhere in the admin."""
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return redirect("admin:applications_act_outcome", found.pk)
