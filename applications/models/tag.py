"""A word of the staff's own on an application."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle import recorded

from .application import Application


@recorded
class ApplicationTag(models.Model):
    """Free, for the staff alone; it decides nothing."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="tags", verbose_name=_("application")
    )
    name = models.CharField(_("tag"), max_length=40, db_index=True)
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("put by")
    )
    put_at = models.DateTimeField(_("put at"), auto_now_add=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "name"],
                name="tagged_once",
                violation_error_message=_("The application has this tag already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
