"""Questions asked of assignments, decisions and offers."""

from datetime import timedelta

from django.conf import settings
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
    def opened(self) -> "DecisionQuerySet":
        """Those not released yet, an application has one at most."""
        return self.filter(status__in=["proposed", "approved"])

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

    def awaiting(self) -> "OfferQuerySet":
        """Pending ones that can still be accepted: their application was not withdrawn."""
        return self.pending().filter(application__status="offered")

    def unanswered_in_time(self) -> "OfferQuerySet":
        """Pending ones whose date has passed."""
        return self.pending().filter(respond_by__lt=timezone.now())

    def to_expire(self) -> "OfferQuerySet":
        """Unanswered in time, but for those whose request for more time is open; that keeps the place
        some days at most."""
        kept_from = timezone.now() - timedelta(days=settings.OFFER_REQUEST_DAYS)
        asks = self.model._meta.get_field("time_requests").related_model.objects.filter(
            offer=models.OuterRef("pk"), status="open"
        )
        return self.unanswered_in_time().filter(~models.Exists(asks) | models.Q(respond_by__lt=kept_from))

    def freed(self) -> "OfferQuerySet":
        """Those whose place is nobody's any more: declined, expired, withdrawn from, or cancelled."""
        place = self.model._meta.get_field("application").related_model
        cancelled = models.Exists(
            place.objects.filter(
                pk=models.OuterRef("application"),
                call__edition__participations__person=models.F("applicant"),
                call__edition__participations__status="cancelled",
            )
        )
        return self.filter(
            models.Q(status__in=["declined", "expired"])
            | models.Q(status__in=["pending", "accepted"], application__status="withdrawn")
            | (models.Q(status="accepted") & cancelled)
        )

    def to_replace(self) -> "OfferQuerySet":
        """Freed, of an edition that has not begun, and nothing done about it; the oldest first."""
        return (
            self.freed()
            .filter(
                replacement__isnull=True,
                application__call__edition__starts_on__gt=timezone.localdate(),
            )
            .order_by("respond_by", "pk")
        )

    def for_lists(self) -> "OfferQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related("application__call__edition__venue", "application__applicant", "decision")
