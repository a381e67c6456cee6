"""When everything happened, reckoned from the day of loading."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PAST_FIRST, PAST_LAST = date(2010, 10, 25), date(2010, 10, 29)


@dataclass(frozen=True)
class Calendar:
    """The moments of the editions, for the day `today` and the moment `now` of loading."""

    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    def ago(self, days: float) -> datetime:
        """The moment so many days before the loading; negative for what is to come."""
        return self.now - timedelta(days=days)

    def end_of_day(self, days_ahead: int, zone: str) -> datetime:
        """The last second of a day at a venue."""
        return datetime.combine(
            self.today + timedelta(days=days_ahead), time(23, 59, 59), tzinfo=ZoneInfo(zone)
        )

    def monday_after(self, days: int) -> date:
        first = self.today + timedelta(days=days)
        return first + timedelta(days=-first.weekday() % 7)


# Days before the loading, in the story of the edition under review.
OPENED, CLOSED = 120, 45
SCREENED = (42, 36)
ASSIGNED = (34, 31)
FIRST_RELEASE, SECOND_RELEASE = 17, 4
# And in the open one: opened so many days ago, closes in six weeks.
OPEN_SINCE, CLOSES_IN = 30, 42


def in_2010(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2010, month, day, hour, tzinfo=UTC)
