"""The mail backend of a portal without a mail server: every mail is kept for the staff to read."""

import base64
from collections.abc import Sequence

from django.conf import settings
from django.core.checks import Warning as CheckWarning
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from .models import KeptMail

BACKEND = "notifications.mailroom.MailroomBackend"


class MailroomBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the mails; the same Message-ID is kept once."""
        KeptMail.objects.bulk_create([_kept(mail) for mail in email_messages], ignore_conflicts=True)
        return len(email_messages)


def _kept(mail: EmailMessage) -> KeptMail:
    html = next(
        (content for content, mimetype in getattr(mail, "alternatives", []) if mimetype == "text/html"), ""
    )
    return KeptMail(
        message_id=mail.message()["Message-ID"],
        address=", ".join(mail.recipients()),
        subject=mail.subject,
        text=mail.body,
        html=html,
        attachments=[_kept_file(*file) for file in mail.attachments],
    )


def _kept_file(name: str, content: bytes | str, content_type: str) -> dict[str, str]:
    raw = content.encode() if isinstance(content, str) else content
    return {"name": name, "type": content_type, "content": base64.b64encode(raw).decode()}


def check_mail_is_sent(app_configs, **_options: object) -> list[CheckWarning]:
    """A served portal that keeps its mail would show every confirmation link to the staff."""
    if settings.EMAIL_BACKEND != BACKEND:
        return []
    return [
        CheckWarning(
            "EMAIL_URL is not set: mail is kept and shown to staff instead of sent.", id="notifications.W001"
        )
    ]
