"""Tables of the admin that show what several apps do."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import OnOwnPage, ReadOnly, RoleAccess
from accounts.rules import is_staff
from progress import rules
from progress.kinds import kinds
from progress.models import Job


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(kind.name, kind.title) for kind in kinds.values()]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Job)
class JobAdmin(OnOwnPage, ReadOnly, RoleAccess, admin.ModelAdmin):
    """Where long work is found again after its window was closed: by who started it, and by those whom
    its kind lets follow it."""

    own_page = "job"
    list_display = ["title", "state", "done", "failed", "total", "started_by", "created_at", "ended_at"]
    list_filter = ["state", KindFilter]
    list_select_related = ["started_by"]
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        return rules.followed_by(request.user)

    def has_module_permission(self, request) -> bool:
        return is_staff(request.user)

    def has_view_permission(self, request, obj=None) -> bool:
        return is_staff(request.user) and (obj is None or rules.can_follow(request.user, obj))
