"""The note of what somebody did from the list of applications to many of them at once, exports included."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from progress.models import Job


class ListAct(models.Model):
    """Who did what, with which filters, to how many. An export is noted whenever somebody takes its file;
    how an act went, application by application, stands with its `job`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.CharField(_("what"), max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    query = models.TextField(_("filters, columns and order"), blank=True)
    values = models.JSONField(_("what was filled in"), default=dict, blank=True)
    done = models.PositiveIntegerField(_("done"), default=0)
    not_done = models.PositiveIntegerField(_("not done"), default=0, db_default=0)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("long work")
    )

    class Meta:
        verbose_name = _("act on the list of applications")
        verbose_name_plural = _("acts on the list of applications")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.act} – {self.by}"

    @property
    def title(self) -> str:
        """What was done, in words."""
        from ..listing.registry import act_title

        return act_title(self.act)
