"""Sending a proposed assignment: in the background, some reviewers at a time, so that it can be watched,
stopped by a crash, and gone on with. Each reviewer's requests and message are one transaction."""

import logging
from collections import Counter
from dataclasses import dataclass

from django.db import OperationalError, transaction
from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from applications.models import Application
from broker import hand_over

from . import conflicts, messages
from .automatic_assignment import BATCH, to_serve
from .locks import lock_edition, locked
from .models import (
    ASSIGNMENT,
    ASSIGNMENT_PROPOSAL,
    AssignmentProposal,
    ProposedAssignment,
    ReviewAssignment,
)

log = logging.getLogger(__name__)
REVIEWERS_AT_ONCE = 10
Outcome = ProposedAssignment.Outcome


@dataclass(frozen=True)
class Progress:
    """How far the sending has come. `left_out` rows had become impossible since the proposal."""

    together: int
    asked: int
    left_out: int
    reviewers: int

    @property
    def handled(self) -> int:
        return self.asked + self.left_out


@transaction.atomic
def begin(*, proposal: AssignmentProposal, by: User) -> None:
    """Have every proposed reviewer asked by the worker; a stopped sending goes on where it stopped.
    Raises TransitionRefused when the proposal is being sent, sent or discarded."""
    _begin(proposal, by)
    transaction.on_commit(lambda: _hand_to_worker(proposal), robust=True)


def send(*, proposal: AssignmentProposal, by: User) -> Progress:
    """The same, done before it returns."""
    _begin(proposal, by)
    go_on(proposal.pk)
    proposal.refresh_from_db()
    return progress_of(proposal)


def progress_of(proposal: AssignmentProposal) -> Progress:
    """Counted by one query."""
    is_asked = Q(outcome=Outcome.ASKED)
    return Progress(
        **proposal.rows.aggregate(
            together=Count("pk"),
            asked=Count("pk", filter=is_asked),
            left_out=Count("pk", filter=Q(outcome=Outcome.LEFT_OUT)),
            reviewers=Count("reviewer", filter=is_asked, distinct=True),
        )
    )


def go_on_with_all() -> None:
    """Go on with whatever a crash or a lost broker left in the middle."""
    for pk in AssignmentProposal.objects.filter(status="sending").values_list("pk", flat=True):
        go_on(pk)


def go_on(pk: int) -> None:
    """Ask until everybody is asked. A fault of our own stops it, with its reason for the officers; when
    the database is away, the next look goes on. Two workers at once take turns."""
    try:
        while _ask_some(pk):
            pass
    except OperationalError:
        log.warning("The sending of the proposed assignment %s is interrupted; it will go on.", pk)
    except Exception as failure:
        log.exception("The sending of the proposed assignment %s stopped.", pk)
        reason = f"{type(failure).__name__}: {failure}"[:500]
        ASSIGNMENT_PROPOSAL.move_all(AssignmentProposal.objects.filter(pk=pk), "stop", failure=reason)


def _begin(proposal: AssignmentProposal, by: User) -> None:
    ASSIGNMENT_PROPOSAL.move(proposal, "begin_sending", sent_by=by, failure="")


@transaction.atomic
def _ask_some(pk: int) -> bool:
    """Ask the next reviewers; whether any were left. What became impossible since the proposal (an
    application withdrawn or decided, a new conflict, a reviewer asked otherwise or no longer one) is
    left out, and what the sender has a conflict of interest with."""
    lock_edition(AssignmentProposal.objects.values_list("edition", flat=True).get(pk=pk))
    proposal = locked(AssignmentProposal.objects.filter(pk=pk).select_related("edition", "sent_by")).get()
    if proposal.status != AssignmentProposal.Status.SENDING:
        return False
    waiting = proposal.rows.filter(outcome="")
    following = waiting.order_by("reviewer").values_list("reviewer", flat=True).distinct()
    reviewers = list(following[:REVIEWERS_AT_ONCE])
    if not reviewers:
        ASSIGNMENT_PROPOSAL.move(proposal, "send", sent_at=timezone.now())
        return False
    rows = waiting.filter(reviewer__in=reviewers).order_by("application", "reviewer")
    pairs = list(rows.values_list("application", "reviewer"))
    keys = {application for application, _reviewer in pairs}
    list(locked(Application.objects.filter(pk__in=keys)).values_list("pk"))
    asked = _ask(proposal, _possible(proposal, pairs, keys), keys)
    done = {*asked}
    by_outcome = {Outcome.ASKED: [], Outcome.LEFT_OUT: []}
    for row, application, reviewer in rows.values_list("pk", "application", "reviewer"):
        is_asked = (application, reviewer) in done
        by_outcome[Outcome.ASKED if is_asked else Outcome.LEFT_OUT].append(row)
    for outcome, found in by_outcome.items():
        ProposedAssignment.objects.filter(pk__in=found).update(outcome=outcome)
    numbers = Counter(reviewer for _application, reviewer in asked)
    for reviewer in User.objects.filter(pk__in=numbers).order_by("pk"):
        messages.post_reviews_assigned(proposal, reviewer, numbers[reviewer.pk])
    return True


def _ask(proposal: AssignmentProposal, pairs: list[tuple], keys: set) -> list[tuple]:
    """Write the requests; the pairs that are asked now. Who has the application already, or declined
    it, is not asked; who was cancelled is asked again."""
    known = {
        (application, reviewer): (pk, status)
        for pk, application, reviewer, status in ReviewAssignment.objects.filter(
            application__in=keys, reviewer__in={reviewer for _application, reviewer in pairs}
        ).values_list("pk", "application", "reviewer", "status")
    }
    fresh = [pair for pair in pairs if pair not in known]
    again = [pair for pair in pairs if known.get(pair, ("", ""))[1] == "cancelled"]
    ReviewAssignment.objects.bulk_create(
        (
            ReviewAssignment(
                application_id=application,
                reviewer_id=reviewer,
                due_on=proposal.due_on,
                assigned_by=proposal.sent_by,
            )
            for application, reviewer in fresh
        ),
        batch_size=BATCH,
    )
    if again:
        ASSIGNMENT.move_all(
            ReviewAssignment.objects.filter(pk__in=[known[pair][0] for pair in again]),
            "reassign",
            assigned_by=proposal.sent_by,
            assigned_at=timezone.now(),
            due_on=proposal.due_on,
            decline_reason="",
            has_conflict=False,
        )
    return [*fresh, *again]


def _possible(proposal: AssignmentProposal, pairs: list[tuple], keys: set) -> list[tuple]:
    """Those of the pairs that may be asked now."""
    people = list(User.objects.in_role(Role.REVIEWER).filter(pk__in={reviewer for _key, reviewer in pairs}))
    applications = to_serve(proposal.edition).filter(pk__in=keys)
    open_keys = set(applications.values_list("pk", flat=True))
    barred = conflicts.find(applications=applications, people=people)
    open_keys -= conflicts.against_deciding(applications=applications, person=proposal.sent_by).keys()
    reviewers = {person.pk for person in people}
    return [pair for pair in pairs if pair[0] in open_keys and pair[1] in reviewers and pair not in barred]


def _hand_to_worker(proposal: AssignmentProposal) -> None:
    """Tell the worker. When the broker is away nothing is lost: the clock finds what is being sent."""
    from .tasks import send_assignments

    hand_over(send_assignments)
