"""The page that a nominating person opens by the signed link of the mail, without an account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lifecycle import TransitionRefused

from .. import endorsing
from ..models import Nomination
from ..nomination_forms import DeclineNominationForm, EndorseForm, LetterForm
from ..nomination_link import Opened, open_link, token_of
from ..refusals import NominationRefused


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def nominator(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST answers. A link that is void, used or expired says so and tells nothing else."""
    opened = open_link(token)
    if opened is None or opened.state in ("void", "expired", "declined"):
        context = {"opened": opened, "state": opened.state if opened else "unknown"}
        return render(request, "applications/nominator_closed.html", context, status=_status_of(opened))
    forms = _forms(request)
    if request.method == "POST" and _answer(request, opened.nomination, forms):
        return redirect("nominator", token=token)
    return _page(request, opened, forms)


def _status_of(opened: Opened | None) -> int:
    """Not found for what we never signed; gone for what is over; a used link is no fault."""
    if opened is None:
        return 404
    return 200 if opened.state == "declined" else 410


def _page(request: HttpRequest, opened: Opened, forms: dict) -> HttpResponse:
    nominees = endorsing.nominees_of(opened.nomination)
    context = {
        "nomination": opened.nomination,
        "application": opened.nomination.application,
        "edition": opened.nomination.application.call.edition,
        "is_given": opened.state == "given",
        "nominees": [(row, token_of(row)) for row in nominees] if len(nominees) > 1 else [],
        **forms,
    }
    return render(request, "applications/nominator.html", context)


def _forms(request: HttpRequest) -> dict:
    """Only the form that was sent is bound."""
    act = request.POST.get("act")
    sent = {"data": request.POST, "files": request.FILES, "use_required_attribute": False}
    idle = {"use_required_attribute": False}
    return {
        "endorse_form": EndorseForm(**(sent if act == "endorse" else idle)),
        "decline_form": DeclineNominationForm(**(sent if act == "decline" else idle), auto_id="decline_%s"),
        "letter_form": LetterForm(**(sent if act == "letter" else idle), auto_id="added_%s"),
    }


def _answer(request: HttpRequest, nomination: Nomination, forms: dict) -> bool:
    """Whether the answer was taken or refused with a word; False shows the form again."""
    try:
        done = _take(request, nomination, **forms)
    except (NominationRefused, TransitionRefused) as refusal:
        messages.error(request, str(refusal))
        return True
    if done:
        messages.success(request, done)
    return bool(done)


def _take(
    request: HttpRequest,
    nomination: Nomination,
    endorse_form: EndorseForm,
    decline_form: DeclineNominationForm,
    letter_form: LetterForm,
) -> str:
    """What was done, in words; empty when the form that was sent is not valid."""
    if endorse_form.is_bound and endorse_form.is_valid():
        endorsing.endorse(nomination=nomination, **endorse_form.cleaned_data)
        return _("Thank you: your nomination is recorded, and the applicant is told.")
    if decline_form.is_bound and decline_form.is_valid():
        endorsing.decline(nomination=nomination, **decline_form.cleaned_data)
        return _("Thank you for your answer. The applicant is told.")
    if letter_form.is_bound and letter_form.is_valid():
        endorsing.add_letter(nomination=nomination, letter=letter_form.cleaned_data["letter"])
        return _("Thank you: the letter is kept with your nomination.")
    if up := request.POST.get("up"):
        return _move_up(nomination, up)
    return ""


def _move_up(among: Nomination, key: str) -> str:
    nominee = next((row for row in endorsing.nominees_of(among) if str(row.pk) == key), None)
    if nominee is None:
        raise NominationRefused(_("This person is not among those you are asked to nominate."))
    endorsing.move_up(nomination=nominee, among=among)
    return _("The order is saved.")
