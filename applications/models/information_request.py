"""A request for more information: named questions, open again until a date."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import Lifecycle, Transition, guard, recorded

from ..querysets import InformationRequestQuerySet
from .application import Application
from .form import Question


class InformationRequestStatus(models.TextChoices):
    OPEN = "open", _("Awaiting the answer")
    ANSWERED = "answered", _("Answered")
    EXPIRED = "expired", _("Expired without an answer")
    CANCELLED = "cancelled", pgettext_lazy("information request", "Cancelled")


INFORMATION_REQUEST = Lifecycle(
    "applications.InformationRequest",
    states=InformationRequestStatus,
    transitions=[
        Transition(
            "answer",
            ("open",),
            "answered",
            by="applicant, or the clock when something was saved by then",
            sends=("information-answered",),
        ),
        Transition("expire", ("open",), "expired", by="the clock"),
        Transition("cancel", ("open",), "cancelled", by="selection officer"),
    ],
)


@recorded
class InformationRequest(models.Model):
    """What the staff ask of an applicant after the submission. The rest of the form stays frozen."""

    Status = InformationRequestStatus

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="information_requests", verbose_name=_("application")
    )
    questions = models.ManyToManyField(Question, related_name="+", verbose_name=_("questions"))
    note = models.TextField(_("note to the applicant"), max_length=2000)
    due_at = models.DateTimeField(_("open until"))
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=InformationRequestStatus,
        default=InformationRequestStatus.OPEN,
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    reply = models.TextField(_("word from the applicant"), blank=True, max_length=2000)
    read_at = models.DateTimeField(_("answer read at"), null=True, blank=True)

    objects = InformationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("information request")
        verbose_name_plural = _("information requests")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(status="open"),
                name="one_open_information_request",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=InformationRequestStatus.values),
                name="information_request_status_known",
            ),
        ]
        indexes = [models.Index(fields=["status", "due_at"], name="information_request_due")]
        triggers = [guard(INFORMATION_REQUEST)]

    def __str__(self) -> str:
        return f"{self.application.reference} – {self.get_status_display()}"

    @property
    def is_open(self) -> bool:
        """Whether its questions may be answered now."""
        return self.status == InformationRequestStatus.OPEN and timezone.now() <= self.due_at
