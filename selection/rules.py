"""Who may do what in the selection. Pages, admin and file downloads ask these."""

from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role
from applications.models import Application, Document

from . import conflicts
from .models import Decision, Offer, ReviewAssignment
from .reading import reads_original


def can_screen(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER)


def can_assign(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER)


def has_review_desk(user: User) -> bool:
    """Whether the person reviews at all."""
    return has_role(user, Role.REVIEWER)


def can_read_reviewed(user: User, assignment: ReviewAssignment) -> bool:
    """Whether the person reads the application for this assignment: its reviewer, while it is asked
    or written, and as long as no conflict of interest stands against it."""
    asked = (ReviewAssignment.Status.ASSIGNED, ReviewAssignment.Status.DONE)
    is_asked = assignment.reviewer_id == user.pk and assignment.status in asked
    return has_review_desk(user) and is_asked and not _has_conflict(user, assignment.application)


def can_review(user: User, assignment: ReviewAssignment) -> bool:
    """Whether the person writes this review now. An office gives no right to somebody's review."""
    return can_read_reviewed(user, assignment) and assignment.status == ReviewAssignment.Status.ASSIGNED


def reviews_document(user: User, document: Document) -> bool:
    """Whether a document belongs to what the person reviews and is meant for reviewers. In a blind review
    no uploaded file is: they read neutral copies on the page of the review."""
    asked = ReviewAssignment.objects.of(user).filter(
        application=document.application_id, status__in=["assigned", "done"]
    )
    if not has_review_desk(user) or (assignment := asked.for_lists().first()) is None:
        return False
    return reads_original(assignment, document.question) and not _has_conflict(user, document.application)


def can_see_reviews(user: User) -> bool:
    """Whether the person reads all reviews and scores."""
    return has_role(user, Role.SELECTION_OFFICER, Role.APPROVER)


def can_see_decisions(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER, Role.APPROVER)


def can_propose(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER)


def can_approve(user: User, decision: Decision | None = None) -> bool:
    """Whether the person approves decisions; this one only if another person proposed it."""
    may = has_role(user, Role.SELECTION_OFFICER, Role.APPROVER)
    return may and (decision is None or decision.proposed_by_id != user.pk)


def can_discard(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER, Role.APPROVER)


def can_release(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER)


def can_order_reserves(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER)


def can_see_offers(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER, Role.APPROVER, Role.PROGRAMME_OFFICER)


def can_manage_offers(user: User) -> bool:
    """Whether the person gives more time to answer, and sends freed places to the reserve list."""
    return has_role(user, Role.SELECTION_OFFICER)


def can_use_minutes(user: User) -> bool:
    """Whether the person makes, reads and checks the minutes: they name everybody and every score."""
    return has_role(user, Role.SELECTION_OFFICER, Role.APPROVER)


def can_answer(user: User, offer: Offer) -> bool:
    """An offer is its applicant's, whoever else may see it."""
    return user.is_authenticated and offer.application.applicant_id == user.pk


def can_manage_reviewers(user: User) -> bool:
    """Whether the person edits reviewers' profiles and declares conflicts for others."""
    return has_role(user, Role.SELECTION_OFFICER)


def can_compose(user: User) -> bool:
    """Whether the person makes scenarios of the cohort and sets targets and budget."""
    return has_role(user, Role.SELECTION_OFFICER)


def can_see_cohorts(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER, Role.APPROVER)


def can_see_ledger(user: User) -> bool:
    return has_role(user, Role.SELECTION_OFFICER, Role.APPROVER, Role.PROGRAMME_OFFICER)


def bars_reading(user: User, applications: QuerySet[Application]) -> dict[UUID, str]:
    """Which applications an officer may not read, and why: those they may not decide on. Their own they
    read as applicants do."""
    found = conflicts.against_deciding(applications=applications, person=user)
    return {key: str(conflict) for key, conflict in found.items()}


def bars_reading_one(user: User, application: Application) -> str:
    """The same of one application; empty where they may."""
    conflict = conflicts.against_deciding_on(application=application, person=user)
    return str(conflict) if conflict else ""


def conflict_of(user: User, application: Application) -> conflicts.Conflict | None:
    """What stands against the person judging the application."""
    return conflicts.between(application=application, person=user)


def _has_conflict(user: User, application: Application) -> bool:
    return conflicts.between(application=application, person=user) is not None
