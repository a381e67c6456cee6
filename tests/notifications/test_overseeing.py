"""What staff do with single messages, and what is kept of it."""

import pytest

from lifecycle import TransitionRefused
from notifications import delivery, outbox, overseeing
from notifications.models import Message, MessageTemplate
from notifications.refusals import MessageRefused
from tests.factories import MessageFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db

CONTEXT = {
    "name": "Awa <b>N’Diaye</b>",
    "reference": "2027-000123",
    "edition": "Turin",
    "link": "http://127.0.0.1:8000/en/applications/1/",
}


@pytest.fixture
def officer():
    return StaffFactory()


def post(**changes) -> Message:
    return outbox.post(
        **{
            "kind": "reserve",
            "address": "awa@example.org",
            "language": "en",
            "context": CONTEXT,
            "fact": "decision:1:released",
            **changes,
        }
    )


def test_a_held_message_is_put_right_and_leaves_with_the_new_text(officer, mail_server):
    message = post()
    before = message.text_body
    overseeing.hold(message=message, by=officer)
    assert delivery.deliver([message.pk]) == 0
    overseeing.edit(
        message=message, by=officer, subject="News, {{ name }}", body="Dear {{ name }},\n\n[Open]({{ link }})"
    )
    overseeing.release(message=message, by=officer)
    assert delivery.deliver([message.pk]) == 1
    (mail,) = mail_server.taken
    assert mail["Subject"] == "News, Awa <b>N’Diaye</b>"
    assert "Dear Awa <b>N’Diaye</b>" in mail.get_body(("plain",)).get_content()
    assert "<b>" not in mail.get_body(("html",)).get_content()
    events = [(event.what, event.by) for event in message.events.all()]
    assert events == [("held", officer), ("edited", officer), ("released", officer)]
    assert before.strip() in message.events.get(what="edited").text_before


@pytest.mark.parametrize("body", ["Dear {{ nobody }}", "Dear {{ name", "Dear {% name %}"])
def test_what_the_message_was_not_given_cannot_be_written_into_it(officer, body):
    message = post()
    overseeing.hold(message=message, by=officer)
    with pytest.raises(MessageRefused):
        overseeing.edit(message=message, by=officer, subject="News", body=body)
    message.refresh_from_db()
    assert "reserve list" in message.text_body


def test_only_a_held_message_is_changed_and_none_that_opens_an_account(officer):
    due = post()
    secret = post(kind="no-account", fact="2", context={"name": "Awa", "link": CONTEXT["link"]})
    overseeing.hold(message=secret, by=officer)
    for message in (due, secret):
        with pytest.raises(MessageRefused):
            overseeing.edit(message=message, by=officer, subject="x", body="y")


def test_a_message_sent_again_is_another_with_its_own_number_and_the_address_of_today(officer, mail_server):
    person = UserFactory(email="old@example.org")
    message = post(recipient=person, address=person.email)
    delivery.deliver([message.pk])
    person.email = "new@example.org"
    person.save()
    again = overseeing.resend(message=message, by=officer, reason="The mailbox was full.")
    delivery.deliver([again.pk])
    assert mail_server.envelopes == [["old@example.org"], ["new@example.org"]]
    assert len(set(mail_server.message_ids)) == 2
    assert again.text_body == message.text_body
    (event,) = message.events.all()
    assert (event.what, event.by, event.reason) == ("resent", officer, "The mailbox was full.")


def test_what_has_not_left_and_what_opens_an_account_is_not_sent_again(officer):
    secret = MessageFactory(kind="password-reset")
    delivery.MESSAGE.move(secret, "claim")
    delivery.MESSAGE.move(secret, "deliver")
    for message in (post(), secret):
        with pytest.raises(MessageRefused):
            overseeing.resend(message=message, by=officer, reason="Lost.")


def test_a_cancelled_message_never_leaves_and_a_sent_one_is_not_cancelled(officer, mail_server):
    message = post()
    overseeing.cancel(message=message, by=officer, reason="Written in error.")
    assert delivery.deliver([message.pk]) == 0
    assert message.events.get().reason == "Written in error."
    sent = post(fact="2")
    delivery.deliver([sent.pk])
    sent.refresh_from_db()
    with pytest.raises(TransitionRefused):
        overseeing.cancel(message=sent, by=officer, reason="Too late.")


def test_a_kind_that_staff_hold_waits_for_them(officer, mail_server):
    MessageTemplate.objects.filter(kind="reserve").update(is_held=True)
    message = post()
    assert (message.state, delivery.deliver([message.pk])) == ("held", 0)
    assert overseeing.act_on_all(messages=Message.objects.all(), act="release", by=officer) == 1
    assert delivery.deliver([message.pk]) == 1
