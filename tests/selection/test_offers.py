from datetime import timedelta

import pytest
import time_machine

from applications.models import APPLICATION
from notifications.models import Message
from selection import offers
from selection.models import Offer
from selection.refusals import OfferRefused
from selection.tasks import expire_offers
from sessions_app.models import Participation
from tests.factories import UserFactory

from .at_once import at_once
from .people import edition_with, offered, submitted

pytestmark = pytest.mark.django_db


def test_an_accepted_offer_confirms_the_place():
    offer = offered()
    participation = offers.accept(offer=offer, by=offer.application.applicant, printed_name="Awa N’DIAYE")
    offer.refresh_from_db()
    assert (offer.status, offer.application.status) == ("accepted", "confirmed")
    assert (participation.printed_name, participation.country) == ("Awa N’DIAYE", "SN")
    assert Message.objects.filter(kind="place-confirmed").count() == 1


def test_a_second_acceptance_is_refused_and_sends_nothing():
    offer = offered()
    by = offer.application.applicant
    offers.accept(offer=offer, by=by)
    with pytest.raises(OfferRefused, match="closed"):
        offers.accept(offer=offer, by=by)
    assert Message.objects.filter(kind="place-confirmed").count() == 1


def test_a_declined_offer_keeps_the_reason():
    offer = offered()
    offers.decline(offer=offer, by=offer.application.applicant, reason="No visa")
    offer.refresh_from_db()
    assert (offer.status, offer.decline_reason, offer.application.status) == (
        "declined",
        "No visa",
        "declined",
    )
    assert Message.objects.filter(kind="offer-declined").count() == 1


@pytest.mark.parametrize("act", [offers.accept, offers.decline])
def test_nobody_answers_for_somebody_else(act):
    offer = offered()
    with pytest.raises(OfferRefused, match="Only the applicant"):
        act(offer=offer, by=UserFactory())


@pytest.mark.parametrize("act", [offers.accept, offers.decline])
def test_the_last_moment_still_counts_and_the_next_does_not(act):
    offer = offered()
    by = offer.application.applicant
    after = time_machine.travel(offer.respond_by + timedelta(seconds=1), tick=False)
    with after, pytest.raises(OfferRefused, match="ended"):
        act(offer=offer, by=by)
    with time_machine.travel(offer.respond_by, tick=False):
        act(offer=offer, by=by)


def test_a_withdrawn_application_has_no_place_to_accept():
    offer = offered()
    APPLICATION.move(offer.application, "withdraw")
    with pytest.raises(OfferRefused):
        offers.accept(offer=offer, by=offer.application.applicant)
    assert not Participation.objects.exists()


def test_without_a_place_left_the_offer_stays_open_and_the_text_says_so():
    edition = edition_with(places=1)
    first, second = offered(call=edition.call), offered(call=edition.call)
    offers.accept(offer=first, by=first.application.applicant)
    with pytest.raises(OfferRefused, match="places are taken"):
        offers.accept(offer=second, by=second.application.applicant)
    second.refresh_from_db()
    assert second.status == "pending"


def test_the_clock_closes_what_nobody_answered_once():
    late, answered = offered(), offered()
    offers.accept(offer=answered, by=answered.application.applicant)
    with time_machine.travel(late.respond_by + timedelta(minutes=1)):
        expire_offers()
        assert offers.expire_unanswered() == 0
    late.refresh_from_db()
    assert (late.status, late.application.status) == ("expired", "expired")
    assert Message.objects.filter(kind="offer-expired").count() == 1


def test_an_offer_of_a_withdrawn_application_expires_in_silence():
    offer = offered()
    APPLICATION.move(offer.application, "withdraw")
    with time_machine.travel(offer.respond_by + timedelta(minutes=1)):
        assert offers.expire_unanswered() == 1
    assert not Message.objects.filter(kind="offer-expired").exists()


def test_a_persons_offers_are_theirs_alone():
    offer = offered()
    offered()
    assert list(Offer.objects.of(offer.application.applicant)) == [offer]


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_for_the_last_three_places_leave_three_confirmed():
    edition = edition_with(places=3)
    made = [offered(submitted(call=edition.call)) for _ in range(20)]

    def accept(offer):
        return lambda: offers.accept(offer=offer, by=offer.application.applicant)

    results = at_once([accept(offer) for offer in made])
    assert sum(isinstance(result, Participation) for result in results) == 3
    assert sum(isinstance(result, OfferRefused) for result in results) == 17
    assert Participation.objects.active().filter(edition=edition).count() == 3
    assert Offer.objects.filter(status="accepted").count() == 3
    assert Message.objects.filter(kind="place-confirmed").count() == 3


@pytest.mark.django_db(transaction=True)
def test_accepting_and_declining_at_once_counts_one_answer():
    offer = offered()
    by = offer.application.applicant
    results = at_once(
        [lambda: offers.accept(offer=offer, by=by), lambda: offers.decline(offer=offer, by=by)] * 3
    )
    assert sum(isinstance(result, OfferRefused) for result in results) == 5
    offer.refresh_from_db()
    assert offer.status in ("accepted", "declined")
    assert Participation.objects.count() == (1 if offer.status == "accepted" else 0)
