"""Beginning an application, and its overview."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from .. import rules, timeline
from ..beginning import begin
from ..carrying import carriable, marks_of
from ..editing import editable, open_request
from ..filled_form import FilledSection, fill
from ..models import APPLICATION, Application, Call
from ..submission import CallClosed, closed_message
from ..to_do import tasks_of
from .own import own_application_with_requests


@login_required
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin an application, or go on with the one begun. Who applied before is offered what they
    answered then. GET, as after a sign-in on the way, shows the edition with its button."""
    call = get_object_or_404(
        Call.objects.select_related("edition__venue").filter(edition__is_published=True), edition__slug=slug
    )
    if request.method != "POST":
        return redirect(call.edition)
    try:
        begun = begin(call=call, applicant=request.user)
    except CallClosed as closed:
        messages.error(request, str(closed))
        return redirect(call.edition)
    if begun.is_editable and carriable(begun):
        return redirect("application-carry-over", pk=begun.pk)
    return redirect(begun)


@never_cache
@login_required
def application(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A draft's list of sections; a submitted one's state and answers."""
    found = own_application_with_requests(request, pk)
    sections = fill(found)
    context = {
        "application": found,
        "tone": timeline.tone_of(found),
        "steps": timeline.steps_of(found),
        "tasks": tasks_of(found, sections),
        "sections": sections,
        "can_withdraw": APPLICATION.allows(found, "withdraw"),
    }
    if found.status == Application.Status.DRAFT:
        return render(
            request, "applications/overview.html", {**context, **_of_draft(request, found, sections)}
        )
    context |= {
        "request_for_information": open_request(found),
        "correctable": _correctable(found, sections),
        "has_nomination": bool(found.nominations.all()) or rules.can_request_nomination(request.user, found),
    }
    return render(request, "applications/submitted.html", context)


def _of_draft(request: HttpRequest, found: Application, sections: list[FilledSection]) -> dict:
    can_edit = rules.can_edit(request.user, found)
    marks = marks_of(found)
    return {
        "can_edit": can_edit,
        "closed": "" if found.is_editable else closed_message(found.call, found.closes_at),
        "offer": carriable(found, sections) if can_edit else None,
        "marked_sections": {
            section.section.key
            for section in sections
            for entry in section.read
            if entry.question.pk in marks
        },
        "has_marks": bool(marks),
    }


def _correctable(found: Application, sections: list[FilledSection]) -> list[FilledSection]:
    """The sections in which something may be corrected."""
    asked = [entry.question for section in sections for entry in section.questions if entry.is_asked]
    may_change = editable(found, asked)
    return [
        section for section in sections if any(entry.question.pk in may_change for entry in section.questions)
    ]
