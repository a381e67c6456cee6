"""A freed place: who on the reserve list shall have it, why, and the offer to that person.

The rule is written down in docs/selection.md. Nothing is kept of a proposal: it is reckoned when it
is shown and again, under the edition's lock, when it is sent; what is kept is the one `Replacement`.
"""

import logging
from dataclasses import dataclass
from decimal import Decimal

import pghistory
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.barring import conceal_barred
from applications.models import APPLICATION, Application
from broker import hand_over
from sessions_app.models import Edition, Participation

from . import conflicts, ledger, messages, reserve_list
from .locks import lock_application, lock_edition
from .models import DECISION, Decision, Offer, Replacement, SelectionPlan
from .refusals import REFUSALS, OfferRefused
from .release import respond_by

log = logging.getLogger(__name__)

# What makes two people alike, the weightiest first.
DIMENSIONS = ("track", "region", "gender", "constituent_group")
MOST_PASSED_OVER = 20  # that are written down

# Why somebody on the list can't have a place; `OBSTACLES` in replacement_words.py says it in words.
NO_TRACK, TRACK_FULL, NO_FELLOWSHIP, TOO_DEAR, DECIDED = (
    "no-track",
    "track-full",
    "no-fellowship",
    "too-dear",
    "decided",
)


@dataclass(frozen=True)
class Candidate:
    """Somebody on the reserve list, held against a freed place. `obstacle` is empty for whom it suits."""

    decision: Decision
    application: Application
    shared: tuple[str, ...]
    fellowship: str
    amount: Decimal
    obstacle: str

    @property
    def is_alike(self) -> bool:
        """Whether language track, region, gender and constituent group are all the same."""
        return len(self.shared) == len(DIMENSIONS)

    @property
    def differs(self) -> tuple[str, ...]:
        return tuple(name for name in DIMENSIONS if name not in self.shared)

    @property
    def order(self) -> tuple:
        """The same language track first, then the most alike, then who shares the weightier, then the
        rank."""
        weights = tuple(name not in self.shared for name in DIMENSIONS)
        rank = self.decision.reserve_rank
        alike = (weights[0], -len(self.shared), weights)
        return (bool(self.obstacle), *alike, rank is None, rank or 0, self.decision.pk)


def free_places(edition: Edition) -> int:
    """The places that nobody confirmed, no pending offer holds and no approved one will; below zero
    when more is promised than there is."""
    taken = Participation.objects.active().filter(edition=edition).count()
    awaiting = Offer.objects.awaiting().filter(application__call__edition=edition).count()
    approved = Decision.objects.to_release().filter(
        application__call__edition=edition, outcome=Decision.Outcome.OFFER
    )
    return edition.places - taken - awaiting - approved.count()


@dataclass(frozen=True)
class Pool:
    """The reserve list with what decides who of it can have a place, read once for any number of
    freed places."""

    rows: list[Decision]
    plan: SelectionPlan
    full_tracks: frozenset[int]
    decided: frozenset


def pool_of(edition: Edition) -> Pool:
    decided = (
        Decision.objects.opened()
        .filter(application__call__edition=edition, application__status=Application.Status.RESERVE)
        .values_list("application", flat=True)
    )
    rows = reserve_list.of(edition).filter(status="released")
    return Pool(
        rows=list(rows.select_related("application__track", "application__applicant")),
        plan=ledger.plan_of(edition),
        full_tracks=frozenset(row.track.pk for row in ledger.tracks(edition) if row.is_full),
        decided=frozenset(decided),
    )


def candidates(freed: Offer, pool: Pool | None = None) -> list[Candidate]:
    """Everybody on the reserve list, whom the place suits best first, who can't have it last."""
    pool = pool or pool_of(freed.application.call.edition)
    found = [_candidate(freed, row, pool) for row in pool.rows]
    return sorted(found, key=lambda candidate: candidate.order)


def suggestion(found: list[Candidate]) -> Candidate | None:
    """Whom the rule proposes of them; None when nobody can have the place."""
    return next((candidate for candidate in found if not candidate.obstacle), None)


