"""The certificate: what it says is copied at issue, so that it stays true whatever changes later."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lifecycle import Lifecycle, Transition, guard, recorded
from sessions_app.languages import WorkingLanguage
from sessions_app.models import Participation

from ..codes import new_code
from ..querysets import CertificateQuerySet
from .institution_key import InstitutionKey
from .terms import Kind, Layout


class CertificateStatus(models.TextChoices):
    QUEUED = "queued", _("Being made")
    VALID = "valid", _("Valid")
    FAILED = "failed", _("Could not be made")
    SUPERSEDED = "superseded", _("Superseded")
    REVOKED = "revoked", _("Revoked")


CERTIFICATE = Lifecycle(
    "certificates.Certificate",
    states=CertificateStatus,
    transitions=[
        Transition(
            "complete",
            ("queued",),
            "valid",
            by="the worker",
            sends=("certificate-ready", "certificate-reissued"),
        ),
        Transition("fail", ("queued",), "failed", by="the worker"),
        Transition("retry", ("failed",), "queued", by="programme officer"),
        Transition("supersede", ("valid",), "superseded", by="programme officer"),
        Transition("revoke", ("valid",), "revoked", by="programme officer", sends=("certificate-revoked",)),
    ],
)


def storage_name(certificate: "Certificate", original_name: str) -> str:
    """A random name in the private storage."""
    return f"certificates/{certificate.pk.hex[:2]}/{certificate.pk.hex}.pdf"


class NextStatusIndex(models.Func):
    """The next place in the badges’ status list, from its sequence in the database."""

    template = "nextval('certificates_status_index')"
    output_field = models.BigIntegerField()
    arity = 0


@recorded
class Certificate(models.Model):
    """One version of a participant's certificate. `code` opens the public verification page."""

    Status = CertificateStatus

    Kind = Kind

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participation = models.ForeignKey(
        Participation, models.PROTECT, related_name="certificates", verbose_name=_("participation")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PARTICIPATION)
    status = models.CharField(
        _("status"), max_length=20, choices=CertificateStatus, default=CertificateStatus.QUEUED
    )
    number = models.CharField(_("number"), max_length=30)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    code = models.CharField(_("verification code"), max_length=16, unique=True, default=new_code)
    language = models.CharField(_("language"), max_length=5, choices=WorkingLanguage)
    printed_name = models.CharField(_("printed name"), max_length=250)
    edition_title = models.CharField(_("title of the edition"), max_length=250)
    place = models.CharField(_("place"), max_length=200)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    hours = models.DecimalField(_("hours attended"), max_digits=5, decimal_places=1)
    statement = models.CharField(_("statement"), max_length=300, blank=True)
    assessed = models.CharField(_("what was assessed"), max_length=300, blank=True)
    layout = models.CharField(_("layout"), max_length=20, choices=Layout, default=Layout.PANEL)
    signatories = models.JSONField(
        _("signatories"),
        default=list,
        blank=True,
        help_text=_("Name, position and the file of the signature of each."),
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("issued by")
    )
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)
    pdf = models.FileField(_("PDF"), upload_to=storage_name, blank=True, max_length=200)
    pdf_sha256 = models.CharField(_("fingerprint of the file (SHA-256)"), max_length=64, blank=True)
    signed_with = models.ForeignKey(
        InstitutionKey,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed with"),
    )
    status_index = models.BigIntegerField(
        _("place in the list of revoked badges"), unique=True, editable=False, db_default=NextStatusIndex()
    )
    badge = models.JSONField(_("badge"), null=True, blank=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, help_text=_("Why it was revoked, or failed."))

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "kind"],
                condition=models.Q(status__in=["queued", "valid", "failed"]),
                name="one_live_certificate_of_a_kind",
            ),
            models.UniqueConstraint(fields=["number", "version"], name="certificate_number_once"),
            models.CheckConstraint(
                condition=models.Q(status__in=CertificateStatus.values), name="certificate_status_known"
            ),
            models.CheckConstraint(
                # Without a name it is that of a person who was erased: the file went with the name.
                condition=~models.Q(status="valid") | ~models.Q(pdf="") | models.Q(printed_name=""),
                name="valid_certificate_has_its_pdf",
            ),
        ]
        indexes = [
            models.Index(fields=["pdf_sha256"], name="certificate_of_a_file"),
            models.Index(
                fields=["number"], opclasses=["varchar_pattern_ops"], name="certificate_numbers_of_a_year"
            ),
        ]
        triggers = [guard(CERTIFICATE)]

    def __str__(self) -> str:
        return f"{self.number} {self.printed_name}"

    def get_absolute_url(self) -> str:
        return reverse("verify-certificate", kwargs={"code": self.code})
