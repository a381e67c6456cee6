"""The ledger: what is promised never exceeds the budget, whoever acts at once."""

from decimal import Decimal

import pytest

from selection import ledger
from selection.decisions import approve, approve_all, discard, propose
from selection.models import Decision, Offer, SelectionPlan
from selection.offers import accept, decline
from selection.refusals import DecisionRefused, FellowshipRefused, OfferRefused
from selection.release import release
from tests.factories import CallFactory, EditionFactory, TrackFactory

from .at_once import at_once
from .people import approver, officer, submitted


@pytest.fixture
def call(db):
    return call_with(7000)


def call_with(budget):
    call = CallFactory(edition=EditionFactory(places=60))
    SelectionPlan.objects.create(
        edition=call.edition,
        fellowship_budget=budget,
        full_cost=3000,
        partial_cost=Decimal("1500.50"),
        tuition_cost=1000,
    )
    return call


def proposed(call, fellowship="full"):
    return propose(application=submitted(call=call), outcome="offer", by=officer(), fellowship=fellowship)


def granted(call, fellowship="full"):
    decision = proposed(call, fellowship)
    approve(decision=decision, by=approver())
    return decision


def test_the_stages_are_counted_and_what_is_charged_leaves_the_rest(call):
    proposed(call)
    granted(call, "partial")
    release(decisions=Decision.objects.filter(pk=granted(call).pk), by=officer())
    found = ledger.of(call.edition)
    assert (found.proposed, found.charged, found.free) == (3000, Decimal("4500.50"), Decimal("2499.50"))
    full = next(line for line in found.lines if line.kind == "full")
    assert full.stages == [(1, 3000), (0, 0), (1, 3000), (0, 0)]


def test_an_approval_beyond_the_budget_is_refused_in_words(call):
    granted(call)
    granted(call)
    decision = proposed(call)
    with pytest.raises(FellowshipRefused, match=r"3000\.00 EUR needed, 1000\.00 EUR free"):
        approve(decision=decision, by=approver())
    decision.refresh_from_db()
    assert decision.status == "proposed"
    approve(decision=proposed(call, "tuition"), by=approver())
    approve(decision=proposed(call, "none"), by=approver())


def test_many_together_are_approved_as_far_as_the_budget_reaches(call):
    for fellowship in ("full", "full", "full", "none"):
        proposed(call, fellowship)
    assert approve_all(decisions=Decision.objects.all(), by=approver()) == (3, 1)
    assert ledger.of(call.edition).charged == 6000


def test_what_is_declined_discarded_or_withdrawn_is_free_again(call):
    from applications.withdrawal import withdraw

    one, two = granted(call), granted(call)
    release(decisions=Decision.objects.filter(pk=one.pk), by=officer())
    offer = Offer.objects.get()
    decline(offer=offer, by=offer.application.applicant)
    assert ledger.of(call.edition).charged == 3000
    discard(decision=two, by=officer())
    assert ledger.of(call.edition).charged == 0
    three = granted(call)
    withdraw(application=three.application, by=three.application.applicant)
    assert ledger.of(call.edition).charged == 0


def test_an_accepted_fellowship_stays_charged_with_the_amount_of_its_approval(call):
    release(decisions=Decision.objects.filter(pk=granted(call).pk), by=officer())
    offer = Offer.objects.get()
    accept(offer=offer, by=offer.application.applicant)
    SelectionPlan.objects.update(full_cost=5000)
    found = ledger.of(call.edition)
    assert found.charged == found.amount("accepted") == 3000


def test_without_a_budget_nothing_is_limited(db):
    call = CallFactory()
    granted(call)
    found = ledger.of(call.edition)
    assert (found.budget, found.free, found.charged) == (None, None, 0)


def test_the_budget_is_not_set_below_what_is_promised(call):
    granted(call)
    plan = SelectionPlan.objects.get()
    plan.fellowship_budget = 2999
    with pytest.raises(FellowshipRefused, match=r"exceed the budget by 1\.00 EUR"):
        ledger.set_plan(plan=plan)
    assert SelectionPlan.objects.get().fellowship_budget == 7000


def test_a_budget_lowered_behind_the_portals_back_stops_the_release(call):
    decision = granted(call)
    SelectionPlan.objects.update(fellowship_budget=10)
    with pytest.raises(DecisionRefused, match="exceed"):
        release(decisions=Decision.objects.filter(pk=decision.pk), by=officer())
    decision.refresh_from_db()
    assert decision.status == "approved"


@pytest.mark.django_db(transaction=True)
def test_ten_approvals_at_once_never_overspend():
    call = call_with(9000)
    decisions = [proposed(call) for _ in range(10)]
    people = [approver() for _ in range(10)]
    results = at_once(
        [
            lambda decision=decision, by=by: approve(decision=Decision.objects.get(pk=decision.pk), by=by)
            for decision, by in zip(decisions, people, strict=True)
        ]
    )
    assert results.count(None) == 3
    assert sum(isinstance(result, FellowshipRefused) for result in results) == 7
    assert ledger.of(call.edition).free == 0


# Language tracks


def offer_in(track, call):
    decision = propose(application=submitted(call=call, track=track), outcome="offer", by=officer())
    approve(decision=decision, by=approver())
    release(decisions=Decision.objects.filter(pk=decision.pk), by=officer())
    return decision.offer


def test_a_full_track_takes_nobody_more(call):
    track = TrackFactory(edition=call.edition, language="fr", places=1)
    first, second = offer_in(track, call), offer_in(track, call)
    (standing,) = ledger.tracks(call.edition)
    assert (standing.pending, standing.is_exceeded) == (2, True)
    accept(offer=first, by=first.application.applicant)
    with pytest.raises(OfferRefused, match="French"):
        accept(offer=second, by=second.application.applicant)
    (standing,) = ledger.tracks(call.edition)
    assert (standing.confirmed, standing.pending) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_tracks_last_places_are_given_once_under_concurrency():
    call = CallFactory(edition=EditionFactory(places=60))
    track = TrackFactory(edition=call.edition, language="fr", places=2)
    offers = [offer_in(track, call) for _ in range(6)]
    results = at_once(
        [
            lambda offer=offer: accept(
                offer=Offer.objects.select_related("application__call").get(pk=offer.pk),
                by=offer.application.applicant,
            )
            for offer in offers
        ]
    )
    assert sum(isinstance(result, OfferRefused) for result in results) == 4
    assert ledger.tracks(call.edition)[0].confirmed == 2
