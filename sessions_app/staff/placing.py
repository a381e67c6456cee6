"""Placing one session: the form of its own page, which the board sends as well when a session is dragged."""

from datetime import datetime

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from accounts.staff_pages import allowed, staff_page

from .. import publishing, rules
from ..clashes import number_seated_twice
from ..forms import DayInput
from ..models import ProgrammeSession, Room
from .board import board_address


class PlaceForm(forms.Form):
    """Day, time and room of a session, as at the venue. `seen` is where it stood on the page that is sent;
    `is_stale` says that it stands there no more."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DayInput)
    start = forms.TimeField(
        label=gettext_lazy("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    end = forms.TimeField(
        label=gettext_lazy("Till"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    room = forms.ModelChoiceField(Room.objects.none(), label=gettext_lazy("Room"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    # Where the form shows what the model says of a column.
    FIELD_OF = {"starts_at": "start", "ends_at": "end", "room": "room"}

    def __init__(self, session: ProgrammeSession, *args, **kwargs):
        self.session = session
        self.is_stale = False
        zone = session.edition.zone
        begin, end = timezone.localtime(session.starts_at, zone), timezone.localtime(session.ends_at, zone)
        initial = {
            "day": begin.date(),
            "start": begin.time(),
            "end": end.time(),
            "room": session.room_id,
            "seen": session.place_mark,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["room"].queryset = session.edition.venue.rooms.all()

    def clean_seen(self) -> str:
        """It still stands where whoever moves it saw it: what somebody else did meanwhile is not undone
        unawares."""
        if self.cleaned_data["seen"] != self.session.place_mark:
            self.is_stale = True
            raise ValidationError(
                _(
                    "Somebody has moved “%(title)s” meanwhile: it is now on %(day)s, %(time)s, %(room)s. "
                    "Please look again."
                )
                % {
                    "title": self.session.title,
                    "day": date_format(self.session.venue_day, "WEEKDAY_MONTH_DAY_FORMAT"),
                    "time": self.session.venue_time,
                    "room": self.session.room.name if self.session.room else _("without a room"),
                }
            )
        return self.cleaned_data["seen"]

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


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_prepare)
@transaction.atomic
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Place one session. A script that drags sends the same form and asks for JSON."""
    sessions = ProgrammeSession.objects.select_related("edition__venue", "room", "track")
    if request.method == "POST":
        sessions = sessions.select_for_update(of=("self",), no_key=True)
    session = get_object_or_404(sessions, pk=pk)
    form = PlaceForm(session, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            publishing.save_session(session=session)
        except IntegrityError:  # somebody else was quicker
            form.add_error(None, _("Another session has just been placed there."))
        else:
            messages.success(request, _("“%(title)s” is placed.") % {"title": session.title})
            tell_seated_twice(request, session)
            if _wants_json(request):
                return JsonResponse({"placed": True})
            return redirect(board_address(session.edition, session.venue_day))
    if form.is_stale:
        messages.warning(request, _faults(form))
    if request.method == "POST" and _wants_json(request):
        return JsonResponse({"error": _faults(form), "is_stale": form.is_stale}, status=409)
    return staff_page(
        request,
        "sessions_app/place.html",
        title=session.title,
        session=session,
        form=PlaceForm(session) if form.is_stale else form,  # as it stands now
        back=board_address(session.edition, form.initial["day"]),
    )


def tell_seated_twice(request: HttpRequest, session: ProgrammeSession) -> None:
    """Warn whoever has moved a session into the time of another in which its participants sit."""
    number = number_seated_twice(session)
    if number:
        words = ngettext(
            "%(number)d participant now has seats in two sessions of one time.",
            "%(number)d participants now have seats in two sessions of one time.",
            number,
        )
        messages.warning(request, words % {"number": number})


def _faults(form: PlaceForm) -> str:
    return " ".join(fault for faults in form.errors.values() for fault in faults)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"
