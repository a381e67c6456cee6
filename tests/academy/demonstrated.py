"""The demonstration as a run loads it for all tests that look at it, and its people."""

from pathlib import Path

from django.conf import settings
from django.test import Client, override_settings

from academy.demonstration import PEOPLE
from academy.demonstration.loading import load
from academy.settings.files import file_storage
from accounts.models import User
from tests import prepared_database

NUMBER = 200
BACKEND = "accounts.backends.WithRoles"


def template(files: Path, run: str) -> prepared_database.Template:
    """The database of one run, whose dates are of today; its files go into the folder."""

    def make() -> None:
        prepared_database.fill()
        with override_settings(STORAGES={**settings.STORAGES, "default": file_storage("", files)}):
            load(applications=NUMBER)
        prepared_database.keep_rows()

    return prepared_database.Template("academy_tests_demonstration", run, make, prepared_database.schema())


def person(part) -> User:
    """Who plays the part: a role, “applicant” or “participant”."""
    email = next(email for role, email, *_name in PEOPLE if role == part)
    return User.objects.get(email=email)


def browser_of(user) -> Client:
    browser = Client()
    browser.force_login(user, backend=BACKEND)
    return browser
