"""The list as a file: the rows, columns, order and words of the page."""

import csv
import io
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from openpyxl import load_workbook

from accounts.roles import Role
from applications.admin.application import ApplicationAdmin
from applications.listing.showing import Wording
from applications.models import Application, ListAct
from applications.staff.lists import export_work
from progress import running
from progress.models import Job
from selection.models import ApplicationScore
from tests.factories import StaffFactory, SubmittedApplicationFactory

pytestmark = pytest.mark.django_db
EXPORT = reverse("admin:applications_export")
LIST = reverse("admin:applications_application_changelist")
BACKEND = "accounts.backends.WithRoles"
COLUMNS = "reference,organisation,country,score,submitted,revision"


@pytest.fixture
def officer(client):
    person = StaffFactory(role=Role.SELECTION_OFFICER, language="fr")
    client.force_login(person, backend=BACKEND)
    client.person = person
    return client


@pytest.fixture
def rows():
    made = [
        SubmittedApplicationFactory(organisation=name, country="DE")
        for name in (
            "=HYPERLINK(1)",
            "+cmd",
            "Österreichische Genossenschaft",
            "@x",
            "-2",
            "\tx",
            "Ünal, “A”",
        )
    ]
    for place, row in enumerate(made):
        Application.objects.filter(pk=row.pk).update(submitted_at=timezone.now() - timedelta(hours=place))
    ApplicationScore.objects.create(
        application=made[2], raw="3.50", adjusted="3.40", reviews=2, spread=1, rank_raw=1, rank_adjusted=1,
        computed_at=timezone.now(),
    )  # fmt: skip
    SubmittedApplicationFactory(country="SN")
    return made


def taken(client, kind, query):
    answer = client.post(f"{EXPORT}?{query}", {"kind": kind})
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_the_csv_holds_what_the_pages_show_and_no_formula(officer, rows, monkeypatch):
    monkeypatch.setattr(ApplicationAdmin, "list_per_page", 2)
    query = f"country=DE&columns={COLUMNS}&o=-5"
    body = taken(officer, "csv", query)
    assert body.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    shown = officer.get(f"{LIST}?{query}").context["cl"]
    columns = shown.model_admin.columns_of(shown._request)
    assert lines[0] == [capfirst(str(column.title)) for column in columns]
    assert [line[0] for line in lines[1:]] == list(shown.queryset.values_list("reference", flat=True))
    assert len(lines) == 8
    cells = {line[0]: line for line in lines[1:]}
    assert cells[rows[0].reference][1] == "'=HYPERLINK(1)"
    assert all(cells[rows[place].reference][1].startswith("'") for place in (1, 3, 4, 5))
    assert cells[rows[2].reference][1] == "Österreichische Genossenschaft"
    page = officer.get(f"{LIST}?{query}&q=genossenschaft").content.decode()
    for text in cells[rows[2].reference][1:5]:
        assert f"<bdi>{text}</bdi>" in page


def test_the_workbook_has_typed_cells_a_frozen_header_and_no_formula(officer, rows):
    sheet = load_workbook(io.BytesIO(taken(officer, "xlsx", f"country=DE&columns={COLUMNS}&o=5"))).active
    assert sheet.freeze_panes == "A2"
    lines = {line[0].value: line for line in sheet.iter_rows(min_row=2)}
    assert list(lines) == [row.reference for row in rows]
    assert lines[rows[0].reference][1].value == "=HYPERLINK(1)"
    assert {cell.data_type for line in lines.values() for cell in line[:3]} == {"s"}
    scored = lines[rows[2].reference]
    assert (scored[3].value, scored[3].data_type) == (3.5, "n")
    moment = localtime(Application.objects.get(pk=rows[2].pk).submitted_at).replace(tzinfo=None)
    assert abs(scored[4].value - moment) < timedelta(seconds=1)
    assert scored[5].value == 1


def test_a_name_is_no_markup_of_the_workbook(officer):
    for name in ("<r>&<b></r>", "<r><t>x</t></r>"):
        SubmittedApplicationFactory(organisation=name, country="DE")
    sheet = load_workbook(io.BytesIO(taken(officer, "xlsx", "country=DE&columns=organisation"))).active
    assert sorted(line[0].value for line in sheet.iter_rows(min_row=2)) == [
        "'<r>&<b></r>",
        "'<r><t>x</t></r>",
    ]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_values_are_worded_as_the_language_does(language):
    moments = [
        datetime(2026, month, 9, hour, 5, tzinfo=UTC) for month in range(1, 13) for hour in (0, 13, 23)
    ]
    with translation.override(language), timezone.override("Asia/Kathmandu"):
        in_words = Wording()
        for moment in moments:
            assert in_words(moment) == date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
        for number in (Decimal("3.5"), Decimal("3.50"), Decimal("1234.00")):
            assert in_words(number) == number_format(number)


