"""Issuing for a whole edition, whatever is killed in between."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from certificates import runs, tasks
from certificates.models import Certificate
from notifications.models import Message
from progress import running
from progress.models import Job
from sessions_app.attendance import mark
from sessions_app.completion import complete_all
from tests.factories import ParticipationFactory, StaffFactory, TrackFactory
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
        f"import os, signal\nfrom certificates import making, runs\nfrom progress import running\n"
        f"from progress.models import Job\n"
        f"seen = [0]\n{code}\nrunning.run(Job.objects.get().pk)\n",
        CERTIFICATES_TEST_KILL=str(number),
    )
    process.wait(timeout=120)
    return process.returncode


# Between the issuing and the making; when the file lies in the storage and the row does not know it;
# and when all is done but noted.
DYING_BEFORE_MAKING = """
issue = runs.issue
def dying(**said):
    one = issue(**said)
    seen[0] += 1
    if seen[0] > int(os.environ['CERTIFICATES_TEST_KILL']):
        os.kill(os.getpid(), signal.SIGKILL)
    return one
runs.issue = dying
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
"""
DYING_BEFORE_THE_NOTE = """
keep = running._keep
def dying(*said):
    seen[0] += 1
    if seen[0] > int(os.environ['CERTIFICATES_TEST_KILL']):
        os.kill(os.getpid(), signal.SIGKILL)
    keep(*said)
running._keep = dying
"""


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_three_times_gives_each_one_certificate_one_number_one_mail(storage):
    edition = crowd()
    job = runs.ask(edition=edition, kind="participation", by=officer())
    assert killed_after(DYING_BEFORE_MAKING, 4) == -9
    assert Certificate.objects.count() == 5
    assert killed_after(DYING_WHILE_MAKING, 3) == -9
    assert killed_after(DYING_BEFORE_THE_NOTE, 2) == -9
    assert 0 < Certificate.objects.filter(status="valid").count() < NUMBER
    assert running.take_up() == 1
    job.refresh_from_db()
    assert (job.state, job.done, job.failed) == ("done", NUMBER, 0)
    rows = Certificate.objects.all()
    assert rows.filter(status="valid").count() == rows.count() == NUMBER
    assert len({row.number for row in rows}) == len({row.participation_id for row in rows}) == NUMBER
    assert Message.objects.filter(kind="certificate-ready").count() == NUMBER


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_stopped_between_issue_and_file_the_sweep_makes_what_was_issued(storage):
    job = runs.ask(edition=crowd(3), kind="participation", by=officer())
    assert killed_after(DYING_BEFORE_MAKING, 0) == -9
    running.ask_to_stop(job)
    running.take_up()
    tasks.sweep()
    job.refresh_from_db()
    assert (job.state, job.done) == ("cancelled", 0)
    assert list(Certificate.objects.values_list("status", flat=True)) == ["valid"]


@pytest.mark.django_db
def test_asked_twice_there_is_one_run():
    edition, by = past_edition(), officer()
    attended(edition)
    first = runs.ask(edition=edition, kind="participation", by=by)
    assert runs.ask(edition=edition, kind="participation", by=by) == first
    assert runs.ask(edition=past_edition(), kind="participation", by=by) != first
    running.run(first.pk)
    running.run(first.pk)
    assert Certificate.objects.count() == 1
    assert runs.ask(edition=edition, kind="participation", by=by) != first
    assert runs.last_of(edition, "participation") != first


@pytest.mark.django_db
def test_who_lost_the_office_meanwhile_issues_nothing():
    edition, by = past_edition(), officer()
    attended(edition)
    job = runs.ask(edition=edition, kind="participation", by=by)
    by.groups.clear()
    running.run(job.pk)
    assert "not issue certificates any more" in job.items.get().reason
    assert not Certificate.objects.exists()


@pytest.mark.django_db
def test_one_that_fails_stops_nobody_is_named_on_the_page_and_tried_again(enter, monkeypatch):
    edition = past_edition()
    attended(edition, printed_name="Refused One")
    bad = attended(edition, printed_name="Bad \U00013000")
    attended(edition, printed_name="Good One")
    issue = runs.issue

    def refuse(*, participation, **said):
        if participation.printed_name == "Refused One":
            raise ValueError("the moon")
        return issue(participation=participation, **said)

    monkeypatch.setattr(runs, "issue", refuse)
    job = runs.ask(edition=edition, kind="participation", by=officer())
    running.run(job.pk)
    browser = enter(officer())
    page = browser.get(job.get_absolute_url()).content.decode()
    for part in ("Refused One", "A fault in the portal (ValueError)", "do not have this sign", "1 of 3 done"):
        assert part in page
    assert runs.participant_page(bad.pk) in page
    assert "the moon" not in page
    monkeypatch.setattr(runs, "issue", issue)
    type(bad).objects.filter(pk=bad.pk).update(printed_name="Better")
    again = browser.post(reverse("job-repeat", args=[job.pk]))
    running.run(Job.objects.exclude(pk=job.pk).get().pk)
    assert "2 of 2 done" in browser.get(again.url).content.decode()
    assert set(Certificate.objects.values_list("printed_name", "status")) == {
        ("Refused One", "valid"),
        ("Better", "valid"),
        ("Good One", "valid"),
    }


@pytest.mark.django_db
def test_the_offices_that_issue_follow_it_and_no_others(enter):
    edition = past_edition()
    attended(edition)
    job = runs.ask(edition=edition, kind="participation", by=officer())
    assert enter(officer()).get(job.get_absolute_url()).status_code == 200
    other = enter(StaffFactory(role=Role.SELECTION_OFFICER))
    for name in ("job", "job-state"):
        assert other.get(reverse(name, args=[job.pk])).status_code == 403
    for name in ("job-stop", "job-repeat", "job-file"):
        assert other.post(reverse(name, args=[job.pk])).status_code == 403
