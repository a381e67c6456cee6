"""Issuing for a whole edition, whatever is killed in between."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates import making, runs, tasks
from certificates.models import Certificate, IssuingRun
from notifications.models import Message
from sessions_app.attendance import mark
from sessions_app.completion import complete_all
from tests.factories import ParticipationFactory, TrackFactory
from tests.sessions_app.people import attended, officer, past_edition, session
from tests.subprocesses import python

NUMBER = 12


def crowd(number=NUMBER):
    """An edition whose participants have all earned a certificate."""
    edition = past_edition()
    track = TrackFactory(edition=edition, language="en")
    people = ParticipationFactory.create_batch(number, edition=edition, track=track)
    mark(session=session(edition), present=[person.pk for person in people], by=officer())
    complete_all(edition=edition, by=officer())
    return edition


def killed_after(code, number):
    """A worker’s process that is killed with -9 when the count of `code` reaches `number`."""
    process = python(
        f"import os, signal\nfrom certificates import issuing, making, runs, tasks\n"
        f"from certificates.models import Certificate, IssuingRun\nissuing.hand_to_worker = lambda row: None\n"
        f"seen = [0]\n{code}\n",
        CERTIFICATES_TEST_KILL=str(number),
    )
    process.wait(timeout=120)
    return process.returncode


DYING_WHILE_ISSUING = """
one = runs.issue
def issue(**said):
    seen[0] += 1
    if seen[0] > int(os.environ['CERTIFICATES_TEST_KILL']):
        os.kill(os.getpid(), signal.SIGKILL)
    return one(**said)
runs.issue = issue
runs.go_on(IssuingRun.objects.get().pk)
"""
DYING_WHILE_MAKING = """
store = making._store
def dying(*said):
    seen[0] += 1
    name = store(*said)
    if seen[0] > int(os.environ['CERTIFICATES_TEST_KILL']):
        os.kill(os.getpid(), signal.SIGKILL)
    return name
making._store = dying
making.make_all()
"""


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_three_times_gives_each_one_certificate_one_number_one_mail(storage):
    edition = crowd()
    run = runs.ask(edition=edition, kind="participation", by=officer())
    assert killed_after(DYING_WHILE_ISSUING, 5) == -9
    assert Certificate.objects.count() == 5
    for number in (3, 2):
        IssuingRun.objects.update(touched_at=timezone.now() - timedelta(minutes=5))
        runs.go_on_all()
        assert killed_after(DYING_WHILE_MAKING, number) == -9
    assert Certificate.objects.filter(status="valid").count() == 5
    tasks.sweep()
    rows = Certificate.objects.all()
    assert rows.filter(status="valid").count() == NUMBER
    assert len({row.number for row in rows}) == len({row.participation_id for row in rows}) == NUMBER
    assert Message.objects.filter(kind="certificate-ready").count() == NUMBER
    run.refresh_from_db()
    assert run.finished_at


@pytest.mark.django_db
def test_asked_twice_there_is_one_run():
    edition, by = past_edition(), officer()
    attended(edition)
    first = runs.ask(edition=edition, kind="participation", by=by)
    assert runs.ask(edition=edition, kind="participation", by=by) == first
    runs.go_on(first.pk)
    runs.go_on(first.pk)
    assert Certificate.objects.count() == 1
    assert runs.ask(edition=edition, kind="participation", by=by) != first


@pytest.mark.django_db
def test_a_run_that_somebody_works_at_is_left_alone_by_the_sweep():
    edition = past_edition()
    attended(edition)
    run = runs.ask(edition=edition, kind="participation", by=officer())
    tasks.sweep()
    run.refresh_from_db()
    assert run.finished_at is None


@pytest.mark.django_db
def test_one_that_fails_stops_nobody_and_is_named_on_the_page(enter, monkeypatch):
    edition = past_edition()
    attended(edition, printed_name="Refused One")
    attended(edition, printed_name="Bad \U00013000")
    attended(edition, printed_name="Good One")
    issue = runs.issue

    def refuse(*, participation, **said):
        if participation.printed_name == "Refused One":
            raise ValueError("the moon")
        return issue(participation=participation, **said)

    monkeypatch.setattr(runs, "issue", refuse)
    run = runs.ask(edition=edition, kind="participation", by=officer())
    runs.go_on(run.pk)
    making.make_all()
    browser = enter(officer())
    page = browser.get(reverse("admin:certificates_run", args=[run.pk])).content.decode()
    for part in ("Refused One", "ValueError: the moon", "do not have this sign", "2 of 2", "Finished"):
        assert part in page
    told = browser.post(reverse("admin:certificates_retry_failed", args=[run.pk]), follow=True)
    assert "1 certificate is being made again." in told.content.decode()
