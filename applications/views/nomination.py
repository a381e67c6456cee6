"""The applicant's page of the nomination: whom to ask, and what became of it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lifecycle import TransitionRefused

from .. import nominating, rules
from ..models import Application, Nomination
from ..nomination_forms import NominationForm
from ..refusals import NominationRefused
from .own import own_application_with_requests


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nomination(request: HttpRequest, pk: UUID) -> HttpResponse:
    """GET shows, POST asks, reminds, sends a new link or takes the request back."""
    found = own_application_with_requests(request, pk)
    live = nominating.live_nomination(found)
    act = request.POST.get("act", "")
    form = NominationForm(
        request.POST if act == "request" else None,
        initial=_initial(found, live),
        use_required_attribute=False,
    )
    if request.method == "POST":
        if act == "request" and not form.is_valid():
            return _page(request, found, live, form)
        _act(request, found, live, form, act)
        return redirect("application-nomination", pk=found.pk)
    return _page(request, found, live, form)


def _page(
    request: HttpRequest, found: Application, live: Nomination | None, form: NominationForm
) -> HttpResponse:
    may_ask = rules.can_request_nomination(request.user, found)
    is_given = live is not None and live.status == Nomination.Status.ENDORSED
    context = {
        "application": found,
        "live": live,
        "earlier": [row for row in found.nominations.all() if row != live],
        "form": form if may_ask and not is_given else None,
        "may_ask": may_ask,
        "is_given": is_given,
    }
    return render(request, "applications/nomination.html", context)


def _act(
    request: HttpRequest, found: Application, live: Nomination | None, form: NominationForm, act: str
) -> None:
    """Do what the button says and tell how it went."""
    try:
        if act == "request":
            asked = nominating.request(application=found, by=request.user, **form.cleaned_data)
            nominating.note_in_form(application=found, nomination=asked)
            done = _("%(name)s is asked by mail. You see the answer here.") % {"name": asked.name}
        elif act == "remind" and live:
            nominating.remind(nomination=live, by=request.user)
            done = _("%(name)s is reminded.") % {"name": live.name}
        elif act == "renew" and live:
            nominating.renew(nomination=live, by=request.user)
            done = _("%(name)s gets a new link.") % {"name": live.name}
        elif act == "revoke" and live:
            nominating.revoke(nomination=live, by=request.user)
            done = _("The request is taken back: the link of %(name)s does not work any more.") % {
                "name": live.name
            }
        else:
            return
    except (NominationRefused, TransitionRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)


def _initial(found: Application, live: Nomination | None) -> dict[str, str]:
    """As the form names the person; empty once that person is asked."""
    named = nominating.contact_of(found)
    if live or any(
        row.email.casefold() == named.get("email", "").casefold() for row in found.nominations.all()
    ):
        named = {}
    return {"language": found.applicant.language, **named}
