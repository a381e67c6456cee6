"""The automatic assignment: proposed, adjusted by hand, sent."""

from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.models import APPLICATION, Answer
from lifecycle import TransitionRefused
from notifications.models import Message
from progress import running
from selection import automatic_assignment, conflicts, proposed_assignment, sending_assignments
from selection.assignment import cancel, decline
from selection.models import ProposedAssignment, ReviewAssignment
from selection.refusals import AssignmentRefused
from tests.applications.conftest import signed_in
from tests.factories import CallFactory, QuestionFactory, ReviewerProfileFactory, TrackFactory

from .at_once import at_once
from .people import approved, assigned, due, eligible, officer, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return CallFactory()


def panel(number, **fields):
    return [ReviewerProfileFactory(**fields).person for _ in range(number)]


def propose(call, reviews_each=2, language_is_required=True, due_on=None):
    return automatic_assignment.propose(
        edition=call.edition,
        reviews_each=reviews_each,
        language_is_required=language_is_required,
        due_on=due_on or due(),
        by=officer(),
    )


def send(proposal):
    """Sent, as the worker does it; what came of it."""
    running.run(sending_assignments.begin(proposal=proposal, by=officer()).pk)
    proposal.refresh_from_db()
    return sending_assignments.sent_of(proposal)


def pairs(proposal):
    return set(proposal.rows.values_list("application", "reviewer"))


def test_each_eligible_application_gets_its_reviewers_with_an_even_load(call):
    panel(4)
    applications = [eligible(call=call) for _ in range(6)]
    submitted(call=call)  # not screened
    proposal = propose(call)
    each = Counter(application for application, _reviewer in pairs(proposal))
    assert each == {application.pk: 2 for application in applications}
    assert sorted(Counter(reviewer for _application, reviewer in pairs(proposal)).values()) == [3, 3, 3, 3]
    assert not proposal.unserved.exists()


def test_nothing_is_sent_before_somebody_sends_it(call):
    panel(2)
    eligible(call=call)
    propose(call)
    assert not ReviewAssignment.objects.exists()
    assert not Message.objects.exists()


def test_nobody_gets_more_than_they_can_take_and_what_is_missing_is_named(call):
    panel(1, capacity=2)
    for _ in range(3):
        eligible(call=call)
    proposal = propose(call, reviews_each=1)
    assert proposal.rows.count() == 2
    assert list(proposal.unserved.values_list("missing", "reason")) == [(1, "capacity")]


def test_who_is_not_available_is_not_asked(call):
    away, here = panel(1, is_available=False), panel(1)
    eligible(call=call)
    rows = propose(call, reviews_each=1).rows.all()
    assert [row.reviewer for row in rows] == here != away


def test_the_profile_of_the_edition_goes_before_the_general_one(call):
    (person,) = panel(1, languages=["fr"], capacity=9)
    ReviewerProfileFactory(person=person, edition=call.edition, languages=["en"], capacity=1)
    for _ in range(2):
        eligible(call=call)
    assert propose(call, reviews_each=1).rows.count() == 1


def test_the_language_must_match_when_it_is_required(call):
    (reads,) = panel(1, languages=["fr"])
    panel(1, languages=["en"])
    application = eligible(call=call, track=TrackFactory(edition=call.edition, language="fr"))
    proposal = propose(call, reviews_each=2)
    assert pairs(proposal) == {(application.pk, reads.pk)}
    assert list(proposal.unserved.values_list("reason", flat=True)) == ["language"]


def test_others_are_asked_only_where_readers_do_not_suffice_when_it_is_preferred(call):
    (reads,) = panel(1, languages=["fr"])
    (other,) = panel(1, languages=["en"])
    eligible(call=call, track=TrackFactory(edition=call.edition, language="fr"))
    rows = propose(call, reviews_each=2, language_is_required=False).rows.all()
    assert {row.reviewer: row.reads_language for row in rows} == {reads: True, other: False}


def test_who_knows_the_sector_goes_first(call):
    question = QuestionFactory(section__call=call, key="sector", kind="single-choice")
    application = eligible(call=call)
    Answer.objects.create(application=application, question=question, value="energy")
    panel(3, sectors=["finance"])
    (knows,) = panel(1, sectors=["energy"])
    (row,) = propose(call, reviews_each=1).rows.all()
    assert (row.reviewer, row.knows_sector) == (knows, True)


