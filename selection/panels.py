"""What the selection adds to an application's page in the admin."""

from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from applications.filled_form import FilledSection, filled_once
from applications.models import APPLICATION, Application

from . import rules
from .decisions import TRANSITIONS
from .forms import ProposalForm
from .models import ASSIGNMENT, CriterionScore, Decision, ReviewAssignment
from .reading import changes_for_staff, judged_answers
from .tones import TONES


def screening_panel(request: HttpRequest, application: Application) -> dict | None:
    if not rules.can_see_reviews(request.user) or application.status == Application.Status.DRAFT:
        return None
    may_screen = rules.can_screen(request.user) and application.status == Application.Status.SUBMITTED
    context = {
        "application": application,
        "finding": getattr(application, "screening", None),
        "may_screen": may_screen,
    }
    return {"title": _("Screening"), "template": "admin/selection/screening_panel.html", "context": context}


def reviewers_panel(request: HttpRequest, application: Application) -> dict | None:
    if not rules.can_see_reviews(request.user) or application.status == Application.Status.DRAFT:
        return None
    assignments = list(
        application.assignments.select_related("reviewer", "review", "application")
        .annotate(judged_answers=judged_answers())
        .prefetch_related(Prefetch("review__scores", CriterionScore.objects.select_related("criterion")))
    )
    scores = [
        row.review.score
        for row in assignments
        if row.status == ReviewAssignment.Status.DONE and row.review.score is not None
    ]
    may_assign = rules.can_assign(request.user)
    is_open = application.status in (Application.Status.SUBMITTED, Application.Status.RESERVE)
    context = {
        "application": application,
        "rows": [_row(row, filled_once(application), may_assign) for row in assignments],
        "mean": sum(scores) / len(scores) if scores else None,
        # Who may be asked takes a search for conflicts of interest: on a page of its own.
        "may_ask": may_assign and is_open,
    }
    return {"title": _("Reviewers"), "template": "admin/selection/reviewers_panel.html", "context": context}


def decision_panel(request: HttpRequest, application: Application) -> dict | None:
    if not rules.can_see_decisions(request.user) or application.status == Application.Status.DRAFT:
        return None
    history = list(application.decisions.select_related("proposed_by", "approved_by", "released_by", "offer"))
    pending = next(
        (row for row in history if row.status in (Decision.Status.PROPOSED, Decision.Status.APPROVED)), None
    )
    is_decidable = any(APPLICATION.allows(application, move) for move in TRANSITIONS.values())
    may_propose = rules.can_propose(request.user) and pending is None and is_decidable
    context = {
        "application": application,
        "history": [(row, TONES[row.status]) for row in history],
        "pending": pending,
        "form": ProposalForm(auto_id="proposal_%s") if may_propose else None,
        "may_approve": bool(pending)
        and pending.status == "proposed"
        and rules.can_approve(request.user, pending),
        "may_discard": bool(pending) and rules.can_discard(request.user),
        "may_take_back": bool(pending) and pending.status == "approved" and rules.can_discard(request.user),
        "restorable": next((row for row in history if row.status == "discarded"), None)
        if pending is None and is_decidable and rules.can_discard(request.user)
        else None,
        "may_release": bool(pending) and pending.status == "approved" and rules.can_release(request.user),
    }
    return {"title": _("Decision"), "template": "admin/selection/decision_panel.html", "context": context}


def _row(assignment: ReviewAssignment, form: list[FilledSection], may_assign: bool) -> dict:
    is_done = assignment.status == ReviewAssignment.Status.DONE
    return {
        "assignment": assignment,
        "review": assignment.review if is_done else None,
        "changes": changes_for_staff(assignment, form) if is_done else [],
        "is_overdue": assignment.status == ReviewAssignment.Status.ASSIGNED
        and assignment.due_on < timezone.localdate(),
        "may_cancel": may_assign and ASSIGNMENT.allows(assignment, "cancel"),
        "may_reopen": may_assign and ASSIGNMENT.allows(assignment, "reopen"),
    }
