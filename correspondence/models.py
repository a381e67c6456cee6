"""A message to many people at once: to whom, what, and who approved it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.models import Application
from lifecycle import Lifecycle, Transition, guard, recorded
from progress.models import Job
from sessions_app.countries import Region
from sessions_app.languages import WorkingLanguage
from sessions_app.models import Edition


class GroupMessageStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PROPOSED = "proposed", pgettext_lazy("message to many", "Waiting for approval")
    APPROVED = "approved", pgettext_lazy("message to many", "Approved and sent")
    DISCARDED = "discarded", pgettext_lazy("message to many", "Discarded")


GROUP_MESSAGE = Lifecycle(
    "correspondence.GroupMessage",
    states=GroupMessageStatus,
    transitions=[
        Transition("propose", ("draft",), "proposed", by="who wrote it"),
        Transition("send_back", ("proposed",), "draft", by="a second person, with a reason; or who wrote it"),
        Transition("approve", ("proposed",), "approved", by="a second person", sends=("group-message",)),
        Transition("discard", ("draft", "proposed"), "discarded", by="officers"),
    ],
)


@recorded
class GroupMessage(models.Model):
    """Written by one person and approved by another. Its recipients are those who match at that moment."""

    Status = GroupMessageStatus

    class Audience(models.TextChoices):
        APPLICANTS = "applicants", _("Applicants")
        PARTICIPANTS = "participants", _("Participants with a place")

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="group_messages", verbose_name=_("edition")
    )
    audience = models.CharField(_("to whom"), max_length=20, choices=Audience, default=Audience.APPLICANTS)
    # Empty means all.
    statuses = ArrayField(
        models.CharField(max_length=20, choices=Application.Status),
        verbose_name=_("status of the application"),
        default=list,
        blank=True,
    )
    tracks = ArrayField(
        models.CharField(max_length=5, choices=WorkingLanguage),
        verbose_name=_("language track"),
        default=list,
        blank=True,
    )
    regions = ArrayField(
        models.CharField(max_length=20, choices=Region), verbose_name=_("region"), default=list, blank=True
    )
    countries = ArrayField(
        models.CharField(max_length=2), verbose_name=_("country"), default=list, blank=True
    )
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    status = models.CharField(
        _("status"), max_length=20, choices=GroupMessageStatus, default=GroupMessageStatus.DRAFT
    )
    note = models.CharField(_("why it came back"), max_length=500, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written at"), auto_now=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    job = models.OneToOneField(
        Job, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("sending")
    )

    class Meta:
        verbose_name = _("message to many")
        verbose_name_plural = _("messages to many")
        ordering = ["-written_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=GroupMessageStatus.values), name="group_message_status_known"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None) | ~models.Q(approved_by=models.F("written_by")),
                name="group_message_approved_by_another",
            ),
        ]
        triggers = [guard(GROUP_MESSAGE)]

    def __str__(self) -> str:
        return self.subject or str(_("Message without a subject"))
