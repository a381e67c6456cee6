"""Every part of an edition's selection: who may, what it costs."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from selection import cohorts
from selection.models import (
    AssignmentProposal,
    CohortScenario,
    Decision,
    ReviewAssignment,
    SelectionPlan,
    Target,
)
from tests.factories import (
    ReviewerProfileFactory,
    StaffFactory,
    UserFactory,
)

from ..people import approver, assigned, due, officer
from .setting import ANYBODY_ELSE, READ, proposal_of, queries_for, scored

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", [*READ, "selection_automatic"])
def test_an_officer_opens_every_part(enter, call, name):
    page = enter(officer()).get(reverse(f"admin:{name}", args=[call.edition.pk]))
    assert page.status_code == 200
    assert call.edition.title in page.content.decode()


@pytest.mark.parametrize("name", READ)
def test_an_approver_reads_but_is_offered_no_change(enter, call, name):
    page = enter(approver()).get(reverse(f"admin:{name}", args=[call.edition.pk]))
    assert page.status_code == 200
    desk = page.content.decode().partition('<div class="desk">')[2].partition('<div id="footer"')[0]
    assert 'method="post"' not in desk


@pytest.mark.parametrize("role", ANYBODY_ELSE)
@pytest.mark.parametrize("name", [*READ, "selection_automatic"])
def test_nobody_else_opens_them_but_ledger_and_offers_for_the_programme(enter, call, name, role):
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    answer = browser.get(reverse(f"admin:{name}", args=[call.edition.pk]))
    may = role == Role.PROGRAMME_OFFICER and name in (
        "selection_ledger",
        "selection_edition",
        "selection_offers",
    )
    assert (answer.status_code == 200) == may
    if not may:
        assert answer.status_code in (302, 403)


def posts(call, scenario):
    """Every address that changes something, with what it is sent."""
    proposal = proposal_of(call)
    application = scored(call, 4)
    edition, row = call.edition.pk, proposal.rows.get()
    return [
        (
            "selection_automatic",
            [edition],
            {"reviews_each": 1, "language_is_required": "yes", "due_on": due()},
        ),
        ("selection_send_proposal", [proposal.pk], {}),
        ("selection_discard_proposal", [proposal.pk], {}),
        ("selection_move_proposed", [row.pk], {"remove": "1"}),
        ("selection_add_proposed", [proposal.pk, application.pk], {"reviewer": row.reviewer_id}),
        ("selection_reckon", [edition], {}),
        ("selection_cohorts", [edition], {"name": "Second", "basis": "raw"}),
        ("selection_usual_targets", [edition], {}),
        (
            "selection_targets",
            [edition],
            {
                "targets-TOTAL_FORMS": 1,
                "targets-INITIAL_FORMS": 0,
                "targets-0-kind": "gender:female",
                "targets-0-minimum": 45,
                "targets-0-unit": "share",
            },
        ),
        ("selection_pin", [scenario.pk], {"pin": f"in:{application.pk}"}),
        ("selection_change_cohort", [scenario.pk], {"in": str(application.pk)}),
        ("selection_solve_cohort", [scenario.pk], {}),
        ("selection_propose_cohort", [scenario.pk], {"refuse": "1"}),
        ("selection_remove_cohort", [scenario.pk], {}),
        (
            "selection_ledger",
            [edition],
            {
                "fellowship_budget": 1,
                "tuition_cost": 0,
                "partial_cost": 0,
                "full_cost": 0,
                "fellowship_for_who_asks": "full",
                "reserve_size": 1,
            },
        ),
    ]


@pytest.mark.parametrize("role", [*ANYBODY_ELSE, Role.APPROVER])
def test_who_may_not_changes_nothing(enter, call, scenario, role):
    sent = posts(call, scenario)
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    for name, keys, fields in sent:
        answer = browser.post(reverse(f"admin:{name}", args=keys), fields)
        assert answer.status_code in (200, 302, 403), name
    assert not Target.objects.exists()
    assert not SelectionPlan.objects.exists()
    assert not Decision.objects.exists()
    assert not ReviewAssignment.objects.exists()
    assert CohortScenario.objects.count() == 1
    assert not scenario.members.exists()
    assert AssignmentProposal.objects.get().status == "proposed"
    assert AssignmentProposal.objects.get().rows.count() == 1


GET_CHANGES_NOTHING = [
    "selection_send_proposal",
    "selection_discard_proposal",
    "selection_reckon",
    "selection_usual_targets",
    "selection_pin",
    "selection_solve_cohort",
    "selection_remove_cohort",
]


def test_a_link_alone_changes_nothing(enter, call, scenario):
    browser = enter(officer())
    for name, keys, _fields in posts(call, scenario):
        if name in GET_CHANGES_NOTHING:
            assert browser.get(reverse(f"admin:{name}", args=keys)).status_code == 405, name


@pytest.mark.parametrize("name", [*READ, "selection_automatic"])
def test_each_part_costs_the_same_at_any_length(enter, call, name):
    browser, address = enter(officer()), reverse(f"admin:{name}", args=[call.edition.pk])

    def more():
        person = ReviewerProfileFactory().person
        assigned(scored(call, 4), to=person)
        cohorts.create(edition=call.edition, name=f"S{person.pk}", basis="raw", by=officer())

    more()
    few = queries_for(browser, address)
    for _ in range(4):
        more()
    assert queries_for(browser, address) == few
