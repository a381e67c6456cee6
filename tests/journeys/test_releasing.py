"""Two officers, the keyboard alone: proposed, approved, tried in the dry run, released; the applicant
declines, and the reserve most alike has the place."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from notifications.models import Message
from selection.models import Decision, Offer, Replacement
from tests.factories import CallFactory, EditionFactory, TrackFactory
from tests.selection.people import approver, eligible, officer

from .keyboard import press, tab_to
from .looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people():
    """One to be offered the only place, two reserves of whom the second is alike, one refused."""
    call = CallFactory(edition=EditionFactory(places=1, title="Dakar"))
    TrackFactory(edition=call.edition)
    kinds = {"Amina": "female", "Bruno": "male", "Chloe": "female", "David": "male"}
    return [
        eligible(call=call, gender=gender, given_names=name, family_names="Sowah")
        for name, gender in kinds.items()
    ]


def test_from_the_proposals_to_the_reserve_who_has_the_freed_place(page_of, people):
    chosen, _first, alike, _refused = people
    edition = chosen.call.edition
    mine, yours = page_of(officer()), page_of(approver())

    choices = ("Self-funded", "Reserve", "Reserve", "Ranked below")
    for application, choice in zip(people, choices, strict=True):
        mine.goto(reverse("admin:applications_application_change", args=[application.pk]))
        tab_to(mine, "outcome")
        mine.keyboard.type(choice)
        press(mine, "Propose the decision")
    assert sorted(Decision.objects.values_list("outcome", flat=True)) == [
        "not-selected",
        "offer",
        "reserve",
        "reserve",
    ]

    yours.goto(reverse("admin:selection_decision_changelist"))
    tab_to(yours, "action")
    yours.keyboard.type("Approve")
    tab_to(yours, "Select all objects")
    yours.keyboard.press("Space")
    press(yours, "Go")
    expect(yours.locator("#content")).to_contain_text("You are about to approve 4 decisions")
    look_at(yours)
    press(yours, "Approve")

    mine.goto(reverse("admin:selection_release"))
    expect(mine.locator("#content")).to_contain_text("4 decisions will become known at one moment")
    tab_to(mine, "Offer of a place – English: 1 person")
    mine.keyboard.press("Enter")
    expect(mine.locator("#content")).to_contain_text("Action required by")
    look_at(mine)
    press(mine, "Release now")
    assert Message.objects.count() == 4

    theirs = page_of(chosen.applicant)
    theirs.goto(reverse("dashboard"))
    expect(theirs.locator("main")).to_contain_text("Action required by")
    look_at(theirs)
    press(theirs, "Answer the offer")
    look_at(theirs)
    tab_to(theirs, "reason")
    theirs.keyboard.type("No leave that week")
    press(theirs, "Decline the place")

    mine.goto(reverse("admin:selection_reserves", args=[edition.pk]))
    look_at(mine)
    press(mine, "Move Chloe Sowah up")
    press(mine, "Move Chloe Sowah down")
    mine.goto(reverse("admin:selection_offers", args=[edition.pk]))
    expect(mine.locator("#content")).to_contain_text("No leave that week")
    expect(mine.locator("#content")).to_contain_text("1. " + people[1].reference + ": not the same: gender")
    look_at(mine)
    press(mine, "Offer the place to Chloe Sowah")
    expect(mine.locator(".messagelist")).to_contain_text("The place is offered to Chloe Sowah")
    assert Offer.objects.get(status="pending").application == alike
    assert Replacement.objects.get().freed.application == chosen

    mine.goto(reverse("admin:selection_minutes", args=[edition.pk]))
    press(mine, "Make the minutes")
    expect(mine.locator(".messagelist")).to_contain_text("being made")
    look_at(mine)
