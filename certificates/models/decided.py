"""What the staff decided of one participant towards a certificate."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle import recorded
from sessions_app.models import Participation

from .terms import Kind


@recorded
class AssignmentResult(models.Model):
    """Whether a participant passed the edition’s assignment."""

    participation = models.OneToOneField(
        Participation, models.CASCADE, related_name="assignment_result", verbose_name=_("participation")
    )
    is_passed = models.BooleanField(_("passed"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), auto_now=True)

    class Meta:
        verbose_name = _("result of the assignment")
        verbose_name_plural = _("results of the assignment")

    def __str__(self) -> str:
        return f"{self.participation}: {self.is_passed}"


@recorded
class Exemption(models.Model):
    """The staff’s word against the rule: a certificate granted or withheld, with the reason."""

    class Verdict(models.TextChoices):
        GRANT = "grant", _("Give it although the rule is not met")
        WITHHOLD = "withhold", _("Withhold it although the rule is met")

    participation = models.ForeignKey(
        Participation,
        models.CASCADE,
        related_name="certificate_exemptions",
        verbose_name=_("participation"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict)
    reason = models.CharField(_("reason"), max_length=500)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), auto_now=True)

    class Meta:
        verbose_name = _("exemption")
        verbose_name_plural = _("exemptions")
        constraints = [
            models.UniqueConstraint(fields=["participation", "kind"], name="exemption_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="exemption_has_its_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.participation}: {self.get_verdict_display()}"
