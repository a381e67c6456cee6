"""Sending a proposed assignment: long work (`progress`), a reviewer at a time, so that it can be watched, stopped,
and gone on with. Each reviewer's requests and message are one transaction."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, Count, Q, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import Role
from applications.keys import among
from applications.models import Application
from progress.models import Job
from progress.running import last_about, start

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
from .refusals import AssignmentRefused

JOB_KIND = "reviews-assigned"
Outcome = ProposedAssignment.Outcome


@dataclass(frozen=True)
class Sent:
    """How far the sending has come. `left_out` rows had become impossible since the proposal."""

    together: int
    asked: int
    left_out: int
    reviewers: int

    @property
    def handled(self) -> int:
        return self.asked + self.left_out


@transaction.atomic
def begin(*, proposal: AssignmentProposal, by: User) -> Job:
    """Have every proposed reviewer asked by the worker; a stopped sending goes on where it stopped.
    Raises TransitionRefused when the proposal is being sent, sent or discarded."""
    ASSIGNMENT_PROPOSAL.move(proposal, "begin_sending", sent_by=by, failure="")
    waiting = User.objects.filter(pk__in=proposal.rows.filter(outcome="").values("reviewer"))
    return start(
        kind=JOB_KIND,
        title=_("Asking reviewers: %(edition)s") % {"edition": proposal.edition},
        by=by,
        items=[(str(person.pk), str(person)) for person in waiting.order_by("pk")],
        arguments={"proposal": proposal.pk},
        result=reverse("admin:selection_proposal", args=[proposal.pk]),
        about=str(proposal.pk),
    )


def last_of(proposal: AssignmentProposal) -> Job | None:
    """The latest sending of the proposal."""
    return last_about(JOB_KIND, str(proposal.pk))


def sent_of(proposal: AssignmentProposal) -> Sent:
    """Counted by one query."""
    is_asked = Q(outcome=Outcome.ASKED)
    return Sent(
        **proposal.rows.aggregate(
            together=Count("pk"),
            asked=Count("pk", filter=is_asked),
            left_out=Count("pk", filter=Q(outcome=Outcome.LEFT_OUT)),
            reviewers=Count("reviewer", filter=is_asked, distinct=True),
        )
    )


def ask_one(job: Job, key: str) -> None:
    """Ask one reviewer for all that is proposed to them. What became impossible since the proposal (an
    application withdrawn or decided, a new conflict, a reviewer asked otherwise or no longer one) is
    left out, and what the sender has a conflict of interest with."""
    pk = job.arguments["proposal"]
    lock_edition(AssignmentProposal.objects.values_list("edition", flat=True).get(pk=pk))
    proposal = locked(AssignmentProposal.objects.filter(pk=pk).select_related("edition", "sent_by")).get()
    if proposal.status != AssignmentProposal.Status.SENDING:
        raise AssignmentRefused(_("The proposal is not being sent any more."))
    rows = proposal.rows.filter(outcome="", reviewer=key)
    pairs = list(rows.order_by("application").values_list("application", "reviewer"))
    keys = {application for application, _reviewer in pairs}
    list(locked(Application.objects.filter(pk__in=among(keys))).values_list("pk"))
    asked = _ask(proposal, _possible(proposal, pairs, keys), keys)
    is_asked = When(
        application__in=among(application for application, _reviewer in asked), then=Value(Outcome.ASKED)
    )
    rows.update(outcome=Case(is_asked, default=Value(Outcome.LEFT_OUT)))
    if asked:
        messages.post_reviews_assigned(proposal, User.objects.get(pk=key), len(asked))


def note_end(job: Job) -> None:
    """The proposal is sent when everybody was asked; else it waits for somebody to go on."""
    proposal = AssignmentProposal.objects.get(pk=job.arguments["proposal"])
    if job.state == Job.State.DONE and not job.failed:
        ASSIGNMENT_PROPOSAL.move(proposal, "send", sent_at=timezone.now())
        return
    reason = _("Somebody stopped it.")
    if job.failed:
        text = ngettext(
            "%(number)d reviewer could not be asked.", "%(number)d reviewers could not be asked.", job.failed
        )
        reason = text % {"number": job.failed}
    ASSIGNMENT_PROPOSAL.move(proposal, "stop", failure=reason)


def _ask(proposal: AssignmentProposal, pairs: list[tuple], keys: set) -> list[tuple]:
    """Write the requests; the pairs that are asked now. Who has the application already, or declined
    it, is not asked; who was cancelled is asked again."""
    known = {
        (application, reviewer): (pk, status)
        for pk, application, reviewer, status in ReviewAssignment.objects.filter(
            application__in=among(keys), reviewer__in={reviewer for _application, reviewer in pairs}
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
    open_keys = set(to_serve(proposal.edition).filter(pk__in=among(keys)).values_list("pk", flat=True))
    barred = conflicts.find(
        applications=Application.objects.filter(pk__in=among(open_keys)), people=[*people, proposal.sent_by]
    )
    open_keys -= conflicts.that_bar_deciding(barred, proposal.sent_by).keys()
    reviewers = {person.pk for person in people}
    return [pair for pair in pairs if pair[0] in open_keys and pair[1] in reviewers and pair not in barred]
