"""Doing long work: in small steps, each kept, by one worker at a time, until it is over or stopped.

A worker holds a claim on the job, which falls when it dies; the sweep gives the job to another. What is
done to an item and the note that it is done are one transaction, so nothing is done twice. After
`SLICE` seconds the job goes to the end of the queue, so that others' messages need not wait for it.
"""

import logging
import time
from collections.abc import Iterable
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from broker import hand_over
from lifecycle import claimed

from .kinds import JobKind, kinds
from .models import JOB, Job, JobItem

log = logging.getLogger(__name__)

LOCK_SPACE = 0x0B0E
BATCH = 25
SLICE = 20  # seconds
MOST_ATTEMPTS = 3  # of work in one piece
DATABASE_AWAY = (OperationalError, InterfaceError)


class Stopped(Exception):
    """Somebody asked the work to stop."""


@transaction.atomic
def start(
    *,
    kind: str,
    title: str,
    by,
    items: Iterable[tuple[str, str]] = (),
    arguments: dict | None = None,
    result: str = "",
) -> Job:
    """Ask for long work; it begins after the transaction commits. `items` are pairs of key and label."""
    job = Job.objects.create(
        kind=kinds[kind].name, title=title[:300], started_by=by, arguments=arguments or {}, result=result
    )
    rows = [JobItem(job=job, key=str(key), label=label[:300]) for key, label in items]
    JobItem.objects.bulk_create(rows, batch_size=2000)
    Job.objects.filter(pk=job.pk).update(total=len(rows))
    job.total = len(rows)
    transaction.on_commit(lambda: hand_to_worker(job.pk), robust=True)
    return job


def ask_to_stop(job: Job) -> None:
    """The worker stops after the step that it is at. What is done stays done."""
    Job.objects.unfinished().filter(pk=job.pk, cancel_asked_at=None).update(cancel_asked_at=timezone.now())
    hand_to_worker(job.pk)


def run(pk: UUID) -> bool:
    """Work on the job for a while; whether it still needs somebody afterwards."""
    with claimed(LOCK_SPACE, pk) as is_ours:
        job = Job.objects.unfinished().filter(pk=pk).first() if is_ours else None
        if job is None:
            return False
        if job.state == Job.State.WAITING:
            JOB.move(job, "begin", touched_at=timezone.now())
        kind = kinds[job.kind]
        return _go_through(job, kind) if kind.each else _do_whole(job, kind)


def take_up() -> int:
    """Work on what nobody works on: lost by the broker, or left by a dead worker; how many."""
    pending = list(Job.objects.unfinished().order_by("created_at").values_list("pk", flat=True))
    for pk in pending:
        if run(pk):
            hand_to_worker(pk)
    return len(pending)


def hand_to_worker(pk: UUID) -> None:
    """Tell the worker. When the broker is away the sweep finds the job."""
    from .tasks import run as task

    hand_over(task, str(pk))


def _go_through(job: Job, kind: JobKind) -> bool:
    until = time.monotonic() + SLICE
    while not _is_stopped(job, kind):
        if not _step(job, kind):
            _end(job, kind, "finish")
            return False
        if time.monotonic() > until:
            return True
    return False


def _step(job: Job, kind: JobKind) -> int:
    """Do the work to the next items and keep what came of each, all in one; how many."""
    with transaction.atomic():
        items = list(
            job.items.filter(outcome=JobItem.Outcome.WAITING).select_for_update(skip_locked=True)[:BATCH]
        )
        for item in items:
            _do(job, kind, item)
        JobItem.objects.bulk_update(items, ["outcome", "reason"])
        failed = sum(item.outcome == JobItem.Outcome.FAILED for item in items)
        Job.objects.filter(pk=job.pk).update(
            done=F("done") + len(items) - failed, failed=F("failed") + failed, touched_at=timezone.now()
        )
    return len(items)


def _do(job: Job, kind: JobKind, item: JobItem) -> None:
    try:
        with transaction.atomic():
            kind.each(job, item.key)
    except DATABASE_AWAY:
        raise
    except kind.refusals as refusal:
        item.outcome, item.reason = JobItem.Outcome.FAILED, str(refusal)[:500]
    except Exception as fault:  # one that nobody foresaw stops none of the others
        log.exception("Job %s failed at %s", job.pk, item.key)
        reason = _("A fault in the portal (%(fault)s). The operators find it in the log.")
        item.outcome, item.reason = JobItem.Outcome.FAILED, reason % {"fault": type(fault).__name__}
    else:
        item.outcome = JobItem.Outcome.DONE


def _do_whole(job: Job, kind: JobKind) -> bool:
    Job.objects.filter(pk=job.pk).update(attempts=F("attempts") + 1, touched_at=timezone.now())
    job.attempts += 1
    if _is_stopped(job, kind):
        return False
    try:
        kind.whole(job, lambda done, total: _tell(job, done, total))
    except Stopped:
        _end(job, kind, "stop")
    except DATABASE_AWAY:
        raise
    except kind.refusals as refusal:
        _end(job, kind, "fail", fault=str(refusal))
    except Exception as fault:
        log.exception("Job %s failed", job.pk)
        if job.attempts < MOST_ATTEMPTS:
            return True
        _end(job, kind, "fail", fault=type(fault).__name__)
    else:
        _end(job, kind, "finish")
    return False


def _tell(job: Job, done: int, total: int) -> None:
    Job.objects.filter(pk=job.pk).update(done=done, total=total, touched_at=timezone.now())
    if Job.objects.filter(pk=job.pk, cancel_asked_at__isnull=False).exists():
        raise Stopped


def _is_stopped(job: Job, kind: JobKind) -> bool:
    """Whether somebody asked it to stop; then it is over."""
    if not Job.objects.filter(pk=job.pk, cancel_asked_at__isnull=False).exists():
        return False
    _end(job, kind, "stop")
    return True


@transaction.atomic
def _end(job: Job, kind: JobKind, name: str, **fields: str) -> None:
    JOB.move(job, name, ended_at=timezone.now(), **fields)
    if kind.ended:
        job.refresh_from_db()
        kind.ended(job)
