"""The application's page in the admin: what it costs, whatever is attached."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import INFORMATION_REQUEST
from applications.standard_form import install
from selection.decisions import discard, propose
from selection.models import Criterion
from selection.reviewing import submit_review
from tests.applications.conftest import signed_in
from tests.factories import CallFactory, CriterionFactory, InformationRequestFactory, NominationFactory

from .people import approver, assigned, eligible, officer, reviewer

pytestmark = pytest.mark.django_db
MOST = 20


def attach(application):
    """Another of everything that the page shows rows of."""
    submit_review(
        assignment=(asked := assigned(application, reviewer())),
        by=asked.reviewer,
        scores=dict.fromkeys(Criterion.objects.filter(edition=application.call.edition), 4),
        comment="Good.",
    )
    asked = InformationRequestFactory(application=application)
    INFORMATION_REQUEST.move(asked, "cancel")
    if not application.nominations.exists():  # one is alive at most
        NominationFactory(application=application)
    discard(decision=propose(application=application, outcome="offer", by=officer()), by=officer())


@pytest.mark.parametrize("role", [officer, approver])
def test_it_costs_the_same_whatever_is_attached(client, role):
    call = CallFactory()
    install(call)
    CriterionFactory.create_batch(2, edition=call.edition)
    application = eligible(call=call)
    browser = signed_in(client, role())
    address = reverse("admin:applications_application_change", args=[application.pk])
    numbers = []
    for more in (1, 4):
        for _ in range(more):
            attach(application)
        browser.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        numbers.append(len(captured))

    assert numbers[0] == numbers[1] <= MOST