def test_a_conflict_of_interest_is_never_proposed(call):
    (tied,) = panel(1, organisation="Union")
    (free,) = panel(1)
    application = eligible(call=call, organisation="UNION")
    proposal = propose(call, reviews_each=2)
    assert pairs(proposal) == {(application.pk, free.pk)}
    assert list(proposal.unserved.values_list("reason", flat=True)) == ["conflict"]
    assert tied != free


def test_what_is_assigned_counts_and_stays(call):
    has, other = panel(2)
    application = eligible(call=call)
    assigned(application, to=has)
    assert pairs(propose(call, reviews_each=2)) == {(application.pk, other.pk)}
    assert ReviewAssignment.objects.get().reviewer == has


def test_who_declined_is_not_asked_again_but_who_was_cancelled_may_be(call):
    declined, cancelled = panel(2)
    application = eligible(call=call)
    decline(assignment=assigned(application, to=declined), by=declined, reason="No time")
    cancel(assignment=assigned(application, to=cancelled), by=officer())
    proposal = propose(call, reviews_each=1)
    assert pairs(proposal) == {(application.pk, cancelled.pk)}
    send(proposal)
    assert ReviewAssignment.objects.get(reviewer=cancelled).status == "assigned"


def test_a_decided_application_needs_no_reviewers(call):
    panel(1)
    approved(eligible(call=call), "reserve")
    with pytest.raises(AssignmentRefused, match="has its reviewers"):
        propose(call)


def test_without_reviewers_or_with_a_past_date_it_is_refused(call):
    eligible(call=call)
    with pytest.raises(AssignmentRefused, match="room"):
        propose(call)
    panel(1)
    with pytest.raises(AssignmentRefused, match="past"):
        propose(call, due_on=timezone.localdate() - timedelta(days=1))


def test_one_proposal_is_open_at_a_time(call):
    panel(1)
    eligible(call=call)
    proposal = propose(call)
    with pytest.raises(AssignmentRefused, match="open already"):
        propose(call)
    automatic_assignment.discard(proposal=proposal, by=officer())
    assert not ProposedAssignment.objects.exists()
    assert propose(call)


# By hand


def test_a_row_is_moved_removed_and_added(call):
    one, two, three = panel(3)
    application = eligible(call=call)
    proposal = propose(call, reviews_each=1)
    row = proposal.rows.get()
    to = next(person for person in (one, two, three) if person != row.reviewer)
    proposed_assignment.move(row=row, reviewer=to, by=officer())
    moved = proposal.rows.get()
    assert (moved.reviewer, moved.is_by_hand) == (to, True)
    proposed_assignment.remove(row=moved, by=officer())
    assert not proposal.rows.exists()
    proposed_assignment.add(proposal=proposal, application=application, reviewer=one, by=officer())
    assert pairs(proposal) == {(application.pk, one.pk)}


def test_adding_by_hand_serves_who_was_not_served(call):
    (full,) = panel(1, capacity=1)
    first, second = eligible(call=call), eligible(call=call)
    proposal = propose(call, reviews_each=1)
    left = proposal.unserved.get().application
    proposed_assignment.add(proposal=proposal, application=left, reviewer=full, by=officer())
    assert not proposal.unserved.exists()
    assert pairs(proposal) == {(first.pk, full.pk), (second.pk, full.pk)}


def test_by_hand_too_nobody_gets_a_conflict_or_the_same_twice(call):
    (one,) = panel(1)
    (tied,) = panel(1, organisation="Union")
    application = eligible(call=call, organisation="Union")
    proposal = propose(call, reviews_each=1)
    with pytest.raises(AssignmentRefused, match="Union"):
        proposed_assignment.move(row=proposal.rows.get(), reviewer=tied, by=officer())
    with pytest.raises(AssignmentRefused, match="already"):
        proposed_assignment.add(proposal=proposal, application=application, reviewer=one, by=officer())
    with pytest.raises(AssignmentRefused, match="not a reviewer"):
        proposed_assignment.add(proposal=proposal, application=application, reviewer=officer(), by=officer())
    assert pairs(proposal) == {(application.pk, one.pk)}


# Sent


def test_sending_asks_everybody_with_one_message_each(call):
    people = panel(2)
    for _ in range(3):
        eligible(call=call)
    proposal = propose(call, reviews_each=2)
    sent = send(proposal)
    assert (sent.asked, sent.reviewers, sent.left_out) == (6, 2, 0)
    assert ReviewAssignment.objects.to_do().count() == 6
    messages = Message.objects.filter(kind="reviews-assigned")
    assert {message.recipient for message in messages} == set(people)
    assert len(messages) == 2
    assert "3" in messages[0].subject


