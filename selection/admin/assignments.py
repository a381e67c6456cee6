from django.contrib import admin
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from .. import rules
from ..models import ReviewAssignment
from ..staff import assignment, handed_back, policy, reviewing
from .columns import ApplicationColumns


class DueFilter(admin.SimpleListFilter):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("overdue", _("Overdue")), ("open", _("Still open"))]

    def queryset(self, request, queryset):
        if self.value() == "overdue":
            return queryset.overdue()
        return queryset.to_do() if self.value() == "open" else queryset


class AttentionFilter(admin.SimpleListFilter):
    title = _("for the staff’s attention")
    parameter_name = "attention"

    def lookups(self, request, model_admin):
        return [("yes", _("Flagged by the reviewer"))]

    def queryset(self, request, queryset):
        return queryset.flagged() if self.value() == "yes" else queryset


@admin.register(ReviewAssignment)
class ReviewAssignmentAdmin(ReadOnly, ApplicationColumns, RoleAccess, admin.ModelAdmin):
    """All reviews, for officers. A reviewer is led to the own desk."""

    viewers = (Role.SELECTION_OFFICER, Role.APPROVER)
    list_display = ["application_link", "applicant", "reviewer", "due", "state", "score"]
    list_filter = [DueFilter, AttentionFilter, "status", "application__call__edition"]
    list_select_related = ["application__applicant", "reviewer", "review"]

    @admin.display(description=_("due on"), ordering="due_on")
    def due(self, row):
        is_late = row.status == row.Status.ASSIGNED and row.due_on < timezone.localdate()
        return _("%(date)s – overdue") % {"date": row.due_on} if is_late else row.due_on

    @admin.display(description=_("score"), ordering="review__score")
    def score(self, row):
        return row.review.score if row.status == row.Status.DONE else None

    def changelist_view(self, request, extra_context=None):
        if rules.has_review_desk(request.user) and not rules.can_see_reviews(request.user):
            return redirect("admin:selection_my_reviews")
        return super().changelist_view(request, extra_context)

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("mine/", page(reviewing.desk), name="selection_my_reviews"),
            path("handed-back/", page(handed_back.places), name="selection_handed_back"),
            path("<int:pk>/fill/", page(handed_back.fill), name="selection_fill_place"),
            path("rules/edition/<int:pk>/", page(policy.policy), name="selection_policy"),
            path("queue/", page(assignment.queue), name="selection_assignment_queue"),
            path("ask/<uuid:pk>/", page(assignment.ask), name="selection_ask_reviewer"),
            path("assign/<uuid:pk>/", page(assignment.assign), name="selection_assign"),
            path("<int:pk>/review/", page(reviewing.review), name="selection_review"),
            # Without the admin site's redirect: who is signed out gets a 403, and the page says so.
            path("<int:pk>/review/save/<slug:name>/", reviewing.save, name="selection_save_review"),
            path("<int:pk>/review/revise/", page(reviewing.revise), name="selection_revise_review"),
            path(
                "<int:pk>/documents/<int:number>/",
                page(reviewing.document),
                name="selection_review_document",
            ),
            path("<int:pk>/decline/", page(reviewing.decline), name="selection_decline_review"),
            path("<int:pk>/cancel/", page(assignment.cancel), name="selection_cancel_review"),
            path("<int:pk>/reopen/", page(assignment.reopen), name="selection_reopen_review"),
            *super().get_urls(),
        ]
