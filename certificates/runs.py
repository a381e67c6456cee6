"""Issuing a kind of certificate to everybody of an edition who has earned it: the worker’s part.

A run may be killed at any moment. Each participant is issued to in a transaction of its own, and whoever has a
certificate is passed over when the run goes on. Two workers at one run do no harm either.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation

from accounts.models import User
from broker import hand_over
from sessions_app.models import Edition

from .forecast import forecast
from .issuing import issue
from .models import Certificate, IssuingRun, Kind
from .refusals import REFUSALS

log = logging.getLogger(__name__)

STALE = timedelta(seconds=60)  # after which a run that nobody touches was killed
EVERY = 20  # participants between two signs of life


@transaction.atomic
def ask(*, edition: Edition, kind: str, by: User) -> IssuingRun:
    """Have the worker issue to all who have earned the certificate; an open run goes on instead of a second."""
    run, _is_new = IssuingRun.objects.get_or_create(
        edition=edition, kind=kind, finished_at=None, defaults={"asked_by": by}
    )
    transaction.on_commit(lambda: hand_to_worker(run), robust=True)
    return run


def hand_to_worker(run: IssuingRun) -> None:
    """Tell the worker; the sweep finds the run when the broker is away."""
    from .tasks import issue_run

    hand_over(issue_run, run.pk)


def go_on(pk: int) -> None:
    """Issue what is still to be issued of an open run, and finish it."""
    run = IssuingRun.objects.filter(pk=pk, finished_at=None).select_related("edition", "asked_by").first()
    if run is None:
        return
    refusals: list[list[str]] = []
    with translation.override(run.asked_by.language):
        issue_all(
            edition=run.edition,
            kind=run.kind,
            by=run.asked_by,
            on_refusal=lambda name, reason: refusals.append([name, reason]),
            every=lambda: _touch(run),
        )
    IssuingRun.objects.filter(pk=run.pk).update(finished_at=timezone.now(), refusals=refusals)


def go_on_all() -> None:
    """Take up the runs whose worker was killed."""
    stale = IssuingRun.objects.filter(finished_at=None, touched_at__lt=timezone.now() - STALE)
    for pk in stale.values_list("pk", flat=True):
        go_on(pk)


def issue_all(
    *,
    edition: Edition,
    by: User,
    kind: str = Kind.PARTICIPATION,
    on_refusal: Callable[[str, str], None] = lambda name, reason: None,
    every: Callable[[], None] = lambda: None,
) -> list[Certificate]:
    """Issue to every participant who has earned a certificate and has none yet; the new ones. Who had one
    revoked is left out: that is decided singly. One that is refused, or fails, stops nobody."""
    issued = []
    for number, (participation, _standing) in enumerate(forecast(edition, kind).ready):
        if number % EVERY == 0:
            every()
        try:
            issued.append(issue(participation=participation, by=by, kind=kind))
        except REFUSALS as refusal:
            on_refusal(participation.printed_name, str(refusal))
        except Exception as failure:  # told to the staff by name; the others get theirs
            log.exception("No certificate for participation %s", participation.pk)
            on_refusal(participation.printed_name, f"{type(failure).__name__}: {failure}")
    return issued


def _touch(run: IssuingRun) -> None:
    IssuingRun.objects.filter(pk=run.pk).update(touched_at=timezone.now())
