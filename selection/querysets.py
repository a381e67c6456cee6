"""Questions asked of assignments, decisions and offers."""

from django.db import models
from django.utils import timezone


class ReviewAssignmentQuerySet(models.QuerySet):
    def of(self, reviewer) -> "ReviewAssignmentQuerySet":
        return self.filter(reviewer=reviewer)

    def to_do(self) -> "ReviewAssignmentQuerySet":
        return self.filter(status="assigned")

    def overdue(self) -> "ReviewAssignmentQuerySet":
        return self.to_do().filter(due_on__lt=timezone.localdate())


class DecisionQuerySet(models.QuerySet):
    def to_approve(self) -> "DecisionQuerySet":
        return self.filter(status="proposed")

    def to_release(self) -> "DecisionQuerySet":
        return self.filter(status="approved")


class OfferQuerySet(models.QuerySet):
    def pending(self) -> "OfferQuerySet":
        return self.filter(status="pending")

    def unanswered_in_time(self) -> "OfferQuerySet":
        """Pending ones whose date has passed."""
        return self.pending().filter(respond_by__lt=timezone.now())
