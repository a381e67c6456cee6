"""History in words, beside the object, for who may read it."""

import pghistory
import pytest
from django.urls import reverse

from accounts.roles import Role
from applications.models import Application
from lifecycle.telling import steps_of
from privacy import erasing
from tests.factories import AnswerFactory, QuestionFactory, StaffFactory, SubmittedApplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    """Whose organisation an officer changed."""
    application = SubmittedApplicationFactory(organisation="Union")
    with pghistory.context(user=StaffFactory(given_names="Oda", family_names="Officer").pk):
        Application.objects.filter(pk=application.pk).update(organisation="Federation")
    return application


def test_a_change_is_told_with_who_what_before_and_after(application):
    latest = steps_of(application)[0]
    (change,) = latest.changes
    assert (change.label, change.before, change.after) == ("Organisation", "Union", "Federation")
    assert latest.by == "Oda Officer"
    assert [step.what for step in steps_of(application)] == ["Changed", "Changed", "Written"]


def test_a_choice_is_told_in_words(application):
    submitted = steps_of(application)[1]
    told = {change.label: (change.before, change.after) for change in submitted.changes}
    assert told["Status"] == ("Draft", "Submitted")


def test_the_page_stands_beside_the_object_and_who_may_not_see_it_does_not(application, client):
    address = reverse("admin:applications_application_history", args=[application.pk])
    client.force_login(StaffFactory(role=Role.SELECTION_OFFICER))
    page = client.get(address).content.decode()
    assert "Oda Officer" in page
    assert "Federation" in page
    of_it = client.get(reverse("admin:applications_application_change", args=[application.pk]))
    assert address in of_it.content.decode()
    client.force_login(StaffFactory(role=Role.READER))
    assert client.get(address).status_code in (302, 403)
    client.force_login(StaffFactory())
    strange = client.get(reverse("admin:applications_application_history", args=["nonsense"]))
    assert strange.status_code == 302


def test_answers_are_told_to_administrators_alone(application, client):
    answer = AnswerFactory(
        application=application, question=QuestionFactory(label_en="Your duties"), value="first words"
    )
    answer.value = "second words"
    answer.unaccepted = "half an address"  # nobody but the applicant reads this
    answer.save()
    address = reverse("admin:applications_application_history", args=[application.pk])
    client.force_login(StaffFactory(role=Role.SELECTION_OFFICER))
    assert "second words" not in client.get(address).content.decode()
    client.force_login(StaffFactory())
    page = client.get(address).content.decode()
    assert "first words" in page
    assert "half an address" not in page
    assert "Your duties" in page


def test_the_number_of_queries_is_that_of_tables_and_not_of_steps(
    application, client, django_assert_max_num_queries
):
    for number in range(30):
        Application.objects.filter(pk=application.pk).update(organisation=f"Union {number}")
    with django_assert_max_num_queries(7):
        assert len(steps_of(application)) == 33


def test_after_an_erasure_history_still_says_what_was_done_and_not_of_whom(application):
    erasing.erase(person=application.applicant, by=StaffFactory())
    application.refresh_from_db()
    told = str(steps_of(application))
    assert "Federation" not in told
    assert "Submitted" in told
