"""Erasure of one person: a search through the database, the files and a fresh backup finds nothing; what
the reports count stays."""

import subprocess
import tarfile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from academy import breakdowns, reports
from academy.operation import archive, programs
from accounts.models import User
from applications.models import Answer, Application, Nomination
from certificates.models import Certificate
from notifications.models import KeptMail, Message
from privacy import erasing, traces
from progress import running
from selection.models import CriterionScore, SelectionMinutes
from sessions_app.models import Edition
from tests.factories import (
    AnswerFactory,
    NominationFactory,
    StaffFactory,
    SubmittedApplicationFactory,
    UserFactory,
)
from tests.folders import reachable_folder

from .erased_person import EMAIL, NAME, WORDS, said_in_files, stored, with_everything

pytestmark = pytest.mark.django_db(transaction=True)


def figures_of_the_past() -> list:

    return [
        (edition.slug, reports.headlines(edition), breakdowns.breakdowns(edition))
        for edition in Edition.objects.filter(ends_on__lt=timezone.localdate()).order_by("pk")
    ]


def said_in_backup(path) -> list[str]:
    """Which words a backup says: in the dump, written out as SQL, and in the files."""
    archive.make(path)
    with tarfile.open(path) as backup:
        folder = path.parent / "out"
        backup.extractall(folder, filter="data")
    plain = subprocess.run(
        [programs.program("pg_restore"), "--file", "-", folder / archive.DUMP],
        capture_output=True,
        check=True,
    ).stdout
    content = plain + b"".join(
        found.read_bytes() for found in (folder / "files").rglob("*") if found.is_file()
    )
    return [word for word in WORDS if word.encode().lower() in content.lower()]


def test_no_trace_of_an_erased_person_is_left_and_the_reports_stay():
    person = with_everything()
    other = SubmittedApplicationFactory(given_names="Other", family_names="Person")
    AnswerFactory(application=other, value="somebody else's words")
    planted = {word for word in WORDS if traces.search([word])} | {
        word for said in said_in_files(WORDS).values() for word in said
    }
    assert planted == set(WORDS)
    assert {name.split("/")[0] for name in said_in_files(WORDS)} == {
        "certificates", "documents", "letters", "minutes", "uploads",
    }  # fmt: skip
    with reachable_folder() as folder:
        assert {"zzdocument", "zzanswer", "Quenneville"} <= set(said_in_backup(folder / "backup.tar"))
    before = figures_of_the_past()
    assert before[0][1][2].value == 1  # one participant
    marks = list(CriterionScore.objects.values_list("value", flat=True))

    tried = erasing.dry_run(person=person, by=StaffFactory())
    assert {word for word in WORDS if traces.search([word])} | {
        word for said in said_in_files(WORDS).values() for word in said
    } == set(WORDS), "a dry run changes nothing"

    done = erasing.erase(person=person, by=StaffFactory())
    running.take_up()

    assert done == tried
    assert done.mentions == []
    assert traces.search(WORDS) == []
    assert said_in_files(WORDS) == {}
    with reachable_folder() as folder:
        assert said_in_backup(folder / "backup.tar") == []
    assert figures_of_the_past() == before
    assert list(CriterionScore.objects.values_list("value", flat=True)) == marks
    assert SelectionMinutes.objects.get().status == "kept"
    assert Answer.objects.get().value == "somebody else's words"
    other.refresh_from_db()
    assert other.family_names == "Person"


def test_what_is_open_comes_to_its_end_and_a_draft_goes():
    person = with_everything()
    erasing.erase(person=person, by=StaffFactory())
    person.refresh_from_db()
    assert sorted(person.applications.values_list("status", flat=True)) == ["confirmed", "withdrawn"]
    assert not person.is_active
    assert not person.has_usable_password()
    assert person.email == f"erased-{person.pk}@erased.invalid"
    assert not Message.objects.filter(recipient=person).exists()


def test_a_certificate_is_verified_without_a_name(client):
    person = with_everything()
    certificate = Certificate.objects.get()
    content = certificate.pdf.read()
    page = client.get(certificate.get_absolute_url()).content.decode()
    assert NAME in page
    erasing.erase(person=person, by=StaffFactory())
    page = client.get(certificate.get_absolute_url()).content.decode()
    assert "genuine and valid" in page
    assert NAME not in page
    assert "was erased from our register" in page
    assert client.get(reverse("badge-json", args=[certificate.code])).status_code == 404

    shown = client.post(
        reverse("verify-file"), {"file": SimpleUploadedFile("c.pdf", content)}
    ).content.decode()
    assert certificate.number in shown


def test_somebody_on_the_staff_is_not_erased():
    staff = StaffFactory()
    with pytest.raises(erasing.ErasureRefused, match="take them off it first"):
        erasing.erase(person=staff, by=StaffFactory())
    assert User.objects.get(pk=staff.pk).email == staff.email


def test_somebody_elses_text_that_names_the_person_is_told():
    person = UserFactory(email=EMAIL, given_names="Zibeline", family_names="Quenneville")
    mine = AnswerFactory(application=SubmittedApplicationFactory(), value=f"I work with {NAME}.")
    report = erasing.dry_run(person=person, by=StaffFactory())
    assert {(trace.table, trace.column) for trace in report.mentions} == {
        ("applications_answer", "value"),
        ("applications_answerevent", "value"),
    }
    mine.refresh_from_db()
    assert mine.value.endswith("Quenneville.")


def test_an_erasure_that_fails_changes_nothing(monkeypatch):
    person = with_everything()
    names = set(stored())

    def fails(found):
        raise RuntimeError("the power went")

    monkeypatch.setattr(erasing, "steps", [*erasing.steps, fails])
    with pytest.raises(RuntimeError):
        erasing.erase(person=person, by=StaffFactory())
    assert Application.objects.filter(family_names="Quenneville").count() == 2
    assert set(stored()) == names


def test_somebody_whose_address_only_ends_alike_keeps_their_mail():
    person = UserFactory(email="li@mail.example")
    for number, address in enumerate(
        ["Li <li@mail.example>", "wali@mail.example", "a@b.org, LI@mail.example"]
    ):
        KeptMail.objects.create(message_id=f"<{number}@x>", address=address, subject="s", text="t")
    erasing.erase(person=person, by=StaffFactory())
    assert [mail.address for mail in KeptMail.objects.all()] == ["wali@mail.example"]


def test_a_deleted_nomination_takes_its_letter_along():

    nomination = NominationFactory(letter=ContentFile(b"a letter", "letter.pdf"))
    name = nomination.letter.name
    assert default_storage.exists(name)
    Nomination.objects.filter(pk=nomination.pk).delete()
    assert not default_storage.exists(name)
