"""Trying an erasure and carrying it out: work that the worker does, since it reads the whole database and
takes history away, which no page may.

What would go is kept for its asker alone and for an hour: kinds and numbers, nothing of whom it is about.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from privacy import erasing
from progress.kinds import Report
from progress.models import Job
from progress.running import start

from . import erasure_requests, rules
from .models import ErasureRequest, User

TRIAL, ERASURE = "erasure-trial", "erasure"
KEPT = 3600  # seconds


class ErasureNotAllowed(Exception):
    """Who asked may not erase anybody any more. Its text is for people."""


@dataclass(frozen=True)
class Work:
    """The latest that a member of the staff has had done about a person, and what came of it."""

    job: Job
    report: erasing.Report | None

    @property
    def is_tried(self) -> bool:
        """Whether it has been found out what would go."""
        return self.job.kind == TRIAL and self.report is not None

    @property
    def is_done(self) -> bool:
        """Whether the person is erased."""
        return self.job.kind == ERASURE and self.job.state == Job.State.DONE


def try_out(*, person: User, by: User) -> Job:
    """Have found out what an erasure would do."""
    return _ask(
        TRIAL, _("Dry run: erasing account %(number)s"), person, by, about=f"person:{person.pk}:{by.pk}"
    )


def erase(*, person: User, by: User) -> Job:
    """Have the person erased."""
    return _ask(ERASURE, _("Erasing account %(number)s"), person, by, about=f"person:{person.pk}")


def latest(*, person: User, by: User) -> Work | None:
    """None where nothing is under way, and what came of the last is not kept any more."""
    jobs = Job.objects.filter(kind__in=(TRIAL, ERASURE), started_by=by, arguments__person=person.pk)
    job = jobs.order_by("-created_at").first()
    if job is None or (job.is_over and job.ended_at < timezone.now() - timedelta(seconds=KEPT)):
        return None
    return Work(job, cache.get(_key(job)))


def do_try_out(job: Job, report: Report) -> None:
    """Raises ErasureRefused, TransitionRefused, ErasureNotAllowed."""
    by = _asker(job)
    person = User.objects.get(pk=job.arguments["person"])
    _keep(job, erasing.dry_run(person=person, by=by, tell=report))


def do_erase(job: Job, report: Report) -> None:
    """Raises ErasureRefused, TransitionRefused, ErasureNotAllowed. Begun anew after the worker died just
    behind the act, it finds the person erased."""
    by = _asker(job)
    person = User.objects.get(pk=job.arguments["person"])
    done = ErasureRequest.Status.DONE
    if not person.erasure_requests.filter(status=done, decided_at__gte=job.created_at).exists():
        _keep(job, erasure_requests.carry_out(person=person, by=by, tell=report))


def _ask(kind: str, title: str, person: User, by: User, *, about: str) -> Job:
    return start(
        kind=kind,
        title=title % {"number": person.pk},
        by=by,
        arguments={"person": person.pk},
        about=about,
        result=reverse("admin:accounts_erase_person", args=[person.pk]),
    )


def _asker(job: Job) -> User:
    if job.started_by is None or not rules.can_erase(job.started_by):
        raise ErasureNotAllowed(_("Who asked for it may not erase people any more."))
    return job.started_by


def _keep(job: Job, report: erasing.Report) -> None:
    cache.set(_key(job), report, KEPT)


def _key(job: Job) -> str:
    return f"erasure:{job.pk}"
