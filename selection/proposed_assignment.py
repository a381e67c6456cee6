"""A proposed assignment in people's hands: rows moved, removed, added; then sent all at once."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Role
from applications.models import Answer, Application

from . import conflicts, messages
from .automatic_assignment import BATCH, knows_sector, reads_language, to_serve
from .locks import lock_edition, locked
from .models import (
    ASSIGNMENT,
    ASSIGNMENT_PROPOSAL,
    AssignmentProposal,
    ProposedAssignment,
    ReviewAssignment,
)
from .refusals import AssignmentRefused
from .reviewers import SECTOR_QUESTION, Panelist, panel_of


@dataclass(frozen=True)
class Sent:
    """What sending a proposal did. `left_out` rows had become impossible meanwhile."""

    assigned: int
    reviewers: int
    left_out: int


@transaction.atomic
def move(*, row: ProposedAssignment, reviewer: User) -> None:
    """Give the application to another reviewer. Raises AssignmentRefused as `add` does."""
    _lock_open(row.proposal)
    application = row.application
    row.delete()
    _write(row.proposal, application, reviewer)


@transaction.atomic
def remove(*, row: ProposedAssignment) -> None:
    """Take a reviewer off. Raises AssignmentRefused when the proposal is no longer open."""
    _lock_open(row.proposal)
    row.delete()


@transaction.atomic
def add(*, proposal: AssignmentProposal, application: Application, reviewer: User) -> None:
    """Add a reviewer by hand; the person may go beyond the capacity.

    Raises AssignmentRefused for a conflict of interest, somebody who has the application already, an
    application that is not reviewed, a person who is no reviewer, and a proposal no longer open.
    """
    _lock_open(proposal)
    _write(proposal, application, reviewer)
    missing = proposal.unserved.filter(application=application).first()
    if missing and missing.missing > 1:
        missing.missing -= 1
        missing.save(update_fields=["missing"])
    elif missing:
        missing.delete()


@transaction.atomic
def send(*, proposal: AssignmentProposal, by: User) -> Sent:
    """Ask every proposed reviewer, with one message each. What became impossible since the proposal
    (an application withdrawn or decided, a new conflict, a reviewer asked otherwise or no longer one)
    is left out. Raises AssignmentRefused when the proposal is no longer open."""
    edition = lock_edition(proposal.edition_id)
    _lock_open(proposal)
    rows = list(proposal.rows.order_by("application", "reviewer").values_list("application", "reviewer"))
    list(locked(Application.objects.filter(call__edition=edition, status="submitted")).values_list("pk"))
    possible = _possible(proposal, rows)
    asked_before = ReviewAssignment.objects.filter(application__call__edition=edition)
    known = {
        (application, reviewer): status
        for application, reviewer, status in asked_before.values_list("application", "reviewer", "status")
    }
    fresh = [pair for pair in possible if pair not in known]
    again = [pair for pair in possible if known.get(pair) == "cancelled"]
    now = timezone.now()
    ReviewAssignment.objects.bulk_create(
        (
            ReviewAssignment(
                application_id=application, reviewer_id=reviewer, due_on=proposal.due_on, assigned_by=by
            )
            for application, reviewer in fresh
        ),
        batch_size=BATCH,
    )
    for reviewer in {reviewer for _application, reviewer in again}:
        ASSIGNMENT.move_all(
            asked_before.filter(
                reviewer=reviewer, application__in=[pair[0] for pair in again if pair[1] == reviewer]
            ),
            "reassign",
            assigned_by=by,
            assigned_at=now,
            due_on=proposal.due_on,
            decline_reason="",
        )
    ASSIGNMENT_PROPOSAL.move(proposal, "send", sent_by=by, sent_at=now)
    numbers = Counter(reviewer for _application, reviewer in [*fresh, *again])
    for reviewer in User.objects.filter(pk__in=numbers).order_by("pk"):
        messages.post_reviews_assigned(proposal, reviewer, numbers[reviewer.pk])
    return Sent(numbers.total(), len(numbers), len(rows) - numbers.total())


def _possible(proposal: AssignmentProposal, rows: list[tuple]) -> list[tuple]:
    """Those of the pairs that may be asked now."""
    people = list(User.objects.in_role(Role.REVIEWER).filter(pk__in={reviewer for _key, reviewer in rows}))
    applications = to_serve(proposal.edition)
    open_keys = set(applications.values_list("pk", flat=True))
    barred = conflicts.find(applications=applications, people=people)
    reviewers = {person.pk for person in people}
    return [pair for pair in rows if pair[0] in open_keys and pair[1] in reviewers and pair not in barred]


def _write(proposal: AssignmentProposal, application: Application, reviewer: User) -> None:
    panelist = _panelist(proposal, reviewer)
    if not to_serve(proposal.edition).filter(pk=application.pk).exists():
        raise AssignmentRefused(_("This application is not reviewed: it is not eligible, or decided."))
    if conflict := conflicts.between(application=application, person=reviewer):
        raise AssignmentRefused(str(conflict))
    has_it = ReviewAssignment.objects.filter(application=application, reviewer=reviewer)
    is_proposed = proposal.rows.filter(application=application, reviewer=reviewer)
    if has_it.exclude(status="cancelled").exists() or is_proposed.exists():
        raise AssignmentRefused(_("This reviewer has the application already, or has declined it."))
    sector = Answer.objects.filter(application=application, question__key=SECTOR_QUESTION).first()
    ProposedAssignment.objects.create(
        proposal=proposal,
        application=application,
        reviewer=reviewer,
        reads_language=reads_language(panelist, application.track.language if application.track else ""),
        knows_sector=knows_sector(panelist, sector.value if sector else ""),
        is_by_hand=True,
    )


def _panelist(proposal: AssignmentProposal, reviewer: User) -> Panelist:
    for panelist in panel_of(proposal.edition):
        if panelist.person.pk == reviewer.pk:
            return panelist
    raise AssignmentRefused(_("%(person)s is not a reviewer.") % {"person": reviewer})


def _lock_open(proposal: AssignmentProposal) -> None:
    current = locked(AssignmentProposal.objects.filter(pk=proposal.pk)).get()
    if current.status != AssignmentProposal.Status.PROPOSED:
        raise AssignmentRefused(
            _("This proposal is no longer open: its state is “%(state)s”.")
            % {"state": current.get_status_display()}
        )
