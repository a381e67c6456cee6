"""What the mail provider reports, by a signed call: recorded once, and told to whom it concerns."""

import hashlib
import hmac
import json
import time
import uuid

import pytest
import requests
from anymail.exceptions import AnymailRequestsAPIError
from django.urls import reverse

from notifications import delivery, reports
from tests.factories import MessageFactory, UserFactory

pytestmark = pytest.mark.django_db

KEY = "a key that the provider gave"


@pytest.fixture
def provider(settings):
    settings.MAIL_PROVIDER = "mailgun"
    settings.ANYMAIL = {"MAILGUN_WEBHOOK_SIGNING_KEY": KEY}


def call(client, message, event="delivered", key=KEY, **more):
    """A report as Mailgun sends it, signed with the key."""
    stamp, token = str(int(time.time())), uuid.uuid4().hex
    signature = hmac.new(key.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    report = {
        "signature": {"timestamp": stamp, "token": token, "signature": signature},
        "event-data": {
            "event": event,
            "id": f"report-{event}",
            "timestamp": time.time(),
            "recipient": message.address,
            "message": {"headers": {"message-id": message.message_id.strip("<>")}},
            "user-variables": {"message": str(message.pk)},
            **more,
        },
    }
    return client.post(reverse("mail-reports"), json.dumps(report), content_type="application/json")


FOR_GOOD = {
    "severity": "permanent",
    "reason": "bounce",
    "delivery-status": {"code": 550, "message": "no such person"},
}


def sent(**fields):
    message = MessageFactory(**fields)
    delivery.MESSAGE.move(message, "claim")
    delivery.MESSAGE.move(message, "deliver")
    return message


def test_a_signed_report_records_that_the_message_arrived_once(client, provider):
    message = sent()
    assert call(client, message).status_code == 200
    assert call(client, message).status_code == 200
    message.refresh_from_db()
    assert message.state == "delivered"
    assert message.events.count() == 1


def test_a_report_that_is_not_signed_by_the_provider_changes_nothing(client, provider):
    message = sent()
    assert call(client, message, key="another key").status_code == 400
    message.refresh_from_db()
    assert message.state == "sent"
    assert not message.events.exists()


def test_a_bounce_shows_to_the_person_at_the_next_visit_until_the_address_changes(client, provider):
    person = UserFactory()
    message = sent(recipient=person, address=person.email)
    call(client, message, event="failed", **FOR_GOOD)
    message.refresh_from_db()
    assert message.state == "bounced"
    assert "no such person" in message.events.get().reason
    client.force_login(person)
    page = client.get(reverse("dashboard")).content.decode()
    assert "Your address refused our mail" in page
    assert reverse("account_email") in page
    person.refresh_from_db()
    person.email = "another@example.org"
    person.save()
    assert "refused our mail" not in client.get(reverse("dashboard")).content.decode()


def test_a_later_arrival_at_the_same_address_ends_the_notice(client, provider):
    person = UserFactory()
    first, second = (sent(recipient=person, address=person.email) for _each in range(2))
    call(client, first, event="failed", **FOR_GOOD)
    call(client, second)
    person.refresh_from_db()
    assert not person.is_unreachable


def test_coming_back_outweighs_arriving_in_whichever_order_they_are_told(client, provider):
    for order in (("failed", "delivered"), ("delivered", "failed")):
        message = sent()
        for event in order:
            call(client, message, event=event, **(FOR_GOOD if event == "failed" else {}))
        message.refresh_from_db()
        assert message.state == "bounced"


def test_a_report_that_comes_before_the_message_is_noted_as_sent_counts_then():
    message = MessageFactory()
    delivery.MESSAGE.move(message, "claim")
    reports.record(message=message, what="delivered", report="1")
    assert message.state == "sending"
    delivery.MESSAGE.move(message, "deliver")
    reports.settle(message)
    assert message.state == "delivered"


@pytest.mark.parametrize(("name", "keys"), [("", {}), ("nobody", {}), ("postmark", {})])
def test_without_a_provider_or_a_proof_there_is_no_such_page(client, settings, name, keys):
    """Postmark signs nothing: without a secret of ours in the address its reports prove nothing."""
    settings.MAIL_PROVIDER, settings.ANYMAIL = name, keys
    assert client.post(reverse("mail-reports"), "{}", content_type="application/json").status_code == 404


def test_an_address_that_the_mail_server_refuses_is_told_to_its_owner(mail_server):
    mail_server.recipient_answers = ["550 no such person"]
    person = UserFactory()
    message = MessageFactory(recipient=person, address=person.email)
    delivery.deliver([message.pk])
    person.refresh_from_db()
    assert person.is_unreachable


@pytest.mark.parametrize(
    ("status", "state", "in_doubt"), [(400, "failed", False), (429, "due", False), (502, "due", True)]
)
def test_what_a_providers_interface_answers_is_read_as_an_answer(monkeypatch, status, state, in_doubt):
    class Interface:
        def open(self):
            return True

        def close(self):
            pass

        def send_messages(self, letters):
            answer = requests.Response()
            answer.status_code, answer.reason = status, "as the test says"
            raise AnymailRequestsAPIError(response=answer)

    monkeypatch.setattr(delivery, "_line", Interface)
    message = MessageFactory()
    delivery.deliver([message.pk])
    message.refresh_from_db()
    assert (message.state, message.may_be_double) == (state, in_doubt)
