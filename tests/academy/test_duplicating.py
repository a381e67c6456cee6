"""A new edition from an earlier one."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from academy.duplicating import duplicate
from accounts.roles import Role
from sessions_app.models import Edition, SessionSpeaker, Theme
from tests.factories import (
    ApplicationFactory,
    CallFactory,
    CriterionFactory,
    EditionFactory,
    EvaluationQuestionFactory,
    ParticipationFactory,
    QuestionFactory,
    RoomFactory,
    SessionFactory,
    SpeakerFactory,
    StaffFactory,
    TrackFactory,
)

pytestmark = pytest.mark.django_db

ROME = ZoneInfo("Europe/Rome")


@pytest.fixture
def edition():
    """In March before the clocks change, with everything that can be prepared and people in it."""
    found = EditionFactory(starts_on=date(2027, 3, 22), title_fr="En français", is_programme_published=True)
    track, theme = TrackFactory(edition=found), Theme.objects.create(edition=found, name_en="Care")
    row = SessionFactory(
        edition=found, track=track, theme=theme, room=RoomFactory(venue=found.venue),
        starts_at=datetime(2027, 3, 22, 9, tzinfo=ROME), ends_at=datetime(2027, 3, 22, 12, tzinfo=ROME),
    )  # fmt: skip
    SessionSpeaker.objects.create(session=row, speaker=SpeakerFactory())
    CriterionFactory(edition=found)
    EvaluationQuestionFactory(edition=found)
    call = CallFactory(edition=found)
    QuestionFactory(section__call=call, choices=["a", "b"])
    ApplicationFactory(call=call)
    person = ParticipationFactory(edition=found, track=track)
    row.enrolments.create(participation=person)
    return found


def test_all_that_was_prepared_is_there_at_its_new_date_and_nobody_is(edition):
    copy = duplicate(edition=edition, slug="next", starts_on=date(2027, 4, 5))
    assert (copy.title_fr, copy.ends_on) == ("En français", date(2027, 4, 9))
    assert not copy.is_published
    assert not copy.is_programme_published
    row = copy.sessions.get()
    assert row.starts_at == datetime(2027, 4, 5, 9, tzinfo=ROME)  # nine o'clock, in summer time now
    assert (row.track.edition, row.theme.edition, row.room) == (copy, copy, edition.sessions.get().room)
    assert row.speaking.count() == 1
    assert (copy.criteria.count(), copy.evaluation_questions.count()) == (1, 1)
    old, new = edition.call, copy.call
    assert new.closes_at - old.closes_at - timedelta(days=14) in (
        timedelta(0),
        timedelta(hours=-1),
        timedelta(hours=1),
    )
    assert new.sections.get().questions.get().choices.count() == 2
    assert not new.applications.exists()
    assert not copy.participations.exists()
    assert not row.enrolments.exists()


def test_an_officer_is_told_when_the_rooms_are_taken_then(client, edition):
    client.force_login(StaffFactory(role=Role.PROGRAMME_OFFICER))
    address = reverse("admin:academy_duplicate", args=[edition.pk])
    assert (
        "already" in client.post(address, {"slug": edition.slug, "starts_on": "2027-05-03"}).content.decode()
    )
    page = client.post(address, {"slug": "same-days", "starts_on": "2027-03-22"}).content.decode()
    assert "uses the same rooms or speakers" in page
    assert Edition.objects.count() == 1
    assert client.post(address, {"slug": "may", "starts_on": "2027-05-03"}).status_code == 302
    assert Edition.objects.filter(slug="may").exists()
