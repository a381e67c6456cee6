"""The staff's workplace: the Django admin in the portal's look, opening on the work to do."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from accounts.rules import has_role
from accounts.work import MANY, REMEMBERED
from applications.models import Application
from selection import rules as selection_rules
from sessions_app import rules as sessions_rules
from sessions_app.models import Edition

from .staff import duplicating, reports
from .work import work_items


class StaffAdminSite(admin.AdminSite):
    site_title = _("Academy staff")
    site_header = _("Academy on Social and Solidarity Economy")
    index_title = _("Work to do")
    enable_nav_sidebar = False
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not request.user.awaits_second_factor

    def password_change(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """One's own password is changed where everybody's is."""
        return redirect("account_change_password")

    def login(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Staff sign in where everybody does; who is signed in and no staff is told so."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path(), reverse("account_login"))

    def get_urls(self):
        return [
            path("reports/", self.admin_view(reports.overview), name="academy_reports"),
            path(
                "reports/<int:pk>.xlsx", self.admin_view(reports.as_workbook), name="academy_report_workbook"
            ),
            path(
                "duplicate/<int:pk>/",
                self.admin_view(duplicating.duplicate_edition),
                name="academy_duplicate",
            ),
            *super().get_urls(),
        ]

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """Headed by the app's name alone."""
        title = apps.get_app_config(app_label).verbose_name
        return super().app_index(request, app_label, {"title": title, **(extra_context or {})})

    def index(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        return super().index(
            request,
            {
                **(extra_context or {}),
                "work_items": work_items(request.user),
                "editions": editions_overview(),
                "shows_tables": has_role(request.user),
                "shows_reports": sessions_rules.can_see_reports(request.user),
                "shows_workspace": sessions_rules.can_prepare(request.user),
                "shows_selection": selection_rules.can_see_ledger(request.user),
            },
        )


def editions_overview() -> list:
    """The latest editions, each with `received`: its number of applications, None without a call. Where
    there are many, the numbers may be a minute old."""
    editions = list(Edition.objects.select_related("venue", "call")[:10])
    received = caches["process"].get("received-by-call")
    if received is None:
        rows = Application.objects.received().order_by().values_list("call").annotate(number=Count("pk"))
        received = dict(rows)
        if sum(received.values()) >= MANY:
            caches["process"].set("received-by-call", received, REMEMBERED)
    for edition in editions:
        edition.received = received.get(edition.call.pk, 0) if hasattr(edition, "call") else None
    return editions
