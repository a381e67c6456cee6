"""Issuing a kind of certificate to everybody of an edition who has earned it: long work (`progress`).

It may be killed at any moment. Each participant is issued to, and the file made, in transactions of their own;
whoever has a certificate keeps it when the work goes on.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from progress.models import Job
from progress.running import last_about, start
from sessions_app.models import Edition, Participation

from . import rules
from .forecast import forecast
from .issuing import issue, retry
from .making import make
from .models import Certificate, Kind
from .refusals import IssueRefused

JOB_KIND = "certificates"


def ask(*, edition: Edition, kind: str, by: User) -> Job:
    """Have the worker issue to all who have earned the certificate and have none yet; work that is open
    goes on instead. Who had one revoked is left out: that is decided singly."""
    title = _("Certificates: %(kind)s, %(edition)s") % {"kind": Kind(kind).label, "edition": edition}
    issue_page = f"{reverse('admin:certificates_issue')}?edition={edition.pk}&kind={kind}"
    return start(
        kind=JOB_KIND,
        title=title,
        by=by,
        items=[(str(row.pk), row.printed_name) for row, _standing in forecast(edition, kind).ready],
        arguments={"edition": edition.pk, "kind": kind},
        result=issue_page,
        about=_about(edition, kind),
    )


def last_of(edition: Edition, kind: str) -> Job | None:
    """The latest issuing of the kind for the edition."""
    return last_about(JOB_KIND, _about(edition, kind))


def issue_to_one(job: Job, key: str) -> None:
    """Issue one participant's certificate and make its file. A failed one is tried anew.

    Raises one of REFUSALS, or IssueRefused with the reason why the file could not be made.
    """
    by = job.started_by
    if by is None or not rules.can_issue(by):
        raise IssueRefused(_("Who asked for it may not issue certificates any more."))
    participation = Participation.objects.filter(pk=key, edition=job.arguments["edition"]).first()
    if participation is None:
        raise IssueRefused(_("The participation is not there any more."))
    kind = job.arguments["kind"]
    certificate = issue(participation=participation, by=by, kind=kind, is_handed_over=False)
    if certificate.status == Certificate.Status.FAILED:
        retry(certificate=certificate, by=by, is_handed_over=False)
    make(certificate.pk)
    certificate.refresh_from_db(fields=["status", "reason"])
    if certificate.status == Certificate.Status.FAILED:
        raise IssueRefused(certificate.reason)


def participant_page(key: str) -> str:
    return reverse("admin:sessions_app_participation_change", args=[key])


def _about(edition: Edition, kind: str) -> str:
    return f"{edition.pk}:{kind}"
