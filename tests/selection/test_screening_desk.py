"""The screening desk, as browsers ask for it."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from applications.documents import keep
from applications.endorsing import endorse
from applications.information import answer as answer_request
from applications.models import InformationRequest
from applications.standard_form import install
from notifications.models import Message
from selection.models import Screening
from selection.queues import next_for, to_screen
from selection.refusals import ScreeningOvertaken, ScreeningRefused
from selection.screening import mark_of, screen, undo
from tests.applications.samples import pdf, upload
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CallFactory,
    EditionFactory,
    InformationRequestFactory,
    NominationFactory,
    QuestionFactory,
    StaffFactory,
    UserFactory,
)

from .people import assigned, officer, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return CallFactory()


@pytest.fixture
def enter(client):
    """A browser of the person."""

    def sign_in(person):
        client.force_login(person, backend="accounts.backends.WithRoles")
        return client

    return sign_in


def desk(application):
    return reverse("admin:selection_screening_one", args=[application.pk])


def begin(call):
    return reverse("admin:selection_screening_desk", args=[call.edition_id])


def finding(application, kind, **fields):
    return {"finding": kind, "seen": mark_of(application), **fields}


# One after the other


def test_the_desk_opens_with_the_oldest_and_says_how_many_wait(enter, call):
    first, _second, _third = (submitted(call=call) for _ in range(3))
    answer = enter(officer()).get(begin(call), follow=True)
    assert answer.redirect_chain[-1][0] == desk(first)
    assert "1 of 3 that wait" in answer.content.decode()


def test_a_finding_opens_the_next_and_says_what_was_done(enter, call):
    first, second = submitted(call=call, family_names="Sow"), submitted(call=call)
    browser = enter(officer())
    answer = browser.post(desk(first), finding(first, "not-eligible", reason="outside-field"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(desk(second))
    page = answer.content.decode()
    assert f"Awa Sow ({first.reference}) is not eligible: No work in, for or on the social economy." in page
    assert Screening.objects.get().reason == "outside-field"


def test_after_the_last_the_desk_says_that_all_is_screened_and_offers_to_undo(enter, call):
    only = submitted(call=call)
    answer = enter(officer()).post(desk(only), finding(only, "eligible"), follow=True)
    page = answer.content.decode()
    assert "Every application received is screened." in page
    assert reverse("admin:selection_screening_undo", args=[only.pk]) in page


def test_skipping_goes_round_in_the_queue(enter, call):
    first, second = submitted(call=call), submitted(call=call)
    browser = enter(officer())

    def step(row, way):
        return browser.get(reverse("admin:selection_screening_step", args=[row.pk, way])).url

    assert (step(first, "next"), step(second, "next")) == (desk(second), desk(first))
    assert (step(second, "previous"), step(first, "previous")) == (desk(first), desk(second))
    assert to_screen().count() == 2


def test_who_is_asked_for_information_leaves_the_queue_until_the_time_is_over(enter, call):
    asked, other = submitted(call=call), submitted(call=call)
    question = QuestionFactory(section__call=call)
    due = timezone.now() + timedelta(days=5)
    answer = enter(officer()).post(
        desk(asked),
        {
            "ask": "1",
            "seen": mark_of(asked),
            "note": "Which year?",
            "due_at": due.strftime("%Y-%m-%dT%H:%M"),
            "questions": [question.pk],
        },
    )
    assert answer.url.startswith(desk(other))
    assert list(to_screen()) == [other]
    assert Message.objects.filter(kind="information-request").count() == 1
    InformationRequest.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    assert list(to_screen()) == [asked, other]


# What is refused comes back


def test_not_eligible_without_a_reason_comes_back_with_the_note(enter, call):
    application = submitted(call=call)
    page = enter(officer()).post(desk(application), finding(application, "not-eligible", note="Far from it"))
    assert "Say why the application is not eligible." in page.content.decode()
    assert "Far from it" in page.content.decode()
    assert not Screening.objects.exists()


def test_eligible_with_a_reason_chosen_is_asked_about(enter, call):
    application = submitted(call=call)
    page = enter(officer()).post(desk(application), finding(application, "eligible", reason="duplicate"))
    assert "A reason is chosen" in page.content.decode()
    assert '<option value="duplicate" selected>' in page.content.decode()
    assert not Screening.objects.exists()


def test_a_question_in_the_past_comes_back_with_what_was_typed(enter, call):
    application = submitted(call=call)
    question = QuestionFactory(section__call=call)
    typed = {
        "ask": "1",
        "note": "Please add the year.",
        "due_at": "2020-01-01T10:00",
        "questions": [question.pk],
    }
    page = enter(officer()).post(desk(application), typed).content.decode()
    assert "Please add the year." in page
    assert "Choose a moment that is yet to come." in page
    assert f'value="{question.pk}" id="ask-question-{question.pk}" checked' in page


def test_the_second_officer_is_told_what_the_first_did_and_keeps_the_note(enter, call):
    application, first = submitted(call=call), officer(given_names="Fatou", family_names="Ba")
    before = mark_of(application)
    screen(application=application, by=first, is_eligible=True)
    browser = enter(officer())
    page = browser.post(
        desk(application),
        {"finding": "not-eligible", "reason": "incomplete", "note": "No letter", "seen": before},
    ).content.decode()
    assert "Fatou Ba screened this application meanwhile" in page
    assert "No letter" in page
    assert Screening.objects.get().is_eligible
    assert f'name="seen" value="{mark_of(application)}"' in page  # once more, knowing it
    again = finding(application, "not-eligible", reason="incomplete")
    browser.post(desk(application), again)
    assert not Screening.objects.get().is_eligible


def test_a_question_by_another_officer_meanwhile_is_told(call):
    application, by = submitted(call=call), officer()
    before = mark_of(application)
    InformationRequestFactory(application=application, asked_by=officer(given_names="Fatou"))
    with pytest.raises(ScreeningOvertaken, match=r"Fatou.*asked the applicant"):
        screen(application=application, by=by, is_eligible=True, seen=before)


def test_what_the_applicant_answered_stands_on_the_desk(enter, call):
    application = submitted(call=call)
    request = InformationRequestFactory(application=application)
    answer_request(request=request, by=application.applicant, reply="It was in 2019.")
    page = enter(officer()).get(desk(application)).content.decode()
    assert "It was in 2019." in page
    assert "1 of 1 that wait" in page


# Undo


def test_undo_puts_it_back_into_the_queue_and_the_history_keeps_it(enter, call):
    application = submitted(call=call)
    screen(application=application, by=officer(), is_eligible=True)
    key = Screening.objects.get().pk
    enter(officer()).post(
        reverse("admin:selection_screening_undo", args=[application.pk]), {"seen": mark_of(application)}
    )
    assert list(to_screen()) == [application]
    kept = apps.get_model("selection", "ScreeningEvent").objects.filter(pgh_obj_id=key)
    assert [event.pgh_label for event in kept] == ["insert", "delete"]


def test_undo_of_a_second_finding_brings_the_first_back(call):
    application, by = submitted(call=call), officer()
    screen(application=application, by=by, is_eligible=False, reason="duplicate", note="Twin")
    screen(application=application, by=officer(), is_eligible=True)
    undo(application=application, by=by, seen=mark_of(application))
    back = Screening.objects.get()
    assert (back.is_eligible, back.reason, back.note, back.screened_by) == (False, "duplicate", "Twin", by)


def test_undo_takes_an_open_question_back_with_its_mail(call):
    application = submitted(call=call)
    asked = InformationRequestFactory(application=application)
    undo(application=application, by=officer(), seen=mark_of(application))
    asked.refresh_from_db()
    assert asked.status == "cancelled"


def test_undo_is_refused_once_a_reviewer_is_asked_and_when_somebody_acted_since(call):
    application = submitted(call=call)
    screen(application=application, by=officer(), is_eligible=True)
    before = mark_of(application)
    assigned(application)
    with pytest.raises(ScreeningRefused, match="A reviewer is asked"):
        undo(application=application, by=officer(), seen=before)
    screen(application=application, by=officer(), is_eligible=False, reason="other")
    with pytest.raises(ScreeningOvertaken):
        undo(application=application, by=officer(), seen=before)


# The no


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.APPROVER, Role.PROGRAMME_OFFICER, None])
def test_only_officers_screen(enter, call, role):
    application = submitted(call=call)
    browser = enter(StaffFactory(role=role) if role else application.applicant)
    step = reverse("admin:selection_screening_step", args=[application.pk, "next"])
    for address in (begin(call), desk(application), step):
        assert browser.get(address).status_code in (302, 403)
        assert application.reference not in browser.get(address, follow=False).content.decode()
    browser.post(desk(application), finding(application, "eligible"))
    browser.post(reverse("admin:selection_screening_undo", args=[application.pk]))
    assert not Screening.objects.exists()


def test_an_officer_with_a_conflict_is_refused_with_the_reason_and_sees_nothing_of_it(enter, call):
    application = submitted(call=call, applicant=UserFactory(email="a@union.example"), family_names="Sow")
    AnswerFactory(application=application, question__section__call=call, value="Secret plan")
    browser = enter(officer(email="b@union.example"))
    for answer in (
        browser.get(desk(application)),
        browser.post(desk(application), finding(application, "eligible")),
    ):
        assert answer.status_code == 403
        page = answer.content.decode()
        assert "share the mail domain union.example" in page
        assert "Secret plan" not in page
        assert "Sow" not in page
    assert not Screening.objects.exists()


def test_the_queue_passes_over_a_conflict_with_a_word_why(enter, call):
    mine = submitted(call=call, applicant=UserFactory(email="a@union.example"))
    other = submitted(call=call)
    person = officer(email="b@union.example")
    answer = enter(person).get(begin(call), follow=True)
    assert answer.redirect_chain[-1][0] == desk(other)
    assert f"{mine.reference} is left to others." in answer.content.decode()
    screen(application=other, by=officer(), is_eligible=True)
    page = enter(person).get(begin(call)).content.decode()
    assert "what still waits is for other officers" in page
    assert next_for(person=person, edition=call.edition).passed[0][0] == mine


def test_a_draft_has_no_desk_and_a_link_alone_changes_nothing(enter, call):
    browser = enter(officer())
    assert browser.get(desk(ApplicationFactory(call=call))).status_code == 404
    application = submitted(call=call)
    assert browser.get(reverse("admin:selection_screening_undo", args=[application.pk])).status_code == 405
    assert browser.get(f"{desk(application)}sideways/").status_code == 404


# Cost


def test_the_desk_costs_the_same_with_many_applications(enter):
    call = CallFactory(edition=EditionFactory())
    install(call)
    browser, by = enter(officer()), officer()
    first = submitted(call=call)
    NominationFactory(application=first, email="chief@union.example")

    def queries(said=""):
        browser.get(desk(first))
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(f"{desk(first)}{said}").status_code == 200
        return len(captured)

    alone = queries()
    for number in range(12):
        other = submitted(call=call)
        NominationFactory(application=other, email="Chief@union.example")
        if number % 3 == 0:
            screen(application=other, by=by, is_eligible=True)
    assert queries() == alone
    assert alone <= 14  # one writes down who read it
    assert queries(f"?done={first.pk}") <= 19


def test_what_another_did_is_not_told_as_mine(enter, call):
    other, shown = submitted(call=call, family_names="Sow"), submitted(call=call)
    screen(application=other, by=officer(), is_eligible=False, reason="other")
    page = enter(officer()).get(f"{desk(shown)}?done={other.pk}").content.decode()
    assert "is not eligible" not in page
    assert enter(officer()).get(f"{desk(shown)}?done=x").status_code == 200


# The documents in their frame


def stored(application, content=None, *, name="cv.pdf", content_type="application/pdf"):
    """The document that answers a question of the application's form."""
    file = upload(content or pdf(pages=2), name)
    file.content_type = content_type
    question = QuestionFactory(section__call=application.call, kind="file")
    return keep(application=application, question=question, upload=file)


