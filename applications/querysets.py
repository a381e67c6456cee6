"""Questions asked of calls and applications."""

from django.db import models
from django.utils import timezone


class CallQuerySet(models.QuerySet):
    def open(self) -> "CallQuerySet":
        """Calls that take applications now, the first to close first."""
        now = timezone.now()
        return self.filter(edition__is_published=True, opens_at__lte=now, closes_at__gte=now).order_by(
            "closes_at"
        )


class ApplicationQuerySet(models.QuerySet):
    def of(self, person) -> "ApplicationQuerySet":
        return self.filter(applicant=person)

    def received(self) -> "ApplicationQuerySet":
        """Those that were ever submitted and not withdrawn."""
        return self.exclude(status__in=["draft", "withdrawn"])

    def for_lists(self) -> "ApplicationQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related("call__edition__venue", "track", "applicant")
