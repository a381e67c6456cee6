"""The kinds of message this app sends, and the facts that post them."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from notifications import outbox
from notifications.kinds import Kind, register

from .models import Participation, ProgrammeSession

ABOUT = {
    "name": _("the name on the certificate"),
    "edition": _("the edition’s title"),
    "link": _("the participant’s own programme"),
}
ABOUT_SESSION = {
    **ABOUT,
    "session": _("the session’s title"),
    "when": _("day and time of the session, at the venue"),
    "room": _("the room, or a dash"),
}

SEAT_GIVEN = register(Kind("seat-given", title=_("Seat from the waiting list"), placeholders=ABOUT_SESSION))
SEATS_ALLOTTED = register(Kind("seats-allotted", title=_("Seats given by preference"), placeholders=ABOUT))
SESSION_CHANGED = register(
    Kind("session-changed", title=_("Session moved or changed"), placeholders=ABOUT_SESSION)
)
SESSION_CANCELLED = register(
    Kind("session-cancelled", title=_("Session cancelled"), placeholders=ABOUT_SESSION)
)


def post_seat_given(participation: Participation, session: ProgrammeSession) -> None:
    """Tell that a seat waited for is there. Once for each time it is given."""
    number = session.enrolments.filter(participation=participation).values_list("pk", flat=True).first()
    _post_about(SEAT_GIVEN, participation, session, fact=f"seat:{number}")


def post_seats_allotted(participation: Participation) -> None:
    _post(SEATS_ALLOTTED, participation, fact=f"seats-allotted:{participation.pk}")


def post_session_changed(participation: Participation, session: ProgrammeSession) -> None:
    """Tell the new time and place, in place of what was not sent yet about an older change."""
    place = f"{session.starts_at.isoformat()}:{session.ends_at.isoformat()}:{session.room_id}"
    topic = f"session:{session.pk}:{participation.pk}"
    outbox.cancel_unsent(topic=topic)
    _post_about(
        SESSION_CHANGED, participation, session, fact=f"session-changed:{session.pk}:{place}", topic=topic
    )


def post_session_cancelled(participation: Participation, session: ProgrammeSession) -> None:
    topic = f"session:{session.pk}:{participation.pk}"
    outbox.cancel_unsent(topic=topic)
    _post_about(
        SESSION_CANCELLED, participation, session, fact=f"session-cancelled:{session.pk}", topic=topic
    )


def _post_about(
    kind: Kind, participation: Participation, session: ProgrammeSession, *, fact: str, topic: str = ""
) -> None:
    with translation.override(participation.person.language):
        session.edition = participation.edition
        context = {
            "session": session.title,
            "when": f"{date_format(session.venue_day, 'WEEKDAY_DATE_FORMAT')}, {session.venue_time}",
            "room": session.room.name if session.room else "–",
        }
    _post(kind, participation, fact=fact, topic=topic, **context)


def _post(kind: Kind, participation: Participation, *, fact: str, topic: str = "", **more: str) -> None:
    person = participation.person
    with translation.override(person.language):
        context = {
            "name": participation.printed_name,
            "edition": participation.edition.title,
            "link": settings.PORTAL_URL + reverse("timetable", args=[participation.pk]),
            **more,
        }
    outbox.post(
        kind=kind.name,
        address=person.email,
        language=person.language,
        context=context,
        fact=fact,
        recipient=person,
        topic=topic,
    )
