"""Filling in a section: nobody loses a word, whatever happens to line, browser or session."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from applications.models import Answer, Document, PartialUpload, Question
from applications.standard_form import install
from tests.applications.filling import section_address, value_of
from tests.factories import PASSWORD, ApplicationFactory, CallFactory, QuestionFactory, TrackFactory
from tests.journeys.looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft():
    call = CallFactory()
    TrackFactory(edition=call.edition, language="fr")
    install(call)
    return ApplicationFactory(call=call)


def saved(page, key: str):
    """Wait until the field says that it is saved."""
    page.locator(f"[data-question={key}] .saved").wait_for()


def leave(page) -> None:
    page.keyboard.press("Tab")


def test_after_the_browser_dies_another_device_shows_all_up_to_the_last_field(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    page.get_by_label("City").fill("Dakar")
    leave(page)
    saved(page, "city")
    page.get_by_label("Postal address").fill("12, rue Jules-Ferry\nDakar-Plateau")
    leave(page)
    saved(page, "postal-address")
    page.locator("[name=q-country-of-residence]").select_option("SN")
    saved(page, "country-of-residence")
    look_at(page)
    page.context.close()

    other = page_of(draft.applicant)
    other.goto(section_address(draft, "contact"))
    assert other.get_by_label("City").input_value() == "Dakar"
    assert other.get_by_label("Postal address").input_value() == "12, rue Jules-Ferry\nDakar-Plateau"
    assert other.locator("[name=q-country-of-residence]").input_value() == "SN"


def test_a_long_text_is_saved_a_few_seconds_after_typing_stops(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    page.get_by_label("Postal address").press_sequentially("12, rue Jules-Ferry")
    assert page.locator("[data-question=postal-address] .counter").inner_text() == "19 of 400 characters"
    saved(page, "postal-address")
    assert page.evaluate("document.activeElement.name") == "q-postal-address"
    assert value_of(draft, "postal-address") == "12, rue Jules-Ferry"


def test_without_script_a_section_is_saved_by_its_button(page_of, draft):
    page = page_of(draft.applicant, java_script_enabled=False)
    page.goto(section_address(draft, "contact"))
    page.get_by_label("Telephone").fill("77 123 45 67")
    page.get_by_label("Postal address").fill("12, rue Jules-Ferry")
    page.get_by_label("City").fill("Dakar")
    page.locator("[name=q-country-of-residence]").select_option("SN")
    page.get_by_label("Number for instant messages").fill("12")
    page.get_by_role("button", name="Save and continue").click()
    assert "Please correct the following" in page.inner_text(".error-summary")
    assert page.get_by_label("Number for instant messages").input_value() == "12"
    page.get_by_label("Number for instant messages").fill("+221 77 123 45 67")
    page.get_by_role("button", name="Save and continue").click()
    assert page.locator("h1").inner_text() == "Organisation"
    assert value_of(draft, "telephone") == "+221 77 123 45 67"


def test_two_tabs_never_overwrite_each_other_unseen(page_of, draft):
    first = page_of(draft.applicant)
    first.goto(section_address(draft, "contact"))
    second = page_of(draft.applicant)
    second.goto(section_address(draft, "contact"))
    first.get_by_label("City").fill("Dakar")
    leave(first)
    saved(first, "city")
    second.get_by_label("City").fill("Thiès")
    leave(second)
    second.locator("[data-question=city] .conflict").wait_for()
    assert second.locator("[data-question=city] blockquote").inner_text() == "Dakar"
    assert second.get_by_label("City").input_value() == "Thiès"
    assert value_of(draft, "city") == "Dakar"
    look_at(second)
    second.get_by_role("button", name="Keep what is in the field").click()
    saved(second, "city")
    assert value_of(draft, "city") == "Thiès"
    first.get_by_label("City").fill("Rufisque")
    leave(first)
    first.get_by_role("button", name="Take the other").click()
    first.locator("[data-question=city] .conflict").wait_for(state="detached")
    assert first.get_by_label("City").input_value() == "Thiès"
    assert value_of(draft, "city") == "Thiès"
    history = Answer.objects.get(application=draft, question__key="city").events.order_by("pgh_id")
    assert [event.value for event in history] == ["Dakar", "Thiès"]


def test_offline_and_back_nothing_is_lost(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    page.context.set_offline(True)
    page.get_by_label("City").fill("Dakar")
    leave(page)
    note = page.locator("[data-question=city] .unsaved")
    note.wait_for()
    assert "Not saved yet: no connection. Your text is kept on this device" in note.inner_text()
    look_at(page)
    assert not Answer.objects.exists()
    page.context.set_offline(False)
    saved(page, "city")
    assert value_of(draft, "city") == "Dakar"
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('unsaved:')).length") == 0


def test_a_browser_that_dies_offline_has_the_text_when_it_is_back(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    page.evaluate("XMLHttpRequest.prototype.send = () => {}")  # a line on which nothing moves, to the last
    page.get_by_label("Postal address").fill("12, rue Jules-Ferry")
    leave(page)
    page.close()
    assert not Answer.objects.exists()
    again = page.context.new_page()
    again.goto(section_address(draft, "contact"))
    saved(again, "postal-address")
    assert value_of(draft, "postal-address") == "12, rue Jules-Ferry"


def test_a_session_that_ends_keeps_the_text_and_saves_it_after_signing_in(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("City").fill("Dakar")
    leave(page)
    link = page.get_by_role("link", name="Sign in again and it will be saved.")
    link.wait_for()
    look_at(page)
    link.click()
    page.locator("[name=login]").fill(draft.applicant.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(f"**{section_address(draft, 'contact')}")
    saved(page, "city")
    assert page.get_by_label("City").input_value() == "Dakar"
    assert value_of(draft, "city") == "Dakar"


def test_after_signing_in_in_another_tab_the_old_one_goes_on_saving(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    page.context.clear_cookies(name="sessionid")
    other = page.context.new_page()
    other.goto("/en/account/login/")
    other.locator("[name=login]").fill(draft.applicant.email)
    other.locator("[name=password]").fill(PASSWORD)
    other.locator("main button[type=submit]").click()
    other.wait_for_url("**/dashboard/")
    page.get_by_label("City").fill("Dakar")
    leave(page)
    saved(page, "city")
    assert value_of(draft, "city") == "Dakar"


def test_at_sign_out_nothing_typed_stays_on_a_shared_computer(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    page.context.set_offline(True)
    page.get_by_label("City").fill("Dakar")
    leave(page)
    page.locator("[data-question=city] .unsaved").wait_for()
    page.on("dialog", lambda dialog: dialog.accept())
    page.context.route("**/answers/**", lambda route: route.abort())
    page.context.set_offline(False)
    page.goto("/en/account/logout/")
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/en/")
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_question_is_asked_as_its_condition_comes_and_goes(page_of, draft):
    section = draft.call.sections.get(key="contact")
    asks = QuestionFactory(
        section=section, kind=Question.Kind.CONSENT, label_en="I have a deputy", position=10
    )
    QuestionFactory(
        section=section, label_en="Name of the deputy", position=11, depends_on=asks, depends_on_values=["yes"],
    )  # fmt: skip
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    deputy = page.get_by_label("Name of the deputy")
    assert not deputy.is_visible()
    page.get_by_label("I have a deputy").focus()
    page.keyboard.press("Space")
    deputy.wait_for()
    leave(page)
    assert page.evaluate("document.activeElement.labels[0].innerText").startswith("Name of the deputy")
    page.keyboard.type("Moussa")
    leave(page)
    page.locator(".saved").nth(1).wait_for()
    look_at(page)
    page.get_by_label("I have a deputy").uncheck()
    deputy.wait_for(state="hidden")


def test_what_is_wrong_is_told_beside_the_field_and_stays(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    page.get_by_label("Telephone").fill("12")
    leave(page)
    error = page.locator("#id_q-telephone-error")
    error.wait_for()
    expect(page.get_by_label("Telephone")).to_have_attribute("aria-invalid", "true")
    look_at(page)
    page.reload()
    assert page.get_by_label("Telephone").input_value() == "12"
    assert "country code" in error.inner_text()
    page.get_by_label("Telephone").fill("+221 77 123 45 67")
    leave(page)
    error.wait_for(state="hidden")
    expect(page.get_by_label("Telephone")).not_to_have_attribute("aria-invalid", "true")


def test_a_closed_call_tells_why_and_leaves_the_text_to_copy(page_of, draft):
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "contact"))
    draft.call.closes_at = timezone.now() - timezone.timedelta(seconds=1)
    draft.call.save()
    page.get_by_label("City").fill("Dakar")
    leave(page)
    note = page.locator("[data-question=city] .unsaved")
    note.wait_for()
    assert "The call closed on" in note.inner_text()
    assert page.get_by_label("City").input_value() == "Dakar"
    look_at(page)


def test_an_upload_that_breaks_off_goes_on_from_there(page_of, draft, tmp_path):
    photo = tmp_path / "curriculum vitæ.png"
    photo.write_bytes(_noise())
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "documents"))
    sent = []

    def break_off(route):
        sent.append(int(route.request.headers["upload-offset"]))
        route.abort() if len(sent) > 2 else route.continue_()

    page.route(
        "**/uploads/*/",
        lambda route: break_off(route) if route.request.method == "PATCH" else route.continue_(),
    )
    page.locator("[name=q-cv]").set_input_files(photo)
    page.get_by_text("Waiting for the connection").wait_for()
    look_at(page)
    assert PartialUpload.objects.get().received > 0
    page.on("dialog", lambda dialog: dialog.accept())
    page.close()

    again = page.context.new_page()
    again.goto(section_address(draft, "documents"))
    partial = again.locator("[data-question=cv] .partial")
    assert "% of “curriculum vitæ.png” has arrived. Choose the same file again" in partial.inner_text()
    look_at(again)
    offsets = []
    again.on(
        "request",
        lambda request: (
            offsets.append(request.headers.get("upload-offset")) if request.method == "PATCH" else None
        ),
    )
    again.locator("[name=q-cv]").set_input_files(photo)
    again.locator("[data-question=cv] .document").wait_for()
    assert "0" not in offsets
    assert Document.objects.get().original_name == "curriculum vitæ.png"
    look_at(again)
    again.get_by_role("button", name="Remove curriculum vitæ.png").click()
    again.locator("[data-question=cv] .document").wait_for(state="detached")
    assert not Document.objects.exists()


def test_a_file_that_is_not_taken_says_why(page_of, draft, tmp_path):
    program = tmp_path / "cv.pdf"
    program.write_bytes(b"MZ" + b"\0" * 100)
    page = page_of(draft.applicant)
    page.goto(section_address(draft, "documents"))
    page.locator("[name=q-cv]").set_input_files(program)
    page.locator("#id_q-cv-error").wait_for()
    assert "This is no PDF, DOCX, JPEG or PNG file." in page.inner_text("#id_q-cv-error")
    look_at(page)
    assert not PartialUpload.objects.exists()


def _noise() -> bytes:
    """A picture that does not compress: several parts long."""
    import io
    import os

    from PIL import Image

    file = io.BytesIO()
    Image.frombytes("RGB", (500, 400), os.urandom(600_000)).save(file, "PNG")
    return file.getvalue()
