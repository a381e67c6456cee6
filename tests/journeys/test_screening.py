"""An officer screens with the keyboard alone: reads the checks and a document, decides, asks, undoes."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import FrameLocator, Page, expect

from applications.documents import keep
from applications.models import InformationRequest
from selection.models import Screening
from tests.applications.samples import pdf, upload
from tests.factories import AnswerFactory, CallFactory, EditionFactory, FormSectionFactory, QuestionFactory
from tests.selection.people import officer, submitted

from .looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

MOST_TABS = 150


@pytest.fixture
def applications():
    """Three that wait: one below the level asked for, with a document of three pages."""
    call = CallFactory(edition=EditionFactory(title="Dakar"), least_language_level="B2")
    section = FormSectionFactory(call=call, title_en="Documents")  # as the panel beside it is called
    level = QuestionFactory(section=section, kind="language-level", label_en="Your speaking")
    curriculum = QuestionFactory(section=section, kind="file", label_en="Curriculum vitae")
    names = ("Sow", "Diop", "Fall")
    rows = [submitted(call=call, family_names=name, organisation=name, funding="") for name in names]
    AnswerFactory(application=rows[0], question=level, value="A2")
    file = upload(pdf(pages=3))
    file.content_type = "application/pdf"
    keep(application=rows[0], question=curriculum, upload=file)
    return rows


# What has the focus in the body's document, by its name; nothing while another frame has it.
NAMED = """body => {
  const page = body.ownerDocument, element = page.activeElement;
  if (!page.hasFocus() || element === body) return "";
  return (element.innerText || element.labels?.[0]?.innerText || "").trim();
}"""


def tab_to(page: Page, name: str, frame: FrameLocator | None = None) -> None:
    """Press Tab until what has the focus, on the page or in its frame, is called so."""
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        if (frame or page).locator("body").evaluate(NAMED).startswith(name):
            return
    raise AssertionError(f"The keyboard does not reach “{name}” on {page.url}.")


def at(page: Page, application) -> None:
    """Wait until the application is on the desk, its script running."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(application.reference)
    expect(page.locator("[data-key=e]")).to_have_attribute("aria-keyshortcuts", "e")


def test_an_officer_screens_by_keys(page_of, applications):
    low, good, unclear = applications
    page = page_of(officer())
    page.goto("/admin/")
    tab_to(page, "3")  # applications to screen
    page.keyboard.press("Enter")
    at(page, low)
    expect(page.locator(".queue-steps")).to_contain_text("1 of 3 that wait")
    expect(page.locator(".checks").first).to_contain_text(
        "The call asks for B2 or better. Below it: Your speaking (A2)."
    )
    look_at(page)

    # A document, page by page, in its frame
    page.keyboard.press("d")
    frame = page.frame_locator("iframe[name=paper]")
    expect(frame.get_by_role("heading", name="cv.pdf")).to_be_visible()
    tab_to(page, "Page 2", frame)
    page.keyboard.press("Enter")
    second = frame.get_by_role("img", name="Page 2 of 3, as a picture")
    expect(second).to_be_in_viewport()
    expect(second).not_to_have_js_property("naturalWidth", 0)  # drawn

    # Not eligible, with a reason; the key rests while something is chosen or typed
    tab_to(page, "Eligible")  # out of the frame
    page.keyboard.press("n")
    expect(page.locator("#finding_reason")).to_be_focused()
    page.keyboard.type("Level")
    expect(page.locator("#finding_reason")).to_have_value("language-level")
    tab_to(page, "Not eligible")
    page.keyboard.press("Enter")
    at(page, good)
    expect(page.locator(".deed")).to_contain_text("is not eligible: Level in the track’s language too low.")
    assert Screening.objects.get(application=low).reason == "language-level"

    # Eligible by one key, undone by another, and once more
    page.keyboard.press("e")
    at(page, unclear)
    expect(page.locator(".deed")).to_contain_text("is eligible")
    page.keyboard.press("u")
    at(page, good)
    assert not Screening.objects.filter(application=good).exists()
    page.keyboard.press("e")
    at(page, unclear)

    # Ask for information
    page.keyboard.press("i")
    expect(page.locator("#ask_note")).to_be_focused()
    page.keyboard.type("Please tell your level, and join the certificate.")
    look_at(page)
    tab_to(page, "Your speaking")
    page.keyboard.press("Space")
    tab_to(page, "Ask the applicant")
    page.keyboard.press("Enter")
    expect(page.locator(".nothing")).to_contain_text("1 applicant was asked for information")
    look_at(page)
    asked = InformationRequest.objects.get(application=unclear)
    assert asked.note == "Please tell your level, and join the certificate."
    assert asked.due_at > timezone.now() + timedelta(days=6)


def test_the_keys_can_be_switched_off_for_good(page_of, applications):
    low = applications[0]
    page = page_of(officer())
    page.goto(f"/admin/selection/screening/{low.pk}/desk/")
    at(page, low)
    page.keyboard.press("?")
    box = page.get_by_role("checkbox", name="Single keys")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    page.reload()
    expect(page.locator(".keys-on")).to_be_visible(visible=False)
    page.locator("h1").click()
    page.keyboard.press("e")
    expect(page.locator("[data-key=e]")).not_to_have_attribute("aria-keyshortcuts", "e")
    assert not Screening.objects.exists()
