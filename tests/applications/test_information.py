"""A request for information: named answers open again, until a date, and nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from applications import information
from applications.answering import save_answers
from applications.editing import editable
from applications.models import APPLICATION, Application, InformationRequest, Question
from applications.refusals import InformationRefused
from applications.submission import submit
from applications.withdrawal import withdraw
from lifecycle import TransitionRefused
from notifications.models import Message
from selection.reviewing import submit_review
from tests.factories import CriterionFactory, UserFactory
from tests.selection.people import assigned, officer, reviewer

from .conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(complete_draft):
    Question.objects.update(stays_editable=False)
    return submit(application=complete_draft, by=complete_draft.applicant)


def question(application, key):
    return Question.objects.get(section__call=application.call, key=key)


def ask(application, *keys, days=7, by=None, **changed):
    fields = {
        "questions": [question(application, key) for key in keys or ("duties",)],
        "note": "Please say since when.",
        "due_at": timezone.now() + timedelta(days=days),
    }
    return information.ask(application=application, by=by or officer(), **(fields | changed))


def fresh(application):
    return Application.objects.get(pk=application.pk)


def may_change(application):
    questions = Question.objects.filter(section__call=application.call_id)
    keys = editable(fresh(application), questions)
    return {row.key for row in questions if row.pk in keys}


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time))


def test_just_the_named_answers_open_again(application):
    assert may_change(application) == set()
    ask(application, "duties", "since")
    assert may_change(application) == {"duties", "since"}


def test_they_close_by_themselves_at_the_date(application):
    request = ask(application, days=7)
    with time_machine.travel(request.due_at, tick=False):
        assert may_change(application) == {"duties"}
    with time_machine.travel(request.due_at + timedelta(seconds=1), tick=False):
        assert may_change(application) == set()


def test_the_applicant_is_told_what_why_and_until_when_in_both_times(application):
    application.applicant.language, application.applicant.time_zone = "es", "America/Lima"
    application.applicant.save()
    ask(application)
    message = Message.objects.get(kind="information-request")
    assert message.subject.startswith("Respuesta necesaria")
    assert "Please say since when." in message.text_body
    assert "Sus funciones principales" in message.text_body
    assert "(Turin)" in message.text_body
    assert "America/Lima" in message.text_body


@pytest.mark.parametrize("status", ["draft", "withdrawn", "not-selected"])
def test_nothing_is_asked_of_what_is_not_submitted_or_closed(call, complete_draft, status):
    if status == "withdrawn":
        withdraw(application=complete_draft, by=complete_draft.applicant)
    if status == "not-selected":
        submit(application=complete_draft, by=complete_draft.applicant)
        APPLICATION.move(fresh(complete_draft), "release_refusal")
    with pytest.raises(InformationRefused):
        ask(complete_draft)


def test_one_request_is_open_at_a_time(application):
    ask(application)
    with pytest.raises(InformationRefused, match="open already"):
        ask(application, "since")


def test_a_past_moment_and_a_question_of_another_form_are_refused(application):
    from applications.standard_form import install
    from tests.factories import CallFactory

    other = CallFactory()
    install(other)
    foreign = Question.objects.get(section__call=other, key="duties")
    with pytest.raises(InformationRefused, match="yet to come"):
        ask(application, days=-1)
    for questions in ([], [foreign]):
        with pytest.raises(InformationRefused, match="at least one"):
            ask(application, questions=questions)


def test_answering_raises_the_revision_and_the_columns_and_tells_who_asked(application):
    officer_who_asks = officer()
    request = ask(application, "organisation-name", by=officer_who_asks)
    save_answers(
        application=application, answers={question(application, "organisation-name"): "Fédération Nord"}
    )
    information.answer(request=request, by=application.applicant)
    stored = fresh(application)
    assert (stored.revision, stored.organisation) == (2, "Fédération Nord")
    assert request.status == "answered"
    assert Message.objects.get(kind="information-answered").address == officer_who_asks.email
    assert may_change(application) == set()


def test_sending_nothing_is_refused_but_a_word_is_enough(application):
    request = ask(application)
    with pytest.raises(InformationRefused, match="Nothing was changed"):
        information.answer(request=request, by=application.applicant, reply="  ")
    information.answer(request=request, by=application.applicant, reply="It is right as it stands.")
    assert request.reply == "It is right as it stands."


def test_after_the_date_nothing_can_be_sent(application):
    request = ask(application)
    with later(days=8), pytest.raises(InformationRefused, match="over"):
        information.answer(request=request, by=application.applicant, reply="Sorry")


def test_what_was_saved_by_the_date_counts_as_the_answer(application):
    request = ask(application)
    save_answers(application=application, answers={question(application, "duties"): "Since 2019"})
    with later(days=8):
        assert information.close_overdue() == 1
    request.refresh_from_db()
    assert (request.status, fresh(application).revision) == ("answered", 2)


def test_silence_expires_and_leaves_the_application_as_it_was(application):
    request = ask(application)
    with later(days=8):
        information.close_overdue()
        assert information.close_overdue() == 0
    request.refresh_from_db()
    assert (request.status, fresh(application).revision) == ("expired", 1)


def test_it_reminds_once_two_days_before(application):
    ask(application, days=7)
    for day in range(8):
        with later(days=day):
            information.remind_due()
    assert Message.objects.filter(kind="information-reminder").count() == 1


def test_cancelling_closes_it_and_stops_the_mail(application):
    request = ask(application)
    information.cancel(request=request, by=officer())
    assert may_change(application) == set()
    assert Message.objects.get(kind="information-request").state == "cancelled"
    with pytest.raises(TransitionRefused):
        information.cancel(request=request, by=officer())


def test_a_reviewer_sees_that_the_review_is_of_an_older_revision(client, application):
    reads, criterion = reviewer(), CriterionFactory(edition=application.call.edition)
    assignment = assigned(application, to=reads)
    submit_review(assignment=assignment, by=reads, scores={criterion: 4})
    request = ask(application)
    information.answer(request=request, by=application.applicant, reply="More below.")
    page = signed_in(client, officer()).get(
        reverse("admin:applications_application_change", args=[application.pk])
    )
    assert "Judged an earlier revision" in page.content.decode()


def address(application):
    return reverse("application-information", kwargs={"pk": application.pk})


def test_the_page_names_what_is_asked_and_sends_the_answer(client, application):
    request = ask(application)
    signed_in(client, application.applicant)
    page = client.get(address(application)).content.decode()
    assert "Please say since when." in page
    assert "/sections/organisation/#id_q-duties" in page
    refused = client.post(address(application), {"reply": ""})
    assert "Nothing was changed yet" in refused.content.decode()
    client.post(address(application), {"reply": "It is right."})
    request.refresh_from_db()
    assert request.status == "answered"


def test_without_a_request_the_page_leads_back(client, application):
    signed_in(client, application.applicant)
    assert client.get(address(application))["Location"] == application.get_absolute_url()


def test_the_state_page_and_the_dashboard_point_to_it(client, application):
    ask(application)
    signed_in(client, application.applicant)
    for page in (application.get_absolute_url(), reverse("dashboard")):
        assert address(application) in client.get(page).content.decode()


def test_somebody_elses_request_does_not_exist(client, application):
    ask(application)
    signed_in(client, UserFactory())
    assert client.get(address(application)).status_code == 404
    assert client.post(address(application), {"reply": "x"}).status_code == 404


def test_the_database_holds_one_open_request(application):
    from django.db import IntegrityError, transaction

    from tests.factories import InformationRequestFactory

    InformationRequestFactory(application=application)
    with pytest.raises(IntegrityError, match="one_open_information_request"), transaction.atomic():
        InformationRequestFactory(application=application)
    assert InformationRequest.objects.count() == 1
