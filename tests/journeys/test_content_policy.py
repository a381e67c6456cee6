"""Nothing that the strict policy blocks is on the pages: the browser itself says so."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from notifications.models import MessageTemplate
from tests.factories import PASSWORD, CallFactory, StaffFactory, SubmittedApplicationFactory
from tests.staff_pages import admin_pages

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def watched_page(browser, answered_server):
    """A page that notes what its browser blocks, and the faults of its scripts."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.complaints = []
    page.on("console", lambda message: message.type == "error" and note(message.text))
    page.on("pageerror", lambda error: note(str(error)))

    def note(text: str) -> None:
        page.complaints.append(f"{page.url}: {text}")

    yield page
    page.close()


def _sign_in(page, address, email):
    page.goto(f"{address}/en/account/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/dashboard/")


def test_the_browser_blocks_nothing_on_the_pages_of_the_staff(watched_page, live_server):
    administrator = StaffFactory(email="staff@academy.example", role=Role.ADMINISTRATOR)
    SubmittedApplicationFactory()
    _sign_in(watched_page, live_server.url, "staff@academy.example")
    for path in [*admin_pages(administrator), reverse("styleguide"), reverse("preferences")]:
        assert watched_page.goto(live_server.url + path).status == 200, path
    assert watched_page.complaints == []


def test_the_texts_of_a_message_stand_in_a_tab_for_each_language(watched_page, live_server):
    StaffFactory(email="staff@academy.example", role=Role.ADMINISTRATOR)
    template = MessageTemplate.objects.get(kind="offer")
    _sign_in(watched_page, live_server.url, "staff@academy.example")
    watched_page.goto(f"{live_server.url}/admin/notifications/messagetemplate/{template.pk}/change/")
    fields = watched_page.locator("textarea[name^=body_]")
    assert fields.count() == 3
    assert watched_page.complaints == []


def test_the_browser_blocks_nothing_on_the_public_pages(watched_page, live_server):
    edition = CallFactory().edition
    for path in (
        reverse("home"),
        reverse("edition-list"),
        edition.get_absolute_url(),
        reverse("account_login"),
        reverse("account_signup"),
        reverse("account_reset_password"),
    ):
        assert watched_page.goto(live_server.url + path).status == 200, path
    assert watched_page.complaints == []
    assert watched_page.goto(f"{live_server.url}/en/no-such-page/").status == 404
