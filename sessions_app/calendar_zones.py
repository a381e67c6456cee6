"""The rules of a time zone as a calendar file carries them (RFC 5545, VTIMEZONE).

Each change of the clock around the events stands there as an observance of its own, told in the local
time before the change, as the standard wants it. Lists of dates, which the library would write, are
read wrongly by some calendar programs.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

AROUND = timedelta(days=400)  # so that every kind of observance of the zone is there


def rules_of(zone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """The component for events from `first` to `last`."""
    begin, end = first.astimezone(UTC) - AROUND, last.astimezone(UTC) + AROUND
    rules = Timezone()
    rules.add("tzid", zone.key)
    start = begin.astimezone(zone)
    rules.add_component(_observance(start, start.utcoffset()))
    for moment in _changes(zone, begin, end):
        before = (moment - timedelta(seconds=1)).astimezone(zone)
        rules.add_component(_observance(moment.astimezone(zone), before.utcoffset()))
    return rules


def _observance(after: datetime, offset_before: timedelta) -> TimezoneStandard | TimezoneDaylight:
    observance = TimezoneDaylight() if after.dst() else TimezoneStandard()
    local_before = (after.astimezone(UTC) + offset_before).replace(tzinfo=None)
    observance.add("dtstart", local_before)
    observance.add("tzoffsetfrom", offset_before)
    observance.add("tzoffsetto", after.utcoffset())
    observance.add("tzname", after.tzname())
    return observance


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The moments in UTC at which the clock is changed, found by halving days."""
    moment = begin.replace(minute=0, second=0, microsecond=0)
    while moment < end:
        following = moment + timedelta(days=1)
        if _offset(moment, zone) != _offset(following, zone):
            low, high = moment, following
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                low, high = (middle, high) if _offset(middle, zone) == _offset(low, zone) else (low, middle)
            yield high.replace(microsecond=0)
        moment = following


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()
