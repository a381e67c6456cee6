"""Reviewing: the scores and the comment a reviewer gives."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application

from . import conflicts
from .locks import lock_application
from .models import ASSIGNMENT, Criterion, CriterionScore, Review, ReviewAssignment
from .models.review import HIGHEST_SCORE, LOWEST_SCORE
from .refusals import ReviewRefused


def weighted_mean(scores: Mapping[Criterion, int | None]) -> Decimal | None:
    """Mean by weight over the criteria answered, to two places; None when none is answered."""
    answered = {criterion: value for criterion, value in scores.items() if value is not None}
    if not answered:
        return None
    weight = sum(criterion.weight for criterion in answered)
    total = sum(criterion.weight * value for criterion, value in answered.items())
    return (Decimal(total) / weight).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@transaction.atomic
def submit_review(
    *, assignment: ReviewAssignment, by: User, scores: Mapping[Criterion, int | None], comment: str = ""
) -> Review:
    """Write the review of the application's present revision. `scores` answers every criterion of
    the edition; None says “not applicable”.

    Raises ReviewRefused for anybody but the reviewer, a withdrawn application, or scores that miss
    a criterion or are out of range; TransitionRefused when the review is no longer asked.
    """
    if assignment.reviewer_id != by.pk:
        raise ReviewRefused(_("This review was asked of somebody else."))
    application = lock_application(assignment.application)
    if application.status in (Application.Status.DRAFT, Application.Status.WITHDRAWN):
        raise ReviewRefused(_("The application was withdrawn."))
    if conflict := conflicts.between(application=application, person=by):
        raise ReviewRefused(str(conflict))
    _check(scores, application)
    ASSIGNMENT.move(assignment, "submit")
    review, _is_new = Review.objects.update_or_create(
        assignment=assignment,
        defaults={
            "application_revision": application.revision,
            "comment": comment.strip(),
            "score": weighted_mean(scores),
        },
    )
    CriterionScore.objects.bulk_create(
        [
            CriterionScore(review=review, criterion=criterion, value=value)
            for criterion, value in scores.items()
        ],
        update_conflicts=True,
        unique_fields=["review", "criterion"],
        update_fields=["value"],
    )
    return review


def _check(scores: Mapping[Criterion, int | None], application: Application) -> None:
    asked = set(Criterion.objects.filter(edition=application.call.edition_id).values_list("pk", flat=True))
    if asked != {criterion.pk for criterion in scores}:
        raise ReviewRefused(_("Score each criterion, or say that it is not applicable."))
    if any(value is not None and not LOWEST_SCORE <= value <= HIGHEST_SCORE for value in scores.values()):
        raise ReviewRefused(_("A score is a number from 1 to 5."))
