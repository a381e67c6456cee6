"""The applicant's page of an offer: its terms, and the answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from . import more_time, offers, rules
from .forms import AcceptOfferForm, DeclineOfferForm
from .messages import funding_in_words
from .models import Offer
from .offer_forms import MoreTimeForm
from .refusals import REFUSALS


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest, pk) -> HttpResponse:
    """The latest offer made on the application `pk`. GET asks, POST answers."""
    found = _offer_of(request, pk)
    accept, decline, more = _forms(request, found)
    if request.method == "POST" and _answer(request, found, accept, decline, more):
        return redirect("offer", pk=pk)
    context = {
        "offer": found,
        "application": found.application,
        "edition": found.application.call.edition,
        "accept_form": accept,
        "decline_form": decline,
        "time_form": more,
        "open_request": found.time_requests.filter(status="open").exists(),
        "funding": funding_in_words(found.decision),
        "may_answer": found.status == Offer.Status.PENDING and timezone.now() <= found.respond_by,
    }
    return render(request, "selection/offer.html", context)


def _offer_of(request: HttpRequest, pk) -> Offer:
    rows = (
        Offer.objects.of(request.user).filter(application=pk).for_lists().select_related("application__track")
    )
    found = rows.order_by("-pk").first()
    if found is None or not rules.can_answer(request.user, found):
        raise Http404
    return found


def _forms(request: HttpRequest, found: Offer) -> tuple[AcceptOfferForm, DeclineOfferForm, MoreTimeForm]:
    """Only the form that was sent is bound."""
    answer = request.POST.get("answer")
    name = found.application.printed_name or found.application.name
    return (
        AcceptOfferForm(request.POST if answer == "accept" else None, initial={"printed_name": name}),
        DeclineOfferForm(request.POST if answer == "decline" else None, auto_id="decline_%s"),
        MoreTimeForm(request.POST if answer == "more-time" else None, auto_id="time_%s"),
    )


def _answer(
    request: HttpRequest,
    found: Offer,
    accept: AcceptOfferForm,
    decline: DeclineOfferForm,
    more: MoreTimeForm,
) -> bool:
    """Whether the answer was taken or refused with a word; False shows the form again."""
    try:
        if accept.is_bound and accept.is_valid():
            offers.accept(offer=found, by=request.user, **accept.cleaned_data)
            messages.success(request, _("Your place is confirmed. A message is on its way to you."))
        elif decline.is_bound and decline.is_valid():
            offers.decline(offer=found, by=request.user, **decline.cleaned_data)
            messages.success(request, _("You declined the place. Thank you for telling us."))
        elif more.is_bound and more.is_valid():
            more_time.ask(offer=found, by=request.user, **more.cleaned_data)
            messages.success(request, _("Your request is sent. The Academy will write to you."))
        else:
            return False
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    return True
