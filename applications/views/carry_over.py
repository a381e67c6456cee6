"""Carrying answers and documents over from an earlier application."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from .. import rules
from ..carrying import carriable, carry, confirm
from .own import own_application


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def carry_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """GET lists what could be carried over, POST copies what is ticked."""
    found = own_application(request, pk)
    if not rules.can_edit(request.user, found):
        return redirect(found)
    if request.method == "POST":
        chosen = [int(key) for key in request.POST.getlist("question") if key.isdecimal()]
        number = carry(application=found, questions=chosen)
        messages.success(
            request,
            ngettext(
                "%(number)d answer is carried over. Please check it before you submit.",
                "%(number)d answers are carried over. Please check them before you submit.",
                number,
            )
            % {"number": number},
        )
        return redirect(found)
    offer = carriable(found)
    if offer is None:
        return redirect(found)
    return render(request, "applications/carry_over.html", {"application": found, "offer": offer})


@login_required
@require_POST
def confirm_carried(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The person has read what was carried over and says that it is right."""
    found = own_application(request, pk)
    if rules.can_edit(request.user, found):
        confirm(application=found)
        messages.success(request, _("Thank you: what was carried over counts as checked."))
    return redirect(found)
