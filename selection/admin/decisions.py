from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role
from applications.barring import withhold_barred

from .. import rules
from ..models import Decision
from ..scores import with_scores
from ..staff import decisions, release, reserves
from ..staff.pages import staff_page
from .columns import ApplicationColumns


@admin.register(Decision)
class DecisionAdmin(ReadOnly, ApplicationColumns, RoleAccess, admin.ModelAdmin):
    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_display = [
        "application_link",
        "applicant",
        "mean_score",
        "outcome",
        "fellowship",
        "state",
        "proposed_by",
        "approved_by",
    ]
    list_filter = ["status", "outcome", "fellowship", "application__call__edition"]
    list_select_related = ["application__applicant", "proposed_by", "approved_by"]
    actions = ["approve_chosen", "release_chosen"]

    def get_queryset(self, request):
        return with_scores(super().get_queryset(request), reference="application_id")

    @admin.display(description=_("score"), ordering="mean_score")
    def mean_score(self, row):
        return None if row.mean_score is None else round(row.mean_score, 2)

    def has_approve_permission(self, request) -> bool:
        return rules.can_approve(request.user)

    def has_release_permission(self, request) -> bool:
        return rules.can_release(request.user)

    @admin.action(description=_("Approve the chosen decisions"), permissions=["approve"])
    def approve_chosen(self, request, queryset):
        rows = list(queryset.for_lists())
        mine = withhold_barred(request.user, rows)
        open_to = [row for row in mine if not row.application.why_concealed]
        ready = [
            row
            for row in open_to
            if row.status == row.Status.PROPOSED and rules.can_approve(request.user, row)
        ]
        return staff_page(
            request,
            "approve.html",
            title=_("Approve decisions"),
            ready=ready,
            left_out=len(open_to) - len(ready),
            conflicted=len(rows) - len(open_to),
        )

    @admin.action(description=_("Release the chosen decisions"), permissions=["release"])
    def release_chosen(self, request, queryset):
        return release.dry_run(request, Decision.objects.filter(pk__in=[row.pk for row in queryset]))

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("propose/<uuid:pk>/", page(decisions.propose), name="selection_propose"),
            path("approve/", page(decisions.approve_many), name="selection_approve_many"),
            path("release/", page(release.release), name="selection_release"),
            path("<int:pk>/approve/", page(decisions.approve), name="selection_approve"),
            path("<int:pk>/discard/", page(decisions.discard), name="selection_discard"),
            path("<int:pk>/take-back/", page(decisions.take_back), name="selection_take_back"),
            path("<int:pk>/restore/", page(decisions.restore), name="selection_restore"),
            path("edition/<int:pk>/reserves/", page(reserves.reserves), name="selection_reserves"),
            *super().get_urls(),
        ]
