"""The composer: pins, the solver, what cannot be met, scenarios compared."""

import pytest
from django.urls import reverse

from selection import cohorts
from selection.models import (
    Target,
)

from ..people import approver, officer
from .setting import fill, queries_for, scored

pytestmark = pytest.mark.django_db


def test_the_composer_costs_the_same_with_ten_and_with_a_thousand(enter, call, scenario):
    Target.objects.create(edition=call.edition, dimension="gender", value="female", minimum=10)
    browser, address = enter(officer()), reverse("admin:selection_cohort", args=[scenario.pk])
    fill(call, 10)
    cohorts.solve(scenario=scenario)
    few = queries_for(browser, address)
    fill(call, 990)
    call.edition.places = 60
    call.edition.save()
    cohorts.solve(scenario=scenario)
    assert scenario.members.count() == 60
    assert queries_for(browser, address) == few <= 20


def test_composing_from_the_first_pin_to_the_proposal(enter, call, scenario):
    best, second, third = scored(call, 5), scored(call, 4), scored(call, 3)
    browser, address = enter(officer()), reverse("admin:selection_cohort", args=[scenario.pk])
    browser.post(
        reverse("admin:selection_pin", args=[scenario.pk]),
        {"pin": f"in:{third.pk}", "query": "region=africa"},
    )
    answer = browser.post(reverse("admin:selection_solve_cohort", args=[scenario.pk]), follow=True)
    assert "no other cohort within the targets scores more" in answer.content.decode()
    change = reverse("admin:selection_change_cohort", args=[scenario.pk])
    page = browser.get(change, {"out": best.pk, "in": second.pk}).content.decode()
    assert "8.00 now, 7.00 after" in page
    assert scenario.members.filter(is_chosen=True, application=best).exists()
    browser.post(change, {"out": best.pk, "in": second.pk})
    assert not scenario.members.filter(application=best).exists()
    page = browser.get(address, {"state": "chosen"}).content.decode()
    assert best.reference not in page
    assert second.reference in page
    page = browser.get(reverse("admin:selection_propose_cohort", args=[scenario.pk])).content.decode()
    assert "each of the 2 chosen people" in page
    answer = browser.post(reverse("admin:selection_propose_cohort", args=[scenario.pk]), follow=True)
    assert "Proposed: 2 offers, 1 on the reserve list, 0 not selected." in answer.content.decode()


def test_targets_that_exclude_each_other_are_named_on_the_page(enter, call, scenario):
    scored(call, 5)
    Target.objects.create(
        edition=call.edition, dimension="region", value="americas", minimum=1, unit="number"
    )
    answer = enter(officer()).post(reverse("admin:selection_solve_cohort", args=[scenario.pk]), follow=True)
    page = answer.content.decode()
    assert "These cannot be met together" in page
    assert "Americas: at least 1" in page


@pytest.mark.parametrize("key", ["", "x", "00000000-0000-0000-0000-000000000000", "\x00"])
def test_nonsense_is_answered_calmly(enter, call, scenario, key):
    browser = enter(officer())
    change = reverse("admin:selection_change_cohort", args=[scenario.pk])
    assert browser.get(change, {"in": key}).status_code in (200, 404)
    assert browser.post(change, {"in": key}).status_code in (302, 404)
    pinned = browser.post(reverse("admin:selection_pin", args=[scenario.pk]), {"pin": f"in:{key}"})
    assert pinned.status_code == 404
    listing = reverse("admin:selection_cohort", args=[scenario.pk])
    for query in ({"q": key}, {"region": key}, {"state": key}, {"page": key}):
        assert browser.get(listing, query).status_code == 200
    compare = reverse("admin:selection_compare_cohorts", args=[call.edition.pk])
    assert browser.get(compare, {"scenario": key}).status_code == 302


def test_scenarios_are_compared_side_by_side(enter, call, scenario):
    one, other = scored(call, 5), scored(call, 4)
    second = cohorts.create(edition=call.edition, name="Second", basis="raw", by=officer())
    cohorts.change(scenario=scenario, by=officer(), put_in=one)
    cohorts.change(scenario=second, by=officer(), put_in=other)
    page = enter(approver()).get(
        reverse("admin:selection_compare_cohorts", args=[call.edition.pk]),
        {"scenario": [scenario.pk, second.pk]},
    )
    text = page.content.decode()
    for said in ("First", "Second", "5.00", "4.00", "0 people are chosen in all of them"):
        assert said in text
