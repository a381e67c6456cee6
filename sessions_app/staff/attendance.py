"""Marking who was there: an edition's sessions and participants, and the list of one session."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.staff_pages import allowed, attempt, staff_page

from .. import attendance as rule
from .. import completion, rules
from ..models import Edition, Participation, ProgrammeSession
from ..refusals import REFUSALS
from .editions import chosen_edition


@require_safe
@allowed(rules.can_mark_attendance)
def overview(request: HttpRequest) -> HttpResponse:
    """Every session of an edition with its state, and every participant's hours."""
    edition, editions = chosen_edition(request)
    context = {"title": _("Attendance"), "edition": edition, "editions": editions}
    if edition:
        attendance = rule.EditionAttendance(edition)
        context |= {
            "sessions": [_session_row(attendance, session) for session in attendance.sessions],
            "participants": [(row, attendance.progress_of(row)) for row in attendance.participants],
            "unmarked": len(attendance.unmarked()),
            "to_complete": completion.to_complete(edition).count(),
            "are_sessions_over": completion.are_sessions_over(edition),
        }
    return staff_page(request, "sessions_app/attendance.html", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_mark_attendance)
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """The participants expected at one session; POST writes who of them was there."""
    found = get_object_or_404(
        ProgrammeSession.objects.select_related("edition__venue", "room", "track"), pk=pk
    )
    ticked = _ticked(request)
    if request.method == "POST" and _is_marked(request, found, ticked):
        return redirect(attendance_address(found.edition))
    attendance = rule.EditionAttendance(found.edition)
    return staff_page(
        request,
        "sessions_app/session_attendance.html",
        title=found.title,
        session=found,
        back=attendance_address(found.edition),
        has_begun=found.starts_at <= timezone.now(),
        is_marked=attendance.is_marked(found),
        reason=request.POST.get("reason", ""),
        corrections=found.attendances.exclude(reason="").select_related("participation", "marked_by"),
        rows=[
            (row, row.pk in ticked if request.method == "POST" else attendance.presence(row, found))
            for row in attendance.expected_at(found)
        ],
    )


@require_POST
@allowed(rules.can_complete)
def complete(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the attendance of an edition."""
    edition = get_object_or_404(Edition, pk=pk)
    try:
        number = completion.complete_all(edition=edition, by=request.user)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            ngettext("%(number)d participant has attended.", "%(number)d participants have attended.", number)
            % {"number": number},
        )
    return redirect(attendance_address(edition))


@require_POST
@allowed(rules.can_complete)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one participant's completion back."""
    found = get_object_or_404(Participation, pk=pk)
    attempt(
        request,
        lambda: completion.reopen(participation=found, by=request.user),
        _("The attendance of %(name)s is open again.") % {"name": found.printed_name},
        refusals=REFUSALS,
    )
    return redirect("admin:sessions_app_participation_change", found.pk)


def attendance_address(edition: Edition) -> str:
    return f"{reverse('admin:sessions_app_attendance')}?edition={edition.pk}"


def _session_row(attendance: rule.EditionAttendance, session: ProgrammeSession) -> dict:
    return {
        "session": session,
        "expected": len(attendance.expected_at(session)),
        "present": attendance.number_present(session),
        "is_marked": attendance.is_marked(session),
        "has_begun": session.starts_at <= timezone.now(),
        "is_over": session.ends_at < timezone.now(),
    }


def _ticked(request: HttpRequest) -> set[int]:
    return {int(key) for key in request.POST.getlist("present") if key.isascii() and key.isdigit()}


def _is_marked(request: HttpRequest, found: ProgrammeSession, ticked: set[int]) -> bool:
    """Whether the page may be left: the marks are written. A refusal is told, the ticks stay."""
    reason = request.POST.get("reason", "").strip()[:200]
    try:
        if "all" in request.POST:
            rule.mark_all_present(session=found, by=request.user, reason=reason)
        else:
            rule.mark(session=found, present=ticked, by=request.user, reason=reason)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("The attendance of “%(session)s” is saved.") % {"session": found.title})
    return True
