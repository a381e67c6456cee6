import pytest

from lifecycle import TransitionRefused
from sessions_app.attendance import mark
from sessions_app.completion import complete_all, reopen
from sessions_app.refusals import AttendanceRefused
from tests.factories import EditionFactory, SessionFactory

from .people import attended, officer, participant, past_edition, session

pytestmark = pytest.mark.django_db


def test_who_was_there_has_attended_and_who_never_came_stays_confirmed():
    edition = past_edition()
    here, away = participant(edition), participant(edition)
    mark(session=session(edition), present=[here.pk], by=officer())
    assert complete_all(edition=edition, by=officer()) == 1
    here.refresh_from_db()
    away.refresh_from_db()
    assert (here.status, away.status) == ("completed", "confirmed")


def test_closing_twice_changes_nothing_more():
    found = attended()
    assert complete_all(edition=found.edition, by=officer()) == 0


@pytest.mark.parametrize("has_sessions", [True, False])
def test_an_edition_is_closed_only_after_its_last_session(has_sessions):
    edition = past_edition() if has_sessions else EditionFactory()
    if has_sessions:
        session(edition)
        SessionFactory(edition=edition)
    with pytest.raises(AttendanceRefused, match="after the last session"):
        complete_all(edition=edition, by=officer())


def test_a_completion_is_taken_back_once():
    found = attended()
    reopen(participation=found, by=officer())
    assert found.status == "confirmed"
    with pytest.raises(TransitionRefused):
        reopen(participation=found, by=officer())


def test_history_says_who_closed_the_attendance():
    found, by = attended(), officer()
    reopen(participation=found, by=by)
    event = found.events.order_by("pgh_id").last()
    assert (event.status, event.pgh_context.metadata["user"]) == ("confirmed", by.pk)
