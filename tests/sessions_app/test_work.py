import pytest

from sessions_app.attendance import mark_all_present
from sessions_app.completion import complete_all
from sessions_app.work import items_for
from tests.factories import SessionFactory, StaffFactory

from .people import OTHER_ROLES, officer, participant, past_edition, session

pytestmark = pytest.mark.django_db


def counts(user):
    return [item.count for item in items_for(user)]


def test_sessions_that_are_over_and_not_marked_are_counted():
    edition, empty = past_edition(), past_edition()
    participant(edition)
    row = session(edition)
    session(edition, hour=3)
    SessionFactory(edition=edition)
    session(empty)
    assert counts(officer()) == [2, 0]
    mark_all_present(session=row, by=officer())
    assert counts(officer()) == [1, 0]


def test_who_awaits_the_closing_is_counted_until_it_is_done():
    edition = past_edition()
    participant(edition)
    mark_all_present(session=session(edition), by=officer())
    assert counts(officer()) == [0, 1]
    complete_all(edition=edition, by=officer())
    assert counts(officer()) == [0, 0]


def test_while_sessions_are_to_come_nobody_awaits_the_closing():
    edition = past_edition()
    participant(edition)
    mark_all_present(session=session(edition), by=officer())
    SessionFactory(edition=edition)
    assert counts(officer()) == [0, 0]


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_others_have_no_such_work(role):
    assert items_for(StaffFactory(role=role)) == []
