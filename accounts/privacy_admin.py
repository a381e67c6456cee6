"""The requests of erasure and the record of readings, for administrators."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from .admin_access import ReadOnly, RoleAccess
from .erasing_page import erase_person
from .models import AccessRecord, Consent, ErasureRequest


@admin.register(ErasureRequest)
class ErasureRequestAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    list_display = ["person", "status", "asked_at", "confirmed_at", "decided_by", "decided_at"]
    list_filter = ["status"]
    list_select_related = ["person", "decided_by"]
    date_hierarchy = "asked_at"

    def get_urls(self):
        return [
            path("person/<int:pk>/", self.admin_site.admin_view(erase_person), name="accounts_erase_person"),
            *super().get_urls(),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict | None = None
    ) -> HttpResponse:
        """An open request is worked on; one that is over is read."""
        found = self.get_object(request, object_id)
        is_open = found is not None and found.status in (found.Status.ASKED, found.Status.CONFIRMED)
        if is_open and self.has_view_permission(request, found):
            return redirect("admin:accounts_erase_person", found.person_id)
        return super().change_view(request, object_id, form_url, extra_context)


@admin.register(AccessRecord)
class AccessRecordAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    list_display = ["at", "by", "what", "person", "about"]
    list_filter = ["what"]
    list_select_related = ["by", "person"]
    search_fields = ["by__email", "person__email", "about"]
    date_hierarchy = "at"
    show_full_result_count = False


@admin.register(Consent)
class ConsentAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    list_display = ["said_at", "person", "key", "is_given", "version", "language"]
    list_filter = ["is_given", "language"]
    list_select_related = ["person"]
    search_fields = ["person__email", "key"]
    show_full_result_count = False
