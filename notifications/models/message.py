"""The outbox: one row for each recipient of each fact that somebody is to be told."""

import uuid
from email.utils import make_msgid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import Lifecycle, Transition, guard

from ..kinds import kinds
from ..querysets import MessageQuerySet


class MessageState(models.TextChoices):
    DUE = "due", _("To be sent")
    HELD = "held", _("Held")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    DELIVERED = "delivered", pgettext_lazy("message", "Delivered")
    BOUNCED = "bounced", _("Returned by the mailbox")
    FAILED = "failed", _("Could not be sent")
    CANCELLED = "cancelled", pgettext_lazy("message", "Cancelled")


MESSAGE = Lifecycle(
    "notifications.Message",
    states=MessageState,
    field="state",
    transitions=[
        Transition("hold", ("due",), "held", by="staff"),
        Transition("release", ("held",), "due", by="staff"),
        Transition("claim", ("due",), "sending", by="the worker"),
        Transition("deliver", ("sending",), "sent", by="the worker"),
        Transition("put_back", ("sending",), "due", by="the worker, after a temporary failure or a crash"),
        Transition("fail", ("sending",), "failed", by="the worker"),
        Transition("retry", ("failed",), "due", by="staff"),
        Transition("cancel", ("due", "held"), "cancelled", by="the fact that replaces it, or staff"),
        Transition("arrive", ("sent",), "delivered", by="the mail provider"),
        Transition("bounce", ("sent", "delivered"), "bounced", by="the mail provider"),
    ],
)


def new_message_id() -> str:
    """A Message-ID of ours; it stays the same over all attempts, so that a double can be told."""
    return make_msgid(domain=settings.PORTAL_URL.partition("://")[2].partition(":")[0] or "localhost")


class Message(models.Model):
    """A message to one address, rendered when the fact happened and sent once."""

    State = MessageState

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(_("kind"))
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="messages",
        verbose_name=_("recipient"),
    )
    address = models.EmailField(_("address"))
    language = models.CharField(_("language"), max_length=5)
    subject = models.CharField(_("subject"), max_length=300)
    text_body = models.TextField(_("text"))
    html_body = models.TextField(_("HTML"))
    # What it was rendered from, so that staff can put it right before it leaves.
    subject_source = models.CharField(max_length=300, blank=True, editable=False)
    body_source = models.TextField(blank=True, editable=False)
    text_language = models.CharField(max_length=5, blank=True, editable=False)
    context = models.JSONField(default=dict, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=MessageState, default=MessageState.DUE)
    fact = models.CharField(_("fact"), max_length=200, help_text=_("What it tells, once to each address."))
    about = models.CharField(
        _("about"), max_length=100, blank=True, help_text=_("What it belongs to: “application:KEY”.")
    )
    reply_to = models.EmailField(_("answers go to"), blank=True)
    topic = models.CharField(
        _("topic"),
        max_length=200,
        blank=True,
        help_text=_("A newer message on the topic replaces an unsent one."),
    )
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    handed_over_at = models.DateTimeField(
        _("handed over at"), null=True, blank=True, help_text=_("Set just before the mail server gets it.")
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    may_be_double = models.BooleanField(
        _("may have arrived twice"),
        default=False,
        help_text=_("The line or the process died before the mail server’s answer, and it was sent again."),
    )
    provider_id = models.CharField(max_length=200, blank=True, editable=False)
    resent_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="resent_as",
        verbose_name=_("sent again from"),
    )
    message_id = models.CharField(max_length=200, unique=True, default=new_message_id, editable=False)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["fact", "address"], name="a_fact_is_told_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=MessageState.values), name="message_state_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=models.Q(state__in=["due", "sending"]), name="message_to_deliver"
            ),
            models.Index(fields=["topic"], condition=~models.Q(topic=""), name="message_topic"),
            models.Index(fields=["-created_at"], name="message_newest_first"),
            models.Index(fields=["about"], condition=~models.Q(about=""), name="message_about"),
            models.Index(
                fields=["provider_id"], condition=~models.Q(provider_id=""), name="message_at_provider"
            ),
        ]
        triggers = [guard(MESSAGE)]

    def __str__(self) -> str:
        return f"{self.subject} → {self.address}"

    @property
    def is_confidential(self) -> bool:
        """Whether its text opens an account or a form, and is shown to nobody but its reader."""
        return self.kind in kinds and kinds[self.kind].confidential

    @property
    def titled_kind(self) -> str:
        """Its kind in words."""
        return str(kinds[self.kind].title) if self.kind in kinds else self.kind
