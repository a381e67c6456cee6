"""The reviewer's own page, and the officers' lists of reviewers."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from selection.models import (
    ConflictDeclaration,
    ReviewerProfile,
)
from tests.factories import (
    ReviewerProfileFactory,
    StaffFactory,
    UserFactory,
)

from ..people import assigned, eligible, officer, reviewer
from .setting import ANYBODY_ELSE

pytestmark = pytest.mark.django_db


def test_a_reviewer_says_what_they_can_take_on(enter):
    person = reviewer()
    browser, address = enter(person), reverse("admin:selection_my_profile")
    browser.post(address, {"languages": ["fr", "es"], "capacity": 7})
    profile = ReviewerProfile.objects.get(person=person)
    assert (profile.languages, profile.capacity, profile.is_available) == (["fr", "es"], 7, False)
    page = browser.post(address, {"languages": [], "capacity": 7})
    assert 'class="error"' in page.content.decode()


def test_a_reviewer_keeps_what_the_staff_wrote_of_them(enter):
    profile = ReviewerProfileFactory(organisation="Union", sectors=["energy"])
    enter(profile.person).post(
        reverse("admin:selection_my_profile"), {"languages": ["en"], "capacity": 3, "is_available": "on"}
    )
    profile.refresh_from_db()
    assert (profile.organisation, profile.sectors, profile.capacity) == ("Union", ["energy"], 3)


def test_a_reviewer_declares_a_conflict(enter):
    assignment = assigned()
    address = reverse("admin:selection_declare_conflict")
    browser = enter(assignment.reviewer)
    browser.post(address, {"assignment": assignment.pk, "note": "My cousin"})
    assignment.refresh_from_db()
    assert assignment.status == "declined"
    assert ConflictDeclaration.objects.get().note == "My cousin"
    answer = browser.post(address, {"assignment": "", "organisation": ""}, follow=True)
    assert "one of them" in answer.content.decode()


def test_a_reviewer_declares_on_nobody_elses_assignment(enter):
    other = assigned()
    enter(reviewer()).post(reverse("admin:selection_declare_conflict"), {"assignment": other.pk})
    assert not ConflictDeclaration.objects.exists()


@pytest.mark.parametrize("role", [Role.SELECTION_OFFICER, Role.READER, None])
def test_only_reviewers_have_such_a_page(enter, role):
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    assert browser.get(reverse("admin:selection_my_profile")).status_code in (302, 403)
    assert browser.post(reverse("admin:selection_declare_conflict")).status_code in (302, 403)


def test_officers_describe_reviewers_and_declare_for_others(enter):
    person, application = reviewer(), eligible()
    browser = enter(officer())
    answer = browser.post(
        reverse("admin:selection_reviewerprofile_add"),
        {
            "person": person.pk,
            "languages": ["en"],
            "sectors": ["energy"],
            "capacity": 5,
            "is_available": "on",
        },
    )
    assert answer.status_code == 302
    assert ReviewerProfile.objects.get().sectors == ["energy"]
    assignment = assigned(application, to=person)
    browser.post(
        reverse("admin:selection_conflictdeclaration_add"),
        {"reviewer": person.pk, "application": application.pk, "organisation": "", "note": "x"},
    )
    assignment.refresh_from_db()
    assert assignment.status == "declined"
    assert ConflictDeclaration.objects.count() == 1
    for fields, fault in (
        ({"organisation": "–"}, "This names no organisation."),
        ({"organisation": ""}, "one of them"),
        ({"organisation": "Union", "application": application.pk}, "one of them"),
    ):
        page = browser.post(
            reverse("admin:selection_conflictdeclaration_add"), {"reviewer": person.pk, **fields}
        )
        assert fault in page.content.decode()


@pytest.mark.parametrize("role", ANYBODY_ELSE)
@pytest.mark.parametrize(
    "model", ["reviewerprofile", "conflictdeclaration", "cohortscenario", "applicationscore"]
)
def test_nobody_else_lists_or_adds_them(enter, role, model):
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    for address in (f"admin:selection_{model}_changelist", f"admin:selection_{model}_add"):
        assert browser.get(reverse(address)).status_code in (302, 403)
