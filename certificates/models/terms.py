"""What an edition certifies: by which rules, how the page looks, and who signs it."""

import uuid
from pathlib import PurePath

from django.contrib.postgres.fields import ArrayField
from django.core.validators import FileExtensionValidator, MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.models import Edition


class Kind(models.TextChoices):
    PARTICIPATION = "participation", _("Certificate of participation")
    ACHIEVEMENT = "achievement", _("Certificate of achievement")


class Layout(models.TextChoices):
    PANEL = "panel", _("Coloured panel")
    FRAME = "frame", _("Framed, centred")


class CertificateTerms(models.Model):
    """The rules and the look of one kind of certificate of one edition. Without a row an edition gives
    certificates of participation by its required attendance, and none of achievement (terms.py)."""

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="certificate_terms", verbose_name=_("edition")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    is_given = models.BooleanField(_("given by this edition"), default=True)
    required_attendance = models.PositiveSmallIntegerField(
        _("attendance required, in %"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text=_("Empty: as the edition requires. Zero: the hours do not matter."),
    )
    requirements = ArrayField(
        models.CharField(max_length=40), verbose_name=_("also required"), default=list, blank=True
    )
    layout = models.CharField(_("layout"), max_length=20, choices=Layout, default=Layout.PANEL)
    statement = models.CharField(
        _("statement"),
        max_length=300,
        blank=True,
        help_text=_("What the person did, after the name. Empty: the usual words of the kind."),
    )
    assessed = models.CharField(
        _("what was assessed"),
        max_length=300,
        blank=True,
        help_text=_("For example “a plan for a social enterprise, presented to a panel”."),
    )

    class Meta:
        verbose_name = _("terms of a certificate")
        verbose_name_plural = _("terms of certificates")
        ordering = ["-edition__starts_on", "-kind"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="certificate_terms_once"),
            models.CheckConstraint(
                condition=models.Q(required_attendance__isnull=True) | models.Q(required_attendance__lte=100),
                name="certificate_attendance_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.edition}"


def signature_name(signatory: "Signatory", original_name: str) -> str:
    """A new name each time: what a certificate shows is never written over."""
    return f"signatures/{uuid.uuid4().hex}{PurePath(original_name).suffix.lower()}"


class Signatory(models.Model):
    """Who signs the certificates of an edition, as it is printed. Without any, the edition’s own
    signatory does."""

    MOST = 3

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="signatories", verbose_name=_("edition")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    name = models.CharField(_("name"), max_length=150)
    position = models.CharField(_("position"), max_length=200, blank=True)
    signature = models.FileField(
        _("image of the signature"),
        upload_to=signature_name,
        blank=True,
        max_length=200,
        validators=[FileExtensionValidator(["png", "jpg", "jpeg"])],
        help_text=_("PNG with a transparent background, or JPEG; 1 MB at most."),
    )

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ["edition", "order", "pk"]

    def __str__(self) -> str:
        return self.name
