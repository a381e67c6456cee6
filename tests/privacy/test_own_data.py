"""A person's own data: everything declared that is theirs, and nothing of anybody else's."""

import io
import json
import zipfile

import pypdf
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.models import AccessRecord
from applications.models import Document
from privacy import own_data, register
from privacy.register import Fate
from selection.models import Decision, Screening
from tests.factories import (
    PASSWORD,
    AnswerFactory,
    MessageFactory,
    QuestionFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)

from .erased_person import EMAIL, with_everything

pytestmark = pytest.mark.django_db


def archive_of(client, person) -> zipfile.ZipFile:
    client.force_login(person)
    asked = client.post(reverse("download-my-data"))
    assert asked.status_code == 302
    assert reverse("account_reauthenticate") in asked["Location"]
    answer = client.post(asked["Location"], {"password": PASSWORD})
    if answer.status_code == 302:
        answer = client.post(reverse("download-my-data"))
    assert answer["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def text_of(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


@pytest.fixture
def neighbour():
    """Somebody else, of whom the portal knows as much."""
    application = SubmittedApplicationFactory(
        given_names="Nadia", family_names="Neighbour", organisation="Neighbour’s union"
    )
    AnswerFactory(application=application, value="the neighbour’s words")
    Document.objects.create(
        application=application, question=QuestionFactory(kind="file"), file=ContentFile(b"neighbour", "x"),
        original_name="neighbour.pdf", content_type="application/pdf", size=9, sha256="1" * 64,
    )  # fmt: skip
    MessageFactory(
        recipient=application.applicant, address=application.applicant.email, text_body="To the neighbour"
    )
    return application


def test_all_that_is_declared_is_in_it_and_nothing_of_a_neighbour(client, neighbour):
    person = with_everything()
    archive = archive_of(client, person)
    data = json.loads(archive.read("data.json"))
    tables = {table["table"]: table for part in data["purposes"] for table in part["tables"]}
    wanted = 0
    for known in register.values():
        for held in known.held.values():
            is_key = known.model._meta.get_field(held.name).is_relation
            if held.fate is Fate.OFFICE or held.name in known.hidden or is_key:
                continue
            if known.model is not AccessRecord and own_data.rows_about(known, person).exists():
                found = [
                    row
                    for part in data["purposes"]
                    for table in part["tables"]
                    if table["table"] == known.model._meta.label
                    for row in table["rows"]
                    if held.name in row
                ]
                assert found, f"{known.model._meta.label}.{held.name}"
                wanted += 1
    assert wanted > 60
    assert {"applications.Answer", "sessions_app.ParticipantDetails", "certificates.Certificate"} <= set(
        tables
    )
    everything = "".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())
    for word in (EMAIL, "zzanswer", "zzpassport-77", "zzreview", "zzscreening", "zzallergy", "zzdocument"):
        assert word in everything, word
    assert "eighbour" not in everything + text_of(archive.read("data.pdf"))
    assert any(name.endswith("zzfilename.pdf") for name in archive.namelist())


def test_the_pdf_says_it_in_words(client):
    archive = archive_of(client, with_everything())
    text = text_of(archive.read("data.pdf"))
    assert "What is kept of you" in text
    assert "zzallergy" in text
    assert "Number of the passport" in text


def test_what_opens_an_account_and_what_is_confidential_stays_out(client):
    person = with_everything()
    MessageFactory(recipient=person, address=person.email, kind="password-reset", text_body="zzsecretlink")
    archive = archive_of(client, person)
    everything = archive.read("data.json").decode()
    assert "zzsecretlink" not in everything
    assert "zzstatement" not in everything  # between the nominating person and the Academy
    assert "zzletter of support" not in everything
    assert "zzentry" not in everything  # a reviewer has not said it yet
    assert person.password not in everything


def test_before_a_decision_nothing_of_the_selection_is_told(client):
    application = SubmittedApplicationFactory()
    Screening.objects.create(
        application=application, is_eligible=True, note="zznote of the officer", screened_by=StaffFactory()
    )
    Decision.objects.create(
        application=application, outcome="reserve", reason="zznot yet", proposed_by=StaffFactory()
    )
    everything = archive_of(client, application.applicant).read("data.json").decode()
    assert "zznot" not in everything
    assert "selection." not in everything


def test_it_needs_the_password_and_is_written_down(client):
    person = UserFactory()
    assert client.post(reverse("download-my-data")).status_code == 302  # to the sign-in
    client.force_login(person)
    asked = client.post(reverse("download-my-data"))
    wrong = client.post(asked["Location"], {"password": "not this one"})
    assert wrong.status_code == 200
    assert client.post(reverse("download-my-data"))["Location"].startswith(reverse("account_reauthenticate"))
    assert not AccessRecord.objects.exists()
    archive_of(client, person)
    assert AccessRecord.objects.get().what == "own-data"


def test_the_page_shows_what_is_kept_and_costs_the_same_for_much(client, django_assert_max_num_queries):
    person = with_everything()
    client.force_login(person)
    with django_assert_max_num_queries(60):  # one for each table there is
        page = client.get(reverse("my-data")).content.decode()
    assert "zzconsent" not in page
    assert "I agree" in page
    assert "Passport and visa" in page
