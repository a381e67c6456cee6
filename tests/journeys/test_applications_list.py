"""An officer works in the list of applications with the keyboard alone."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.roles import Role
from applications.models import ApplicationTag, SavedView
from tests.factories import CallFactory, StaffFactory, SubmittedApplicationFactory

from .looking import PHONE, look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_search_filter_columns_view_and_act_by_keyboard(page_of, live_server):
    call = CallFactory()
    for given, region in (("محمد", "africa"), ("José", "americas"), ("Awa", "africa")):
        SubmittedApplicationFactory(call=call, given_names=given, region=region)
    officer = StaffFactory(role=Role.SELECTION_OFFICER)
    page = page_of(officer)
    address = live_server.url + reverse("admin:applications_application_changelist")
    rows = page.locator("#result_list tbody tr")

    page.goto(address)
    expect(rows).to_have_count(3)
    look_at(page)
    page.get_by_role("searchbox", name="Search").focus()
    page.keyboard.type("mohamed")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("محمد")

    page.goto(f"{address}?view=all")
    region = page.locator("details.facet > summary", has_text="ILO region")
    region.focus()
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Africa (2)").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(rows).to_have_count(2)
    expect(page.get_by_role("link", name="Remove the filter ILO region: Africa")).to_be_visible()

    page.get_by_role("link", name="Columns").press("Enter")
    look_at(page)
    up = page.locator('button[value="up:status"]')
    up.press("Enter")
    expect(up).to_be_focused()
    page.get_by_role("checkbox", name="Tags").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show the list so").press("Enter")
    expect(page.locator("#result_list thead")).to_contain_text("Tags")
    expect(rows).to_have_count(2)

    page.get_by_role("link", name="Save this view").press("Enter")
    look_at(page)
    page.get_by_label("Name").focus()
    page.keyboard.type("Africa")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Africa", exact=True)).to_have_attribute("aria-current", "page")
    assert SavedView.objects.get().query.endswith("region=africa")

    page.get_by_role("checkbox", name=re.compile("Select all")).focus()
    page.keyboard.press("Space")
    page.get_by_label("Action", exact=True).focus()
    page.keyboard.type("Put a")
    page.get_by_role("button", name="Continue").press("Enter")
    expect(page.get_by_text("2 applications get a tag.")).to_be_visible()
    look_at(page)
    page.get_by_label("Tag").focus()
    page.keyboard.type("priority")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 2")).to_be_visible()
    look_at(page)
    assert ApplicationTag.objects.filter(name="priority").count() == 2

    page.set_viewport_size({"width": PHONE, "height": 800})
    page.get_by_role("link", name="Show the outcome").press("Enter")
    drawer = page.locator(".list-filters > summary")
    expect(page.get_by_role("button", name="Apply filters")).to_be_hidden()
    drawer.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Apply filters")).to_be_visible()
