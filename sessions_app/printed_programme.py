"""A programme on paper: an edition's for everybody, or one participant's own."""

from collections.abc import Iterable
from pathlib import Path

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from printing import typesetting

from .models import Edition, ProgrammeSession
from .periods import period_in_words

LAYOUT = Path(__file__).parent / "layout" / "programme.typ"


def programme_pdf(edition: Edition, sessions: Iterable[ProgrammeSession], *, whose: str = "") -> bytes:
    """The PDF in the active language; `whose`: the participant's name on a programme of their own.
    Sessions need room, track and speakers read. Raises typesetting.CannotBeMade."""
    return typesetting.typeset_legibly(
        LAYOUT,
        {
            "language": get_language() or "en",
            "organisation": _("International Labour Organization"),
            "eyebrow": f"{edition.venue.city}, {period_in_words(edition.starts_on, edition.ends_on)}",
            "title": edition.title,
            "foot": whose or _("Academy on Social and Solidarity Economy"),
            "note": _("Times are those of %(city)s.") % {"city": edition.venue.city},
            "days": _days(edition, sessions),
        },
    )


def _days(edition: Edition, sessions: Iterable[ProgrammeSession]) -> list[dict]:
    days: dict = {}
    for session in sessions:
        session.edition = edition
        days.setdefault(session.venue_day, []).append(session)
    return [
        {
            "title": capfirst(date_format(day, "WEEKDAY_DATE_FORMAT")),
            "sessions": [_session(row) for row in rows],
        }
        for day, rows in days.items()
    ]


def _session(session: ProgrammeSession) -> dict:
    facts = [session.get_kind_display(), session.room and session.room.name, session.language_names]
    return {
        "time": session.venue_time,
        "title": session.title,
        "facts": " · ".join(str(fact) for fact in facts if fact),
        "speakers": ", ".join(speaker.name for speaker in session.speakers.all()),
    }
