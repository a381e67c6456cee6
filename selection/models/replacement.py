"""What became of a freed place: who had it instead, and why that person."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle import recorded

from .decision import Decision, Offer


@recorded
class Replacement(models.Model):
    """The one answer to one freed place, written when it is given: an offer to somebody on the reserve
    list, or the place left open. That a place is filled once is the uniqueness of `freed`."""

    freed = models.OneToOneField(
        Offer, models.PROTECT, related_name="replacement", verbose_name=_("offer that freed the place")
    )
    decision = models.OneToOneField(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replacement",
        verbose_name=_("decision that fills it"),
    )
    grounds = models.JSONField(
        _("grounds"), default=dict, help_text=_("What the two share, and who was passed over and why.")
    )
    reason = models.TextField(
        _("reason"), blank=True, help_text=_("Why somebody else than proposed, or nobody, has the place.")
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
        help_text=_("Empty: sent by itself, as the edition’s plan says."),
    )
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)

    class Meta:
        verbose_name = _("replacement")
        verbose_name_plural = _("replacements")
        ordering = ["sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decision__isnull=False) | ~models.Q(reason=""),
                name="a_place_left_open_has_its_reason",
                violation_error_message=_("Say why the place stays open."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.freed} → {self.decision or '–'}"
