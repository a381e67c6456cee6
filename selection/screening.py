"""Screening: an officer says whether an application may be considered, or asks the applicant first."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User
from applications import information
from applications.models import Application, InformationRequest

from . import conflicts
from .locks import lock_application
from .models import Decision, ReviewAssignment, Screening
from .refusals import ScreeningOvertaken, ScreeningRefused


@transaction.atomic
def screen(
    *,
    application: Application,
    by: User,
    is_eligible: bool,
    reason: str = "",
    note: str = "",
    seen: str = "",
) -> Screening:
    """Write the finding; a later one replaces it, the history keeps both.

    `seen` is the mark of what the officer had before them (`mark_of`). Raises ScreeningOvertaken when
    somebody acted meanwhile; ScreeningRefused unless the application is submitted, and when it is
    found not eligible without a coded reason.
    """
    application = _locked(application, by, seen)
    finding = Screening.objects.filter(application=application).first() or Screening(application=application)
    finding.is_eligible, finding.reason, finding.note, finding.screened_by = is_eligible, reason, note, by
    try:
        finding.full_clean(exclude=["application"])
    except ValidationError as fault:
        raise ScreeningRefused(" ".join(fault.messages)) from fault
    finding.save()
    return finding


@transaction.atomic
def ask_first(*, application: Application, by: User, seen: str = "", **request) -> InformationRequest:
    """Ask the applicant for information (`information.ask`): until it is answered, or its time is over,
    the application leaves the queue. Raises what `screen` and `information.ask` raise."""
    return information.ask(application=_locked(application, by, seen), by=by, **request)


@transaction.atomic
def undo(*, application: Application, by: User, seen: str) -> None:
    """Take the latest finding back, or the open request for information; the finding before it
    stands again. The history keeps all of it.

    Raises ScreeningOvertaken when somebody acted since; ScreeningRefused once a reviewer is asked or
    a decision taken, or when there is nothing to take back.
    """
    application = _locked(application, by, seen)
    if asked := _open_request(application):
        information.cancel(request=asked, by=by)
        return
    finding = Screening.objects.filter(application=application).first()
    if finding is None:
        raise ScreeningRefused(_("There is nothing to undo."))
    if _is_built_upon(application):
        raise ScreeningRefused(
            _("A reviewer is asked or a decision is taken on this screening: write a new finding instead.")
        )
    before = finding.events.exclude(screened_at=finding.screened_at).order_by("-pgh_id").first()
    if before is None:
        finding.delete()
        return
    for name in ("is_eligible", "reason", "note", "screened_by_id"):
        setattr(finding, name, getattr(before, name))
    finding.save()


def mark_of(application: Application) -> str:
    """What tells whether somebody acted on the application: its revision, its finding, its open
    request."""
    finding = Screening.objects.filter(application=application).first()
    asked = _open_request(application)
    return mark(application, finding, asked.pk if asked else None)


def mark(application: Application, finding: Screening | None, asked: int | None) -> str:
    """`mark_of` for a page that has read these rows already; `asked` is the key of the open request."""
    moment = f"{finding.screened_at.timestamp():.6f}" if finding else "0"
    return f"{application.revision}_{moment}_{asked or 0}"


def _locked(application: Application, by: User, seen: str) -> Application:
    """The application, locked, when the officer may act on it and acts on what they saw."""
    application = lock_application(application)
    if application.status != Application.Status.SUBMITTED:
        raise ScreeningRefused(
            _("Only a submitted application is screened; this one is “%(state)s”.")
            % {"state": application.get_status_display()}
        )
    conflicts.refuse_deciding(application=application, person=by, refusal=ScreeningRefused)
    if seen and seen != mark_of(application):
        raise ScreeningOvertaken(_what_happened(application, seen))
    return application


def _what_happened(application: Application, seen: str) -> str:
    """Who did what since the officer opened the page, in words."""
    told = _("Nothing you typed is lost: look at it again, then save once more.")
    finding = Screening.objects.filter(application=application).select_related("screened_by").first()
    asked = _open_request(application)
    if finding and f"_{finding.screened_at.timestamp():.6f}_" not in seen:
        words = {
            "person": finding.screened_by,
            "moment": date_format(localtime(finding.screened_at), "SHORT_DATETIME_FORMAT"),
            "finding": _("Eligible") if finding.is_eligible else finding.get_reason_display(),
        }
        said = _("%(person)s screened this application meanwhile (%(moment)s): “%(finding)s”.") % words
    elif asked and not seen.endswith(f"_{asked.pk}"):
        said = _("%(person)s asked the applicant for information meanwhile.") % {"person": asked.asked_by}
    elif not seen.startswith(f"{application.revision}_"):
        said = _("The applicant changed answers meanwhile.")
    else:
        said = _("What was done on this application was undone meanwhile.")
    return f"{said} {told}"


def _open_request(application: Application) -> InformationRequest | None:
    return application.information_requests.open().select_related("asked_by").first()


def _is_built_upon(application: Application) -> bool:
    status = ReviewAssignment.Status
    asked = application.assignments.filter(status__in=[status.ASSIGNED, status.DONE])
    decided = application.decisions.exclude(status=Decision.Status.DISCARDED)
    return asked.exists() or decided.exists()
