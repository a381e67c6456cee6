"""Asking for a nomination: once a person, reminded with measure, replaced, taken back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from applications import nominating
from applications.endorsing import decline, endorse
from applications.models import Nomination
from applications.nomination_link import open_link, token_of
from applications.refusals import NominationRefused
from applications.submission import NominationMissing, submit
from applications.withdrawal import withdraw
from lifecycle import TransitionRefused
from notifications.models import Message
from tests.factories import ApplicationFactory, CallFactory, NominationFactory, SubmittedApplicationFactory

pytestmark = pytest.mark.django_db

CONTACT = {
    "name": "Mariama Ba",
    "position": "Secretary-General",
    "organisation": "Union nationale des coopératives",
    "email": "ba@union.example",
    "language": "fr",
}


def ask(application, **changed) -> Nomination:
    return nominating.request(application=application, by=application.applicant, **(CONTACT | changed))


@pytest.fixture
def draft(call):
    return ApplicationFactory(call=call)


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time))


def test_the_person_is_written_to_in_the_language_chosen_for_them(draft):
    nomination = ask(draft)
    (request,) = Message.objects.filter(kind="nomination-request")
    assert request.address == "ba@union.example"
    assert request.language == "fr"
    assert "sollicite votre désignation" in request.subject
    assert f"/fr/applications/nominations/{token_of(nomination)}/" in request.text_body


def test_the_request_tells_name_organisation_and_edition_and_nothing_else(draft):
    draft.applicant.email = "secret-address@example.org"
    draft.applicant.save()
    ask(draft, language="en")
    text = Message.objects.get(kind="nomination-request").text_body
    assert str(draft.applicant) in text
    assert str(draft.call.edition) in text
    for untold in (draft.reference, draft.applicant.email, str(draft.pk)):
        assert untold not in text


def test_a_second_request_to_the_same_person_is_refused(draft):
    ask(draft)
    with pytest.raises(NominationRefused, match="reminder"):
        ask(draft, email="BA@union.example")


def test_another_person_takes_the_place_of_a_silent_one_whose_link_dies(draft):
    first = ask(draft)
    token = token_of(first)
    second = ask(draft, email="sow@union.example", name="Ousmane Sow")
    first.refresh_from_db()
    assert (first.status, second.status) == ("revoked", "requested")
    assert open_link(token).state == "void"
    states = dict(Message.objects.values_list("address", "state"))
    assert states == {"ba@union.example": "cancelled", "sow@union.example": "due"}


def test_after_the_endorsement_nobody_else_is_asked(draft):
    endorse(nomination=ask(draft), statement="Yes.")
    with pytest.raises(NominationRefused, match="already"):
        ask(draft, email="sow@union.example")


def test_after_a_decline_another_person_can_be_asked(draft):
    decline(nomination=ask(draft), reason="I left the union.")
    assert ask(draft, email="sow@union.example").status == "requested"


def test_nobody_nominates_themselves(draft):
    with pytest.raises(NominationRefused, match="themselves"):
        ask(draft, email=draft.applicant.email.upper())


def test_in_a_day_an_applicant_asks_a_few_people_only(draft):
    for number in range(nominating.MOST_REQUESTS_A_DAY):
        ask(draft, email=f"person{number}@union.example")
    with pytest.raises(NominationRefused, match="tomorrow"):
        ask(draft, email="one.more@union.example")
    with later(days=1, minutes=1):
        ask(draft, email="one.more@union.example")


def test_an_address_is_not_flooded_by_many_applicants(call, monkeypatch):
    monkeypatch.setattr(nominating, "MOST_TO_AN_ADDRESS_A_DAY", 2)
    for _number in range(2):
        ask(ApplicationFactory(call=call))
    with pytest.raises(NominationRefused, match="this address"):
        ask(ApplicationFactory(call=call))


def test_a_draft_of_a_closed_call_asks_nobody(call, draft, closed):
    draft.refresh_from_db()
    with pytest.raises(NominationRefused):
        ask(draft)


def test_a_reminder_waits_a_day_and_then_goes_once_a_day(draft):
    nomination = ask(draft)
    with pytest.raises(NominationRefused, match="tomorrow"):
        nominating.remind(nomination=nomination, by=draft.applicant)
    with later(days=1, minutes=1):
        nominating.remind(nomination=nomination, by=draft.applicant)
        with pytest.raises(NominationRefused, match="tomorrow"):
            nominating.remind(nomination=nomination, by=draft.applicant)
    assert Message.objects.filter(kind="nomination-reminder").count() == 1


def test_an_answered_one_is_not_reminded(draft):
    nomination = ask(draft)
    endorse(nomination=nomination, statement="Yes.")
    with later(days=2), pytest.raises(NominationRefused):
        nominating.remind(nomination=nomination, by=draft.applicant)


def test_the_clock_reminds_after_some_days_and_before_the_end_once_each(draft):
    draft.call.closes_at = timezone.now() + timedelta(days=60)
    draft.call.save()
    ask(draft)
    sent = []
    for day in range(22):
        with later(days=day, minutes=5):
            sent.append(nominating.remind_due())
    assert [day for day, number in enumerate(sent) if number] == [5, 18]


def test_the_clock_reminds_nobody_of_a_draft_that_can_no_longer_be_submitted(draft):
    ask(draft)
    draft.call.closes_at = timezone.now() + timedelta(days=1)
    draft.call.save()
    with later(days=6):
        assert nominating.remind_due() == 0


def test_an_expired_link_is_renewed_and_the_old_one_stays_dead(draft):
    nomination = ask(draft)
    old = token_of(nomination)
    with pytest.raises(NominationRefused, match="still valid"):
        nominating.renew(nomination=nomination, by=draft.applicant)
    with later(days=22):
        assert open_link(old).state == "expired"
        renewed = nominating.renew(nomination=nomination, by=draft.applicant)
        assert open_link(old).state == "void"
        assert open_link(token_of(renewed)).state == "open"
    assert Message.objects.filter(kind="nomination-request").count() == 2


def test_taking_back_kills_the_link_and_the_unsent_mail(draft):
    nomination = ask(draft)
    nominating.revoke(nomination=nomination, by=draft.applicant)
    assert open_link(token_of(nomination)).state == "void"
    assert Message.objects.get(kind="nomination-request").state == "cancelled"
    with pytest.raises(TransitionRefused):
        nominating.revoke(nomination=nomination, by=draft.applicant)


def test_withdrawing_the_application_takes_the_request_back(draft):
    nomination = ask(draft)
    withdraw(application=draft, by=draft.applicant)
    nomination.refresh_from_db()
    assert nomination.status == "revoked"


def test_the_same_person_may_be_asked_again_after_the_link_expired(draft):
    first = ask(draft)
    with later(days=22):
        again = ask(draft, position="President")
    assert again.pk == first.pk
    assert again.position == "President"


def test_submitting_asks_whom_the_form_names(complete_draft):
    submit(application=complete_draft, by=complete_draft.applicant)
    asked = complete_draft.nominations.get()
    assert (asked.email, asked.status) == ("nominator@example.org", "requested")


def test_submitting_asks_nobody_twice(complete_draft):
    ask(complete_draft, email="nominator@example.org")
    submit(application=complete_draft, by=complete_draft.applicant)
    assert Message.objects.filter(kind="nomination-request").count() == 1


def test_silence_keeps_nobody_from_submitting(complete_draft):
    ask(complete_draft)
    assert submit(application=complete_draft, by=complete_draft.applicant).status == "submitted"


def test_a_call_that_requires_the_nomination_waits_for_it(complete_draft):
    complete_draft.call.requires_nomination = True
    complete_draft.call.save()
    nomination = ask(complete_draft)
    with pytest.raises(NominationMissing):
        submit(application=complete_draft, by=complete_draft.applicant)
    endorse(nomination=nomination, statement="Yes.")
    assert submit(application=complete_draft, by=complete_draft.applicant).status == "submitted"


def test_the_database_holds_one_live_nomination_an_application(draft):
    from django.db import IntegrityError, transaction

    NominationFactory(application=draft)
    with pytest.raises(IntegrityError, match="one_live_nomination"), transaction.atomic():
        NominationFactory(application=draft)


def test_the_history_keeps_who_was_asked_before(draft):
    nomination = ask(draft)
    nominating.revoke(nomination=nomination, by=draft.applicant)
    states = nomination.events.order_by("pgh_id").values_list("status", flat=True)
    assert list(states) == ["requested", "revoked"]


def test_a_decided_application_asks_nobody_any_more():
    application = SubmittedApplicationFactory(call=CallFactory())
    from applications.models import APPLICATION

    APPLICATION.move(application, "release_refusal")
    with pytest.raises(NominationRefused):
        ask(application)
