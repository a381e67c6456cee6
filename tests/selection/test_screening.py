import pytest

from applications.models import APPLICATION
from selection.models import Screening
from selection.queues import to_screen
from selection.refusals import ScreeningRefused
from selection.screening import screen
from tests.factories import ApplicationFactory, CallFactory

from .people import officer, submitted

pytestmark = pytest.mark.django_db


def test_a_finding_is_kept_with_its_officer():
    by = officer()
    finding = screen(application=submitted(), by=by, is_eligible=True, note="Seen")
    assert (finding.is_eligible, finding.screened_by, finding.note) == (True, by, "Seen")


def test_a_later_finding_replaces_the_first_and_the_history_keeps_both():
    application = submitted()
    screen(application=application, by=officer(), is_eligible=True)
    screen(application=application, by=officer(), is_eligible=False, reason="duplicate")
    finding = Screening.objects.get(application=application)
    assert not finding.is_eligible
    assert finding.events.count() == 2


def test_not_eligible_without_a_reason_is_refused():
    with pytest.raises(ScreeningRefused, match="why"):
        screen(application=submitted(), by=officer(), is_eligible=False)


def test_an_unknown_reason_is_refused():
    with pytest.raises(ScreeningRefused):
        screen(application=submitted(), by=officer(), is_eligible=False, reason="disliked")


def test_a_draft_is_not_screened():
    with pytest.raises(ScreeningRefused, match="Draft"):
        screen(application=ApplicationFactory(), by=officer(), is_eligible=True)


def test_the_applicant_does_not_screen_the_own_application():
    application = submitted()
    with pytest.raises(ScreeningRefused, match="own"):
        screen(application=application, by=application.applicant, is_eligible=True)


def test_the_queue_holds_what_is_submitted_and_unscreened_oldest_first():
    call = CallFactory()
    first, second, third = (submitted(call=call) for _ in range(3))
    ApplicationFactory(call=call)
    APPLICATION.move(submitted(call=call), "withdraw")
    screen(application=second, by=officer(), is_eligible=True)
    assert list(to_screen()) == [first, third]
