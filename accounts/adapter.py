"""allauth's mails leave through the outbox, like every other message of the portal."""

import uuid

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.utils.translation import get_language

from notifications import outbox

from .messages import KIND_OF_TEMPLATE


class PortalAccountAdapter(DefaultAccountAdapter):
    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Post the message that stands for allauth's template. Raises KeyError for an unknown one."""
        user = context.get("user")
        recipient = user if user is not None and user.pk else None
        address = (
            context.get("activate_url")
            or context.get("password_reset_url")
            or context.get("signup_url")
            or ""
        )
        with transaction.atomic():
            outbox.post(
                kind=KIND_OF_TEMPLATE[template_prefix],
                address=email,
                recipient=recipient,
                language=recipient.language if recipient else get_language(),
                context={
                    "name": str(recipient) if recipient else email,
                    "link": address,
                    "code": context.get("code", ""),
                },
                fact=f"{template_prefix}:{uuid.uuid4()}",
            )
