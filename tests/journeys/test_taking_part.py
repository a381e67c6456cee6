"""A participant's way from choosing to evaluating, and the officers' desk, each page looked at."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from sessions_app.evaluation import install_standard_questions
from sessions_app.models import EvaluationAnswer, SessionSpeaker
from tests.factories import EditionFactory, RoomFactory, SpeakerFactory
from tests.sessions_app.people import officer, participant, session

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
