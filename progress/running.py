"""Doing long work: in small steps, each kept, by one worker at a time, until it is over or stopped.

A worker holds a claim on the job, which falls when it dies; the sweep gives the job to another. What is
done to an item and the note that it is done are one transaction, so nothing is done twice. After
`SLICE` seconds the job goes to the end of the queue, so that others' messages need not wait for it.
"""

import logging
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from uuid import UUID, uuid4

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from broker import hand_over
from lifecycle import claimed

from .kinds import JobKind, Report, kinds
from .models import JOB, Job, JobItem

log = logging.getLogger(__name__)

LOCK_SPACE = 0x0B0E
SLICE = 20  # seconds
MOST_ATTEMPTS = 3  # of work in one piece
DATABASE_AWAY = (OperationalError, InterfaceError)
TELL = """
    UPDATE progress_job SET done = %s, total = %s, touched_at = %s WHERE id = %s
    RETURNING cancel_asked_at IS NOT NULL
"""


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
    about: str = "",
    key: UUID | None = None,
    is_handed_over: bool = True,
) -> Job:
    """Ask for long work; it begins after the transaction commits, in the language of the asker. `items`
    are pairs of key and label.

    What is open `about` the same thing goes on instead, and a `key` that is known finds its work: asked
    twice, it is done once. Who does it at once does not have it handed over.
    """
    rows = list(items)
    same = {"kind": kinds[kind].name, "about": about} if about else {"pk": key or uuid4()}
    job, is_new = (Job.objects.unfinished() if about else Job.objects).get_or_create(
        **same,
        defaults={
            "kind": kinds[kind].name,
            "title": title[:300],
            "language": translation.get_language() or settings.LANGUAGE_CODE,
            "started_by": by,
            "arguments": arguments or {},
            "result": result,
            "total": len(rows),
        },
    )
    if is_new:
        JobItem.objects.bulk_create(
            (JobItem(job=job, key=str(item), label=label[:300]) for item, label in rows), batch_size=2000
        )
    if is_handed_over:
        transaction.on_commit(lambda: hand_to_worker(job.pk), robust=True)
    return job


def repeat(*, job: Job, by) -> Job:
    """Have what failed tried again, as work of its own; the old report stays."""
    failed = job.items.filter(outcome=JobItem.Outcome.FAILED)
    return start(
        kind=job.kind,
        title=job.title,
        by=by,
        items=failed.values_list("key", "label"),
        arguments=job.arguments,
        result=job.result,
        about=job.about,
    )


def last_about(kind: str, about: str) -> Job | None:
    """The latest work of the kind about a thing."""
    return Job.objects.filter(kind=kind, about=about).order_by("-created_at").first()


def ask_to_stop(job: Job) -> None:
    """The worker stops after the step that it is at. What is done stays done."""
    Job.objects.unfinished().filter(pk=job.pk, cancel_asked_at=None).update(cancel_asked_at=timezone.now())
    hand_to_worker(job.pk)


def run(pk: UUID) -> bool:
    """Work on the job for a while; whether it still needs somebody afterwards."""
    with claimed(LOCK_SPACE, pk) as is_ours:
        found = Job.objects.unfinished().select_related("started_by").filter(pk=pk)
        job = found.first() if is_ours else None
        if job is None:
            return False
        with translation.override(job.language):
            return _work(job)


def take_up() -> int:
    """Work on what nobody works on: lost by the broker, or left by a dead worker; how many."""
    pending = list(Job.objects.unfinished().order_by("created_at").values_list("pk", flat=True))
    for pk in pending:
        try:
            if run(pk):
                hand_to_worker(pk)
        except Exception:  # the next sweep tries it again; the others don't wait for it
            log.exception("Job %s is interrupted; it will go on.", pk)
    return len(pending)


def hand_to_worker(pk: UUID) -> None:
    """Tell the worker. When the broker is away the sweep finds the job."""
    from .tasks import run as task

    hand_over(task, str(pk))


def _work(job: Job) -> bool:
    kind = kinds.get(job.kind)
    if job.state == Job.State.WAITING:
        JOB.move(job, "begin", touched_at=timezone.now())
    if kind is None:  # of a version of the portal that is no more
        JOB.move(job, "fail", ended_at=timezone.now(), fault=_("The portal does no such work any more."))
        return False
    return _go_through(job, kind) if kind.each else _do_whole(job, kind)


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
    """Do the work to the next items, and keep what came of each; how many."""
    with _transaction(kind):
        waiting = job.items.filter(outcome=JobItem.Outcome.WAITING)
        if not kind.commits_itself:
            waiting = waiting.select_for_update(skip_locked=True)
        items = list(waiting[: kind.together])
        for item in items:
            _do(job, kind, item)
        _keep(job, items)
    return len(items)


def _transaction(kind: JobKind) -> AbstractContextManager:
    return nullcontext() if kind.commits_itself else transaction.atomic()


@transaction.atomic(savepoint=False)
def _keep(job: Job, items: list[JobItem]) -> None:
    failed = [item for item in items if item.outcome == JobItem.Outcome.FAILED]
    done = [item.pk for item in items if item.outcome == JobItem.Outcome.DONE]
    JobItem.objects.filter(pk__in=done).update(outcome=JobItem.Outcome.DONE)
    JobItem.objects.bulk_update(failed, ["outcome", "reason"])
    Job.objects.filter(pk=job.pk).update(
        done=F("done") + len(done), failed=F("failed") + len(failed), touched_at=timezone.now()
    )


def _do(job: Job, kind: JobKind, item: JobItem) -> None:
    try:
        with _transaction(kind):
            kind.each(job, item.key)
    except DATABASE_AWAY:
        raise
    except kind.refusals as refusal:
        item.outcome, item.reason = JobItem.Outcome.FAILED, str(refusal)[:500]
    except Exception as fault:  # one that nobody foresaw stops none of the others
        log.exception("Job %s failed at %s", job.pk, item.key)
        item.outcome, item.reason = JobItem.Outcome.FAILED, _in_words(fault)
    else:
        item.outcome = JobItem.Outcome.DONE


def _do_whole(job: Job, kind: JobKind) -> bool:
    Job.objects.filter(pk=job.pk).update(attempts=F("attempts") + 1, touched_at=timezone.now())
    job.attempts += 1
    if _is_stopped(job, kind):
        return False
    if job.attempts > MOST_ATTEMPTS:  # each of them killed its worker, or lost the database
        _end(job, kind, "fail", fault=_("It was begun several times, and broke off each time."))
        return False
    try:
        with _reporting(job, kind) as report:
            kind.whole(job, report)
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
        _end(job, kind, "fail", fault=_in_words(fault))
    else:
        _end(job, kind, "finish")
    return False


def _in_words(fault: Exception) -> str:
    """What the staff read of a fault that nobody foresaw."""
    return _("A fault in the portal (%(fault)s). The operators find it in the log.") % {
        "fault": type(fault).__name__
    }


@contextmanager
def _reporting(job: Job, kind: JobKind) -> Iterator[Report]:
    """What the work calls to say how far it is. Inside one transaction nobody would see that before its
    end, nor would the work see that it shall stop: there it goes by a connection of its own."""
    link = connection.copy() if kind.all_or_nothing else connection
    try:
        yield lambda done, total: _tell(link, job, done, total)
    finally:
        if link is not connection:
            link.close()


def _tell(link: BaseDatabaseWrapper, job: Job, done: int, total: int) -> None:
    with link.cursor() as cursor:
        cursor.execute(TELL, [done, total, timezone.now(), job.pk])
        if any(asked_to_stop for (asked_to_stop,) in cursor.fetchall()):
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
