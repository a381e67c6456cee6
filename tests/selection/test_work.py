from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.roles import Role
from selection.decisions import propose
from selection.screening import screen
from selection.work import items_for
from tests.factories import StaffFactory, UserFactory

from .people import approved, approver, assigned, offered, officer, reviewer, submitted

pytestmark = pytest.mark.django_db


def counts(user):
    return {item.label: item.count for item in items_for(user) if item.count}


def test_an_officer_sees_what_awaits_the_office():
    by = officer()
    submitted()
    screen(application=submitted(), by=by, is_eligible=True)
    propose(application=submitted(), outcome="offer", by=by)
    approved(submitted())
    offered()
    assert counts(by) == {
        "applications to screen": 3,
        "application without a reviewer": 1,
        "decision to release": 1,
        "offer awaiting its answer": 1,
    }


def test_an_approver_sees_others_proposals():
    propose(application=submitted(), outcome="offer", by=officer())
    assert counts(approver()) == {"decision to approve": 1}


def test_a_reviewer_sees_the_own_reviews_and_which_are_overdue():
    to = reviewer()
    assigned(to=to)
    assigned()
    (item,) = items_for(to)
    assert (item.count, item.tone) == (1, "neutral")
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        (item,) = items_for(to)
    assert (item.tone, item.note) == ("error", "1 overdue")


def test_an_applicant_and_a_reader_have_no_work():
    submitted()
    assert items_for(UserFactory()) == items_for(StaffFactory(role=Role.READER)) == []


def test_each_line_costs_one_query(django_assert_num_queries):
    user = StaffFactory(role=Role.ADMINISTRATOR)
    with django_assert_num_queries(12):  # eleven lines, and the person's roles
        items_for(user)
