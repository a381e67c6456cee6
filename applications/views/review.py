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

from ..carrying import marks_of
from ..checking import faults_of, lacks_nomination, unanswered
from ..filled_form import FilledSection, fill
from ..models import Application, Question
from ..nominating import live_nomination
from ..submission import CallClosed, Incomplete, NominationMissing, closed_message, submit
from .own import own_application_with_requests


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All answers as they will be read, and the button that submits them."""
    found = own_application_with_requests(request, pk)
    if found.status != Application.Status.DRAFT:
        return redirect(found)
    if request.method == "POST" and _submit(request, found):
        return redirect(found)
    sections = fill(found)
    context = {
        "application": found,
        "sections": sections,
        "marks": marks_of(found),
        "missing": unanswered(sections),
        "faults": faults_of(found, sections),
        "lacks_nomination": lacks_nomination(found, sections),
        "nomination": live_nomination(found),
        "declarations": _declarations(sections),
        "closed": "" if found.is_editable else closed_message(found.call, found.closes_at),
        "was_refused": request.method == "POST",
    }
    return render(request, "applications/review.html", context)


def _submit(request: HttpRequest, found: Application) -> bool:
    """Whether it is submitted, or can't be any more; False shows the page with what lacks."""
    try:
        submit(application=found, by=request.user)
    except (Incomplete, NominationMissing):
        return False
    except (CallClosed, TransitionRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your application is submitted. A receipt is on its way to you by mail."))
    return True


def _declarations(sections: list[FilledSection]) -> list[str]:
    """What the person agreed to, said once more beside the button."""
    return [
        str(entry.question)
        for section in sections
        for entry in section.read
        if entry.question.kind == Question.Kind.CONSENT and entry.is_answered
    ]
