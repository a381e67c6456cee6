"""Messages, when their time is over."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import amending
from privacy.purposes import MESSAGES
from privacy.retention import Rule

from .models import KeptMail, Message

MAILROOM = timedelta(days=30)


def forget_messages() -> int:
    """With their events and attachments. What is still to be sent waits, however old."""
    found = Message.objects.filter(created_at__lt=timezone.now() - timedelta(days=MESSAGES.days))
    found = found.exclude(state__in=["due", "held", "sending"])
    number = found.count()
    with amending():
        found.delete()
    return number


def empty_mailroom() -> int:
    gone, _each = KeptMail.objects.filter(kept_at__lt=timezone.now() - MAILROOM).delete()
    return gone


RULES = [
    Rule("messages-old", _("Messages written two years ago"), forget_messages),
    Rule("mailroom-old", _("Mail kept in the mailroom for thirty days"), empty_mailroom),
]
