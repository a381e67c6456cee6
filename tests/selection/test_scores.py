from decimal import Decimal

import pytest

from applications.models import Application
from selection.assignment import reopen
from selection.models import Decision
from selection.reviewing import submit_review
from selection.scores import with_scores
from tests.factories import CriterionFactory

from .people import approved, assigned, officer, submitted

pytestmark = pytest.mark.django_db


def reviewed(application, *values):
    criterion = CriterionFactory(edition=application.call.edition)
    assignments = []
    for value in values:
        assignment = assigned(application)
        submit_review(assignment=assignment, by=assignment.reviewer, scores={criterion: value})
        assignments.append(assignment)
    return assignments


def test_the_mean_and_the_number_of_reviews_are_reckoned_by_the_database():
    application = submitted()
    reviewed(application, 2, 5, None)
    found = with_scores(Application.objects.all()).get()
    assert (found.mean_score, found.review_count) == (Decimal("3.5"), 3)


def test_without_reviews_there_is_no_mean():
    submitted()
    found = with_scores(Application.objects.all()).get()
    assert (found.mean_score, found.review_count) == (None, 0)


def test_a_reopened_review_does_not_count():
    application = submitted()
    first, _second = reviewed(application, 1, 5)
    reopen(assignment=first, by=officer())
    found = with_scores(Application.objects.all()).get()
    assert (found.mean_score, found.review_count) == (5, 1)


def test_decisions_show_the_score_of_their_application():
    application = submitted()
    reviewed(application, 4)
    reviewed(submitted(), 1)
    approved(application)
    assert with_scores(Decision.objects.all(), reference="application_id").get().mean_score == 4
