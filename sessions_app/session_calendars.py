"""Sessions as iCalendar files (RFC 5545), with the rules of the venue's time zone in each."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event, vText

from .calendar_zones import rules_of
from .models import Edition, ProgrammeSession


def calendar_of(edition: Edition, sessions: Iterable[ProgrammeSession], *, name: str = "") -> bytes:
    """The sessions in the venue's local time. A reader's calendar shows them in the reader's own: the
    zone's rules travel with them, over a change of summer time too. Sessions need room and track."""
    calendar = Calendar()
    calendar.add("prodid", "-//International Labour Organization//SSE Academy//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name or edition.title)
    calendar.add("x-wr-timezone", edition.venue.time_zone)
    calendar.add("refresh-interval;value=duration", "PT1H")
    now = timezone.now()
    sessions = list(sessions)
    if sessions:
        first, last = min(row.starts_at for row in sessions), max(row.ends_at for row in sessions)
        calendar.add_component(rules_of(edition.zone, first, last))
    for session in sessions:
        session.edition = edition
        calendar.add_component(_event(session, now))
    return calendar.to_ical()


def _event(session: ProgrammeSession, now) -> Event:
    zone = session.edition.zone
    event = Event()
    event.add("uid", f"session-{session.pk}@{urlsplit(settings.PORTAL_URL).hostname}")
    event.add("dtstamp", now)
    for name, moment in (("dtstart", session.starts_at), ("dtend", session.ends_at)):
        local = timezone.localtime(moment, zone).replace(tzinfo=None)
        event.add(name, local, parameters={"TZID": zone.key})
    event.add("summary", session.title)
    if session.abstract:
        event.add("description", session.abstract)
    venue = session.edition.venue
    event["location"] = vText(
        ", ".join(filter(None, [session.room and session.room.name, venue.name, venue.city]))
    )
    event.add("categories", [str(session.get_kind_display())])
    event.add("url", settings.PORTAL_URL + session.get_absolute_url())
    return event