def _candidate(freed: Offer, row: Decision, pool: Pool) -> Candidate:
    person, before = row.application, freed.application
    shared = tuple(
        name
        for name in DIMENSIONS
        if getattr(person, _column(name)) and getattr(person, _column(name)) == getattr(before, _column(name))
    )
    asks = person.funding == Application.Funding.FELLOWSHIP
    fellowship = freed.decision.fellowship if asks else Decision.Fellowship.NONE
    released = ledger.amount_of(pool.plan, freed.decision)
    needed = released if fellowship == Decision.Fellowship.PARTIAL else ledger.cost_of(pool.plan, fellowship)
    if person.pk in pool.decided:
        obstacle = DECIDED
    elif person.track_id is None:
        obstacle = NO_TRACK
    elif person.track_id in pool.full_tracks:
        obstacle = TRACK_FULL
    elif asks and fellowship == Decision.Fellowship.NONE:
        obstacle = NO_FELLOWSHIP
    else:
        obstacle = TOO_DEAR if needed > released else ""
    return Candidate(row, person, shared, fellowship, needed, obstacle)


def _column(dimension: str) -> str:
    return "track_id" if dimension == "track" else dimension


@transaction.atomic
def send(
    *, freed: Offer, by: User | None, application: Application | None = None, reason: str = ""
) -> Replacement:
    """Offer the freed place to whom the rule proposes, or to `application`; the offer rests on the
    decision that put the person on the reserve list, with those who proposed and approved it.

    `by` is None when the clock sends it. Raises OfferRefused when the place was filled meanwhile or
    is none, when nobody can have it, for somebody else than proposed without a reason, and for a
    conflict of interest; FellowshipRefused when the budget does not reach.
    """
    edition = lock_edition(freed.application.call.edition_id)
    freed = _check_freed(freed, edition, by)
    found = candidates(freed)
    proposed = suggestion(found)
    chosen = _chosen(found, application) if application else proposed
    if chosen is None:
        raise OfferRefused(_("Nobody on the reserve list can have this place."))
    if chosen is not proposed and not reason.strip():
        conceal_barred(by, [proposed.application])
        raise OfferRefused(
            _("The portal proposes %(person)s for this place now. Say why somebody else shall have it.")
            % {"person": proposed.application.name}
        )
    person = lock_application(chosen.application)
    if by:
        conflicts.refuse_deciding(application=person, person=by, refusal=OfferRefused)
    with pghistory.context(**({"user": by.pk} if by else {})):
        decision = _offer(chosen, person, edition, by)
        return Replacement.objects.create(
            freed=freed,
            decision=decision,
            grounds=grounds_of(freed, chosen, found),
            reason=reason.strip(),
            sent_by=by,
        )


@transaction.atomic
def leave_open(*, freed: Offer, by: User, reason: str) -> Replacement:
    """Give the place to nobody, for a reason. Raises OfferRefused without one, and when the place was
    filled meanwhile."""
    edition = lock_edition(freed.application.call.edition_id)
    freed = _check_freed(freed, edition, by)
    if not reason.strip():
        raise OfferRefused(_("Say why the place stays open."))
    return Replacement.objects.create(freed=freed, reason=reason.strip(), sent_by=by)


def place_is_free(offer: Offer) -> None:
    """Let the worker fill the place after the commit, where the edition's plan says so. When the
    broker is away nothing is lost: the sweep finds it."""
    transaction.on_commit(lambda: _hand_to_worker(offer), robust=True)


def _hand_to_worker(offer: Offer) -> None:
    from .tasks import fill_freed_place

    if not SelectionPlan.objects.filter(
        edition__call__applications__offers=offer, replaces_by_itself=True
    ).exists():
        return
    hand_over(fill_freed_place, offer.pk)


