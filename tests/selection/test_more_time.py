"""More time to answer an offer, and the reminders before its end."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from notifications.models import Message
from selection import more_time, offers
from selection.models import Offer, TimeRequest
from selection.offer_reminders import remind_unanswered
from selection.refusals import OfferRefused
from tests.factories import StaffFactory, UserFactory

from .people import approver, offered, officer, released, submitted

pytestmark = pytest.mark.django_db

BACKEND = "accounts.backends.WithRoles"


@pytest.fixture
def offer():
    return offered(submitted(applicant=UserFactory(language="es")))


def asked(offer):
    return more_time.ask(offer=offer, by=offer.application.applicant, reason="The visa")


def later(offer, days=5):
    return (offer.respond_by + timedelta(days=days)).date()


def test_granted_time_moves_the_date_and_is_told_in_the_applicants_language(offer):
    more_time.grant(request=asked(offer), by=officer(), until=later(offer), note="¡Suerte!")
    before = offer.respond_by
    offer.refresh_from_db()
    assert (offer.respond_by - before).days == 5
    message = Message.objects.get(kind="more-time-granted")
    assert (message.language, "¡Suerte!" in message.text_body) == ("es", True)
    with time_machine.travel(before + timedelta(days=1)):
        offers.accept(offer=offer, by=offer.application.applicant)


def test_a_refusal_keeps_the_date_and_is_told(offer):
    more_time.refuse(request=asked(offer), by=officer(), note="")
    before = offer.respond_by
    offer.refresh_from_db()
    assert (offer.respond_by, Message.objects.filter(kind="more-time-refused").count()) == (before, 1)


def test_only_the_applicant_asks_once_and_with_a_reason(offer):
    by = offer.application.applicant
    with pytest.raises(OfferRefused, match="Only the applicant"):
        more_time.ask(offer=offer, by=UserFactory(), reason="For a friend")
    with pytest.raises(OfferRefused, match="say why"):
        more_time.ask(offer=offer, by=by, reason=" ")
    asked(offer)
    with pytest.raises(OfferRefused, match="already"):
        asked(offer)


@pytest.mark.parametrize("days", [-1, 0, 400])
def test_a_day_that_gives_no_time_or_comes_too_late_is_refused(offer, days):
    with pytest.raises(OfferRefused, match="Choose a day"):
        more_time.grant(request=asked(offer), by=officer(), until=later(offer, days))


def test_an_open_request_keeps_the_offer_some_days_and_no_longer(offer, settings):
    settings.OFFER_REQUEST_DAYS = 3
    request = asked(offer)
    with time_machine.travel(offer.respond_by + timedelta(days=2)):
        assert offers.expire_unanswered() == 0
    with time_machine.travel(offer.respond_by + timedelta(days=4)):
        assert offers.expire_unanswered() == 1
    request.refresh_from_db()
    assert request.status == "closed"


def test_an_answer_closes_the_request(offer):
    request = asked(offer)
    offers.decline(offer=offer, by=offer.application.applicant)
    request.refresh_from_db()
    assert request.status == "closed"


def test_reminders_are_written_once_for_each_day_set_and_cancelled_by_the_answer(offer, settings):
    settings.OFFER_REMINDER_DAYS = [5, 1]
    told = []
    for days in (6, 4, 4, 0.5, 0.4):
        with time_machine.travel(offer.respond_by - timedelta(days=days)):
            told.append(remind_unanswered())
    assert told == [0, 1, 0, 1, 0]
    reminder = Message.objects.filter(kind="offer-reminder").first()
    assert reminder.subject.startswith("Respuesta necesaria a más tardar el")
    offers.accept(offer=offer, by=offer.application.applicant)
    assert set(Message.objects.filter(kind="offer-reminder").values_list("state", flat=True)) == {"cancelled"}


def test_more_time_brings_new_reminders(offer, settings):
    settings.OFFER_REMINDER_DAYS = [2]
    with time_machine.travel(offer.respond_by - timedelta(days=1)):
        assert remind_unanswered() == 1
        more_time.grant(request=asked(offer), by=officer(), until=later(offer))
    offer.refresh_from_db()
    with time_machine.travel(offer.respond_by - timedelta(days=1)):
        assert remind_unanswered() == 1


# Pages


def test_the_applicant_asks_on_the_offers_page(client, offer):
    client.force_login(offer.application.applicant, backend=BACKEND)
    address = reverse("offer", kwargs={"pk": offer.application_id})
    empty = client.post(address, {"answer": "more-time", "reason": ""})
    assert "error-summary" in empty.content.decode()
    client.post(address, {"answer": "more-time", "reason": "The visa"})
    assert TimeRequest.objects.get().reason == "The visa"


def test_the_dashboard_says_by_when_to_act(client, offer):
    person = offer.application.applicant
    person.language = "en"
    person.save()
    client.force_login(person, backend=BACKEND)
    page = client.get(reverse("dashboard")).content.decode()
    assert "Action required by" in page
    assert offer.respond_by.isoformat() in page


def test_an_officer_answers_and_a_fault_keeps_what_was_typed(client, offer):
    request = asked(offer)
    client.force_login(officer(), backend=BACKEND)
    address = reverse("admin:selection_answer_time", args=[request.pk])
    page = client.post(address, {"until": timezone.localdate(), "note": "So be it", "grant": "1"})
    assert "Choose a day after" in page.content.decode()
    assert "So be it" in page.content.decode()
    client.post(address, {"until": later(offer), "note": "So be it", "grant": "1"})
    request.refresh_from_db()
    assert (request.status, request.note) == ("granted", "So be it")
    again = client.post(address, {"until": "", "note": "", "refuse": "1"})
    assert "not possible any more" in again.content.decode()


def test_nobody_else_answers_or_fills_a_place(client, offer):
    request = asked(offer)
    client.force_login(approver(), backend=BACKEND)
    addresses = [
        reverse("admin:selection_answer_time", args=[request.pk]),
        reverse("admin:selection_fill", args=[offer.pk]),
        reverse("admin:selection_fill_otherwise", args=[offer.pk]),
    ]
    assert [client.post(address).status_code for address in addresses] == [403] * 3


def test_the_offers_page_proposes_and_sends(client, offer):
    call = offer.application.call
    offers.decline(offer=offer, by=offer.application.applicant, reason="No visa")
    alike = submitted(call=call, family_names="Sowah")
    released(alike, "reserve")
    client.force_login(officer(), backend=BACKEND)
    page = client.get(reverse("admin:selection_offers", args=[call.edition_id])).content.decode()
    assert "No visa" in page
    assert "Sowah" in page
    client.post(reverse("admin:selection_fill", args=[offer.pk]), {"application": str(alike.pk)})
    assert Offer.objects.get(status="pending").application == alike
    client.force_login(StaffFactory(role="reader"), backend=BACKEND)
    assert client.get(reverse("admin:selection_offers", args=[call.edition_id])).status_code == 403
