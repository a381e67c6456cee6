"""What the selection adds to the list of applications: filters with counts, columns."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from selection.decisions import approve, propose
from selection.models import ConflictDeclaration, Decision, ReviewAssignment, Screening
from selection.screening import screen
from tests.factories import StaffFactory, SubmittedApplicationFactory

pytestmark = pytest.mark.django_db
LIST = reverse("admin:applications_application_changelist")


@pytest.fixture
def officer(client):
    person = StaffFactory(role=Role.SELECTION_OFFICER)
    client.force_login(person, backend="accounts.backends.WithRoles")
    client.person = person
    return client


def counts_of(answer, name):
    return {value: number for value, number in answer.context["cl"].counts[name].items() if number}


def listed(answer):
    return {application.pk for application in answer.context["cl"].result_list}


def test_screening_reviews_and_conflicts_are_filters_that_count(officer):
    fresh, eligible, barred = (SubmittedApplicationFactory() for _number in range(3))
    screen(application=eligible, by=officer.person, is_eligible=True)
    screen(application=barred, by=officer.person, is_eligible=False, reason=Screening.Reason.DUPLICATE)
    for days in (-1, 5):
        ReviewAssignment.objects.create(
            application=eligible,
            reviewer=StaffFactory(role=Role.REVIEWER),
            assigned_by=officer.person,
            due_on=timezone.localdate() + timedelta(days=days),
        )
    ConflictDeclaration.objects.create(application=fresh, reviewer=officer.person, declared_by=officer.person)
    answer = officer.get(LIST)
    assert counts_of(answer, "screening") == {"none": 1, "eligible": 1, "no-duplicate": 1}
    assert counts_of(answer, "reviewers") == {"none": 2, "awaited": 1, "overdue": 1}
    assert counts_of(answer, "reviews") == {"none": 3}
    assert counts_of(answer, "conflict") == {"none": 2, "declared": 1}
    assert listed(officer.get(LIST, {"screening": ["none", "eligible"]})) == {fresh.pk, eligible.pk}
    assert listed(officer.get(LIST, {"reviewers": "overdue"})) == {eligible.pk}
    assert listed(officer.get(LIST, {"reviewers": "none", "conflict": "none"})) == {barred.pk}


def test_the_decision_that_stands_counts_and_a_discarded_one_does_not(officer):
    decided, discarded, free = (SubmittedApplicationFactory() for _number in range(3))
    approver = StaffFactory(role=Role.APPROVER)
    for application in (decided, discarded):
        screen(application=application, by=officer.person, is_eligible=True)
    decision = propose(
        application=decided, outcome=Decision.Outcome.RESERVE, reserve_rank=1, by=officer.person
    )
    approve(decision=decision, by=approver)
    gone = propose(application=discarded, outcome=Decision.Outcome.RESERVE, reserve_rank=2, by=officer.person)
    from selection.decisions import discard

    discard(decision=gone, by=officer.person)
    answer = officer.get(LIST, {"columns": "reference,decision,outcome", "view": "all"})
    assert counts_of(answer, "decision") == {"none": 2, "approved": 1}
    assert counts_of(answer, "outcome") == {"none": 2, "reserve": 1}
    assert "Approved" in answer.content.decode()
    assert listed(officer.get(LIST, {"decision": "none"})) == {discarded.pk, free.pk}
    assert listed(officer.get(LIST, {"outcome": "reserve"})) == {decided.pk}


def test_the_lists_of_the_selection_find_names_as_the_list_of_applications_does(officer):
    found, other = SubmittedApplicationFactory(given_names="محمد"), SubmittedApplicationFactory()
    for application in (found, other):
        screen(application=application, by=officer.person, is_eligible=True)
    address = reverse("admin:selection_screening_changelist")
    rows = officer.get(address, {"q": "mohamed"}).context["cl"].result_list
    assert [row.application_id for row in rows] == [found.pk]
