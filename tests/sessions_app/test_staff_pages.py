"""The staff's pages of the programme, as browsers ask for them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from sessions_app.attendance import mark_all_present
from sessions_app.models import Attendance, Participation, SessionEnrolment
from tests.factories import EditionFactory, RoomFactory, SessionFactory, StaffFactory, UserFactory

from .people import OTHER_ROLES, attended, officer, participant, past_edition, session

pytestmark = pytest.mark.django_db

MODELS = ["venue", "edition", "programmesession", "participation"]


@pytest.fixture
def enter(client):
    """A browser of the person."""

    def sign_in(person):
        client.force_login(person, backend="accounts.backends.WithRoles")
        return client

    return sign_in


def marking(row):
    return reverse("admin:sessions_app_session_attendance", args=[row.pk])


def overview(edition):
    return f"{reverse('admin:sessions_app_attendance')}?edition={edition.pk}"


# The whole way


def test_an_officer_marks_a_session_and_closes_the_attendance(enter):
    edition = past_edition()
    here, away = participant(edition, printed_name="Here"), participant(edition, printed_name="Away")
    row = session(edition)
    browser = enter(officer())
    page = browser.get(marking(row)).content.decode()
    assert "Here" in page
    assert "Away" in page
    assert "checked" not in page
    answer = browser.post(marking(row), {"present": [here.pk]})
    assert answer.url == overview(edition)
    assert browser.get(marking(row)).content.decode().count("checked") == 1
    browser.post(reverse("admin:sessions_app_complete", args=[edition.pk]))
    here.refresh_from_db()
    away.refresh_from_db()
    assert (here.status, away.status) == ("completed", "confirmed")


def test_one_button_marks_all_present(enter):
    edition = past_edition()
    row, _one, _two = session(edition), participant(edition), participant(edition)
    enter(officer()).post(marking(row), {"all": "yes"})
    assert Attendance.objects.filter(session=row, is_present=True).count() == 2


def test_a_refused_mark_keeps_the_ticks(enter):
    edition = past_edition()
    here, row = participant(edition), session(edition)
    stranger = participant(past_edition())
    page = enter(officer()).post(marking(row), {"present": [here.pk, stranger.pk]}).content.decode()
    assert "not expected" in page
    assert page.count("checked") == 1
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("ticked", ["x", "²", "", "99999999999999999999", "-1", "\x00"])
def test_ticks_of_nonsense_are_no_fault_of_the_server(enter, ticked):
    edition = past_edition()
    participant(edition)
    assert enter(officer()).post(marking(session(edition)), {"present": [ticked]}).status_code in (200, 302)


def test_a_session_to_come_offers_no_ticks(enter):
    edition = past_edition()
    participant(edition)
    row = SessionFactory(edition=edition)
    browser = enter(officer())
    assert "has not begun" in browser.get(marking(row)).content.decode()
    browser.post(marking(row), {"all": "yes"})
    assert not Attendance.objects.exists()


def test_a_completion_is_reopened_from_the_participants_page(enter):
    found = attended()
    browser = enter(officer())
    page = reverse("admin:sessions_app_participation_change", args=[found.pk])
    assert "Reopen the attendance" in browser.get(page).content.decode()
    browser.post(reverse("admin:sessions_app_reopen", args=[found.pk]))
    found.refresh_from_db()
    assert found.status == "confirmed"


def test_the_overview_opens_on_the_latest_edition_that_has_begun(enter):
    older = past_edition(title="The older")
    EditionFactory(title="The next")
    newest = EditionFactory(title="The running", starts_on=timezone.localdate() - timedelta(days=1))
    answer = enter(officer()).get(reverse("admin:sessions_app_attendance"))
    assert answer.context["edition"] == newest
    assert enter(officer()).get(overview(older)).context["edition"] == older


@pytest.mark.parametrize("asked", ["0", "x", "99999999999999999999"])
def test_an_edition_that_does_not_exist_is_not_found(enter, asked):
    past_edition()
    address = reverse("admin:sessions_app_attendance")
    assert enter(officer()).get(address, {"edition": asked}).status_code == 404


def test_with_no_edition_at_all_the_pages_say_so(enter):
    page = enter(officer()).get(reverse("admin:sessions_app_attendance")).content.decode()
    assert "No edition yet." in page


# Editing


def test_an_officer_corrects_a_printed_name_and_cannot_touch_the_status(enter):
    found = attended()
    address = reverse("admin:sessions_app_participation_change", args=[found.pk])
    nothing = {"enrolments-TOTAL_FORMS": 0, "enrolments-INITIAL_FORMS": 0}
    answer = enter(officer()).post(
        address,
        {
            "printed_name": "Awa Sow",
            "track": found.track_id,
            "country": "SN",
            "status": "cancelled",
            **nothing,
        },
    )
    assert answer.status_code == 302
    found.refresh_from_db()
    assert (found.printed_name, found.status) == ("Awa Sow", "completed")


def test_only_sessions_with_a_choice_are_offered_for_enrolment(enter):
    edition = past_edition()
    found = participant(edition)
    elective = session(edition, kind="elective", title="Choose me")
    session(edition, hour=3, title="For everybody")
    SessionEnrolment.objects.create(participation=found, session=elective)
    address = reverse("admin:sessions_app_participation_change", args=[found.pk])
    page = enter(officer()).get(address).content.decode()
    assert "Choose me" in page
    assert "For everybody" not in page


def test_a_double_booking_of_a_room_comes_back_with_a_word(enter):
    edition = past_edition()
    room = RoomFactory(venue=edition.venue)
    row = session(edition, room=room)
    begin, end = timezone.localtime(row.starts_at), timezone.localtime(row.ends_at)
    typed = {
        "edition": edition.pk, "kind": "plenary", "title_en": "Another", "room": room.pk,
        "starts_at": f"{begin:%Y-%m-%dT%H:%M}", "ends_at": f"{end:%Y-%m-%dT%H:%M}",
    }  # fmt: skip
    answer = enter(officer()).post(reverse("admin:sessions_app_programmesession_add"), typed)
    assert f"In this room “{row.title}” is held on" in answer.content.decode()


# The no


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    ("role", "sees", "edits"),
    [
        (Role.PROGRAMME_OFFICER, True, True),
        (Role.ADMINISTRATOR, True, True),
        (Role.SELECTION_OFFICER, True, False),
        (Role.READER, True, False),
        (Role.REVIEWER, False, False),
        (Role.APPROVER, False, False),
    ],
)
def test_who_sees_and_who_edits(enter, model, role, sees, edits):
    if role == Role.READER and model == "participation":
        sees = False  # statistics only: nobody's name
    found = attended()
    found.edition.sessions.update(title_en="A session")
    keys = {
        "venue": found.edition.venue_id, "edition": found.edition_id, "participation": found.pk,
        "programmesession": found.edition.sessions.get().pk,
    }  # fmt: skip
    browser = enter(StaffFactory(role=role))
    changelist = browser.get(reverse(f"admin:sessions_app_{model}_changelist"))
    page = browser.get(reverse(f"admin:sessions_app_{model}_change", args=[keys[model]]))
    assert (changelist.status_code, page.status_code) == ((200, 200) if sees else (403, 403))
    assert ('name="_save"' in page.content.decode()) is edits


@pytest.mark.parametrize("role", [*OTHER_ROLES, None])
def test_nobody_else_marks_closes_or_reopens(enter, role):
    found = attended()
    row = found.edition.sessions.get()
    waiting = participant(found.edition)
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    for address in (
        marking(row),
        reverse("admin:sessions_app_complete", args=[found.edition_id]),
        reverse("admin:sessions_app_reopen", args=[found.pk]),
    ):
        assert browser.post(address, {"all": "yes"}).status_code in (302, 403)
    assert browser.get(overview(found.edition)).status_code in (302, 403)
    assert set(Participation.objects.values_list("pk", "status")) == {
        (found.pk, "completed"),
        (waiting.pk, "confirmed"),
    }
    assert not waiting.attendances.exists()


@pytest.mark.parametrize("name", ["complete", "reopen"])
def test_a_link_alone_changes_nothing(enter, name):
    found = attended()
    key = found.edition_id if name == "complete" else found.pk
    assert enter(officer()).get(reverse(f"admin:sessions_app_{name}", args=[key])).status_code == 405


# Cost


def queries_for(browser, address):
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def fill(edition, count):
    for _ in range(count):
        participant(edition)
        venue = RoomFactory().venue
        other = EditionFactory(venue=venue)
        participant(other)
        day = edition.sessions.count()
        mark_all_present(session=session(edition, day=day % 5, hour=day // 5 * 0.1, hours=0.1), by=officer())


@pytest.mark.parametrize("model", MODELS)
def test_a_list_costs_the_same_at_any_length(enter, model):
    edition = past_edition()
    browser = enter(officer())
    fill(edition, 3)
    address = reverse(f"admin:sessions_app_{model}_changelist")
    few = queries_for(browser, address)
    fill(edition, 12)
    assert queries_for(browser, address) == few


def test_the_attendance_pages_cost_the_same_at_any_length(enter):
    edition = past_edition()
    browser = enter(officer())
    fill(edition, 2)
    row = edition.sessions.first()
    few = queries_for(browser, overview(edition)), queries_for(browser, marking(row))
    fill(edition, 10)
    assert (queries_for(browser, overview(edition)), queries_for(browser, marking(row))) == few
