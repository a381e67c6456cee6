"""One issuing of an edition’s certificates, as the staff asked for it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Edition

from .terms import Kind


class IssuingRun(models.Model):
    """Asked for by a person, done by the worker (runs.py). It may be killed and begun again at any time:
    what each participant has already is left alone."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="issuing_runs", verbose_name=_("edition")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    touched_at = models.DateTimeField(_("last sign of life"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    refusals = models.JSONField(_("refusals"), default=list)

    class Meta:
        verbose_name = _("issuing run")
        verbose_name_plural = _("issuing runs")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "kind"],
                condition=models.Q(finished_at__isnull=True),
                name="one_open_issuing_run",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.edition}"
