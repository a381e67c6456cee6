from django.contrib import admin
from django.urls import path

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from ..models import Screening
from ..staff import screening, screening_desk, screening_documents
from .columns import ApplicationColumns


@admin.register(Screening)
class ScreeningAdmin(ReadOnly, ApplicationColumns, RoleAccess, admin.ModelAdmin):
    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_display = ["application_link", "applicant", "is_eligible", "reason", "screened_by", "screened_at"]
    list_filter = ["is_eligible", "reason", "application__call__edition"]
    list_select_related = ["application__applicant", "screened_by"]

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("queue/", page(screening.queue), name="selection_screening_queue"),
            path("edition/<int:pk>/", page(screening_desk.begin), name="selection_screening_desk"),
            path("<uuid:pk>/desk/", page(screening_desk.one), name="selection_screening_one"),
            path("<uuid:pk>/desk/<str:way>/", page(screening_desk.step), name="selection_screening_step"),
            path("<uuid:pk>/undo/", page(screening_desk.undo), name="selection_screening_undo"),
            path(
                "documents/<str:kind>/<uuid:pk>/",
                page(screening_documents.document),
                name="selection_document",
            ),
            path(
                "documents/<str:kind>/<uuid:pk>/<int:number>/",
                page(screening_documents.page),
                name="selection_document_page",
            ),
            *super().get_urls(),
        ]
