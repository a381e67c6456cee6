"""Writing messages: with the fact, once, in the reader's language."""

import pytest
from django.conf import settings
from django.db import transaction

from notifications import delivery, outbox, tasks
from notifications.models import KeptMail, Message, MessageTemplate
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

CONTEXT = {
    "name": "Awa N’Diaye",
    "reference": "2027-000123",
    "edition": "Économie sociale",
    "link": "http://127.0.0.1:8000/fr/applications/1/",
    "submitted": "24 novembre 2026 à 18:00",
    "city": "Turin",
}


def _post(**changes) -> Message:
    fields = {
        "kind": "application-received",
        "address": "awa@example.org",
        "language": "fr",
        "context": CONTEXT,
        "fact": "application:123:submitted:1",
        **changes,
    }
    return outbox.post(**fields)


def _queue() -> list:
    return list((settings.BROKER_FOLDER / "queue").iterdir())


@pytest.fixture
def empty_queue():
    if not settings.CELERY_BROKER_URL.startswith("filesystem:"):
        pytest.skip("CELERY_BROKER_URL is set: the queue of another broker cannot be looked into here")
    for file in _queue():  # of other tests
        file.unlink()
    yield
    for file in _queue():
        file.unlink()


def test_a_message_is_written_in_the_readers_language_with_its_person():
    person = UserFactory(language="fr")
    message = Message.objects.get(pk=_post(recipient=person).pk)
    assert (message.state, message.language, message.recipient) == ("due", "fr", person)
    assert "Awa N’Diaye" in message.text_body
    assert CONTEXT["link"] in message.text_body
    assert f'href="{CONTEXT["link"]}"' in message.html_body


def test_a_fact_is_told_once_to_an_address():
    first = _post()
    assert _post(context={**CONTEXT, "name": "Somebody else"}) == first
    assert _post(address="another@example.org") != first
    assert _post(fact="application:123:submitted:2") != first
    assert Message.objects.count() == 3


def test_a_text_that_lacks_in_the_readers_language_falls_back_and_says_so():
    MessageTemplate.objects.filter(kind="application-received").update(subject_fr="", body_fr="")
    message = _post()
    assert "application" in message.subject
    assert '<html lang="en"' in message.html_body
    assert '<p lang="fr">' in message.html_body
    assert message.text_body.splitlines()[0] in message.html_body  # the notice stands first in both


def test_a_text_in_the_readers_language_carries_no_notice():
    assert "<p lang=" not in _post().html_body


def test_a_message_without_a_text_in_any_language_is_refused():
    MessageTemplate.objects.filter(kind="application-received").update(
        **{f"{part}_{language}": "" for part in ("subject", "body") for language in ("en", "fr", "es")}
    )
    with pytest.raises(ValueError, match="no text in any language"):
        _post()


def test_a_text_that_needs_what_the_fact_lacks_is_refused():
    with pytest.raises(KeyError):
        _post(context={"name": "Awa"})


def test_cancelling_a_topic_reaches_only_what_is_unsent_on_it():
    topic = "decision:123"
    due, held, sent = (_post(topic=topic, fact=fact) for fact in "123")
    _post(topic="decision:124", fact="4")
    delivery.MESSAGE.move(held, "hold")
    delivery.MESSAGE.move(sent, "claim")
    delivery.MESSAGE.move(sent, "deliver")
    assert outbox.cancel_unsent(topic=topic) == 2
    states = dict(Message.objects.values_list("fact", "state"))
    assert states == {"1": "cancelled", "2": "cancelled", "3": "sent", "4": "due"}
    assert delivery.deliver([due.pk, held.pk, sent.pk]) == 0


def test_no_line_break_in_a_context_makes_a_header(mail_server):
    MessageTemplate.objects.filter(kind="application-received").update(subject_fr="Reçu de {{ name }}")
    message = _post(context={**CONTEXT, "name": "Awa\r\nBcc: everybody@example.org\u2028X: y"})
    assert delivery.deliver([message.pk]) == 1
    (mail,) = mail_server.taken
    assert mail_server.envelopes == [["awa@example.org"]]
    assert mail["Bcc"] is None
    assert mail["X"] is None
    assert mail["Subject"] == "Reçu de Awa Bcc: everybody@example.org X: y"


def test_an_address_with_a_line_break_reaches_nobody(mail_server):
    message = _post(address="awa@example.org\nBcc: everybody@example.org")
    assert delivery.deliver([message.pk]) == 0
    assert not mail_server.envelopes


@pytest.mark.django_db(transaction=True)
def test_nothing_leaves_when_the_fact_is_taken_back(empty_queue):
    with transaction.atomic():
        _post()
        transaction.set_rollback(True)
    assert not Message.objects.exists()
    assert not _queue()


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_told_after_the_fact_is_stored(empty_queue):
    with transaction.atomic():
        _post()
        assert not _queue()
    assert len(_queue()) == 1


@pytest.mark.django_db(transaction=True)
def test_the_sweep_delivers_what_the_broker_lost(empty_queue, mailroom):
    messages = [_post(fact=str(number)) for number in range(3)]
    for file in _queue():
        file.unlink()
    tasks.sweep()
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert set(KeptMail.objects.values_list("message_id", flat=True)) == {
        message.message_id for message in messages
    }


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_disturbs_nobody(monkeypatch):
    def away(*arguments, **options):
        raise ConnectionRefusedError

    monkeypatch.setattr(tasks.deliver, "apply_async", away)
    with transaction.atomic():
        message = _post()
    assert Message.objects.due().get() == message