def test_who_took_what_is_noted(officer, rows):
    taken(officer, "csv", "country=DE&p=2")
    note = ListAct.objects.get()
    assert (note.act, note.by, note.query, note.done) == ("export-csv", officer.person, "country=DE", 7)
    officer.force_login(StaffFactory(), backend=BACKEND)
    noted = officer.get(reverse("admin:applications_listact_changelist")).content.decode()
    assert "Export as CSV" in noted
    assert "country=DE" in noted


def test_an_export_costs_the_same_with_many_rows(officer, rows, django_assert_max_num_queries):
    columns = f"columns={COLUMNS},tags,decision,screening,reviewers,email,edition"
    taken(officer, "csv", columns)
    with CaptureQueriesContext(connection) as few:
        taken(officer, "csv", f"{columns}&q={rows[0].reference}")
    with django_assert_max_num_queries(len(few)):
        taken(officer, "csv", columns)


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.PROGRAMME_OFFICER])
def test_others_take_nothing(client, role):
    client.force_login(StaffFactory(role=role), backend=BACKEND)
    SubmittedApplicationFactory()
    for kind in ("csv", "xlsx"):
        assert client.post(EXPORT, {"kind": kind}).status_code == 403
    assert not ListAct.objects.exists()


def test_an_export_is_no_link(officer):
    assert officer.get(EXPORT, {"kind": "csv"}).status_code == 405
    assert officer.post(EXPORT, {"kind": "exe"}).status_code == 400


@pytest.fixture
def by_worker(monkeypatch):
    monkeypatch.setattr("applications.staff.lists.exports.FEW", 3)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_long_list_is_written_by_the_worker_alike(officer, rows, monkeypatch, kind):
    query = f"country=DE&columns={COLUMNS}&o=5"
    at_once = taken(officer, kind, query)
    monkeypatch.setattr("applications.staff.lists.exports.FEW", 3)
    answer = officer.post(f"{EXPORT}?{query}", {"kind": kind})
    job = Job.objects.get()
    assert answer.url == job.get_absolute_url()
    assert ListAct.objects.count() == 1
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 7, 7)
    address = reverse("job-file", args=[job.pk])
    body = b"".join(officer.post(address).streaming_content)
    assert cells(kind, body) == cells(kind, at_once)
    note = ListAct.objects.get(job=job)
    assert (note.act, note.by, note.done) == (f"export-{kind}", officer.person, 7)
    officer.post(address)
    assert ListAct.objects.filter(job=job).count() == 2


def cells(kind, body):
    if kind == "csv":
        return body
    return [[cell.value for cell in line] for line in load_workbook(io.BytesIO(body)).active.iter_rows()]


def test_who_may_not_export_any_more_gets_no_file(officer, rows, by_worker):
    officer.post(f"{EXPORT}?columns={COLUMNS}", {"kind": "csv"})
    officer.person.groups.clear()
    running.run(Job.objects.get().pk)
    job = Job.objects.get()
    assert (job.state, job.file.name) == ("failed", "")
    assert "plus" in job.fault or "any more" in job.fault


def test_a_file_is_nobody_elses(officer, rows, by_worker):
    officer.post(f"{EXPORT}?columns={COLUMNS}", {"kind": "csv"})
    job = Job.objects.get()
    running.run(job.pk)
    for person in (StaffFactory(), StaffFactory(role=Role.SELECTION_OFFICER)):
        officer.force_login(person, backend=BACKEND)
        assert officer.post(reverse("job-file", args=[job.pk])).status_code == 403
    assert not ListAct.objects.exists()


def test_an_export_stops_when_asked_and_leaves_no_file(officer, rows, by_worker, monkeypatch):
    officer.post(f"{EXPORT}?columns={COLUMNS}", {"kind": "csv"})
    job = Job.objects.get()
    monkeypatch.setattr("applications.staff.lists.export_work.EVERY", 2)
    read = export_work.rows_of

    def read_and_ask(*arguments):
        for row in read(*arguments):
            running.ask_to_stop(job)
            yield row

    monkeypatch.setattr(export_work, "rows_of", read_and_ask)
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.file.name) == ("cancelled", 2, "")
