from django.contrib import admin
from django.urls import path

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from ..models import CohortScenario, SelectionPlan
from ..staff import cohorts, composing, ledger, targets


@admin.register(CohortScenario)
class CohortScenarioAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_display = ["name", "edition", "basis", "is_proven", "made_by", "changed_at", "proposed_at"]
    list_filter = ["edition"]
    list_select_related = ["edition", "made_by"]

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("edition/<int:pk>/", page(cohorts.scenarios), name="selection_cohorts"),
            path("edition/<int:pk>/compare/", page(cohorts.compare), name="selection_compare_cohorts"),
            path("edition/<int:pk>/targets/", page(targets.targets), name="selection_targets"),
            path("edition/<int:pk>/targets/usual/", page(targets.install), name="selection_usual_targets"),
            path("<int:pk>/compose/", page(composing.scenario), name="selection_cohort"),
            path("<int:pk>/pin/", page(composing.pin), name="selection_pin"),
            path("<int:pk>/person/", page(composing.change), name="selection_change_cohort"),
            path("<int:pk>/solve/", page(composing.solve), name="selection_solve_cohort"),
            path("<int:pk>/propose/", page(cohorts.propose), name="selection_propose_cohort"),
            path("<int:pk>/remove/", page(cohorts.remove), name="selection_remove_cohort"),
            *super().get_urls(),
        ]


@admin.register(SelectionPlan)
class SelectionPlanAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    """Changed on the ledger's page, where the budget is checked."""

    viewers = (Role.SELECTION_OFFICER, Role.APPROVER, Role.PROGRAMME_OFFICER)
    list_display = ["edition", "fellowship_budget", "full_cost", "partial_cost", "tuition_cost"]
    list_select_related = ["edition"]

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("edition/<int:pk>/", page(ledger.ledger), name="selection_ledger"),
            *super().get_urls(),
        ]
