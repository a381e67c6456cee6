"""Calendar files, read by a parser that is not the one that wrote them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from sessions_app.models import CalendarAddress
from sessions_app.session_calendars import calendar_of
from tests.factories import EditionFactory, RoomFactory, SessionFactory

from .people import participant

pytestmark = pytest.mark.django_db

ROME, LIMA, AUCKLAND = ZoneInfo("Europe/Rome"), ZoneInfo("America/Lima"), ZoneInfo("Pacific/Auckland")


@pytest.fixture
def edition():
    """Over the night of 27 to 28 March 2027, when clocks in Turin go forward."""
    return EditionFactory(starts_on=datetime(2027, 3, 26).date(), ends_on=datetime(2027, 3, 30).date())


def at_nine(edition, day, **fields):
    begin = datetime(2027, 3, day, 9, tzinfo=ROME)
    return SessionFactory(edition=edition, starts_at=begin, ends_at=begin + timedelta(hours=3), **fields)


def test_the_file_says_the_right_time_in_turin_and_in_the_reader_s_zone(edition):
    at_nine(edition, 26, room=RoomFactory(venue=edition.venue, name="Pavilion; Europe, 1"))
    at_nine(
        edition, 29, title="Financer l’économie sociale : mutuelles, coopératives, fonds de solidarité " * 2
    )
    content = calendar_of(edition, edition.sessions.select_related("room", "track").order_by("starts_at"))
    read = vobject.readOne(content.decode())
    before, after = read.vevent_list
    for event, hour_in_utc in ((before, 8), (after, 7)):
        begin = event.dtstart.value
        assert (begin.hour, begin.minute) == (9, 0)  # the wall clock in Turin, before and after
        assert begin.utcoffset() == timedelta(hours=9 - hour_in_utc)  # by the rules in the file itself
        assert begin.astimezone(LIMA).hour == hour_in_utc - 5
    assert before.dtstart.value.astimezone(AUCKLAND).hour == 21
    assert before.dtend.value - before.dtstart.value == timedelta(hours=3)
    assert before.location.value.startswith("Pavilion; Europe, 1, ")
    assert after.summary.value == edition.sessions.order_by("starts_at").last().title
    assert read.vtimezone.tzid.value == "Europe/Rome"
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert before.uid.value != after.uid.value


def test_the_feed_is_secret_and_can_be_withdrawn(client, edition):
    at_nine(edition, 26, title="Opening")
    person = participant(edition)
    client.force_login(person.person)
    page = f"/en/participation/{person.pk}/calendar/"
    client.post(page, {"renew": "yes"})
    old = CalendarAddress.objects.get().key
    client.logout()
    answer = client.get(f"/calendar/{old}.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert [event.summary.value for event in vobject.readOne(answer.content.decode()).vevent_list] == [
        "Opening"
    ]
    assert client.post(page, {"withdraw": "yes"}).status_code == 302  # signed out: asked to sign in
    assert CalendarAddress.objects.exists()
    client.force_login(person.person)
    client.post(page, {"renew": "yes"})
    assert client.get(f"/calendar/{old}.ics").status_code == 404
    client.post(page, {"withdraw": "yes"})
    assert not CalendarAddress.objects.exists()
