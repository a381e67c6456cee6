from django.contrib import admin
from django.urls import path

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from ..models import SelectionMinutes
from ..staff import minutes


@admin.register(SelectionMinutes)
class SelectionMinutesAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_display = ["edition", "version", "language", "status", "made_by", "frozen_at"]
    list_filter = ["edition", "status"]
    list_select_related = ["edition", "made_by"]
    fields = [
        "edition",
        "version",
        "language",
        "status",
        "made_by",
        "made_at",
        "frozen_at",
        "pdf_sha256",
        "workbook_sha256",
        "failure",
    ]

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("edition/<int:pk>/", page(minutes.minutes), name="selection_minutes"),
            path("edition/<int:pk>/make/", page(minutes.ask), name="selection_make_minutes"),
            path("<uuid:pk>/again/", page(minutes.retry), name="selection_retry_minutes"),
            path("<uuid:pk>/check/", page(minutes.check), name="selection_check_minutes"),
            path("<uuid:pk>/file/<slug:name>/", page(minutes.download), name="selection_download_minutes"),
            *super().get_urls(),
        ]
