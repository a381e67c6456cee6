"""Two sessions at a time: refused by the database whoever writes, told beside the field before."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from sessions_app.models import ProgrammeSession, SessionSpeaker
from tests.factories import EditionFactory, RoomFactory, SpeakerFactory, TrackFactory

from .people import session

pytestmark = pytest.mark.django_db

MOVE = "UPDATE sessions_app_programmesession SET starts_at = %s, ends_at = %s WHERE id = %s"


@pytest.fixture
def edition():
    return EditionFactory()


def by_hand(statement, *values):
    """Raw SQL in a transaction of its own."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_room_can_not_be_taken_twice_by_sql_written_by_hand(edition):
    room = RoomFactory(venue=edition.venue)
    first, second = session(edition, room=room), session(edition, hour=3, room=room)
    for begin, end in (
        (first.starts_at, first.ends_at),
        (first.starts_at + timedelta(minutes=119), first.ends_at + timedelta(hours=1)),
        (first.starts_at - timedelta(hours=1), first.ends_at + timedelta(hours=1)),
    ):
        with pytest.raises(IntegrityError, match="one_session_in_a_room_at_a_time"):
            by_hand(MOVE, begin, end, second.pk)
    by_hand(
        MOVE, first.ends_at, first.ends_at + timedelta(hours=1), second.pk
    )  # one begins as the other ends


def test_a_speaker_can_not_be_at_two_sessions(edition):
    speaker = SpeakerFactory()
    first, second, apart = session(edition), session(edition, hour=1), session(edition, hour=5)
    for row in (first, apart):
        SessionSpeaker.objects.create(session=row, speaker=speaker)
    insert = "INSERT INTO sessions_app_sessionspeaker (session_id, speaker_id, role, position) VALUES (%s, %s, 'speaker', 0)"
    with pytest.raises(IntegrityError, match="one_session_of_a_speaker_at_a_time"):
        by_hand(insert, second.pk, speaker.pk)
    with pytest.raises(IntegrityError, match="one_session_of_a_speaker_at_a_time"):
        by_hand(MOVE, first.starts_at, first.ends_at, apart.pk)
    with pytest.raises(
        IntegrityError, match="one_session_of_a_speaker_at_a_time"
    ):  # a false period is put right
        by_hand(
            "UPDATE sessions_app_sessionspeaker SET session_id = %s, period = 'empty' WHERE session_id = %s",
            second.pk,
            apart.pk,
        )


def test_nothing_of_a_track_runs_beside_its_plenary(edition):
    track = TrackFactory(edition=edition)
    plenary = session(edition, track=track)
    electives = [session(edition, hour=5, kind="elective", track=track) for _each in range(2)]
    other = session(edition, track=TrackFactory(edition=edition, language="fr"))
    assert other.starts_at == plenary.starts_at  # another track has its own plenary
    assert electives[0].starts_at == electives[1].starts_at  # electives of a track are parallel
    with pytest.raises(IntegrityError, match="nothing_beside_a_plenary_of_the_track"):
        by_hand(MOVE, plenary.starts_at, plenary.ends_at, electives[0].pk)
    with pytest.raises(IntegrityError, match="nothing_beside_a_plenary_of_the_track"):
        by_hand("UPDATE sessions_app_programmesession SET track_id = %s WHERE id = %s", track.pk, other.pk)


def test_a_whole_programme_moves_over_itself(edition):
    room, speaker = RoomFactory(venue=edition.venue), SpeakerFactory()
    for hour in range(4):
        row = session(edition, hour=2 * hour, room=room)
        SessionSpeaker.objects.create(session=row, speaker=speaker)
    for shift in (timedelta(hours=2), timedelta(hours=-2)):
        ProgrammeSession.objects.update(starts_at=F("starts_at") + shift, ends_at=F("ends_at") + shift)
    row = SessionSpeaker.objects.select_related("session").first()
    assert (row.period.lower, row.period.upper) == (row.session.starts_at, row.session.ends_at)


def test_a_form_learns_beside_which_field_and_from_what(edition):
    room, speaker = RoomFactory(venue=edition.venue), SpeakerFactory(name="Ngozi Adébáyò")
    taken = session(edition, room=room, kind="elective")
    SessionSpeaker.objects.create(session=taken, speaker=speaker)
    moved = session(edition, hour=5, room=room)
    SessionSpeaker.objects.create(session=moved, speaker=speaker)
    moved.starts_at, moved.ends_at = taken.starts_at, taken.ends_at
    with pytest.raises(ValidationError) as refused:
        moved.full_clean()
    faults = refused.value.message_dict
    assert taken.title in faults["room"][0]
    assert taken.title in faults["track"][0]  # a plenary for all has nothing beside it
    assert "Ngozi Adébáyò" in faults["starts_at"][0]
