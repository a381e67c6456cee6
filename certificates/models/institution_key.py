"""The public halves of the keys that have signed: what they signed stays verifiable when they are replaced."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class InstitutionKey(models.Model):
    """A key that signed something here, written down at its first signature."""

    class Purpose(models.TextChoices):
        CERTIFICATE = "certificate", _("PDF of certificates")
        BADGE = "badge", _("Badges")

    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, unique=True)
    subject = models.CharField(_("holder"), max_length=300)
    public = models.TextField(_("public key"), help_text=_("X.509 certificate as PEM, or Multikey."))
    first_used_at = models.DateTimeField(_("first used at"), auto_now_add=True)

    class Meta:
        verbose_name = _("institution’s key")
        verbose_name_plural = _("institution’s keys")
        ordering = ["first_used_at", "pk"]

    def __str__(self) -> str:
        return self.subject
