import pytest
from django.db import IntegrityError, transaction

from lifecycle import TransitionRefused
from selection.decisions import approve, approve_all, discard, propose
from selection.models import Decision
from selection.refusals import DecisionRefused
from selection.screening import screen
from tests.factories import ApplicationFactory

from .at_once import at_once
from .people import approved, approver, officer, released, submitted

pytestmark = pytest.mark.django_db


def test_a_proposal_changes_nothing_on_the_application():
    application = submitted()
    decision = propose(application=application, outcome="offer", by=officer(), fellowship="full")
    application.refresh_from_db()
    assert (decision.status, application.status) == ("proposed", "submitted")


def test_the_proposer_does_not_approve():
    by = officer()
    decision = propose(application=submitted(), outcome="offer", by=by)
    with pytest.raises(DecisionRefused, match="another person"):
        approve(decision=decision, by=by)


def test_the_database_itself_refuses_an_approval_by_the_proposer():
    decision = propose(application=submitted(), outcome="offer", by=officer())
    with pytest.raises(IntegrityError, match="approved_by_a_second_person"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(approved_by=decision.proposed_by)


def test_a_second_person_approves():
    decision = propose(application=submitted(), outcome="reserve", by=officer(), reserve_rank=2)
    by = approver()
    approve(decision=decision, by=by)
    decision.refresh_from_db()
    assert (decision.status, decision.approved_by, decision.reserve_rank) == ("approved", by, 2)


def test_one_open_decision_at_a_time():
    application = submitted()
    propose(application=application, outcome="offer", by=officer())
    with pytest.raises(DecisionRefused, match="already proposed"):
        propose(application=application, outcome="reserve", by=officer())


def test_a_discarded_decision_leaves_room_for_another():
    application = submitted()
    discard(decision=approved(application), by=officer())
    assert propose(application=application, outcome="reserve", by=officer()).status == "proposed"


def test_a_released_decision_is_not_discarded():
    with pytest.raises(TransitionRefused):
        discard(decision=released(submitted()), by=officer())


def test_a_draft_is_not_decided_on():
    with pytest.raises(DecisionRefused, match="Draft"):
        propose(application=ApplicationFactory(), outcome="offer", by=officer())


def test_nobody_decides_on_the_own_application():
    by = officer()
    application = submitted(applicant=by)
    with pytest.raises(DecisionRefused, match="own"):
        propose(application=application, outcome="offer", by=by)
    decision = propose(application=application, outcome="offer", by=officer())
    with pytest.raises(DecisionRefused, match="own"):
        approve(decision=decision, by=by)


def test_no_place_is_offered_to_whom_screening_found_not_eligible():
    application = submitted()
    screen(application=application, by=officer(), is_eligible=False, reason="duplicate")
    with pytest.raises(DecisionRefused, match="not eligible"):
        propose(application=application, outcome="offer", by=officer())
    assert propose(application=application, outcome="not-selected", by=officer()).pk


def test_only_an_offer_has_a_fellowship():
    with pytest.raises(DecisionRefused, match="fellowship"):
        propose(application=submitted(), outcome="reserve", by=officer(), fellowship="full")


def test_from_the_reserve_list_comes_an_offer():
    application = submitted()
    released(application, "reserve")
    assert application.status == "reserve"
    released(application, "offer")
    assert application.status == "offered"


def test_many_are_approved_together_but_for_the_own_proposals():
    by = officer()
    propose(application=submitted(), outcome="offer", by=by)
    propose(application=submitted(), outcome="offer", by=officer())
    approved(submitted())
    assert approve_all(decisions=Decision.objects.all(), by=by) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_proposing_at_once_one_wins_and_the_other_reads_why():
    application, first, second = submitted(), officer(), officer()
    results = at_once(
        [
            lambda: propose(application=application, outcome="offer", by=first),
            lambda: propose(application=application, outcome="not-selected", by=second),
        ]
    )
    refused = [result for result in results if isinstance(result, DecisionRefused)]
    assert len(refused) == 1
    assert "already proposed" in str(refused[0])


@pytest.mark.django_db(transaction=True)
def test_of_an_approval_and_a_discard_at_once_one_counts_and_nothing_is_lost():
    decision = propose(application=submitted(), outcome="offer", by=officer())
    by, other = approver(), officer()

    def mine():
        return Decision.objects.select_related("application").get(pk=decision.pk)

    results = at_once(
        [lambda: approve(decision=mine(), by=by), lambda: discard(decision=mine(), by=other)] * 4
    )
    assert all(result is None or isinstance(result, TransitionRefused) for result in results)
    decision.refresh_from_db()
    assert decision.status == "discarded"
