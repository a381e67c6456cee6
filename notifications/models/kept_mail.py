"""A mail kept instead of sent, on a portal without a mail server."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptMail(models.Model):
    """One mail in the mailroom. Handing over the same Message-ID again changes nothing."""

    message_id = models.CharField(max_length=250, unique=True)
    address = models.TextField(_("to"))
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    attachments = models.JSONField(
        _("attachments"), default=list, blank=True, help_text=_("Name, type, and the content in base 64.")
    )
    kept_at = models.DateTimeField(_("kept at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("kept mail")
        verbose_name_plural = _("kept mail")
        ordering = ["-kept_at", "-pk"]

    def __str__(self) -> str:
        return self.subject
