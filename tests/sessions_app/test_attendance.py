"""Who is expected, who was there, and how much each attended."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sessions_app.attendance import (
    EditionAttendance,
    Progress,
    expected_at,
    mark,
    mark_all_present,
    progress_of,
)
from sessions_app.models import PARTICIPATION, Attendance, SessionEnrolment
from sessions_app.refusals import AttendanceRefused
from tests.factories import SessionFactory, TrackFactory
from tests.selection.at_once import at_once

from .people import officer, participant, past_edition, session

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    return past_edition()


def enrol(participation, row):
    return SessionEnrolment.objects.create(participation=participation, session=row)


def test_a_plenary_expects_every_track_and_a_tracks_session_its_own(edition):
    english, french = participant(edition), participant(edition, "fr")
    plenary = session(edition)
    in_french = session(edition, hour=3, track=TrackFactory(edition=edition, language="fr"))
    assert set(expected_at(plenary)) == {english, french}
    assert expected_at(in_french) == [french]


def test_an_elective_expects_the_enrolled(edition):
    chose, _did_not = participant(edition), participant(edition)
    elective = session(edition, kind="elective")
    enrol(chose, elective)
    assert expected_at(elective) == [chose]


def test_an_elective_that_nobody_chose_expects_everybody_of_its_track(edition):
    english, french = participant(edition), participant(edition, "fr")
    assert set(expected_at(session(edition, kind="elective"))) == {english, french}
    of_track = session(edition, hour=3, kind="study-visit", track=english.track)
    assert expected_at(of_track) == [english]


def test_who_cancelled_is_not_expected_and_leaves_the_elective_to_the_others(edition):
    stays, gone = participant(edition), participant(edition)
    elective = session(edition, kind="elective")
    enrol(gone, elective)
    PARTICIPATION.move(gone, "cancel")
    assert expected_at(elective) == [stays]


def test_marking_says_who_was_there_who_was_not_and_by_whom(edition):
    here, away = participant(edition), participant(edition)
    row, by = session(edition), officer()
    assert mark(session=row, present=[here.pk], by=by) == 2
    marks = {found.participation: found for found in Attendance.objects.all()}
    assert (marks[here].is_present, marks[away].is_present) == (True, False)
    assert {found.marked_by for found in marks.values()} == {by}


def test_marking_again_changes_only_what_is_different(edition):
    here, late = participant(edition), participant(edition)
    row, first, second = session(edition), officer(), officer()
    mark(session=row, present=[here.pk], by=first)
    assert mark(session=row, present=[here.pk, late.pk], by=second) == 1
    assert Attendance.objects.get(participation=here).marked_by == first
    corrected = Attendance.objects.get(participation=late)
    assert (corrected.is_present, corrected.marked_by) == (True, second)
    assert mark(session=row, present=[late.pk], by=first) == 1
    assert Attendance.objects.get(participation=here).is_present is False


def test_all_are_marked_present_at_once(edition):
    rows = [participant(edition) for _ in range(3)]
    assert mark_all_present(session=session(edition), by=officer()) == 3
    assert Attendance.objects.filter(is_present=True, participation__in=rows).count() == 3


def test_a_session_to_come_cannot_be_marked(edition):
    row = SessionFactory(edition=edition, starts_at=timezone.now() + timedelta(minutes=5))
    with pytest.raises(AttendanceRefused, match="not begun"):
        mark(session=row, present=[], by=officer())


def test_somebody_who_is_not_expected_cannot_be_marked(edition):
    stranger = participant(past_edition())
    with pytest.raises(AttendanceRefused, match="not expected"):
        mark(session=session(edition), present=[stranger.pk], by=officer())
    assert not Attendance.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_officers_marking_at_once_leave_one_mark_for_each():
    edition = past_edition()
    here, there = participant(edition), participant(edition)
    row, by = session(edition), officer()
    results = at_once([lambda: mark(session=row, present=[here.pk, there.pk], by=by)] * 4)
    assert sorted(results) == [0, 0, 0, 2]
    assert Attendance.objects.count() == 2


def test_hours_are_those_attended_of_those_open(edition):
    person = participant(edition)
    rows = [session(edition, hour=hour) for hour in (0, 3, 6)]
    session(edition, hour=9, track=TrackFactory(edition=edition, language="fr"))
    mark(session=rows[0], present=[person.pk], by=officer())
    mark(session=rows[1], present=[], by=officer())
    progress = progress_of(person)
    assert (progress.hours, progress.open_hours, progress.share) == (Decimal("2.0"), Decimal("6.0"), 33)


def test_parallel_sessions_count_once(edition):
    person = participant(edition)
    rows = [session(edition, kind="elective"), session(edition, kind="elective"), session(edition, hour=1)]
    for row in rows:
        mark(session=row, present=[person.pk], by=officer())
    progress = progress_of(person)
    assert progress.open == progress.attended == 3


def test_a_session_attended_without_being_chosen_counts(edition):
    person, other = participant(edition), participant(edition)
    elective = session(edition, kind="elective")
    mark(session=elective, present=[person.pk], by=officer())
    enrol(other, elective)
    assert progress_of(person).attended == 2


@pytest.mark.parametrize(
    ("attended", "total", "required", "meets", "share"),
    [
        ("8", "10", 80, True, 80),
        ("7.99", "10", 80, False, 79),
        ("10", "10", 100, True, 100),
        ("0", "10", 0, True, 0),
        ("0", "0", 0, False, 0),
        ("0", "0", 80, False, 0),
    ],
)
def test_the_rule_is_met_exactly_at_its_share(attended, total, required, meets, share):
    progress = Progress(Decimal(attended), Decimal(total), required)
    assert (progress.meets_the_rule, progress.share) == (meets, share)


def test_the_required_hours_shown_are_never_too_few():
    assert Progress(Decimal(0), Decimal("1.25"), 50).required_hours == Decimal("0.7")


def test_one_persons_hours_are_the_same_read_alone_and_with_the_edition(edition):
    people = [participant(edition), participant(edition, "fr")]
    row = session(edition)
    session(edition, hour=3)
    mark(session=row, present=[people[0].pk], by=officer())
    whole = EditionAttendance(edition)
    for person in people:
        assert progress_of(person) == whole.progress_of(person)


def test_what_is_over_and_not_marked_is_told(edition):
    participant(edition)
    marked, forgotten = session(edition), session(edition, hour=3)
    SessionFactory(edition=edition)
    mark(session=marked, present=[], by=officer())
    assert EditionAttendance(edition).unmarked() == [forgotten]


def test_the_whole_attendance_costs_four_queries_at_any_size(edition):
    for number in range(6):
        person = participant(edition)
        mark_all_present(session=session(edition, day=number % 4, hour=number // 4 * 3), by=officer())
        enrol(person, session(edition, day=4, hour=number, hours=1, kind="elective"))
    with CaptureQueriesContext(connection) as queries:
        attendance = EditionAttendance(edition)
        for person in attendance.participants:
            attendance.progress_of(person)
    assert len(queries) == 4
