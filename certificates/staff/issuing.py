"""Issuing the certificates of an edition, after a page that says for whom."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.staff_pages import allowed, staff_page
from sessions_app.models import Edition
from sessions_app.staff.editions import chosen_edition

from .. import issuing, rules, runs
from ..forecast import forecast
from ..models import Certificate, IssuingRun, Kind
from ..refusals import REFUSALS
from ..signatories import signatories_of

MOST_NAMED = 100


@require_safe
@allowed(rules.can_issue)
def overview(request: HttpRequest) -> HttpResponse:
    """Who of an edition would get a certificate now, who not and why."""
    edition, editions = chosen_edition(request)
    kind = request.GET.get("kind", Kind.PARTICIPATION)
    if kind not in Kind.values:
        raise Http404
    found = forecast(edition, kind) if edition else None
    return staff_page(
        request,
        "certificates/issue.html",
        title=_("Issue certificates"),
        edition=edition,
        editions=editions,
        kind=Kind(kind),
        kinds=list(Kind),
        forecast=found,
        signatories=signatories_of(edition) if edition else [],
        run=_last_run(edition, kind) if edition else None,
    )


@require_POST
@allowed(rules.can_issue)
def issue(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Have the worker issue them; its page tells how far it is."""
    edition = get_object_or_404(Edition.objects.select_related("venue"), pk=pk)
    if kind not in Kind.values:
        raise Http404
    run = runs.ask(edition=edition, kind=kind, by=request.user)
    return redirect("admin:certificates_run", run.pk)


@require_safe
@allowed(rules.can_issue)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the worker is, who was refused and why, what could not be made and why."""
    run = get_object_or_404(IssuingRun.objects.select_related("edition__venue", "asked_by"), pk=pk)
    rows = Certificate.objects.filter(participation__edition=run.edition, kind=run.kind)
    counted = rows.counted()
    waiting = len(forecast(run.edition, run.kind).ready) if run.finished_at is None else 0
    done = counted["valid"] + counted["failed"]
    return staff_page(
        request,
        "certificates/run.html",
        title=_("Issuing certificates"),
        run=run,
        counted=counted,
        done=done,
        total=waiting + done + counted["queued"],
        is_going_on=run.finished_at is None or counted["queued"] > 0,
        failed=list(rows.filter(status="failed").order_by("number")[:MOST_NAMED]),
    )


@require_POST
@allowed(rules.can_issue)
def retry_failed(request: HttpRequest, pk: int) -> HttpResponse:
    """Have all that failed in a run’s edition made again."""
    run = get_object_or_404(IssuingRun.objects.select_related("edition"), pk=pk)
    rows = Certificate.objects.filter(participation__edition=run.edition, kind=run.kind, status="failed")
    number = 0
    for row in rows.select_related("participation"):
        try:
            issuing.retry(certificate=row, by=request.user)
            number += 1
        except REFUSALS as refusal:
            messages.error(request, _("%(label)s: %(text)s") % {"label": row.number, "text": refusal})
    text = ngettext(
        "%(number)d certificate is being made again.", "%(number)d certificates are being made again.", number
    )
    messages.success(request, text % {"number": number})
    return redirect("admin:certificates_run", run.pk)


def _last_run(edition: Edition, kind: str) -> IssuingRun | None:
    return IssuingRun.objects.filter(edition=edition, kind=kind).first()
