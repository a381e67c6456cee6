"""Files that go with a message, made when it leaves, seen by a real SMTP server."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from notifications import delivery, outbox
from notifications.attachments import Attached, makers
from notifications.models import KeptMail, Message
from tests.factories import StaffFactory

pytestmark = pytest.mark.django_db

CONTEXT = {
    "name": "Awa N’Diaye",
    "reference": "2027-K7M2XQ",
    "edition": "Turin",
    "submitted": "1 March 2027",
    "city": "Turin",
    "link": "https://academy.example/",
}


@pytest.fixture
def made(monkeypatch):
    """A maker of PDF files; what it was asked for."""
    asked = []

    def maker(argument):
        asked.append(argument)
        if argument == "broken":
            raise RuntimeError("no such application")
        return b"%PDF-1.7 " + argument.encode()

    monkeypatch.setitem(makers, "copy-for-tests", maker)
    return asked


def post(argument="K7M2XQ") -> Message:
    return outbox.post(
        kind="application-received",
        address="awa@example.org",
        language="en",
        context=CONTEXT,
        fact=f"test:{argument}",
        attachments=[Attached("2027-K7M2XQ.pdf", "application/pdf", "copy-for-tests", argument)],
    )


def test_it_is_made_only_when_the_message_leaves(made, mail_server):
    message = post()
    assert made == []
    delivery.deliver([message.pk])
    assert made == ["K7M2XQ"]
    (mail,) = mail_server.taken
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("2027-K7M2XQ.pdf", "application/pdf")
    assert file.get_content() == b"%PDF-1.7 K7M2XQ"
    assert "Awa" in mail.get_body(("plain",)).get_content()
    assert "Awa" in mail.get_body(("html",)).get_content()


def test_posting_the_fact_twice_attaches_once(made):
    assert post().attachments.count() == post().attachments.count() == 1


def test_what_cannot_be_made_holds_the_message_back_and_then_lets_it_go(made, mail_server):
    message = post("broken")
    for attempt in range(1, delivery.PATIENCE):
        delivery.deliver([message.pk])
        message.refresh_from_db()
        assert (message.state, message.attempts) == ("due", attempt)
        assert "2027-K7M2XQ.pdf" in message.last_error
        Message.objects.filter(pk=message.pk).update(due_at=timezone.now() - timedelta(seconds=1))
    delivery.deliver([message.pk])
    message.refresh_from_db()
    assert message.state == "sent"
    (mail,) = mail_server.taken
    assert not list(mail.iter_attachments())


def test_the_mailroom_keeps_it_for_staff_to_download(made, mailroom, client):
    delivery.deliver([post().pk])
    kept = KeptMail.objects.get()
    address = reverse("mailroom-attachment", kwargs={"pk": kept.pk, "position": 0})
    assert client.get(address).status_code == 302
    client.force_login(StaffFactory(), backend="accounts.backends.WithRoles")
    page = client.get(reverse("mailroom-message", kwargs={"pk": kept.pk})).content.decode()
    assert address in page
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 K7M2XQ"
    assert answer["Content-Disposition"] == 'attachment; filename="2027-K7M2XQ.pdf"'
    beyond = reverse("mailroom-attachment", kwargs={"pk": kept.pk, "position": 1})
    assert client.get(beyond).status_code == 404
