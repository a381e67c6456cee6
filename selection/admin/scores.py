from django.contrib import admin
from django.urls import path

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from ..models import ApplicationScore
from ..staff import edition_pages, scores
from .columns import ApplicationColumns


@admin.register(ApplicationScore)
class ApplicationScoreAdmin(ReadOnly, ApplicationColumns, RoleAccess, admin.ModelAdmin):
    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_display = [
        "application_link",
        "applicant",
        "raw",
        "adjusted",
        "rank_raw",
        "rank_adjusted",
        "reviews",
        "spread",
    ]
    list_filter = ["application__call__edition"]
    list_select_related = ["application__applicant"]

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("edition/<int:pk>/overview/", page(edition_pages.overview), name="selection_edition"),
            path("edition/<int:pk>/", page(scores.ranking), name="selection_scores"),
            path("edition/<int:pk>/severity/", page(scores.severity), name="selection_severity"),
            path("edition/<int:pk>/reckon/", page(scores.reckon_now), name="selection_reckon"),
            *super().get_urls(),
        ]
