"""The minutes: frozen, hashed, kept for good, for those alone who may."""

import hashlib
import zipfile
from io import BytesIO

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from applications.cells import harmless
from lifecycle import TransitionRefused
from progress import running
from selection import minutes
from selection.conflicts import declare
from selection.minutes_content import gather
from selection.minutes_tables import MOST_IN_PDF, Table
from selection.models import ApplicationScore, SelectionMinutes, SelectionPlan
from selection.refusals import MinutesRefused
from selection.targets import install_defaults
from tests.factories import CallFactory, CriterionFactory, EditionFactory, StaffFactory

from .people import approved, approver, assigned, eligible, officer, released, reviewer

pytestmark = pytest.mark.django_db

BACKEND = "accounts.backends.WithRoles"


@pytest.fixture
def call():
    """A small selection with a departure from the ranking, a recusal and a formula for a name."""
    call = CallFactory(edition=EditionFactory(places=2))
    CriterionFactory(edition=call.edition, title="Relevance of duties", weight=25)
    install_defaults(call.edition)
    SelectionPlan.objects.create(edition=call.edition, fellowship_budget=6000, full_cost=3000)
    people = [eligible(call=call, given_names="", family_names=name) for name in ("=1+1", "Second", "Third")]
    for rank, person in enumerate(people, start=1):
        ApplicationScore.objects.create(
            application=person, raw=5 - rank, adjusted=5 - rank, reviews=2, spread=0, rank_raw=rank,
            rank_adjusted=rank, computed_at=timezone.now(),
        )  # fmt: skip
    released(people[0], "not-selected", reason_code="plan", reason="No partner named")
    approved(people[1], fellowship="full")
    released(people[2], "reserve")
    to = reviewer(given_names="Reviewing", family_names="Person")
    assigned(people[1], to=to)
    declare(person=to, by=to, application=people[1], note="My cousin")
    return call


def made(call, language="en"):
    """A version, made."""
    found = minutes.ask(edition=call.edition, by=officer(), language=language)
    minutes.make(found.pk)
    found.refresh_from_db()
    assert found.failure == ""
    return found


def text_of(found):
    with found.pdf.open("rb") as file:
        return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file.read())).pages)


