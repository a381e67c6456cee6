"""Who may do what: the yes and the no of each role."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.roles import Role
from selection import rules
from selection.assignment import cancel
from selection.decisions import propose
from selection.reviewing import submit_review
from tests.factories import StaffFactory, UserFactory

from .people import assigned, offered, officer, reviewer, submitted

pytestmark = pytest.mark.django_db

OFFICER, APPROVER = Role.SELECTION_OFFICER, Role.APPROVER
GRANTED = {
    rules.can_screen: {OFFICER},
    rules.can_assign: {OFFICER},
    rules.has_review_desk: {Role.REVIEWER},
    rules.can_see_reviews: {OFFICER, APPROVER},
    rules.can_see_decisions: {OFFICER, APPROVER},
    rules.can_propose: {OFFICER},
    rules.can_approve: {OFFICER, APPROVER},
    rules.can_discard: {OFFICER, APPROVER},
    rules.can_release: {OFFICER},
    rules.can_order_reserves: {OFFICER},
    rules.can_see_offers: {OFFICER, APPROVER, Role.PROGRAMME_OFFICER},
    rules.can_manage_offers: {OFFICER},
    rules.can_use_minutes: {OFFICER, APPROVER},
}


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("rule", GRANTED, ids=lambda rule: rule.__name__)
def test_each_role_may_what_the_table_says_and_no_more(rule, role):
    expected = role in GRANTED[rule] or role == Role.ADMINISTRATOR
    assert rule(StaffFactory(role=role)) is expected


@pytest.mark.parametrize("rule", GRANTED, ids=lambda rule: rule.__name__)
def test_an_applicant_and_a_stranger_may_nothing(rule):
    assert not rule(UserFactory())
    assert not rule(AnonymousUser())


def test_a_former_member_of_the_staff_may_nothing():
    assert not rules.can_release(officer(is_active=False))
    assert not rules.can_release(officer(is_staff=False))


def test_a_review_is_its_reviewers_alone_not_even_an_administrators():
    assignment = assigned()
    assert rules.can_review(assignment.reviewer, assignment)
    for other in (reviewer(), officer(), StaffFactory(role=Role.ADMINISTRATOR)):
        assert not rules.can_review(other, assignment)
        assert not rules.can_read_reviewed(other, assignment)


def test_a_written_review_is_read_and_a_cancelled_one_is_not():
    written, cancelled = assigned(), assigned()
    submit_review(assignment=written, by=written.reviewer, scores={})
    cancel(assignment=cancelled, by=officer())
    assert rules.can_read_reviewed(written.reviewer, written)
    assert not rules.can_review(written.reviewer, written)
    assert not rules.can_read_reviewed(cancelled.reviewer, cancelled)


def test_the_proposer_may_not_approve_and_a_second_officer_may():
    by = officer()
    decision = propose(application=submitted(), outcome="offer", by=by)
    assert not rules.can_approve(by, decision)
    assert rules.can_approve(officer(), decision)


def test_an_offer_is_answered_by_its_applicant_alone():
    offer = offered()
    assert rules.can_answer(offer.application.applicant, offer)
    assert not rules.can_answer(StaffFactory(), offer)
