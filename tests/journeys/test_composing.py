"""An officer composes the cohort with the keyboard alone, scripts switched off."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from selection.models import ApplicationScore, Decision, Target
from tests.factories import CallFactory, EditionFactory, TrackFactory
from tests.selection.people import eligible, officer

from .keyboard import press, tab_to

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def call():
    """Four men score more than two women; the target asks for one of three places to be a woman's."""
    call = CallFactory(edition=EditionFactory(places=3, title="Dakar"))
    TrackFactory(edition=call.edition)
    people = [("male", 5), ("male", 4.5), ("male", 4), ("male", 3.5), ("female", 3), ("female", 2)]
    for place, (gender, score) in enumerate(people, 1):
        ApplicationScore.objects.create(
            application=eligible(call=call, gender=gender, given_names="", family_names=f"Person {place}"),
            raw=score,
            adjusted=score,
            reviews=2,
            spread=0,
            rank_raw=place,
            rank_adjusted=place,
            computed_at=timezone.now(),
        )
    Target.objects.create(
        edition=call.edition, dimension="gender", value="female", minimum=1, unit=Target.Unit.NUMBER
    )
    return call


def test_from_the_home_page_to_the_proposed_decisions(page_of, call):
    page = page_of(officer(), java_script_enabled=False)
    page.goto("/admin/")
    press(page, "Selection")
    press(page, "Cohort composer")
    tab_to(page, "name")
    page.keyboard.type("Balanced")
    press(page, "Create")
    press(page, "Find the best cohort")
    expect(page.locator("#content")).to_contain_text("no other cohort within the targets scores more")
    expect(page.locator("#content")).to_contain_text("costs 1.00 points")
    press(page, "Pin Person 5 out")
    press(page, "Find the best cohort")
    expect(page.locator("#content")).to_contain_text("total score 11.50")
    press(page, "Take Person 6 out, or swap")
    expect(page.locator("#content")).to_contain_text("Too few")
    press(page, "Leave it as it is")
    press(page, "Take Person 2 out, or swap")
    press(page, "Show the effect of the swap")
    expect(page.locator("#content")).to_contain_text("Person 3 instead of Person 2")
    assert not Decision.objects.exists()
    press(page, "Make the change")
    press(page, "Propose this cohort")
    press(page, "Propose")
    expect(page.locator(".messagelist")).to_contain_text(
        "Proposed: 3 offers, 2 on the reserve list, 0 not selected."
    )
    offered = Decision.objects.filter(outcome="offer").values_list("application__family_names", flat=True)
    assert sorted(offered) == ["Person 1", "Person 3", "Person 6"]
