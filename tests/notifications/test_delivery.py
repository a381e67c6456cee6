"""Delivery to a real SMTP server: each message once, whatever breaks in between."""

import socket
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from notifications import delivery
from notifications.models import KeptMail, Message
from tests.factories import MessageFactory
from tests.selection.at_once import at_once
from tests.subprocesses import python

from .mail_server import MailServer

pytestmark = pytest.mark.django_db


def _deliver(message) -> Message:
    delivery.deliver([message.pk])
    message.refresh_from_db()
    return message


def _wait_of(message) -> float:
    return (message.due_at - timezone.now()).total_seconds()


def test_a_message_is_taken_once_with_our_message_id_and_both_parts(mail_server):
    message = _deliver(MessageFactory())
    assert message.state == "sent"
    assert message.sent_at
    assert delivery.deliver([message.pk]) == 0
    (mail,) = mail_server.taken
    assert mail["Message-ID"] == message.message_id
    assert mail["Subject"] == "Candidature reçue"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail_server.envelopes == [[message.address]]
    assert mail.get_body(("plain",)).get_content().strip() == message.text_body
    assert mail.get_body(("html",)).get_content().strip() == message.html_body


def test_what_is_due_leaves_over_one_line_the_oldest_first(mail_server):
    messages = [MessageFactory(due_at=timezone.now() - timedelta(minutes=age)) for age in (1, 3, 2)]
    assert delivery.deliver_due() == 3
    assert mail_server.message_ids == [messages[age].message_id for age in (1, 2, 0)]


def test_what_is_due_later_or_held_stays(mail_server):
    later, held = MessageFactory(due_at=timezone.now() + timedelta(hours=1)), MessageFactory()
    delivery.MESSAGE.move(held, "hold")
    assert delivery.deliver([later.pk, held.pk]) == 0
    assert not mail_server.taken


def test_a_temporary_refusal_puts_the_message_back_for_longer_each_time(mail_server):
    mail_server.answers = ["451 come back later"] * 3
    message, waits = MessageFactory(), []
    for _attempt in range(3):
        _deliver(message)
        assert (message.state, message.may_be_double) == ("due", False)
        waits.append(_wait_of(message))
        Message.objects.filter(pk=message.pk).update(due_at=timezone.now())
    assert "451 come back later" in message.last_error
    assert waits[0] < waits[1] < waits[2]
    assert _deliver(message).state == "sent"
    assert message.last_error == ""
    assert message.attempts == 4


def test_the_wait_is_never_longer_than_some_hours():
    assert delivery._wait(Message(attempts=delivery.MOST_ATTEMPTS)) <= delivery.LONGEST_WAIT * 1.2


def test_a_temporary_refusal_of_the_recipient_puts_the_message_back(mail_server):
    mail_server.recipient_answers = ["450 mailbox busy"]
    message = _deliver(MessageFactory())
    assert (message.state, message.may_be_double) == ("due", False)
    assert "450 mailbox busy" in message.last_error


@pytest.mark.parametrize("stage", ["answers", "recipient_answers"])
def test_a_refusal_for_good_fails_the_message_and_no_other(mail_server, stage):
    setattr(mail_server, stage, ["550 no such person"])
    refused = MessageFactory(due_at=timezone.now() - timedelta(minutes=1))
    other = MessageFactory()
    assert delivery.deliver_due() == 1
    refused.refresh_from_db()
    assert (refused.state, refused.attempts) == ("failed", 1)
    assert "550 no such person" in refused.last_error
    assert mail_server.message_ids == [other.message_id]


def test_a_server_that_says_it_closes_is_called_anew_without_a_doubt(mail_server):
    mail_server.answers = ["421 closing down"]
    first, second = (
        MessageFactory(due_at=timezone.now() - timedelta(minutes=1)),
        MessageFactory(),
    )
    assert delivery.deliver_due() == 1
    first.refresh_from_db()
    assert (first.state, first.may_be_double) == ("due", False)
    assert mail_server.message_ids == [second.message_id]


def test_a_line_that_drops_before_the_answer_makes_the_next_attempt_a_possible_double(mail_server):
    mail_server.answers = [MailServer.DROP]
    message = _deliver(MessageFactory())
    assert (message.state, message.may_be_double) == ("due", True)
    Message.objects.filter(pk=message.pk).update(due_at=timezone.now())
    assert _deliver(message).state == "sent"
    assert message.may_be_double
    assert mail_server.message_ids == [message.message_id] * 2


