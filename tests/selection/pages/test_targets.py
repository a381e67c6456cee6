"""The targets of the cohort."""

import pytest
from django.urls import reverse

from selection.models import (
    Target,
)

from ..people import officer

pytestmark = pytest.mark.django_db


def test_the_usual_targets_come_on_a_click_and_a_faulty_one_comes_back(enter, call):
    browser = enter(officer())
    browser.post(reverse("admin:selection_usual_targets", args=[call.edition.pk]))
    assert call.edition.targets.count() == 15
    Target.objects.all().delete()
    address = reverse("admin:selection_targets", args=[call.edition.pk])
    fields = {
        "targets-TOTAL_FORMS": 2,
        "targets-INITIAL_FORMS": 0,
        "targets-0-kind": "gender:female",
        "targets-0-minimum": 50,
        "targets-0-maximum": 40,
        "targets-0-unit": "share",
        "targets-1-kind": "gender:female",
        "targets-1-minimum": 10,
        "targets-1-unit": "share",
    }
    page = browser.post(address, fields).content.decode()
    assert "The minimum is above the maximum." in page
    assert "There is a target for this kind already." in page
    assert not Target.objects.exists()
    browser.post(address, {**fields, "targets-0-maximum": 60, "targets-1-kind": "region:africa"})
    assert call.edition.targets.count() == 2


def test_a_target_of_a_kind_that_exists_is_refused_beside_the_field(enter, call):
    Target.objects.create(edition=call.edition, dimension="gender", value="female", minimum=45)
    page = enter(officer()).post(
        reverse("admin:selection_targets", args=[call.edition.pk]),
        {
            "targets-TOTAL_FORMS": 1,
            "targets-INITIAL_FORMS": 0,
            "targets-0-kind": "gender:female",
            "targets-0-minimum": 10,
            "targets-0-unit": "share",
        },
    )
    assert "There is a target for this kind already." in page.content.decode()
