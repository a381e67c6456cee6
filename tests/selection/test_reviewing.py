from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.models import APPLICATION
from lifecycle import TransitionRefused
from selection.assignment import reopen
from selection.models import Criterion, Review
from selection.refusals import ReviewRefused
from selection.reviewing import submit_review, weighted_mean
from tests.factories import CriterionFactory

from .at_once import at_once
from .people import assigned, officer, submitted


@pytest.fixture
def rubric(db):
    application = submitted()
    edition = application.call.edition
    return assigned(application), [
        CriterionFactory(edition=edition, weight=weight) for weight in (25, 30, 45)
    ]


def test_the_score_is_the_mean_by_weight(rubric):
    assignment, (first, second, third) = rubric
    review = submit_review(
        assignment=assignment, by=assignment.reviewer, scores={first: 5, second: 3, third: 1}
    )
    assert review.score == Decimal("2.60")
    assert assignment.status == "done"


def test_what_is_not_applicable_has_no_weight(rubric):
    assignment, (first, second, third) = rubric
    scores = {first: 4, second: None, third: 1}
    review = submit_review(assignment=assignment, by=assignment.reviewer, scores=scores)
    assert review.score == Decimal("2.07")


def test_with_nothing_applicable_there_is_no_score(rubric):
    assignment, criteria = rubric
    review = submit_review(assignment=assignment, by=assignment.reviewer, scores=dict.fromkeys(criteria))
    assert review.score is None


def test_a_review_knows_the_revision_it_judged(rubric):
    assignment, criteria = rubric
    review = submit_review(assignment=assignment, by=assignment.reviewer, scores=dict.fromkeys(criteria, 3))
    assert review.application_revision == assignment.application.revision == 1


def test_a_missing_criterion_is_refused(rubric):
    assignment, criteria = rubric
    with pytest.raises(ReviewRefused, match="each criterion"):
        submit_review(assignment=assignment, by=assignment.reviewer, scores={criteria[0]: 3})


def test_another_editions_criterion_is_refused(rubric):
    assignment, criteria = rubric
    scores = dict.fromkeys([*criteria, CriterionFactory()], 3)
    with pytest.raises(ReviewRefused):
        submit_review(assignment=assignment, by=assignment.reviewer, scores=scores)


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_score_outside_the_scale_is_refused(rubric, value):
    assignment, criteria = rubric
    with pytest.raises(ReviewRefused, match="1 to 5"):
        submit_review(assignment=assignment, by=assignment.reviewer, scores=dict.fromkeys(criteria, value))


def test_nobody_writes_somebody_elses_review(rubric):
    assignment, criteria = rubric
    with pytest.raises(ReviewRefused, match="somebody else"):
        submit_review(assignment=assignment, by=officer(), scores=dict.fromkeys(criteria, 3))


def test_a_withdrawn_application_is_not_reviewed(rubric):
    assignment, criteria = rubric
    APPLICATION.move(assignment.application, "withdraw")
    with pytest.raises(ReviewRefused, match="withdrawn"):
        submit_review(assignment=assignment, by=assignment.reviewer, scores=dict.fromkeys(criteria, 3))


def test_a_review_is_written_once_and_changed_only_after_it_is_reopened(rubric):
    assignment, criteria = rubric
    by = assignment.reviewer
    submit_review(assignment=assignment, by=by, scores=dict.fromkeys(criteria, 3))
    with pytest.raises(TransitionRefused):
        submit_review(assignment=assignment, by=by, scores=dict.fromkeys(criteria, 5))
    reopen(assignment=assignment, by=officer())
    review = submit_review(assignment=assignment, by=by, scores=dict.fromkeys(criteria, 5))
    assert Review.objects.get(assignment=assignment).score == 5
    assert set(review.scores.values_list("value", flat=True)) == {5}


@pytest.mark.django_db(transaction=True)
def test_of_two_tabs_sent_at_once_one_review_is_written():
    assignment = assigned()
    edition = assignment.application.call.edition
    criteria = [CriterionFactory(edition=edition) for _ in range(2)]
    acts = [
        lambda value=value: submit_review(
            assignment=type(assignment).objects.get(pk=assignment.pk),
            by=assignment.reviewer,
            scores=dict.fromkeys(criteria, value),
        )
        for value in (1, 5)
    ]
    results = at_once(acts)
    assert sum(isinstance(result, TransitionRefused) for result in results) == 1
    review = Review.objects.get(assignment=assignment)
    assert set(review.scores.values_list("value", flat=True)) == {int(review.score)}


@given(st.lists(st.tuples(st.integers(1, 100), st.one_of(st.none(), st.integers(1, 5))), max_size=12))
def test_a_mean_lies_between_the_lowest_and_the_highest_answer(lines):
    scores = {Criterion(pk=number, weight=weight): value for number, (weight, value) in enumerate(lines, 1)}
    answered = [value for value in scores.values() if value is not None]
    mean = weighted_mean(scores)
    if answered:
        assert min(answered) <= mean <= max(answered)
    else:
        assert mean is None
