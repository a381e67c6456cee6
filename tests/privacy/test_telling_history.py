"""History in words, beside the object, for who may read it."""

import pghistory
import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.functional import Promise

from accounts.roles import Role
from applications.models import Application
from lifecycle.telling import history_of, steps_of
from privacy import erasing
from tests.factories import (
    AnswerFactory,
    EditionFactory,
    QuestionFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)

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


def test_a_text_is_told_in_each_language():
    edition = EditionFactory(title_en="Work", title_fr="Travail")
    edition.title_fr = "Le travail"
    edition.save()
    changes = {change.label: (change.before, change.after) for change in steps_of(edition)[0].changes}
    assert changes == {"Title [fr]": ("Travail", "Le travail")}


def test_who_gave_a_role_and_who_took_it_away_is_told_of_the_person(client):
    administrator = StaffFactory(given_names="Oda", family_names="Haugen")
    person = UserFactory()
    client.force_login(administrator)
    page = reverse("admin:accounts_user_change", args=[person.pk])
    typed = {"email": person.email, "language": "en", "time_zone": "Europe/Rome", "is_active": "on"}
    approver = Group.objects.get(name=Role.APPROVER)
    for roles in ([approver.pk], []):
        assert client.post(page, typed | {"groups": roles}).status_code == 302
    told = [
        (step.what, step.thing, step.by)
        for step in steps_of(person, with_related=True)
        if step.thing.startswith("Role")
    ]
    assert told == [("Removed", "Role: Approver", "Oda Haugen"), ("Written", "Role: Approver", "Oda Haugen")]
    shown = client.get(reverse("admin:accounts_user_history", args=[person.pk])).content.decode()
    assert "Role: Approver" in shown
    assert "Changed Roles." in shown  # the admin's own log stands below


def test_each_field_that_staff_read_of_has_a_name_in_their_language():
    nameless = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if not model._meta.proxy and (model in admin.site._registry or history_of(model))
        for field in model._meta.concrete_fields
        if field.editable
        and not field.primary_key
        and field.name not in getattr(model, "hidden_in_history", ())
        and not isinstance(getattr(field, "translated_field", field).verbose_name, Promise)
    ]
    assert nameless == []
