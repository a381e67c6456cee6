"""The staff's page of one erasure: what would go, what would stay; then the act, or the refusal."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lifecycle import TransitionRefused
from privacy import erasing

from . import access_log, erasing_work, erasure_requests, rules
from .forms import RefuseErasureForm
from .models import AccessRecord, User
from .staff_pages import allowed, attempt, staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_erase)
def erase_person(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    act = ACTS.get(request.POST.get("act", ""))
    return (act(request, person) if act else None) or _page(request, person)


def _try_out(request: HttpRequest, person: User) -> HttpResponse:
    with transaction.atomic():
        erasing_work.try_out(person=person, by=request.user)
        access_log.note(by=request.user, what=AccessRecord.What.DRY_RUN, person=person)
    return redirect("admin:accounts_erase_person", person.pk)


def _erase(request: HttpRequest, person: User) -> HttpResponse:
    """Only what has been tried: nobody erases without having seen what goes."""
    work = erasing_work.latest(person=person, by=request.user)
    if work is None or not work.is_tried:
        messages.error(request, _("Find out first what would be erased."))
        return redirect("admin:accounts_erase_person", person.pk)
    job = erasing_work.erase(person=person, by=request.user)
    if job.started_by_id != request.user.pk:  # somebody else was faster
        return redirect(job)
    return redirect("admin:accounts_erase_person", person.pk)


def _refuse(request: HttpRequest, person: User) -> HttpResponse | None:
    """None where the form comes again, with what it lacks."""
    wish = erasure_requests.open_request(person)
    form = RefuseErasureForm(request.POST)
    if wish is None or not form.is_valid():
        return None

    def refuse() -> None:
        erasure_requests.refuse(request=wish, by=request.user, reason=form.cleaned_data["reason"])

    done = _("The request is refused, and the person is told why.")
    attempt(request, refuse, done, refusals=(TransitionRefused,))
    return redirect("admin:accounts_erasurerequest_changelist")


ACTS = {"try": _try_out, "erase": _erase, "refuse": _refuse}


def _page(request: HttpRequest, person: User) -> HttpResponse:
    work = erasing_work.latest(person=person, by=request.user)
    is_done = work is not None and work.is_done
    return staff_page(
        request,
        "accounts/erase.html",
        title=_("Erased person") if is_done else _("Erase %(person)s") % {"person": person},
        person=person,
        wish=erasure_requests.open_request(person),
        form=RefuseErasureForm(request.POST if request.POST.get("act") == "refuse" else None),
        job=work.job if work else None,
        report=work.report if work else None,
        is_done=is_done,
        refusal="" if is_done else erasing.refusal(person),
        stays=erasing.kept_numbers(),
    )
