"""From a row of the outbox to the mail that is handed over: parts, headers, attachments."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from .kinds import kinds
from .models import Attachment, Message

log = logging.getLogger(__name__)

PATIENCE = 3  # attempts after which a message leaves without an attachment that can't be made

# By the preference that an optional kind names: gives the address at which the reader switches it off.
# The app that keeps the preferences fills it.
unsubscribe_addresses: dict[str, Callable[[Message], str]] = {}


class AttachmentNotMade(Exception):
    """A message waits for its attachment. The text names file and failure."""


def as_mail(message: Message, mail=None) -> EmailMultiAlternatives:
    """The mail as it is handed over: text and HTML, its attachments, our Message-ID. Raises
    AttachmentNotMade."""
    reply_to = message.reply_to or settings.REPLY_TO
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text_body,
        to=[message.address],
        connection=mail,
        reply_to=[reply_to] if reply_to else None,
        headers={
            "Message-ID": message.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": message.text_language or message.language,
            **unsubscribe_headers(message),
        },
    )
    letter.attach_alternative(message.html_body, "text/html")
    for attachment in message.attachments.all():
        _attach(letter, attachment, message)
    # What a provider's client reads: how its reports name the message; and no spying on the reader.
    letter.metadata = {"message": str(message.pk)}
    letter.track_opens = letter.track_clicks = False
    return letter


def unsubscribe_headers(message: Message) -> dict[str, str]:
    """For what is not owed to its reader: the one click (RFC 8058) by which mail programs end it."""
    kind = kinds.get(message.kind)
    if not kind or kind.optional not in unsubscribe_addresses or not message.recipient_id:
        return {}
    address = unsubscribe_addresses[kind.optional](message)
    return {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def _attach(letter: EmailMultiAlternatives, attachment: Attachment, message: Message) -> None:
    """Make the file. One that can't be made holds the message back a while, not for ever: what the
    message says matters more."""
    try:
        letter.attach(attachment.name, attachment.content(), attachment.content_type)
    except Exception as failure:  # whatever its maker raises
        if message.attempts < PATIENCE:
            raise AttachmentNotMade(f"{attachment.name}: {type(failure).__name__}") from failure
        log.exception("Message %s leaves without its attachment %s", message.pk, attachment.name)
