"""Who was given more time, and the page that gives it."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path

from accounts.admin_access import RoleAccess
from accounts.roles import Role

from .. import rules
from ..models import Extension
from ..staff import applicants


@admin.register(Extension)
class ExtensionAdmin(RoleAccess, admin.ModelAdmin):
    """Granted by its own page, since that tells the person; here it is found and taken back."""

    editors = (Role.PROGRAMME_OFFICER, Role.SELECTION_OFFICER)
    viewers = (Role.APPROVER,)
    list_display = ["person", "call", "until", "reason", "granted_by", "granted_at"]
    list_filter = ["call"]
    list_select_related = ["person", "call__edition", "granted_by"]
    search_fields = ["person__email", "person__family_names", "reason"]

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_add_permission(self, request) -> bool:
        return rules.can_extend(request.user)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect("admin:applications_grant_extension")

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("grant/", page(applicants.grant_extension), name="applications_grant_extension"),
            *super().get_urls(),
        ]
