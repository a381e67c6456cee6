"""Screening: whether an application may be considered at all."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from lifecycle import recorded


@recorded
class Screening(models.Model):
    """An officer's finding on one application; a later finding replaces it, history keeps both."""

    class Reason(models.TextChoices):
        """Why an application is not eligible: coded, for the report."""

        INCOMPLETE = "incomplete", _("Incomplete")
        LANGUAGE_LEVEL = "language-level", _("Level in the track’s language too low")
        NOT_AVAILABLE = "not-available", _("Not available for the whole period")
        OUTSIDE_FIELD = "outside-field", _("No work in, for or on the social economy")
        DUPLICATE = "duplicate", _("The same person applied twice")
        OTHER = "other", _("Other")

    application = models.OneToOneField(
        Application, models.CASCADE, related_name="screening", verbose_name=_("application")
    )
    is_eligible = models.BooleanField(_("eligible"))
    reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True)
    note = models.TextField(_("note"), blank=True)
    screened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("screened by")
    )
    screened_at = models.DateTimeField(_("screened at"), auto_now=True)

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_eligible=True, reason="")
                | models.Q(is_eligible=False) & ~models.Q(reason=""),
                name="ineligibility_has_a_reason",
                violation_error_message=_("Say why the application is not eligible."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.application} – {_('eligible') if self.is_eligible else self.get_reason_display()}"