def framed(document, *page):
    name = "admin:selection_document_page" if page else "admin:selection_document"
    return reverse(name, args=["document", document.pk, *page])


def test_a_document_is_shown_as_pictures_under_the_strictest_headers(enter, call):
    document = stored(submitted(call=call))
    browser = enter(officer())
    page = browser.get(framed(document))
    assert framed(document, 2) in page.content.decode()
    for answer in (page, browser.get(framed(document, 1))):
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "sandbox allow-same-origin" in policy
        assert "frame-ancestors 'self'" in policy
        assert "script" not in policy.replace("script-src 'none'", "")
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in answer["Cache-Control"]
    assert browser.get(framed(document, 1))["Content-Type"] == "image/webp"
    assert browser.get(framed(document, 3)).status_code == 404
    assert browser.get(reverse("admin:selection_document", args=["passport", document.pk])).status_code == 404


def test_the_letter_of_a_nomination_stands_among_the_documents(enter, call):
    application = submitted(call=call)
    nomination = NominationFactory(application=application)
    letter = upload(pdf(), "letter.pdf")
    letter.content_type = "application/pdf"
    endorse(nomination=nomination, statement="She is good", letter=letter)
    browser = enter(officer())
    address = reverse("admin:selection_document", args=["letter", nomination.pk])
    assert address in browser.get(desk(application)).content.decode()
    assert "letter.pdf" in browser.get(address).content.decode()


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.PROGRAMME_OFFICER, None])
def test_nobody_but_officers_and_approvers_opens_a_document_here(enter, call, role):
    document = stored(submitted(call=call))
    browser = enter(StaffFactory(role=role) if role else document.application.applicant)
    for address in (framed(document), framed(document, 1)):
        assert browser.get(address).status_code in (302, 403)


def test_an_officer_with_a_conflict_opens_no_document(enter, call):
    document = stored(submitted(call=call, applicant=UserFactory(email="a@union.example")))
    browser = enter(officer(email="b@union.example"))
    assert browser.get(framed(document)).status_code == browser.get(framed(document, 1)).status_code == 404


def test_the_desk_alone_may_hold_a_frame(enter, call):
    application = submitted(call=call)
    browser = enter(officer())
    assert "frame-src 'self'" in browser.get(desk(application))["Content-Security-Policy"]
    own = reverse("admin:applications_application_change", args=[application.pk])
    assert "frame-src" not in browser.get(own)["Content-Security-Policy"]
