"""Building a form in a real browser: by mouse, by keyboard alone, and without script."""

import pytest

from accounts.roles import Role
from applications.models import Question
from applications.standard_form import install
from tests.applications.form_parts import draft_answering, order, small_form
from tests.factories import CallFactory, StaffFactory, TrackFactory
from tests.journeys.looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def form():
    form = small_form()
    TrackFactory(edition=form.call.edition, language="fr")
    return form


@pytest.fixture
def officer():
    return StaffFactory(role=Role.PROGRAMME_OFFICER)


def builder(form) -> str:
    return f"/admin/applications/call/{form.call.pk}/form/"


def announced(page, words: str) -> None:
    page.locator("[data-announcement]", has_text=words).wait_for()


def test_the_keyboard_alone_moves_a_question_and_keeps_its_place(page_of, officer, form):
    page = page_of(officer)
    page.goto(builder(form))
    page.get_by_role("button", name="Move “How much?” up").focus()
    page.keyboard.press("Enter")
    announced(page, "“How much?” is now 2 of 3 in “Money”.")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Move “How much?” up"
    page.keyboard.press("Enter")
    announced(page, "“How much?” is now 1 of 3")
    assert order(form.money) == ["amount", "payer", "reason"]


def test_a_refused_move_is_announced_with_its_reason(page_of, officer, form):
    page = page_of(officer)
    page.goto(builder(form))
    page.get_by_role("button", name="Move “Who pays?” down").press("Enter")
    announced(page, "so it must come after it")
    assert order(form.money) == ["payer", "reason", "amount"]


def test_a_question_is_dragged_into_another_section(page_of, officer, form):
    page = page_of(officer)
    page.goto(builder(form))
    page.locator(f"#question-{form.amount.pk} [data-grip]").hover()
    page.mouse.down()
    target = page.locator(f"#question-{form.motive.pk}").bounding_box()
    page.mouse.move(target["x"] + 200, target["y"] + target["height"] + 40, steps=8)
    page.mouse.move(target["x"] + 200, target["y"] + target["height"] - 4, steps=8)
    page.mouse.up()
    announced(page, "“How much?” is now 2 of 2 in “Motives”.")
    assert (order(form.money), order(form.motives)) == (["payer", "reason"], ["motive", "amount"])


def test_escape_drops_nothing(page_of, officer, form):
    page = page_of(officer)
    page.goto(builder(form))
    page.locator(f"#question-{form.amount.pk} [data-grip]").hover()
    page.mouse.down()
    target = page.locator(f"#question-{form.payer.pk}").bounding_box()
    page.mouse.move(target["x"] + 200, target["y"] + 4, steps=8)
    page.keyboard.press("Escape")
    page.mouse.up()
    shown = page.locator(f"[data-questions='{form.money.pk}'] [data-question]")
    assert shown.first.get_attribute("data-question") == str(form.payer.pk)
    assert order(form.money) == ["payer", "reason", "amount"]


def test_without_script_the_arrows_move_and_the_editor_saves(page_of, officer, form):
    page = page_of(officer, java_script_enabled=False)
    page.goto(builder(form))
    page.get_by_role("button", name="Move “How much?” up").click()
    assert "“How much?” is now 2 of 3" in page.locator(".messagelist").inner_text()
    page.goto(f"{builder(form)}questions/{form.motive.pk}/")
    page.get_by_label("Ask it only after a certain answer to").select_option(str(form.payer.pk))
    page.get_by_role("button", name="Show the answers of this question").click()
    page.get_by_label("Donor").check()
    page.get_by_role("button", name="Save").click()
    stored = Question.objects.get(pk=form.motive.pk)
    assert (stored.depends_on, stored.depends_on_values) == (form.payer, ["donor"])


def test_the_editor_shows_only_what_belongs_to_the_kind(page_of, officer, form):
    page = page_of(officer)
    page.goto(f"{builder(form)}questions/{form.motive.pk}/")
    limit, choices = page.get_by_label("Most characters"), page.get_by_role("heading", name="Choices")
    assert limit.is_visible()
    assert not choices.is_visible()
    page.get_by_label("Kind").select_option("scale")
    assert choices.is_visible()
    assert not limit.is_visible()
    look_at(page)


def test_the_effects_are_read_before_answers_are_touched(page_of, officer, form):
    draft_answering(form.motive, "To learn")
    page = page_of(officer)
    page.goto(f"{builder(form)}questions/{form.motive.pk}/")
    page.locator("[name=label_en]").fill("Your motives")
    page.get_by_role("button", name="Save").click()
    assert "Answered in 1 draft: the answers stay." in page.locator(".effects").inner_text()
    look_at(page)
    page.get_by_role("button", name="Yes, change the form").click()
    assert "This is version 2 of the form." in page.locator(".messagelist").inner_text()
    page.goto(f"{builder(form)}versions/2/")
    look_at(page)


def test_the_preview_asks_what_follows_at_once(page_of, officer, form):
    page = page_of(officer)
    page.goto(f"{builder(form)}preview/")
    assert page.get_by_label("Why?").count() == 0
    page.get_by_label("Fellowship").check()
    page.get_by_label("Why?").wait_for()
    assert page.evaluate("document.activeElement.value") == "fellowship"
    page.get_by_label("Why?").fill("We are few")
    page.get_by_role("button", name="Français").last.click()
    assert page.locator("[name=q-reason]").input_value() == "We are few"
    assert page.locator("html").get_attribute("lang") == "fr"
    look_at(page)


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_every_page_is_accessible_and_fits_a_phone(page_of, language):
    call = CallFactory()
    install(call)
    officer = StaffFactory(role=Role.PROGRAMME_OFFICER, language=language)
    question = Question.objects.get(section__call=call, key="who-pays")
    page, form = page_of(officer), f"/admin/applications/call/{call.pk}/form/"
    for address in (
        f"/admin/applications/call/{call.pk}/change/",
        "/admin/applications/call/add/",
        form,
        f"{form}versions/",
        f"{form}preview/?section=you&language={language}",
        f"{form}sections/add/",
        f"{form}sections/{question.section_id}/",
        f"{form}sections/{question.section_id}/remove/",
        f"{form}sections/{question.section_id}/questions/add/",
        f"{form}questions/{question.pk}/",
        f"{form}questions/{question.pk}/remove/",
        f"/{language}/editions/{call.edition.slug}/",
    ):
        page.goto(address)
        look_at(page)
