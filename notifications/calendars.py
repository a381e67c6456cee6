"""Calendar files (iCalendar, RFC 5545) that go with a message about a date."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from icalendar import Alarm, Calendar, Event

CONTENT_TYPE = "text/calendar"


def calendar_file(
    *,
    identity: str,
    summary: str,
    starts: date | datetime,
    ends: date | None = None,
    location: str = "",
    link: str = "",
    remind_before: timedelta | None = None,
) -> bytes:
    """One entry for the reader's calendar. Days are whole days, `ends` the last of them; a moment has no
    length. The same `identity` replaces an older entry."""
    event = Event()
    event.add("uid", identity)
    event.add("dtstamp", timezone.now())
    event.add("summary", summary)
    event.add("dtstart", starts)
    if not isinstance(starts, datetime):
        event.add("dtend", (ends or starts) + timedelta(days=1))  # the day after the last
    if location:
        event.add("location", location)
    if link:
        event.add("url", link)
    if remind_before:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", -remind_before)
        event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Academy on Social and Solidarity Economy//Portal//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar.to_ical()
