"""What taking part would cost: an estimate from country and edition."""

from decimal import Decimal

import pytest

from applications.answering import save_answers
from applications.costs import cost_sheet
from applications.filled_form import fill
from applications.models import Question, TravelEstimate
from tests.factories import ApplicationFactory

from .conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(call):
    call.edition.tuition = 1200
    call.edition.save()
    call.subsistence = 800
    call.save()
    for region, country, amount in (("africa", "", 1100), ("africa", "TN", 300), ("americas", "", 1500)):
        TravelEstimate.objects.create(call=call, region=region, country=country, amount=amount)
    return ApplicationFactory(call=call)


def answer(draft, **said):
    questions = {
        row.key: row for row in Question.objects.filter(section__call=draft.call).select_related("section")
    }
    save_answers(
        application=draft,
        answers={questions[key.replace("_", "-")]: value for key, value in said.items()},
    )


def sheet(draft):
    return cost_sheet(draft, fill(draft))


def test_the_journey_is_reckoned_from_the_region_of_the_country_of_work(draft):
    answer(draft, country_of_work="SN")
    found = sheet(draft)
    assert (found.travel, found.total, found.is_partial) == (Decimal(1100), Decimal(3100), False)


def test_a_country_with_an_estimate_of_its_own_goes_before_its_region(draft):
    answer(draft, country_of_work="TN")
    assert sheet(draft).travel == Decimal(300)


@pytest.mark.parametrize("country", ["JP", None])
def test_what_is_not_known_is_said_and_leaves_a_part(draft, country):
    if country:
        answer(draft, country_of_work=country)
    found = sheet(draft)
    assert found.travel is None
    assert (found.total, found.is_partial) == (Decimal(2000), True)


def test_what_the_organisation_pays_is_taken_off_what_would_be_asked(draft):
    answer(draft, country_of_work="SN", who_pays="fellowship", amount_covered="600")
    found = sheet(draft)
    assert (found.covered, found.asks, found.asked) == (Decimal(600), True, Decimal(2500))


def test_without_an_amount_the_items_it_pays_count_whole(draft):
    answer(draft, country_of_work="SN", who_pays="fellowship", items_covered=["travel", "tuition"])
    assert sheet(draft).asked == Decimal(800)


def test_nobody_asks_for_less_than_nothing(draft):
    answer(draft, country_of_work="SN", who_pays="fellowship", amount_covered="99999")
    assert sheet(draft).asked == 0


def test_an_edition_without_costs_has_no_sheet(draft):
    draft.call.edition.tuition = 0
    draft.call.subsistence = None
    draft.call.travel_estimates.all().delete()
    assert sheet(draft) is None


@pytest.mark.parametrize("page", ["", "review/"])
def test_the_applicant_sees_it_as_an_estimate_that_decides_nothing(client, draft, page):
    answer(draft, country_of_work="SN", who_pays="fellowship", amount_covered="600")
    signed_in(client, draft.applicant)
    shown = client.get(draft.get_absolute_url() + page).content.decode()
    assert "2,500 EUR" in shown
    assert "It decides nothing" in shown


def test_the_estimate_is_spoken_of_only_as_a_fellowship_when_one_is_asked(client, draft):
    answer(draft, country_of_work="SN", who_pays="self")
    signed_in(client, draft.applicant)
    assert "ask as a fellowship" not in client.get(draft.get_absolute_url()).content.decode()
