import pytest

from certificates import making
from certificates.work import items_for
from tests.factories import StaffFactory
from tests.sessions_app.people import OTHER_ROLES, attended, officer, past_edition

from .people import issued

pytestmark = pytest.mark.django_db


def counts(user):
    return [item.count for item in items_for(user)]


def test_who_awaits_a_certificate_is_counted_until_the_editions_are_issued():
    edition = past_edition()
    first, _second = attended(edition), attended(edition)
    assert counts(officer()) == [2, 0]
    issued(first)
    assert counts(officer()) == [0, 0]


def test_what_could_not_be_made_is_counted():
    found = issued(printed_name="\U00013000")
    making.make(found.pk)
    assert counts(officer()) == [0, 1]


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_others_have_no_such_work(role):
    assert items_for(StaffFactory(role=role)) == []
