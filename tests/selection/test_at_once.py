"""Everybody at once: never a place, a euro or a decision too many, and nobody left without a word."""

import pytest

from notifications.models import Message
from selection import ledger, offers, replacing
from selection.decisions import Proposal, approve, approve_all, discard, propose, propose_all
from selection.models import Decision, Offer, Replacement, SelectionPlan
from selection.refusals import DecisionRefused, FellowshipRefused, OfferRefused
from selection.release import release
from sessions_app.models import Participation

from .at_once import at_once
from .people import approved, approver, edition_with, offered, officer, released, submitted

pytestmark = pytest.mark.django_db(transaction=True)


def offered_together(call, number):
    """Many offers, through the same rules in bulk."""
    people = [submitted(call=call) for _ in range(number)]
    propose_all(proposals=[Proposal(person.pk, "offer") for person in people], by=officer())
    approve_all(decisions=Decision.objects.all(), by=approver())
    release(decisions=Decision.objects.all(), by=officer())
    return list(Offer.objects.for_lists())


def test_of_fifty_who_accept_at_once_the_last_ten_places_ten_have_one_and_the_others_are_told():
    edition = edition_with(places=10)
    made = offered_together(edition.call, 50)
    results = at_once(
        [lambda offer=offer: offers.accept(offer=offer, by=offer.application.applicant) for offer in made]
    )
    refused = [result for result in results if isinstance(result, OfferRefused)]
    assert (len(refused), {str(refusal) for refusal in refused}) == (
        40,
        {"All places are taken. The Academy’s staff will write to you."},
    )
    assert Participation.objects.active().filter(edition=edition).count() == 10
    assert Offer.objects.filter(status="accepted").count() == 10
    assert Message.objects.filter(kind="place-confirmed").count() == 10


def test_of_two_officers_deciding_at_once_one_wins_and_the_other_reads_what_the_first_did():
    application, people = submitted(), [officer(), officer()]
    results = at_once(
        [
            lambda: propose(application=application, outcome="offer", by=people[0], reason="Strong plan"),
            lambda: propose(
                application=application, outcome="not-selected", by=people[1], reason_code="plan"
            ),
        ]
    )
    (kept,) = [result for result in results if isinstance(result, Decision)]
    (refusal,) = [result for result in results if isinstance(result, DecisionRefused)]
    assert kept.get_outcome_display() in str(refusal)
    assert str(kept.proposed_by) in str(refusal)
    assert Decision.objects.get() == kept


def test_who_discards_what_somebody_approved_meanwhile_is_told_and_nothing_is_lost():
    decision = propose(application=submitted(), outcome="offer", by=officer())
    approve(decision=decision, by=approver())
    with pytest.raises(DecisionRefused, match="is now “Approved”"):
        discard(decision=decision, by=officer(), seen="proposed")
    decision.refresh_from_db()
    assert decision.status == "approved"


def test_twenty_approvals_at_once_never_overspend_with_amounts_of_their_own():
    edition = edition_with(places=60)
    SelectionPlan.objects.create(edition=edition, fellowship_budget=10_000, full_cost=3000, partial_cost=1500)
    decisions = [
        propose(
            application=submitted(call=edition.call),
            outcome="offer",
            by=officer(),
            **({"fellowship": "full"} if number % 2 else {"fellowship": "partial", "partial_amount": 1700}),
        )
        for number in range(20)
    ]
    people = [approver() for _ in decisions]
    results = at_once(
        [
            lambda key=decision.pk, by=by: approve(decision=Decision.objects.get(pk=key), by=by)
            for decision, by in zip(decisions, people, strict=True)
        ]
    )
    refused = [result for result in results if isinstance(result, FellowshipRefused)]
    found = ledger.of(edition)
    assert results.count(None) + len(refused) == 20
    assert 0 <= found.free < 1700
    assert found.charged == sum(
        Decision.objects.filter(status="approved").values_list("fellowship_amount", flat=True)
    )


def test_two_workers_at_one_freed_place_make_one_offer():
    edition = edition_with(places=1)
    SelectionPlan.objects.create(edition=edition, replaces_by_itself=True)
    freed = offered(call=edition.call)
    for _ in range(3):
        released(submitted(call=edition.call), "reserve")
    offers.decline(offer=freed, by=freed.application.applicant)
    freed = Offer.objects.for_lists().get(pk=freed.pk)
    by = officer()
    results = at_once(
        [
            lambda: replacing.fill(freed),
            lambda: replacing.fill(freed),
            lambda: replacing.send(freed=freed, by=by),
        ]
    )
    told = [result for result in results if isinstance(result, OfferRefused)]
    assert sum(isinstance(result, Replacement) for result in results) == 1
    assert all("given meanwhile" in str(refusal) or "No place" in str(refusal) for refusal in told)
    assert Replacement.objects.count() == Offer.objects.filter(status="pending").count() == 1
    assert Message.objects.filter(kind="offer").count() == 2


def test_a_release_and_a_replacement_at_once_never_offer_the_same_person_twice():
    edition = edition_with(places=2)
    freed = offered(call=edition.call)
    reserve = submitted(call=edition.call)
    released(reserve, "reserve")
    offers.decline(offer=freed, by=freed.application.applicant)
    approved(reserve)
    by = officer()
    at_once(
        [
            lambda: release(decisions=Decision.objects.to_release(), by=by),
            lambda: replacing.send(freed=Offer.objects.for_lists().get(pk=freed.pk), by=by),
        ]
    )
    assert Offer.objects.filter(application=reserve).count() == 1
