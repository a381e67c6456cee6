"""Long work: each step kept, stopped when asked, taken up again after a kill, followed by whom it concerns."""

import pytest
from django.urls import reverse
from django.utils import timezone

from lifecycle import claimed
from progress import kinds, running
from progress.models import Job, JobItem
from tests.factories import StaffFactory, UserFactory
from tests.subprocesses import python

pytestmark = pytest.mark.django_db


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

    monkeypatch.setitem(kinds.kinds, "try", kinds.JobKind("try", each=each, refusals=(NotPossible,)))
    return worked


def start(keys, **fields) -> Job:
    return running.start(
        kind="try",
        title="Work <b>",
        **{"by": StaffFactory(), "items": [(key, f"item {key}") for key in keys], **fields},
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
    assert (job.state, job.done) == ("cancelled", running.BATCH)
    assert job.items.filter(outcome=JobItem.Outcome.WAITING).count() == 100 - running.BATCH


def test_a_slice_of_time_leaves_the_rest_for_later(done, monkeypatch):
    job = start(map(str, range(60)))
    monkeypatch.setattr(running, "SLICE", -1)
    assert running.run(job.pk) is True
    assert len(done) == running.BATCH
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

    monkeypatch.setitem(kinds.kinds, "try", kinds.JobKind("try", whole=whole))
    job = start([])
    while running.run(job.pk):
        pass
    job.refresh_from_db()
    assert len(tried) == running.MOST_ATTEMPTS
    assert (job.state, job.fault, job.done, job.total) == ("failed", "RuntimeError", 3, 10)


DIES_IN_THE_MIDDLE = """
import time
from progress import kinds, running
from progress.models import Job
def each(job, key):
    if key == "30":
        print("here", flush=True)
        time.sleep(60)
kinds.kinds["try"] = kinds.JobKind("try", each=each)
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
    assert done == [str(number) for number in range(running.BATCH, 60)]  # the first step stood
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
