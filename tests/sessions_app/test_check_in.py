"""Check-in at the door: each scan written once, however often it is sent."""

import json
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from sessions_app import badges
from sessions_app.attendance import mark
from sessions_app.check_in import Scan, check_in
from sessions_app.models import Attendance, CheckIn
from sessions_app.places import cancel_place
from sessions_app.refusals import AttendanceRefused
from tests.factories import EditionFactory, StaffFactory

from .people import officer, participant, past_edition, session

pytestmark = pytest.mark.django_db


def scan_of(person, key=None):
    return Scan(key or uuid.uuid4(), badges.badge_of(person).code, timezone.now())


def test_each_scan_is_written_once_and_gets_the_same_answer_again():
    edition = past_edition()
    row, by = session(edition), officer()
    scans = [scan_of(participant(edition)) for _each in range(3)]
    assert [result.state for result in check_in(session=row, scans=scans, by=by)] == ["present"] * 3
    assert [result.state for result in check_in(session=row, scans=scans, by=by)] == ["again"] * 3
    assert Attendance.objects.filter(session=row, is_present=True).count() == CheckIn.objects.count() == 3


def test_a_late_copy_of_a_scan_does_not_undo_a_correction():
    edition = past_edition()
    row, by, person = session(edition), officer(), participant(edition)
    scan = scan_of(person)
    check_in(session=row, scans=[scan], by=by)
    mark(session=row, present=[], by=by, reason="Somebody else held the badge")
    check_in(session=row, scans=[scan], by=by)
    found = Attendance.objects.get()
    assert (found.is_present, found.reason) == (False, "Somebody else held the badge")


def test_a_correction_wants_a_reason():
    edition = past_edition()
    row, by, person = session(edition), officer(), participant(edition)
    check_in(session=row, scans=[scan_of(person)], by=by)
    with pytest.raises(AttendanceRefused):
        mark(session=row, present=[], by=by, reason="")


def test_strange_codes_and_people_are_told_apart():
    edition = past_edition()
    row, by = session(edition), officer()
    elective = session(edition, kind="elective", hour=4)
    elective.enrolments.create(participation=participant(edition))
    gone, unseated, stranger = participant(edition), participant(edition), participant(past_edition())
    cancelled = scan_of(gone)
    cancel_place(edition=edition, person=gone.person)
    typed = scan_of(unseated).code.lower()
    states = [
        check_in(session=elective, scans=[scan], by=by)[0].state
        for scan in (
            cancelled,
            Scan(uuid.uuid4(), f" {typed[:5]}-{typed[5:]} ", timezone.now()),
            scan_of(stranger),
            Scan(uuid.uuid4(), "nonsense", timezone.now()),
        )
    ]
    assert states == ["cancelled", "unexpected", "unknown", "unknown"]
    assert not row.attendances.exists()


def test_the_door_is_shut_long_before_the_session():
    edition = EditionFactory()
    with pytest.raises(AttendanceRefused):
        check_in(session=session(edition), scans=[scan_of(participant(edition))], by=officer())


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"scans": 1}', '{"scans": [{"key": "x", "code": "y", "at": "z"}]}', "\x00"]
)
def test_nonsense_is_no_fault_of_the_server(client, body):
    client.force_login(officer())
    address = reverse("admin:sessions_app_check_in", args=[session(past_edition()).pk])
    assert client.post(address, body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.SELECTION_OFFICER])
def test_only_who_marks_attendance_scans(client, role):
    row = session(past_edition())
    client.force_login(StaffFactory(role=role))
    for name in ("scan", "check_in"):
        address = reverse(f"admin:sessions_app_{name}", args=[row.pk])
        assert client.post(address, {}).status_code == 403


def test_without_scripts_a_code_is_typed(client):
    edition = past_edition()
    row, person = session(edition), participant(edition, printed_name="Awa N’Diaye")
    client.force_login(officer())
    address = reverse("admin:sessions_app_scan", args=[row.pk])
    page = client.post(address, {"code": badges.badge_of(person).code}, follow=True).content.decode()
    assert "Awa N’Diaye: Present" in page
    assert Attendance.objects.get().is_present


def test_scans_are_sent_as_json(client):
    edition = past_edition()
    row, person = session(edition), participant(edition)
    client.force_login(officer())
    scan = scan_of(person)
    sent = {
        "scans": [{"key": str(scan.key), "code": scan.code, "at": (scan.at - timedelta(hours=1)).isoformat()}]
    }
    answer = client.post(
        reverse("admin:sessions_app_check_in", args=[row.pk]),
        json.dumps(sent),
        content_type="application/json",
    ).json()
    assert answer["present"] == 1
    assert answer["results"][0]["state"] == "present"
