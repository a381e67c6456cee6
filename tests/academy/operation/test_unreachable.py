"""While the database is away a visitor gets the portal's own page, wherever it went away."""

import logging

import psycopg2
import pytest
from django.db import connection
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(client):
    client.raise_request_exception = False
    return client


class Killed:
    """Breaks off each statement from the given one on, as a server does that is killed."""

    def __init__(self, after: int = 0) -> None:
        self.left = after

    def __call__(self, execute, sql, parameters, many, context):
        self.left -= 1
        if self.left < 0:
            with connection.wrap_database_errors:
                raise psycopg2.OperationalError("server closed the connection unexpectedly at 10.0.0.7")
        return execute(sql, parameters, many, context)


def killed(after: int = 0):
    return connection.execute_wrapper(Killed(after))


def test_a_reader_is_told_in_three_languages_to_come_again(visitor):
    with killed():
        answer = visitor.get(reverse("home"))
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "15")
    assert answer["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in answer
    for words in ("out of reach for a moment", "inaccessible pour un instant", "No se puede acceder"):
        assert words in page
    assert "not saved" not in page
    assert "10.0.0.7" not in page


@pytest.mark.parametrize("after", [1, 2, 3, 4])
def test_it_stands_in_the_middle_of_a_page_too(visitor, after):
    """After the session was read, the account, what the view asks, and while the template is written."""
    visitor.force_login(UserFactory())
    with killed(after):
        answer = visitor.get(reverse("dashboard"))
    assert answer.status_code == 503
    assert "out of reach" in answer.content.decode()


@pytest.mark.parametrize("after", [1, 2])
def test_who_sent_something_is_told_that_it_is_not_saved(visitor, after):
    visitor.force_login(UserFactory())
    sent = {"given_names": "Other", "family_names": "Diop", "language": "en", "time_zone": "Europe/Rome"}
    with killed(after):
        answer = visitor.post(reverse("preferences"), sent)
    assert answer.status_code == 503
    for words in ("is not saved", "n’est pas enregistré", "no se ha guardado"):
        assert words in answer.content.decode()


def test_it_is_logged_once(visitor, caplog):
    visitor.force_login(UserFactory())
    with killed(1), caplog.at_level(logging.ERROR):
        visitor.get(reverse("dashboard"))
    assert [record.status_code for record in caplog.records] == [503]


def test_another_fault_stays_one(visitor, monkeypatch):
    def breaks(*_arguments, **_named):
        raise RuntimeError

    visitor.force_login(UserFactory())  # no page that is kept for everybody
    monkeypatch.setattr("academy.views.render", breaks)
    answer = visitor.get(reverse("dashboard"))
    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()
