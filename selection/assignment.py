"""Assignment: who is asked to review an application."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from applications.models import Application
from notifications import outbox

from . import conflicts, messages
from .locks import lock_application, locked
from .models import ASSIGNMENT, ReviewAssignment
from .refusals import AssignmentRefused


@transaction.atomic
def assign(
    *,
    application: Application,
    reviewer: User,
    by: User,
    due_on: date,
    replaces: ReviewAssignment | None = None,
) -> ReviewAssignment:
    """Ask the reviewer, and write to them. Somebody who was cancelled or declined is asked again.
    `replaces` is the request handed back whose place this one takes.

    Raises AssignmentRefused for a draft or withdrawn application, a person who is no reviewer, a
    conflict of interest of either, a date in the past and a reviewer who has the application already.
    """
    application = lock_application(application)
    if application.status not in (Application.Status.SUBMITTED, Application.Status.RESERVE):
        raise AssignmentRefused(
            _("Only a submitted application is reviewed; this one is “%(state)s”.")
            % {"state": application.get_status_display()}
        )
    conflicts.refuse_deciding(application=application, person=by, refusal=AssignmentRefused)
    if Role.REVIEWER not in reviewer.role_names:
        raise AssignmentRefused(_("%(person)s is not a reviewer.") % {"person": reviewer})
    if conflict := conflicts.between(application=application, person=reviewer):
        raise AssignmentRefused(str(conflict))
    if due_on < timezone.localdate():
        raise AssignmentRefused(_("The review can’t be due in the past."))
    assignment = _ask(application, reviewer, by, due_on)
    if replaces:
        _take_the_place(assignment, replaces)
    messages.post_review_assigned(assignment)
    return assignment


def _ask(application: Application, reviewer: User, by: User, due_on: date) -> ReviewAssignment:
    earlier = locked(application.assignments.filter(reviewer=reviewer)).first()
    if earlier is None:
        return ReviewAssignment.objects.create(
            application=application, reviewer=reviewer, assigned_by=by, due_on=due_on
        )
    if not ASSIGNMENT.allows(earlier, "reassign"):
        raise AssignmentRefused(_("This reviewer has the application already."))
    ASSIGNMENT.move(
        earlier,
        "reassign",
        assigned_by=by,
        assigned_at=timezone.now(),
        due_on=due_on,
        decline_reason="",
        has_conflict=False,
    )
    return earlier


def _take_the_place(assignment: ReviewAssignment, place: ReviewAssignment) -> None:
    """Raises AssignmentRefused when somebody else has been asked in that place already."""
    taken = ReviewAssignment.objects.filter(replaces=place).exclude(pk=assignment.pk)
    if taken.exists() or place.application_id != assignment.application_id:
        raise AssignmentRefused(_("Somebody has been asked in this place already."))
    assignment.replaces = place
    assignment.save(update_fields=["replaces"])


@transaction.atomic
def cancel(*, assignment: ReviewAssignment, by: User) -> None:
    """Take the request back; its message is not sent if it still waits. Raises TransitionRefused
    when the review is already written, AssignmentRefused for a conflict of interest of the officer."""
    conflicts.refuse_deciding(application=assignment.application, person=by, refusal=AssignmentRefused)
    ASSIGNMENT.move(assignment, "cancel")
    outbox.cancel_unsent(topic=messages.assignment_topic(assignment))


@transaction.atomic
def decline(*, assignment: ReviewAssignment, by: User, reason: str, has_conflict: bool = False) -> None:
    """The reviewer has no time, or declares a conflict of interest, which is kept: they are not given
    the application again. The place goes back to the officers. Raises AssignmentRefused for anybody else or
    without a reason, TransitionRefused when the review is no longer asked."""
    if assignment.reviewer_id != by.pk:
        raise AssignmentRefused(_("Only the reviewer can decline."))
    if not reason.strip():
        raise AssignmentRefused(_("Say why you decline, so that somebody else can be asked."))
    ASSIGNMENT.move(assignment, "decline", decline_reason=reason.strip()[:300], has_conflict=has_conflict)
    outbox.cancel_unsent(topic=messages.assignment_topic(assignment))
    if has_conflict:
        conflicts.declare(person=by, by=by, application=assignment.application, note=reason.strip()[:500])


@transaction.atomic
def reopen(*, assignment: ReviewAssignment, by: User) -> None:
    """Give a written review back to its reviewer for a change; until then it does not count.
    Raises AssignmentRefused for a conflict of interest of the officer."""
    conflicts.refuse_deciding(application=assignment.application, person=by, refusal=AssignmentRefused)
    ASSIGNMENT.move(assignment, "reopen")
