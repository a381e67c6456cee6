"""What staff do for one application besides deciding, and what awaits them: the yes and the no."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from applications import information
from applications.endorsing import endorse
from applications.models import InformationRequest, Question
from applications.work import items_for
from tests.factories import (
    ApplicationFactory,
    InformationRequestFactory,
    NominationFactory,
    StaffFactory,
    SubmittedApplicationFactory,
)
from tests.selection.people import approver, officer, reviewer

from .conftest import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def application(call):
    return SubmittedApplicationFactory(call=call)


def page_of(client, application):
    return client.get(
        reverse("admin:applications_application_change", args=[application.pk])
    ).content.decode()


def test_the_page_shows_the_nomination_its_statement_and_rank(client, application):
    nomination = NominationFactory(application=application, rank=1)
    endorse(nomination=nomination, statement="She leads our training.")
    page = page_of(signed_in(client, approver()), application)
    assert "She leads our training." in page
    assert "Ranked 1 of 1" in page


def test_an_officer_reminds_and_takes_back(client, application):
    nomination = NominationFactory(application=application, requested_at=timezone.now() - timedelta(days=2))
    signed_in(client, officer())
    address = reverse("admin:applications_follow_nomination", args=[nomination.pk])
    client.post(address, {"act": "remind"})
    nomination.refresh_from_db()
    assert nomination.reminded_at
    client.post(address, {"act": "revoke"})
    nomination.refresh_from_db()
    assert nomination.status == "revoked"


def test_an_officer_asks_for_information_by_ticking_the_answers(client, application):
    signed_in(client, officer())
    address = reverse("admin:applications_ask_information", args=[application.pk])
    duties = Question.objects.get(section__call=application.call, key="duties")
    assert f'value="{duties.pk}"' in client.get(address).content.decode()
    due = timezone.localtime(timezone.now() + timedelta(days=5), application.call.edition.zone)
    fields = {"note": "Since when?", "due_at": due.strftime("%Y-%m-%dT%H:%M"), "questions": [duties.pk]}
    lacking = client.post(address, fields | {"questions": []}).content.decode()
    assert "Choose at least one answer." in lacking
    assert "Since when?" in lacking
    client.post(address, fields)
    request = InformationRequest.objects.get()
    assert request.due_at == due.replace(second=0, microsecond=0)
    assert list(request.questions.all()) == [duties]


def test_what_was_ticked_stays_when_the_form_comes_back(client, application):
    signed_in(client, officer())
    duties = Question.objects.get(section__call=application.call, key="duties")
    address = reverse("admin:applications_ask_information", args=[application.pk])
    page = client.post(address, {"note": "", "questions": [duties.pk]}).content.decode()
    assert f'value="{duties.pk}" id="question-{duties.pk}" checked' in page


def test_an_answer_awaits_its_reader(client, application):
    reads = officer()
    request = InformationRequestFactory(application=application, asked_by=reads)
    information.answer(request=request, by=application.applicant, reply="It is right.")
    assert [item.count for item in items_for(reads)] == [1, 0]
    signed_in(client, reads)
    assert "It is right." in page_of(client, application)
    listed = client.get(reverse("admin:applications_application_changelist") + "?information=unread")
    assert application.reference in listed.content.decode()
    client.post(reverse("admin:applications_follow_information", args=[request.pk]), {"act": "read"})
    assert [item.count for item in items_for(reads)] == [0, 0]


def test_a_nomination_that_stayed_silent_is_work(client, application):
    reads = officer()
    NominationFactory(application=application, expires_at=timezone.now() - timedelta(days=1))
    NominationFactory(
        application=ApplicationFactory(call=application.call), expires_at=timezone.now() - timedelta(days=1)
    )
    assert [item.count for item in items_for(reads)] == [0, 1]
    listed = signed_in(client, reads).get(
        reverse("admin:applications_application_changelist") + "?nomination=silent"
    )
    assert listed.context["cl"].result_count == 1


def test_an_officer_cancels_a_request(client, application):
    request = InformationRequestFactory(application=application)
    signed_in(client, officer())
    client.post(reverse("admin:applications_follow_information", args=[request.pk]), {"act": "cancel"})
    request.refresh_from_db()
    assert request.status == "cancelled"


@pytest.mark.parametrize("role", [Role.APPROVER, Role.PROGRAMME_OFFICER, Role.REVIEWER, Role.READER])
def test_nobody_but_selection_officers_asks_reminds_or_cancels(client, application, role):
    nomination = NominationFactory(application=application)
    request = InformationRequestFactory(application=application)
    signed_in(client, StaffFactory(role=role))
    for name, key in (
        ("admin:applications_follow_nomination", nomination.pk),
        ("admin:applications_ask_information", application.pk),
        ("admin:applications_follow_information", request.pk),
    ):
        assert client.post(reverse(name, args=[key]), {"act": "cancel"}).status_code == 403
    assert items_for(StaffFactory(role=role)) == []


def test_an_approver_reads_and_has_no_buttons(client, application):
    NominationFactory(application=application)
    InformationRequestFactory(application=application)
    page = page_of(signed_in(client, approver()), application)
    assert "Mariama Ba" in page
    assert "Please add the year." in page
    assert "Take the request back" not in page
    assert "Cancel the request" not in page


def test_a_reviewer_has_no_such_page(client, application):
    signed_in(client, reviewer())
    answer = client.get(reverse("admin:applications_application_change", args=[application.pk]))
    assert answer.status_code == 403


def test_the_cost_of_the_journey_is_kept_on_the_call(client, call):
    signed_in(client, StaffFactory(role=Role.PROGRAMME_OFFICER))
    page = client.get(reverse("admin:applications_call_change", args=[call.pk])).content.decode()
    assert 'name="subsistence"' in page
    assert "travel_estimates-TOTAL_FORMS" in page
