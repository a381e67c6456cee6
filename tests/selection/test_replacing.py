"""Who has a freed place: the most alike on the reserve list, within what became free."""

import pytest
from django.urls import reverse

from applications.withdrawal import withdraw
from selection import ledger, offers, replacing, reserve_list
from selection.models import Decision, Offer, Replacement, SelectionPlan
from selection.offer_forms import FreedPlaceForm
from selection.refusals import DecisionRefused, OfferRefused
from selection.release import release
from selection.replacement_words import passed_over, sentences
from selection.tasks import fill_freed_places
from tests.factories import CallFactory, EditionFactory, TrackFactory

from .people import approved, approver, edition_with, offered, officer, released, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    call = CallFactory(edition=EditionFactory(places=2))
    SelectionPlan.objects.create(
        edition=call.edition, fellowship_budget=9000, full_cost=3000, partial_cost=1500, tuition_cost=800
    )
    return call


def freed_by(call, fellowship="none", **fields):
    """An offer that was declined; the person is a woman from Africa, in English, of a network."""
    application = submitted(call=call, **fields)
    released(application, "offer", fellowship=fellowship)
    offer = Offer.objects.for_lists().get(application=application)
    offers.decline(offer=offer, by=application.applicant)
    return Offer.objects.for_lists().get(pk=offer.pk)


def reserve(call, **fields):
    application = submitted(call=call, **fields)
    released(application, "reserve")
    return application


def proposed(freed):
    found = replacing.suggestion(replacing.candidates(freed))
    return found and found.application


def test_the_most_alike_goes_before_the_better_rank(call):
    freed = freed_by(call)
    reserve(call, gender="male")
    reserve(call, region="europe-central-asia")
    alike = reserve(call)
    reserve(call)
    assert proposed(freed) == alike


def test_among_the_equally_unlike_who_shares_the_track_goes_first(call):
    freed = freed_by(call)
    reserve(call, track=TrackFactory(edition=call.edition, language="fr"))
    other_gender = reserve(call, gender="male")
    assert proposed(freed) == other_gender


def test_who_needs_a_fellowship_has_the_one_that_became_free_and_no_more(call):
    needy = reserve(call, funding="fellowship")
    assert proposed(freed_by(call, "partial")) == needy
    without = reserve(call, gender="male")
    assert proposed(freed_by(call)) == without
    SelectionPlan.objects.update(full_cost=3000)
    dear = freed_by(call, "full")
    SelectionPlan.objects.update(full_cost=3500)
    assert proposed(dear) == without


def test_the_sent_offer_has_the_fellowship_its_charge_and_its_reason(call):
    freed = freed_by(call, "partial")
    passed = reserve(call, gender="male", funding="fellowship")
    chosen = reserve(call, funding="fellowship")
    by = officer()
    kept = replacing.send(freed=freed, by=by)
    assert (kept.decision.application, kept.sent_by) == (chosen, by)
    assert ledger.of(call.edition).amount("offered") == 1500
    told = " ".join(sentences(kept.grounds))
    assert "The same: language track, ILO region, gender, constituent group." in told
    assert "Number 2 on the reserve list." in told
    assert "1,500.00, within what became free" in told
    assert passed_over(kept.grounds) == [f"1. {passed.reference}: not the same: gender"]


def test_the_offer_rests_on_the_two_who_decided_the_reserve(call):
    freed = freed_by(call)
    reserve(call)
    decision = replacing.send(freed=freed, by=officer()).decision
    before = Decision.objects.get(outcome="reserve")
    assert (decision.proposed_by, decision.approved_by) == (before.proposed_by, before.approved_by)


def test_a_full_track_is_no_ones_next_place(call):
    track = TrackFactory(edition=call.edition, language="fr", places=0)
    freed = freed_by(call)
    reserve(call, track=track)
    assert proposed(freed) is None
    with pytest.raises(OfferRefused, match="Nobody on the reserve list"):
        replacing.send(freed=freed, by=officer())


def test_where_more_was_offered_than_there_is_nothing_is_free():
    edition = edition_with(places=1)
    freed = freed_by(edition.call)
    offered(call=edition.call)
    reserve(edition.call)
    with pytest.raises(OfferRefused, match="No place is free"):
        replacing.send(freed=freed, by=officer())


def test_somebody_else_than_proposed_needs_a_reason_and_keeps_it(call):
    freed = freed_by(call)
    reserve(call)
    other = reserve(call, gender="male")
    with pytest.raises(OfferRefused, match="Say why"):
        replacing.send(freed=freed, by=officer(), application=other)
    kept = replacing.send(freed=freed, by=officer(), application=other, reason="Speaks for the fishers")
    assert (kept.decision.application, kept.reason) == (other, "Speaks for the fishers")


def test_a_place_left_open_has_a_reason_and_is_not_filled_after(call):
    freed = freed_by(call)
    reserve(call)
    with pytest.raises(OfferRefused, match="stays open"):
        replacing.leave_open(freed=freed, by=officer(), reason=" ")
    replacing.leave_open(freed=freed, by=officer(), reason="The room is smaller")
    with pytest.raises(OfferRefused, match="given meanwhile"):
        replacing.send(freed=freed, by=officer())