def fill(freed: Offer) -> Replacement | None:
    """Fill the place without a click, where the edition's plan says so and somebody is alike in all;
    None when it is left to the staff."""
    plan = ledger.plan_of(freed.application.call.edition)
    proposed = suggestion(candidates(freed)) if plan.replaces_by_itself else None
    if proposed is None or not proposed.is_alike:
        return None
    try:
        return send(freed=freed, by=None, application=proposed.application)
    except REFUSALS as refusal:
        log.info("The place of offer %s is left to the staff: %s", freed.pk, refusal)
        return None


def fill_all() -> int:
    """Fill what is free in the editions whose plan says so; how many."""
    rows = Offer.objects.to_replace().filter(
        application__call__edition__selection_plan__replaces_by_itself=True
    )
    return sum(fill(row) is not None for row in rows.for_lists())


def _check_freed(freed: Offer, edition: Edition, by: User | None) -> Offer:
    """The offer as it is now. The caller holds the edition's lock."""
    answered = (
        Replacement.objects.filter(freed=freed).select_related("decision__application__applicant").first()
    )
    if answered:
        if by and answered.decision:
            conceal_barred(by, [answered.decision.application])
        whom = answered.decision.application.name if answered.decision else _("nobody")
        raise OfferRefused(_("This place was given meanwhile: to %(person)s.") % {"person": whom})
    current = Offer.objects.to_replace().for_lists().filter(pk=freed.pk).first()
    if current is None:
        raise OfferRefused(_("This place is not free."))
    if free_places(edition) < 1:
        raise OfferRefused(_("No place is free: every one is confirmed, offered or about to be."))
    return current


def _chosen(found: list[Candidate], application: Application) -> Candidate:
    chosen = next((row for row in found if row.application.pk == application.pk), None)
    if chosen is None or chosen.obstacle:
        raise OfferRefused(_("This person can’t have the place any more: please look again."))
    return chosen


def _offer(chosen: Candidate, person: Application, edition: Edition, by: User | None) -> Decision:
    """Make the decision and the offer, and write to the person."""
    now, reserve = timezone.now(), chosen.decision
    is_partial = chosen.fellowship == Decision.Fellowship.PARTIAL
    decision = Decision.objects.create(
        application=person,
        outcome=Decision.Outcome.OFFER,
        fellowship=chosen.fellowship,
        partial_amount=chosen.amount if is_partial and chosen.amount else None,
        reason=_("From the reserve list, in place of somebody who freed a place"),
        proposed_by=reserve.proposed_by,
    )
    is_charged = chosen.fellowship != Decision.Fellowship.NONE
    DECISION.move(
        decision,
        "approve",
        approved_by=reserve.approved_by,
        approved_at=now,
        fellowship_amount=ledger.charge(edition=edition, decision=decision) if is_charged else None,
    )
    APPLICATION.move(person, "release_offer")
    DECISION.move(decision, "release", released_by=by, released_at=now)
    offer = Offer.objects.create(decision=decision, application=person, respond_by=respond_by(edition, now))
    decision.application = person
    messages.post_released(decision, offer)
    return decision


def grounds_of(freed: Offer, chosen: Candidate, found: list[Candidate]) -> dict:
    """Why this candidate would have, or has, the place, in facts: `replacement_words.py` says them in the reader's language."""
    rank = chosen.decision.reserve_rank
    ahead = [
        row
        for row in found
        if row is not chosen
        and row.decision.reserve_rank
        and (rank is None or row.decision.reserve_rank < rank)
    ]
    ahead.sort(key=lambda row: row.decision.reserve_rank)
    return {
        "shared": list(chosen.shared),
        "differs": list(chosen.differs),
        "rank": rank,
        "fellowship": chosen.fellowship,
        "amount": str(chosen.amount),
        "freed_fellowship": freed.decision.fellowship,
        "passed_over": [
            {
                "reference": row.application.reference,
                "rank": row.decision.reserve_rank,
                "obstacle": row.obstacle,
                "differs": list(row.differs),
            }
            for row in ahead[:MOST_PASSED_OVER]
        ],
    }
