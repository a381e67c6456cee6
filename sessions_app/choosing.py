"""Choosing sessions: a seat at once where there is one, a waiting list where not.

Sessions with a choice that overlap, directly or by others between them, form a slot. Whoever changes
anything in a slot locks all its sessions first, in the order of their keys, so that people follow
each other and nobody waits for two. The database itself refuses a seat too many.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from . import messages
from .models import (
    Edition,
    Participation,
    ProgrammeSession,
    SessionEnrolment,
    SessionPreference,
    WaitingPlace,
)
from .refusals import ChoiceRefused


@dataclass
class Answer:
    """What a participant has in a slot now: seats, and lists on which they wait."""

    seats: list[ProgrammeSession] = field(default_factory=list)
    waits: list[ProgrammeSession] = field(default_factory=list)


def slots_of(sessions: Iterable[ProgrammeSession]) -> list[list[ProgrammeSession]]:
    """The sessions with a choice, grouped by the time they compete for, in the order of time."""
    slots: list[list[ProgrammeSession]] = []
    until = None
    for session in sorted(sessions, key=lambda row: (row.starts_at, row.ends_at, row.pk)):
        if session.is_for_everybody:
            continue
        if until is None or session.starts_at >= until:
            slots.append([])
            until = session.ends_at
        slots[-1].append(session)
        until = max(until, session.ends_at)
    return slots


def open_to(participation: Participation) -> list[ProgrammeSession]:
    """The sessions that a participant may choose: of the own track, or of all."""
    sessions = ProgrammeSession.objects.filter(edition=participation.edition_id).with_a_choice()
    rows = sessions.select_related("room", "track", "theme").prefetch_related("speakers")
    found = [row for row in rows if row.track_id in (None, participation.track_id)]
    for row in found:
        row.edition = participation.edition
    return found


@transaction.atomic
def choose(*, participation: Participation, slot: Iterable[int], ranked: Sequence[int]) -> Answer:
    """Write the participant's wishes for a slot, the best first, and give the best seat there is.

    `slot` are the keys of the slot's sessions, `ranked` those wished. A seat held is given up only for
    what is wished more. Where a better wish is full the participant waits for it; who is first on
    the list gets the seat by itself. While preferences are only collected, nothing is given yet.
    Locks the slot's sessions. Raises ChoiceRefused.
    """
    rows = _locked(slot)
    person = Participation.objects.select_related("edition").get(pk=participation.pk)
    _check(person, rows, ranked)
    _write_preferences(person, rows, ranked)
    if person.edition.waits_for_allotment:
        return Answer()
    free = _free(rows)
    held = set(_seats(person, rows))
    answer = Answer()
    for key in ranked:
        session = rows[key]
        if any(_overlap(session, seat) for seat in answer.seats):
            continue
        if key in held or free[key] > 0:
            answer.seats.append(session)
        else:
            answer.waits.append(session)
    kept = {seat.pk for seat in answer.seats}
    freed = held - kept
    SessionEnrolment.objects.filter(participation=person, session__in=freed).delete()
    SessionEnrolment.objects.bulk_create(
        SessionEnrolment(participation=person, session=rows[key]) for key in sorted(kept - held)
    )
    _write_waits(person, rows, answer.waits)
    _promote(rows, freed)
    return answer


@transaction.atomic
def release(participation: Participation) -> None:
    """Give all seats of somebody who does not come to those who wait. Locks the edition's sessions
    with a choice."""
    rows = _locked(_choices_of(participation.edition_id))
    freed = set(_seats(participation, rows))
    SessionEnrolment.objects.filter(participation=participation).delete()
    WaitingPlace.objects.filter(participation=participation).delete()
    _promote(rows, freed)


@transaction.atomic
def fill(session: ProgrammeSession) -> None:
    """Give seats that were added to those who wait. Locks the slot."""
    keys = _slot_of(session)
    if keys:
        _promote(_locked(keys), {session.pk})


def hold_slot(session: ProgrammeSession) -> None:
    """Lock the session with those beside it, in the order in which whoever chooses locks them."""
    _locked({session.pk, *_slot_of(session)})


def _slot_of(session: ProgrammeSession) -> list[int]:
    siblings = ProgrammeSession.objects.filter(edition=session.edition_id).with_a_choice()
    for slot in slots_of(siblings):
        keys = [row.pk for row in slot]
        if session.pk in keys:
            return keys
    return []


def _choices_of(edition: int) -> list[int]:
    return list(ProgrammeSession.objects.filter(edition=edition).with_a_choice().values_list("pk", flat=True))


def _locked(keys: Iterable[int]) -> dict[int, ProgrammeSession]:
    rows = ProgrammeSession.objects.select_for_update(of=("self",), no_key=True)
    return {row.pk: row for row in rows.filter(pk__in=list(keys)).order_by("pk")}


def _check(person: Participation, rows: dict[int, ProgrammeSession], ranked: Sequence[int]) -> None:
    if person.status != Participation.Status.CONFIRMED:
        raise ChoiceRefused(_("Only participants with a confirmed place choose sessions."))
    if not (person.edition.is_programme_published and person.edition.is_choosing_open):
        raise ChoiceRefused(_("Sessions can’t be chosen now."))
    for key in ranked:
        session = rows.get(key)
        if session is None or session.edition_id != person.edition_id:
            raise ChoiceRefused(_("The programme has changed. Please look again."))
        if session.track_id not in (None, person.track_id) or session.is_for_everybody:
            raise ChoiceRefused(_("This session is not one that you can choose."))
        if session.starts_at <= timezone.now():
            raise ChoiceRefused(_("This session has begun already."))
    if len(set(ranked)) != len(ranked):
        raise ChoiceRefused(_("Give each session one choice only."))


def _write_preferences(
    person: Participation, rows: dict[int, ProgrammeSession], ranked: Sequence[int]
) -> None:
    SessionPreference.objects.filter(participation=person, session__in=rows).delete()
    SessionPreference.objects.bulk_create(
        SessionPreference(participation=person, session_id=key, rank=rank)
        for rank, key in enumerate(ranked, start=1)
    )


def _write_waits(
    person: Participation, rows: dict[int, ProgrammeSession], waits: list[ProgrammeSession]
) -> None:
    """Wait for these alone; a place held already is kept."""
    wanted = {session.pk for session in waits}
    mine = WaitingPlace.objects.filter(participation=person, session__in=rows)
    known = set(mine.values_list("session_id", flat=True))
    if known - wanted:
        mine.exclude(session__in=wanted).delete()
    WaitingPlace.objects.bulk_create(
        WaitingPlace(participation=person, session=session) for session in waits if session.pk not in known
    )


def _free(rows: dict[int, ProgrammeSession]) -> dict[int, float]:
    """Of each session, how many seats are free."""
    taken = SessionEnrolment.objects.filter(session__in=rows).values_list("session")
    counts = dict(taken.annotate(number=Count("pk")))
    return {
        key: float("inf") if row.capacity is None else row.capacity - counts.get(key, 0)
        for key, row in rows.items()
    }


def _seats(person: Participation, rows: dict[int, ProgrammeSession]) -> list[int]:
    mine = SessionEnrolment.objects.filter(participation=person, session__in=rows)
    return list(mine.values_list("session_id", flat=True))


def _promote(rows: dict[int, ProgrammeSession], freed: set[int]) -> None:
    """Give free seats of these sessions to those who wait, and the seats they leave to the next. Every
    step makes somebody better off by their own ranking, so it ends."""
    queue = sorted(freed)
    while queue:
        session = rows[queue.pop()]
        if session.starts_at <= timezone.now():
            continue
        while _free({session.pk: session})[session.pk] > 0:
            place = (
                WaitingPlace.objects.filter(session=session, participation__status="confirmed")
                .select_related("participation__person", "participation__edition")
                .order_by("pk")
                .first()
            )
            if place is None:
                break
            queue += _give(place, session, rows)


def _give(place: WaitingPlace, session: ProgrammeSession, rows: dict[int, ProgrammeSession]) -> list[int]:
    """Seat the first who waits, in place of what they hold at that time; the sessions they leave."""
    person = place.participation
    ranks = dict(
        SessionPreference.objects.filter(participation=person, session__in=rows).values_list(
            "session_id", "rank"
        )
    )
    left = [key for key in _seats(person, rows) if key != session.pk and _overlap(rows[key], session)]
    SessionEnrolment.objects.filter(participation=person, session__in=left).delete()
    worse = [
        key
        for key, row in rows.items()
        if _overlap(row, session) and ranks.get(key, 99) > ranks.get(session.pk, 99)
    ]
    WaitingPlace.objects.filter(participation=person, session__in=[*worse, session.pk]).delete()
    seat, _is_new = SessionEnrolment.objects.get_or_create(participation=person, session=session)
    messages.post_seat_given(seat)
    return left


def _overlap(one: ProgrammeSession, other: ProgrammeSession) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


@dataclass(frozen=True)
class Choice:
    """A session as its chooser sees it; `place` is the person's on the waiting list."""

    session: ProgrammeSession
    rank: int | None
    has_seat: bool
    place: int | None
    free: int | None
    waiting: int


def choices_for(participation: Participation) -> list[list[Choice]]:
    """Every slot open to the participant with what they wished and have, in seven queries."""
    rows = {row.pk: row for row in open_to(participation)}
    ranks = dict(participation.preferences.values_list("session_id", "rank"))
    seats = set(participation.enrolments.values_list("session_id", flat=True))
    free = _free(rows)
    lists: dict[int, list[int]] = {}
    waiting = WaitingPlace.objects.filter(session__in=rows).order_by("pk")
    for session, person in waiting.values_list("session_id", "participation_id"):
        lists.setdefault(session, []).append(person)
    return [
        [
            Choice(
                session=row,
                rank=ranks.get(row.pk) or (1 if row.pk in seats else None),
                has_seat=row.pk in seats,
                place=_place_in(lists.get(row.pk, []), participation.pk),
                free=None if row.capacity is None else max(0, int(free[row.pk])),
                waiting=len(lists.get(row.pk, [])),
            )
            for row in slot
        ]
        for slot in slots_of(rows.values())
    ]


def _place_in(waiting: list[int], person: int) -> int | None:
    return waiting.index(person) + 1 if person in waiting else None


def has_choices(edition: Edition) -> bool:
    return edition.sessions.with_a_choice().exists()
