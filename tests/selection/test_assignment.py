from datetime import timedelta

import pytest
from django.utils import timezone

from applications.models import APPLICATION
from lifecycle import TransitionRefused
from notifications.models import Message
from selection.assignment import assign, cancel, decline, reopen
from selection.refusals import AssignmentRefused
from selection.reviewing import submit_review
from tests.factories import ApplicationFactory, UserFactory

from .at_once import at_once
from .people import assigned, officer, reviewer, submitted

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=7)


def test_the_reviewer_is_asked_by_a_message_in_their_language():
    to = reviewer(language="fr")
    application = submitted()
    assignment = assign(application=application, reviewer=to, by=officer(), due_on=SOON)
    message = Message.objects.get(kind="review-assigned")
    assert (message.address, message.language) == (to.email, "fr")
    assert application.reference in message.subject
    assert f"/reviewassignment/{assignment.pk}/review/" in message.text_body


def test_nobody_is_asked_twice_for_one_application():
    assignment = assigned()
    with pytest.raises(AssignmentRefused, match="already"):
        assigned(assignment.application, to=assignment.reviewer)


def test_who_declined_can_be_asked_again_and_gets_a_second_message():
    assignment = assigned()
    decline(assignment=assignment, by=assignment.reviewer, reason="Travelling")
    again = assigned(assignment.application, to=assignment.reviewer)
    assert again.pk == assignment.pk
    assert again.status == "assigned"
    assert Message.objects.filter(kind="review-assigned").count() == 2


def test_a_request_taken_back_takes_its_unsent_message_along():
    assignment = assigned()
    cancel(assignment=assignment, by=officer())
    assert assignment.status == "cancelled"
    assert Message.objects.get(kind="review-assigned").state == "cancelled"


def test_the_own_application_is_a_conflict_of_interest():
    to = reviewer()
    with pytest.raises(AssignmentRefused, match="own"):
        assigned(submitted(applicant=to), to=to)


def test_the_same_mail_domain_is_a_conflict_of_interest():
    application = submitted(applicant=UserFactory(email="someone@cooperatives.example"))
    with pytest.raises(AssignmentRefused, match=r"cooperatives\.example"):
        assigned(application, to=reviewer(email="Colleague@Cooperatives.example"))


def test_the_same_public_mail_provider_is_no_conflict():
    application = submitted(applicant=UserFactory(email="someone@gmail.com"))
    assert assigned(application, to=reviewer(email="other@gmail.com")).status == "assigned"


def test_only_a_reviewer_is_asked():
    with pytest.raises(AssignmentRefused, match="not a reviewer"):
        assigned(to=officer())


def test_a_review_is_not_due_in_the_past():
    with pytest.raises(AssignmentRefused, match="past"):
        assigned(days=-1)


def test_a_draft_and_a_withdrawn_application_are_not_reviewed():
    withdrawn = submitted()
    APPLICATION.move(withdrawn, "withdraw")
    for application in (ApplicationFactory(), withdrawn):
        with pytest.raises(AssignmentRefused):
            assigned(application)


def test_only_the_reviewer_declines_and_says_why():
    assignment = assigned()
    with pytest.raises(AssignmentRefused, match="Only the reviewer"):
        decline(assignment=assignment, by=officer(), reason="No")
    with pytest.raises(AssignmentRefused, match="why"):
        decline(assignment=assignment, by=assignment.reviewer, reason="  ")


def test_a_written_review_is_not_cancelled_but_can_be_reopened():
    assignment = assigned()
    submit_review(assignment=assignment, by=assignment.reviewer, scores={})
    with pytest.raises(TransitionRefused):
        cancel(assignment=assignment, by=officer())
    reopen(assignment=assignment, by=officer())
    assert assignment.status == "assigned"


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_ask_the_same_reviewer_at_once_one_is_refused_with_a_word():
    application, to, by = submitted(), reviewer(), officer()
    results = at_once([lambda: assign(application=application, reviewer=to, by=by, due_on=SOON)] * 2)
    refused = [result for result in results if isinstance(result, AssignmentRefused)]
    assert len(refused) == 1
    assert application.assignments.count() == 1
