"""What was agreed to stays in its words; who opened what is sensitive is written down."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import AccessRecord, Consent
from accounts.roles import Role
from applications.submission import submit
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    EditionFactory,
    FormSectionFactory,
    QuestionFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """A draft of a form that asks for two consents; one is given."""
    application = ApplicationFactory()
    application.call.form_revision = 3
    application.call.save()
    section = FormSectionFactory(call=application.call)
    given = QuestionFactory(section=section, kind="consent", key="truth", label_en="All I say is true.")
    QuestionFactory(section=section, kind="consent", key="photos", label_en="I may be photographed.")
    AnswerFactory(application=application, question=given, value=True)
    return application


def test_each_consent_is_kept_with_its_words_and_version(draft):
    submit(application=draft, by=draft.applicant)
    found = Consent.objects.filter(person=draft.applicant).order_by("key")
    assert [(row.key, row.text, row.version, row.is_given, row.language) for row in found] == [
        ("photos", "I may be photographed.", "3", False, "en"),
        ("truth", "All I say is true.", "3", True, "en"),
    ]


def test_new_words_do_not_change_what_was_agreed_to(draft, client):
    submit(application=draft, by=draft.applicant)
    row = Consent.objects.get(key="truth")
    question = draft.call.sections.get().questions.get(key="truth")
    question.label_en = "All I say is true, and I know the rules."
    question.save()
    client.force_login(draft.applicant)
    assert "All I say is true." in client.get(reverse("my-data")).content.decode()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Consent.objects.filter(pk=row.pk).update(text="other")


def test_who_opens_an_application_is_written_down(client):
    application = SubmittedApplicationFactory()
    officer = StaffFactory(role=Role.SELECTION_OFFICER)
    client.force_login(officer)
    client.get(reverse("admin:applications_application_change", args=[application.pk]))
    record = AccessRecord.objects.get()
    assert (record.by, record.what, record.person) == (officer, "application", application.applicant)
    assert record.about == f"application:{application.pk}"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        AccessRecord.objects.all().delete()


def test_a_list_as_a_file_and_the_journeys_are_written_down(client):
    SubmittedApplicationFactory()
    client.force_login(StaffFactory(role=Role.SELECTION_OFFICER))
    client.post(reverse("admin:applications_export") + "?view=all", {"kind": "csv"})
    edition = EditionFactory()
    client.force_login(StaffFactory(role=Role.PROGRAMME_OFFICER))
    client.get(reverse("admin:sessions_app_stays"), {"edition": edition.pk})
    assert set(AccessRecord.objects.values_list("what", flat=True)) == {"export", "details"}


def test_who_may_not_read_leaves_no_record_and_gets_none(client):
    application = SubmittedApplicationFactory()
    client.force_login(UserFactory())
    client.get(reverse("admin:applications_application_change", args=[application.pk]))
    assert not AccessRecord.objects.exists()


def test_administrators_read_the_records_and_nobody_writes_them(client):
    reader = StaffFactory()
    record = AccessRecord.objects.create(by=StaffFactory(), what="application", person=UserFactory())
    for role in Role.values:
        client.force_login(reader if role == Role.ADMINISTRATOR else StaffFactory(role=role))
        expected = 200 if role == Role.ADMINISTRATOR else 403
        assert client.get(reverse("admin:accounts_accessrecord_changelist")).status_code == expected
    client.force_login(reader)
    for name, arguments in (("add", []), ("delete", [record.pk])):
        assert client.get(reverse(f"admin:accounts_accessrecord_{name}", args=arguments)).status_code == 403
    address = reverse("admin:accounts_accessrecord_change", args=[record.pk])
    assert client.post(address, {"about": "other"}).status_code == 403
