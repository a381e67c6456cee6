"""The programme as a board by day and room, on which sessions are placed."""

from datetime import date, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.staff_pages import allowed, staff_page

from .. import rules
from ..models import Edition, ProgrammeSession, Room
from .editions import chosen_edition

FIRST_HOUR, LAST_HOUR = 8, 19


@require_safe
@allowed(rules.can_prepare)
def board(request: HttpRequest) -> HttpResponse:
    """One day: a row for each hour, a column for each room."""
    edition, editions = chosen_edition(request)
    context = {"title": _("Programme board"), "edition": edition, "editions": editions}
    if edition:
        context |= _day_of(edition, request.GET.get("day", ""))
    return staff_page(request, "sessions_app/board.html", **context)


def board_address(edition: Edition, day: date) -> str:
    return f"{reverse('admin:sessions_app_board')}?edition={edition.pk}&day={day.isoformat()}"


def _day_of(edition: Edition, asked: str) -> dict:
    sessions = list(edition.sessions.select_related("room", "track").prefetch_related("speakers"))
    for session in sessions:
        session.edition = edition
    length = (edition.ends_on - edition.starts_on).days
    inside = [edition.starts_on + timedelta(days=number) for number in range(length + 1)]
    days = sorted({*inside, *(session.venue_day for session in sessions)})
    day = next((found for found in days if found.isoformat() == asked), days[0])
    today = [session for session in sessions if session.venue_day == day]
    rooms = [*edition.venue.rooms.all(), None]
    starts = sorted(
        {time(hour) for hour in range(FIRST_HOUR, LAST_HOUR)}
        | {timezone.localtime(session.starts_at, edition.zone).time() for session in today}
    )
    return {
        "days": days,
        "day": day,
        "rooms": rooms,
        "rows": [(start, [_cell(today, edition, start, room) for room in rooms]) for start in starts],
        "number": len(sessions),
    }


def _cell(today: list[ProgrammeSession], edition: Edition, start: time, room: Room | None) -> dict:
    """The sessions that begin then and there, and those that still run."""
    here = [session for session in today if session.room_id == (room and room.pk)]
    begin = [row for row in here if timezone.localtime(row.starts_at, edition.zone).time() == start]
    running = [
        row
        for row in here
        if timezone.localtime(row.starts_at, edition.zone).time()
        < start
        < timezone.localtime(row.ends_at, edition.zone).time()
    ]
    kind = next((row.kind for row in [*begin, *running]), "")
    return {"room": room, "sessions": begin, "kind": kind, "is_running": bool(running)}