def test_what_became_impossible_is_left_out_and_counted(call):
    one, two = panel(2)
    gone, stays = eligible(call=call), eligible(call=call, organisation="Union")
    proposal = propose(call, reviews_each=2)
    APPLICATION.move(gone, "withdraw")
    conflicts.declare(person=one, by=one, organisation="Union")
    sent = send(proposal)
    assert (sent.asked, sent.left_out) == (1, 3)
    assert list(ReviewAssignment.objects.values_list("application", "reviewer")) == [(stays.pk, two.pk)]


def test_a_proposal_is_sent_once(call):
    panel(1)
    eligible(call=call)
    proposal = propose(call, reviews_each=1)
    send(proposal)
    with pytest.raises(TransitionRefused):
        send(proposal)
    with pytest.raises(TransitionRefused):
        automatic_assignment.discard(proposal=proposal, by=officer())
    assert ReviewAssignment.objects.count() == Message.objects.count() == 1


def asked_and_told(people):
    """Each of the people was asked once and got one message."""
    assert Counter(ReviewAssignment.objects.values_list("reviewer", flat=True)) == {
        row.pk: 2 for row in people
    }
    told = Message.objects.filter(kind="reviews-assigned").values_list("recipient", flat=True)
    assert sorted(told) == sorted(row.pk for row in people)


@pytest.fixture
def two_each(call):
    """Three reviewers with two applications each."""
    people = panel(3)
    for _ in range(2):
        eligible(call=call)
    return people, propose(call, reviews_each=3)


def test_a_sending_that_was_killed_goes_on_where_it_was_and_tells_nobody_twice(two_each, monkeypatch):
    people, proposal = two_each
    job = sending_assignments.begin(proposal=proposal, by=officer())
    monkeypatch.setattr(running, "SLICE", -1)
    assert running.run(job.pk) is True  # and here the worker is killed
    sent = sending_assignments.sent_of(proposal)
    assert (sent.handled, sent.together) == (2, 6)
    while running.take_up():
        pass
    proposal.refresh_from_db()
    assert proposal.status == "sent"
    asked_and_told(people)


def test_one_who_can_not_be_asked_stops_no_other_and_is_asked_when_somebody_goes_on(
    two_each, monkeypatch, client
):
    people, proposal = two_each
    post = sending_assignments.messages.post_reviews_assigned

    def fail_at_the_second(proposal, reviewer, number):
        if reviewer == people[1]:
            raise ValueError("no text in any language")
        post(proposal, reviewer, number)

    monkeypatch.setattr(sending_assignments.messages, "post_reviews_assigned", fail_at_the_second)
    send(proposal)
    assert (proposal.status, proposal.failure) == ("failed", "1 reviewer could not be asked.")
    assert ReviewAssignment.objects.count() == 4
    browser = signed_in(client, officer())
    page = browser.get(reverse("admin:selection_proposal", args=[proposal.pk])).content.decode()
    assert "stopped after 4 of 6" in page
    assert (
        str(people[1])
        in browser.get(sending_assignments.last_of(proposal).get_absolute_url()).content.decode()
    )
    monkeypatch.setattr(sending_assignments.messages, "post_reviews_assigned", post)
    answer = browser.post(reverse("admin:selection_send_proposal", args=[proposal.pk]), follow=True)
    assert "0 of 1 done" in answer.content.decode()
    running.take_up()
    proposal.refresh_from_db()
    assert (proposal.status, proposal.failure) == ("sent", "")
    asked_and_told(people)


def test_a_sending_that_somebody_stops_can_be_gone_on_with(two_each, monkeypatch):
    people, proposal = two_each
    job = sending_assignments.begin(proposal=proposal, by=officer())
    monkeypatch.setattr(running, "SLICE", -1)
    running.run(job.pk)
    running.ask_to_stop(job)
    running.run(job.pk)
    proposal.refresh_from_db()
    assert (proposal.status, proposal.failure) == ("failed", "Somebody stopped it.")
    assert ReviewAssignment.objects.count() == 2
    monkeypatch.undo()
    send(proposal)
    assert proposal.status == "sent"
    asked_and_told(people)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_ask_everybody_once(call):
    people = panel(4)
    for _ in range(2):
        eligible(call=call)
    job = sending_assignments.begin(proposal=propose(call, reviews_each=4), by=officer())
    at_once([lambda: running.run(job.pk)] * 3)
    asked_and_told(people)
