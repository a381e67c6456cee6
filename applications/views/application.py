"""Beginning an application, and its overview."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from .. import rules, timeline
from ..beginning import begin
from ..filled_form import fill
from ..models import APPLICATION, Application, Call
from ..submission import CallClosed, closed_message
from .own import own_application


@login_required
@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin an application, or go on with the one begun."""
    call = get_object_or_404(
        Call.objects.select_related("edition__venue").filter(edition__is_published=True), edition__slug=slug
    )
    try:
        begun = begin(call=call, applicant=request.user)
    except CallClosed as closed:
        messages.error(request, str(closed))
        return redirect(call.edition)
    return redirect(begun)


@never_cache
@login_required
def application(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A draft's list of sections; a submitted one's state and answers."""
    found = own_application(request, pk)
    context = {
        "application": found,
        "tone": timeline.tone_of(found),
        "steps": timeline.steps_of(found),
        "sections": fill(found),
        "can_edit": rules.can_edit(request.user, found),
        "can_withdraw": APPLICATION.allows(found, "withdraw"),
        "closed": "" if found.call.is_open else closed_message(found.call),
    }
    template = "overview" if found.status == Application.Status.DRAFT else "submitted"
    return render(request, f"applications/{template}.html", context)
