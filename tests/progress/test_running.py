"""Long work: each step kept, stopped when asked, taken up again after a kill, followed by whom it concerns."""

from dataclasses import replace
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role, is_staff
from lifecycle import claimed
from progress import files, kinds, running, tasks
from progress.models import Job, JobItem
from tests.factories import StaffFactory, UserFactory
from tests.subprocesses import python

pytestmark = pytest.mark.django_db
TOGETHER = 25


FAULT = "A fault in the portal (RuntimeError). The operators find it in the log."


class NotPossible(Exception):
    pass


@pytest.fixture
def done(monkeypatch):
    """What the work of the kind “try” was done to; an item named bad is refused, one named fault breaks."""
    worked = []

    def each(job, key):
        if key.startswith("bad"):
            raise NotPossible("Its account is closed.")
        if key.startswith("fault"):
            raise RuntimeError("secret detail")
        worked.append(key)

    monkeypatch.setitem(
        kinds.kinds, "try", kinds.JobKind("try", "Trying", each=each, refusals=(NotPossible,))
    )
    return worked


def start(keys, **fields) -> Job:
    return running.start(
        kind="try",
        **{
            "title": "Work <b>",
            "by": StaffFactory(),
            "items": [(key, f"item {key}") for key in keys],
            **fields,
        },
    )


def test_each_item_is_done_once_and_what_failed_says_why(done):
    keys = [*map(str, range(60)), "bad", "fault"]
    job = start(keys)
    assert running.run(job.pk) is False
    assert running.run(job.pk) is False
    job.refresh_from_db()
    assert done == keys[:60]
    assert (job.state, job.total, job.done, job.failed) == ("done", 62, 60, 2)
    reasons = dict(job.items.filter(outcome="failed").values_list("key", "reason"))
    assert reasons["bad"] == "Its account is closed."
    assert "RuntimeError" in reasons["fault"]
    assert "secret" not in reasons["fault"]


def test_it_stops_after_the_step_at_which_it_was_asked(done, monkeypatch):
    job = start(map(str, range(100)))
    step = running._step

    def step_and_ask(job, kind):
        number = step(job, kind)
        Job.objects.filter(pk=job.pk).update(cancel_asked_at=timezone.now())
        return number

    monkeypatch.setattr(running, "_step", step_and_ask)
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done) == ("cancelled", TOGETHER)
    assert job.items.filter(outcome=JobItem.Outcome.WAITING).count() == 100 - TOGETHER


def test_a_slice_of_time_leaves_the_rest_for_later(done, monkeypatch):
    job = start(map(str, range(60)))
    monkeypatch.setattr(running, "SLICE", -1)
    assert running.run(job.pk) is True
    assert len(done) == TOGETHER
    while running.run(job.pk):
        pass
    job.refresh_from_db()
    assert (job.state, job.done) == ("done", 60)


def test_work_in_one_piece_reports_and_is_given_up_after_some_tries(monkeypatch):
    tried = []

    def whole(job, report):
        report(3, 10)
        tried.append(job.pk)
        raise RuntimeError

    monkeypatch.setitem(kinds.kinds, "try", kinds.JobKind("try", "Trying", whole=whole))
    job = start([])
    while running.run(job.pk):
        pass
    job.refresh_from_db()
    assert len(tried) == running.MOST_ATTEMPTS
    assert (job.state, job.fault, job.done, job.total) == ("failed", FAULT, 3, 10)


@pytest.mark.django_db(transaction=True)
def test_work_in_one_transaction_is_followed_from_outside_and_leaves_nothing_when_it_is_stopped(monkeypatch):
    """Inside it, neither what it reports nor the wish that it stop would be seen."""
    seen = []

    @transaction.atomic
    def whole(job, report):
        UserFactory(email="half-done@example.org")
        report(3, 10)
        beside = connection.copy()
        with beside.cursor() as cursor:
            cursor.execute("SELECT done, total FROM progress_job")
            seen.extend(cursor.fetchall())
            cursor.execute("UPDATE progress_job SET cancel_asked_at = now()")
        beside.close()
        report(4, 10)
        raise AssertionError("it went on")

    monkeypatch.setitem(kinds.kinds, "try", kinds.JobKind("try", "Trying", whole=whole, all_or_nothing=True))
    job = start([])
    running.run(job.pk)
    job.refresh_from_db()
    assert seen == [(3, 10)]
    assert (job.state, job.done) == ("cancelled", 4)
    assert not User.objects.filter(email="half-done@example.org").exists()


