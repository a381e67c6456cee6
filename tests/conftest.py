import pytest
from django.conf import settings
from django.utils import timezone, translation


@pytest.fixture(autouse=True)
def a_reader_of_no_test_before():
    """Each test begins in the portal's own language and time zone, whatever page the last one asked for."""
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()
