"""Who may do what: the yes and the no of each role."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.roles import Role
from sessions_app import rules
from sessions_app.models import PARTICIPATION
from tests.factories import ParticipationFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db

GRANTED = {
    rules.can_mark_attendance: {Role.PROGRAMME_OFFICER},
    rules.can_complete: {Role.PROGRAMME_OFFICER},
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


def test_a_participants_page_is_the_participants_alone():
    found = ParticipationFactory()
    assert rules.can_view(found.person, found)
    for other in (UserFactory(), StaffFactory(role=Role.ADMINISTRATOR), AnonymousUser()):
        assert not rules.can_view(other, found)


def test_the_name_is_the_participants_to_correct_while_the_place_is_held():
    found = ParticipationFactory()
    assert rules.can_correct_name(found.person, found)
    assert not rules.can_correct_name(UserFactory(), found)
    PARTICIPATION.move(found, "cancel")
    assert not rules.can_correct_name(found.person, found)
