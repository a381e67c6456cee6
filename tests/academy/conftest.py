import shutil

import pytest
from django.conf import settings
from django.db import connection

from tests import prepared_database

from .demonstrated import template


@pytest.fixture(scope="session")
def _loaded(django_db_setup, django_db_blocker, shared_folder, testrun_uid):
    """The name of a database that holds the demonstration; its files are in the storage."""
    name = f"{connection.settings_dict['NAME']}_demonstration"
    files = shared_folder / "demonstration"
    with django_db_blocker.unblock(), prepared_database.copy_of(template(files, testrun_uid), name):
        shutil.copytree(files, settings.VAR / "files", dirs_exist_ok=True)
        with django_db_blocker.block():
            yield name


@pytest.fixture(scope="module")
def _at_hand(_loaded, django_db_blocker):
    """The tests of a module work on it."""
    with django_db_blocker.unblock(), prepared_database.connected_to(_loaded), django_db_blocker.block():
        yield


@pytest.fixture
def demonstration(_at_hand, db):
    """Inside a transaction of the test's own."""
