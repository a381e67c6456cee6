"""What was done from the list of applications, exports included: who, when, with which filters, to how many."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import OnOwnPage, ReadOnly, RoleAccess

from ..models import ListAct


@admin.register(ListAct)
class ListActAdmin(OnOwnPage, ReadOnly, RoleAccess, admin.ModelAdmin):
    """For administrators; whoever asked finds their own by its page."""

    own_page = "admin:applications_act_outcome"
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
