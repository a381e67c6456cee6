"""An extension: one person's own deadline."""

from django.conf import settings
from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import recorded

from .call import Call


@recorded
class Extension(models.Model):
    """That one person may submit later than the call says. It closes by itself."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="extensions", verbose_name=_("call"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="extensions", verbose_name=_("person")
    )
    until = models.DateTimeField(_("until"), help_text=_("The last moment at which this person may submit."))
    reason = models.CharField(
        _("reason"), max_length=300, help_text=_("For the staff. The person sees the new deadline only.")
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("granted by"),
    )
    granted_at = models.DateTimeField(_("granted at"), auto_now=True)

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["-granted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "person"],
                name="one_extension_each_person",
                violation_error_message=_("This person has an extension already: change that one."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} – {formats.date_format(timezone.localtime(self.until), 'DATETIME_FORMAT')}"
