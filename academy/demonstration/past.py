"""The edition of 2010: who took part, which sessions they attended."""

import random

from accounts.roles import Role
from sessions_app.models import Attendance, Participation, ProgrammeSession, SessionEnrolment

from .calendar import in_2010
from .copying import Rows
from .editions import PreparedEdition
from .people import People, Person
from .staff import Staff

PARTICIPANTS = 64
ONCE_ABSENT = 0.35  # how many missed one half-day


def make_participants(prepared: PreparedEdition, people: People, staff: Staff, chance: random.Random) -> None:
    """The demo participant and sixty-three others, with what they chose and attended."""
    others = [people.make(in_2010(7, 1), is_unusual=place < 2) for place in range(PARTICIPANTS - 1)]
    people.write()
    participations = Rows(
        Participation, "edition_id", "person_id", "track_id", "status", "printed_name", "country",
        "confirmed_at",
    )  # fmt: skip
    enrolments = Rows(SessionEnrolment, "participation_id", "session_id", "enrolled_at")
    attendances = Rows(
        Attendance, "participation_id", "session_id", "is_present", "marked_by_id", "marked_at"
    )
    seats = {row.pk: row.capacity or PARTICIPANTS for row in prepared.sessions}
    for person in (staff.participant, *others):
        key = participations.add(
            prepared.edition.pk, person.key, _track(prepared, person), "completed",
            chance.choice([person.name, person.printed_name]), person.country,
            in_2010(9, chance.randint(1, 20)),
        )  # fmt: skip
        wishes = _programme_of(prepared.sessions, chance)
        missed = chance.choice(wishes) if chance.random() < ONCE_ABSENT else None
        for wished in wishes:
            session = _seated(wished, prepared.sessions, seats)
            if session is None:
                continue
            if not session.is_for_everybody:
                enrolments.add(key, session.pk, in_2010(10, 11))
            is_present = wished is not missed or session.hours > 3
            attendances.add(key, session.pk, is_present, staff.keys[Role.PROGRAMME_OFFICER], session.ends_at)
    for rows in (participations, enrolments, attendances):
        rows.write()


def _track(prepared: PreparedEdition, person: Person) -> int:
    return prepared.tracks[person.language].pk


def _programme_of(sessions: list[ProgrammeSession], chance: random.Random) -> list[ProgrammeSession]:
    """One session of each slot, in the order of time: what one person wished."""
    slots: dict[object, list[ProgrammeSession]] = {}
    for session in sessions:
        slots.setdefault(session.starts_at, []).append(session)
    return [chance.choice(slots[start]) for start in sorted(slots)]


def _seated(
    wished: ProgrammeSession, sessions: list[ProgrammeSession], seats: dict[int, int]
) -> ProgrammeSession | None:
    """The session wished, or another at that time while it is full; None when all are."""
    beside = [row for row in sessions if row.starts_at == wished.starts_at]
    found = next((row for row in (wished, *beside) if seats[row.pk] > 0), None)
    if found:
        seats[found.pk] -= 1
    return found
