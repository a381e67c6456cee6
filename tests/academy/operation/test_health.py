import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from academy.operation import health
from academy.operation.maintenance import flag
from academy.settings.database import Login
from tests.accounts.second_factors import add_app
from tests.factories import MessageFactory, StaffFactory

pytestmark = pytest.mark.django_db


def doctor() -> tuple[str, bool]:
    said = StringIO()
    try:
        call_command("doctor", stdout=said, no_color=True)
    except SystemExit:
        return said.getvalue(), False
    return said.getvalue(), True


def test_a_portal_that_is_well_says_so(client, settings, tmp_path):
    (tmp_path / "x.otf").touch()
    settings.PRINTING_FONTS = tmp_path
    said, is_well = doctor()
    assert is_well, said
    assert "All is well." in said
    assert client.get("/health/live/").json() == {"status": "ok"}
    assert client.get("/health/ready/").json() == {"database": True, "migrations": True, "files": True}


def test_a_probe_needs_no_name_of_the_host(client, settings):
    settings.ALLOWED_HOSTS = ["academy.example.org"]
    assert client.get("/health/live/", headers={"host": "10.0.0.7:8000"}).status_code == 200
    assert client.post("/health/ready/").status_code == 405


def test_without_the_database_it_is_alive_and_not_ready(client, monkeypatch):
    def away():
        raise OperationalError("could not connect to server db.internal as academy")

    monkeypatch.setattr(health, "VITAL", [health.Check("database", away)])
    answer = client.get("/health/ready/")
    assert (answer.status_code, answer.json()) == (503, {"database": False})
    assert "internal" not in answer.content.decode()
    assert client.get("/health/live/").status_code == 200


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        (
            "CELERY_BROKER_URL",
            "redis://127.0.0.1:1/0",
            "✗ broker: The broker at 127.0.0.1:1 can’t be reached",
        ),
        ("CLAMD_SOCKET", "/nowhere/clamd", "✗ scanner: clamd does not answer"),
        ("EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend", "✗ mail: The mail server"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_what_to_do(settings, setting, value, said):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    setattr(settings, setting, value)
    told, is_well = doctor()
    assert not is_well
    assert said in told
    assert "Traceback" not in told


def test_it_is_told_when_the_web_process_could_rewrite_history(settings):
    settings.DEVELOPMENT_KEYS_ALLOWED = False
    assert "✗ web login: The web process owns the tables" in doctor()[0]
    settings.WEB_LOGIN = Login("nobody_made_it", "")
    assert "✗ web login: The database has no role nobody_made_it: run manage.py migrate." in doctor()[0]


def test_a_message_that_waits_too_long_tells_that_no_worker_runs():
    MessageFactory(due_at=timezone.now() - timedelta(hours=1))
    assert "has waited for 60 minutes: see that a worker and beat run" in doctor()[0]


def test_the_figures_are_for_who_has_the_token(client, settings):
    assert client.get("/metrics/").status_code == 404
    settings.METRICS_TOKEN = "a token of some length"
    assert client.get("/metrics/", headers={"Authorization": "Bearer another"}).status_code == 404
    MessageFactory()
    client.get("/en/")
    told = client.get(
        "/metrics/", headers={"Authorization": "Bearer a token of some length"}
    ).content.decode()
    assert 'portal_messages{state="due"} 1.0' in told
    assert 'portal_requests_total{method="GET",route="en/",status="200"}' in told


def test_during_maintenance_every_page_says_so(client):
    call_command("maintenance", "on", stdout=StringIO())
    try:
        answer = client.get("/fr/")
        assert (answer.status_code, answer["Retry-After"]) == (503, "300")
        assert "Le portail est en maintenance" in answer.content.decode()
        assert json.loads(client.get("/health/live/").content) == {"status": "ok"}
    finally:
        call_command("maintenance", "off", stdout=StringIO())
    assert not flag().exists()
    assert client.get("/fr/").status_code == 200


def test_the_doctor_names_the_staff_who_have_no_second_factor(settings):
    StaffFactory(email="without@academy.example")
    add_app(StaffFactory(email="with@academy.example"))
    said, _is_well = doctor()
    assert "✓ staff: no second factor is asked of them" in said
    settings.STAFF_SECOND_FACTOR = True
    said, is_well = doctor()
    assert not is_well
    assert "✗ staff: 1 of 2 have no second factor" in said
    assert "without@academy.example" in said
    assert "with@" not in said.replace("without@", "")


def test_the_doctor_is_content_with_staff_who_all_have_one(settings):
    settings.STAFF_SECOND_FACTOR = True
    add_app(StaffFactory())
    said, _is_well = doctor()
    assert "✓ staff: all 1 have a second factor" in said
