import os

import pytest
from django.conf import settings
from django.utils import timezone, translation

from tests.prepared_portal import PreparedPortal


@pytest.fixture(scope="session")
def prepared_portal(tmp_path_factory):
    """Shared by the processes of one run."""
    own = tmp_path_factory.getbasetemp()
    return PreparedPortal(own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own)


@pytest.fixture(autouse=True)
def a_reader_of_no_test_before():
    """Each test begins in the portal's own language and time zone, whatever page the last one asked for."""
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()