DIES_IN_THE_MIDDLE = """
import time
from progress import kinds, running
from progress.models import Job
def each(job, key):
    if key == "30":
        print("here", flush=True)
        time.sleep(60)
kinds.kinds["try"] = kinds.JobKind("try", "Trying", each=each)
running.run(Job.objects.get().pk)
"""


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_what_a_killed_worker_had_begun_is_taken_up_by_another(done):
    job = start(map(str, range(60)))
    with python(DIES_IN_THE_MIDDLE) as worker:
        assert worker.stdout.readline() == "here\n"
        assert running.run(job.pk) is False  # it lives, and has it
        assert done == []
        worker.kill()
    while not Job.objects.filter(state="done").exists():
        running.take_up()
    job.refresh_from_db()
    assert (job.done, job.failed) == (60, 0)
    assert done == [str(number) for number in range(TOGETHER, 60)]  # the first step stood
    with claimed(running.LOCK_SPACE, job.pk) as is_ours:
        assert is_ours


def test_its_page_shows_how_far_it_is_to_who_started_it_and_to_nobody_else(client, done):
    job = start([*map(str, range(30)), "bad"])
    address = reverse("job", args=[job.pk])
    assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    for name in ("job", "job-state"):
        assert client.get(reverse(name, args=[job.pk])).status_code == 403
    assert client.post(reverse("job-stop", args=[job.pk])).status_code == 403
    client.force_login(job.started_by)
    assert "hx-get" in client.get(address).content.decode()
    assert client.get(reverse("job-state", args=[job.pk])).status_code == 200
    running.run(job.pk)
    page = client.get(address).content.decode()
    assert "hx-get" not in page
    assert "item bad" in page
    assert "Its account is closed." in page
    assert "Work &lt;b&gt;" in page
    state = client.get(reverse("job-state", args=[job.pk]))
    assert state["HX-Refresh"] == "true"
    assert (state.status_code, "30 of 31 done" in state.content.decode()) == (286, True)


def test_asking_to_stop_is_a_post(client, done):
    job = start(["1"])
    client.force_login(job.started_by)
    assert client.get(reverse("job-stop", args=[job.pk])).status_code == 405
    client.post(reverse("job-stop", args=[job.pk]))
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, done) == ("cancelled", [])


def test_the_sweep_takes_up_what_the_broker_lost(done):
    jobs = [start([str(number)]) for number in range(3)]
    assert running.take_up() == 3
    assert done == ["0", "1", "2"]
    assert Job.objects.filter(pk__in=[job.pk for job in jobs], state="done").count() == 3


def test_where_no_script_runs_it_shows_itself_again_when_asked_to(client, done):
    job = start(["1"])
    client.force_login(job.started_by)
    refresh = '<noscript><meta http-equiv="refresh" content="5"></noscript>'
    assert refresh not in client.get(job.get_absolute_url()).content.decode()
    assert refresh in client.get(job.get_absolute_url(), {"again": 1}).content.decode()
    running.run(job.pk)
    assert refresh not in client.get(job.get_absolute_url(), {"again": 1}).content.decode()


def test_of_work_about_one_thing_there_is_one_at_a_time(done):
    first = start(["1"], about="thing")
    assert start(["2"], about="thing") == first
    assert start(["3"], about="other") != first
    running.run(first.pk)
    second = start(["4"], about="thing")
    assert second != first
    assert running.last_about("try", "thing") == second
    assert done == ["1"]


def test_asked_twice_with_one_key_it_is_done_once_even_when_it_is_over(done):
    key = uuid4()
    first = start(["1"], key=key)
    running.run(first.pk)
    assert start(["1"], key=key) == first
    assert running.run(first.pk) is False
    assert done == ["1"]


def test_what_failed_is_tried_again_by_whom_the_kind_lets(client, done, monkeypatch):
    job = start(["1", "bad"])
    running.run(job.pk)
    client.force_login(job.started_by)
    again = reverse("job-repeat", args=[job.pk])
    assert again not in client.get(job.get_absolute_url()).content.decode()
    assert client.post(again).status_code == 403
    kind = replace(kinds.kinds["try"], each=lambda job, key: done.append(key), may_repeat=lambda user: True)
    monkeypatch.setitem(kinds.kinds, "try", kind)
    assert again in client.get(job.get_absolute_url()).content.decode()
    client.post(again)
    repeated = Job.objects.exclude(pk=job.pk).get()
    running.run(repeated.pk)
    assert done == ["1", "bad"]
    repeated.refresh_from_db()
    assert (repeated.total, repeated.done, repeated.failed) == (1, 1, 0)


