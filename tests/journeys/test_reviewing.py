"""A reviewer reads and scores by the keyboard alone; the browser dies; another device has it all."""

import pytest
from playwright.sync_api import Page, expect

from selection.models import Review
from selection.reviewing import submit_review
from tests.journeys.looking import look_at
from tests.journeys.test_composing import press, tab_to
from tests.selection.blind_rows import blind_application, traces_in
from tests.selection.people import assigned, reviewer

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asked():
    """A blind application that another reviewer has judged already."""
    application = blind_application()
    other = assigned(application)
    criterion = application.call.edition.criteria.get()
    submit_review(
        assignment=other, by=other.reviewer, scores={criterion: 2}, comments={criterion: "Rather weak"}
    )
    return assigned(application, to=reviewer())


def saved(page: Page, name: str) -> None:
    """Wait until the field says that it is saved."""
    page.locator(f"[data-question={name}] .saved").wait_for()


def score_with_arrows(page: Page, name: str, value: str) -> None:
    tab_to(page, name)
    for _press in range(10):
        page.keyboard.press("ArrowRight")
        if page.locator(":focus").get_attribute("value") == value:
            return
    raise AssertionError(f"The arrows do not reach {value} of {name}.")


def test_reading_scoring_losing_the_browser_and_submitting(page_of, asked):
    criterion = asked.application.call.edition.criteria.get()
    name = f"criterion_{criterion.pk}"
    page = page_of(asked.reviewer)
    page.goto("/admin/")
    press(page, "1")  # one review for you to write
    look_at(page)
    press(page, "Go on with the next")
    expect(page.locator("#content")).to_contain_text("Where “[name]” stands in a text")
    expect(page.locator("#content")).not_to_contain_text("Rather weak")
    look_at(page)
    score_with_arrows(page, name, "4")
    saved(page, name)
    tab_to(page, f"{name}_comment")
    page.keyboard.type("The duties fit.")
    page.keyboard.press("Tab")
    saved(page, f"{name}_comment")
    page.keyboard.type("Ask for the budget.")
    page.keyboard.press("Tab")
    saved(page, "comment")
    page.context.close()
    assert not Review.objects.filter(assignment=asked).exists()

    other = page_of(asked.reviewer)
    other.goto(f"/admin/selection/reviewassignment/{asked.pk}/review/")
    expect(other.locator(f"[name={name}][value='4']")).to_be_checked()
    expect(other.locator(f"[name={name}_comment]")).to_have_value("The duties fit.")
    expect(other.locator("[name=comment]")).to_have_value("Ask for the budget.")
    press(other, "Submit and open the next")
    expect(other.locator(".messagelist")).to_contain_text("Thank you")
    press(other, "Reviews you have written")
    look_at(other)
    press(other, asked.application.reference)
    expect(other.locator("#content")).to_contain_text("Rather weak")
    assert traces_in(other.content()) == []
    look_at(other)
    assert Review.objects.get(assignment=asked).score == 4


def test_of_two_windows_the_second_is_asked_what_to_keep(page_of, asked):
    address = f"/admin/selection/reviewassignment/{asked.pk}/review/"
    first = page_of(asked.reviewer)
    second = first.context.new_page()
    for page in (first, second):
        page.goto(address)
    first.locator("[name=comment]").fill("From the first")
    first.keyboard.press("Tab")
    saved(first, "comment")
    second.locator("[name=comment]").fill("From the second")
    second.keyboard.press("Tab")
    expect(second.locator("[data-question=comment] .conflict")).to_contain_text("From the first")
    look_at(second)
    second.get_by_role("button", name="Keep what is in the field").click()
    saved(second, "comment")
    first.reload()
    expect(first.locator("[name=comment]")).to_have_value("From the second")