def test_the_clock_fills_a_place_where_the_plan_says_so_and_somebody_is_alike(call):
    freed_by(call)
    reserve(call, gender="male")
    fill_freed_places()
    assert not Replacement.objects.exists()
    SelectionPlan.objects.update(replaces_by_itself=True)
    fill_freed_places()
    assert not Replacement.objects.exists()  # not alike: for the staff to look at
    alike = reserve(call)
    fill_freed_places()
    fill_freed_places()
    kept = Replacement.objects.get()
    assert (kept.decision.application, kept.sent_by) == (alike, None)
    alike.refresh_from_db()
    assert alike.status == "offered"


def test_a_withdrawn_acceptance_frees_its_place_too(call):
    offer = offered(call=call)
    offers.accept(offer=offer, by=offer.application.applicant)
    application = Offer.objects.for_lists().get(pk=offer.pk).application
    withdraw(application=application, by=application.applicant)
    alike = reserve(call)
    (freed,) = Offer.objects.to_replace().for_lists()
    assert proposed(freed) == alike


def test_an_officer_with_a_conflict_of_interest_sends_nothing(call):
    freed = freed_by(call)
    by = officer()
    reserve(call, applicant=by)
    with pytest.raises(OfferRefused, match="own"):
        replacing.send(freed=freed, by=by)


# The order of the list


def test_the_list_is_ordered_by_hand_and_remembers_who_moved_whom(call):
    people = [reserve(call) for _ in range(3)]
    rows = list(reserve_list.of(call.edition))
    assert [row.reserve_rank for row in rows] == [1, 2, 3]
    by, seen = officer(), [row.pk for row in rows]
    reserve_list.move(edition=call.edition, decision=rows[2], to=1, by=by, seen=seen, reason="Balance")
    assert [row.application for row in reserve_list.of(call.edition)] == [people[2], people[0], people[1]]
    (change,) = reserve_list.changes_of(call.edition)[rows[2].pk]
    assert (change.rank, change.by, change.reason) == (1, by.pk, "Balance")


def test_who_saw_an_older_order_moves_nobody(call):
    for _ in range(2):
        reserve(call)
    rows = list(reserve_list.of(call.edition))
    seen = [row.pk for row in rows]
    reserve_list.move(edition=call.edition, decision=rows[1], to=1, by=officer(), seen=seen)
    with pytest.raises(DecisionRefused, match="changed the list meanwhile"):
        reserve_list.move(edition=call.edition, decision=rows[1], to=2, by=officer(), seen=seen)
    assert next(iter(reserve_list.of(call.edition))) == rows[1]


def test_a_rank_that_is_taken_pushes_the_others_down(call):
    first, second = reserve(call), reserve(call)
    between = approved(submitted(call=call), "reserve", reserve_rank=2)
    release(decisions=Decision.objects.filter(pk=between.pk), by=officer())
    order = [row.application for row in reserve_list.of(call.edition)]
    assert order == [first, between.application, second]


def test_a_long_list_is_shown_in_pages(call, client, monkeypatch):
    monkeypatch.setattr("selection.staff.reserves.ROWS", 2)
    people = [reserve(call) for _place in range(3)]
    client.force_login(officer(), backend="accounts.backends.WithRoles")
    address = reverse("admin:selection_reserves", args=[call.edition.pk])
    first, second = (client.get(f"{address}?page={number}") for number in (1, 2))
    assert [row.application for _place, row, _changes in first.context["page"]] == people[:2]
    assert [(place, row.application) for place, row, _changes in second.context["page"]] == [(3, people[2])]
    assert 'name="to" value="2"' in second.content.decode()
    assert 'name="to" value="4"' not in second.content.decode()
    rows = list(reserve_list.of(call.edition))
    sent = {"decision": rows[0].pk, "to": 3, "seen": ",".join(str(row.pk) for row in rows)}
    assert client.post(address, sent).url == f"{address}?page=2"


def test_of_many_who_could_have_a_place_the_best_are_offered(call, monkeypatch):
    monkeypatch.setattr("selection.offer_forms.MOST_CANDIDATES", 1)
    freed = freed_by(call)
    for _place in range(2):
        reserve(call)
    found = replacing.candidates(freed)
    form = FreedPlaceForm(candidates=found, key=freed.pk)
    assert [key for key, _name in form.fields["application"].choices] == ["", str(found[0].application.pk)]
    assert form.fields["application"].help_text


def test_the_list_is_moved_on_its_page_by_officers_alone(call, client):
    first, second = reserve(call), reserve(call)
    rows = list(reserve_list.of(call.edition))
    address = reverse("admin:selection_reserves", args=[call.edition.pk])
    sent = {"decision": rows[1].pk, "to": 1, "seen": ",".join(str(row.pk) for row in rows)}
    backend = "accounts.backends.WithRoles"
    client.force_login(approver(), backend=backend)
    client.post(address, sent)
    assert [row.application for row in reserve_list.of(call.edition)] == [first, second]
    client.force_login(officer(), backend=backend)
    client.post(address, sent)
    assert [row.application for row in reserve_list.of(call.edition)] == [second, first]
    stale = client.post(address, {**sent, "to": 2, "reason": "Kept as typed"}).content.decode()
    assert "changed the list meanwhile" in stale
    assert "Kept as typed" in stale
    nonsense = client.post(address, {"decision": "x", "to": "-4", "seen": "²,"})
    assert (nonsense.status_code, "error-summary" in nonsense.content.decode()) == (200, True)
