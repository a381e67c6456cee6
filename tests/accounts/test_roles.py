import pytest
from django.contrib.auth.models import AnonymousUser, Group

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role
from tests.factories import StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_every_role_has_its_group():
    assert set(Role.values) <= set(Group.objects.values_list("name", flat=True))


def test_a_role_is_held_only_by_active_staff():
    officer = StaffFactory(role=Role.SELECTION_OFFICER)
    assert has_role(officer, Role.SELECTION_OFFICER)
    assert not has_role(officer, Role.APPROVER)
    officer.is_active = False
    assert not has_role(officer, Role.SELECTION_OFFICER)


def test_the_group_alone_gives_an_applicant_nothing():
    applicant = UserFactory()
    applicant.groups.add(Group.objects.get(name=Role.ADMINISTRATOR))
    assert not has_role(applicant, Role.ADMINISTRATOR)


def test_a_visitor_holds_no_role():
    assert not has_role(AnonymousUser(), *Role)


def test_an_administrator_stands_in_for_every_office():
    assert has_role(StaffFactory(role=Role.ADMINISTRATOR), Role.PROGRAMME_OFFICER)


def test_addresses_that_differ_only_in_case_are_one_account():
    from django.db import IntegrityError, transaction

    UserFactory(email="kim@example.org")
    with pytest.raises(IntegrityError, match="one_account_per_address"), transaction.atomic():
        User.objects.create(email="Kim@Example.org")
