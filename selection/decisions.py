"""Decisions: proposed by one person, approved by another. `release.py` makes them known."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import APPLICATION, Application

from . import conflicts
from .locks import lock_application, locked
from .models import DECISION, Decision
from .refusals import DecisionRefused

# How the application moves when a decision of each outcome is released.
TRANSITIONS = {
    Decision.Outcome.OFFER: "release_offer",
    Decision.Outcome.RESERVE: "release_reserve",
    Decision.Outcome.NOT_SELECTED: "release_refusal",
}


@transaction.atomic
def propose(
    *,
    application: Application,
    outcome: str,
    by: User,
    fellowship: str = Decision.Fellowship.NONE,
    reason: str = "",
    reserve_rank: int | None = None,
) -> Decision:
    """Propose what to decide. The applicant learns nothing of it.

    Raises DecisionRefused when another decision is open, when the outcome can't follow from the
    application's state, and for a place or reserve to somebody found not eligible.
    """
    application = lock_application(application)
    _check(application, outcome, by)
    decision = Decision(
        application=application,
        outcome=outcome,
        fellowship=fellowship,
        reason=reason.strip(),
        reserve_rank=reserve_rank if outcome == Decision.Outcome.RESERVE else None,
        proposed_by=by,
    )
    try:
        decision.full_clean(exclude=["proposed_by"])
    except ValidationError as fault:
        raise DecisionRefused(" ".join(fault.messages)) from fault
    decision.save()
    return decision


def _check(application: Application, outcome: str, by: User) -> None:
    if outcome not in TRANSITIONS:
        raise DecisionRefused(_("This outcome is not known."))
    conflicts.refuse_deciding(application=application, person=by, refusal=DecisionRefused)
    if not APPLICATION.allows(application, TRANSITIONS[outcome]):
        raise DecisionRefused(
            _("“%(outcome)s” can't be decided for an application that is “%(state)s”.")
            % {"outcome": Decision.Outcome(outcome).label, "state": application.get_status_display()}
        )
    finding = getattr(application, "screening", None)
    if finding and not finding.is_eligible and outcome != Decision.Outcome.NOT_SELECTED:
        raise DecisionRefused(_("The application was found not eligible."))


@transaction.atomic
def approve(*, decision: Decision, by: User) -> None:
    """Approve what another person proposed. Raises DecisionRefused for the proposer and the
    applicant, TransitionRefused when the decision is no longer proposed."""
    application = lock_application(decision.application)
    if decision.proposed_by_id == by.pk:
        raise DecisionRefused(_("You proposed this decision: another person must approve it."))
    conflicts.refuse_deciding(application=application, person=by, refusal=DecisionRefused)
    DECISION.move(decision, "approve", approved_by=by, approved_at=timezone.now())


@transaction.atomic
def approve_all(*, decisions, by: User) -> tuple[int, int]:
    """Approve those of the queryset that the person may; how many, and how many were left out
    because they are the person's own proposal, because of a conflict of interest, or because somebody
    moved them meanwhile."""
    rows = locked(decisions.to_approve())
    asked = decisions.count()
    barred = conflicts.against_deciding(
        applications=Application.objects.filter(decisions__in=rows.values("pk")), person=by
    )
    may = [row.pk for row in rows.exclude(proposed_by=by) if row.application_id not in barred]
    done = DECISION.move_all(
        Decision.objects.filter(pk__in=may), "approve", approved_by=by, approved_at=timezone.now()
    )
    return done, asked - done


@transaction.atomic
def discard(*, decision: Decision, by: User) -> None:
    """Take back a decision that was not released. Raises TransitionRefused after its release."""
    lock_application(decision.application)
    DECISION.move(decision, "discard")
