"""The call for applications of an edition."""

from datetime import datetime

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sessions_app.languages import LanguageLevel
from sessions_app.models import Edition
from sessions_app.models.publication import shown_to_everybody

from ..querysets import CallQuerySet


class Call(models.Model):
    """When applications to an edition are taken. Its form hangs on it."""

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="call", verbose_name=_("edition"))
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"), help_text=_("The last moment at which one may submit."))
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("Who should apply, and what to prepare. Markdown.")
    )

    requires_nomination = models.BooleanField(
        _("requires the nomination"),
        default=False,
        help_text=_("Without it, an application is complete even if the nominating person stays silent."),
    )
    form_revision = models.PositiveIntegerField(
        _("form revision"),
        default=1,
        editable=False,
        help_text=_("Counts up at each published change of the form."),
    )

    least_language_level = models.CharField(
        _("least level in the track’s language"),
        max_length=2,
        choices=LanguageLevel,
        default=LanguageLevel.B2,
        blank=True,
        help_text=_("The screening points to applications below it. Empty: any level."),
    )
    subsistence = models.DecimalField(
        _("subsistence in EUR"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Likely cost of board and lodging for the whole edition. Empty: not known yet."),
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for applications")
        verbose_name_plural = _("calls for applications")
        ordering = ["-closes_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="call_closes_after_it_opens",
                violation_error_message=_("The call closes before it opens."),
            )
        ]
        triggers = [shown_to_everybody()]  # its dates and words stand on the edition’s page

    def __str__(self) -> str:
        return str(self.edition)

    @property
    def is_open(self) -> bool:
        """Whether an application may be submitted now. The closing moment itself still counts."""
        return self.is_open_until(self.closes_at)

    def is_open_until(self, moment: datetime) -> bool:
        """Whether somebody whose last moment is `moment` may submit now."""
        return self.edition.is_published and self.opens_at <= timezone.now() <= moment

    def extended_until(self, person) -> datetime | None:
        """The person's own last moment, when an extension was granted."""
        return self.extensions.filter(person=person).values_list("until", flat=True).first()

    def is_open_for(self, person) -> bool:
        """Whether the person may begin and submit now: the call is open, or their extension runs."""
        if self.is_open:
            return True
        until = self.extended_until(person)
        return until is not None and self.is_open_until(until)
