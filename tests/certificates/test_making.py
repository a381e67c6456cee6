"""The worker's part: one certificate and one message, whatever is killed in between."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from certificates import issuing, making, tasks
from certificates.models import Certificate, storage_name
from notifications import outbox
from notifications.models import Message
from tests.factories import UserFactory
from tests.selection.at_once import at_once
from tests.sessions_app.people import attended

from .people import issued, made

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """The worker is gone."""


def files(storage):
    return sorted(path for path in storage.rglob("*") if path.is_file())


def test_a_made_certificate_has_its_pdf_its_fingerprint_and_its_message(storage):
    found = made(person=UserFactory(language="fr"), language="fr")
    content = found.pdf.read()
    assert content.startswith(b"%PDF-")
    assert found.pdf_sha256 == hashlib.sha256(content).hexdigest()
    message = Message.objects.get(kind="certificate-ready")
    assert (message.language, message.recipient) == ("fr", found.participation.person)
    assert found.number in message.text_body
    assert f"/c/{found.code}" in message.text_body
    assert files(storage) == [storage / storage_name(found, "")]


def test_made_twice_is_made_once():
    found = made()
    assert not making.make(found.pk)
    assert Message.objects.filter(kind="certificate-ready").count() == 1


@pytest.mark.parametrize("moment", ["render", "_store", "messages"])
def test_killed_in_the_middle_it_is_made_again_once(monkeypatch, storage, moment):
    found = issued()

    def kill(*args, **kwargs):
        raise Killed

    with monkeypatch.context() as patched:
        if moment == "messages":
            patched.setattr(making.messages, "post_ready", kill)
        else:
            patched.setattr(making, moment, kill)
        with pytest.raises(Killed):
            making.make(found.pk)
    found.refresh_from_db()
    assert found.status == "queued"
    assert not Message.objects.filter(kind="certificate-ready").exists()
    tasks.sweep()
    found.refresh_from_db()
    assert found.status == "valid"
    assert hashlib.sha256(found.pdf.read()).hexdigest() == found.pdf_sha256
    assert len(files(storage)) == 1
    assert Message.objects.filter(kind="certificate-ready").count() == 1


def test_what_a_killed_worker_left_on_the_disk_is_written_over(storage):
    found = issued()
    default_storage.save(storage_name(found, ""), ContentFile(b"half a file"))
    making.make(found.pk)
    found.refresh_from_db()
    assert found.pdf.read().startswith(b"%PDF-")
    assert len(files(storage)) == 1


def test_a_failure_is_told_to_the_staff_and_to_nobody_else():
    found = issued(printed_name="Awa \U00013000")
    assert making.make(found.pk)
    found.refresh_from_db()
    assert found.status == "failed"
    assert found.reason == "The certificate’s fonts do not have this sign: \U00013000"
    assert not Message.objects.filter(kind__startswith="certificate").exists()


def test_a_storage_that_is_away_is_a_failure_with_its_reason(monkeypatch):
    found = issued()

    def refuse(*args):
        raise OSError("No space left on device")

    monkeypatch.setattr(making, "_store", refuse)
    making.make(found.pk)
    found.refresh_from_db()
    assert (found.status, found.reason) == ("failed", "OSError: No space left on device")


def test_the_sweep_makes_whatever_is_queued_and_one_bad_name_stops_nobody():
    first, bad, last = issued(), issued(printed_name="\U00013000"), issued()
    tasks.sweep()
    statuses = dict(Certificate.objects.values_list("pk", "status"))
    assert (statuses[first.pk], statuses[bad.pk], statuses[last.pk]) == ("valid", "failed", "valid")


def test_a_message_that_cannot_be_written_keeps_one_queued_and_not_the_others(monkeypatch):
    stuck, other = issued(), issued()
    post = outbox.post

    def refuse(**fields):
        if str(stuck.pk) in fields["fact"]:
            raise KeyError("link")
        return post(**fields)

    monkeypatch.setattr(outbox, "post", refuse)
    assert making.make_all() == 1
    stuck.refresh_from_db()
    other.refresh_from_db()
    assert (stuck.status, other.status) == ("queued", "valid")


def test_the_task_makes_the_one_it_is_handed():
    one, other = issued(), issued()
    tasks.make(str(one.pk))
    statuses = dict(Certificate.objects.values_list("pk", "status"))
    assert (statuses[one.pk], statuses[other.pk]) == ("valid", "queued")


@pytest.mark.django_db(transaction=True)
def test_of_five_workers_at_once_one_makes_it(storage):
    found = issued()
    results = at_once([lambda: making.make(found.pk)] * 5)
    assert sorted(results) == [False] * 4 + [True]
    assert Message.objects.filter(kind="certificate-ready").count() == 1
    assert len(files(storage)) == 1


def test_the_worker_is_told_after_the_commit(monkeypatch, django_capture_on_commit_callbacks):
    told = []
    monkeypatch.setattr(tasks.make, "apply_async", lambda arguments, **options: told.append(arguments))
    with django_capture_on_commit_callbacks() as callbacks:
        found = issued(attended())
    assert told == []
    for callback in callbacks:
        callback()
    assert [str(found.pk)] in told


def test_a_broker_that_is_away_loses_nothing(monkeypatch):
    def refuse(*args, **options):
        raise ConnectionError

    monkeypatch.setattr(tasks.make, "apply_async", refuse)
    found = issued()
    issuing.hand_to_worker(found)
    tasks.sweep()
    found.refresh_from_db()
    assert found.status == "valid"
