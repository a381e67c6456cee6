"""Headers and form of a mail, as a real mail server gets them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts import unsubscribing
from notifications import delivery, journal, outbox
from notifications.models import Message
from selection import messages as selection_messages
from sessions_app import messages as session_messages
from tests.factories import EditionFactory, MessageFactory, ParticipationFactory, UserFactory
from tests.selection.people import offered

pytestmark = pytest.mark.django_db


def taken(mail_server, **fields):
    delivery.deliver([MessageFactory(**fields).pk])
    return mail_server.taken[-1]


def calendar_of(mail):
    (file,) = [part for part in mail.iter_attachments() if part.get_content_type() == "text/calendar"]
    (event,) = Calendar.from_ical(file.get_content()).walk("VEVENT")
    return event


def test_answers_go_to_the_edition_or_to_the_portals_own_address(mail_server, settings):
    settings.REPLY_TO = "academy@example.org"
    assert taken(mail_server, reply_to="turin@example.org")["Reply-To"] == "turin@example.org"
    assert taken(mail_server)["Reply-To"] == "academy@example.org"
    participation = ParticipationFactory(edition=EditionFactory(contact_email="dakar@example.org"))
    session_messages.post_evaluation_request(participation)
    delivery.deliver_due()
    assert mail_server.taken[-1]["Reply-To"] == "dakar@example.org"


def test_only_what_is_not_owed_can_be_ended_in_one_click(
    mail_server, client, django_capture_on_commit_callbacks
):
    person = UserFactory(language="fr")
    mail = taken(mail_server, kind="draft-reminder", recipient=person, address=person.email)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail["List-Unsubscribe"].strip("<>").partition("/fr/")[2]
    waiting = MessageFactory(kind="draft-reminder", recipient=person)
    owed = MessageFactory(kind="offer", recipient=person)
    assert client.get(f"/fr/{address}").status_code == 200
    person.refresh_from_db()
    assert person.wants_reminders  # a look ends nothing
    answer = client.post(f"/fr/{address}", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    person.refresh_from_db()
    assert not person.wants_reminders
    waiting.refresh_from_db()
    owed.refresh_from_db()
    assert (waiting.state, owed.state) == ("cancelled", "due")
    assert taken(mail_server, kind="offer", recipient=person)["List-Unsubscribe"] is None


def test_an_address_that_we_did_not_sign_ends_nothing(client):
    person = UserFactory()
    forged = unsubscribing.signing.dumps([person.pk, "reminders"], salt="another")
    assert client.post(reverse("unsubscribe", kwargs={"token": forged})).status_code == 404
    owed = unsubscribing.signing.dumps([person.pk, "is_active"], salt=unsubscribing.SALT)
    assert client.post(reverse("unsubscribe", kwargs={"token": owed})).status_code == 404
    person.refresh_from_db()
    assert person.wants_reminders
    assert person.is_active


def test_an_offer_brings_the_last_moment_to_answer_for_the_calendar(mail_server):
    offer = offered()
    selection_messages.post_offer_expired(offer)  # no date to keep: no file
    selection_messages.post_place_confirmed(offer)
    delivery.deliver_due()
    about = f"application:{offer.application_id}"
    assert set(
        Message.objects.filter(recipient=offer.application.applicant).values_list("about", flat=True)
    ) == {about}
    by_id = dict(zip(mail_server.message_ids, mail_server.taken, strict=True))
    mails = {message.kind: by_id[message.message_id] for message in Message.objects.filter(state="sent")}
    assert calendar_of(mails["offer"])["DTSTART"].dt == offer.respond_by.replace(microsecond=0)
    edition = offer.application.call.edition
    days = calendar_of(mails["place-confirmed"])
    assert days["DTSTART"].dt == edition.starts_on
    assert days["DTEND"].dt == edition.ends_on + timedelta(days=1)  # the day after the last
    assert list(mails["offer-expired"].iter_attachments()) == []


def test_joining_instructions_bring_the_days_and_another_text_is_told_again(mail_server):
    participation = ParticipationFactory()
    for text in ("Take bus 62.", "Take bus 62.", "Take tram 4."):
        session_messages.post_joining_instructions(participation, instructions=text)
    delivery.deliver_due()
    (mail,) = mail_server.taken  # the newer text took the place of the unsent one
    assert "tram 4" in mail.get_body(("plain",)).get_content()
    assert calendar_of(mail)["DTSTART"].dt == participation.edition.starts_on


def test_a_line_lost_before_the_content_went_out_leaves_no_doubt(mail_server, monkeypatch):
    async def lose(server, session, envelope, address, options):
        server.transport.abort()
        return "250 OK"

    message = MessageFactory()
    monkeypatch.setattr(mail_server, "handle_RCPT", lose, raising=False)
    delivery.deliver([message.pk])
    message.refresh_from_db()
    assert (message.state, message.may_be_double, message.handed_over_at) == ("due", False, None)


@pytest.mark.parametrize(("answer", "state"), [("250 OK", "sent"), ("451 later", "due")])
def test_an_answer_that_the_database_was_not_there_to_hear_is_not_lost(
    mail_server, monkeypatch, answer, state
):
    mail_server.answers = [answer]
    message = MessageFactory()
    move = delivery.MESSAGE.move

    def away(row, name, **fields):
        if name in ("deliver", "put_back"):
            raise delivery.DatabaseFailure("the server closed the connection")
        move(row, name, **fields)

    with monkeypatch.context() as broken:
        broken.setattr(delivery.MESSAGE, "move", away)
        with pytest.raises(delivery.DatabaseFailure):
            delivery.deliver([message.pk])
    assert journal.answer_to(message.pk)
    assert delivery.recover() == 1
    message.refresh_from_db()
    assert (message.state, message.may_be_double) == (state, False)
    assert len(mail_server.taken) == (answer == "250 OK")
    assert not journal.answer_to(message.pk)


def test_no_more_leave_in_a_minute_than_the_rate_allows(mail_server, settings, time_machine):
    settings.MAIL_RATE = 3
    now = timezone.now()
    MessageFactory.create_batch(7, due_at=now - timedelta(minutes=5))
    for passed, left in ((0, 3), (30, 3), (62, 6), (124, 7)):
        time_machine.move_to(now + timedelta(seconds=passed), tick=False)
        delivery.deliver_due()
        assert len(mail_server.taken) == left


def test_a_text_of_ones_own_stands_in_for_the_kinds():
    message = outbox.post(
        kind="group-message",
        address="awa@example.org",
        language="es",
        context={"name": "Awa"},
        fact="1",
        texts={"fr": ("Bonjour", "Bonjour {{ name }}")},
    )
    assert (message.subject, message.text_language) == ("Bonjour", "fr")
    assert "Awa" in message.text_body


def test_who_waits_at_the_screen_is_served_before_a_thousand_others(mail_server, monkeypatch):
    monkeypatch.setattr(delivery, "BATCH", 2)
    MessageFactory.create_batch(4, due_at=timezone.now() - timedelta(hours=1))
    waited_for = MessageFactory(kind="address-confirmation")
    delivery.deliver_due()
    assert len(mail_server.taken) == 5
    assert mail_server.message_ids[0] == waited_for.message_id
