"""Check-in at the door: scans, one or many that waited for the line, each written once."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .attendance import EditionAttendance
from .models import Attendance, Badge, CheckIn, Participation, ProgrammeSession
from .refusals import AttendanceRefused

EARLIEST = timedelta(hours=2)  # before the session begins: the door opens


@dataclass(frozen=True)
class Scan:
    """What a scanner read: `key` is its own number of the scan, `code` a badge's, `at` its clock's time."""

    key: uuid.UUID
    code: str
    at: datetime


@dataclass(frozen=True)
class Result:
    """What became of a scan. `state`: present, again (was present already), unexpected (present, though
    without a seat here), unknown (no badge of this edition), cancelled."""

    key: uuid.UUID
    state: str
    name: str = ""


@transaction.atomic
def check_in(*, session: ProgrammeSession, scans: Iterable[Scan], by: User) -> list[Result]:
    """Write who came; one result for each scan, in their order. A scan sent again gets the same answer
    and changes nothing, even when the mark was corrected in between.

    Locks the session. Raises AttendanceRefused long before the session.
    """
    session = (
        ProgrammeSession.objects.select_related("edition__venue")
        .select_for_update(of=("self",), no_key=True)
        .get(pk=session.pk)
    )
    if session.starts_at - EARLIEST > timezone.now():
        raise AttendanceRefused(_("The door of this session is not open yet."))
    scans = list(scans)
    known = set(CheckIn.objects.filter(key__in=[scan.key for scan in scans]).values_list("key", flat=True))
    badges = _badges(session, scans)
    attendance = EditionAttendance(session.edition)
    marks = {row.participation_id: row for row in session.attendances.all()}
    results = []
    for scan in scans:
        person = badges.get(tidy(scan.code))
        if person is None:
            results.append(Result(scan.key, "unknown"))
        elif person.status == Participation.Status.CANCELLED:
            results.append(Result(scan.key, "cancelled", person.printed_name))
        else:
            was_present = person.pk in marks and marks[person.pk].is_present
            if scan.key not in known:
                known.add(scan.key)
                _write(session, person, scan, marks, by)
            state = "present" if attendance.is_expected(person, session) else "unexpected"
            results.append(Result(scan.key, "again" if was_present else state, person.printed_name))
    return results


def tidy(code: str) -> str:
    """A code as badges carry it, however it was typed."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _badges(session: ProgrammeSession, scans: list[Scan]) -> dict[str, Participation]:
    badges = Badge.objects.filter(
        code__in={tidy(scan.code) for scan in scans}, participation__edition=session.edition_id
    )
    return {badge.code: badge.participation for badge in badges.select_related("participation__track")}


def _write(
    session: ProgrammeSession, person: Participation, scan: Scan, marks: dict[int, Attendance], by: User
) -> None:
    CheckIn.objects.create(
        key=scan.key, session=session, participation=person, scanned_at=scan.at, scanned_by=by
    )
    mark = marks.get(person.pk)
    if mark is None:
        marks[person.pk] = Attendance.objects.create(session=session, participation=person, marked_by=by)
    elif not mark.is_present:
        mark.is_present, mark.marked_by = True, by
        mark.save(update_fields=["is_present", "marked_by", "marked_at"])
