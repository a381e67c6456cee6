"""Reviewing: the scores and the comment a reviewer gives."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application

from . import conflicts
from .locks import lock_application
from .models import ASSIGNMENT, Criterion, CriterionScore, Review, ReviewAssignment
from .models.review import HIGHEST_SCORE, LOWEST_SCORE
from .reading import versions_of
from .refusals import ReviewRefused
from .review_policy import is_blind, policy_of


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
    *,
    assignment: ReviewAssignment,
    by: User,
    scores: Mapping[Criterion, int | None],
    comment: str = "",
    comments: Mapping[Criterion, str] | None = None,
    attention: str = "",
) -> Review:
    """Write the review of the application's present revision. `scores` answers every criterion of
    the edition, None says “not applicable”; `comments` are on single criteria.

    Raises ReviewRefused for anybody but the reviewer, a withdrawn application, or scores that miss
    a criterion or are out of range; TransitionRefused when the review is no longer asked.
    """
    if assignment.reviewer_id != by.pk:
        raise ReviewRefused(_("This review was asked of somebody else."))
    application = lock_application(assignment.application)
    if application.status in (Application.Status.DRAFT, Application.Status.WITHDRAWN):
        raise ReviewRefused(_("The application was withdrawn."))
    if conflict := conflicts.between(application=application, person=by):
        raise ReviewRefused(conflict.for_reviewers(is_blind=is_blind(application)))
    _check(scores, application)
    ASSIGNMENT.move(assignment, "submit")
    review, _is_new = Review.objects.update_or_create(
        assignment=assignment,
        defaults={
            "application_revision": application.revision,
            "judged": versions_of(application),
            "comment": comment.strip(),
            "attention": attention.strip(),
            "score": weighted_mean(scores),
        },
    )
    said = comments or {}
    CriterionScore.objects.bulk_create(
        [
            CriterionScore(
                review=review, criterion=criterion, value=value, comment=said.get(criterion, "").strip()
            )
            for criterion, value in scores.items()
        ],
        update_conflicts=True,
        unique_fields=["review", "criterion"],
        update_fields=["value", "comment"],
    )
    return review


@transaction.atomic
def revise(*, assignment: ReviewAssignment, by: User) -> None:
    """Take the own review back to change it; until it is submitted again it does not count.

    Raises ReviewRefused, with the reason for people, once the review is closed for its reviewer
    (`why_closed`); TransitionRefused when it is not written.
    """
    if assignment.reviewer_id != by.pk:
        raise ReviewRefused(_("This review was asked of somebody else."))
    lock_application(assignment.application)
    if reason := why_closed(assignment):
        raise ReviewRefused(reason)
    ASSIGNMENT.move(assignment, "revise")


def why_closed(assignment: ReviewAssignment) -> str:
    """Why the reviewer may not change the written review any more; empty while they may. Who could
    read another's review does not change the own one: the scores would not be independent."""
    application = assignment.application
    is_decided = application.decisions.exclude(status="discarded").exists()
    if is_decided or application.status not in (Application.Status.SUBMITTED, Application.Status.RESERVE):
        return _("A decision on this application is on its way: the review stands as it is.")
    if assignment.due_on < timezone.localdate():
        return _("The day by which the review was due has passed: only the staff can reopen it.")
    others = application.assignments.filter(status="done").exclude(pk=assignment.pk)
    if policy_of(application.call.edition).shows_others and others.exists():
        return _("You can read the others’ reviews by now: only the staff can reopen yours.")
    return ""


def _check(scores: Mapping[Criterion, int | None], application: Application) -> None:
    asked = set(Criterion.objects.filter(edition=application.call.edition_id).values_list("pk", flat=True))
    if asked != {criterion.pk for criterion in scores}:
        raise ReviewRefused(_("Score each criterion, or say that it is not applicable."))
    if any(value is not None and not LOWEST_SCORE <= value <= HIGHEST_SCORE for value in scores.values()):
        raise ReviewRefused(_("A score is a number from 1 to 5."))
