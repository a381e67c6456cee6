"""The ledger's page."""

import pytest
from django.urls import reverse

from selection.models import (
    SelectionPlan,
)

from ..people import officer

pytestmark = pytest.mark.django_db


def test_the_budget_is_set_on_the_ledgers_page(enter, call):
    address = reverse("admin:selection_ledger", args=[call.edition.pk])
    fields = {
        "fellowship_budget": "5000.00",
        "tuition_cost": 100,
        "partial_cost": 200,
        "full_cost": 300,
        "fellowship_for_who_asks": "full",
        "reserve_size": 10,
    }
    answer = enter(officer()).post(address, fields, follow=True)
    assert "5,000.00" in answer.content.decode()
    page = enter(officer()).post(address, {**fields, "full_cost": -1})
    assert page.status_code == 200
    assert SelectionPlan.objects.get().full_cost == 300
