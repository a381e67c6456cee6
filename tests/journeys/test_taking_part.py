"""A participant's way from choosing to evaluating, the officers' desk, and the board on which they place
sessions, each page looked at."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sessions_app.evaluation import install_standard_questions
from sessions_app.models import EvaluationAnswer, SessionSpeaker
from tests.factories import EditionFactory, RoomFactory, SpeakerFactory
from tests.sessions_app.people import officer, participant, session

from .keyboard import press, tab_to
from .looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def edition():
    """It ends today."""
    today = timezone.localdate()
    found = EditionFactory(
        slug="turin", starts_on=today - timedelta(days=2), ends_on=today,
        choosing_opens_at=timezone.now() - timedelta(days=9),
        joining_instructions="From the airport, take the shuttle.",
    )  # fmt: skip
    install_standard_questions(edition=found)
    return found


def test_a_participant_chooses_and_evaluates(page_of, edition):
    later = int((timezone.now() - session(edition, title="Opening").starts_at).total_seconds() // 3600) + 5
    for title in ("Care", "Finance"):
        row = session(edition, hour=later, kind="elective", capacity=1, title=title)
        SessionSpeaker.objects.create(session=row, speaker=SpeakerFactory())
    person = participant(edition)
    page = page_of(person.person, java_script_enabled=True)
    page.goto(f"/en/participation/{person.pk}/")
    look_at(page)
    page.get_by_role("link", name="Choose your sessions").click()
    page.get_by_label("Choice for “Care”").select_option("2")
    page.get_by_label("Choice for “Finance”").select_option("1")
    page.get_by_role("button", name="Save my choices").click()
    expect(page.locator("main")).to_contain_text("You have a seat: Finance")
    look_at(page)
    for place in ("timetable", "badge", "details"):
        page.goto(f"/en/participation/{person.pk}/{place}/")
        look_at(page)
    page.goto(f"/en/participation/{person.pk}/timetable/")
    page.get_by_role("button", name="Make an address").click()
    expect(page.locator(".code")).to_contain_text("/calendar/")
    page.get_by_role("link", name="Evaluate this session").first.click()
    look_at(page)
    page.get_by_label("4").first.check()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("main")).to_contain_text("kept without your name")
    assert EvaluationAnswer.objects.get().value == 4


def test_the_public_pages_and_the_desk_can_be_used_by_everybody(page_of, edition):
    row = session(edition, room=RoomFactory(venue=edition.venue), title="Opening")
    SessionSpeaker.objects.create(session=row, speaker=SpeakerFactory())
    participant(edition)
    reader = page_of(None)
    speaker = row.speakers.get().pk
    for address in (
        "", "programme/", f"sessions/{row.pk}/", f"speakers/{speaker}/",
    ):  # fmt: skip
        reader.goto(f"/en/editions/turin/{address}")
        look_at(reader)
    reader.get_by_role("button", name="Français").click()
    expect(reader).to_have_url(f"{reader.url.split('/fr/')[0]}/fr/editions/turin/speakers/{speaker}/")
    reader.goto("/en/search/?q=opening")
    look_at(reader)
    staff = page_of(officer())
    desk = "/admin/sessions_app/programmesession"
    for address in (
        f"{desk}/workspace/?edition={edition.pk}", f"{desk}/board/?edition={edition.pk}", f"{desk}/{row.pk}/place/",
        f"{desk}/evaluation/?edition={edition.pk}", f"/admin/reports/?edition={edition.pk}",
        f"/admin/duplicate/{edition.pk}/",
    ):  # fmt: skip
        staff.goto(address)
        look_at(staff)


def test_officers_place_sessions_by_mouse_and_by_keyboard(page_of, edition):
    small, large = (RoomFactory(venue=edition.venue, name=name) for name in ("Small", "Large"))
    care = session(edition, hour=-3, room=small, kind="elective", title="Care")  # from 9 till 11
    finance = session(edition, hour=1, room=small, kind="elective", title="Finance")  # from 13 till 15
    address = f"/admin/sessions_app/programmesession/board/?edition={edition.pk}&day={edition.starts_on}"
    page, other = page_of(officer()), page_of(officer())
    for desk in (page, other):
        desk.goto(address)

    def card(title, desk=page):
        return desk.get_by_role("link", name=title)

    def cell(room, hour, desk=page):
        return desk.locator(f'td[data-room="{room.pk}"][data-start="{hour}:00"]')

    def stands(row, room, times):
        row.refresh_from_db()
        return (row.room, row.venue_time) == (room, times)

    card("Care").drag_to(cell(large, 10))
    expect(page.get_by_text("“Care” is placed.")).to_be_visible()
    expect(cell(large, 10)).to_contain_text("Care")
    assert stands(care, large, "10:00–12:00")

    card("Finance").drag_to(cell(large, 11))  # where Care still is
    expect(cell(small, 13).get_by_role("alert")).to_contain_text("In this room “Care” is held on")
    look_at(page)
    assert stands(finance, small, "13:00–15:00")

    card("Care", other).drag_to(cell(small, 16, other))  # it stood elsewhere when that page was opened
    expect(other.get_by_text("Somebody has moved “Care” meanwhile")).to_be_visible()
    expect(cell(large, 10, other)).to_contain_text("Care")
    assert stands(care, large, "10:00–12:00")

    card("Finance").drag_to(page.locator("[data-days] [data-day]").nth(1))
    expect(page.get_by_text("“Finance” is placed.")).to_be_visible()
    assert stands(finance, small, "13:00–15:00")
    assert finance.venue_day == edition.starts_on + timedelta(days=1)

    press(page, "Care")
    tab_to(page, "start")
    page.keyboard.type("0900AM")
    tab_to(page, "room")
    page.keyboard.type("Small")
    press(page, "Place it")
    expect(cell(small, "09")).to_contain_text("Care")
    assert stands(care, small, "09:00–12:00")
