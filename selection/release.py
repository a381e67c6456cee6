"""Release: the moment at which approved decisions become known, all together."""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import APPLICATION, Application
from sessions_app.models import Edition, Participation

from . import conflicts, ledger, messages
from .decisions import TRANSITIONS
from .locks import lock_decisions
from .models import DECISION, Decision, Offer
from .refusals import DecisionRefused
from .release_texts import templates_of, without_text


@dataclass(frozen=True)
class EditionPlaces:
    """How the offers of a release stand to an edition's places."""

    edition: Edition
    free: int
    pending: int
    offers: int

    @property
    def are_exceeded(self) -> bool:
        """Whether more people could accept than there are places."""
        return self.offers + self.pending > self.free


@dataclass(frozen=True)
class Forecast:
    """What a release would do, counted before it is made. `conflicted` are the references of those
    that another person must release, for a conflict of interest."""

    outcomes: list[tuple[str, int]]
    languages: list[tuple[str, int]]
    places: list[EditionPlaces]
    left_out: list[Decision]
    ready: list[Decision]
    conflicted: list[str]


def forecast(decisions: QuerySet[Decision], *, by: User) -> Forecast:
    """Count what the person's releasing the decisions would send and to how many. Changes nothing."""
    every = list(decisions.for_lists())
    barred = _barred(every, by)
    rows = [row for row in every if row.application_id not in barred]
    ready = [row for row in rows if _may_be_released(row)]
    outcomes = Counter(row.outcome for row in ready)
    languages = Counter(row.application.applicant.language for row in ready)
    return Forecast(
        outcomes=[(outcome.label, outcomes[outcome]) for outcome in Decision.Outcome if outcomes[outcome]],
        languages=[(name, languages[code]) for code, name in settings.LANGUAGES if languages[code]],
        places=_places(ready),
        left_out=[row for row in rows if not _may_be_released(row)],
        ready=ready,
        conflicted=[row.application.reference for row in every if row.application_id in barred],
    )


def _places(ready: list[Decision]) -> list[EditionPlaces]:
    offers = Counter(row.application.call.edition for row in ready if row.outcome == Decision.Outcome.OFFER)
    taken = Counter(
        Participation.objects.active().filter(edition__in=offers).values_list("edition", flat=True)
    )
    pending = Counter(
        Offer.objects.awaiting()
        .filter(application__call__edition__in=offers)
        .values_list("application__call__edition", flat=True)
    )
    return [
        EditionPlaces(edition, edition.places - taken[edition.pk], pending[edition.pk], number)
        for edition, number in offers.items()
    ]


def _barred(rows: list[Decision], by: User) -> Container[UUID]:
    """The applications whose decisions the person may not release."""
    applications = Application.objects.filter(pk__in=[row.application_id for row in rows])
    return conflicts.against_deciding(applications=applications, person=by)


def _may_be_released(decision: Decision) -> bool:
    return decision.status == Decision.Status.APPROVED and APPLICATION.allows(
        decision.application, TRANSITIONS[decision.outcome]
    )


@transaction.atomic
def release(*, decisions: QuerySet[Decision], by: User) -> list[Decision]:
    """Make the decisions known: the applications move, offers are made, one message is written to
    each applicant in their language, and an unsent one of an earlier decision is cancelled.

    What is not approved any more, whose application was withdrawn, or from which a conflict of
    interest bars the person, is left out. Returns the
    released decisions; raises DecisionRefused when none is left.
    """
    keys = list(decisions.values_list("pk", flat=True))
    lock_decisions(keys)
    rows = list(Decision.objects.filter(pk__in=keys).for_lists().order_by("pk"))
    barred = _barred(rows, by)
    ready = [row for row in rows if _may_be_released(row) and row.application_id not in barred]
    if not ready and barred:
        raise DecisionRefused(_("Another person must release these: you have a conflict of interest."))
    if not ready:
        raise DecisionRefused(_("Nothing is left to release: somebody was quicker, or it was withdrawn."))
    _check_budgets(ready)
    _check_texts(ready)
    now = timezone.now()
    for outcome, transition in TRANSITIONS.items():
        moved = [row.application_id for row in ready if row.outcome == outcome]
        APPLICATION.move_all(Application.objects.filter(pk__in=moved), transition)
    DECISION.move_all(
        Decision.objects.filter(pk__in=[row.pk for row in ready]), "release", released_by=by, released_at=now
    )
    offers = _make_offers(ready, now)
    for row in ready:
        messages.post_released(row, offers.get(row.pk))
    return ready


def respond_by(edition: Edition, now: datetime) -> datetime:
    """The end of the last day to answer, at the venue: before the edition begins, but tomorrow at the
    earliest."""
    today = timezone.localdate(now, timezone=edition.zone)
    before_it_begins = max((edition.starts_on - today).days - 1, 1)
    day = today + timedelta(days=min(settings.OFFER_DAYS, before_it_begins))
    return datetime.combine(day, time(23, 59, 59), tzinfo=edition.zone)


def _check_budgets(ready: list[Decision]) -> None:
    """What is approved is charged already; a budget lowered since then is noticed here."""
    granting = [row for row in ready if row.fellowship != Decision.Fellowship.NONE]
    for edition in {row.application.call.edition for row in granting}:
        ledger.refuse_overspent(edition)


def _check_texts(ready: list[Decision]) -> None:
    """Raise DecisionRefused when a message could not be written."""
    for title in without_text(ready, templates_of(ready)):
        raise DecisionRefused(_("The message “%(title)s” has no text in any language.") % {"title": title})


def _make_offers(ready: list[Decision], now: datetime) -> dict[int, Offer]:
    offers = Offer.objects.bulk_create(
        Offer(
            decision=row,
            application=row.application,
            respond_by=respond_by(row.application.call.edition, now),
        )
        for row in ready
        if row.outcome == Decision.Outcome.OFFER
    )
    return {offer.decision_id: offer for offer in offers}
