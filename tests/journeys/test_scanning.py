"""Three hundred badges are checked in on a phone while the line is cut in the middle."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import User
from sessions_app.badges import badges_of
from sessions_app.models import Attendance, CheckIn, Participation
from tests.factories import TrackFactory
from tests.sessions_app.people import officer, past_edition, session

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
