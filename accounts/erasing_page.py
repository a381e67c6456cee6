"""The staff's page of one erasure: what would go, what would stay; then the act, or the refusal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lifecycle import TransitionRefused
from privacy import erasing

from . import access_log, erasure_requests, rules
from .forms import RefuseErasureForm
from .models import AccessRecord, User
from .staff_pages import allowed, staff_page


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_erase)
def erase_person(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    wish = erasure_requests.open_request(person)
    act = request.POST.get("act", "")
    form = RefuseErasureForm(request.POST if act == "refuse" else None)
    try:
        if act == "erase":
            report = erasure_requests.carry_out(person=person, by=request.user)
            messages.success(request, _("The person is erased."))
            return _page(request, person, report=report, is_done=True)
        if act == "refuse" and wish and form.is_valid():
            erasure_requests.refuse(request=wish, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("The request is refused, and the person is told why."))
            return redirect("admin:accounts_erasurerequest_changelist")
        report = erasing.dry_run(person=person, by=request.user)
    except (erasing.ErasureRefused, TransitionRefused) as refusal:
        return _page(request, person, refusal=str(refusal), wish=wish)
    access_log.note(by=request.user, what=AccessRecord.What.DRY_RUN, person=person)
    return _page(request, person, report=report, wish=wish, form=form, stays=erasing.kept_numbers())


def _page(request: HttpRequest, person: User, **context) -> HttpResponse:
    title = _("Erased person") if context.get("is_done") else _("Erase %(person)s") % {"person": person}
    return staff_page(request, "accounts/erase.html", title=title, person=person, **context)
