"""All answers as they will be read, and submitting."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lifecycle import TransitionRefused

from ..filled_form import fill
from ..models import Application
from ..submission import CallClosed, Incomplete, closed_message, submit
from .own import own_application


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All answers as they will be read, and the button that submits them."""
    found = own_application(request, pk)
    if found.status != Application.Status.DRAFT:
        return redirect(found)
    sections = fill(found)
    lacking = [(filled.section, entry.question) for filled in sections for entry in filled.missing]
    if request.method == "POST":
        try:
            submit(application=found, by=request.user)
        except Incomplete as incomplete:
            lacking = incomplete.missing
        except (CallClosed, TransitionRefused) as refusal:
            messages.error(request, str(refusal))
            return redirect(found)
        else:
            messages.success(
                request, _("Your application is submitted. A receipt is on its way to you by mail.")
            )
            return redirect(found)
    return render(
        request,
        "applications/review.html",
        {
            "application": found,
            "sections": sections,
            "missing": lacking,
            "closed": "" if found.call.is_open else closed_message(found.call),
            "was_refused": request.method == "POST",
        },
    )