def test_it_speaks_the_language_of_who_asked(monkeypatch):
    spoken = []
    kind = kinds.JobKind("try", "Trying", each=lambda job, key: spoken.append(get_language()))
    monkeypatch.setitem(kinds.kinds, "try", kind)
    with override("fr"):
        job = start(["1"])
    running.run(job.pk)
    assert spoken == ["fr"]


def test_work_that_breaks_off_each_time_is_given_up(monkeypatch):
    def whole(job, report):
        raise OperationalError

    monkeypatch.setitem(kinds.kinds, "try", kinds.JobKind("try", "Trying", whole=whole))
    job = start([])
    for _attempt in range(running.MOST_ATTEMPTS + 1):
        running.take_up()
    job.refresh_from_db()
    assert (job.state, job.fault) == ("failed", "It was begun several times, and broke off each time.")
    assert running.take_up() == 0


def test_one_that_nobody_can_do_keeps_no_other_waiting(done):
    gone = start(["1"])
    Job.objects.filter(pk=gone.pk).update(kind="of-an-earlier-version")
    start(["2"])
    running.take_up()
    gone.refresh_from_db()
    assert gone.state == "failed"
    assert done == ["2"]


@pytest.fixture
def export(monkeypatch):
    """The kind “try” makes a file; `taken` tells who took one."""

    def whole(job, report):
        report(1, 2)
        files.keep(job, BytesIO(b"a,b"), "list.csv")
        report(2, 2)

    taken = []
    kind = kinds.JobKind(
        "try", "Trying", whole=whole, may_see=has_role, may_take=is_staff, taken=taken.append
    )
    monkeypatch.setitem(kinds.kinds, "try", kind)
    return taken


def test_a_file_is_for_who_asked_and_its_taking_is_noted(client, export):
    job = start([], by=StaffFactory(role=Role.SELECTION_OFFICER))
    address = reverse("job-file", args=[job.pk])
    client.force_login(job.started_by)
    assert client.post(address).status_code == 404
    running.run(job.pk)
    assert "Download list.csv" in client.get(job.get_absolute_url()).content.decode()
    assert client.get(address).status_code == 405
    answer = client.post(address)
    assert b"".join(answer.streaming_content) == b"a,b"
    assert answer["Content-Disposition"] == 'attachment; filename="list.csv"'
    assert "no-store" in answer["Cache-Control"]
    assert export == [job]
    for other, sees in ((StaffFactory(), 200), (StaffFactory(role=Role.SELECTION_OFFICER), 403)):
        client.force_login(other)
        page = client.get(job.get_absolute_url())
        assert page.status_code == sees
        assert "Download" not in page.content.decode()
        assert client.post(address).status_code == 403
    job.started_by.groups.clear()
    client.force_login(job.started_by)
    assert client.post(address).status_code == 403
    assert export == [job]


def test_a_file_is_erased_after_seven_days_and_one_of_stopped_work_at_once(client, export):
    job = start([], by=StaffFactory())
    running.run(job.pk)
    name = Job.objects.get().file.name
    default_storage.open(name).close()
    tasks.sweep()
    assert default_storage.exists(name)
    Job.objects.update(ended_at=timezone.now() - files.KEPT)
    tasks.sweep()
    assert not default_storage.exists(name)
    client.force_login(job.started_by)
    assert client.post(reverse("job-file", args=[job.pk])).status_code == 404
    stopped = start([], by=job.started_by)
    files.keep(stopped, BytesIO(b"half"), "list.csv")
    running.ask_to_stop(stopped)
    running.run(stopped.pk)
    tasks.sweep()
    stopped.refresh_from_db()
    assert (stopped.state, stopped.file.name) == ("cancelled", "")
    assert not default_storage.exists(f"long-work/{stopped.pk.hex}.csv")


def test_the_list_shows_what_one_started_and_what_the_office_follows(client, done, monkeypatch):
    mine, other = start(["1"], title="Mine"), start(["2"], title="Another’s")
    listed = reverse("admin:progress_job_changelist")
    client.force_login(mine.started_by)
    monkeypatch.setitem(kinds.kinds, "try", replace(kinds.kinds["try"], may_see=lambda user: False))
    page = client.get(listed).content.decode()
    assert "Mine" in page
    assert "Another’s" not in page
    monkeypatch.setitem(kinds.kinds, "try", replace(kinds.kinds["try"], may_see=lambda user: True))
    assert "Another’s" in client.get(listed).content.decode()
    answer = client.get(reverse("admin:progress_job_change", args=[other.pk]))
    assert answer.url == other.get_absolute_url()
    client.force_login(UserFactory())
    assert client.get(listed).status_code == 302
