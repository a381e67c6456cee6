"""The dry run of a release, and the release."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from .. import rules
from ..dry_run import examine
from ..models import Decision
from ..refusals import REFUSALS
from ..release import forecast
from ..release import release as release_decisions
from .decisions import chosen_keys
from .pages import allowed, staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_release)
def release(request: HttpRequest) -> HttpResponse:
    """GET tells what releasing every approved decision would do; POST releases those it named."""
    if request.method != "POST":
        return dry_run(request, _asked_for(request))
    chosen = Decision.objects.filter(pk__in=chosen_keys(request))
    try:
        released = release_decisions(decisions=chosen, by=request.user)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:selection_release")
    messages.success(
        request,
        ngettext(
            "%(number)d decision is released and its message written.",
            "%(number)d decisions are released and their messages written.",
            len(released),
        )
        % {"number": len(released)},
    )
    return redirect("admin:selection_decision_changelist")


def _asked_for(request: HttpRequest) -> QuerySet[Decision]:
    """Every approved decision, of one edition when the address names it."""
    decisions = Decision.objects.to_release()
    edition = request.GET.get("edition", "")
    if edition.isascii() and edition.isdigit():
        return decisions.filter(application__call__edition=int(edition[:9]))
    return decisions


def dry_run(request: HttpRequest, decisions: QuerySet[Decision]) -> HttpResponse:
    """The page that says what will happen to how many, before anything happens."""
    return staff_page(
        request,
        "release.html",
        title=_("Release decisions"),
        run=examine(forecast(decisions, by=request.user)),
    )
