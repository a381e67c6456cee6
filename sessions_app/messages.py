"""The kinds of message about taking part, and the facts that post them."""

import hashlib

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from notifications import outbox
from notifications.attachments import Attached
from notifications.kinds import Kind, register

from .calendars import dates_of
from .models import Participation, ProgrammeSession, SessionEnrolment

ABOUT = {
    "name": _("the participant’s name"),
    "edition": _("the edition’s title"),
    "link": _("the participant’s page"),
}
SESSION = {
    **ABOUT,
    "session": _("the title of the session"),
    "starts_at": _("when it begins, in the venue’s time"),
    "room": _("the room, or a dash"),
}

JOINING_INSTRUCTIONS = register(
    Kind(
        "joining-instructions",
        title=_("Joining instructions"),
        placeholders={
            **ABOUT,
            "place": _("the venue with its address"),
            "starts_on": _("the first day"),
            "ends_on": _("the last day"),
            "instructions": _("what the staff write about arrival, lodging and the first day"),
        },
    )
)
PROGRAMME_CHANGE = register(
    Kind(
        "programme-change",
        title=_("Change of the programme"),
        placeholders={**SESSION, "change": _("what has changed, as the staff wrote it")},
    )
)
SESSION_PLACE = register(Kind("session-place", title=_("Seat in a session"), placeholders=SESSION))
SEAT_GIVEN = register(Kind("seat-given", title=_("Seat from the waiting list"), placeholders=SESSION))
SEATS_ALLOTTED = register(Kind("seats-allotted", title=_("Seats given by preference"), placeholders=ABOUT))
SESSION_CANCELLED = register(Kind("session-cancelled", title=_("Session cancelled"), placeholders=SESSION))
EVALUATION_REQUEST = register(Kind("evaluation-request", title=_("Evaluation is asked"), placeholders=ABOUT))


def post_joining_instructions(participation: Participation, *, instructions: str) -> None:
    """Tell a participant how to arrive, with the days for the calendar. Another text is told again."""
    edition, language = participation.edition, participation.person.language
    with translation.override(language):
        venue = edition.venue
        context = {
            **_about(participation),
            "place": ", ".join(part for part in (venue.name, venue.address or venue.city) if part),
            "starts_on": date_format(edition.starts_on, "DATE_FORMAT"),
            "ends_on": date_format(edition.ends_on, "DATE_FORMAT"),
            "instructions": instructions,
        }
    digest = hashlib.sha256(instructions.encode()).hexdigest()[:12]
    _post(
        JOINING_INSTRUCTIONS,
        participation,
        context,
        fact=f"participation:{participation.pk}:joining:{digest}",
        topic=f"joining:{participation.pk}",
        attachments=[dates_of(edition, language)],
    )


def post_programme_change(participation: Participation, *, session: ProgrammeSession, change: str) -> None:
    """Tell a participant that a session has moved or changed, in place of an unsent earlier notice."""
    place = f"{session.starts_at.isoformat()}:{session.ends_at.isoformat()}:{session.room_id or ''}"
    digest = hashlib.sha256(f"{place}:{change}".encode()).hexdigest()[:12]
    _post(
        PROGRAMME_CHANGE,
        participation,
        {**_about(participation), **_of_session(session, participation), "change": change},
        fact=f"session:{session.pk}:changed:{digest}:{participation.pk}",
        topic=f"session:{session.pk}:{participation.pk}",
    )


def post_session_place(enrolment: SessionEnrolment) -> None:
    """Confirm a participant's seat in a session that has a choice."""
    participation = enrolment.participation
    _post(
        SESSION_PLACE,
        participation,
        {**_about(participation), **_of_session(enrolment.session, participation)},
        fact=f"enrolment:{enrolment.pk}:place",
        topic=f"enrolment:{enrolment.session_id}:{participation.pk}",
    )


def post_seat_given(enrolment: SessionEnrolment) -> None:
    """Tell that a seat waited for is there."""
    participation, session = enrolment.participation, enrolment.session
    _post(
        SEAT_GIVEN,
        participation,
        {**_about(participation), **_of_session(session, participation), "link": _timetable(participation)},
        fact=f"enrolment:{enrolment.pk}:given",
        topic=f"enrolment:{session.pk}:{participation.pk}",
    )


def post_seats_allotted(participation: Participation) -> None:
    """Tell that all seats are given."""
    _post(
        SEATS_ALLOTTED,
        participation,
        {**_about(participation), "link": _timetable(participation)},
        fact=f"participation:{participation.pk}:seats-allotted",
        topic=f"seats-allotted:{participation.pk}",
    )


def post_session_cancelled(participation: Participation, session: ProgrammeSession) -> None:
    """Tell that a session does not take place, in place of an unsent notice that it moved."""
    _post(
        SESSION_CANCELLED,
        participation,
        {**_about(participation), **_of_session(session, participation), "link": _timetable(participation)},
        fact=f"session:{session.pk}:cancelled:{participation.pk}",
        topic=f"session:{session.pk}:{participation.pk}",
    )


def post_evaluation_request(participation: Participation) -> None:
    """Ask a participant to evaluate the edition, once."""
    _post(
        EVALUATION_REQUEST,
        participation,
        _about(participation),
        fact=f"participation:{participation.pk}:evaluation",
        topic=f"evaluation:{participation.pk}",
    )


def _about(participation: Participation) -> dict[str, str]:
    with translation.override(participation.person.language):
        return {
            "name": participation.printed_name,
            "edition": str(participation.edition),
            "link": settings.PORTAL_URL + reverse("participation", kwargs={"pk": participation.pk}),
        }


def _timetable(participation: Participation) -> str:
    return settings.PORTAL_URL + reverse("timetable", kwargs={"pk": participation.pk})


def _of_session(session: ProgrammeSession, participation: Participation) -> dict[str, str]:
    edition = participation.edition
    with translation.override(participation.person.language):
        begins = date_format(timezone.localtime(session.starts_at, edition.zone), "DATETIME_FORMAT")
        return {
            "session": session.title,
            "starts_at": f"{begins} ({edition.venue.city})",
            "room": str(session.room) if session.room else "–",
        }


def _post(
    kind: Kind,
    participation: Participation,
    context: dict[str, str],
    *,
    fact: str,
    topic: str,
    attachments: list[Attached] | None = None,
) -> None:
    """In place of an unsent message on the same topic."""
    person = participation.person
    outbox.cancel_unsent(topic=topic)
    outbox.post(
        kind=kind.name,
        address=person.email,
        recipient=person,
        language=person.language,
        context=context,
        fact=fact,
        topic=topic,
        attachments=attachments or (),
        about=f"participation:{participation.pk}",
        reply_to=participation.edition.contact_email,
    )
