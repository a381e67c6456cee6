"""What happened to a message besides being sent: by the staff, or as the mail provider tells it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import append_only

from .message import Message


class MessageEvent(models.Model):
    """One act or report, never changed afterwards."""

    class What(models.TextChoices):
        HELD = "held", _("Held")
        RELEASED = "released", pgettext_lazy("message", "Released")
        EDITED = "edited", _("Text changed")
        CANCELLED = "cancelled", pgettext_lazy("message", "Cancelled")
        RETRIED = "retried", _("Tried again")
        RESENT = "resent", _("Sent again")
        DELIVERED = "delivered", pgettext_lazy("message", "Delivered")
        BOUNCED = "bounced", _("Returned by the mailbox")
        DELAYED = "delayed", _("Delayed")
        COMPLAINED = "complained", _("Marked as unwanted by its reader")

    message = models.ForeignKey(Message, models.CASCADE, related_name="events")
    what = models.CharField(_("what"), max_length=20, choices=What)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    reason = models.TextField(_("reason"), blank=True)
    text_before = models.TextField(_("text before"), blank=True)
    provider_event = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("event of a message")
        verbose_name_plural = _("events of messages")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "provider_event"],
                condition=~models.Q(provider_event=""),
                name="a_report_is_kept_once",
            )
        ]
        triggers = append_only()

    def __str__(self) -> str:
        return self.get_what_display()
