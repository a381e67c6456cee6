"""What was done from the list of applications, exports included: who, when, with which filters, to how many."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import ReadOnly, RoleAccess

from ..models import ListAct


@admin.register(ListAct)
class ListActAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    """For administrators; whoever asked finds their own among the long work."""

    list_display = ["what", "by", "asked_at", "query", "done", "not_done", "how_it_went"]
    list_filter = ["act"]
    list_select_related = ["by", "job"]
    search_fields = ["by__email", "query"]
    show_full_result_count = False

    @admin.display(description=_("what"), ordering="act")
    def what(self, row: ListAct) -> str:
        return row.title

    @admin.display(description=_("how it went"))
    def how_it_went(self, row: ListAct) -> str:
        if row.job is None:
            return "–"
        return format_html('<a href="{}">{}</a>', row.job.get_absolute_url(), row.job.get_state_display())
