"""A participant's own programme: on a phone, and on paper."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..attendance import EditionAttendance
from ..checklist import to_evaluate
from ..models import CalendarAddress, Participation, ProgrammeSession
from ..printed_programme import programme_pdf
from .own import file_response, own


def sessions_of(participation: Participation) -> list[ProgrammeSession]:
    """The participant's sessions, with their speakers; none while the programme is not published."""
    edition = participation.edition
    if not edition.is_programme_published or participation.status == Participation.Status.CANCELLED:
        return []
    mine = [row.pk for row in EditionAttendance(edition, participation).sessions_of(participation)]
    rows = ProgrammeSession.objects.filter(pk__in=mine).select_related("room", "track")
    sessions = list(rows.prefetch_related("speakers").order_by("starts_at", "pk"))
    for session in sessions:
        session.edition = edition
    return sessions


@never_cache
@login_required
@require_safe
def timetable(request: HttpRequest, pk: int) -> HttpResponse:
    """Day by day, the session that runs now marked."""
    found = own(request, pk)
    address = CalendarAddress.objects.filter(participation=found).first()
    feed = request.build_absolute_uri(reverse("calendar-feed", args=[address.key])) if address else ""
    return render(
        request,
        "sessions_app/timetable.html",
        {
            "participation": found,
            "edition": found.edition,
            "sessions": sessions_of(found),
            "to_evaluate": {row.pk for row in to_evaluate(found)},
            "now": timezone.now(),
            "feed": feed,
        },
    )


@never_cache
@login_required
@require_safe
def timetable_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    found = own(request, pk)
    content = programme_pdf(found.edition, sessions_of(found), whose=found.printed_name)
    return file_response(content, "application/pdf", f"programme-{found.edition.slug}.pdf")
