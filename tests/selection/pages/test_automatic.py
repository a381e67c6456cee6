"""Automatic assignment: from the proposal to the reviewers."""

import pytest
from django.urls import reverse

from progress import running
from selection import automatic_assignment
from selection.models import (
    AssignmentProposal,
    ReviewAssignment,
)
from tests.factories import (
    ReviewerProfileFactory,
)

from ..people import due, eligible, officer
from .setting import queries_for

pytestmark = pytest.mark.django_db


def test_a_proposal_costs_the_same_at_any_length(enter, call):
    for _ in range(2):
        eligible(call=call)
        ReviewerProfileFactory()

    def cost():
        proposal = automatic_assignment.propose(
            edition=call.edition, reviews_each=2, language_is_required=True, due_on=due(), by=officer()
        )
        number = queries_for(browser, reverse("admin:selection_proposal", args=[proposal.pk]))
        automatic_assignment.discard(proposal=proposal, by=officer())
        return number

    browser = enter(officer())
    few = cost()
    for _ in range(8):
        eligible(call=call)
        ReviewerProfileFactory()
    assert cost() == few


def test_from_the_proposal_to_the_reviewers(enter, call):
    people = [ReviewerProfileFactory().person for _ in range(3)]
    application = eligible(call=call)
    browser = enter(officer())
    form = {"reviews_each": 1, "language_is_required": "yes", "due_on": due()}
    answer = browser.post(reverse("admin:selection_automatic", args=[call.edition.pk]), form, follow=True)
    page = answer.content.decode()
    assert "1 review is proposed" in page
    proposal = AssignmentProposal.objects.get()
    row = proposal.rows.get()
    other = next(person for person in people if person.pk != row.reviewer_id)
    page = browser.get(reverse("admin:selection_move_proposed", args=[row.pk])).content.decode()
    assert str(other) in page
    browser.post(reverse("admin:selection_move_proposed", args=[row.pk]), {"reviewer": other.pk})
    answer = browser.post(reverse("admin:selection_send_proposal", args=[proposal.pk]), follow=True)
    assert "0 of 1 done" in answer.content.decode()
    running.take_up()
    answer = browser.get(reverse("admin:selection_proposal", args=[proposal.pk]))
    assert "1 review is asked. 1 reviewer is written to." in " ".join(answer.content.decode().split())
    assert ReviewAssignment.objects.get(application=application).reviewer == other


def test_what_is_typed_wrong_comes_back_beside_its_field(enter, call):
    eligible(call=call)
    browser, address = enter(officer()), reverse("admin:selection_automatic", args=[call.edition.pk])
    page = browser.post(address, {"reviews_each": 77, "language_is_required": "yes", "due_on": "x"})
    text = page.content.decode()
    assert 'value="77"' in text
    assert text.count('class="error"') == 2
    past = browser.post(address, {"reviews_each": 1, "language_is_required": "no", "due_on": "2001-01-01"})
    assert "in the past" in past.content.decode()


def test_who_has_a_conflict_is_named_and_not_offered(enter, call):
    tied = ReviewerProfileFactory(organisation="Union").person
    ReviewerProfileFactory()
    eligible(call=call, organisation="Union")
    proposal = automatic_assignment.propose(
        edition=call.edition, reviews_each=1, language_is_required=True, due_on=due(), by=officer()
    )
    row = proposal.rows.get()
    browser = enter(officer())
    page = browser.get(reverse("admin:selection_move_proposed", args=[row.pk])).content.decode()
    assert f'value="{tied.pk}"' not in page
    assert "both belong to Union" in page
    answer = browser.post(reverse("admin:selection_move_proposed", args=[row.pk]), {"reviewer": tied.pk})
    assert answer.status_code == 200
    assert proposal.rows.get().reviewer == row.reviewer
