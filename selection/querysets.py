"""Questions asked of assignments, decisions and offers."""

from django.db import models
from django.utils import timezone


class ReviewAssignmentQuerySet(models.QuerySet):
    def of(self, reviewer) -> "ReviewAssignmentQuerySet":
        return self.filter(reviewer=reviewer)

    def to_do(self) -> "ReviewAssignmentQuerySet":
        return self.filter(status="assigned")

    def done(self) -> "ReviewAssignmentQuerySet":
        return self.filter(status="done")

    def overdue(self) -> "ReviewAssignmentQuerySet":
        return self.to_do().filter(due_on__lt=timezone.localdate())

    def flagged(self) -> "ReviewAssignmentQuerySet":
        """Those whose written review asks for the staff's attention."""
        return self.done().exclude(review__attention="")

    def for_lists(self) -> "ReviewAssignmentQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related(
            "application__call__edition__review_policy", "application__applicant", "reviewer"
        )


class DecisionQuerySet(models.QuerySet):
    def to_approve(self) -> "DecisionQuerySet":
        return self.filter(status="proposed")

    def to_release(self) -> "DecisionQuerySet":
        return self.filter(status="approved")

    def for_lists(self) -> "DecisionQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related(
            "application__call__edition__venue", "application__applicant", "proposed_by", "approved_by"
        )


class OfferQuerySet(models.QuerySet):
    def of(self, person) -> "OfferQuerySet":
        """The offers made to the person."""
        return self.filter(application__applicant=person)

    def pending(self) -> "OfferQuerySet":
        return self.filter(status="pending")

    def unanswered_in_time(self) -> "OfferQuerySet":
        """Pending ones whose date has passed."""
        return self.pending().filter(respond_by__lt=timezone.now())

    def for_lists(self) -> "OfferQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related("application__call__edition__venue", "application__applicant", "decision")