def test_a_mail_server_that_is_away_costs_a_message_nothing(mail_server, settings):
    here = settings.EMAIL_PORT
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = nobody.getsockname()[1]
        messages = [MessageFactory() for _each in range(3)]
        assert delivery.deliver_due() == 0
    assert {(found.state, found.attempts) for found in Message.objects.all()} == {("due", 0)}
    assert Message.objects.exclude(last_error="").exists()
    settings.EMAIL_PORT = here
    assert delivery.deliver_due() == 3
    assert sorted(mail_server.message_ids) == sorted(message.message_id for message in messages)


def test_a_message_that_cannot_be_built_fails_and_holds_up_no_other(mail_server):
    broken = MessageFactory(
        address="a@example.org\nBcc: b@example.org", due_at=timezone.now() - timedelta(minutes=1)
    )
    other = MessageFactory()
    assert delivery.deliver_due() == 1
    broken.refresh_from_db()
    assert broken.state == "failed"
    assert broken.last_error
    assert mail_server.message_ids == [other.message_id]


def test_the_last_attempt_fails_the_message_until_staff_try_it_again(mail_server):
    mail_server.answers = ["451 not now"]
    message = _deliver(MessageFactory(attempts=delivery.MOST_ATTEMPTS - 1))
    assert message.state == "failed"
    delivery.MESSAGE.move(message, "retry", attempts=0)
    assert _deliver(message).state == "sent"


def test_a_message_that_kills_its_workers_is_given_up_in_the_end():
    message = MessageFactory(attempts=delivery.MOST_ATTEMPTS)
    delivery.MESSAGE.move(message, "claim")
    delivery.recover()
    message.refresh_from_db()
    assert message.state == "failed"


@pytest.mark.django_db(transaction=True)
def test_of_three_workers_at_once_each_message_is_delivered_by_one(mail_server):
    messages = MessageFactory.create_batch(30)
    counts = at_once([delivery.deliver_due] * 3)
    delivery.deliver_due()
    assert all(isinstance(count, int) for count in counts)
    assert sorted(mail_server.message_ids) == sorted(message.message_id for message in messages)
    assert set(Message.objects.values_list("state", "attempts")) == {("sent", 1)}


@pytest.mark.django_db(transaction=True)
def test_a_living_workers_message_is_not_taken_from_it(mail_server):
    message = MessageFactory()
    mail_server.holds.set()

    def recover_meanwhile():
        assert mail_server.has_one_in_hand.wait(20)
        try:
            return delivery.recover()
        finally:
            mail_server.holds.clear()

    assert at_once([lambda: delivery.deliver([message.pk]), recover_meanwhile]) == [1, 0]
    assert mail_server.message_ids == [message.message_id]


DIES_BEFORE_HANDING_OVER = """
import time
from notifications import delivery
def stop(*arguments):
    print("claimed", flush=True)
    time.sleep(60)
delivery._send = stop
delivery.deliver_due()
"""
DIES_BEFORE_THE_ANSWER = "from notifications import delivery; delivery.deliver_due()"


def _recovered() -> None:
    """The server notices a killed worker's closed connection in a moment, and drops its lock."""
    deadline = time.monotonic() + 20
    while not delivery.recover():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_what_a_worker_had_claimed_when_it_was_killed_goes_once(mail_server, settings):
    message = MessageFactory()
    with python(DIES_BEFORE_HANDING_OVER, EMAIL_URL=f"smtp://127.0.0.1:{settings.EMAIL_PORT}") as worker:
        assert worker.stdout.readline() == "claimed\n"
        assert delivery.recover() == 0  # it lives
        worker.kill()
    _recovered()
    assert delivery.deliver_due() == 1
    message.refresh_from_db()
    assert (message.state, message.may_be_double) == ("sent", False)
    assert mail_server.message_ids == [message.message_id]


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_what_a_worker_had_handed_over_when_it_was_killed_goes_again_and_is_marked(mail_server, settings):
    message = MessageFactory()
    mail_server.holds.set()
    with python(DIES_BEFORE_THE_ANSWER, EMAIL_URL=f"smtp://127.0.0.1:{settings.EMAIL_PORT}") as worker:
        assert mail_server.has_one_in_hand.wait(30)
        worker.kill()
    mail_server.holds.clear()
    _recovered()
    assert delivery.deliver_due() == 1
    message.refresh_from_db()
    assert (message.state, message.may_be_double) == ("sent", True)
    assert mail_server.message_ids == [message.message_id] * 2


def test_the_mailroom_knows_a_double_by_its_message_id(mailroom):
    message = MessageFactory()
    delivery.MESSAGE.move(message, "claim", handed_over_at=timezone.now())
    KeptMail.objects.create(message_id=message.message_id, address=message.address, subject="", text="")
    delivery.recover()
    assert delivery.deliver_due() == 1
    message.refresh_from_db()
    assert (message.state, message.may_be_double) == ("sent", False)
    assert KeptMail.objects.count() == 1
