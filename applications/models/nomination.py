"""A nomination: the word of somebody who sends the applicant."""

import secrets
import uuid
from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import Lifecycle, Transition, guard, recorded

from ..querysets import NominationQuerySet
from .application import Application
from .form import Question


class NominationStatus(models.TextChoices):
    REQUESTED = "requested", _("Requested")
    ENDORSED = "endorsed", _("Endorsed")
    DECLINED = "declined", pgettext_lazy("nomination", "Declined")
    REVOKED = "revoked", pgettext_lazy("nomination", "Revoked")


NOMINATION = Lifecycle(
    "applications.Nomination",
    states=NominationStatus,
    transitions=[
        Transition(
            "endorse", ("requested",), "endorsed", by="nominating person", sends=("nomination-answered",)
        ),
        Transition(
            "decline", ("requested",), "declined", by="nominating person", sends=("nomination-answered",)
        ),
        Transition(
            "retract", ("endorsed",), "declined", by="nominating person", sends=("nomination-answered",)
        ),
        Transition("revoke", ("requested",), "revoked", by="applicant or selection officer"),
    ],
)


def new_nonce() -> str:
    """What makes a link's signature valid for one request only."""
    return secrets.token_urlsafe(16)


def letter_name(nomination: "Nomination", original_name: str) -> str:
    """A random name: nothing the person typed reaches the file system."""
    return f"letters/{nomination.pk.hex[:2]}/{uuid.uuid4().hex}"


@recorded
class Nomination(models.Model):
    """That a person is asked to nominate the applicant, and what they answered. Their link is valid
    as long as the request lives, is not expired and keeps its `nonce`."""

    Status = NominationStatus

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(
        Application, models.CASCADE, related_name="nominations", verbose_name=_("application")
    )
    name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=250)
    email = models.EmailField(_("email address"))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    status = models.CharField(
        _("status"), max_length=20, choices=NominationStatus, default=NominationStatus.REQUESTED
    )
    nonce = models.CharField(max_length=40, default=new_nonce, editable=False)
    requested_at = models.DateTimeField(_("requested at"), default=timezone.now)
    expires_at = models.DateTimeField(_("link valid until"))
    reminded_at = models.DateTimeField(_("last reminded at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    statement = models.TextField(_("statement"), blank=True)
    decline_reason = models.CharField(_("reason for declining"), max_length=500, blank=True)
    rank = models.PositiveSmallIntegerField(
        _("rank"), null=True, blank=True, help_text=_("Among the people the same person nominates.")
    )
    letter = models.FileField(_("letter"), upload_to=letter_name, max_length=200, blank=True)
    letter_original_name = models.CharField(_("file name"), max_length=255, blank=True)
    letter_content_type = models.CharField(_("type"), max_length=100, blank=True)
    letter_size = models.PositiveIntegerField(_("size in bytes"), default=0)
    letter_sha256 = models.CharField(max_length=64, blank=True)

    objects = NominationQuerySet.as_manager()

    hidden_in_history = ("nonce", "letter_sha256")

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-requested_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(status__in=["requested", "endorsed"]),
                name="one_live_nomination_each_application",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=NominationStatus.values), name="nomination_status_known"
            ),
        ]
        indexes = [
            models.Index(Lower("email"), name="nomination_by_email"),
            models.Index(fields=["status", "expires_at"], name="nomination_by_expiry"),
        ]
        triggers = [guard(NOMINATION)]

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})"

    @cached_property
    def question(self) -> Question:
        """The form's question for the letter, whose audience is this letter's too. Where the form has
        none, it is read as the standard form's would be."""
        found = Question.objects.filter(section__call=self.application.call_id, key="letter")
        return found.first() or Question(key="letter", audience=Question.Audience.REVIEWERS_UNLESS_BLIND)

    @property
    def is_expired(self) -> bool:
        """Whether the time to use the link is over. Silence has no state of its own."""
        return timezone.now() > self.expires_at

    @property
    def is_awaited(self) -> bool:
        """Whether an answer may still come by the link."""
        return self.status == NominationStatus.REQUESTED and not self.is_expired
