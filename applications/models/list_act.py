"""What somebody did from the list of applications to many of them at once, exports included."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ListAct(models.Model):
    """One act on many applications: asked once, done one by one, each outcome kept. The key comes with
    the page that asks, so that a second click finds the first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.CharField(_("what"), max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    query = models.TextField(_("filters, columns and order"), blank=True)
    values = models.JSONField(_("what was filled in"), default=dict, blank=True)
    applications = models.JSONField(_("applications"), default=list, blank=True)
    tried = models.PositiveIntegerField(_("tried"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    failures = models.JSONField(
        _("not done"), default=list, blank=True, help_text=_("Pairs of reference and reason.")
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    worked_at = models.DateTimeField(_("last worked at"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)

    class Meta:
        verbose_name = _("act on the list of applications")
        verbose_name_plural = _("acts on the list of applications")
        ordering = ["-asked_at"]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=models.Q(finished_at=None), name="list_act_unfinished"
            )
        ]

    def __str__(self) -> str:
        return f"{self.act} – {self.by}"

    @property
    def title(self) -> str:
        """What was done, in words."""
        from ..listing.registry import act_title

        return act_title(self.act)
