"""Issuing the certificates of an edition, after a page that says for whom."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.staff_pages import allowed, staff_page
from sessions_app.models import Edition
from sessions_app.staff.editions import chosen_edition

from .. import rules, runs
from ..forecast import forecast
from ..models import Kind
from ..signatories import signatories_of


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
        run=runs.last_of(edition, kind) if edition else None,
    )


@require_POST
@allowed(rules.can_issue)
def issue(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Have the worker issue them; the page of the work tells how far it is."""
    edition = get_object_or_404(Edition.objects.select_related("venue"), pk=pk)
    if kind not in Kind.values:
        raise Http404
    return redirect(runs.ask(edition=edition, kind=kind, by=request.user))
