"""A browser of the person, an edition with a call, a scenario of its cohort."""

import pytest

from selection import cohorts
from tests.factories import (
    CallFactory,
    EditionFactory,
    TrackFactory,
)

from ..people import officer

BACKEND = "accounts.backends.WithRoles"


@pytest.fixture
def enter(client):
    def sign_in(person):
        client.force_login(person, backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def call():
    edition = EditionFactory(places=2)
    TrackFactory(edition=edition)
    return CallFactory(edition=edition)


@pytest.fixture
def scenario(call):
    return cohorts.create(edition=call.edition, name="First", basis="raw", by=officer())
