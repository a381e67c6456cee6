"""Questions asked of the outbox."""

from django.db import models
from django.utils import timezone


class MessageQuerySet(models.QuerySet):
    def due(self) -> "MessageQuerySet":
        """To be sent now, the longest waiting first."""
        return self.filter(state="due", due_at__lte=timezone.now()).order_by("due_at")

    def unsent(self) -> "MessageQuerySet":
        """Those that can still be cancelled."""
        return self.filter(state__in=["due", "held"])

    def failed(self) -> "MessageQuerySet":
        return self.filter(state="failed")
