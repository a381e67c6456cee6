"""Scores as reckoned and stored: raw, adjusted, ranks, disagreement, severities."""

from decimal import Decimal

import pytest

from selection.assignment import reopen
from selection.models import ApplicationScore, ReviewerSeverity, ScoreReckoning
from selection.reviewing import submit_review
from selection.scores import reckon, reckon_changed
from tests.factories import CallFactory, CriterionFactory

from .people import assigned, officer, reviewer, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def call():
    return CriterionFactory(edition=CallFactory().edition).edition.call


def review(application, by, value):
    criterion = application.call.edition.criteria.get()
    assignment = assigned(application, to=by)
    submit_review(assignment=assignment, by=by, scores={criterion: value})
    return assignment


def score_of(application):
    return ApplicationScore.objects.get(application=application)


def test_the_example_reckoned_by_hand(call):
    """As in solvers/test_severity.py: a = ⅓ and b = −⅓, so 5 by the generous one alone is 4.67."""
    generous, severe = reviewer(), reviewer()
    both, alone = submitted(call=call), submitted(call=call)
    review(both, generous, 5)
    review(both, severe, 3)
    review(alone, generous, 5)
    reckoning = reckon(call.edition)
    assert (reckoning.reviews, reckoning.groups) == (3, 1)
    found = score_of(both)
    assert (found.raw, found.adjusted, found.reviews, found.spread) == (4, 4, 2, 2)
    assert found.is_disputed
    found = score_of(alone)
    assert (found.raw, found.adjusted, found.spread) == (5, Decimal("4.67"), 0)
    assert (found.rank_raw, found.rank_adjusted) == (1, 1)
    assert not found.is_disputed
    severity = ReviewerSeverity.objects.get(reviewer=generous)
    assert (severity.severity, severity.mean, severity.reviews) == (Decimal("0.33"), 5, 2)
    assert (severity.shared_applications, severity.partners) == (1, 1)


def test_raw_and_adjusted_may_rank_differently(call):
    """One application had the severe reviewers, another the generous ones."""
    severe, generous, fair = reviewer(), reviewer(), reviewer()
    for _ in range(4):
        common = submitted(call=call)
        for by, value in ((severe, 1), (generous, 5), (fair, 3)):
            review(common, by, value)
    harsh, kind = submitted(call=call), submitted(call=call)
    review(harsh, severe, 3)
    review(kind, generous, 4)
    reckon(call.edition)
    assert score_of(kind).rank_raw < score_of(harsh).rank_raw
    assert score_of(harsh).rank_adjusted < score_of(kind).rank_adjusted


def test_equals_share_their_rank(call):
    by = reviewer()
    for value in (4, 4, 2):
        review(submitted(call=call), by, value)
    reckon(call.edition)
    assert list(ApplicationScore.objects.order_by("rank_raw").values_list("rank_raw", flat=True)) == [1, 1, 3]


def test_a_review_that_no_longer_counts_is_taken_out(call):
    application, by = submitted(call=call), reviewer()
    assignment = review(application, by, 4)
    reckon(call.edition)
    reopen(assignment=assignment, by=officer())
    reckon(call.edition)
    assert not ApplicationScore.objects.exists()
    assert not ReviewerSeverity.objects.exists()
    assert ScoreReckoning.objects.get().reviews == 0


def test_a_review_without_a_score_does_not_count(call):
    application = submitted(call=call)
    review(application, reviewer(), None)
    reckon(call.edition)
    assert not ApplicationScore.objects.exists()


def test_other_editions_are_left_alone(call):
    other = CriterionFactory(edition=CallFactory().edition).edition.call
    review(submitted(call=other), reviewer(), 4)
    reckon(other.edition)
    reckon(call.edition)
    assert ApplicationScore.objects.count() == 1


def test_the_clock_reckons_only_what_changed(call):
    assignment = review(submitted(call=call), reviewer(), 4)
    assert [reckon_changed(), reckon_changed()] == [1, 0]
    review(submitted(call=call), reviewer(), 2)
    assert [reckon_changed(), reckon_changed()] == [1, 0]
    reopen(assignment=assignment, by=officer())
    assert [reckon_changed(), reckon_changed()] == [1, 0]
