import pytest
from django.core.management import call_command

from academy.demonstration.loading import load

from .demonstrated import NUMBER


@pytest.fixture(scope="module")
def _loaded(django_db_setup, django_db_blocker):
    """The demonstration for the tests of one module, and an empty database after them."""
    with django_db_blocker.unblock():
        load(applications=NUMBER)
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def demonstration(_loaded, db):
    """Inside a transaction of the test's own."""
