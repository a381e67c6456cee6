"""Who is expected at a session, who was there, and how much of the edition each attended."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import cached_property

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .models import Attendance, Edition, Participation, ProgrammeSession, SessionEnrolment
from .refusals import AttendanceRefused

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Progress:
    """One participant's time, exact, in hours. `open` counts the time in which at least one session
    is open to the person: of parallel sessions one can attend only one, so they count once."""

    attended: Decimal
    open: Decimal
    required_share: int

    @property
    def hours(self) -> Decimal:
        """The hours attended, as they are shown and printed."""
        return self.attended.quantize(TENTH, ROUND_HALF_UP)

    @property
    def open_hours(self) -> Decimal:
        return self.open.quantize(TENTH, ROUND_HALF_UP)

    @property
    def required_hours(self) -> Decimal:
        """The hours that the rule asks for, rounded up: who shows as many has met it."""
        return (self.open * self.required_share / 100).quantize(TENTH, ROUND_CEILING)

    @property
    def share(self) -> int:
        """Attended of the open hours, in whole per cent, never rounded up over the rule."""
        return int(self.attended * 100 / self.open) if self.open else 0

    @property
    def meets_the_rule(self) -> bool:
        """Whether the certificate is earned; an edition without sessions gives none."""
        return bool(self.open) and self.attended * 100 >= self.open * self.required_share


class EditionAttendance:
    """The whole attendance of one edition, read in four queries whatever its size.

    With `participation` only that person's share is read.
    """

    def __init__(self, edition: Edition, participation: Participation | None = None) -> None:
        self.edition = edition
        self._only = participation

    @cached_property
    def sessions(self) -> list[ProgrammeSession]:
        rows = list(self.edition.sessions.select_related("room", "track").order_by("starts_at", "pk"))
        for session in rows:
            session.edition = self.edition
        return rows

    @cached_property
    def participants(self) -> list[Participation]:
        """Everybody but the cancelled, by printed name."""
        if self._only:
            return [self._only]
        active = Participation.objects.active().filter(edition=self.edition)
        return list(active.select_related("track", "person").order_by("printed_name", "pk"))

    @cached_property
    def _enrolled(self) -> dict[int, set[int]]:
        """Of each session that has enrolments, the participants enrolled."""
        rows = SessionEnrolment.objects.filter(session__edition=self.edition)
        rows = rows.exclude(participation__status=Participation.Status.CANCELLED)
        return _grouped(rows.values_list("session_id", "participation_id"))

    @cached_property
    def _marks(self) -> dict[int, dict[int, bool]]:
        """Of each session that was marked, whether each participant was present."""
        rows = Attendance.objects.filter(session__edition=self.edition)
        rows = rows.exclude(participation__status=Participation.Status.CANCELLED)
        if self._only:
            rows = rows.filter(participation=self._only)
        marks: dict[int, dict[int, bool]] = {}
        for session, participation, is_present in rows.values_list(
            "session_id", "participation_id", "is_present"
        ):
            marks.setdefault(session, {})[participation] = is_present
        return marks

    def is_expected(self, participation: Participation, session: ProgrammeSession) -> bool:
        """Whether the session is the participant's: it is of the track or of all, and of a session
        with a choice the person has a seat there. Where nobody chooses, everybody may come."""
        if session.track_id and session.track_id != participation.track_id:
            return False
        if session.is_for_everybody:
            return True
        enrolled = self._enrolled.get(session.pk)
        if enrolled is None:
            return self.edition.choosing_opens_at is None
        return participation.pk in enrolled

    def expected_at(self, session: ProgrammeSession) -> list[Participation]:
        return [person for person in self.participants if self.is_expected(person, session)]

    def is_marked(self, session: ProgrammeSession) -> bool:
        return session.pk in self._marks

    def presence(self, participation: Participation, session: ProgrammeSession) -> bool | None:
        """Whether the participant was there; None while nobody has said."""
        return self._marks.get(session.pk, {}).get(participation.pk)

    def number_present(self, session: ProgrammeSession) -> int:
        return sum(self._marks.get(session.pk, {}).values())

    def sessions_of(self, participation: Participation) -> list[ProgrammeSession]:
        """The sessions open to the participant, and any other that the person attended."""
        return [
            session
            for session in self.sessions
            if self.is_expected(participation, session) or self.presence(participation, session)
        ]

    def progress_of(self, participation: Participation) -> Progress:
        mine = self.sessions_of(participation)
        return Progress(
            attended=_hours_covered(session for session in mine if self.presence(participation, session)),
            open=_hours_covered(mine),
            required_share=self.edition.required_attendance,
        )

    def unmarked(self) -> list[ProgrammeSession]:
        """The sessions that are over and nobody marked."""
        now = timezone.now()
        return [row for row in self.sessions if row.ends_at < now and not self.is_marked(row)]


def expected_at(session: ProgrammeSession) -> list[Participation]:
    """The participants expected at one session, by printed name."""
    return EditionAttendance(session.edition).expected_at(session)


def progress_of(participation: Participation) -> Progress:
    """One participant's hours."""
    return EditionAttendance(participation.edition, participation).progress_of(participation)


@transaction.atomic
def mark(*, session: ProgrammeSession, present: Iterable[int], by: User, reason: str | None = None) -> int:
    """Write who of the expected was there: `present` are keys of participations, all other expected
    ones were absent. How many marks are new or changed; who made an unchanged mark stays. `reason`
    says why marks that change were wrong, and is kept with them; with None nobody was asked.

    Locks the session, so that two officers marking at once follow each other. Raises
    AttendanceRefused before the session begins and for somebody who is not expected.
    """
    session = (
        ProgrammeSession.objects.select_related("edition__venue")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=session.pk)
    )
    if session.starts_at > timezone.now():
        raise AttendanceRefused(_("This session has not begun yet."))
    expected = {person.pk for person in expected_at(session)}
    present = set(present)
    if present - expected:
        raise AttendanceRefused(
            _("Somebody ticked is not expected at this session any more. Please look again.")
        )
    known = dict(session.attendances.values_list("participation_id", "is_present"))
    new = [
        Attendance(session=session, participation_id=key, is_present=key in present, marked_by=by)
        for key in sorted(expected - known.keys())
    ]
    Attendance.objects.bulk_create(new)
    changed = [key for key in expected & known.keys() if known[key] != (key in present)]
    if changed and reason == "":
        raise AttendanceRefused(_("Please say why the attendance is corrected."))
    for is_present in (True, False):
        rows = session.attendances.filter(
            participation__in=[key for key in changed if (key in present) is is_present]
        )
        rows.update(is_present=is_present, marked_by=by, marked_at=timezone.now(), reason=reason or "")
    return len(new) + len(changed)


def mark_all_present(*, session: ProgrammeSession, by: User, reason: str | None = None) -> int:
    """Mark everybody expected as present; how many marks are new or changed."""
    everybody = [person.pk for person in expected_at(session)]
    return mark(session=session, present=everybody, by=by, reason=reason)


def _hours_covered(sessions: Iterable[ProgrammeSession]) -> Decimal:
    """Hours in which at least one of the sessions runs."""
    seconds, until = 0, None
    for begin, end in sorted((session.starts_at, session.ends_at) for session in sessions):
        start = _later(begin, until)
        if end > start:
            seconds += int((end - start).total_seconds())
        until = _later(end, until)
    return Decimal(seconds) / 3600


def _later(moment: datetime, other: datetime | None) -> datetime:
    return moment if other is None else max(moment, other)


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    groups: dict[int, set[int]] = {}
    for key, member in pairs:
        groups.setdefault(key, set()).add(member)
    return groups
