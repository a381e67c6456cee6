"""The programme as a board by day and room, on which sessions are placed."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.staff_pages import allowed, staff_page

from .. import publishing, rules
from ..forms import DayInput
from ..models import Edition, ProgrammeSession, Room
from .editions import chosen_edition

FIRST_HOUR, LAST_HOUR = 8, 19


class PlaceForm(forms.Form):
    """Day, time and room of a session, as at the venue."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    start = forms.TimeField(
        label=gettext_lazy("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    end = forms.TimeField(
        label=gettext_lazy("Till"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    room = forms.ModelChoiceField(Room.objects.none(), label=gettext_lazy("Room"), required=False)

    # Where the form shows what the model says of a column.
    FIELD_OF = {"starts_at": "start", "ends_at": "end", "room": "room"}

    def __init__(self, session: ProgrammeSession, *args, **kwargs):
        self.session = session
        zone = session.edition.zone
        begin, end = timezone.localtime(session.starts_at, zone), timezone.localtime(session.ends_at, zone)
        initial = {"day": begin.date(), "start": begin.time(), "end": end.time(), "room": session.room_id}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["room"].queryset = session.edition.venue.rooms.all()

    def clean(self):
        values = super().clean()
        if self.errors:
            return values
        zone = self.session.edition.zone
        self.session.starts_at = datetime.combine(values["day"], values["start"], tzinfo=zone)
        self.session.ends_at = datetime.combine(values["day"], values["end"], tzinfo=zone)
        self.session.room = values["room"]
        if self.session.ends_at <= self.session.starts_at:
            self.add_error("end", _("The session ends before it starts."))
            return values
        try:
            self.session.clean()
        except ValidationError as fault:
            for column, faults in fault.message_dict.items():
                self.add_error(self.FIELD_OF.get(column, "start"), faults)
        return values


@require_safe
@allowed(rules.can_prepare)
def board(request: HttpRequest) -> HttpResponse:
    """One day: a row for each hour, a column for each room."""
    edition, editions = chosen_edition(request)
    context = {"title": _("Programme board"), "edition": edition, "editions": editions}
    if edition:
        context |= _day_of(edition, request.GET.get("day", ""))
    return staff_page(request, "sessions_app/board.html", **context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_prepare)
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Place one session. A script that drags sends the same form and asks for JSON."""
    session = get_object_or_404(
        ProgrammeSession.objects.select_related("edition__venue", "room", "track"), pk=pk
    )
    form = PlaceForm(session, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.save_session(session=session)
        except IntegrityError:  # somebody else was quicker
            form.add_error(None, _("Another session has just been placed there."))
        else:
            if _wants_json(request):
                return JsonResponse({"placed": True})
            messages.success(request, _("“%(title)s” is placed.") % {"title": session.title})
            return redirect(board_address(session.edition, session.venue_day))
    if request.method == "POST" and _wants_json(request):
        faults = " ".join(fault for faults in form.errors.values() for fault in faults)
        return JsonResponse({"error": faults}, status=409)
    return staff_page(
        request,
        "sessions_app/place.html",
        title=session.title,
        session=session,
        form=form,
        back=board_address(session.edition, form.initial["day"]),
    )


def board_address(edition: Edition, day: date) -> str:
    return f"{reverse('admin:sessions_app_board')}?edition={edition.pk}&day={day.isoformat()}"


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


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
    return {"room": room, "sessions": begin, "running": running}
