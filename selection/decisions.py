"""Decisions: proposed by one person, approved by another. `release.py` makes them known."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.keys import among
from applications.models import APPLICATION, Application
from sessions_app.models import Edition

from . import conflicts, ledger, reserve_list
from .locks import lock_application, lock_decisions, lock_edition, locked
from .models import DECISION, Decision
from .refusals import DecisionRefused, FellowshipRefused

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
    partial_amount: Decimal | None = None,
    reason_code: str = "",
    reason: str = "",
    reserve_rank: int | None = None,
) -> Decision:
    """Propose what to decide. The applicant learns nothing of it. A reserve without a rank comes last,
    one with a rank pushes those from that rank on down; a refusal without a code has the one that the
    screening tells.

    Raises DecisionRefused when another decision is open, when the outcome can't follow from the
    application's state, and for a place or reserve to somebody found not eligible.
    """
    is_reserve = outcome == Decision.Outcome.RESERVE
    if is_reserve:
        lock_edition(application.call.edition_id)
    application = lock_application(application)
    conflicts.refuse_deciding(application=application, person=by, refusal=DecisionRefused)
    _check_outcome(application, outcome)
    _refuse_second(application)
    decision = Decision(
        application=application,
        outcome=outcome,
        fellowship=fellowship,
        partial_amount=partial_amount,
        reason_code=_code(application, outcome, reason_code),
        reason=reason.strip(),
        reserve_rank=reserve_list.rank_for(application, reserve_rank) if is_reserve else None,
        proposed_by=by,
    )
    try:
        decision.full_clean(exclude=["proposed_by"])
    except ValidationError as fault:
        raise DecisionRefused(" ".join(fault.messages)) from fault
    if decision.reason_code == Decision.RefusalReason.OTHER and not decision.reason:
        raise DecisionRefused(_("“Other” needs a written reason."))
    decision.save()
    return decision


def _refuse_second(application: Application) -> None:
    """Raise DecisionRefused when a decision is open, saying whose and what it is."""
    opened = application.decisions.opened().select_related("proposed_by").first()
    if opened:
        raise DecisionRefused(
            _("A decision on this application is already proposed. It is “%(outcome)s”, by %(person)s.")
            % {"outcome": opened.get_outcome_display(), "person": opened.proposed_by}
        )


def _code(application: Application, outcome: str, reason_code: str) -> str:
    """The coded reason of a refusal; what screening found when none is given."""
    if reason_code or outcome != Decision.Outcome.NOT_SELECTED:
        return reason_code
    finding = getattr(application, "screening", None)
    reasons = Decision.RefusalReason
    return reasons.NOT_ELIGIBLE if finding and not finding.is_eligible else reasons.RANKED_BELOW


def _check_outcome(application: Application, outcome: str) -> None:
    if outcome not in TRANSITIONS:
        raise DecisionRefused(_("This outcome is not known."))
    if not APPLICATION.allows(application, TRANSITIONS[outcome]):
        raise DecisionRefused(
            _("“%(outcome)s” can’t be decided for an application that is “%(state)s”.")
            % {"outcome": Decision.Outcome(outcome).label, "state": application.get_status_display()}
        )
    finding = getattr(application, "screening", None)
    if finding and not finding.is_eligible and outcome != Decision.Outcome.NOT_SELECTED:
        raise DecisionRefused(_("The application was found not eligible."))


@dataclass(frozen=True)
class Proposal:
    """What to decide on the application of this key."""

    application: UUID
    outcome: str
    reason: str = ""
    fellowship: str = Decision.Fellowship.NONE
    reserve_rank: int | None = None
    reason_code: str = ""


@transaction.atomic
def propose_all(*, proposals: list[Proposal], by: User) -> list[Decision]:
    """Propose many at once, in a few statements; what `propose` would refuse is left out. Returns the
    decisions made. An application may be named once only."""
    by_key = {proposal.application: proposal for proposal in proposals}
    applications = Application.objects.filter(pk__in=among(by_key))
    rows = list(locked(applications.select_related("screening").only("status", "screening__is_eligible")))
    barred = conflicts.against_deciding(applications=applications, person=by)
    decided = Decision.objects.filter(application__in=among(by_key)).opened()
    left_out = {*barred, *decided.values_list("application", flat=True)}
    may = [row for row in rows if row.pk not in left_out and _may_propose(row, by_key[row.pk].outcome)]
    return Decision.objects.bulk_create(
        (
            Decision(
                application=row,
                outcome=by_key[row.pk].outcome,
                fellowship=by_key[row.pk].fellowship,
                reason_code=_code(row, by_key[row.pk].outcome, by_key[row.pk].reason_code),
                reason=by_key[row.pk].reason,
                reserve_rank=by_key[row.pk].reserve_rank,
                proposed_by=by,
            )
            for row in may
        ),
        batch_size=5000,
    )


def _may_propose(application: Application, outcome: str) -> bool:
    try:
        _check_outcome(application, outcome)
    except DecisionRefused:
        return False
    return True


@transaction.atomic
def approve(*, decision: Decision, by: User) -> None:
    """Approve what another person proposed; a fellowship is charged to the budget. Raises
    DecisionRefused for the proposer, for a conflict of interest and when the budget does not reach,
    TransitionRefused when the decision is no longer proposed."""
    edition = lock_edition(decision.application.call.edition_id)
    application = lock_application(decision.application)
    if decision.proposed_by_id == by.pk:
        raise DecisionRefused(_("You proposed this decision: another person must approve it."))
    conflicts.refuse_deciding(application=application, person=by, refusal=DecisionRefused)
    _approve(decision, edition, by)


@transaction.atomic
def approve_all(*, decisions: QuerySet[Decision], by: User) -> tuple[int, int]:
    """Approve those of the queryset that the person may; how many, and how many were left out
    because they are the person's own proposal, because of a conflict of interest, because the budget
    does not reach, or because somebody moved them meanwhile."""
    keys = list(decisions.values_list("pk", flat=True))
    lock_decisions(keys)
    of_keys = Decision.objects.filter(pk__in=keys)
    rows = of_keys.to_approve().exclude(proposed_by=by).select_related("application__call__edition")
    barred = conflicts.against_deciding(
        applications=Application.objects.filter(decisions__in=keys), person=by
    )
    ready = [row for row in rows.order_by("pk") if row.application_id not in barred]
    plain = [row.pk for row in ready if row.fellowship == Decision.Fellowship.NONE]
    done = DECISION.move_all(
        of_keys.filter(pk__in=plain), "approve", approved_by=by, approved_at=timezone.now()
    )
    for row in ready:
        if row.fellowship != Decision.Fellowship.NONE:
            done += _approve_within_budget(row, row.application.call.edition, by)
    return done, len(keys) - done


def _approve(decision: Decision, edition: Edition, by: User) -> None:
    is_charged = decision.fellowship != Decision.Fellowship.NONE
    DECISION.move(
        decision,
        "approve",
        approved_by=by,
        approved_at=timezone.now(),
        fellowship_amount=ledger.charge(edition=edition, decision=decision) if is_charged else None,
    )


def _approve_within_budget(decision: Decision, edition: Edition, by: User) -> bool:
    try:
        _approve(decision, edition, by)
    except FellowshipRefused:
        return False
    return True


@transaction.atomic
def discard(*, decision: Decision, by: User, seen: str = "") -> None:
    """Take back a decision that was not released. `seen` is the status that the person saw: when
    somebody moved it meanwhile nothing is done. Raises DecisionRefused then, TransitionRefused after
    its release."""
    current = _lock_to_undo(decision, by, seen)
    with pghistory.context(user=by.pk):
        DECISION.move(current, "discard")
    decision.status = current.status


@transaction.atomic
def take_back(*, decision: Decision, by: User, seen: str = "") -> None:
    """Undo an approval before its release: it is proposed again, its fellowship no longer charged.
    Raises as `discard` does."""
    current = _lock_to_undo(decision, by, seen)
    with pghistory.context(user=by.pk):
        DECISION.move(current, "take_back", **NOT_APPROVED)
    decision.status = current.status


@transaction.atomic
def restore(*, decision: Decision, by: User) -> None:
    """Undo a discard: it is proposed again, and approved anew. Raises DecisionRefused when another
    decision was proposed meanwhile or it can't follow from the application's state any more."""
    current = _lock_to_undo(decision, by)
    if DECISION.allows(current, "restore"):
        _check_outcome(current.application, current.outcome)
        _refuse_second(current.application)
    with pghistory.context(user=by.pk):
        DECISION.move(current, "restore", **NOT_APPROVED)
    decision.status = current.status


# What of a decision is empty until it is approved.
NOT_APPROVED = {"approved_by": None, "approved_at": None, "fellowship_amount": None}


def _lock_to_undo(decision: Decision, by: User, seen: str = "") -> Decision:
    """The decision as it is now, locked after its application. Raises DecisionRefused when it is not
    in the state seen, and for a conflict of interest."""
    application = lock_application(decision.application)
    conflicts.refuse_deciding(application=application, person=by, refusal=DecisionRefused)
    current = locked(Decision.objects.filter(pk=decision.pk)).get()
    current.application = application
    if seen and current.status != seen:
        raise DecisionRefused(
            _("Somebody was quicker: the decision is now “%(state)s”. Please look again before you act.")
            % {"state": current.get_status_display()}
        )
    return current
