"""Choosing sessions: seats, waiting lists, the best fit, and many people at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from accounts.models import User
from notifications.models import Message
from sessions_app import allotment, best_fit, choosing
from sessions_app.models import (
    Participation,
    ProgrammeSession,
    SessionEnrolment,
    SessionPreference,
    WaitingPlace,
)
from sessions_app.places import cancel_place
from sessions_app.publishing import save_session
from sessions_app.refusals import ChoiceRefused
from tests.factories import EditionFactory, TrackFactory

from .people import participant, session

pytestmark = pytest.mark.django_db


def open_edition(**fields):
    return EditionFactory(choosing_opens_at=timezone.now() - timedelta(days=1), **fields)


def slot_of(edition, *capacities, hour=0):
    return [session(edition, kind="elective", capacity=number, hour=hour) for number in capacities]


def choose(person, slot, *ranked):
    return choosing.choose(
        participation=person, slot=[row.pk for row in slot], ranked=[row.pk for row in ranked]
    )


def seats(row):
    return set(row.enrolments.values_list("participation_id", flat=True))


def waiting(row):
    return list(row.waiting_places.order_by("pk").values_list("participation_id", flat=True))


def test_who_finds_the_first_choice_full_has_the_second_and_waits(django_capture_on_commit_callbacks):
    edition = open_edition()
    one, two = slot = slot_of(edition, 1, 5)
    early, late = participant(edition), participant(edition)
    choose(early, slot, one, two)
    answer = choose(late, slot, one, two)
    assert [row.pk for row in answer.seats] == [two.pk]
    assert [row.pk for row in answer.waits] == [one.pk]
    choose(early, slot, two)  # gives the first one up: the next has it, and leaves the second
    assert seats(one) == {late.pk}
    assert seats(two) == {early.pk}
    assert waiting(one) == []
    assert Message.objects.get(kind="seat-given").recipient == late.person


def test_a_seat_left_by_who_was_promoted_goes_to_the_next(db):
    edition = open_edition()
    one, two = slot = slot_of(edition, 1, 1)
    first, second, third = (participant(edition) for _each in range(3))
    choose(first, slot, one)
    choose(second, slot, one, two)
    choose(third, slot, two)
    assert (waiting(one), waiting(two)) == ([second.pk], [third.pk])
    assert cancel_place(edition=edition, person=first.person)
    assert (seats(one), seats(two)) == ({second.pk}, {third.pk})
    assert not WaitingPlace.objects.exists()


def test_seats_added_go_to_those_who_wait_in_their_order():
    edition = open_edition()
    (one,) = slot = slot_of(edition, 1)
    people = [participant(edition) for _each in range(4)]
    for person in people:
        choose(person, slot, one)
    one.capacity = 3
    save_session(session=one)
    assert seats(one) == {person.pk for person in people[:3]}
    assert waiting(one) == [people[3].pk]


def test_sessions_that_do_not_overlap_are_held_together():
    edition = open_edition()
    early, long, late = slot = [
        session(edition, kind="elective", hours=2),
        session(edition, kind="elective", hours=5),
        session(edition, kind="elective", hour=3),
    ]
    assert [[row.pk for row in slot]] == [
        [row.pk for row in found] for found in choosing.slots_of(ProgrammeSession.objects.order_by("pk"))
    ]
    person = participant(edition)
    answer = choose(person, slot, early, late, long)
    assert {row.pk for row in answer.seats} == {early.pk, late.pk}


@pytest.mark.parametrize(
    "closed",
    [
        {"choosing_closes_at": timezone.now() - timedelta(hours=1)},
        {"choosing_opens_at": timezone.now() + timedelta(days=1)},
        {"choosing_opens_at": None},
        {"is_programme_published": False},
    ],
)
def test_choices_are_taken_only_while_choosing_is_open(closed):
    edition = open_edition()
    type(edition).objects.filter(pk=edition.pk).update(**closed)
    (one,) = slot = slot_of(edition, 5)
    with pytest.raises(ChoiceRefused):
        choose(participant(edition), slot, one)


def test_what_is_not_the_participant_s_to_choose_is_refused():
    edition = open_edition()
    elsewhere = slot_of(open_edition(), 5)
    french = session(edition, kind="elective", track=TrackFactory(edition=edition, language="fr"))
    plenary = session(edition)
    person = participant(edition)
    for row in (*elsewhere, french, plenary):
        with pytest.raises(ChoiceRefused):
            choose(person, [row], row)
    Participation.objects.filter(pk=person.pk)
    cancel_place(edition=edition, person=person.person)
    (one,) = slot = slot_of(edition, 5, hour=9)
    with pytest.raises(ChoiceRefused):
        choose(person, slot, one)


def test_the_database_refuses_a_seat_too_many_and_a_capacity_too_small():
    edition = open_edition()
    (one,) = slot_of(edition, 2)
    people = [participant(edition) for _each in range(3)]
    for person in people[:2]:
        SessionEnrolment.objects.create(participation=person, session=one)
    insert = "INSERT INTO sessions_app_sessionenrolment (participation_id, session_id, enrolled_at) VALUES (%s, %s, now())"
    with (
        pytest.raises(IntegrityError, match="no seat left"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(insert, [people[2].pk, one.pk])
    with pytest.raises(IntegrityError, match="more seats"), transaction.atomic():
        ProgrammeSession.objects.filter(pk=one.pk).update(capacity=1)


def test_the_best_fit_is_the_least_sum_of_ranks_within_the_seats():
    wishes = {1: [10, 11], 2: [10, 11], 3: [10], 4: [11, 10], 5: [12, 10, 11]}
    given = best_fit.allot(wishes, {10: 1, 11: 3, 12: None}, {}, seed=1)
    assert given == {1: 11, 2: 11, 3: 10, 4: 11, 5: 12}  # 3 would have nothing else
    scarce = best_fit.allot(wishes, {10: 1, 11: 2, 12: None}, {}, seed=1)
    assert len(scarce) == 4  # four people for three seats, and one with a session without limit
    assert best_fit.allot(wishes, {10: 1, 11: 2, 12: None}, {}, seed=1) == scarce
    assert best_fit.allot({1: [10], 2: [10]}, {10: 1}, {2: 5.0}, seed=1) == {2: 10}


def test_all_seats_are_given_once_and_everybody_is_told():
    edition = open_edition(choosing_mode="best-fit")
    one, two = slot = slot_of(edition, 2, 2)
    people = [participant(edition) for _each in range(4)]
    for person in people:
        choose(person, slot, one, two)
    assert not SessionEnrolment.objects.exists()  # preferences are only collected
    assert allotment.allot(edition=edition) == {1: 2, 2: 2}
    assert (len(seats(one)), len(seats(two))) == (2, 2)
    assert set(waiting(one)) == seats(two)
    assert Message.objects.filter(kind="seats-allotted").count() == 4
    with pytest.raises(ChoiceRefused):
        allotment.allot(edition=edition)
    edition.refresh_from_db()
    lucky = Participation.objects.get(pk=min(seats(one)))
    first = waiting(one)[0]
    choose(lucky, slot, two, one)  # changes go on afterwards
    assert lucky.pk in seats(one)  # the other is full, so nothing is lost
    choose(lucky, slot)
    assert first in seats(one)


@pytest.mark.django_db(transaction=True)
def test_five_hundred_choose_in_the_same_minute():
    """No seat twice, no lost choice, and everybody has an answer: a seat, or a place on the list."""
    edition = open_edition(places=600)
    track = TrackFactory(edition=edition)
    slot = slot_of(edition, 120, 120, 200)
    users = User.objects.bulk_create(
        User(email=f"crowd{number}@example.org", given_names="Awa", family_names=str(number))
        for number in range(500)
    )
    people = Participation.objects.bulk_create(
        Participation(edition=edition, person=user, track=track, printed_name=user.email) for user in users
    )

    def act(person):
        keys = [row.pk for row in slot]
        turn = person.pk % 3
        try:
            return choosing.choose(participation=person, slot=keys, ranked=[*keys[turn:], *keys[:turn]])
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(16) as crowd:
        answers = list(crowd.map(act, people))
    assert all(answer.seats or answer.waits for answer in answers)
    assert all(seat.enrolments.count() == seat.capacity for seat in slot)  # every seat is given, and no more
    seated = set(SessionEnrolment.objects.values_list("participation_id", flat=True))
    assert len(seated) == SessionEnrolment.objects.count() == 440  # each to somebody else
    unseated = {person.pk for person in people} - seated
    assert SessionPreference.objects.count() == 500 * 3  # no choice is lost
    assert WaitingPlace.objects.filter(participation__in=unseated).count() == 60 * 3