def test_a_version_holds_the_selection_and_the_hashes_are_of_its_files(call):
    found = made(call)
    text = " ".join(text_of(found).split())
    for said in (
        "Relevance of duties",
        "Reviewing Person",
        "My cousin",
        "No partner named",
        "Full fellowship",
    ):
        assert said in text
    assert "Not offered a place; somebody ranked below was." in text
    assert found.workbook_sha256 in text.replace(" ", "")
    for name in ("pdf", "workbook"):
        with getattr(found, name).open("rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == getattr(found, f"{name}_sha256")


def test_no_text_of_the_workbook_is_a_formula(call):
    with made(call).workbook.open("rb") as file, zipfile.ZipFile(BytesIO(file.read())) as book:
        parts = [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
    everything = "".join(parts)
    assert "<f>" not in everything
    assert "&#39;=1+1" in everything.replace("'", "&#39;")
    assert "><t>=1+1" not in everything


def test_of_a_very_long_table_the_pdf_shows_those_with_a_place_and_says_so():
    rows = [(str(number),) for number in range(MOST_IN_PDF + 1)]
    table = Table("Decisions", ["Application"], rows, first_in_pdf=rows[-1:])
    assert table.rows_in_pdf == [(str(MOST_IN_PDF),)]
    table.is_in_pdf = False
    assert table.rows_in_pdf == []


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_could_be_read_as_a_formula_stands_behind_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


def test_a_new_click_makes_a_new_version_in_the_officers_language_and_the_old_one_stays(call):
    first, second = made(call), made(call, "fr")
    assert (first.version, second.version, second.language) == (1, 2, "fr")
    assert first.pdf_sha256 != second.pdf_sha256
    assert SelectionMinutes.objects.filter(status="kept").count() == 2


def test_while_one_is_being_made_another_is_refused(call):
    minutes.ask(edition=call.edition, by=officer(), language="en")
    with pytest.raises(MinutesRefused, match="being made"):
        minutes.ask(edition=call.edition, by=officer(), language="en")


def test_the_database_refuses_to_change_or_remove_what_is_kept(call):
    found = made(call)
    rows = SelectionMinutes.objects.filter(pk=found.pk)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        rows.update(pdf_sha256="0" * 64)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        rows.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(status="queued")


def test_a_failure_is_told_and_tried_again(call, monkeypatch):
    found = minutes.ask(edition=call.edition, by=officer(), language="en")
    with monkeypatch.context() as broken:
        broken.setattr(minutes.minutes_pdf, "render", lambda *_, **__: 1 / 0)
        running.take_up()
    job = minutes.last_asked(found)
    assert (job.state, "ZeroDivisionError" in job.fault) == ("failed", True)
    found.refresh_from_db()
    assert (found.status, "ZeroDivisionError" in found.failure, found.pdf.name) == ("failed", True, "")
    minutes.retry(minutes=found, by=officer())
    running.take_up()
    found.refresh_from_db()
    assert found.status == "kept"
    assert minutes.last_asked(found).state == "done"
    with pytest.raises(TransitionRefused):
        minutes.retry(minutes=found, by=officer())


def test_minutes_whose_making_is_stopped_are_asked_for_anew(call):
    found = minutes.ask(edition=call.edition, by=officer(), language="en")
    running.ask_to_stop(minutes.last_asked(found))
    running.take_up()
    found.refresh_from_db()
    assert (found.status, found.failure) == ("failed", "Somebody stopped it.")


def test_a_changed_file_is_found_by_the_page_the_command_and_the_upload(call, client, capsys):
    found = made(call)
    client.force_login(approver(), backend=BACKEND)
    page, check = (
        reverse("admin:selection_minutes", args=[call.edition_id]),
        reverse("admin:selection_check_minutes", args=[found.pk]),
    )
    with found.pdf.open("rb") as file:
        content = file.read()

    def told(sent):
        return client.post(page, {"file": SimpleUploadedFile("a.pdf", sent)}).content.decode()

    assert "unchanged" in told(content)
    assert "not among those kept" in told(content + b" ")
    assert client.get(check).content.decode().count("As kept") == 2
    call_command("verify_minutes")
    with open(found.pdf.path, "ab") as file:  # noqa: PTH123
        file.write(b" ")
    assert "Changed" in client.get(check).content.decode()
    with pytest.raises(CommandError, match="1 of the files"):
        call_command("verify_minutes", "--edition", call.edition.slug)


def test_who_may_downloads_both_and_nobody_else_anything(call, client):
    found = made(call)
    files = [
        reverse("admin:selection_download_minutes", args=[found.pk, name]) for name in ("pdf", "workbook")
    ]
    pages = [
        reverse("admin:selection_minutes", args=[call.edition_id]),
        reverse("admin:selection_check_minutes", args=[found.pk]),
    ]
    for person in (officer(), approver()):
        client.force_login(person, backend=BACKEND)
        for address in files:
            answer = client.get(address)
            assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
            assert answer["Content-Disposition"].startswith("attachment")
            b"".join(answer.streaming_content)
    for role in (Role.REVIEWER, Role.READER, Role.PROGRAMME_OFFICER):
        client.force_login(StaffFactory(role=role), backend=BACKEND)
        assert {client.get(address).status_code for address in files + pages} == {403}
    client.logout()
    assert {client.get(address).status_code for address in files + pages} == {302}


def test_one_click_asks_for_them_and_the_queries_do_not_grow(call, client, django_assert_max_num_queries):
    client.force_login(officer(), backend=BACKEND)
    client.post(reverse("admin:selection_make_minutes", args=[call.edition_id]))
    found = SelectionMinutes.objects.get()
    found.frozen_at = timezone.now()
    with django_assert_max_num_queries(60):
        gather(found)
