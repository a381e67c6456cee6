"""Screening outside of the desk: the queue of all editions, and the finding made on an application's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.models import Application

from .. import rules
from ..forms import ScreeningForm
from ..queues import next_to_screen, to_screen
from ..screening import screen
from .pages import allowed, attempt, back_to, page_of, staff_page, tell_faults


@require_safe
@allowed(rules.can_screen)
def queue(request: HttpRequest) -> HttpResponse:
    """What waits in all editions; each row opens on the desk of its own."""
    return staff_page(
        request,
        "queue.html",
        title=_("Applications to screen"),
        page=page_of(request, to_screen().for_lists()),
        nothing=_("Every application received is screened."),
        opens_desk=True,
    )


@require_POST
@allowed(rules.can_screen)
def find(request: HttpRequest, pk) -> HttpResponse:
    """Write the finding; with “next”, go to the next application of the queue."""
    application = get_object_or_404(Application, pk=pk)
    form = ScreeningForm(request.POST)
    if not form.is_valid():
        tell_faults(request, form)
        return back_to(application)
    done = _("%(reference)s is screened.") % {"reference": application.reference}
    is_written = attempt(
        request, lambda: screen(application=application, by=request.user, **form.as_finding()), done
    )
    if not (is_written and "next" in request.POST):
        return back_to(application)
    following = next_to_screen(application)
    return back_to(following) if following else redirect("admin:selection_screening_queue")
