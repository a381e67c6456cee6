"""Hostile values in the admin are answered with a page."""

import pytest
from django.urls import reverse

from tests.factories import StaffFactory, SubmittedApplicationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(StaffFactory(), backend="accounts.backends.WithRoles")
    return client


@pytest.mark.parametrize("key", ["x", "0", "'", "9" * 40])
def test_a_ticked_key_that_is_none_is_no_fault_of_ours(staff, key):
    sent = {"action": "delete_selected", "_selected_action": key}
    for name in ("selection_conflictdeclaration", "accounts_user", "sessions_app_venue"):
        assert staff.post(reverse(f"admin:{name}_changelist"), sent).status_code < 500


def test_an_empty_name_of_a_field_is_none(staff):
    SubmittedApplicationFactory()
    venue = SubmittedApplicationFactory().call.edition.venue
    address = reverse("admin:sessions_app_venue_change", args=[venue.pk])
    assert staff.get(f"{address}?_to_field=").status_code == 200
