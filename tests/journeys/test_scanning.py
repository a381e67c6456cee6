"""Badges are checked in on a phone: three hundred while the line is cut in the middle, and by its camera."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import User
from sessions_app.badges import badge_of, badges_of
from sessions_app.models import Attendance, CheckIn, Participation
from tests.factories import TrackFactory
from tests.sessions_app.people import officer, participant, past_edition, session

from .film import film_of_badge
from .looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TYPE_CODES = """(codes) => {
  const form = document.querySelector("[data-typed]");
  for (const code of codes) {
    form.elements.code.value = code;
    form.requestSubmit();
  }
}"""


def test_every_scan_is_recorded_once_though_the_line_is_cut(device):
    edition = past_edition(places=400)
    row, track = session(edition), TrackFactory(edition=edition)
    people = User.objects.bulk_create(
        User(email=f"guest{number}@example.org", given_names="Awa", family_names=f"Ba {number}")
        for number in range(300)
    )
    Participation.objects.bulk_create(
        Participation(edition=edition, person=person, track=track, printed_name=str(person))
        for person in people
    )
    codes = [badge.code for badge in badges_of(edition)]
    phone = device(officer(), viewport={"width": 360, "height": 740})
    page = phone.new_page()
    page.goto(f"/admin/sessions_app/programmesession/{row.pk}/scan/")
    queue = page.locator("[data-queue]")

    page.evaluate(TYPE_CODES, codes[:100])
    expect(queue).to_have_text("Everything is sent")
    phone.set_offline(True)
    page.evaluate(TYPE_CODES, codes[100:200])
    expect(queue).to_have_text("100 wait for the line")
    assert Attendance.objects.count() == 100
    # The answer to what arrives is lost on the way: it is sent again.
    arrived = []
    page.route("**/check-in/", lambda route: (arrived.append(route.fetch()), route.abort()))
    phone.set_offline(False)
    page.evaluate(TYPE_CODES, codes[200:250])
    expect(queue).to_have_text(re.compile(r"\d+ wait for the line"))
    while not arrived:
        page.wait_for_timeout(50)
    page.unroute("**/check-in/")
    page.reload()  # what waits outlives the page
    page.evaluate(TYPE_CODES, [*codes[250:], codes[0]])
    expect(queue).to_have_text("Everything is sent")

    expect(page.locator("[data-present]")).to_have_text("300")
    expect(page.locator("[data-list]")).to_contain_text("Was checked in already")
    assert Attendance.objects.filter(session=row, is_present=True).count() == 300
    assert set(Attendance.objects.values_list("participation__badge__code", flat=True)) == set(codes)
    assert CheckIn.objects.count() == 301  # the last of them a second scan of one badge
    look_at(page)


@pytest.fixture
def door():
    """A session whose door is open, and somebody who comes to it."""
    row = session(past_edition())
    return row, participant(row.edition, printed_name="Awa Ndiaye")


@pytest.fixture
def with_camera(launch, door, tmp_path):
    """A browser with a camera before which the badge is held again and again."""
    film = film_of_badge(badge_of(door[1]).code, tmp_path / "badge.y4m", shown=0.8, away=2.2)
    chromium = launch(
        "--use-fake-device-for-media-stream", f"--use-file-for-fake-video-capture={film}",
        "--host-resolver-rules=MAP testserver 127.0.0.1",
    )  # fmt: skip
    yield chromium
    chromium.close()


def test_a_badge_before_the_camera_is_checked_in_though_the_line_is_cut(device, door, with_camera):
    row, guest = door
    phone = device(
        officer(), program=with_camera, permissions=["camera"], viewport={"width": 360, "height": 740}
    )
    page = phone.new_page()
    page.goto(f"/admin/sessions_app/programmesession/{row.pk}/scan/")
    phone.set_offline(True)  # what reads codes has come with the page
    page.get_by_role("button", name="Use the camera").click()
    expect(page.locator("[data-queue]")).to_have_text("1 waits for the line")
    expect(page.locator("[data-list]")).to_contain_text("Kept on this phone")
    assert not Attendance.objects.exists()
    phone.set_offline(False)
    lines = page.locator("[data-list]")
    expect(lines).to_contain_text("Awa Ndiaye – Present")
    expect(page.locator("[data-last]")).to_be_in_viewport()  # it is read without scrolling
    expect(lines).to_contain_text("Awa Ndiaye – Was checked in already")
    assert Attendance.objects.get().participation == guest
    look_at(page)
    page.get_by_role("button", name="Stop the camera").click()
    expect(page.locator("video")).to_be_hidden()
    expect(page.get_by_role("button", name="Stop the camera")).to_be_hidden()


def test_a_camera_that_can_not_be_used_is_told_with_what_to_do_instead(
    device, door, with_camera, answered_server
):
    row, _guest = door
    address, someone = f"/admin/sessions_app/programmesession/{row.pk}/scan/", officer()
    elsewhere = answered_server.url.replace("localhost", "testserver")
    for options, said in (
        ({}, "There is no camera here. Please type the code."),
        ({"program": with_camera}, "Allow it in the settings of the browser"),
        ({"program": with_camera, "base_url": elsewhere}, "only at a secure address"),
    ):
        page = device(someone, **options).new_page()
        page.goto(address)
        if "base_url" not in options:
            page.get_by_role("button", name="Use the camera").click()
        expect(page.locator("[data-camera-said]")).to_contain_text(said)
        page.get_by_label("Code on the badge").fill("nobody")
        page.get_by_role("button", name="Check in").click()
        expect(page.locator("[data-list]")).to_contain_text("No badge of this edition")
