"""Nomination, information, self-check and carry-over in a real browser, with and without script."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.answering import save_answers
from applications.models import InformationRequest, Nomination, Question, TravelEstimate
from applications.nomination_link import token_of
from applications.standard_form import install
from applications.submission import submit
from tests.applications.conftest import answer_to
from tests.applications.samples import pdf
from tests.factories import (
    ApplicationFactory,
    CallFactory,
    EditionFactory,
    InformationRequestFactory,
    NominationFactory,
    SubmittedApplicationFactory,
    TrackFactory,
    UserFactory,
)
from tests.journeys.looking import look_at
from tests.selection.people import officer

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

LANGUAGES = ("en", "fr", "es")


@pytest.fixture
def call():
    call = CallFactory(edition=EditionFactory(tuition=1500), subsistence=900)
    TrackFactory(edition=call.edition, language="fr")
    install(call)
    TravelEstimate.objects.create(call=call, region="africa", amount=1100)
    return call


@pytest.fixture
def draft(call):
    return ApplicationFactory(call=call)


@pytest.fixture
def submitted(call):
    """Submitted with every answer; the form asks for no file here."""
    Question.objects.filter(section__call=call, kind="file").update(is_required=False)
    application = ApplicationFactory(call=call)
    questions = Question.objects.filter(section__call=call, is_required=True).prefetch_related("choices")
    save_answers(application=application, answers={question: answer_to(question) for question in questions})
    return submit(application=application, by=application.applicant)


def look_in_every_language(page, address: str) -> None:
    for language in LANGUAGES:
        page.goto(address.replace("/en/", f"/{language}/", 1))
        look_at(page)


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_nomination_from_the_request_to_the_letter(page_of, draft, script):
    applicant = page_of(draft.applicant, java_script_enabled=script)
    applicant.goto(draft.get_absolute_url())
    applicant.get_by_role("link", name="My nomination").click()
    applicant.get_by_label("Name of the person").fill("Mariama Ba")
    applicant.get_by_label("Nominating organisation").fill("Union nationale des coopératives")
    applicant.get_by_label("Email address").fill("ba@union.example")
    applicant.get_by_label("French").check()
    applicant.get_by_role("button", name="Ask this person").click()
    applicant.get_by_text("Asked, no answer yet").wait_for()

    nomination = Nomination.objects.get()
    nominator = page_of(None, java_script_enabled=script)
    nominator.goto(reverse("nominator", kwargs={"token": token_of(nomination)}))
    nominator.get_by_label("Your statement").fill("She leads our training.")
    nominator.get_by_label("Letter of nomination").set_input_files(
        {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    )
    nominator.get_by_role("button", name="Nominate").click()
    nominator.get_by_text("You have nominated this person").wait_for()

    applicant.reload()
    applicant.get_by_text("Nominated you").wait_for()
    nomination.refresh_from_db()
    assert (nomination.status, nomination.letter_original_name) == ("endorsed", "letter.pdf")


def test_a_nomination_by_keyboard_alone(page_of, draft):
    nomination = NominationFactory(application=draft)
    page = page_of(None)
    page.goto(reverse("nominator", kwargs={"token": token_of(nomination)}))
    _tab_to(page, "statement")
    page.keyboard.type("She leads our training.")
    _tab_to(page, "act")
    page.keyboard.press("Enter")
    page.get_by_text("You have nominated this person").wait_for()


def _tab_to(page, name: str) -> None:
    for _stop in range(40):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard does not reach “{name}”")


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_information_is_asked_changed_and_sent(page_of, submitted, script):
    staff = page_of(officer(), java_script_enabled=script)
    staff.goto(reverse("admin:applications_ask_information", args=[submitted.pk]))
    staff.get_by_label("What you need, in words").fill("Since when do you do this?")
    due = timezone.localtime(timezone.now() + timedelta(days=5), submitted.call.edition.zone)
    staff.get_by_label("Open until").fill(due.strftime("%Y-%m-%dT%H:%M"))
    staff.get_by_label("Your main duties").check()
    staff.get_by_role("button", name="Ask the applicant").click()
    staff.get_by_text("is asked, and told by mail").wait_for()

    applicant = page_of(submitted.applicant, java_script_enabled=script)
    applicant.goto(submitted.get_absolute_url())
    applicant.get_by_role("link", name="Give the information").click()
    applicant.get_by_role("link", name="Your main duties").click()
    assert applicant.locator("[name=q-position]").count() == 0
    applicant.get_by_label("Your main duties").fill("I train managers since 2019.")
    applicant.get_by_role("button", name="Save and continue").click()
    applicant.goto(reverse("application-information", kwargs={"pk": submitted.pk}))
    applicant.get_by_text("Changed", exact=True).wait_for()
    applicant.get_by_role("button", name="Send my answer").click()
    applicant.get_by_text("Your answer is sent").wait_for()

    staff.reload()
    staff.get_by_role("button", name="I have read it").click()
    staff.get_by_text("The answer is marked as read.").wait_for()
    request = InformationRequest.objects.get()
    submitted.refresh_from_db()
    assert (request.status, submitted.revision) == ("answered", 2)
    assert request.read_at


def test_the_self_check_answers_without_script_and_account(page_of, call):
    page = page_of(None, java_script_enabled=False)
    page.goto(call.edition.get_absolute_url())
    page.get_by_role("link", name="Could I apply?").click()
    chosen = {"language": "b1", "available": "no", "field": "works", "payment": "nobody", "passport": "valid"}
    for name, value in chosen.items():
        page.check(f"input[name={name}][value={value}]")
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_text("something stands in your way").wait_for()
    assert {cookie["name"] for cookie in page.context.cookies()} <= {"csrftoken", "time_zone"}


def test_last_years_answers_are_taken_over_and_checked(page_of, call):
    person = UserFactory()
    old = CallFactory(edition=EditionFactory(starts_on=timezone.localdate() - timedelta(days=400)))
    install(old)
    before = ApplicationFactory(call=old, applicant=person)
    plan = Question.objects.get(section__call=old, key="plan")
    save_answers(application=before, answers={plan: "Un fonds de garantie"})
    page = page_of(person)
    page.goto(call.edition.get_absolute_url())
    page.get_by_role("button", name="Apply").click()
    look_at(page)
    page.get_by_role("button", name="Carry over what is ticked").click()
    page.get_by_role("link", name="Motivation").click()
    page.get_by_text(f"From your application of {old.edition.starts_on.year}: please check").wait_for()
    look_at(page)
    page.get_by_role("button", name="Save and go to the overview").click()
    page.get_by_text("Your application, section by section").wait_for()
    assert page.get_by_text("Please check", exact=True).count() == 0


def test_every_page_is_held_to_the_rules_in_every_language(page_of, call, draft, submitted):
    asked = submitted.nominations.get()
    NominationFactory(application=SubmittedApplicationFactory(call=call), email=asked.email)
    NominationFactory(application=draft)
    duties = Question.objects.get(section__call=call, key="duties")
    InformationRequestFactory(application=submitted, questions=[duties])
    anybody = page_of(None)
    for address in (
        reverse("self-check", kwargs={"slug": call.edition.slug}),
        reverse("nominator", kwargs={"token": token_of(asked)}),
        reverse("nominator", kwargs={"token": "unknown"}),
    ):
        look_in_every_language(anybody, address)
    for application, pages in ((draft, ("", "review/", "nomination/")), (submitted, ("", "information/"))):
        page = page_of(application.applicant)
        for name in (*(application.get_absolute_url() + name for name in pages), reverse("dashboard")):
            look_in_every_language(page, name)


def test_the_staffs_pages_are_held_to_the_rules(page_of, draft, submitted):
    InformationRequestFactory(application=submitted)
    staff = page_of(officer())
    for name, arguments in (
        ("admin:applications_application_change", [submitted.pk]),
        ("admin:applications_application_change", [draft.pk]),
        ("admin:applications_ask_information", [submitted.pk]),
        ("admin:applications_grant_extension", []),
        ("admin:applications_call_change", [draft.call_id]),
    ):
        staff.goto(reverse(name, args=arguments))
        look_at(staff)
