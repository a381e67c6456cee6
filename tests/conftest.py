import os

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import timezone, translation

from tests import prepared_database
from tests.prepared_portal import PreparedPortal

LONG = ("walk", "journey", "processes")


def pytest_collection_modifyitems(items):
    """What takes long begins first: no process is left with it when the others have ended."""
    long = {item.path for item in items if any(item.get_closest_marker(name) for name in LONG)}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """A database of this process; that of pytest-django would be migrated, and truncated after tests."""
    known = connection.settings_dict
    name = known["TEST"]["NAME"] or f"test_{known['NAME']}"
    with django_db_blocker.unblock():
        prepared_database.write_without_waiting()
    with (
        django_db_blocker.unblock(),
        prepared_database.copy_of(prepared_database.schema(), name),
        prepared_database.connected_to(name),
        pytest.MonkeyPatch.context() as patch,
    ):
        prepared_database.fill()
        prepared_database.keep_rows()
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _test: prepared_database.put_back())
        with django_db_blocker.block():
            yield


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory):
    """Shared by the processes of one run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def prepared_portal(shared_folder):
    return PreparedPortal(shared_folder)


@pytest.fixture(autouse=True)
def a_reader_of_no_test_before():
    """Each test begins in the portal's own language and time zone, whatever page the last one asked for."""
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()
